//! The help of `crossfoot factors`, in each language.

bilingual! {
    /// A text of the help.
    FactorUsage;
    /// Command.
    About: "Look into the factor library: list, search, show, compare, audit", "查看因子库：列表、检索、详情、比较、审查";
    /// Command.
    List: "List families of factors", "列出因子族";
    /// Command.
    Search: "Find factors by words, place, year, kind, unit or value", "按词语、地区、年份、类型、单位或数值检索因子";
    /// Command.
    Show: "Show everything about one factor, recipe or family, and what stands beside it",
        "显示一个因子、配方或因子族的全部信息及相邻数值";
    /// Command.
    Compare: "Put factors side by side in one unit", "以同一单位并列比较因子";
    /// Command.
    Audit: "Say what the library covers, how sure it is, and where its documents contradict each other",
        "审查因子库：覆盖范围、可信程度、文件之间的矛盾";
    /// Argument.
    Prefix: "Only families that begin with this, such as cn/grid/average", "仅列出以此开头的因子族，如 cn/grid/average";
    /// Option.
    All: "Every family, however many", "列出全部因子族，不论多少";
    /// Argument.
    Words: "Words in Chinese or English, all of which must fit; 0.70..0.71 is a range of values",
        "中文或英文词语，须全部符合；0.70..0.71 表示数值区间";
    /// Option.
    Region: "Only this place: a code or a name (CN-JS, 江苏, Jiangsu, CN-grid-east, 华东)",
        "仅此地区：代码或名称（CN-JS、江苏、Jiangsu、CN-grid-east、华东）";
    /// Option.
    DataYear: "Only data of this year", "仅此年份的数据";
    /// Option.
    Kind: "Only this kind: a word or a name (average, operating-margin, 低位发热量)",
        "仅此类型：代码或名称（average、operating-margin、低位发热量）";
    /// Option.
    Unit: "Only what can be measured in this unit, shown in it; also the unit of ranges without one",
        "仅可用此单位计量的因子，并换算到此单位；也作为未写单位的区间的单位";
    /// Option.
    Between: "Only values in this range, ends included, in any unit of the kind: 0.70..0.71, or \"0.70..0.71 kgCO2/kWh\"",
        "仅此区间内的数值（含两端），单位不限于所写的一种：0.70..0.71，或 \"0.70..0.71 kgCO2/kWh\"";
    /// Option.
    Hits: "Rows to show [default: 25]", "显示的行数 [默认：25]";
    /// Option.
    Lines: "Lines to show of each list [default: 10]", "每个列表显示的行数 [默认：10]";
    /// Option.
    AgainstYear: "The year against which ages are told [default: the newest year of the data]",
        "计算滞后年数所对照的年份 [默认：数据的最新年份]";
    /// Argument.
    Id: "Id of a factor or a recipe; without an edition, all editions of the family", "因子或配方的标识；不写版本则显示该因子族的全部版本";
    /// Argument.
    Ids: "Ids of two or more factors or fuel recipes", "两个或更多因子或燃料配方的标识";
    /// Below the help.
    Examples: "Examples:
  crossfoot factors list cn/grid
  crossfoot factors search 江苏 average
  crossfoot factors search 0.70..0.71 --unit kgCO2/kWh
  crossfoot factors show cn/grid/average/east@2021
  crossfoot factors compare cn/grid/average/east@2012 cn/grid/average/east@2021
  crossfoot factors audit",
        "示例：
  crossfoot factors list cn/grid
  crossfoot factors search 江苏 平均
  crossfoot factors search 0.70..0.71 --unit kgCO2/kWh
  crossfoot factors show cn/grid/average/east@2021
  crossfoot factors compare cn/grid/average/east@2012 cn/grid/average/east@2021
  crossfoot factors audit";
    /// Below the help.
    ListExamples: "Examples:
  crossfoot factors list
  crossfoot factors list cn/grid/average",
        "示例：
  crossfoot factors list
  crossfoot factors list cn/grid/average";
    /// Below the help.
    SearchExamples: "Examples:
  crossfoot factors search diesel density
  crossfoot factors search --region Jiangsu --kind average
  crossfoot factors search 0.70..0.71 --unit kgCO2/kWh
  crossfoot factors search \"7.0..7.1 tCO2/万kWh\" --year 2012

Order: a word that is a segment of the id, a place or a substance before the beginning of a word, before its
inside; then official documents, then newer data.",
        "示例：
  crossfoot factors search 柴油 密度
  crossfoot factors search --region 江苏 --kind 电网平均
  crossfoot factors search 0.70..0.71 --unit kgCO2/kWh
  crossfoot factors search \"7.0..7.1 tCO2/万kWh\" --year 2012

排序：词语恰为标识的一段、地区名或物质名者在前，其次为词首，再次为词中；然后官方文件在前，数据新者在前。";
    /// Below the help.
    ShowExamples: "Examples:
  crossfoot factors show cn/grid/average/east@2021
  crossfoot factors show cn/grid/average/jiangsu
  crossfoot factors show cn/fuel/diesel/stationary@2024
  crossfoot factors show ashrae/blend/r-410a",
        "示例：
  crossfoot factors show cn/grid/average/east@2021
  crossfoot factors show cn/grid/average/jiangsu
  crossfoot factors show cn/fuel/diesel/stationary@2024
  crossfoot factors show ashrae/blend/r-410a";
    /// Below the help.
    CompareExamples: "Examples:
  crossfoot factors compare cn/grid/average/east@2012 cn/grid/average/east@2021
  crossfoot factors compare cn/grid/average/national@2021 cn/grid/ets/national@2021",
        "示例：
  crossfoot factors compare cn/grid/average/east@2012 cn/grid/average/east@2021
  crossfoot factors compare cn/grid/average/national@2021 cn/grid/ets/national@2021";
    /// Below the help.
    AuditExamples: "Examples:
  crossfoot factors audit
  crossfoot factors audit --year 2026 --limit 100",
        "示例：
  crossfoot factors audit
  crossfoot factors audit --year 2026 --limit 100";
}
