//! Numbers of a sheet as it shows them: `0.57` in the format `0%` is `57%`, `18930.7` in `#,##0.00` is `18,930.70`.
//!
//! The codes are those of ECMA-376 part 1, 18.8.31: up to four sections, for positive, negative and zero numbers and for
//! text. What is not understood (fractions, exponents, conditions) is left to the caller, who prints the number in full.

/// A piece of a section.
#[derive(Debug, PartialEq)]
enum Token {
    /// Printed as it stands.
    Text(String),
    /// The place of the digits.
    Digits,
}

/// A section of a code, taken apart.
#[derive(Debug)]
struct Section {
    tokens: Vec<Token>,
    /// Digits before the point that are printed even where they are zero.
    least: usize,
    /// Digits behind the point that are printed even where they are zero, and at most.
    decimals: (usize, usize),
    groups: bool,
    /// Powers of ten that the number is multiplied by: 2 for each `%`, -3 for each comma at the end.
    shift: i32,
}

/// Most digits behind the point.
const MOST_DECIMALS: usize = 30;
/// Longest code that is read.
const LONGEST: usize = 255;

/// The number as the code shows it; `None` where the code says nothing of digits, or is not understood.
pub(super) fn shown(number: f64, code: &str) -> Option<String> {
    if !number.is_finite() || code.len() > LONGEST || code.eq_ignore_ascii_case("general") || code.contains("通用") {
        return None;
    }
    let sections = sections(code);
    let (at, signed) = match (sections.len(), number) {
        (1, _) => (0, true),
        (2.., number) if number < 0.0 => (1, false),
        (3.., 0.0) => (2, false),
        _ => (0, false),
    };
    let source = sections.get(at)?;
    // A section without anything in it hides the number.
    if source.is_empty() {
        return Some(String::new());
    }
    let section = section(source)?;
    let digits = if section.tokens.contains(&Token::Digits) { rounded(number.abs(), &section) } else { String::new() };
    let is_zero = !digits.contains(|c: char| c.is_ascii_digit() && c != '0');
    let mut text = String::new();
    if signed && number < 0.0 && !is_zero {
        text.push('-');
    }
    for token in &section.tokens {
        match token {
            Token::Text(words) => text.push_str(words),
            Token::Digits => text.push_str(&digits),
        }
    }
    Some(text.trim().to_owned())
}

/// The sections of a code, parted by `;` outside quotes.
fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        if c == ';' && !quoted && !escaped {
            sections.push(String::new());
            continue;
        }
        quoted ^= c == '"' && !escaped;
        escaped = !escaped && !quoted && matches!(c, '\\' | '_' | '*');
        if let Some(section) = sections.last_mut() {
            section.push(c);
        }
    }
    sections
}

fn section(source: &str) -> Option<Section> {
    let mut section = Section { tokens: Vec::new(), least: 0, decimals: (0, 0), groups: false, shift: 0 };
    let mut words = String::new();
    let (mut begun, mut ended, mut point, mut commas) = (false, false, false, 0);
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        match c {
            '0' | '#' | '?' => {
                // Digits in two places are a fraction, a date or a code.
                if ended {
                    return None;
                }
                if !begun {
                    section.tokens.push(Token::Text(std::mem::take(&mut words)));
                    section.tokens.push(Token::Digits);
                    begun = true;
                }
                // A comma between digits groups them, one behind the last scales.
                section.groups |= commas > 0 && !point;
                commas = 0;
                if point {
                    section.decimals.1 += 1;
                    if c == '0' {
                        section.decimals.0 = section.decimals.1;
                    }
                } else {
                    section.least += usize::from(c == '0');
                }
            }
            '.' if !point && !ended => {
                if !begun {
                    section.tokens.push(Token::Text(std::mem::take(&mut words)));
                    section.tokens.push(Token::Digits);
                    begun = true;
                }
                section.shift -= 3 * std::mem::take(&mut commas);
                point = true;
            }
            ',' if begun && !ended => commas += 1,
            '%' => {
                section.shift += 2;
                words.push('%');
                ended = begun;
            }
            '"' => {
                words.extend(chars.by_ref().take_while(|c| *c != '"'));
                ended = begun;
            }
            '\\' => {
                words.extend(chars.next());
                ended = begun;
            }
            // Room as wide as a character, and a character that fills the cell.
            '_' | '*' => {
                let _ = chars.next();
                words.push(' ');
                ended = begun;
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                match inner.strip_prefix('$') {
                    Some(currency) => words.push_str(currency.split('-').next().unwrap_or("")),
                    // A condition chooses the section; colours and scripts say nothing of digits.
                    None if inner.starts_with(['<', '>', '=']) => return None,
                    None => {}
                }
                ended = begun;
            }
            '/' | '@' | 'E' | 'e' => return None,
            c => {
                words.push(c);
                ended = begun;
            }
        }
        if begun && !words.is_empty() && ended {
            section.tokens.push(Token::Text(std::mem::take(&mut words)));
        }
    }
    section.shift -= 3 * commas;
    section.tokens.push(Token::Text(words));
    (section.decimals.1 <= MOST_DECIMALS).then_some(section)
}

