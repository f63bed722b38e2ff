//! Text as characters, each with the place it was read from.

use super::model::Location;

/// Characters of one line or several, full-width digits, letters and signs made plain, runs of spaces as one.
#[derive(Debug, Clone, Default)]
pub(super) struct Chars {
    /// The characters.
    pub chars: Vec<char>,
    /// Where each was printed.
    pub at: Vec<Location>,
}

impl Chars {
    /// Appends a text that begins at byte `start` of a line.
    pub fn push_str(&mut self, line: u32, start: usize, text: &str) {
        for (at, c) in text.char_indices() {
            let place = Location { line, start: (start + at) as u32, end: (start + at + c.len_utf8()) as u32 };
            self.push(c, place);
        }
    }

    /// Appends a character; spaces at the beginning, doubled spaces and characters of no width are left out.
    pub fn push(&mut self, c: char, place: Location) {
        let raw = c;
        let c = fold(c);
        match raw {
            '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' => return,
            _ if c == ' ' && self.chars.last().is_none_or(|last| *last == ' ') => return,
            // `kWh/m ³`, `CO ₂`: the layout tore the mark off.
            '²' | '³' | '₀'..='₉' => {
                if let [.., before, ' '] = self.chars.as_slice()
                    && before.is_alphabetic()
                {
                    self.chars.pop();
                    self.at.pop();
                }
            }
            _ => {}
        }
        self.chars.push(c);
        self.at.push(place);
    }

    /// The text of some of the characters.
    pub fn text(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to).map(|chars| chars.iter().collect()).unwrap_or_default()
    }
}

/// Full-width forms of what numbers and units are written with; the punctuation of sentences stays.
fn fold(c: char) -> char {
    match c {
        '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '％'
        | '．'
        | '＋'
        | '－'
        | '／'
        | '～'
        | '＜'
        | '＞'
        | '＝'
        | '＊'
        | '＄'
        | '＃'
        | '［'
        | '］' => char::from((c as u32 - 0xff01) as u8 + b'!'),
        '₀'..='₉' => char::from((c as u32 - '₀' as u32) as u8 + b'0'),
        '〜' => '~',
        '￥' => '¥',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Chinese characters, and nothing else.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether `word` stands at `at`, without regard to the case of Latin letters; a Latin word must begin and end there.
pub(super) fn stands_at(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let mut end = at;
    for c in word.chars() {
        let found = *chars.get(end)?;
        if found != c && !(found.is_ascii() && found.eq_ignore_ascii_case(&c)) {
            return None;
        }
        end += 1;
    }
    let latin = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let begins = !(latin(chars.get(at)) && at > 0 && latin(chars.get(at - 1)));
    let ends = !(end > at && latin(chars.get(end - 1)) && latin(chars.get(end)));
    (begins && ends).then_some(end)
}

/// Where `word` begins if it ends right before `end`.
pub(super) fn ends_at(chars: &[char], end: usize, word: &str) -> Option<usize> {
    // Most words end otherwise: their letters need not be counted.
    let (last, found) = (word.chars().next_back()?, *chars.get(end.checked_sub(1)?)?);
    if !found.eq_ignore_ascii_case(&last) {
        return None;
    }
    let start = end.checked_sub(word.chars().count())?;
    (stands_at(chars, start, word) == Some(end)).then_some(start)
}
