//! Targets held against rules: a row a rule, and what there is to say.

use super::Aimed;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::finding::{AboutJudgement, JudgementWord as Word, Lang, one_line};
use crate::report::page::{Block, Cell, Rows};
use crate::report::table::Align;
use crate::report::{Look, number};
use crate::target::judge::{Aligned, CannotTell, Outcome, Test, TestKind};
use crate::target::{Held, Judgement, Stand, StatedPromise, Target, TargetFigure, WrongTest};

/// Places of cuts and margins for people.
const PLACES: u32 = 4;

/// The word of a test.
pub(in crate::report) const fn test_word(kind: TestKind) -> Word {
    match kind {
        TestKind::Rate => Word::Rate,
        TestKind::Submission => Word::Submission,
        TestKind::Coverage => Word::Coverage,
        TestKind::BaseYear => Word::BaseYear,
        TestKind::TimeFrame => Word::TimeFrame,
        TestKind::Scope2 => Word::Scope2,
    }
}

/// The word of what became of a test.
pub(in crate::report) const fn outcome_word(outcome: &Outcome) -> Word {
    match outcome {
        Outcome::Met => Word::Met,
        Outcome::MetByRounding => Word::MetByRounding,
        Outcome::NotMet => Word::NotMet,
        Outcome::CannotTell(CannotTell::NotStated) => Word::NotStated,
        Outcome::CannotTell(CannotTell::NoRule) => Word::NoRule,
    }
}

/// The word of all tests together.
pub(in crate::report) const fn aligned_word(aligned: Aligned) -> Word {
    match aligned {
        Aligned::Yes => Word::Yes,
        Aligned::No => Word::No,
        Aligned::CannotTell => Word::CannotTell,
    }
}

const fn stand_word(stand: Stand) -> Word {
    match stand {
        Stand::Decides => Word::Decides,
        Stand::DayNotStated => Word::DayNotStated,
        Stand::OtherDays => Word::OtherDays,
        Stand::OtherScopes => Word::OtherScopes,
        Stand::ScopesNotStated => Word::ScopesNotStated,
        Stand::Unconfirmed => Word::Unconfirmed,
    }
}

impl Aimed<'_> {
    /// A number of a node to the places of cuts, without zeros at its end.
    fn plain(&self, node: NodeId) -> String {
        let value = exact::value(self.view(), node).value().cloned();
        value.map(|value| number::up_to(&value, 0, PLACES)).unwrap_or_default()
    }
}

/// What became of a test; of a rate that is not met, whether rounding of the print could meet it.
pub(in crate::report) fn test_outcome(held: &Held, test: &Test) -> Word {
    match test.kind {
        TestKind::Rate if held.could_round => Word::CouldRound,
        _ => outcome_word(&test.outcome),
    }
}

/// A rule in the reader's language, with its ambition.
pub(in crate::report) fn name_of(held: &Held, lang: Lang) -> String {
    format!("{} · {}", held.pack.title.text(lang), held.ambition)
}

/// The rules that all shown targets are held against, and what there is to say of each.
pub(super) fn blocks(aimed: &Aimed<'_>, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let mut rows = Vec::new();
    let mut says = Vec::new();
    for (target, figure) in aimed.shown() {
        if let Some(judgement) = &figure.judged.judgement {
            rows.extend(rows_of(aimed, target, judgement, lang));
        }
        says.extend(sentences(aimed, target, figure).iter().map(|said| one_line(&said.text(lang))));
    }
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(Block::Heading(Word::Title.text(lang).to_owned()));
        let header = [
            Word::OfTarget,
            Word::Rule,
            Word::Minimum,
            Word::Cut,
            Word::Margin,
            Word::Rate,
            Word::Aligned,
            Word::OpenTests,
        ];
        let (left, right) = (Align::Left, Align::Right);
        blocks.push(Block::Rows(Rows {
            header: header.map(|word| word.text(lang).to_owned()).into(),
            columns: vec![left, left, right, right, right, left, left, left],
            rows,
            total: false,
        }));
    }
    if !says.is_empty() {
        blocks.push(Block::List(says));
    }
    blocks
}

/// The rules that a target is shown against.
pub(in crate::report) fn counted(judgement: &Judgement) -> impl Iterator<Item = &Held> {
    judgement.held.iter().filter(|held| held.standing.may_decide() || held.standing == Stand::Unconfirmed)
}

