//! Targets that print no digit: 覆盖所有员工, 零事故, 减半; "all sites by 2028", "zero accidents", "net zero by 2050".
//!
//! What the words come to (100 %, 0, 50 %) is a figure of the claim; its comment says which words it was taken from. A sentence
//! must say that it is an aim: by a heading of targets, by a verb, or by 至少到; and it must not tell of a country or of others.

use std::collections::BTreeSet;

use super::item::Field;
use super::target::span;
use super::words::{AIM, YEARLY, says};
use crate::quantity::Quantity;
use crate::read::model::{Location, Pledge, Report};
use crate::read::quantity::sentence::texts;
use crate::read::{Proposal, ProposalKind};

/// The words and what they come to; the longer words first.
const AMOUNTS: &[(&str, &str)] = &[
    ("碳中和", "0 t CO2e"),
    ("净零", "0 t CO2e"),
    ("零碳", "0 t CO2e"),
    ("carbon neutral", "0 t CO2e"),
    ("climate neutral", "0 t CO2e"),
    ("net zero", "0 t CO2e"),
    ("net-zero", "0 t CO2e"),
    ("减半", "50 %"),
    ("halve", "50 %"),
    ("halving", "50 %"),
    ("by half", "50 %"),
    ("翻一番", "100 %"),
    ("re100", "100 %"),
    ("零事故", "0"),
    ("零伤亡", "0"),
    ("零死亡", "0"),
    ("零工亡", "0"),
    ("零召回", "0"),
    ("零泄漏", "0"),
    ("零泄露", "0"),
    ("零排放", "0"),
    ("零填埋", "0"),
    ("零违规", "0"),
    ("零投诉", "0"),
    ("零重大", "0"),
    ("zero accident", "0"),
    ("zero fatal", "0"),
    ("zero injur", "0"),
    ("zero incident", "0"),
    ("zero serious", "0"),
    ("zero major", "0"),
    ("zero lost", "0"),
    ("zero work", "0"),
    ("zero occupational", "0"),
    ("zero harm", "0"),
    ("zero waste", "0"),
    ("zero landfill", "0"),
    ("zero spill", "0"),
    ("zero leak", "0"),
    ("zero recall", "0"),
    ("zero deforestation", "0"),
    ("zero discharge", "0"),
    ("zero violation", "0"),
    ("zero breach", "0"),
    ("zero emissions", "0"),
    ("no fatal", "0"),
    ("no accident", "0"),
    ("全覆盖", "100 %"),
    ("所有", "100 %"),
    ("全部", "100 %"),
    ("全体", "100 %"),
    ("每一", "100 %"),
    ("all", "100 %"),
    ("every", "100 %"),
];
/// Of everything or everybody.
const EVERYTHING: &str = "100 %";
/// Words that need no verb.
const SAYS_ENOUGH: &[&str] = &["翻一番", "re100", "全覆盖"];
/// Verbs of a change that has no amount.
const CHANGES: &[&str] = &[
    "减少", "降低", "下降", "提升", "提高", "增加", "增长", "改善", "reduc", "lower", "improv", "increas", "decreas",
    "cut",
];
/// Words that contain one of them and mean something else.
const NOT_MEANT: &[&str] = &[
    "所有者",
    "所有权",
    "零容忍",
    "above all",
    "after all",
    "at all",
    "not all",
    "all-round",
    "zero tolerance",
    "zero-tolerance",
    "zero-emission",
    "zero emission vehicle",
    "non-zero",
    "零排放车",
    "zero emissions vehicle",
];
/// Who or what all of are to be reached.
const WHOM: &[&str] = &[
    "员工",
    "职工",
    "基地",
    "工厂",
    "厂区",
    "园区",
    "供应商",
    "产品",
    "运营",
    "场所",
    "车辆",
    "电力",
    "用电",
    "子公司",
    "分公司",
    "设施",
    "项目",
    "建筑",
    "材料",
    "包装",
    "部门",
    "门店",
    "生产",
    "业务",
    "岗位",
    "董事",
    "废弃物",
    "employee",
    "staff",
    "worker",
    "people",
    "site",
    "plant",
    "facilit",
    "operation",
    "supplier",
    "factor",
    "product",
    "electricity",
    "energy",
    "power",
    "waste",
    "vehicle",
    "building",
    "location",
    "packaging",
    "material",
    "mine",
    "office",
    "store",
    "compan",
    "subsidiar",
    "director",
    "manager",
    "contractor",
    "project",
];
/// Products and places by such a name are no aim for all emissions.
const NO_PLACE: &[&str] = &["零碳园区", "零碳工厂", "零碳产品", "product", "event", "building"];
/// Characters from the word to that.
const NEAR: usize = 24;
/// Who helps others to their aim has not set it.
const HELP: &[&str] =
    &["助力", "支持", "响应", "贡献", "赋能", "推动社会", "support", "help", "contribut", "transition to a"];
/// Of emissions, so that "energy neutral" and the like are left out of it.
const NEUTRAL: &str = "0 t CO2e";
/// Verbs of a promise.
const WILL: &[&str] =
    &["我们将", "公司将", "至少到", "we will", "will be", "will have", "aims to", "plans to", "pledge", "strive"];
