//! Words of the report about targets.

bilingual! {
    /// Words of the report about targets.
    TargetWord;
    /// Usage: the command.
    Usage: "Project, judge and plan the targets of a book", "推演、评判并规划账簿中的目标";
    /// Usage: one target.
    UsageTarget: "Only this target, with its years", "仅此目标，并列出各年";
    /// Heading.
    Title: "Targets", "目标";
    /// Part of a target.
    PartBase: "base value", "基准值";
    /// Part of a target.
    PartBaseFigure: "figure of the base year", "基准年的数值";
    /// Part of a target.
    PartScopes: "scopes", "范围";
    /// Part of a target.
    PartScope2: "scope 2 by location or by market", "范围二口径（基于位置或市场）";
    /// Part of a target.
    PartCoverage: "coverage", "覆盖率";
    /// Part of a target.
    PartSubmission: "day of submission", "提交日期";
    /// Part of a target.
    PartPer: "what the intensity is counted by", "强度的分母";
    /// Part of a target.
    PartPrices: "prices", "价格基准";
    /// Column.
    Target: "target", "目标";
    /// Column.
    Says: "in words", "原文";
    /// Caption.
    Promised: "What is promised, and where it stands", "承诺内容与进展";
    /// Title of a chart.
    PathAndActual: "Path and actual figures", "路径与实际值";
    /// Axis.
    EmissionsAxis: "emissions", "排放量";
    /// Axis.
    Value: "value", "数值";
    /// Caption.
    YearByYear: "Year by year", "逐年";
    /// Column.
    Years: "years", "年份";
    /// Column.
    Promise: "promise", "承诺";
    /// Column.
    BaseValue: "base value", "基准值";
    /// Column.
    GoalValue: "goal", "目标值";
    /// Column.
    Change: "change", "变化率";
    /// Column.
    AYear: "a year, linear", "年均（线性）";
    /// Column.
    AYearCompound: "a year, compound", "年均（复合）";
    /// Column.
    Standing: "standing", "进展";
    /// Index of the base.
    Index: "index", "指数";
    /// Promise.
    EveryYear: "every year", "每年";
    /// Promise.
    Reach: "reach", "达到";
    /// Promise.
    Keep: "keep", "保持";
    /// Promise.
    Converge: "converge", "向行业收敛";
    /// Column.
    Year: "year", "年份";
    /// Column.
    Path: "path", "路径";
    /// Column.
    Linear: "linear", "线性";
    /// Column.
    Compound: "compound", "复合";
    /// Column.
    Actual: "actual", "实际";
    /// Heading.
    BudgetHead: "Budget and what is left to do", "累计预算与尚需完成量";
    /// Row.
    Budget: "budget after the base year", "基准年之后的预算";
    /// Row.
    Used: "used", "已用";
    /// Row.
    Remaining: "left", "剩余";
    /// Row.
    StepToEndPoint: "decrease a year that meets the goal", "达到目标值所需的年降量";
    /// Row.
    StepToBudget: "decrease a year that keeps the budget", "满足预算所需的年降量";
    /// Row.
    AtTarget: "value of the target year if the budget is kept", "满足预算时目标年的数值";
    /// Remark.
    Filled: "years without a figure were taken from a straight line between their neighbours", "无数值的年份按相邻年份线性内插";
    /// Row.
    BreakEven: "growth a year above which the absolute figure rises", "绝对量转为上升的年增长率";
    /// Row.
    AbsoluteChange: "change of the absolute figure at the stated growth", "在所列增长率下绝对量的变化";
    /// Standing.
    MetEveryYear: "met every year so far", "至今逐年达成";
    /// Standing.
    Broken: "missed a year", "有年份未达成";
    /// Standing.
    OnTrack: "on track (linear)", "符合线性路径";
    /// Standing.
    Behind: "behind (linear)", "落后于线性路径";
    /// Standing.
    AlreadyAchieved: "already achieved", "已提前达成";
    /// Standing.
    Achieved: "achieved", "已达成";
    /// Standing.
    Missed: "missed", "未达成";
    /// Standing.
    CannotTell: "cannot tell", "无法判断";
    /// Standing.
    NoFigureOfTargetYear: "cannot tell: no figure of the target year", "无法判断：缺少目标年的数值";
    /// Standing, before a year.
    ReachedBy: "reached by", "已达成，最迟于";
    /// Standing.
    UnlikeFigures: "cannot tell: the figures are of before the event that changed the base year", "无法判断：数值早于改变基准年的事件";
    /// Standing, with years missing.
    WithGap: "with years missing", "有缺年";
    /// Mark of targets that are made up.
    MadeUp: "* made up to show a calculation", "* 为演示计算而虚拟";
    /// Row.
    RateToEndPoint: "decrease a year, of the year before, that meets the goal", "达到目标值所需的年降率";
    /// Row.
    RateToBudget: "decrease a year, of the year before, that keeps the budget", "满足预算所需的年降率";
    /// Legend of the chart.
    ChartNote: "bars: figures; strokes: the path, in brackets where there is no figure", "条形为实际值，竖线为路径；无实际值的年份括号内为路径值";
    /// Heading.
    YearsHead: "Year by year", "逐年进展";
    /// Column.
    AgainstPath: "against the path", "与路径相差";
    /// Column.
    AgainstYearBefore: "against the year before", "同比";
    /// A year.
    YearKept: "kept", "达成";
    /// A year.
    YearBroken: "missed", "未达成";
    /// A year.
    YearOnPath: "on the path", "符合路径";
    /// A year.
    YearOffPath: "off the path", "偏离路径";
    /// Remark.
    PathHeld: "the last figure is on the good side of the path", "最近值优于或符合路径";
    /// Remark.
    PathNotHeld: "the last figure is on the wrong side of the path", "最近值劣于路径";
    /// Remark.
    BudgetHeld: "the years so far together keep the sum of the path", "至今各年合计未超出路径合计";
    /// Remark.
    BudgetNotHeld: "the years so far together exceed the sum of the path", "至今各年合计超出路径合计";
    /// Heading.
    TrendHead: "If it goes on as it did", "按已有趋势外推";
    /// Row.
    TrendLinear: "in the target year, by a straight line", "目标年外推值（直线）";
    /// Row.
    TrendCompound: "in the target year, by the same share every year (median)", "目标年外推值（等比，中位数）";
    /// Row.
    TrendInterval: "prediction interval, 95 %", "预测区间（95 %）";
    /// Row.
    TrendChance: "chance that the goal is met", "达到目标值的概率";
    /// Remark.
    TrendSerial: "neighbouring years resemble one another: interval and chance are too sure of themselves", "相邻年份相关：区间偏窄，概率偏于极端";
    /// Remark.
    TrendFew: "too few years to tell whether neighbouring years resemble one another; interval and chance take each year's scatter as independent", "年份太少，无法判断相邻年份是否相关；区间与概率按各年离差相互独立计算";
    /// Heading.
    BaseYearHead: "Base year", "基准年重算";
    /// Row.
    BaseBefore: "base value before", "重算前基准值";
    /// Row.
    BaseAfter: "base value that the target rests on", "目标所依据的基准值";
    /// Column.
    EventKind: "kind", "类型";
    /// Column.
    Effect: "effect", "影响";
    /// Whether an event counts.
    EventCounts: "counted", "计入";
    /// Whether an event counts.
    NeverCounts: "never counts", "从不计入";
    /// Whether an event counts.
    BelowThreshold: "not recalculated", "未重算";
    /// How events were tested.
    TestedNet: "tested together, with their signs", "合并检验（净额）";
    /// How events were tested.
    TestedGross: "tested together, by their sizes", "合并检验（绝对值之和）";
    /// Verdict.
    Recalculated: "the base year is recalculated", "重算基准年";
    /// Verdict.
    NotRecalculated: "the base year stays", "基准年不变";
    /// Kind of event.
    KindAcquisition: "acquisition", "收购";
    /// Kind of event.
    KindDivestment: "divestment", "剥离";
    /// Kind of event.
    KindOutsourcing: "outsourcing", "外包";
    /// Kind of event.
    KindInsourcing: "insourcing", "收回自营";
    /// Kind of event.
    KindMethod: "method", "方法变更";
    /// Kind of event.
    KindFactor: "factor", "因子或数据更新";
    /// Kind of event.
    KindError: "error", "差错更正";
    /// Kind of event.
    KindOrganic: "organic growth", "有机增长";
    /// Heading.
    SdaHead: "Convergence on the sector (SDA)", "向行业收敛（行业脱碳法）";
    /// Column.
    SdaSector: "sector", "行业";
    /// Column.
    SdaLeft: "p", "p";
    /// Column.
    SdaShare: "m, uncapped", "m（不设上限）";
    /// Column.
    SdaCounted: "m", "m";
    /// Column.
    SdaTarget: "target", "目标强度";
    /// Column.
    SdaNoBacksliding: "never above the base", "不高于基准";
    /// Column.
    SdaAbsolute: "absolute, base year 1", "绝对量指数（基准年为1）";
    /// Remark.
    SdaFilled: "years of the sector that are not stated were taken from a straight line between their neighbours", "行业路径未列年份按相邻年份线性内插";
}

impl TargetWord {
    /// The test of the events of a base year, on one line.
    pub fn tested(how: &str, tested: &str, threshold: &str, verdict: &str, lang: super::Lang) -> String {
        match lang {
            super::Lang::En => format!("{how}: {tested}, threshold {threshold}: {verdict}"),
            super::Lang::Zh => format!("{how}：{tested}，阈值 {threshold}：{verdict}"),
        }
    }
}
