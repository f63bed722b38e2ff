//! What statistics, forms and outcomes are called.

use crate::finding::{BandWord, Lang, MeterWord};
use crate::saving::metered::verdict::{Framework, LimitStanding, Outcome};
use crate::saving::proof::{Approach, BandForm};

/// Names of coefficients that the methods give; others are drivers of the book.
pub(super) fn coefficient(name: &str, lang: Lang) -> String {
    let word = match name {
        "constant" => MeterWord::Constant,
        "heating" => MeterWord::Heating,
        "cooling" => MeterWord::Cooling,
        other => return crate::finding::one_line(other),
    };
    word.text(lang).to_owned()
}

/// What a coefficient is per, as the methods name it; others are units of the book.
pub(super) fn per(name: &str, lang: Lang) -> String {
    let word = match name {
        "day" => MeterWord::Day,
        "hour" => MeterWord::Hour,
        "period" => MeterWord::EachPeriod,
        "heating degree day" => MeterWord::HeatingDegreeDay,
        "cooling degree day" => MeterWord::CoolingDegreeDay,
        "unit of the driver" => MeterWord::UnitOfDriver,
        other => return crate::finding::one_line(other),
    };
    word.text(lang).to_owned()
}

pub(super) fn form(of: BandForm, lang: Lang) -> &'static str {
    let word = match of {
        BandForm::Exact => BandWord::Exact,
        BandForm::Guideline14 => BandWord::Guideline14,
        BandForm::Guideline14Polynomial => BandWord::Guideline14Polynomial,
        BandForm::Guideline14Autocorrelation => BandWord::Guideline14Autocorrelation,
        BandForm::PolynomialAutocorrelation => BandWord::PolynomialAutocorrelation,
        BandForm::EffectivePoints => BandWord::EffectivePoints,
        BandForm::CaltrackFractional => BandWord::CaltrackFractional,
        BandForm::CaltrackRegression => BandWord::CaltrackRegression,
        BandForm::CaltrackCorrected => BandWord::CaltrackCorrected,
        BandForm::Resampled => BandWord::Resampled,
    };
    word.text(lang)
}

pub(super) fn framework(of: Framework) -> &'static str {
    match of {
        Framework::Sep => "SEP 50001",
        Framework::Guideline14 => "ASHRAE Guideline 14",
        Framework::Ipmvp => "IPMVP",
    }
}

pub(super) fn outcome(of: Outcome) -> MeterWord {
    match of {
        Outcome::Passes => MeterWord::Passes,
        Outcome::Fails => MeterWord::Fails,
        Outcome::CannotTell => MeterWord::CannotTell,
    }
}

pub(super) fn standing(of: LimitStanding) -> MeterWord {
    match of {
        LimitStanding::Published => MeterWord::Published,
        LimitStanding::Secondary => MeterWord::Secondary,
        LimitStanding::Unconfirmed => MeterWord::Unconfirmed,
    }
}

pub(super) fn approach(of: Approach) -> MeterWord {
    match of {
        Approach::Forecast => MeterWord::Forecast,
        Approach::Backcast => MeterWord::Backcast,
        Approach::Chaining(_) => MeterWord::Chaining,
        Approach::Normalised(_) => MeterWord::Normalised,
    }
}
