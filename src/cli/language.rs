//! The language is known before the command line is parsed, so that its help is translated too.

use crate::finding::Lang;

/// `--lang` where it is given and valid, else LC_ALL, LC_MESSAGES and LANG in this order, else English.
pub(super) fn language(arguments: &[String], variable: impl Fn(&str) -> Option<String>) -> Lang {
    let mut stated = None;
    let mut rest = arguments.iter().skip(1).take_while(|argument| *argument != "--");
    while let Some(argument) = rest.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => rest.next().cloned(),
            Some(joined) => joined.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        stated = value.or(stated);
    }
    let environment = || {
        let first =
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| variable(name).filter(|v| !v.is_empty()));
        first.and_then(|locale| Lang::parse(&locale))
    };
    stated.as_deref().and_then(Lang::parse).or_else(environment).unwrap_or(Lang::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(arguments: &[&str], lang: &str) -> Lang {
        let arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
        language(&arguments, |name| (name == "LANG").then(|| lang.to_owned()))
    }

    #[test]
    fn the_flag_wins_over_the_environment() {
        assert_eq!(chosen(&["crossfoot", "--lang", "en", "check"], "zh_CN.UTF-8"), Lang::En);
        assert_eq!(chosen(&["crossfoot", "check", "--lang=zh"], "C"), Lang::Zh);
    }

    #[test]
    fn the_environment_names_a_locale() {
        assert_eq!(chosen(&["crossfoot"], "zh_CN.UTF-8"), Lang::Zh);
        assert_eq!(chosen(&["crossfoot"], "C.UTF-8"), Lang::En);
        assert_eq!(chosen(&["crossfoot"], ""), Lang::En);
    }
}
