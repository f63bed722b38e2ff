//! Pages: the report as it is, with the script that follows the book; and what is wrong, above the last report there was.

use sha2::{Digest, Sha256};

use crate::finding::{Lang, ServeWord, tame};

/// A page with the state of the book that it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// The page.
    pub html: String,
    /// Another for every other page, the same for the same.
    pub state: String,
}

/// What there is to show.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'a> {
    /// A report.
    Report(&'a str),
    /// What is wrong, as a terminal shows it, and the last report, where there was one.
    Wrong { text: &'a str, last: Option<&'a str> },
}

impl Shown {
    pub(super) fn of(content: Content<'_>, lang: Lang) -> Shown {
        let page = match content {
            Content::Report(report) => around(report, ""),
            Content::Wrong { text, last: Some(last) } => around(last, &errors(text, ServeWord::OldReport, lang)),
            Content::Wrong { text, last: None } => alone(text, lang),
        };
        let state: String = Sha256::digest(page.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let ended = escaped(ServeWord::Ended.text(lang));
        let script = format!("<script src=\"/live.js\" data-state=\"{state}\" data-ended=\"{ended}\"></script>\n");
        let at = page.rfind("</body>").unwrap_or(page.len());
        let (before, after) = page.split_at(at);
        Shown { html: format!("{before}{script}{after}"), state }
    }
}

/// A page with `more` at the beginning of its body.
fn around(page: &str, more: &str) -> String {
    let style = "<link rel=\"stylesheet\" href=\"/live.css\">";
    let body = page.find("<body").and_then(|at| Some(at + page.get(at..)?.find('>')? + 1));
    let (before, after) = page.split_at(body.unwrap_or(0));
    format!("{before}\n{style}{more}{after}")
}

/// A page of what is wrong.
fn alone(text: &str, lang: Lang) -> String {
    let tag = match lang {
        Lang::En => "en",
        Lang::Zh => "zh-Hans",
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n\
         <link rel=\"stylesheet\" href=\"/live.css\">\n</head>\n<body class=\"live-page\">\n<main>{}</main>\n</body>\n</html>\n",
        escaped(ServeWord::NoReport.text(lang)),
        errors(text, ServeWord::NoReport, lang)
    )
}

fn errors(text: &str, title: ServeWord, lang: Lang) -> String {
    let word = |word: ServeWord| escaped(word.text(lang));
    // Beside the last report, a mark stays in sight wherever one reads.
    let (level, mark) = match title {
        ServeWord::OldReport => ("2", format!("<p class=\"live-mark\">{}</p>", word(ServeWord::NotOfNow))),
        _ => ("1", String::new()),
    };
    format!(
        "\n<section class=\"live-errors\" role=\"alert\">\n<h{level}>{}</h{level}>\n<p>{}</p>\n\
         <pre tabindex=\"0\" dir=\"ltr\">{}</pre>\n</section>{mark}\n",
        word(title),
        word(ServeWord::MendIt),
        escaped(text.trim_end())
    )
}

/// A text fit for an element or for an attribute in quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in tame(text.chars()).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_end_and_errors_at_the_beginning() {
        let report = "<!DOCTYPE html><title>&lt;body></title><body class=\"a\"><h1>Mill</h1></body></html>";
        let good = Shown::of(Content::Report(report), Lang::En);
        assert!(good.html.contains("<body class=\"a\">\n<link"), "{}", good.html);
        assert!(good.html.contains("<h1>Mill</h1><script src=\"/live.js\" data-state=\""), "{}", good.html);
        assert_eq!(good, Shown::of(Content::Report(report), Lang::En));
        let text = "error: <script>alert(1)</script> & \"'\u{202e}";
        for last in [Some(report), None] {
            let wrong = Shown::of(Content::Wrong { text, last }, Lang::Zh);
            assert_ne!(wrong.state, good.state);
            assert!(!wrong.html.contains("<script>") && !wrong.html.contains('\u{202e}'), "{}", wrong.html);
            assert!(wrong.html.contains("error: &lt;script&gt;alert(1)"), "{}", wrong.html);
            assert_eq!(wrong.html.contains("live-mark"), last.is_some());
        }
        // Whatever a report looks like, it is shown.
        assert!(Shown::of(Content::Report("no markup"), Lang::En).html.ends_with("</script>\n"));
    }
}
