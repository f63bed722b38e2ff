//! Targets against one another, and beside national goals.

use serde_json::{Value, json};

use super::Aimed;
use crate::finding::{JudgementWord as Word, Lang, one_line};
use crate::quantity::Exact;
use crate::report::page::{Block, Rows};
use crate::report::table::Align;
use crate::report::{Look, number};
use crate::target::consistency::{Arithmetic, Finding as Found, Stands, Survey, Unknown};
use crate::target::judge::{Alongside, Caveat, NotComparable};
use crate::target::{BesideGoal, TargetFigure};

/// The word of how two targets stand to each other, for people and for programs.
pub(in crate::report) const fn stands_word(stands: Stands) -> (Word, &'static str) {
    match stands {
        Stands::Agree => (Word::StandsAgree, "agree"),
        Stands::FirstImpliesSecond => (Word::StandsFirst, "first-implies-second"),
        Stands::SecondImpliesFirst => (Word::StandsSecond, "second-implies-first"),
        Stands::Exclude => (Word::StandsExclude, "exclude"),
        Stands::RisesAgain => (Word::StandsRise, "rises-again"),
        Stands::CannotTell(why) => match why {
            Unknown::BaseValues => (Word::NoBaseValues, "cannot-tell"),
            Unknown::BaseYears => (Word::OtherBaseYears, "cannot-tell"),
            Unknown::NoBase => (Word::NoBaseValue, "cannot-tell"),
            Unknown::BaseOfZero => (Word::BaseOfZero, "cannot-tell"),
            Unknown::Growth => (Word::NoGrowth, "cannot-tell"),
            Unknown::TargetYears => (Word::OtherTargetYears, "cannot-tell"),
            Unknown::PartlyShared => (Word::PartlyShared, "cannot-tell"),
            Unknown::NoCut => (Word::NoCut, "cannot-tell"),
            Unknown::Rises => (Word::RisingTarget, "cannot-tell"),
        },
    }
}

const fn alongside_word(alongside: Alongside) -> (Word, &'static str) {
    match alongside {
        Alongside::AsFast => (Word::AsFast, "as-fast"),
        Alongside::Slower => (Word::Slower, "slower"),
        Alongside::NotComparable(why) => match why {
            NotComparable::OtherQuantity => (Word::OtherQuantity, "not-comparable"),
            NotComparable::AbsoluteAgainstIntensity => (Word::AbsoluteAgainstIntensity, "not-comparable"),
            NotComparable::NoCut => (Word::NoOwnCut, "not-comparable"),
            NotComparable::PeakUnknown => (Word::PeakUnknown, "not-comparable"),
            NotComparable::NoRate => (Word::NoRate, "not-comparable"),
            NotComparable::ElectricityAgainstEnergy => (Word::ElectricityAgainstEnergy, "not-comparable"),
            NotComparable::NotConfirmed => (Word::GoalNotConfirmed, "not-comparable"),
        },
    }
}

const fn caveat_word(caveat: Caveat) -> Word {
    match caveat {
        Caveat::OtherDenominator => Word::OtherDenominator,
        Caveat::OtherYears => Word::OtherYears,
        Caveat::Co2Only => Word::Co2Only,
        Caveat::Range => Word::RangeOfGoal,
        Caveat::MoreThan => Word::MoreThan,
    }
}

/// How the targets stand to each other.
pub(super) fn blocks(aimed: &Aimed<'_>, look: Look) -> Vec<Block> {
    let found = &aimed.figures.consistency;
    let id = aimed.only.and_then(|at| aimed.targets.get(at)).map(|target| target.id.as_str());
    let is_shown = |first: &str, second: &str| id.is_none_or(|id| id == first || id == second);
    let of_shown = found.findings.iter().filter(|one| is_shown(&one.first, &one.second));
    // What cannot be told is counted by its reason; each pair stands in the JSON.
    let (untold, shown): (Vec<&Found>, Vec<&Found>) =
        of_shown.partition(|one| matches!(one.stands, Stands::CannotTell(_)));
    let mut rows: Vec<String> = shown
        .iter()
        .take(Survey::MOST_LISTED)
        .map(|one| {
            let word = stands_word(one.stands).0.text(look.lang);
            let colon = if look.lang == Lang::Zh { "：" } else { ": " };
            format!("{} · {}{colon}{word}", one_line(&one.first), one_line(&one.second))
        })
        .collect();
    if rows.is_empty() && untold.is_empty() {
        return Vec::new();
    }
    if shown.len() > rows.len() {
        rows.push(format!("{} {}", shown.len() - rows.len(), Word::MoreConflicts.text(look.lang)));
    }
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for one in &untold {
        let word = stands_word(one.stands).0.text(look.lang);
        match reasons.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => reasons.push((word, 1)),
        }
    }
    rows.extend(reasons.into_iter().map(|(word, count)| match look.lang {
        Lang::En if count == 1 => format!("1 pair of targets: {word}"),
        Lang::En => format!("{count} {}: {word}", Word::PairsUntold.text(look.lang)),
        Lang::Zh => format!("{count} {}：{word}", Word::PairsUntold.text(look.lang)),
    }));
    let mut blocks = vec![Block::Heading(Word::Consistency.text(look.lang).to_owned())];
    if !found.is_whole {
        blocks.push(Block::Line(format!("{} {}", found.pairs, Word::ManyPairs.text(look.lang))));
    }
    blocks.push(Block::List(rows));
    blocks
}

