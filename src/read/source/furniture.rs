//! Running heads and feet, page numbers, tables of contents.

use std::collections::BTreeMap;

use crate::read::Line;

/// Lines at the top and at the bottom of a page that may be its head and foot.
const EDGE: usize = 3;
/// Pages on which a head must stand.
const HEADS: usize = 3;
/// Entries that make a table of contents without a heading.
const ENTRIES: usize = 5;
/// Page numbers that must follow one another where the text has no pages.
const CHAIN: usize = 5;
/// Lines that a page has at least.
const PAGE_LINES: u32 = 12;

/// Marks what is no part of the report's own words.
pub(super) fn mark(lines: &mut [Line]) {
    let pages = pages(lines);
    if pages.len() >= HEADS {
        heads(lines, &pages);
    }
    numbers(lines, &pages);
    if pages.len() <= 1 {
        super::recurring::mark(lines);
    }
    contents(lines);
}

/// Indexes of the lines of each page on which something stands.
fn pages(lines: &[Line]) -> Vec<Vec<usize>> {
    let mut pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(page) = line.page
            && !line.text.trim().is_empty()
        {
            pages.entry(page).or_default().push(at);
        }
    }
    pages.into_values().collect()
}

fn edges(page: &[usize]) -> impl Iterator<Item = usize> + '_ {
    let foot = page.len().saturating_sub(EDGE).max(EDGE.min(page.len()));
    page.iter().take(EDGE).chain(&page[foot..]).copied()
}

/// Lines at the edges of pages that come again on others.
fn heads(lines: &mut [Line], pages: &[Vec<usize>]) {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in pages.iter().flat_map(|page| edges(page)) {
        if let Some(key) = key(&lines[at].text) {
            seen.entry(key).or_default().push(at);
        }
    }
    let enough = HEADS.max(pages.len() / 20);
    for at in seen.into_values().filter(|places| places.len() >= enough).flatten() {
        lines[at].is_furniture = true;
    }
}

/// A line without its spaces and without the page number at either end: other digits make another line, for a figure may
/// stand in it. `None` of one without words, and of one that may head a table.
pub(super) fn key(text: &str) -> Option<String> {
    let is_end = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '|' | '/' | '-' | '·' | '–' | '—');
    let years = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    let lower = text.to_lowercase();
    let heads_table =
        years.count() > 1 || ["单位", "指标", "unit", "合计", "total"].iter().any(|word| lower.contains(word));
    let key: String = text.trim_matches(is_end).chars().filter(|c| !c.is_whitespace()).collect();
    (key.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !heads_table).then_some(key)
}

/// The page number of a line on which nothing else stands, and whether words or signs say that it is one.
fn page_number(text: &str) -> Option<(u32, bool)> {
    let text = text.trim();
    if text.is_empty() || text.len() > 40 {
        return None;
    }
    let number = |text: &str| {
        let text = text.trim();
        let is_short = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_short.then(|| text.parse::<u32>().ok()).flatten()
    };
    if let Some(number) = number(text) {
        return Some((number, false));
    }
    let lower = text.to_lowercase();
    let words = lower.strip_prefix('第').and_then(|rest| rest.split_once('页'));
    if let Some((page, rest)) = words
        && (rest.trim().is_empty() || rest.contains('共'))
    {
        return number(page).map(|page| (page, true));
    }
    if let Some(rest) = lower.strip_prefix("page ") {
        let page = rest.split(['/', 'o']).next().unwrap_or(rest);
        return number(page).map(|page| (page, true));
    }
    let bare = text.trim_matches(|c| matches!(c, '-' | '–' | '—' | '·' | ' ' | '|'));
    if bare.len() < text.len()
        && text.starts_with(['-', '–', '—', '·', '|'])
        && text.ends_with(['-', '–', '—', '·', '|'])
    {
        return number(bare).map(|page| (page, true));
    }
    let (page, all) = text.split_once('/')?;
    let (page, all) = (number(page)?, number(all)?);
    (page <= all && all > 3).then_some((page, false))
}

/// Lines of page numbers: at the edge of a page, or in a row that counts on.
fn numbers(lines: &mut [Line], pages: &[Vec<usize>]) {
    let mut certain = Vec::new();
    let mut found: Vec<(usize, u32)> = Vec::new();
    if pages.len() > 1 {
        for (nth, page) in pages.iter().enumerate() {
            for at in edges(page) {
                match page_number(&lines[at].text) {
                    Some((_, true)) => certain.push(at),
                    // The number less the page is the same from page to page.
                    Some((number, false)) => found.push((at, (number + 100_000).wrapping_sub(nth as u32))),
                    None => {}
                }
            }
        }
        let mut by_shift: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, shift) in found {
            by_shift.entry(shift).or_default().push(at);
        }
        certain.extend(by_shift.into_values().filter(|places| places.len() >= HEADS.min(pages.len())).flatten());
    } else {
        let numbered = lines.iter().enumerate().filter_map(|(at, line)| Some((at, page_number(&line.text)?)));
        let (said, bare): (Vec<_>, Vec<_>) = numbered.partition(|(_, (_, certain))| *certain);
        certain.extend(said.into_iter().map(|(at, _)| at));
        let mut chain: Vec<(usize, u32)> = Vec::new();
        for (at, (number, _)) in bare {
            let follows = chain.last().is_none_or(|(last, before)| {
                (1..=3).contains(&number.saturating_sub(*before))
                    && lines[at].number - lines[*last].number >= PAGE_LINES
            });
            if follows {
                chain.push((at, number));
            } else if chain.len() < CHAIN {
                // A number amid the text does not end a row that is long enough to be sure of.
                chain = vec![(at, number)];
            }
        }
        if chain.len() >= CHAIN {
            certain.extend(chain.into_iter().map(|(at, _)| at));
        }
    }
    for at in certain {
        lines[at].is_furniture = true;
    }
}

