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
    MetByRounding: "met by rounding", "按修约满足";
    /// Outcome.
    CouldRound: "not met (by rounding of the print it could be)", "未满足（若按所印位数修约则可满足）";
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
    AYearCompound: "the same, compounding", "同上，按复合年率";
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
    /// Heading.
    NetZero: "The set of targets held against the Net-Zero Standard", "目标集对照净零标准";
    /// Standing of a rule.
    EarlierMayApply: "shown: the standard before may still be followed on that day", "仅列示：提交当日仍可采用前一版标准";
    /// A test of a set.
    NearTermScope1: "near-term target of scope 1", "范围一近期目标";
    /// A test of a set.
    NearTermScope2: "near-term target of scope 2", "范围二近期目标";
    /// A test of a set.
    NearTermScope3: "near-term target of scope 3", "范围三近期目标";
    /// A test of a set.
    LongTermYear: "year of the long-term targets", "长期目标的目标年";
    /// A test of a set.
    NearTermYears: "years that near-term targets run", "近期目标的期限";
    /// A test of a set.
    SeparateScopes: "targets of their own for scope 1 and scope 2", "范围一与范围二分别设定目标";
    /// A test of a set.
    BaseYearLatest: "latest year with complete data as base year", "以数据完整的最近年份为基准年";
    /// A test of a set.
    Scope2Year: "year of the long-term target of scope 2", "范围二长期目标的目标年";
    /// Column.
    SourceOfRule: "source of the rule", "规则来源";
    /// Heading.
    Portfolio: "Temperature scores of the portfolio, °C", "投资组合温度评分（°C）";
    /// Column.
    Scopes: "scopes", "范围";
    /// Remark.
    PortfolioMethods: "weighed by: WATS investment, TETS emissions, MOTS market capitalisation, EOTS enterprise value, ECOTS enterprise value and cash, AOTS total assets, ROTS revenue", "加权方式：WATS 投资额、TETS 排放量、MOTS 市值、EOTS 企业价值、ECOTS 企业价值加现金、AOTS 总资产、ROTS 营业收入";
    /// Heading.
    Consistency: "How the targets stand to each other", "各目标之间的关系";
    /// After the number of pairs.
    ManyPairs: "pairs of targets have something in common; listed are every target that contradicts another, with one that it contradicts, and examples of the rest", "对目标边界有重合；凡与其他目标矛盾者至少列出一对，其余仅举例";
    /// After the number of those not listed.
    MoreConflicts: "more like these; contradictions are all among the findings", "项同类关系未列出；矛盾之处均见检查结果";
    /// Two targets.
    StandsAgree: "both can be kept", "可同时实现";
    /// Two targets.
    StandsFirst: "who keeps the first keeps the second", "实现前者即实现后者";
    /// Two targets.
    StandsSecond: "who keeps the second keeps the first", "实现后者即实现前者";
    /// Two targets.
    StandsExclude: "both cannot be kept", "无法同时实现";
    /// Two targets.
    StandsRise: "the later one lets figures rise again", "后期目标允许数值回升";
    /// Two targets.
    NoBaseValues: "cannot tell: base years differ, and a base value is not stated", "无法判断：基准年不同且缺少基准值";
    /// Two targets.
    OtherBaseYears: "cannot tell: base years differ", "无法判断：基准年不同";
    /// Two targets.
    NoBaseValue: "cannot tell: a base value is not stated", "无法判断：缺少基准值";
    /// Two targets.
    BaseOfZero: "cannot tell: a base value is zero", "无法判断：基准值为零";
    /// Two targets.
    NoGrowth: "cannot tell: no growth of the activity is stated", "无法判断：未写明活动水平增长率";
    /// Two targets.
    OtherTargetYears: "cannot tell: target years differ", "无法判断：目标年不同";
    /// Two targets.
    PartlyShared: "cannot tell: their boundaries share a part only", "无法判断：边界仅部分重合";
    /// Two targets.
    NoCut: "cannot tell: a level without a base value", "无法判断：为水平目标且缺少基准值";
    /// Two targets.
    RisingTarget: "cannot tell: one of them asks for a rise", "无法判断：其中一项为上升目标";
    /// After the number of pairs.
    PairsUntold: "pairs of targets", "对目标";
    /// Heading.
    Beside: "Beside national goals (which are no measure of one company)", "与国家目标对照（并非衡量单个企业的尺度）";
    /// Column.
    Goal: "goal", "目标内容";
    /// Column.
    OwnRate: "own, a year", "本目标年均";
    /// Column.
    GoalRate: "goal, a year", "国家目标年均";
    /// Column.
    Comparison: "comparison", "对照结果";
    /// Beside a goal.
    AsFast: "as fast or faster", "不慢于";
    /// Beside a goal.
    Slower: "slower", "慢于";
    /// Not comparable.
    OtherQuantity: "not comparable: for something else", "不可比：指标不同";
    /// Not comparable.
    AbsoluteAgainstIntensity: "not comparable: an absolute target and a goal per GDP", "不可比：总量目标与单位 GDP 目标";
    /// Not comparable.
    NoOwnCut: "not comparable: the target states no cut", "不可比：目标未给出降幅";
    /// Not comparable.
    PeakUnknown: "not comparable: the goal counts from a peak that is not stated", "不可比：以未明确的峰值为基准";
    /// Not comparable.
    NoRate: "not comparable: the goal has no yearly rate", "不可比：该目标没有年均速率";
    /// Not comparable.
    ElectricityAgainstEnergy: "not comparable: electricity, and all energy", "不可比：电力与全部能源";
    /// Not comparable.
    GoalNotConfirmed: "not compared: no source of the goal was read", "未对照：未查阅到该目标的来源";
    /// Bear in mind.
    OtherDenominator: "per unit of product, not of GDP", "按产品单位而非 GDP";
    /// Bear in mind.
    OtherYears: "other years", "年份不同";
    /// Bear in mind.
    Co2Only: "the goal is for CO2 alone", "国家目标仅指 CO2";
    /// Bear in mind.
    RangeOfGoal: "lower end of a range", "取区间下限";
    /// Bear in mind.
    MoreThan: "the goal asks for more than this", "国家目标为“以上”";
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
