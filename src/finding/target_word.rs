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
    EveryYear: "every year", "逐年";
    /// Promise.
    Reach: "reach", "达到";
    /// Promise.
    Keep: "keep", "保持";
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
    StepToBudget: "decrease a year that keeps the budget", "守住预算所需的年降量";
    /// Row.
    AtTarget: "value of the target year if the budget is kept", "守住预算时目标年的数值";
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
    /// Standing, with years missing.
    WithGap: "with years missing", "有缺年";
    /// Mark of targets that are made up.
    MadeUp: "* made up to show a calculation", "* 为演示计算而虚拟";
}
