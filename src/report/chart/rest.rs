//! Thousands of parts: the largest are drawn, the others together as one.

/// Which places are drawn, in their order, and which stand together.
pub(super) struct Kept {
    pub kept: Vec<usize>,
    pub rest: Vec<usize>,
}

/// At most `most` parts, one of which may be the rest.
pub(super) fn keep_largest(sizes: &[f64], most: usize) -> Kept {
    if sizes.len() <= most {
        return Kept { kept: (0..sizes.len()).collect(), rest: Vec::new() };
    }
    let mut ranked: Vec<usize> = (0..sizes.len()).collect();
    ranked.sort_by(|a, b| sizes[*b].total_cmp(&sizes[*a]).then(a.cmp(b)));
    let mut rest = ranked.split_off(most.saturating_sub(1));
    ranked.sort_unstable();
    rest.sort_unstable();
    Kept { kept: ranked, rest }
}

/// How the rest is called, in every language.
pub(super) fn rest_name(parts: usize) -> String {
    format!("… (+{parts})")
}