fn rows_of(aimed: &Aimed<'_>, target: &Target, judgement: &Judgement, lang: Lang) -> Vec<Vec<String>> {
    let shown = counted(judgement);
    let comma = if lang == Lang::Zh { "、" } else { ", " };
    let rows = shown.enumerate().map(|(at, held)| {
        let (aligned, open) = if at == 0 {
            let open: Vec<&str> = judgement.open_tests().into_iter().map(|kind| test_word(kind).text(lang)).collect();
            (aligned_word(judgement.aligned).text(lang).to_owned(), open.join(comma))
        } else {
            (String::new(), String::new())
        };
        let rate = held.tests.iter().find(|test| test.kind == TestKind::Rate);
        vec![
            if at == 0 { one_line(&target.id) } else { String::new() },
            format!("{} {}", held.pack.id, held.ambition),
            format!("{} %", aimed.plain(held.required)),
            format!("{} %", aimed.plain(judgement.cut)),
            aimed.plain(held.margin),
            rate.map(|test| test_outcome(held, test).text(lang).to_owned()).unwrap_or_default(),
            aligned,
            open,
        ]
    });
    rows.collect()
}

/// What there is to say of a target.
pub(in crate::report) fn sentences(aimed: &Aimed<'_>, target: &Target, figure: &TargetFigure) -> Vec<AboutJudgement> {
    let id = || target.id.clone();
    let mut says = Vec::new();
    let promise = &target.goal.promise;
    let stated = || one_line(promise.quantity().value.text());
    if figure.base.is_none() && !matches!(promise, StatedPromise::Keep(_)) {
        says.push(AboutJudgement::NoBase { target: id(), promise: stated() });
    }
    if let (StatedPromise::Yearly(_), Some(change), Some(base)) = (promise, figure.change, &target.base) {
        let (yearly, change) = (stated(), aimed.plain(change));
        says.push(AboutJudgement::Compounds {
            target: id(),
            yearly,
            change,
            from: base.year,
            to: target.goal.year.value,
        });
    }
    let even = figure.break_even_growth.and_then(|node| exact::value(aimed.view(), node).value().cloned());
    // An intensity that is to rise lets the absolute figure rise at any growth.
    if let Some(growth) = even.filter(crate::quantity::Exact::is_positive) {
        let growth = number::up_to(&growth, 0, 1);
        says.push(AboutJudgement::Rises { target: id(), growth });
    }
    let Some(judgement) = &figure.judged.judgement else { return says };
    let named = (target.base.as_ref().map(|base| base.year), target.goal.year.value);
    if named.1 != judgement.counted.1 {
        says.push(AboutJudgement::Counted { target: id(), named: named.1, counted: judgement.counted.1 });
    }
    for held in judgement.held.iter().filter(|held| held.standing.may_decide()) {
        says.extend(about_rule(aimed, target, judgement, held));
    }
    if let Some(held) = judgement.binding.and_then(|at| judgement.held.get(at)) {
        let by = Box::new([held.asks_most.text(Lang::En), held.asks_most.text(Lang::Zh)]);
        let rule = Box::new([name_of(held, Lang::En), name_of(held, Lang::Zh)]);
        says.push(AboutJudgement::Binding { target: id(), rule, by, margin: aimed.plain(held.margin) });
    }
    if let Some(forward) = &judgement.forward {
        if forward.maintain_only {
            says.push(AboutJudgement::MaintainOnly { target: id() });
        }
        if forward.progress.is_none() {
            says.push(AboutJudgement::ProgressNotStated { target: id(), year: forward.recent });
        }
    }
    says
}

fn about_rule(aimed: &Aimed<'_>, target: &Target, judgement: &Judgement, held: &Held) -> Vec<AboutJudgement> {
    let id = || target.id.clone();
    let mut says = Vec::new();
    let rate = held.tests.iter().find(|test| test.kind == TestKind::Rate).map(|test| &test.outcome);
    let (minimum, cut) = (aimed.plain(held.required), aimed.plain(judgement.cut));
    if rate == Some(&Outcome::MetByRounding) {
        says.push(AboutJudgement::ByRounding { target: id(), cut, minimum: minimum.clone() });
    }
    for wrong in &held.wrong {
        let text = aimed.plain(wrong.minimum);
        // Where both tests are the same, or one asks nothing new, there is nothing to say.
        let is_compounded = wrong.kind == WrongTest::Compounded;
        if text == minimum || (is_compounded && !wrong.differs) {
            continue;
        }
        let (minimum, differs) = (minimum.clone(), wrong.differs);
        says.push(AboutJudgement::WrongTest { target: id(), minimum, wrong: text, is_compounded, differs });
    }
    if held.met_a_year_before && target.judged.fiscal.is_none() {
        says.push(AboutJudgement::YearBefore { target: id(), year: target.goal.year.value });
    }
    let part = |name: &str| held.parts.iter().find(|(of, _)| *of == name).map(|(_, node)| aimed.plain(*node));
    if let (Some(Outcome::CannotTell(CannotTell::NotStated)), Some(one), Some(two)) =
        (rate, part("scope-1-minimum"), part("scope-2-minimum"))
    {
        says.push(AboutJudgement::AnyMix { target: id(), least: one, most: two });
    }
    says
}

