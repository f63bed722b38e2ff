//! Targets: what is promised, for when, against what, and how it is judged.

use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `indicator`.
pub const INDICATOR: &[&str] =
    &["emissions", "energy", "renewable-electricity", "engagement", "water", "waste", "material", "people", "other"];
/// Words of `measured`.
pub const MEASURED: &[&str] = &["absolute", "intensity", "economic-intensity", "share"];
/// Words of `scope-2`.
pub const SCOPE_2: &[&str] = &["location", "market"];
/// Words of `better`.
pub const BETTER: &[&str] = &["lower", "higher"];
/// Words of `path`.
pub const PATH: &[&str] =
    &["linear", "compound", "late-step", "bent", "stepped", "points", "convergence", "interpolated"];
/// Words of `trend`.
pub const TREND: &[&str] = &["linear", "compound"];
/// Words of `share`: what becomes of the market-share term of a convergence.
pub const SHARE: &[&str] = &["at-most-one", "uncapped", "one"];
/// Words of `rounding`.
pub const ROUNDING: &[&str] = &["decimals", "half-unit", "none"];
/// Words of `named-by`.
pub const NAMED_BY: &[&str] = &["end", "start"];

const YEAR: Key = key("year", Shape::Quantity, "2023", "The year.", "年份。");

const FIGURE: &[Key] = &[
    YEAR,
    key(
        "period",
        Shape::Reference("period"),
        r#""2023""#,
        "A period of the book, in place of the year.",
        "账簿中的报告期，代替年份。",
    ),
    key(
        "value",
        Shape::Expression,
        r#""12500 tCO2e""#,
        "The figure, a quantity or figures of the book. Without it, and with `scopes`, that of the inventory of the period.",
        "数值，可写数量或引用账簿中的数值；缺省且写明 scopes 时，取该报告期清单的结果。",
    ),
    key("source", Shape::Citation, r#""report 2023:12""#, SOURCE_EN, SOURCE_ZH),
];

/// An actual figure: one of a year, and whether it holds what changed the base year.
const ACTUAL: &[Key] = &[
    YEAR,
    key(
        "period",
        Shape::Reference("period"),
        r#""2023""#,
        "A period of the book, in place of the year.",
        "账簿中的报告期，代替年份。",
    ),
    key(
        "value",
        Shape::Expression,
        r#""12500 tCO2e""#,
        "The figure, a quantity or figures of the book. Without it, and with `scopes`, that of the inventory of the period.",
        "数值，可写数量或引用账簿中的数值；缺省且写明 scopes 时，取该报告期清单的结果。",
    ),
    key("source", Shape::Citation, r#""report 2023:12""#, SOURCE_EN, SOURCE_ZH),
    key(
        "recalculated",
        Shape::Flag,
        "true",
        "The figure is of a year before an acquisition, divestment, outsourcing or insourcing that changed the base year, and was recalculated for it too. Without it such a figure is not held against the new base year.",
        "该数值早于改变基准年的收购、剥离、外包或收回自营，且已相应重算；缺省时此类数值不与重算后的基准年比较。",
    ),
];

const GOAL: &[Key] = &[
    required(key("year", Shape::Quantity, "2030", "The target year.", "目标年。")),
    key(
        "change",
        Shape::Quantity,
        r#""-42 %""#,
        "The change of the target year against the base year; below zero for a cut.",
        "目标年相对基准年的变化；下降为负。",
    ),
    key(
        "yearly",
        Shape::Quantity,
        r#""-10 %""#,
        "The change against the year before, a promise for every year.",
        "每年较上一年的变化，为逐年承诺。",
    ),
    key("reach", Shape::Quantity, r#""85 %""#, "A level to be reached by the target year.", "目标年应达到的水平。"),
    key(
        "keep",
        Shape::Quantity,
        r#""100 %""#,
        "A level that every year keeps, up to the target year.",
        "直至目标年每年均应保持的水平。",
    ),
    key(
        "better",
        Shape::Words(BETTER),
        r#""higher""#,
        "Which way is better, for a level. When not given the base tells, for a level to be reached; else higher, but lower for a level of zero.",
        "水平以高为优还是以低为优；缺省时，应达到的水平由基准值判断，其余为 higher，水平为零时为 lower。",
    ),
];

const SECTOR_YEAR: &[Key] = &[
    required(YEAR),
    required(key("intensity", Shape::Quantity, r#""1.5 t/t""#, "Intensity of the sector.", "行业强度。")),
    key("activity", Shape::Quantity, r#""1.02""#, "Activity of the sector, in any unit.", "行业活动水平，单位任选。"),
    key(
        "company",
        Shape::Quantity,
        r#""1.05""#,
        "Activity of the company, in any unit. Without it, by `growth`, or else as the sector.",
        "企业活动水平，单位任选；缺省时按 growth，否则与行业相同。",
    ),
];

const SECTOR: &[Key] = &[
    key("name", Shape::Text, r#""steel, 1.5 °C""#, "What it is called.", "名称。"),
    required(key(
        "years",
        Shape::Tables(SECTOR_YEAR),
        r#"[{ year = 2019, intensity = "1.5 t/t", activity = "1" }]"#,
        "Its pathway up to the year of convergence; years left out lie on a straight line between their neighbours.",
        "行业路径，列至收敛年；未列年份按相邻年份线性内插。",
    )),
    key(
        "market",
        Shape::Quantity,
        r#""6.45 t/t""#,
        "Intensity of the market in the base year: the pathway is scaled so that it begins there, as PACTA adjusts scenarios.",
        "基准年的市场强度；行业路径按比例调整，使其由此开始（PACTA 的情景调整）。",
    ),
    key(
        "may-rise",
        Shape::Flag,
        "true",
        "The path may rise above the base intensity where the company is better than its sector; held at it when not given.",
        "企业优于行业时，允许路径高于基准强度；缺省为不高于基准强度。",
    ),
    key(
        "share",
        Shape::Words(SHARE),
        r#""at-most-one""#,
        "The market-share term: at most one (not given), as it is, or always one.",
        "市场份额项：不超过1（缺省）、不设上限，或恒为1。",
    ),
    key("source", Shape::Citation, r#""sector pathway:table 3""#, SOURCE_EN, SOURCE_ZH),
];

const FISCAL: &[Key] = &[
    required(key(
        "ends-in",
        Shape::Quantity,
        "3",
        "The month that a fiscal year ends in, 1 to 12.",
        "财年结束的月份，1至12。",
    )),
    key(
        "named-by",
        Shape::Words(NAMED_BY),
        r#""end""#,
        "Whether it is called by the year of its end (not given) or of its start.",
        "以结束年（缺省）还是起始年命名。",
    ),
];

const RECENT: &[Key] = &[
    required(key("year", Shape::Quantity, "2024", "The year of the most recent inventory.", "最近一次清单的年份。")),
    key(
        "progress",
        Shape::Quantity,
        r#""12 %""#,
        "The cut that is done already, of the base value. From the actual figures when not given.",
        "相对基准值已完成的减幅；缺省时由实际值得出。",
    ),
    key("scope-1", Shape::Quantity, r#""5200 tCO2e""#, "Its emissions of scope 1.", "范围一排放量。"),
    key("scope-2", Shape::Quantity, r#""7300 tCO2e""#, "Its emissions of scope 2.", "范围二排放量。"),
];

const TEMPERATURE: &[Key] = &[
    key(
        "isic",
        Shape::Text,
        r#""C26""#,
        "ISIC code of the company, for an absolute target.",
        "企业的 ISIC 代码，用于绝对目标。",
    ),
    key(
        "metric",
        Shape::Text,
        r#""Revenue""#,
        "What an intensity is counted by, in the words of the method.",
        "强度目标的分母，用评分方法中的词。",
    ),
    key(
        "reporting-year",
        Shape::Quantity,
        "2025",
        "The year that time frames count from. That of the day of the report when not given.",
        "时间跨度的起算年；缺省为报告日所在年。",
    ),
];

const IMPLIED_RISE: &[Key] = &[
    required(key(
        "trajectory-ratio",
        Shape::Quantity,
        r#""1.5""#,
        "Cumulative emissions of the trajectory over the company's share of the budget.",
        "按现有趋势的累计排放与企业预算份额之比。",
    )),
    required(key(
        "target-ratio",
        Shape::Quantity,
        r#""0.8""#,
        "The same if the target is met.",
        "达成目标时的累计排放与企业预算份额之比。",
    )),
    key(
        "target-probability",
        Shape::Quantity,
        r#""50 %""#,
        "The probability that the target is met. This and the constants below are those of the method when not given.",
        "达成目标的概率；此项及以下常数缺省时取方法所定之值。",
    ),
    key("benchmark", Shape::Quantity, r#""1.5""#, "Temperature of the benchmark, in °C.", "基准情景温升，°C。"),
    key(
        "budget",
        Shape::Quantity,
        r#""396""#,
        "The global budget that remains for it, in Gt CO2.",
        "相应的全球剩余预算，Gt CO2。",
    ),
    key(
        "response",
        Shape::Quantity,
        r#""2.2""#,
        "Climate response to cumulative emissions, in °C for 1 000 Gt C.",
        "累计排放的气候响应（每1000 Gt碳的温升，°C）。",
    ),
    key("conversion", Shape::Quantity, r#""3664""#, "Gt CO2 for 1 000 Gt C.", "1000 Gt碳折合的 Gt CO2。"),
];

pub(super) const TARGET: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""scope-1-2""#,
        "Identifier; the address is target/ID.",
        "标识，其地址为 target/标识。",
    )),
    key("name", Shape::Text, r#""scope 1 and 2""#, "What it is called.", "名称。"),
    key(
        "says",
        Shape::Text,
        r#""scope 1 and 2 emissions 42 % below 2023 by 2030""#,
        "The words it is published in.",
        "公布时的原文。",
    ),
    key(
        "indicator",
        Shape::Words(INDICATOR),
        r#""emissions""#,
        "What it is about; emissions when not given.",
        "目标所指的指标；缺省为 emissions。",
    ),
    key(
        "measured",
        Shape::Words(MEASURED),
        r#""absolute""#,
        "The whole (not given), a part for each unit of something, or a share.",
        "总量（缺省）、强度或份额。",
    ),
    key("per", Shape::Text, r#""unit of output""#, "What an intensity is counted by.", "强度的分母。"),
    key(
        "price-basis",
        Shape::Text,
        r#""prices of 2020""#,
        "The prices of an economic intensity.",
        "经济强度所用的价格基准。",
    ),
    key(
        "scopes",
        Shape::Texts,
        r#"["1", "2"]"#,
        "Scopes of the GHG Protocol inside.",
        "所含的范围（温室气体核算体系）。",
    ),
    key(
        "scope-2",
        Shape::Words(SCOPE_2),
        r#""market""#,
        "Which figure of scope 2: by location or by market.",
        "范围二的口径：基于位置或基于市场。",
    ),
    key(
        "categories",
        Shape::Texts,
        r#"["1", "4"]"#,
        "Categories of scope 3 inside, 1 to 15.",
        "所含的范围三类别，1至15。",
    ),
    key(
        "coverage",
        Shape::Quantity,
        r#""95 %""#,
        "Part of the emissions in these scopes that it covers.",
        "对上述范围内排放量的覆盖率。",
    ),
    key("base", Shape::Table(FIGURE), r#"{ period = "2023" }"#, "The base year and its figure.", "基准年及其数值。"),
    required(key(
        "goal",
        Shape::Table(GOAL),
        r#"{ year = 2030, change = "-42 %" }"#,
        "What is promised: one of change, yearly, reach and keep, and for which year. A convergence needs the year alone.",
        "承诺内容：change、yearly、reach、keep 之一，以及目标年；convergence 路径只需写明目标年。",
    )),
    key(
        "path",
        Shape::Words(PATH),
        r#""linear""#,
        "How the years between are filled; linear when not given, compound for a yearly promise.",
        "中间各年的路径形状；缺省为 linear，逐年承诺为 compound。",
    ),
    key(
        "points",
        Shape::Tables(FIGURE),
        r#"[{ year = 2026, value = "10500 tCO2e" }]"#,
        "Years and values of a stepped path, or points joined by straight lines.",
        "阶梯路径或折线路径的年份与数值。",
    ),
    key(
        "held",
        Shape::Quantity,
        r#""50 %""#,
        "The part of the time for which a bent path stays at the base value.",
        "bent 路径停留在基准值的时间比例。",
    ),
    key(
        "sector",
        Shape::Table(SECTOR),
        r#"{ name = "steel, 1.5 °C", years = [{ year = 2019, intensity = "1.5 t/t", activity = "1" }] }"#,
        "The sector that a convergence follows (SDA).",
        "行业脱碳法(SDA)所收敛的行业路径。",
    ),
    key(
        "growth",
        Shape::Quantity,
        r#""3 %""#,
        "Growth a year of the activity behind an intensity.",
        "强度分母（活动水平）的年增长率。",
    ),
    key(
        "actual",
        Shape::Tables(ACTUAL),
        r#"[{ year = 2024, value = "11900 tCO2e" }]"#,
        "Figures of the years after the base year. With `scopes`, every later period of the book counts by itself.",
        "基准年之后各年的实际值；写明 scopes 时，账簿中其后的报告期自动计入。",
    ),
    key(
        "trend",
        Shape::Words(TREND),
        r#""linear""#,
        "How the figures so far are carried on to the target year: by the same amount every year (not given), or by the same share (not given for a compound path).",
        "由已有数值外推至目标年的方式：每年同量（缺省）或每年同比例（compound 路径的缺省）。",
    ),
    key("submitted", Shape::Date, "2024-03-29", "The day of submission.", "提交日期。"),
    key(
        "ambition",
        Shape::Text,
        r#""1.5C""#,
        "The ambition it is held against, in the words of the rules.",
        "所对照的力度等级，用规则中的词。",
    ),
    key(
        "rounding",
        Shape::Words(ROUNDING),
        r#""half-unit""#,
        "Whether a printed change may meet a minimum by half a unit of its last digit: where that digit is a decimal of a per cent (`decimals`, not given: -51.6 % meets 51.6018 %, -50 % does not meet 50.4 %), whichever digit it is (`half-unit`), or never (`none`). A level is taken as the change it comes to.",
        "所印变化率可否按末位半个单位修约后视为达到最低要求：decimals 仅当末位为百分数的小数位（缺省：-51.6 % 可满足 51.6018 %，-50 % 不满足 50.4 %），half-unit 不论末位，none 一律不可。水平目标按其对应的变化率判断。",
    ),
    key(
        "fiscal-year",
        Shape::Table(FISCAL),
        "{ ends-in = 3 }",
        "When fiscal years end; calendar years when not given.",
        "财年的起止；缺省为公历年。",
    ),
    key("net-zero-year", Shape::Quantity, "2050", "The company's own year of net zero.", "企业自定的净零年份。"),
    key(
        "recent",
        Shape::Table(RECENT),
        r#"{ year = 2024, scope-1 = "5200 tCO2e", scope-2 = "7300 tCO2e" }"#,
        "The most recent inventory, for minima that count from it.",
        "最近一次清单，用于以其起算的最低要求。",
    ),
    key(
        "temperature",
        Shape::Table(TEMPERATURE),
        r#"{ isic = "C26" }"#,
        "What a temperature score needs.",
        "温度评分所需的信息。",
    ),
    key(
        "implied-rise",
        Shape::Table(IMPLIED_RISE),
        r#"{ trajectory-ratio = "1.5", target-ratio = "0.8" }"#,
        "What an implied temperature rise needs.",
        "隐含温升计算所需的信息。",
    ),
    key("made-up", Shape::Flag, "true", "It is made up to show a calculation.", "为演示计算而虚拟。"),
    key("source", Shape::Citation, r#""policy:80""#, SOURCE_EN, SOURCE_ZH),
];
