//! Where words stand in a sentence, found once for all its figures.

use crate::read::fold::stands_at;
use std::collections::HashMap;

/// Words by their first character.
pub(super) type Words = HashMap<char, Vec<&'static str>>;

/// Words ready to be looked for.
pub(super) fn words(all: &[&'static str]) -> Words {
    let mut words = Words::new();
    for word in all {
        if let Some(first) = word.chars().next() {
            words.entry(first.to_ascii_lowercase()).or_default().push(word);
        }
    }
    words
}

/// Where some words stand, by their first character; the end is that of the shortest that stands there.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(Vec<(usize, usize)>);

impl Places {
    pub fn new(chars: &[char], words: &Words) -> Places {
        let at = |at: usize| {
            let words = words.get(&chars[at].to_ascii_lowercase())?;
            let end = words.iter().filter_map(|word| stands_at(chars, at, word)).min()?;
            Some((at, end))
        };
        Places((0..chars.len()).filter_map(at).collect())
    }

    /// Whether one of them stands wholly between two characters.
    pub fn any(&self, from: usize, to: usize) -> bool {
        let first = self.0.partition_point(|(start, _)| *start < from);
        self.0[first..].iter().take_while(|(start, _)| *start < to).any(|(_, end)| *end <= to)
    }
}
