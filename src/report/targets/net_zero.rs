//! The set of targets held against the Net-Zero Standard, test by test.

use serde_json::{Value, json};

use super::Aimed;
use super::judgement::{aligned_word, outcome_word};
use super::judgement_json::{aligned, outcome};
use crate::finding::{JudgementWord as Word, Lang};
use crate::report::Look;
use crate::report::page::{Block, Rows};
use crate::report::table::Align;
use crate::target::NetZeroStand;
use crate::target::judge::NetZeroTest;

const fn test(test: NetZeroTest) -> (Word, &'static str) {
    match test {
        NetZeroTest::NearTermScope1 => (Word::NearTermScope1, "near-term-scope-1"),
        NetZeroTest::NearTermScope2 => (Word::NearTermScope2, "near-term-scope-2"),
        NetZeroTest::NearTermScope3 => (Word::NearTermScope3, "near-term-scope-3"),
        NetZeroTest::LongTermYear => (Word::LongTermYear, "long-term-year"),
        NetZeroTest::NearTermYears => (Word::NearTermYears, "near-term-years"),
        NetZeroTest::SeparateScopes => (Word::SeparateScopes, "separate-scopes"),
        NetZeroTest::BaseYearLatest => (Word::BaseYearLatest, "base-year-latest"),
        NetZeroTest::Scope2Year => (Word::Scope2Year, "scope-2-year"),
    }
}

const fn stand_word(stand: NetZeroStand) -> Word {
    match stand {
        NetZeroStand::Decides => Word::Decides,
        NetZeroStand::EarlierMayApply => Word::EarlierMayApply,
        NetZeroStand::NotYet => Word::OtherDays,
        NetZeroStand::DayNotStated => Word::DayNotStated,
    }
}

/// A row a test; nothing where one target alone is shown.
pub(super) fn blocks(aimed: &Aimed<'_>, look: Look) -> Vec<Block> {
    let Some(of) = aimed.figures.net_zero.as_ref().filter(|_| aimed.only.is_none()) else { return Vec::new() };
    let text = |word: Word| word.text(look.lang).to_owned();
    let rows = of
        .verdict
        .tests
        .iter()
        .map(|one| vec![text(test(one.test).0), text(outcome_word(&one.outcome)), one.document.to_owned()]);
    let colon = if look.lang == Lang::Zh { "：" } else { ": " };
    vec![
        Block::Heading(text(Word::NetZero)),
        Block::Line(format!("{} {}", of.pack.title.text(look.lang), of.pack.edition)),
        Block::Line(text(stand_word(of.standing))),
        Block::Rows(Rows {
            header: [Word::Test, Word::Result, Word::SourceOfRule].map(text).into(),
            columns: vec![Align::Left; 3],
            rows: rows.collect(),
            total: false,
        }),
        Block::Line(format!("{}{colon}{}", text(Word::Aligned), text(aligned_word(of.verdict.aligned)))),
    ]
}

/// The same for programs; null where the book states no set.
pub(super) fn json_of(aimed: &Aimed<'_>) -> Value {
    let Some(of) = &aimed.figures.net_zero else { return Value::Null };
    let tests = of.verdict.tests.iter().map(|one| {
        let ((says, word), (result, why)) = (test(one.test), outcome(&one.outcome));
        json!({
            "test": word,
            "says": { "en": says.text(Lang::En), "zh": says.text(Lang::Zh) },
            "outcome": result,
            "why": why,
            "confirmed": one.confirmed,
            "source": one.document,
        })
    });
    json!({
        "pack": of.pack.id,
        "edition": of.pack.edition,
        "title": { "en": of.pack.title.en, "zh": of.pack.title.zh },
        "standing": of.standing.word(),
        "tests": tests.collect::<Vec<_>>(),
        "aligned": aligned(of.verdict.aligned),
    })
}
