//! The known name that a misspelt one was most likely meant to be.

/// Number of insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal string
/// alignment), in characters; `None` when it exceeds `limit`.
pub(crate) fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let mut best = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|d| *d <= limit)
}

/// Names of a book that a misspelt one is held against. Among thousands a near one is chance, and looking at all of them
/// at every misspelling takes quadratic time.
pub(crate) const MOST_KNOWN: usize = 500;

/// The nearest of `known` to `name`; `None` when none is near enough to be more than a guess, that is within a third of
/// the name's length, and at least one step. Letter case does not count. Two names equally
/// near are none: to choose between them would be a guess.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 64;
    let fold = |s: &str| s.chars().flat_map(char::to_lowercase).take(LONGEST + 1).collect::<Vec<char>>();
    let name = fold(name);
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let limit = (name.len() / 3).max(1);
    let near = known.into_iter().filter_map(|k| {
        let folded = fold(k);
        // A one-letter name is one step from every other.
        let limit = limit.min(folded.len().saturating_sub(1));
        distance(&name, &folded, limit).map(|d| (d, k))
    });
    let near: Vec<(usize, &str)> = near.collect();
    let least = near.iter().map(|(d, _)| *d).min()?;
    let mut best = near.into_iter().filter(|(d, _)| *d == least).map(|(_, k)| k);
    let first = best.next()?;
    best.all(|k| k == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspellings_find_their_word_and_strangers_find_none() {
        let keys = ["id", "facility", "period", "category", "amount", "emissions"];
        assert_eq!(nearest("catgory", keys), Some("category"));
        assert_eq!(nearest("amuont", keys), Some("amount"));
        assert_eq!(nearest("Period", keys), Some("period"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("AR7", ["AR4", "AR5"]), None);
        assert_eq!(nearest("", keys), None);
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest("工厂一", ["工厂二", "仓库"]), Some("工厂二"));
    }
}
