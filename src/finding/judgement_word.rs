//! Words of how targets are judged.

bilingual! {
    /// Words of how targets are judged.
    JudgementWord;
    /// Heading.
    Title: "Held against rules", "对照规则";
    /// Column.
    Rule: "rule", "规则";
    /// Column.
    Minimum: "minimum cut", "最低减幅";
    /// Column.
    Cut: "stated cut", "承诺减幅";
    /// Column.
    Margin: "margin, points", "余量（百分点）";
    /// Column, and a test.
    Rate: "rate", "减排速率";
    /// A test.
    Submission: "day of submission", "提交日期";
    /// A test.
    Coverage: "coverage", "覆盖率";
    /// A test.
    BaseYear: "base year", "基准年";
    /// A test.
    TimeFrame: "time frame", "时间跨度";
    /// A test.
    Scope2: "scope 2 method", "范围二口径";
    /// Column.
    Aligned: "aligned", "是否符合";
    /// Column.
    OpenTests: "not met, or not known", "未满足或无法判断的检验";
    /// Column.
    Test: "test", "检验";
    /// Column.
    Result: "result", "结果";
    /// Outcome.
    Met: "met", "满足";
    /// Outcome.
    MetByRounding: "met by rounding", "按取舍满足";
    /// Outcome.
    NotMet: "not met", "不满足";
    /// Outcome.
    NotStated: "cannot tell: not stated", "无法判断：未写明";
    /// Outcome.
    NoRule: "cannot tell: no confirmed rule", "无法判断：无已确认的规则";
    /// Aligned.
    Yes: "yes", "是";
    /// Aligned.
    No: "no", "否";
    /// Aligned.
    CannotTell: "cannot tell", "无法判断";
    /// Standing of a rule.
    Decides: "decides", "据以判定";
    /// Standing of a rule.
    DayNotStated: "shown: the day of submission is not stated", "仅列示：未写明提交日期";
    /// Standing of a rule.
    OtherDays: "shown: not in force on the day of submission", "仅列示：提交当日不适用";
    /// Standing of a rule.
    OtherScopes: "shown: a rule for other scopes", "仅列示：适用于其他范围";
    /// Standing of a rule.
    ScopesNotStated: "shown: the scopes are not stated", "仅列示：未写明范围";
    /// Standing of a rule.
    Unconfirmed: "shown: not confirmed from its source", "仅列示：尚未经原始文件确认";
    /// Which minimum asks most.
    AsksRule: "rate of the rule", "规则年率";
    /// Which minimum asks most.
    AsksForward: "forward-looking ambition", "前瞻性力度要求";
    /// Which minimum asks most.
    AsksAll: "everything", "全部减排";
    /// Figure.
    AYear: "asked a year from the base year", "自基准年起每年所需";
    /// Figure.
    WithoutAnchor: "usual wrong test, counted from the base year", "常见误算：自基准年起算";
    /// Figure.
    Compounded: "usual wrong test, compounded", "常见误算：按复利递减";
    /// Figure of the revised rule.
    Scope1Rate: "rate of scope 1 a year", "范围一年率";
    /// Figure of the revised rule.
    Scope2Rate: "rate of scope 2 a year", "范围二年率";
    /// Figure of the revised rule.
    Scope1Minimum: "minimum of scope 1", "范围一最低减幅";
    /// Figure of the revised rule.
    Scope2Minimum: "minimum of scope 2", "范围二最低减幅";
    /// Figure of the revised rule.
    Scope3Rate: "rate of scope 3 a year", "范围三年率";
    /// Figure.
    Progress: "done already", "已完成减幅";
    /// Figure.
    Forward: "forward-looking minimum", "前瞻性最低减幅";
    /// Figure.
    BindsAbove: "forward-looking ambition asks more if more is done already than", "已完成减幅超过此值时，前瞻性要求更高";
    /// Heading.
    Temperature: "Temperature score, °C", "温度评分（°C）";
    /// Column.
    Score: "score", "评分";
    /// Column.
    Variable: "variable", "变量";
    /// Column.
    Slope: "slope", "斜率";
    /// Column.
    Intercept: "intercept", "截距";
    /// Column.
    YearlyCut: "cut a year", "年减幅";
    /// Column.
    Frame: "time frame", "时间跨度";
    /// Time frame.
    Short: "short", "短期";
    /// Time frame.
    Mid: "mid", "中期";
    /// Time frame.
    Long: "long", "长期";
    /// Remark.
    DefaultScore: "no usable target: default", "无可用目标，取默认值";
    /// Heading.
    Rise: "Implied temperature rise, °C", "隐含温升（°C）";
    /// Column.
    Trajectory: "trajectory", "现有趋势";
    /// Column.
    OfTarget: "target", "目标";
    /// Column.
    Both: "together", "综合";
    /// Needed for a score.
    NeedsMetric: "what the intensity is counted by (temperature.metric)", "强度的分母（temperature.metric）";
    /// Needed for a score.
    NeedsIsic: "the ISIC code (temperature.isic)", "ISIC 代码（temperature.isic）";
    /// Needed for a score.
    NeedsCoverage: "coverage", "覆盖率";
    /// Needed for a score.
    NeedsScopes: "scopes", "范围";
    /// Needed for a score.
    NeedsCut: "a base year and a cut", "基准年与减幅";
}
