//! What verification found, claim by claim.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use self::arithmetic::{arithmetic_json, arithmetic_text};
use self::criteria::{criteria_json, criteria_text};
use self::findings::check_transcript;
use self::implied::implied_json;
use self::joint::{joint_json, joint_text};
use self::summary::summary;
use super::figure::{cited_json, cited_text, figure_json, head, labelled, place_json};
use super::inventory::Listed;
use super::{Look, Subject, choice, number};
use crate::calc::{Cited, Cone, Known, View};
use crate::claim::{Appraisal, Arithmetic, Claim, ClaimFigure, Verdict};
use crate::finding::{Heading, one_line, tame};

mod arithmetic;
mod criteria;
mod findings;
mod implied;
mod joint;
mod summary;

pub use self::findings::verdict_findings;
pub(super) use self::implied::implied_text;

/// Decimals of a difference or a recomputed figure: those of the print, and two more.
const EXTRA_DECIMALS: u32 = 2;

/// What was found about the claims, for people; claim by claim, as it is written.
pub struct VerifyText<'a> {
    subject: &'a Subject<'a>,
    claims: &'a [Claim],
    figures: &'a [ClaimFigure],
    verdicts: &'a [Verdict],
    appraisal: &'a Appraisal,
    /// All factors that were kept are listed, not only the best.
    all: bool,
    look: Look,
}

/// What was found about the claims, for people.
pub fn verify_text<'a>(
    subject: &'a Subject<'a>,
    claims: &'a [Claim],
    figures: &'a [ClaimFigure],
    verdicts: &'a [Verdict],
    appraisal: &'a Appraisal,
    look: Look,
) -> VerifyText<'a> {
    VerifyText { subject, claims, figures, verdicts, appraisal, all: false, look }
}

impl VerifyText<'_> {
    /// The same with every factor that was kept.
    pub fn all(self, all: bool) -> Self {
        VerifyText { all, ..self }
    }
}

impl fmt::Display for VerifyText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let VerifyText { subject, claims, figures, verdicts, appraisal, all, look } = *self;
        let view = View::plain(&subject.account.graph);
        let mut said = HashMap::new();
        writeln!(f, "{}", Heading::Verification.text(look.lang))?;
        for (at, (verdict, figure)) in verdicts.iter().zip(figures).enumerate() {
            let claim = &claims[verdict.claim];
            let mut text = claim_text(subject, view, claim, figure, verdict, (all, look));
            if let Some(criteria) = appraisal.criteria.get(at).and_then(Option::as_ref) {
                let decimals = decimals(view, figure) - EXTRA_DECIMALS;
                let how = (decimals, look.lang);
                text.push_str(&criteria_text(subject, claim, criteria, &appraisal.pack, &mut said, how));
            }
            // Names and quotations are the user's: none of them may command the terminal.
            write!(f, "\n{}", tame(text.chars()))?;
        }
        for joint in &appraisal.joint {
            write!(f, "\n{}", tame(joint_text(subject, claims, joint, (all, look)).chars()))?;
        }
        writeln!(f, "\n{}", summary(verdicts).text(look.lang))
    }
}

fn claim_text(
    subject: &Subject<'_>,
    view: View<'_>,
    claim: &Claim,
    figure: &ClaimFigure,
    verdict: &Verdict,
    (all, look): (bool, Look),
) -> String {
    let lang = look.lang;
    let word = |heading: Heading| heading.text(lang);
    let unit = claim.published.value.unit();
    let decimals = decimals(view, figure);
    let mut text = claim.id.clone();
    text.extend(claim.says.as_deref().map(|says| format!("  {}", one_line(says))));
    text.push('\n');
    let mut line = |heading: Heading, content: String| {
        text.push_str(&format!("  {}{content}\n", padded(word(heading))));
    };
    if let Some(cited) = source(view, figure) {
        line(Heading::Source, cited_text(cited, lang));
    }
    line(Heading::Published, claim.published.value.to_string());
    if let Some(value) = verdict.check.recomputed.value() {
        let range = verdict.check.range.as_ref().filter(|range| range.is_point().is_none());
        let inside = range.map(|range| number::range(range, significant(verdict, decimals)));
        let point = number::up_to(value, decimals - EXTRA_DECIMALS, decimals);
        line(
            Heading::Recomputed,
            match inside {
                Some(range) if verdict.check.between => number::with_unit(range, unit),
                Some(range) => {
                    format!("{}  ({})", number::with_unit(point, unit), labelled(Heading::Range, &range, lang))
                }
                None => number::with_unit(point, unit),
            },
        );
    }
    if matches!(verdict.check.recomputed, Known::Partial(_)) {
        let missing = view.gaps_under(figure.recomputed);
        let addresses: Vec<&str> = missing.iter().map(|(_, gap)| gap.address.as_str()).collect();
        line(Heading::Partial, addresses.join(", "));
    }
    let cone = Cone::of(view, &[figure.recomputed]);
    for at in choice::under(subject, view, &cone) {
        line(Heading::FactorChosen, choice::headline(&subject.choices[at]));
    }
    if let Some(factor) = &verdict.with {
        line(Heading::FactorTried, factor.to_string());
    }
    line(Heading::Arithmetic, arithmetic_text(&verdict.check.arithmetic, unit, decimals, lang));
    if let (Arithmetic::DoesNotHold(_), Some(help)) = (&verdict.check.arithmetic, check_transcript(view, figure)) {
        line(Heading::NextStep, help.text(lang));
    }
    if let Some(implied) = &verdict.implied {
        text.push_str(&implied_text(subject, figure, implied, unit, decimals, (all, look)));
    }
    text
}

