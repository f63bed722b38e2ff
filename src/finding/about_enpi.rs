//! What there is to say of energy performance indicators, their baselines and benchmarks.

use super::{en, zh};

messages! {
    /// A sentence about energy performance indicators.
    AboutEnpi;

    /// A limit of a standard is not met.
    LimitNotMet { enpi: String, value: String, limit: String, gap: String } =>
        format!("{} is {value}, and the limit that the book states is {limit} (gap {gap})", en::q(enpi)),
        format!("{}为 {value}，账簿所列限定值为 {limit}（差距 {gap}）", zh::q(enpi));
    /// Help: what must be alike.
    CompareAlike =>
        "compare alike with alike: boundary, product, purity or pressure, reference volume, and the terms of the standard",
        "请先核对口径是否一致：统计边界、产品、纯度或压力、体积基准以及标准的适用条件";
    /// Benchmarks in the wrong order.
    OutOfOrder { enpi: String, strict: &'static str, loose: &'static str } =>
        format!("of {} the value `{strict}` is easier to meet than `{loose}`", en::q(enpi)),
        format!("{}的 {strict} 值比 {loose} 值更容易达到", zh::q(enpi));
    /// Help: which is stricter.
    CheckOrder =>
        "the advanced value is stricter than that for access, and this than the limit; grade 1 is the best. Is it `better = \"higher\"`?",
        "先进值严于准入值，准入值严于限定值；1级能效最高。是否应写 better = \"higher\"？";
    /// An expression of an indicator with an unknown.
    NoUnknown { key: &'static str } =>
        format!("{} cannot hold an unknown", en::q(key)),
        format!("{}中不能有未知量", zh::q(key));
    /// Help: what it takes.
    QuantityOrFigure =>
        "write a quantity or figures of the book: energy = \"8200 MWh\", energy = \"figure(\\\"activity/power/amount\\\")\"",
        "可写数量或账簿中的数值：energy = \"8200 MWh\"，energy = \"figure(\\\"activity/power/amount\\\")\"";
    /// The baseline is not before the reporting period.
    BaselineNotBefore { baseline: String, reporting: String } =>
        format!("the baseline {} is not before the reporting period {}", en::q(baseline), en::q(reporting)),
        format!("基准期{}不在报告期{}之前", zh::q(baseline), zh::q(reporting));
    /// Help: which periods.
    ChoosePeriods =>
        "the baseline describes a period before: baseline = { period = \"2021\", … }, and `period` the later one",
        "能源基准应取更早的时期：baseline = { period = \"2021\", … }，period 为较晚的报告期";
    /// A ratio that is zero or below.
    RatioNotPositive => "the ratio of the normalisation must be a positive number", "归一化比例应为正数";
    /// A line of the report: nothing was normalised.
    NotNormalised { ids: Vec<String> } =>
        format!("{}: not normalised; product mix, weather and the like are taken to be as in the baseline.", en::list(ids)),
        format!("{}：未作归一化，产品结构、气象等条件视同基准期。", zh::list(ids));
    /// A line of the report: how the baseline was brought to the reporting period.
    Normalised { enpi: String, ratio: String, says: String } =>
        format!("{}: baseline × {ratio}: {says}", en::q(enpi)),
        format!("{}：能源基准 × {ratio}：{says}", zh::q(enpi));
    /// A line of the report: made up.
    MadeUp { ids: Vec<String> } =>
        format!("{}: made up to show the calculation.", en::list(ids)),
        format!("{}：为演示计算而虚拟。", zh::list(ids));
    /// The book has neither projects nor indicators.
    NothingHere =>
        "the book has no [[project]] and no [[enpi]]", "账簿中没有 [[project]]，也没有 [[enpi]]";
}

bilingual! {
    /// Words of the report about energy performance indicators.
    EnpiWord;
    /// Heading.
    Title: "Energy performance indicators (EnPI) against their baselines (EnB)", "能源绩效参数(EnPI)与能源基准(EnB)";
    /// Heading.
    Benchmarking: "Energy benchmarking", "能效对标";
    /// Column.
    Indicator: "indicator", "指标";
    /// Column.
    Period: "period", "报告期";
    /// Column.
    Value: "EnPI", "EnPI 值";
    /// Column.
    Baseline: "EnB", "能源基准";
    /// Column.
    Improvement: "improvement", "改进率";
    /// Column.
    Saved: "energy saved", "节能量";
    /// Column.
    Level: "against", "类型";
    /// Column.
    Benchmark: "value", "对标值";
    /// Column.
    Gap: "gap", "差距";
    /// Column.
    Answer: "answer", "结论";
    /// Column.
    Source: "source", "来源";
    /// Level.
    LevelLimit: "limit", "限定值";
    /// Level.
    LevelAccess: "access", "准入值";
    /// Level.
    LevelAdvanced: "advanced", "先进值";
    /// Level.
    LevelGrade1: "grade 1", "能效1级";
    /// Level.
    LevelGrade2: "grade 2", "能效2级";
    /// Level.
    LevelGrade3: "grade 3", "能效3级";
    /// Level.
    LevelOther: "other", "其他";
    /// Answer.
    IsMet: "met", "达到";
    /// Answer.
    IsNotMet: "not met", "未达到";
    /// Answer.
    CannotTell: "cannot tell", "无法判断";
}