/// What is to become of it: a quantity word needs one of these.
const VERBS: &[&str] = &[
    "实现", "覆盖", "保持", "达到", "提供", "执行", "完成", "确保", "享受", "接受", "通过", "开展", "采用", "使用",
    "reach", "achieve", "maintain", "keep", "cover", "ensure", "certif", "train", "be ", "become", "audit", "source",
    "complete", "assess", "provide", "use ", "run on", "join",
];
/// Who else has aims.
const OTHERS: &[&str] = &[
    "国家",
    "我国",
    "中国提出",
    "中国政府",
    "政府",
    "全国",
    "双碳",
    "全球平均",
    "各国",
    "行业协会",
    "全省",
    "市政府",
    "the government",
    "china's",
    "china has",
    "china will",
    "countries",
    "nation",
    "european union",
    "the eu ",
    "paris agreement",
    "the world",
    "worldwide goal",
    "our customer",
    "customers have",
    "customer has",
    "suppliers have",
];
/// What makes a sentence tell of something that was done.
const DONE: &[&str] = &[
    "已实现",
    "已完成",
    "已全部",
    "已经",
    "截至",
    "截止",
    "已覆盖",
    "was ",
    "were ",
    "has been",
    "have been",
    "had ",
    "achieved",
    "completed",
    "reached",
];
/// Letters of a sentence.
const LENGTH: std::ops::RangeInclusive<usize> = 8..=220;

/// The targets without a digit, in the order of the report.
pub(super) fn found(field: &Field<'_>, report: &Report) -> Vec<Proposal> {
    let lines: BTreeSet<u32> = crate::read::table::lines_of(field.grids);
    let mut all = Vec::new();
    texts(report, &lines, |chars, heading| {
        let Some(at) = chars.at.first().copied().filter(|_| LENGTH.contains(&chars.chars.len())) else { return };
        let last = chars.at.last().copied().unwrap_or(at);
        let quote = chars.text(0, chars.chars.len()).trim().to_owned();
        let heading: String = heading.iter().collect();
        if let Some(pledge) = pledge(&quote, &heading, at)
            && !prints_a_figure(field, at, last)
        {
            let kind = ProposalKind::Pledge(Box::new(pledge));
            all.push(Proposal { kind, figures: Vec::new(), confidence: 0.92, chance: 1.0, by_words: true });
        }
    });
    all.sort_by_key(|proposal| match &proposal.kind {
        ProposalKind::Pledge(pledge) => pledge.at,
        _ => Location { line: 0, start: 0, end: 0 },
    });
    all
}

/// Whether a figure was read between two places: then it is the target, or the sentence is about something else.
fn prints_a_figure(field: &Field<'_>, first: Location, last: Location) -> bool {
    let from = field.order.partition_point(|index| {
        let at = field.items[*index].figure.at;
        (at.line, at.start) < (first.line, first.start)
    });
    let until = |index: &usize| {
        let at = field.items[*index].figure.at;
        (at.line, at.start) <= (last.line, last.start)
    };
    field.order.get(from).is_some_and(until)
}

fn pledge(quote: &str, heading: &str, at: Location) -> Option<Pledge> {
    let (from, to) = span(quote, 0);
    let to = to?;
    if from.is_some_and(|from| from >= to) {
        return None;
    }
    let text = quote.to_lowercase();
    let aims = says(&heading.to_lowercase(), &["目标", "target", "goal", "commitment"]);
    let told = aims || says(quote, AIM) || says(&text, WILL);
    // A rate, an index: digits that are no year belong to something that was not read.
    let digits = without_years(&text);
    if !told || says(&text, OTHERS) || says(&text, DONE) || says(&text, NOT_MEANT) || digits {
        return None;
    }
    let (word, amount) = AMOUNTS.iter().find(|(word, _)| stands(&text, word))?;
    // All is the aim only where something is to reach all; less energy at all sites is another aim.
    if *amount == EVERYTHING
        && !SAYS_ENOUGH.contains(word)
        && (!says(&text, VERBS) || says(&text, CHANGES) || !names_whom(&text, word))
    {
        return None;
    }
    // 各项目标中零碳 is a name as often as an aim: neutral is what somebody becomes.
    if *amount == NEUTRAL && (says(&text, HELP) || says(&text, NO_PLACE)) {
        return None;
    }
    let published = Quantity::parse(amount).ok()?;
    let yearly = says(&text, YEARLY);
    Some(Pledge { at, quote: quote.to_owned(), word: (*word).to_owned(), published, from, to: Some(to), yearly })
}

/// Whether the word is followed by whom or what it is all of.
fn names_whom(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let near: String = text[at + word.len()..].chars().take(NEAR).collect();
        // 所有 needs fewer characters than "all of our".
        let near: String = if near.is_ascii() { near } else { near.chars().take(NEAR / 2).collect() };
        says(&near, WHOM)
    })
}

/// Whether digits stand in a text that are no years: 目标 8, 3TG, ISO 14001 name things and are left aside.
fn without_years(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = (at..chars.len()).find(|at| !chars[*at].is_ascii_digit()).unwrap_or(chars.len());
        let after = chars[end..].iter().find(|c| **c != ' ');
        if matches!(after, Some('%' | '％' | '个' | '家' | '次' | '人' | '倍')) {
            return true;
        }
        at = end;
    }
    false
}

/// Whether a word stands in a text; a Latin one with no letters beside it.
fn stands(text: &str, word: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let inside = word.starts_with(|c: char| c.is_ascii_alphabetic());
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        // `halved`, `fatalities`: an ending may follow what is long.
        !inside || !latin(before) && (word.len() > 5 || !latin(after))
    })
}
