//! What verification found, for people; claim by claim, as it is written.

use std::collections::HashMap;
use std::fmt;

use super::assessment::assessment_text;
use super::claim::claim_text;
use super::criteria::criteria_text;
use super::joint::joint_text;
use super::summary::summary;
use super::tables::tables_text;
use super::{EXTRA_DECIMALS, Verified, decimals};
use crate::calc::View;
use crate::finding::{Heading, tame};
use crate::report::{Look, Subject};

/// What was found about the claims and the tables, for people.
pub struct VerifyText<'a> {
    subject: &'a Subject<'a>,
    found: Verified<'a>,
    /// All factors that were kept are listed, not only the best.
    all: bool,
    look: Look,
}

/// What was found about the claims and the tables, for people.
pub fn verify_text<'a>(subject: &'a Subject<'a>, found: Verified<'a>, look: Look) -> VerifyText<'a> {
    VerifyText { subject, found, all: false, look }
}

impl VerifyText<'_> {
    /// The same with every factor that was kept.
    pub fn all(self, all: bool) -> Self {
        VerifyText { all, ..self }
    }
}

impl fmt::Display for VerifyText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let VerifyText { subject, found, all, look } = *self;
        let Verified { claims, figures, verdicts, tables, appraisal, assessed } = found;
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
        write!(f, "{}", tame(tables_text(tables, view, look).chars()))?;
        writeln!(f, "\n{}", summary(verdicts, tables).text(look.lang))?;
        match assessed {
            Some(assessed) => f.write_str(&assessment_text(subject, found, assessed, look)),
            None => Ok(()),
        }
    }
}
