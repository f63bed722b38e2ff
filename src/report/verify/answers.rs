//! What a verification says of one figure: it stands under the derivation of a claim or of a relation of a table.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::arithmetic::{arithmetic_json, arithmetic_text, reading_json};
use super::claim::answers_text;
use super::criteria::criteria_text;
use super::document::answers_json;
use super::size::size_text;
use super::tables::{decimals as decimals_of_relation, whole_words};
use super::tables_json::{relation_json, whole_json};
use super::{EXTRA_DECIMALS, Verified, decimals, padded};
use crate::calc::View;
use crate::finding::{Heading, TableWord};
use crate::report::{Look, Subject};

/// Groups of explanations that are shown under a derivation: `verify` shows the others.
const GROUPS: usize = 1;

/// The figure that is asked about, by its place in what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A claim.
    Claim(usize),
    /// A relation of a table.
    Relation {
        /// Which table.
        table: usize,
        /// Which of its relations.
        relation: usize,
    },
}

/// What was found about one figure, for a derivation.
#[derive(Clone, Copy)]
pub struct Answers<'a> {
    /// Everything that was found.
    pub found: Verified<'a>,
    /// Which figure.
    pub asked: Asked,
}

impl Answers<'_> {
    /// For people.
    pub(in crate::report) fn text(self, subject: &Subject<'_>, look: Look) -> Option<String> {
        let view = View::plain(&subject.account.graph);
        let lang = look.lang;
        match self.asked {
            Asked::Claim(at) => {
                let (figure, verdict) = (self.found.figures.get(at)?, self.found.verdicts.get(at)?);
                let claim = self.found.claims.get(verdict.claim)?;
                let mut text = answers_text(subject, view, claim, figure, verdict, (GROUPS, false, look));
                if let Some(criteria) = self.found.appraisal.criteria.get(at).and_then(Option::as_ref) {
                    let how = (decimals(view, figure) - EXTRA_DECIMALS, lang);
                    let pack = &self.found.appraisal.pack;
                    text.push_str(&criteria_text(subject, claim, criteria, pack, &mut HashMap::new(), how));
                }
                Some(text)
            }
            Asked::Relation { table, relation } => {
                let (figure, verdict) = (self.found.tables.figures.get(table)?, self.found.tables.verdicts.get(table)?);
                let (of, check) = (figure.relations.get(relation)?, verdict.relations.get(relation)?);
                let (unit, decimals) = (view.unit(of.published), decimals_of_relation(of, view) + EXTRA_DECIMALS);
                let arithmetic = arithmetic_text(&check.arithmetic, unit, decimals, lang);
                let mut text = format!("  {}{arithmetic}\n", padded(Heading::Arithmetic.text(lang)));
                if let Some(size) = verdict.sizes.get(relation)? {
                    text.push_str(&size_text(size, unit, decimals, lang));
                }
                let whole = whole_words(&verdict.whole).text(lang);
                text.push_str(&format!("  {}{whole}\n", padded(TableWord::Whole.text(lang))));
                Some(text)
            }
        }
    }

    /// For programs.
    pub(in crate::report) fn json(self, subject: &Subject<'_>) -> Option<Value> {
        let view = View::plain(&subject.account.graph);
        match self.asked {
            Asked::Claim(at) => {
                let (figure, verdict) = (self.found.figures.get(at)?, self.found.verdicts.get(at)?);
                let mut object = Map::new();
                object.insert("arithmetic".to_owned(), arithmetic_json(&verdict.check.arithmetic));
                object.insert("reading".to_owned(), reading_json(verdict.check.reading.as_ref()));
                object.extend(answers_json(subject, self.found, at, figure, verdict));
                Some(Value::Object(object))
            }
            Asked::Relation { table, relation } => {
                let (figure, verdict) = (self.found.tables.figures.get(table)?, self.found.tables.verdicts.get(table)?);
                let of = self.found.tables.tables.get(figure.table)?;
                let (relation_of, check) = (figure.relations.get(relation)?, verdict.relations.get(relation)?);
                let size = verdict.sizes.get(relation)?.as_ref();
                let relation = relation_json(subject, of, relation_of, check, (size, view));
                Some(json!({ "relation": relation, "whole": whole_json(figure, verdict) }))
            }
        }
    }
}