/// One target in full: every rule with its tests, then scores.
pub(super) fn detail(aimed: &Aimed<'_>, figure: &TargetFigure, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let mut blocks = Vec::new();
    if let Some(judgement) = &figure.judged.judgement {
        for held in &judgement.held {
            blocks.push(Block::Heading(name_of(held, lang)));
            blocks.push(Block::Line(stand_word(held.standing).text(lang).to_owned()));
            blocks.push(Block::Rows(pairs(figures_of(aimed, judgement, held), lang)));
            blocks.push(Block::Rows(tests_of(held, lang)));
            let sources = held.pack.source.iter().map(|source| format!("{} · {}", source.title, source.clause));
            blocks.push(Block::List(sources.collect()));
        }
    }
    blocks.extend(super::scores::of_target(aimed, figure, lang));
    blocks.extend(super::agreement::beside(figure, lang));
    blocks
}

/// Two columns: what, and its figure.
pub(super) fn pairs(rows: Vec<(Word, String)>, lang: Lang) -> Rows {
    let rows = rows.into_iter().map(|(word, text)| vec![word.text(lang).to_owned(), text]).collect();
    Rows { header: vec![String::new(), String::new()], columns: vec![Align::Left, Align::Right], rows, total: false }
}

/// The word of a figure on the way to a minimum.
fn part_word(name: &str) -> Option<Word> {
    Some(match name {
        "scope-1-rate" => Word::Scope1Rate,
        "scope-2-rate" => Word::Scope2Rate,
        "scope-1-minimum" => Word::Scope1Minimum,
        "scope-2-minimum" => Word::Scope2Minimum,
        "scope-3-rate" => Word::Scope3Rate,
        _ => return None,
    })
}

fn figures_of(aimed: &Aimed<'_>, judgement: &Judgement, held: &Held) -> Vec<(Word, String)> {
    let percent = |node: NodeId| format!("{} %", aimed.plain(node));
    let mut rows = vec![(Word::Minimum, percent(held.required)), (Word::Cut, percent(judgement.cut))];
    rows.push((Word::Margin, aimed.plain(held.margin)));
    rows.push((Word::AYear, percent(held.a_year)));
    rows.extend(held.a_year_compound.map(|node| (Word::AYearCompound, percent(node))));
    rows.extend(held.parts.iter().filter_map(|(name, node)| Some((part_word(name)?, percent(*node)))));
    rows.extend(held.wrong.iter().map(|wrong| {
        let word = match wrong.kind {
            WrongTest::WithoutAnchor => Word::WithoutAnchor,
            WrongTest::Compounded => Word::Compounded,
        };
        (word, percent(wrong.minimum))
    }));
    // Forward-looking ambition belongs to the rules that know the usual wrong tests, not to the revised one.
    if let Some(forward) = judgement.forward.as_ref().filter(|_| !held.wrong.is_empty()) {
        rows.extend(forward.progress.map(|node| (Word::Progress, percent(node))));
        rows.extend(forward.minimum.map(|node| (Word::Forward, percent(node))));
        let binds_above = forward.binds_above.filter(|_| held.standing.may_decide());
        rows.extend(binds_above.map(|node| (Word::BindsAbove, percent(node))));
    }
    rows
}

fn tests_of(held: &Held, lang: Lang) -> Rows {
    let word = |word: Word| word.text(lang).to_owned();
    let rows = held.tests.iter().map(|test| vec![word(test_word(test.kind)), word(test_outcome(held, test))]);
    Rows {
        header: vec![word(Word::Test), word(Word::Result)],
        columns: vec![Align::Left, Align::Left],
        rows: rows.collect(),
        total: false,
    }
}

/// The judgement of a target as rows of the sheet: words beside the figures.
pub(super) fn cells(target: &Target, judgement: &Judgement) -> Vec<Vec<Cell>> {
    let row = |figure: String, value: &str| {
        let text = |text: &str| Cell::Text(text.to_owned());
        vec![text(&target.id), Cell::Text(figure), Cell::Empty, text(value), Cell::Empty]
    };
    let mut rows = vec![row("aligned".to_owned(), super::judgement_json::aligned(judgement.aligned))];
    for held in &judgement.held {
        let at = format!("required/{}/{}", held.pack.id, held.ambition);
        rows.push(row(format!("{at}/standing"), held.standing.word()));
        rows.extend(held.tests.iter().map(|test| {
            let (outcome, _) = super::judgement_json::outcome(&test.outcome);
            row(format!("{at}/test/{}", super::judgement_json::test(test.kind)), outcome)
        }));
    }
    rows
}