/// The digits of a number that is not negative: 15 significant ones, as spreadsheets have them, rounded half up.
fn rounded(number: f64, section: &Section) -> String {
    let exact = format!("{number:.14e}");
    let (mantissa, exponent) = exact.split_once('e').unwrap_or((&exact, "0"));
    let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
    // Digits before the point.
    let mut whole = exponent.parse::<i32>().unwrap_or(0) + 1 + section.shift;
    let kept = whole.saturating_add(section.decimals.1 as i32);
    if kept < 0 {
        digits.clear();
    } else if (kept as usize) < digits.len() {
        let up = digits[kept as usize] >= 5;
        digits.truncate(kept as usize);
        if up {
            let nines = digits.iter().rev().take_while(|digit| **digit == 9).count();
            let stop = digits.len() - nines;
            digits[stop..].fill(0);
            match stop.checked_sub(1) {
                Some(at) => digits[at] += 1,
                None => {
                    digits.insert(0, 1);
                    whole += 1;
                }
            }
        }
    }
    let digit = |at: i32| usize::try_from(at).ok().and_then(|at| digits.get(at)).map_or('0', |d| char::from(b'0' + d));
    let mut before: String = (0..whole.max(0)).map(digit).collect();
    before = before.trim_start_matches('0').to_owned();
    while before.len() < section.least {
        before.insert(0, '0');
    }
    if section.groups {
        let length = before.len();
        let grouped = before.chars().enumerate().flat_map(|(at, c)| {
            let comma = at > 0 && (length - at).is_multiple_of(3);
            comma.then_some(',').into_iter().chain([c])
        });
        before = grouped.collect();
    }
    let mut behind: String = (0..section.decimals.1 as i32).map(|nth| digit(whole + nth)).collect();
    while behind.len() > section.decimals.0 && behind.ends_with('0') {
        behind.pop();
    }
    // A spreadsheet shows `.5`, which readers of numbers do not all take for one.
    if before.is_empty() && !behind.is_empty() {
        before.push('0');
    }
    if behind.is_empty() { before } else { format!("{before}.{behind}") }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn numbers_are_as_the_sheet_shows_them() {
        for (number, code, text) in [
            (0.57, "0%", "57%"),
            (0.5678, "0.00%", "56.78%"),
            (-0.125, "0.0%", "-12.5%"),
            (1.005, "0.00", "1.01"),
            (18_930.7, "#,##0.00", "18,930.70"),
            (219_614.43, "#,##0", "219,614"),
            (999.95, "#,##0.0", "1,000.0"),
            (0.0004, "0.00", "0.00"),
            (-0.0004, "0.00", "0.00"),
            (0.96, "0", "1"),
            (1_234_567.0, "#,##0,", "1,235"),
            (12.5, "0.0\"吨\"", "12.5吨"),
            (12.5, "#,##0.0\\ \"tCO2e\"", "12.5 tCO2e"),
            (1234.5, "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", "1,234.50"),
            (-1234.5, "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", "(1,234.50)"),
            (-1234.5, "#,##0.0_ ;[Red]\\-#,##0.0\\ ", "-1,234.5"),
            (1234.0, "[$¥-804]#,##0", "¥1,234"),
            (0.5, "#.##", "0.5"),
            (3.0, "0.0##", "3.0"),
            (42.0, "000", "042"),
            (5.0, ";;;", ""),
            (123_456_789_012.0, "0", "123456789012"),
        ] {
            assert_eq!(shown(number, code).as_deref(), Some(text), "{number} {code}");
        }
        let accounting = "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)";
        assert_eq!(shown(0.0, accounting).as_deref(), Some("-"));
    }

    #[test]
    fn codes_that_say_nothing_of_digits_are_left() {
        for code in ["General", "G/通用格式", "# ?/?", "0.00E+00", "[>=100]0;0.0", "@"] {
            assert_eq!(shown(1234.5, code), None, "{code}");
        }
        for code in ["\"", "[", "\\", "0.0.0", "%%%%%%%%", ",,,,", "0,,,,,,,,,,,,,,", "_", ";", "0\"", "[$"] {
            let _ = (shown(1e300, code), shown(-1e-300, code), shown(0.0, code));
        }
    }
}