/// How an entry of a table of contents ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leader {
    Dots,
    Tab,
    Spaces,
}

/// The page of an entry of a table of contents, and what leads to it.
fn entry(text: &str) -> Option<(u32, Leader)> {
    let text = text.trim_end();
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(rest.len()..)?;
    if !(1..=3).contains(&digits.len()) {
        return None;
    }
    let title = rest.trim_end();
    let gap = rest.get(title.len()..)?;
    let is_dot = |c: char| matches!(c, '.' | '…' | '·' | '．' | '⋯' | '_');
    let words = title.trim_end_matches(|c: char| is_dot(c) || c == ' ');
    let dots =
        title.get(words.len()..)?.chars().filter(|c| is_dot(*c)).map(|c| if c == '…' || c == '⋯' { 3 } else { 1 });
    let leader = match dots.sum::<usize>() {
        4.. => Leader::Dots,
        _ if gap.contains('\t') => Leader::Tab,
        _ if gap.len() >= 2 => Leader::Spaces,
        _ => return None,
    };
    let has_words = words.chars().any(char::is_alphabetic);
    // A table has cells in between, and units.
    let is_plain =
        leader == Leader::Dots || !words.trim().contains(['\t', '%', '(', '（']) || words.starts_with(['(', '（']);
    let page = digits.parse().ok()?;
    (has_words && is_plain).then_some((page, leader))
}

fn contents(lines: &mut [Line]) {
    let filled: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].text.trim().is_empty()).collect();
    let mut at = 0;
    let mut heading = None;
    while at < filled.len() {
        let text = &lines[filled[at]].text;
        if is_heading(text) {
            heading = Some(at);
        }
        let Some((first, leader)) = entry(text) else {
            at += 1;
            continue;
        };
        let start = at;
        let (mut last, mut rises) = (first, true);
        at += 1;
        while let Some((page, next)) = filled.get(at).and_then(|line| entry(&lines[*line].text)) {
            if next != leader && leader != Leader::Dots {
                break;
            }
            rises &= page >= last;
            last = page;
            at += 1;
        }
        let count = at - start;
        let headed = heading.is_some_and(|heading| start - heading <= 3);
        let is_contents = match leader {
            Leader::Dots => count >= 2 || headed,
            _ if headed => count >= 2 && rises,
            Leader::Tab => count >= ENTRIES && rises && last > first,
            Leader::Spaces => false,
        };
        if is_contents {
            // A table of contents may be interrupted by headings of its own.
            heading = Some(at);
            for line in &filled[start..at] {
                lines[*line].is_furniture = true;
            }
        }
    }
}

fn is_heading(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '#').collect();
    bare.len() < 40
        && (bare.starts_with("目录")
            || bare.to_lowercase().starts_with("contents")
            || bare.eq_ignore_ascii_case("tableofcontents"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn furniture(text: &str) -> Vec<String> {
        let lines = super::super::text::lines(text, super::super::Limits::default(), &mut Vec::new());
        let mut lines = lines.unwrap_or_default();
        mark(&mut lines);
        lines.into_iter().filter(|line| line.is_furniture).map(|line| line.text.trim().to_owned()).collect()
    }

    #[test]
    fn heads_and_page_numbers() {
        let pages: Vec<String> = (1..6)
            .map(|n| format!("某某公司社会责任报告\n第{n}条 事项\n用电 {n} kWh\n内容\n内容甲{n}\n乙\n{n}\n"))
            .collect();
        let found = furniture(&pages.join("\x0C"));
        assert_eq!(found.iter().filter(|line| line.contains("某某公司")).count(), 5);
        assert!(found.contains(&"3".to_owned()) && !found.iter().any(|line| line.contains("kWh")), "{found:?}");
        // Without pages, a row of numbers far apart counts on.
        let pages: Vec<String> = (1..8).map(|n| format!("{}{n} / 63\n", "内容\n".repeat(20))).collect();
        assert_eq!(furniture(&pages.concat()).len(), 7);
        assert_eq!(furniture("隐患数\n349\n224\n202\n100\n"), Vec::<String>::new());
    }

    #[test]
    fn tables_of_contents() {
        assert_eq!(furniture("目 录\n前 言\t3\n总经理声明\t4\n一、简介\t5\n正文 12 吨\n").len(), 3);
        assert_eq!(furniture("卷首语 ......... 4\n公司 ....... 5\n").len(), 2);
        assert_eq!(furniture("男\t10\n女\t20\n管理\t5\n其他\t9\n合计\t30\n"), Vec::<String>::new());
    }
}
