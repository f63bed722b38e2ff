//! Words of the report about meters.

bilingual! {
    /// Words of the report about meters.
    MeterWord;
    /// Title.
    Title: "Savings proved at the meter", "计量表证实的节能量";
    /// Column.
    Meter: "meter", "计量表";
    /// Column.
    Model: "model", "模型";
    /// Column.
    Method: "method", "方法";
    /// Column.
    Actual: "actual", "实际";
    /// Column.
    Expected: "expected", "预期";
    /// Column.
    Saving: "saving", "节能量";
    /// Column.
    Fraction: "share", "占比";
    /// Column.
    BandColumn: "± at 90 %", "±（90 %）";
    /// Column.
    Proved: "proved", "是否证实";
    /// Answer: the saving is above what the meter can prove.
    Yes: "yes", "是";
    /// Answer: it is not.
    No: "no", "否";
    /// Column.
    Coefficient: "coefficient", "系数";
    /// The constant.
    Constant: "constant", "常数项";
    /// Heating.
    Heating: "heating", "采暖";
    /// Cooling.
    Cooling: "cooling", "制冷";
    /// A day.
    Day: "day", "日";
    /// An hour.
    Hour: "hour", "小时";
    /// A period of the readings.
    EachPeriod: "period", "时段";
    /// Degree days.
    HeatingDegreeDay: "heating degree day", "采暖度日";
    /// Degree days.
    CoolingDegreeDay: "cooling degree day", "制冷度日";
    /// The unit of a driver.
    UnitOfDriver: "unit of the driver", "驱动因素单位";
    /// Column.
    Per: "per", "每";
    /// Column.
    Value: "value", "数值";
    /// Column.
    StandardError: "standard error", "标准误";
    /// Heading.
    Equation: "Equation", "方程";
    /// Heading.
    Statistics: "How well it follows the baseline", "对基期的拟合";
    /// Column.
    Statistic: "statistic", "统计量";
    /// Heading.
    Bands: "Bands of the saving", "节能量的误差区间";
    /// Column.
    BandForm: "form", "方法";
    /// Column.
    Divisor: "freedom", "自由度";
    /// Heading.
    Verdicts: "Verdicts side by side", "各准则的判定";
    /// Column.
    Framework: "framework", "准则";
    /// Column.
    Rule: "rule", "要求";
    /// Column.
    Limit: "limit", "限值";
    /// Column.
    Outcome: "outcome", "结果";
    /// Column.
    Standing: "limit known from", "限值依据";
    /// Outcome.
    Passes: "met", "满足";
    /// Outcome.
    Fails: "not met", "不满足";
    /// Outcome.
    CannotTell: "cannot tell", "无法判断";
    /// Standing.
    Published: "its document", "原文";
    /// Standing.
    Secondary: "a quotation", "转引";
    /// Standing.
    Unconfirmed: "unconfirmed", "未经证实";
    /// Heading.
    Periods: "Periods", "各时段";
    /// Column.
    Period: "period", "时段";
    /// Column.
    Observed: "observed", "实测";
    /// Column.
    Cumulative: "cumulative", "累计";
    /// Heading.
    Tried: "What was tried", "尝试的候选";
    /// Column.
    Candidate: "candidate", "候选";
    /// Mark of the chosen candidate.
    Chosen: "chosen", "选用";
    /// Mark of a candidate that did not qualify.
    NotQualified: "did not qualify", "不合格";
    /// Heading.
    Provable: "The smallest saving this meter can prove", "该表所能证实的最小节能量";
    /// Label.
    Baseline: "baseline", "基期";
    /// Label.
    Reporting: "reporting period", "统计报告期";
    /// Approach.
    Forecast: "forecast", "外推";
    /// Approach.
    Backcast: "backcast", "反推";
    /// Approach.
    Chaining: "chaining", "链式";
    /// Approach.
    Normalised: "normalised", "归一化";
    /// Heading.
    Adjustments: "Non-routine adjustments", "非常规调整";
    /// Column.
    Reason: "reason", "原因";
    /// Column.
    Evidence: "evidence", "依据";
    /// Heading.
    Reconciled: "The measures behind it", "表下各措施";
    /// Label.
    Measures: "the measures state", "各措施所述";
    /// Label.
    Unexplained: "meter less measures", "计量与所述之差";
    /// Label.
    Realisation: "realisation", "实现率";
    /// The difference lies within the band.
    WithinBand: "within the band at 90 %", "在 90 % 误差区间内";
    /// It does not.
    BeyondBand: "beyond the band at 90 %", "超出 90 % 误差区间";
    /// Usage: one meter.
    UsageMeter: "Only this meter, with its models: equation, statistics, bands, verdicts, periods", "仅此计量表及其模型：方程、统计量、误差区间、判定和各时段";
}

bilingual! {
    /// Forms of bands.
    BandWord;
    /// Exact.
    Exact: "exact, independent residuals", "精确式，残差独立";
    /// Guideline 14.
    Guideline14: "Guideline 14, 1.26", "Guideline 14，1.26";
    /// The polynomial.
    Guideline14Polynomial: "Guideline 14, polynomial", "Guideline 14，多项式";
    /// With n′.
    Guideline14Autocorrelation: "Guideline 14, 1.26, n′", "Guideline 14，1.26，n′";
    /// With n′.
    PolynomialAutocorrelation: "Guideline 14, polynomial, n′", "Guideline 14，多项式，n′";
    /// With n′ − p.
    EffectivePoints: "polynomial, n′ throughout", "多项式，全程 n′";
    /// The reference software.
    CaltrackFractional: "CalTRACK 2.0, of the baseline", "CalTRACK 2.0，按基期";
    /// Its second form.
    CaltrackRegression: "CalTRACK 2.0, model and noise", "CalTRACK 2.0，模型与噪声";
    /// Mended.
    CaltrackCorrected: "CalTRACK, of the counterfactual", "CalTRACK，按反事实用量";
    /// Resampled.
    Resampled: "resampled blocks", "分块重抽样";
}
