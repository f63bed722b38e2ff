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
    /// Of a statistic: of the use a day.
    ADay: "a day", "日均";
    /// Of a statistic: of totals of periods.
    OfTotals: "totals", "时段合计";
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

bilingual! {
    /// Words of the section about meters in a report that is handed on, and of its pictures.
    MeterReportWord;
    /// Column.
    Unit: "unit", "单位";
    /// Label.
    Approach: "approach", "方式";
    /// Column: what non-routine adjustments add to the baseline.
    Adjusted: "adjusted by", "非常规调整量";
    /// Label.
    MeasuresBehind: "measures", "措施";
    /// Label: the smallest provable saving at a level.
    ProvableAt: "provable at", "可证实下限，置信度";
    /// Column: the cumulative saving's range.
    CumulativeBand: "± at 90 %", "±（90 %）";
    /// Axis and word of equations.
    Temperature: "mean temperature", "平均气温";
    /// Group of points: a period between baseline and reporting.
    Between: "period between", "中间时段";
    /// Title of a picture.
    Fit: "Readings and model", "读数与模型";
    /// Title of a picture.
    CumulativeSaving: "Cumulative saving", "累计节能量";
    /// Range of a picture.
    PredictionInterval: "90 % prediction interval", "90 % 预测区间";
    /// Line of a picture.
    Diagonal: "observed = expected", "实测 = 预期";
    /// Event.
    ReportingBegins: "the reporting period begins", "统计报告期开始";
    /// Event.
    MeterChanged: "the meter was changed", "换表";
    /// What is missing: no model could be held against the meter.
    NoModel: "No model could be held against this meter; the findings say why.", "没有模型可用于该表，原因见检查结果。";
    /// Cumulative savings leave adjustments out.
    WithoutAdjustments: "Adjustments are in the saving, its share, its bands and the verdicts, and in the cumulative figures from their first day; a month is expected less observed.",
        "非常规调整计入节能量及其占比、误差区间和判定，并自其首日起计入累计值；各月为预期减实测。";
    /// Axis of the cost curve.
    Avoided: "avoided a year", "年减排量";
    /// Axis of the cost curve.
    CostOfTonne: "cost of a tonne", "单位减排成本";
    /// Head of the cost curve's list.
    Measure: "measure", "措施";
}

bilingual! {
    /// Figures of the quality of a model, with the symbols of their documents.
    StatisticWord;
    /// n.
    Points: "periods, n", "时段数 n";
    /// p.
    Coefficients: "coefficients with the constant, p", "系数个数（含常数项）p";
    /// k.
    Drivers: "drivers, k", "驱动因素个数 k";
    /// R².
    R2: "R²", "决定系数 R²";
    /// Adjusted R².
    R2Adjusted: "adjusted R²", "调整后 R²";
    /// F.
    F: "F", "F 统计量";
    /// p of F.
    FP: "p of F", "F 检验 p 值";
    /// RMSE.
    RmseN: "RMSE, divisor n", "RMSE（除数 n）";
    /// RMSE.
    RmseNMinusK: "RMSE, divisor n − k", "RMSE（除数 n − k）";
    /// RMSE.
    RmseNMinusP: "RMSE, divisor n − p", "RMSE（除数 n − p）";
    /// CV(RMSE).
    CvrmseN: "CV(RMSE), divisor n", "CV(RMSE)（除数 n）";
    /// CV(RMSE).
    CvrmseNMinusK: "CV(RMSE), divisor n − k", "CV(RMSE)（除数 n − k）";
    /// CV(RMSE).
    CvrmseNMinusP: "CV(RMSE), divisor n − p", "CV(RMSE)（除数 n − p）";
    /// CV(RMSE) of points left out.
    CvrmseLeaveOneOut: "CV(RMSE), each point left out once", "CV(RMSE)（留一法）";
    /// NMBE.
    NmbeN: "NMBE, divisor n", "NMBE（除数 n）";
    /// NMBE.
    NmbeNMinusP: "NMBE, divisor n − p", "NMBE（除数 n − p）";
    /// NMAE.
    Nmae: "NMAE", "NMAE";
    /// Durbin-Watson.
    DurbinWatson: "Durbin–Watson", "Durbin–Watson 统计量";
    /// Autocorrelation.
    AutocorrelationPearson: "autocorrelation at lag 1, ρ (Pearson)", "一阶自相关 ρ（Pearson）";
    /// Autocorrelation.
    AutocorrelationAcf: "autocorrelation at lag 1, ρ (ACF)", "一阶自相关 ρ（ACF）";
    /// n′.
    EffectivePoints: "effective periods, n′", "有效时段数 n′";
    /// AIC.
    Aic: "AIC", "AIC";
    /// BIC.
    Bic: "BIC", "BIC";
    /// VIF.
    VarianceInflation: "largest variance inflation, VIF", "最大方差膨胀因子 VIF";
    /// Balance point.
    HeatingBalancePoint: "balance point of heating", "采暖平衡点";
    /// Balance point.
    CoolingBalancePoint: "balance point of cooling", "制冷平衡点";
    /// Change point.
    ChangePointLow: "change point, the lower", "较低变点";
    /// Change point.
    ChangePointHigh: "change point, the higher", "较高变点";
    /// Candidates.
    Candidates: "candidates tried", "候选模型数";
    /// Candidates.
    Qualified: "candidates that qualified", "合格的候选模型数";
    /// SEP.
    SepStatistical: "SEP: statistically valid (1 yes, 0 no)", "SEP 统计有效（1 是，0 否）";
    /// SEP.
    SepRange: "SEP: drivers within their range (1 yes, 0 no)", "SEP 驱动因素在范围内（1 是，0 否）";
    /// SSE.
    Sse: "sum of squared residuals", "残差平方和";
    /// Mean.
    Mean: "mean of the baseline", "基期均值";
    /// Variance.
    Variance: "variance of the residuals", "残差方差";
}
