//! A mean over all and the means of its groups: it lies between them, and where the sizes of the groups are printed it is their
//! weighted mean.
//!
//! Only groups that make up all there are say something of the mean of all: women and men, or levels from the top to the bottom.

use std::collections::{HashMap, HashSet};

use super::found::Found;
use super::item::Field;
use super::words::{MEAN, affinity, is_of_women, says};

/// The mean of all.
const OVERALL: &[&str] = &[
    "全体",
    "全员",
    "总体",
    "整体",
    "所有员工",
    "员工人均",
    "员工平均",
    "overall",
    "all employees",
    "All employees",
    "per employee",
];
/// Levels from the top to the bottom.
const LEVELS: [&[&str]; 3] = [
    &["高级", "高层", "高管", "senior", "Senior", "executive", "Executive", "top management", "Top management"],
    &["中级", "中层", "middle", "Middle"],
    &[
        "基层",
        "普通员工",
        "一线",
        "其他员工",
        "junior",
        "Junior",
        "front-line",
        "Front-line",
        "frontline",
        "Frontline",
        "other employees",
        "Other employees",
        "non-management",
        "Non-management",
        "general staff",
        "General staff",
    ],
];
/// Rows from the mean of all to those of its groups.
const ROWS: usize = 10;
/// How many there are of a group.
const SIZE: &[&str] = &["人数", "员工数", "员工总数", "number of", "Number of", "headcount", "Headcount"];
/// Not all of a group.
const PARTLY: &[&str] =
    &["受训", "培训", "离职", "流失", "新增", "新进", "招聘", "train", "left", "turnover", "hire", "new"];

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    // Means that are told by their shares already.
    let told: HashSet<usize> = out.iter().filter_map(mean_of).collect();
    for (grid, table) in field.grids.iter().enumerate() {
        for column in 0..table.columns.len() {
            let cells = field.column(grid, column);
            let means = cells.iter().copied().filter(|index| {
                let item = &field.items[*index];
                item.is_amount() && says(&item.figure.meaning.label, MEAN)
            });
            let means: HashSet<usize> = means.collect();
            let mut overall: Vec<usize> = means.iter().copied().filter(|index| is_overall(field, *index)).collect();
            // The order of a hash set is none.
            overall.sort_unstable_by_key(|index| field.place[*index]);
            let sizes = if overall.is_empty() { HashMap::new() } else { sizes(field, cells) };
            for mean in overall {
                of_groups(field, &sizes, &means, mean, told.contains(&mean), out);
            }
        }
    }
}

fn label<'a>(field: &'a Field<'_>, index: usize) -> &'a str {
    &field.items[index].figure.meaning.label
}

fn level(label: &str) -> Option<usize> {
    LEVELS.iter().position(|words| says(label, words))
}

fn is_overall(field: &Field<'_>, index: usize) -> bool {
    let label = label(field, index);
    says(label, OVERALL) && level(label).is_none() && is_of_women(label).is_none()
}

fn of_groups(
    field: &Field<'_>,
    sizes: &Sizes,
    means: &HashSet<usize>,
    mean: usize,
    is_told: bool,
    out: &mut Vec<Found>,
) {
    let Some((grid, row, column)) = field.items[mean].cell else { return };
    let near = |other: &usize| {
        *other != mean
            && means.contains(other)
            && field.items[*other].kind == field.items[mean].kind
            && field.items[*other].figure.quantity.unit() == field.items[mean].figure.quantity.unit()
            && affinity(label(field, *other), label(field, mean)) >= 0.4
    };
    let rows = row.saturating_sub(ROWS)..=row + ROWS;
    let near: Vec<usize> = rows.filter_map(|row| field.cell(grid, row, column)).filter(near).collect();
    // Another mean of all is one of another thing or another place, and so may these groups be.
    if near.iter().any(|other| is_overall(field, *other)) {
        return;
    }
    let of_level = |wanted: usize| {
        let of =
            |index: &usize| is_of_women(label(field, *index)).is_none() && level(label(field, *index)) == Some(wanted);
        let mut all = near.iter().copied().filter(of);
        (all.next(), all.next())
    };
    // Two means of one level would be those of two things.
    if let [(Some(top), None), (middle, None), (Some(bottom), None)] = [of_level(0), of_level(1), of_level(2)] {
        let groups: Vec<usize> = [Some(top), middle, Some(bottom)].into_iter().flatten().collect();
        out.push(weighted(field, sizes, &groups, mean).unwrap_or_else(|| within(&groups, mean)));
    }
    let of_sex = |women: bool| {
        let of =
            |index: &usize| is_of_women(label(field, *index)) == Some(women) && level(label(field, *index)).is_none();
        let mut all = near.iter().copied().filter(of);
        (all.next(), all.next())
    };
    if let [(Some(women), None), (Some(men), None)] = [of_sex(true), of_sex(false)]
        && !is_told
    {
        out.push(within(&[women, men], mean));
    }
}

/// The figure of a mean that was found.
fn mean_of(found: &Found) -> Option<usize> {
    let crate::read::ProposalKind::Claim { what, .. } = &found.kind else { return None };
    found.figures.last().copied().filter(|_| what == "mean")
}

/// The mean is not below the least of the groups and not above the greatest.
fn within(groups: &[usize], mean: usize) -> Found {
    let names = super::found::names(groups.len(), ", ");
    let equals = format!("max(min({names}), min(max({names}), x{}))", groups.len());
    let figures = groups.iter().copied().chain([mean, mean]).collect();
    Found::claim("between", equals, figures).by_words(0.92)
}

/// How many people there are of each level, and whether a column says so only once.
type Sizes = HashMap<Option<usize>, (usize, bool)>;

fn sizes(field: &Field<'_>, cells: &[usize]) -> Sizes {
    let mut sizes = Sizes::new();
    for index in cells.iter().copied() {
        let (words, item) = (label(field, index), &field.items[index]);
        if item.is_amount()
            && item.value.is_integer()
            && says(words, SIZE)
            && !says(words, PARTLY)
            && is_of_women(words).is_none()
        {
            sizes.entry(level(words)).and_modify(|(_, once)| *once = false).or_insert((index, true));
        }
    }
    sizes
}

/// With the number of people of each group.
fn weighted(field: &Field<'_>, sizes: &Sizes, groups: &[usize], mean: usize) -> Option<Found> {
    let mut figures = Vec::new();
    for group in groups {
        let (size, _) = sizes.get(&level(label(field, *group))).filter(|(_, once)| *once)?;
        figures.extend([*size, *group]);
    }
    let equals = format!("wmean({})", super::found::names(figures.len(), ", "));
    figures.push(mean);
    Some(Found::claim("levels", equals, figures).by_words(0.92))
}
