//! Targets of parts against that of the whole.

use super::model::{Boundaries, CompanyTarget, compare_boundaries};
use super::{Arithmetic, Finding, Stands, Unknown};
use crate::quantity::Exact;
use crate::target::path::PathError;

/// What targets of parts mean for the whole, in the target year of the whole and as fractions of its base value.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// The parts that were taken together: no two overlap, all with the base year and target year of the whole.
    pub parts: Vec<String>,
    /// Their share in the whole in the base year.
    pub share: Option<Exact>,
    /// The cut of the whole when the parts keep their targets and the rest stays as it is.
    pub parts_alone: Option<Exact>,
    /// The cut that the whole asks for.
    pub asked: Option<Exact>,
    /// The cut of the rest that the whole still needs; above 1 where the rest cannot give it, below 0 where it may rise.
    /// `None` where there is no rest.
    pub rest_needed: Option<Exact>,
}

/// Targets of parts of a whole, against that of the whole.
///
/// Parts that overlap one taken before, or whose years are not those of the whole, are left out; those with other years give a
/// finding of their own that cannot tell.
///
/// # Errors
/// [`PathError`] as [`CompanyTarget::cut`].
pub fn parts_of(whole: &CompanyTarget, inner: &[&CompanyTarget]) -> Result<Vec<Finding>, PathError> {
    let (mut taken, mut findings): (Vec<&CompanyTarget>, Vec<Finding>) = (Vec::new(), Vec::new());
    for part in inner {
        if (part.base_year, part.target_year) != (whole.base_year, whole.target_year) {
            let arithmetic = Parts {
                parts: vec![part.id.clone()],
                share: share(whole, &[part]),
                parts_alone: None,
                asked: whole.cut()?,
                rest_needed: None,
            };
            let why = if part.base_year == whole.base_year { Unknown::TargetYears } else { Unknown::BaseYears };
            findings.push(finding(whole, part, Stands::CannotTell(why), arithmetic));
        } else if taken.iter().all(|other| compare_boundaries(&other.boundary, &part.boundary) == Boundaries::Apart) {
            taken.push(part);
        }
    }
    let Some(part) = taken.first() else { return Ok(findings) };
    let asked = whole.cut()?;
    let share = share(whole, &taken);
    let mut level = Some(Exact::ZERO);
    for part in &taken {
        level = level.zip(part.level()?).map(|(sum, level)| &sum + &level);
    }
    let parts_level = level.zip(whole.base.as_ref()).and_then(|(level, base)| level.checked_div(base));
    let mut arithmetic = Parts {
        parts: taken.iter().map(|part| part.id.clone()).collect(),
        parts_alone: None,
        asked: asked.clone(),
        rest_needed: None,
        share: share.clone(),
    };
    let (Some(asked), Some(share), Some(parts_level)) = (asked, share, parts_level) else {
        // Base years are alike here: what is missing is a value, or it is zero.
        let is_known = whole.base.is_some() && taken.iter().all(|part| part.base.is_some());
        let why = if is_known { Unknown::BaseOfZero } else { Unknown::NoBase };
        findings.push(finding(whole, part, Stands::CannotTell(why), arithmetic));
        return Ok(findings);
    };
    let mut rises = whole.rises()?;
    for part in &taken {
        rises |= part.rises()?;
    }
    if rises {
        findings.push(finding(whole, part, Stands::CannotTell(Unknown::Rises), arithmetic));
        return Ok(findings);
    }
    let alone = &share - &parts_level;
    let rest = &Exact::ONE - &share;
    let rest_needed = (&asked - &alone).checked_div(&rest).filter(|_| rest.is_positive());
    let stands = if alone >= asked {
        Stands::SecondImpliesFirst
    } else if rest_needed.as_ref().is_none_or(|needed| *needed > Exact::ONE) {
        // The parts may do more than they promise, but what they promise leaves the whole out of reach.
        Stands::Exclude
    } else {
        Stands::Agree
    };
    (arithmetic.parts_alone, arithmetic.rest_needed) = (Some(alone), rest_needed);
    findings.push(finding(whole, part, stands, arithmetic));
    Ok(findings)
}

fn finding(whole: &CompanyTarget, part: &CompanyTarget, stands: Stands, arithmetic: Parts) -> Finding {
    let (first, second) = (whole.id.clone(), part.id.clone());
    Finding { first, second, stands, arithmetic: Arithmetic::Parts(arithmetic) }
}

/// The parts' share in the whole in the base year.
fn share(whole: &CompanyTarget, parts: &[&CompanyTarget]) -> Option<Exact> {
    let mut sum = Exact::ZERO;
    for part in parts.iter().filter(|part| part.base_year == whole.base_year) {
        sum += part.base.as_ref()?;
    }
    sum.checked_div(whole.base.as_ref()?)
}
