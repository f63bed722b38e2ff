//! What verification found, for programs; claim by claim, as it is written.

use std::cell::RefCell;
use std::collections::HashMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use super::Verified;
use super::assessment::assessment_json;
use super::claim::claim_json;
use super::criteria::criteria_json;
use super::explanations::explanations_json;
use super::implied::implied_json;
use super::joint::joint_json;
use super::size::size_json;
use super::tables_json::tables_json;
use crate::calc::{Cone, View};
use crate::claim::{ClaimFigure, Verdict};
use crate::report::figure::head;
use crate::report::inventory::Listed;
use crate::report::{Subject, choice};

/// What was found about the claims and the tables, for programs.
pub struct VerifyJson<'a> {
    subject: &'a Subject<'a>,
    found: Verified<'a>,
    /// What stands after the claims.
    pub rest: Map<String, Value>,
}

/// What was found about the claims and the tables, for programs.
pub fn verify_json<'a>(subject: &'a Subject<'a>, found: Verified<'a>) -> VerifyJson<'a> {
    VerifyJson { subject, found, rest: Map::new() }
}

/// Explanations, size, what is implied and whether the factor was apt, of the claim at a place of the list.
pub(super) fn answers_json(
    subject: &Subject<'_>,
    found: Verified<'_>,
    at: usize,
    figure: &ClaimFigure,
    verdict: &Verdict,
) -> Map<String, Value> {
    let mut object = Map::new();
    let explained = verdict.explanations.as_ref();
    object.extend(explained.map(|e| ("explanations".to_owned(), explanations_json(subject, figure, e))));
    object.extend(verdict.size.as_ref().map(|size| ("size".to_owned(), size_json(size))));
    let implied = verdict.implied.as_ref();
    object.extend(implied.map(|implied| ("implied".to_owned(), implied_json(subject, figure, implied))));
    let criteria = found.appraisal.criteria.get(at).and_then(Option::as_ref);
    object.extend(criteria.map(|c| ("criteria".to_owned(), criteria_json(subject, c, &found.appraisal.pack))));
    object
}

impl Serialize for VerifyJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let VerifyJson { subject, found, rest } = self;
        let Verified { claims, figures, verdicts, tables, assessed, .. } = *found;
        let view = View::plain(&subject.account.graph);
        let choices = RefCell::new(HashMap::new());
        let each = |(at, (verdict, figure)): (usize, (&Verdict, &ClaimFigure))| {
            let mut object = claim_json(subject, view, &claims[verdict.claim], figure, verdict);
            let chosen = choice::under(subject, view, &Cone::of(view, &[figure.recomputed]));
            let chosen = choice::choices_again(subject, &chosen, &mut choices.borrow_mut());
            object.insert("chosen".to_owned(), chosen);
            object.extend(answers_json(subject, *found, at, figure, verdict));
            Value::Object(object)
        };
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in head("verify", subject) {
            map.serialize_entry(&key, &value)?;
        }
        map.serialize_entry("claims", &Listed(|| verdicts.iter().zip(figures).enumerate().map(each)))?;
        let joint = || found.appraisal.joint.iter().map(|joint| joint_json(subject, claims, joint));
        map.serialize_entry("joint", &Listed(joint))?;
        map.serialize_entry("tables", &tables_json(subject, tables, view))?;
        if let Some(assessed) = assessed {
            map.serialize_entry("assessment", &assessment_json(subject, *found, assessed))?;
        }
        for (key, value) in rest {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
