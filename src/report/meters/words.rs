//! What statistics, forms and outcomes are called.

use crate::finding::{BandWord, Lang, MeterWord, StatisticWord};
use crate::saving::metered::verdict::{Framework, LimitStanding, Outcome};
use crate::saving::proof::{Approach, BandForm, Statistic};

/// Names of coefficients that the methods give; others are drivers of the book.
pub(in crate::report) fn coefficient(name: &str, lang: Lang) -> String {
    let word = match name {
        "constant" => MeterWord::Constant,
        "heating" => MeterWord::Heating,
        "cooling" => MeterWord::Cooling,
        other => return crate::finding::one_line(other),
    };
    word.text(lang).to_owned()
}

/// What a coefficient is per, as the methods name it; others are units of the book.
pub(in crate::report) fn per(name: &str, lang: Lang) -> String {
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

pub(in crate::report) fn form(of: BandForm, lang: Lang) -> &'static str {
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

pub(in crate::report) fn framework(of: Framework) -> &'static str {
    match of {
        Framework::Sep => "SEP 50001",
        Framework::Guideline14 => "ASHRAE Guideline 14",
        Framework::Ipmvp => "IPMVP",
    }
}

pub(in crate::report) fn outcome(of: Outcome) -> MeterWord {
    match of {
        Outcome::Passes => MeterWord::Passes,
        Outcome::Fails => MeterWord::Fails,
        Outcome::CannotTell => MeterWord::CannotTell,
    }
}

pub(in crate::report) fn standing(of: LimitStanding) -> MeterWord {
    match of {
        LimitStanding::Published => MeterWord::Published,
        LimitStanding::Secondary => MeterWord::Secondary,
        LimitStanding::Unconfirmed => MeterWord::Unconfirmed,
    }
}

pub(in crate::report) fn approach(of: Approach) -> MeterWord {
    match of {
        Approach::Forecast => MeterWord::Forecast,
        Approach::Backcast => MeterWord::Backcast,
        Approach::Chaining(_) => MeterWord::Chaining,
        Approach::Normalised(_) => MeterWord::Normalised,
    }
}

/// What a statistic is called; what stands in tables of candidates alone has its word in JSON.
pub(in crate::report) fn statistic(of: Statistic, lang: Lang) -> String {
    if let Some(word) = plain(of) {
        return word.text(lang).to_owned();
    }
    let name = of.word();
    for (prefix, over) in [("avg_", MeterWord::ADay), ("tot_", MeterWord::OfTotals)] {
        let base = name.strip_prefix(prefix).and_then(|base| Statistic::ALL.iter().find(|of| of.word() == base));
        if let Some(word) = base.and_then(|base| plain(*base)) {
            return format!("{} ({})", word.text(lang), over.text(lang));
        }
    }
    name.to_owned()
}

fn plain(of: Statistic) -> Option<StatisticWord> {
    Some(match of {
        Statistic::Points => StatisticWord::Points,
        Statistic::Coefficients => StatisticWord::Coefficients,
        Statistic::Drivers => StatisticWord::Drivers,
        Statistic::R2 => StatisticWord::R2,
        Statistic::R2Adjusted => StatisticWord::R2Adjusted,
        Statistic::F => StatisticWord::F,
        Statistic::FP => StatisticWord::FP,
        Statistic::RmseN => StatisticWord::RmseN,
        Statistic::RmseNMinusK => StatisticWord::RmseNMinusK,
        Statistic::RmseNMinusP => StatisticWord::RmseNMinusP,
        Statistic::CvrmseN => StatisticWord::CvrmseN,
        Statistic::CvrmseNMinusK => StatisticWord::CvrmseNMinusK,
        Statistic::CvrmseNMinusP => StatisticWord::CvrmseNMinusP,
        Statistic::CvrmseLeaveOneOut => StatisticWord::CvrmseLeaveOneOut,
        Statistic::NmbeN => StatisticWord::NmbeN,
        Statistic::NmbeNMinusP => StatisticWord::NmbeNMinusP,
        Statistic::Nmae => StatisticWord::Nmae,
        Statistic::DurbinWatson => StatisticWord::DurbinWatson,
        Statistic::AutocorrelationPearson => StatisticWord::AutocorrelationPearson,
        Statistic::AutocorrelationAcf => StatisticWord::AutocorrelationAcf,
        Statistic::EffectivePoints => StatisticWord::EffectivePoints,
        Statistic::Aic => StatisticWord::Aic,
        Statistic::Bic => StatisticWord::Bic,
        Statistic::VarianceInflation => StatisticWord::VarianceInflation,
        Statistic::HeatingBalancePoint => StatisticWord::HeatingBalancePoint,
        Statistic::CoolingBalancePoint => StatisticWord::CoolingBalancePoint,
        Statistic::ChangePointLow => StatisticWord::ChangePointLow,
        Statistic::ChangePointHigh => StatisticWord::ChangePointHigh,
        Statistic::Candidates => StatisticWord::Candidates,
        Statistic::Qualified => StatisticWord::Qualified,
        Statistic::SepStatistical => StatisticWord::SepStatistical,
        Statistic::SepRange => StatisticWord::SepRange,
        Statistic::Sse => StatisticWord::Sse,
        Statistic::Mean => StatisticWord::Mean,
        Statistic::Variance => StatisticWord::Variance,
        _ => return None,
    })
}
