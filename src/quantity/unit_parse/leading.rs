//! How far a unit reaches in running text.

use super::{Folded, Resolved, resolve_power};
use crate::quantity::Unit;

/// Longer texts are no units.
const REACH: usize = 48;

impl Unit {
    /// How many bytes at the beginning of a text are a unit, the longest there is: 15 of `万千瓦时电量`.
    ///
    /// A Latin word is taken whole or not at all; a spelling that stands for several units is none here.
    ///
    /// ```
    /// use crossfoot::quantity::Unit;
    /// assert_eq!(Unit::leading("kWh/m³, about"), Some("kWh/m³".len()));
    /// assert_eq!(Unit::leading("toes"), None);
    /// ```
    pub fn leading(text: &str) -> Option<usize> {
        let end = text.char_indices().nth(REACH).map_or(text.len(), |(at, _)| at);
        let folded = Folded::new(&text[..end]);
        let rest = folded.text.as_str();
        let (mut at, mut found, mut divided) = (0, None, false);
        while let Some(length) = group(&rest[at..], found.is_some()).or_else(|| leading_atom(&rest[at..])) {
            at += length;
            found = Some(at);
            let after = rest.len() - rest[at..].trim_start_matches(' ').len();
            match rest[after..].chars().next() {
                Some('/') => divided = true,
                Some('·') if !divided => {}
                _ => break,
            }
            at = after + if rest[after..].starts_with('/') { 1 } else { '·'.len_utf8() };
            at = rest.len() - rest[at..].trim_start_matches(' ').len();
        }
        let found = found?;
        Some(match folded.origin.get(found) {
            // A folded character may have become several: the end is that of the character it came from.
            Some(origin) if found < rest.len() => *origin,
            _ => {
                if found == rest.len() {
                    end
                } else {
                    found
                }
            }
        })
    }
}

/// A product in parentheses, as in `kW/(m3/min)`.
fn group(rest: &str, is_inside: bool) -> Option<usize> {
    let close = (is_inside && rest.starts_with('(')).then(|| rest.find(')')).flatten()?;
    Unit::known(&rest[..=close]).is_some().then_some(close + 1)
}

/// The longest atom at the beginning.
fn leading_atom(rest: &str) -> Option<usize> {
    let belongs =
        |c: char| c.is_alphanumeric() || matches!(c, '°' | '%' | '‰' | '$' | '€' | '£' | '¥' | '^' | '-' | ' ');
    let reach = rest.char_indices().take(24).find(|(_, c)| !belongs(*c)).map(|(at, _)| at);
    let reach = reach.unwrap_or_else(|| rest.char_indices().nth(24).map_or(rest.len(), |(at, _)| at));
    let ends = (rest[..reach].char_indices().map(|(at, _)| at).skip(1)).chain(std::iter::once(reach));
    let ends: Vec<usize> = ends.filter(|end| *end > 0 && is_end(rest, *end)).collect();
    for end in ends.into_iter().rev() {
        let chunk = &rest[..end];
        let resolved = match chunk.contains('^') {
            true => resolve_power(None, &chunk.replace('^', ""), None),
            false => resolve_power(None, chunk, None),
        };
        match resolved.0 {
            Resolved::One(_) | Resolved::Two(..) => return Some(end),
            Resolved::Ambiguous(_) => return None,
            Resolved::Unknown => {}
        }
    }
    None
}

/// Whether a spelling may end there: not inside a Latin word, and not on a space.
fn is_end(rest: &str, end: usize) -> bool {
    let last = rest[..end].chars().next_back();
    let next = rest[end..].chars().next();
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == 'µ' || c == '^');
    !(matches!(last, Some(' ' | '-' | '^')) || latin(last) && latin(next))
}
