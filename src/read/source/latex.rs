//! Signs and units that Markdown writes as formulas: `$\leq 1\%$` is ≤1%.

/// Characters between the signs of a formula; what is longer are two sums of money.
const LONGEST: usize = 80;

/// Commands and what they print, the longer ones first.
const COMMANDS: [(&str, &str); 16] = [
    ("\\leqslant", "≤"),
    ("\\geqslant", "≥"),
    ("\\approx", "≈"),
    ("\\times", "×"),
    ("\\cdot", "·"),
    ("\\leq", "≤"),
    ("\\geq", "≥"),
    ("\\sim", "~"),
    ("\\le", "≤"),
    ("\\ge", "≥"),
    ("\\pm", "±"),
    ("\\lt", "<"),
    ("\\gt", ">"),
    ("\\%", "%"),
    ("\\,", ""),
    ("\\ ", " "),
];

/// Writes the formulas of a line as they are printed, where every command in them is known.
pub(super) fn plain(text: &mut String) {
    if !text.contains('$') || !text.contains('\\') {
        return;
    }
    let mut written = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(open) = rest.find('$') {
        let (before, inner) = (&rest[..open], &rest[open + 1..]);
        let end = inner.char_indices().take(LONGEST).find(|(_, c)| *c == '$').map(|(at, _)| at);
        match end.and_then(|end| Some((printed(&inner[..end])?, end))) {
            Some((printed, end)) => {
                written.push_str(before);
                written.push_str(&printed);
                rest = &inner[end + 1..];
            }
            None => {
                written.push_str(before);
                written.push('$');
                rest = inner;
            }
        }
    }
    written.push_str(rest);
    *text = written;
}

/// A formula as printed; nothing where it has no command, one that is not known, or braces.
fn printed(formula: &str) -> Option<String> {
    if !formula.contains('\\') || formula.contains(['{', '}']) {
        return None;
    }
    let mut printed = String::new();
    let mut rest = formula.trim();
    while let Some(at) = rest.find('\\') {
        printed.push_str(&rest[..at]);
        let tail = &rest[at..];
        let (command, sign) = COMMANDS.iter().find(|(command, _)| {
            let next = tail.strip_prefix(command).map(|next| next.chars().next());
            next.is_some_and(|next| !command.ends_with(char::is_alphabetic) || !next.is_some_and(char::is_alphabetic))
        })?;
        printed.push_str(sign);
        rest = &tail[command.len()..];
        // `\leq 1`: the space ends the command and is not printed.
        if command.ends_with(char::is_alphabetic) {
            rest = rest.trim_start();
        }
    }
    printed.push_str(rest);
    Some(printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_what_they_print() {
        for (written, wanted) in [
            ("报废率 $\\leq 1\\%$", "报废率 ≤1%"),
            ("合格率$\\geq$ 98 $\\%$，", "合格率≥ 98 %，"),
            ("$\\ge 3 \\times 5$", "≥3 ×5"),
            // Sums of money, unknown commands and braces stay as they are.
            ("US$5 and US$6 \\ 7", "US$5 and US$6 \\ 7"),
            ("$\\frac{1}{2}$", "$\\frac{1}{2}$"),
            ("$\\left 3$", "$\\left 3$"),
            ("cost $5, at $\\leq 3$", "cost $5, at ≤3"),
        ] {
            let mut text = written.to_owned();
            plain(&mut text);
            assert_eq!(text, wanted);
        }
    }
}
