//! The shapes of numbers: runs of digits, groups, decimals, chains.

/// Where the digits from `at` end.
pub(super) fn digits_end(chars: &[char], at: usize) -> usize {
    at + chars[at..].iter().take_while(|c| c.is_ascii_digit()).count()
}

/// The value of a short run of digits.
pub(super) fn small(chars: &[char], start: usize, end: usize) -> Option<u32> {
    (end > start && end - start <= 6)
        .then(|| chars[start..end].iter().try_fold(0, |value, c| Some(value * 10 + c.to_digit(10)?)))
        .flatten()
}

/// Where a printed number that starts with a digit at `at` ends: groups of three and decimals are its own.
pub(super) fn number_end(chars: &[char], at: usize) -> usize {
    let first = digits_end(chars, at);
    let mut end = grouped_end(chars, at, first);
    if matches!(chars.get(end), Some('.')) && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        end = digits_end(chars, end + 1);
    }
    end
}

fn grouped_end(chars: &[char], at: usize, first: usize) -> usize {
    if first - at > 3 || chars[at] == '0' {
        return first;
    }
    let mut end = first;
    let mut kind = None;
    while let Some(sign) = chars.get(end).filter(|c| matches!(c, ',' | '，' | ' ' | '_')) {
        let group = digits_end(chars, end + 1);
        if group != end + 4 || kind.is_some_and(|kind| kind != *sign) {
            // `12,34`, `349 224 33`: a list, and no number with groups.
            return if kind == Some(' ') && group > end + 1 { first } else { end };
        }
        kind = Some(*sign);
        end = group;
    }
    // Figures in a row (`349 224 202`) look like groups; so many groups without a unit or a point are not.
    let is_row = kind == Some(' ') && end - first > 8 && chars.get(end).is_none_or(|c| *c == ' ');
    // A Chinese comma parts numbers more often than it groups them.
    let is_list = kind == Some('，') && end - first == 4 && first - at == 3;
    if is_row || is_list { first } else { end }
}

/// The end of `2024-01-24`, `14064-1:2018`, `1.2.3`, `400-820-8888`: digits joined by one of the signs, and how many runs.
pub(super) fn chain_end(chars: &[char], at: usize, signs: &[char]) -> (usize, usize) {
    let mut end = digits_end(chars, at);
    let mut runs = 1;
    while chars.get(end).is_some_and(|c| signs.contains(c)) && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        end = digits_end(chars, end + 1);
        runs += 1;
    }
    (end, runs)
}

/// Steps over at most one space.
pub(super) fn skip_space(chars: &[char], at: usize) -> usize {
    at + usize::from(chars.get(at) == Some(&' '))
}

/// Steps back over at most one space.
pub(super) fn back_space(chars: &[char], at: usize) -> usize {
    at - usize::from(at > 0 && chars[at - 1] == ' ')
}

/// Whether it may be a calendar year of a report.
pub(super) fn is_year(chars: &[char], start: usize, end: usize) -> bool {
    end - start == 4 && small(chars, start, end).is_some_and(|year| (1945..=2100).contains(&year))
}