/// A label with its colon, padded to one width; a Chinese character takes two columns.
fn padded(label: &str) -> String {
    const COLUMN: usize = 16;
    let width = unicode_width::UnicodeWidthStr::width(label);
    format!("{label}{}", " ".repeat(COLUMN.saturating_sub(width).max(2)))
}

fn source<'v>(view: View<'v>, figure: &ClaimFigure) -> Option<&'v Cited> {
    view.leaf_at(figure.published)?.origin.cited.as_deref()
}

pub(super) fn decimals(view: View<'_>, figure: &ClaimFigure) -> u32 {
    let place = view.leaf_at(figure.published).map_or(0, |leaf| leaf.leaf.literal.last_place());
    u32::try_from(-i32::from(place)).unwrap_or(0) + EXTRA_DECIMALS
}

/// Significant digits with which a range shows as many decimals as its figure.
fn significant(verdict: &Verdict, decimals: u32) -> u32 {
    let ends = verdict.check.range.iter().flat_map(|range| [range.lower_value(), range.upper_value()]).flatten();
    let magnitude = ends.filter_map(|end| end.magnitude()).max().unwrap_or(0);
    u32::try_from(magnitude + 1).unwrap_or(1).max(1) + decimals
}

/// What was found about the claims, for programs; claim by claim, as it is written.
pub struct VerifyJson<'a> {
    subject: &'a Subject<'a>,
    claims: &'a [Claim],
    figures: &'a [ClaimFigure],
    verdicts: &'a [Verdict],
    appraisal: &'a Appraisal,
    /// What stands after the claims.
    pub rest: Map<String, Value>,
}

/// What was found about the claims, for programs.
pub fn verify_json<'a>(
    subject: &'a Subject<'a>,
    claims: &'a [Claim],
    figures: &'a [ClaimFigure],
    verdicts: &'a [Verdict],
    appraisal: &'a Appraisal,
) -> VerifyJson<'a> {
    VerifyJson { subject, claims, figures, verdicts, appraisal, rest: Map::new() }
}

impl Serialize for VerifyJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let VerifyJson { subject, claims, figures, verdicts, appraisal, rest } = self;
        let view = View::plain(&subject.account.graph);
        let choices = RefCell::new(HashMap::new());
        let each = |(at, (verdict, figure)): (usize, (&Verdict, &ClaimFigure))| {
            let mut object = claim_json(subject, view, &claims[verdict.claim], figure, verdict);
            let chosen = choice::under(subject, view, &Cone::of(view, &[figure.recomputed]));
            let chosen = choice::choices_again(subject, &chosen, &mut choices.borrow_mut());
            object.insert("chosen".to_owned(), chosen);
            let implied = verdict.implied.as_ref();
            object.extend(implied.map(|implied| ("implied".to_owned(), implied_json(subject, figure, implied))));
            let criteria = appraisal.criteria.get(at).and_then(Option::as_ref);
            object.extend(criteria.map(|c| ("criteria".to_owned(), criteria_json(subject, c, &appraisal.pack))));
            Value::Object(object)
        };
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in head("verify", subject) {
            map.serialize_entry(&key, &value)?;
        }
        map.serialize_entry("claims", &Listed(|| verdicts.iter().zip(*figures).enumerate().map(each)))?;
        let joint = || appraisal.joint.iter().map(|joint| joint_json(subject, claims, joint));
        map.serialize_entry("joint", &Listed(joint))?;
        for (key, value) in rest {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

fn claim_json(
    subject: &Subject<'_>,
    view: View<'_>,
    claim: &Claim,
    figure: &ClaimFigure,
    verdict: &Verdict,
) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(claim.id));
    object.insert("says".to_owned(), json!(claim.says));
    object.insert("place".to_owned(), place_json(claim.place, subject.sources));
    object.insert("source".to_owned(), json!(source(view, figure).map(cited_json)));
    let published = Known::Full(view.leaf_at(figure.published).map(|leaf| leaf.point()).unwrap_or_default());
    object.insert("published".to_owned(), figure_json(subject, view, figure.published, &published));
    object.insert("recomputed".to_owned(), figure_json(subject, view, figure.recomputed, &verdict.check.recomputed));
    object.insert("arithmetic".to_owned(), arithmetic_json(&verdict.check.arithmetic));
    object
}
