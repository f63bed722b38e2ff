//! Names of figures of quality.

use crate::saving::metered::metrics::Metrics;

/// Defines [`Statistic`], each variant beside its word.
macro_rules! statistics {
    ($($name:ident => $word:literal,)*) => {
        /// A figure of the quality of a model. Its word in JSON is the documented name; divisors are part of the name; `avg_` is over
        /// use a day and `tot_` over totals of periods, as CalTRACK's reference software has them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is named by its word, which docs/metered-savings.md explains")]
        pub enum Statistic {
            $($name,)*
        }

        impl Statistic {
            /// Every one.
            pub const ALL: &'static [Statistic] = &[$(Statistic::$name,)*];

            /// Its word in JSON and CSV.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Statistic::$name => $word,)*
                }
            }
        }
    };
}

statistics! {
    Points => "n",
    Coefficients => "p",
    Drivers => "k",
    R2 => "r2",
    R2Adjusted => "r2_adjusted",
    F => "f",
    FP => "f_p",
    RmseN => "rmse_n",
    RmseNMinusK => "rmse_n_minus_k",
    RmseNMinusP => "rmse_n_minus_p",
    CvrmseN => "cvrmse_n",
    CvrmseNMinusK => "cvrmse_n_minus_k",
    CvrmseNMinusP => "cvrmse_n_minus_p",
    CvrmseLeaveOneOut => "cvrmse_leave_one_out",
    NmbeN => "nmbe_n",
    NmbeNMinusP => "nmbe_n_minus_p",
    Nmae => "nmae",
    DurbinWatson => "durbin_watson",
    AutocorrelationPearson => "rho_pearson",
    AutocorrelationAcf => "rho_acf",
    EffectivePoints => "n_effective",
    Aic => "aic",
    Bic => "bic",
    VarianceInflation => "vif_largest",
    HeatingBalancePoint => "heating_balance_point",
    CoolingBalancePoint => "cooling_balance_point",
    ChangePointLow => "change_point_low",
    ChangePointHigh => "change_point_high",
    Intercept => "intercept",
    HeatingSlope => "heating_slope",
    CoolingSlope => "cooling_slope",
    SlopeBelow => "slope_below",
    SlopeAbove => "slope_above",
    Candidates => "candidates",
    Qualified => "candidates_qualified",
    BicAheadOfConstant => "bic_ahead_of_constant",
    SepStatistical => "sep_statistically_valid",
    SepRange => "sep_range_valid",
    Sse => "sse",
    Mean => "mean",
    Variance => "variance",
    AvgPoints => "avg_n",
    AvgMean => "avg_mean",
    AvgVariance => "avg_variance",
    AvgDrivers => "avg_k",
    AvgR2 => "avg_r2",
    AvgR2Adjusted => "avg_r2_adjusted",
    AvgRmseN => "avg_rmse_n",
    AvgRmseNMinusK => "avg_rmse_n_minus_k",
    AvgRmseNMinusP => "avg_rmse_n_minus_p",
    AvgCvrmseN => "avg_cvrmse_n",
    AvgCvrmseNMinusK => "avg_cvrmse_n_minus_k",
    AvgCvrmseNMinusP => "avg_cvrmse_n_minus_p",
    AvgNmbeN => "avg_nmbe_n",
    AvgNmae => "avg_nmae",
    AvgAutocorrelationPearson => "avg_rho_pearson",
    AvgEffectivePoints => "avg_n_effective",
    TotPoints => "tot_n",
    TotMean => "tot_mean",
    TotVariance => "tot_variance",
    TotDrivers => "tot_k",
    TotR2 => "tot_r2",
    TotR2Adjusted => "tot_r2_adjusted",
    TotRmseN => "tot_rmse_n",
    TotRmseNMinusK => "tot_rmse_n_minus_k",
    TotRmseNMinusP => "tot_rmse_n_minus_p",
    TotCvrmseN => "tot_cvrmse_n",
    TotCvrmseNMinusK => "tot_cvrmse_n_minus_k",
    TotCvrmseNMinusP => "tot_cvrmse_n_minus_p",
    TotNmbeN => "tot_nmbe_n",
    TotNmae => "tot_nmae",
    TotAutocorrelationPearson => "tot_rho_pearson",
    TotEffectivePoints => "tot_n_effective",
}

/// Of what metrics are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// Of the periods of the model.
    Periods,
    /// Of use a day.
    Day,
    /// Of totals of periods.
    Total,
}

/// Metrics by name; those that do not exist are left out.
pub(super) fn metrics(of: &Metrics, over: Over) -> Vec<(Statistic, f64)> {
    let (periods, day, total) = (NAMES[0], NAMES[1], NAMES[2]);
    let names = match over {
        Over::Periods => periods,
        Over::Day => day,
        Over::Total => total,
    };
    let values = [
        Some(of.n as f64),
        Some(of.mean),
        Some(of.variance),
        Some(of.k as f64),
        of.r2,
        of.r2_adjusted,
        Some(of.rmse_n),
        of.rmse_n_minus_k,
        of.rmse_n_minus_p,
        of.cvrmse_n(),
        of.cvrmse_n_minus_k(),
        of.cvrmse_n_minus_p(),
        of.nmbe,
        of.nmae,
        of.autocorrelation,
        of.n_effective,
    ];
    names.into_iter().zip(values).filter_map(|(name, value)| Some((name, value?))).collect()
}

/// The names of the metrics over periods, over use a day and over totals.
const NAMES: [[Statistic; 16]; 3] = [
    [
        Statistic::Points,
        Statistic::Mean,
        Statistic::Variance,
        Statistic::Drivers,
        Statistic::R2,
        Statistic::R2Adjusted,
        Statistic::RmseN,
        Statistic::RmseNMinusK,
        Statistic::RmseNMinusP,
        Statistic::CvrmseN,
        Statistic::CvrmseNMinusK,
        Statistic::CvrmseNMinusP,
        Statistic::NmbeN,
        Statistic::Nmae,
        Statistic::AutocorrelationPearson,
        Statistic::EffectivePoints,
    ],
    [
        Statistic::AvgPoints,
        Statistic::AvgMean,
        Statistic::AvgVariance,
        Statistic::AvgDrivers,
        Statistic::AvgR2,
        Statistic::AvgR2Adjusted,
        Statistic::AvgRmseN,
        Statistic::AvgRmseNMinusK,
        Statistic::AvgRmseNMinusP,
        Statistic::AvgCvrmseN,
        Statistic::AvgCvrmseNMinusK,
        Statistic::AvgCvrmseNMinusP,
        Statistic::AvgNmbeN,
        Statistic::AvgNmae,
        Statistic::AvgAutocorrelationPearson,
        Statistic::AvgEffectivePoints,
    ],
    [
        Statistic::TotPoints,
        Statistic::TotMean,
        Statistic::TotVariance,
        Statistic::TotDrivers,
        Statistic::TotR2,
        Statistic::TotR2Adjusted,
        Statistic::TotRmseN,
        Statistic::TotRmseNMinusK,
        Statistic::TotRmseNMinusP,
        Statistic::TotCvrmseN,
        Statistic::TotCvrmseNMinusK,
        Statistic::TotCvrmseNMinusP,
        Statistic::TotNmbeN,
        Statistic::TotNmae,
        Statistic::TotAutocorrelationPearson,
        Statistic::TotEffectivePoints,
    ],
];