/// The same for programs, with the numbers; fractions of the base value.
pub(super) fn json_of(aimed: &Aimed<'_>) -> Value {
    let number = |value: &Option<Exact>| json!(value.as_ref().map(number::machine));
    let found = aimed.figures.consistency.findings.iter().take(Survey::MOST_LISTED).map(|one| {
        let (word, stands) = stands_word(one.stands);
        let arithmetic = match &one.arithmetic {
            Arithmetic::Levels(of) => json!({
                "kind": "levels",
                "first": number(&of.first),
                "second": number(&of.second),
                "base_ratio": number(&of.base_ratio),
                "step_before": number(&of.step_before),
                "step_after": number(&of.step_after),
            }),
            Arithmetic::Yearly(of) => json!({
                "kind": "yearly",
                "span": of.span.map(|(from, to)| [from, to]),
                "compounds_to": number(&of.compounds_to),
                "asked_compound": number(&of.asked_compound),
                "asked_linear": number(&of.asked_linear),
                "rate": number(&Some(of.rate.clone())),
                "rate_needed": number(&of.rate_needed),
                "over_all": number(&of.over_all),
            }),
            Arithmetic::Growth(of) => json!({
                "kind": "growth",
                "intensity_needed": number(&of.intensity_needed),
                "absolute_change": number(&of.absolute_change),
            }),
            Arithmetic::Parts(of) => json!({
                "kind": "parts",
                "parts": of.parts,
                "share": number(&of.share),
                "parts_alone": number(&of.parts_alone),
                "asked": number(&of.asked),
                "rest_needed": number(&of.rest_needed),
            }),
            Arithmetic::Shared(parts) => json!({ "kind": "shared", "parts": parts }),
        };
        json!({
            "first": one.first,
            "second": one.second,
            "stands": stands,
            "says": { "en": word.text(Lang::En), "zh": word.text(Lang::Zh) },
            "arithmetic": arithmetic,
        })
    });
    json!(found.collect::<Vec<_>>())
}

/// How many pairs there are beside those listed.
pub(super) fn pairs_json(aimed: &Aimed<'_>) -> Value {
    let found = &aimed.figures.consistency;
    let count = |stands: fn(Stands) -> bool| found.findings.iter().filter(|one| stands(one.stands)).count();
    json!({
        "pairs": found.pairs,
        "every_pair": found.is_whole,
        "listed": found.findings.len().min(Survey::MOST_LISTED),
        "not_listed": found.findings.len().saturating_sub(Survey::MOST_LISTED),
        "conflicts": count(Stands::is_conflict),
    })
}

/// The national goals that people see beside a target; goals for other things are for programs to see.
pub(in crate::report) fn near_goals(figure: &TargetFigure) -> impl Iterator<Item = &BesideGoal> {
    let is_near = |of: &&BesideGoal| of.alongside != Alongside::NotComparable(NotComparable::OtherQuantity);
    figure.judged.national.iter().filter(is_near)
}

/// How a target stands beside a goal, with what to bear in mind.
pub(in crate::report) fn compared(of: &BesideGoal, lang: Lang) -> String {
    let mut words = vec![alongside_word(of.alongside).0.text(lang)];
    words.extend(of.caveats.iter().map(|caveat| caveat_word(*caveat).text(lang)));
    words.join(if lang == Lang::Zh { "；" } else { "; " })
}

/// A target beside national goals, for people.
pub(super) fn beside(figure: &TargetFigure, lang: Lang) -> Vec<Block> {
    let goals: Vec<&BesideGoal> = near_goals(figure).collect();
    let Some(first) = goals.first() else { return Vec::new() };
    let percent = |value: &Option<Exact>| {
        let value = value.as_ref().map(|value| value * &Exact::from(100));
        value.map(|value| format!("{} %", number::up_to(&value, 0, 3))).unwrap_or_default()
    };
    let rows = goals
        .iter()
        .map(|of| vec![of.says.text(lang).to_owned(), percent(&of.own), percent(&of.asked), compared(of, lang)]);
    let header = [Word::Goal, Word::OwnRate, Word::GoalRate, Word::Comparison];
    vec![
        Block::Heading(Word::Beside.text(lang).to_owned()),
        Block::Line(format!("{} {}", first.pack.title.text(lang), first.pack.edition)),
        Block::Rows(Rows {
            header: header.map(|word| word.text(lang).to_owned()).into(),
            columns: vec![Align::Left, Align::Right, Align::Right, Align::Left],
            rows: rows.collect(),
            total: false,
        }),
    ]
}

/// The same for programs.
pub(super) fn beside_json(goals: &[BesideGoal]) -> Value {
    let number = |value: &Option<Exact>| json!(value.as_ref().map(number::machine));
    let goals = goals.iter().map(|of| {
        let (word, alongside) = alongside_word(of.alongside);
        json!({
            "pack": of.pack.id,
            "goal": of.goal,
            "says": { "en": of.says.en, "zh": of.says.zh },
            "source": of.source,
            "comparison": alongside,
            "why": { "en": word.text(Lang::En), "zh": word.text(Lang::Zh) },
            "own_rate": number(&of.own),
            "goal_rate": number(&of.asked),
            "caveats": of.caveats.iter().map(|caveat| caveat_word(*caveat).text(Lang::En)).collect::<Vec<_>>(),
        })
    });
    json!(goals.collect::<Vec<_>>())
}
