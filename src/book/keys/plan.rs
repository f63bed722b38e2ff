//! Plans: end uses, measures, and what a choice of measures must keep.

use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `at-end`: what happens at the end of a measure's life.
pub const AT_END: &[&str] = &["replaced", "ends"];
/// Words of `basis`.
pub const BASIS: &[&str] = &["location", "market"];
/// Words of `keeps`: what a plan must keep.
pub const KEEPS: &[&str] = &["target-year", "every-year", "budget"];

const POINT: &[Key] = &[
    required(key("year", Shape::Quantity, "2027", "The year.", "年份。")),
    required(key("value", Shape::Quantity, r#""9200 MWh""#, "The value of this year.", "该年的数值。")),
];

const LOG_GROWTH: &[Key] = &[
    key(
        "mean",
        Shape::Quantity,
        "0.03",
        "Mean of the logarithm of a year's growth factor. That of `growth` when not given.",
        "年增长系数对数的均值；缺省时由 growth 得出。",
    ),
    required(key("deviation", Shape::Quantity, "0.02", "Its standard deviation.", "其标准差。")),
];

pub(super) const END_USE: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""compressed-air""#,
        "Identifier; the address is end-use/ID.",
        "标识，其地址为 end-use/标识。",
    )),
    key("name", Shape::Text, r#""compressed air""#, "What it is called.", "名称。"),
    key("facility", Shape::Reference("facility"), r#""foundry""#, "The facility that it is part of.", "所属设施。"),
    key("carrier", Shape::Text, r#""electricity""#, "The energy carrier.", "能源品种。"),
    key(
        "scope",
        Shape::Quantity,
        "2",
        "The scope of its emissions, 1 to 3. Contracts act on scope 2 alone.",
        "其排放所属范围，1至3；合同类措施只作用于范围二。",
    ),
    required(key(
        "load",
        Shape::Expression,
        r#""9000 MWh""#,
        "What it uses in the base year: a quantity or figures of the book. Emissions where there is no `factor`.",
        "基准年用量：数量或账簿中的数值；未写 factor 时为排放量。",
    )),
    key(
        "factor",
        Shape::Expression,
        r#""0.5 kgCO2e/kWh""#,
        "Emissions of a unit of it in the base year: a quantity, a factor of the library or figures of the book.",
        "基准年单位用量的排放：数量、因子库中的因子或账簿中的数值。",
    ),
    key("growth", Shape::Quantity, r#""3 %""#, "Growth of the load a year.", "用量年增长率。"),
    key(
        "loads",
        Shape::Tables(POINT),
        r#"[{ year = 2027, value = "9200 MWh" }]"#,
        "Loads of later years, joined by straight lines; `growth` counts from the last.",
        "以后各年用量，其间线性连接；growth 自最后一点起算。",
    ),
    key("decline", Shape::Quantity, r#""2 %""#, "Decline of the factor a year.", "因子年下降率。"),
    key(
        "factors",
        Shape::Tables(POINT),
        r#"[{ year = 2030, value = "0.4 kgCO2e/kWh" }]"#,
        "Factors of later years, joined by straight lines; `decline` counts from the last.",
        "以后各年因子，其间线性连接；decline 自最后一点起算。",
    ),
    key(
        "spread",
        Shape::Quantity,
        r#""5 %""#,
        "Standard deviation of the base load, as a share of it or in its unit; for the probability.",
        "基准用量的标准差，可为占比或同单位数量；用于概率。",
    ),
    key(
        "log-growth",
        Shape::Table(LOG_GROWTH),
        "{ mean = 0.03, deviation = 0.02 }",
        "Uncertain growth: the logarithm of each year's growth factor is normal, independent of other years.",
        "不确定的增长：各年增长系数的对数服从正态分布，年际独立。",
    ),
    key("made-up", Shape::Flag, "true", "It is made up to show a calculation.", "为演示计算而虚拟。"),
    key("source", Shape::Citation, r#""energy review:12""#, SOURCE_EN, SOURCE_ZH),
];

const SWITCH: &[Key] = &[
    required(key(
        "to",
        Shape::Reference("end-use"),
        r#""electric-heat""#,
        "The end use that takes over.",
        "承接的用能环节。",
    )),
    required(key(
        "fraction",
        Shape::Quantity,
        r#""60 %""#,
        "What it takes over, of what other measures leave.",
        "承接比例，以其他措施之后的余量计。",
    )),
    required(key(
        "ratio",
        Shape::Quantity,
        r#""3.1 kWh/m3""#,
        "What it uses for each unit taken over.",
        "每承接一单位所耗用的量。",
    )),
];

const CONTRACT: &[Key] = &[
    key("share", Shape::Quantity, r#""50 %""#, "The part of the load that is covered.", "所覆盖的用量比例。"),
    key("amount", Shape::Expression, r#""6000 MWh""#, "Or the amount a year.", "或年覆盖量。"),
];

pub(super) const MEASURE: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""led""#,
        "Identifier; the address is measure/ID.",
        "标识，其地址为 measure/标识。",
    )),
    key("name", Shape::Text, r#""LED lighting""#, "What it is called.", "名称。"),
    required(key(
        "end-use",
        Shape::Reference("end-use"),
        r#""compressed-air""#,
        "The end use that it lowers or covers.",
        "所降低或覆盖的用能环节。",
    )),
    key(
        "fraction",
        Shape::Quantity,
        r#""40 %""#,
        "It lowers the end use by a fraction of what other fractions leave of its own load; what is switched in from another end use comes on top and is not lowered.",
        "按比例降低，以该环节自身用量在其他比例类措施之后的余量计；由其他环节转入的用量另加，不受其降低。",
    ),
    key(
        "amount",
        Shape::Expression,
        r#""1100 MWh""#,
        "It lowers the end use by an amount a year, at most to nothing: solar power for own use, heat recovery.",
        "每年降低固定数量，至多降为零：光伏自用、余热回收。",
    ),
    key(
        "switch",
        Shape::Table(SWITCH),
        r#"{ to = "electric-heat", fraction = "60 %", ratio = "3.1 kWh/m3" }"#,
        "It takes over a part of the end use and raises another: electrification.",
        "替代该环节的一部分并增加另一环节：电气化。",
    ),
    key(
        "contract",
        Shape::Table(CONTRACT),
        r#"{ share = "50 %" }"#,
        "It covers load by a contract without lowering it: green power; counts in market-based figures alone.",
        "以合同覆盖用量而不降低用量：绿电；仅计入基于市场的结果。",
    ),
    key(
        "earliest",
        Shape::Quantity,
        "2026",
        "The first year that it may start in; the year after the base year when not given.",
        "最早起始年；缺省为基准年次年。",
    ),
    key(
        "latest",
        Shape::Quantity,
        "2028",
        "The last year that it may start in; the target year when not given.",
        "最晚起始年；缺省为目标年。",
    ),
    key(
        "starts",
        Shape::Texts,
        r#"["2026", "2028"]"#,
        "The years that it may start in, in place of the two.",
        "可选起始年，代替以上两项。",
    ),
    key(
        "ramp-years",
        Shape::Quantity,
        "3",
        "Years until it works in full; 1 when not given.",
        "达到全部效果所需年数；缺省为1。",
    ),
    key(
        "life",
        Shape::Quantity,
        r#""15 年""#,
        "Years that it lasts; beyond the plan when not given.",
        "寿命；缺省为超出规划期。",
    ),
    key(
        "at-end",
        Shape::Words(AT_END),
        r#""replaced""#,
        "Whether it is replaced at the end of its life (not given) or ends.",
        "寿命结束时更换（缺省）或终止。",
    ),
    key("capex", Shape::Quantity, r#""120 万元""#, "Investment in the year of the start.", "起始年的投资。"),
    key(
        "opex",
        Shape::Quantity,
        r#""-30 万元""#,
        "Cost of every year of operation, net of what is saved; below zero where it saves money.",
        "每个运行年的费用，已扣除节约；节省时为负。",
    ),
    key("group", Shape::Text, r#""boiler""#, "At most one measure of a group is chosen.", "同组措施至多选一。"),
    key(
        "requires",
        Shape::Texts,
        r#"["led"]"#,
        "Measures that must be chosen too and start no later.",
        "前置措施：须一并选用且起始不晚于本措施。",
    ),
    key(
        "committed",
        Shape::Flag,
        "true",
        "It is decided already; only its start is open.",
        "已决定实施，仅起始年待定。",
    ),
    key(
        "delivery",
        Shape::Quantity,
        r#""90 %""#,
        "The probability that it delivers; certain when not given.",
        "实现效果的概率；缺省为必然实现。",
    ),
    key(
        "spread",
        Shape::Quantity,
        r#""4 %""#,
        "Standard deviation of its fraction, in points; for the probability.",
        "比例的标准差（百分点）；用于概率。",
    ),
    key(
        "plant",
        Shape::Reference("pv"),
        r#""roof""#,
        "The plant of the book that it is.",
        "所对应的账簿中的光伏电站。",
    ),
    key(
        "project",
        Shape::Reference("project"),
        r#""led""#,
        "The project of the book that it is.",
        "所对应的账簿中的节能项目。",
    ),
    key("made-up", Shape::Flag, "true", "It is made up to show a calculation.", "为演示计算而虚拟。"),
    key("source", Shape::Citation, r#""energy review:30""#, SOURCE_EN, SOURCE_ZH),
];

const CAP_POINT: &[Key] = &[
    required(key("year", Shape::Quantity, "2027", "The year.", "年份。")),
    required(key("value", Shape::Quantity, r#""5000 tCO2e""#, "Its cap.", "该年上限。")),
];

pub(super) const PLAN: &[Key] = &[
    required(key("id", Shape::Id, r#""to-2030""#, "Identifier; the address is plan/ID.", "标识，其地址为 plan/标识。")),
    key("name", Shape::Text, r#""least cost to 2030""#, "What it is called.", "名称。"),
    key("target", Shape::Reference("target"), r#""scope-1-2""#, "The target that it is to reach.", "所要达到的目标。"),
    key("cap", Shape::Quantity, r#""6400 tCO2e""#, "Or a cap of its own for the target year.", "或自定的目标年上限。"),
    key(
        "reduction",
        Shape::Quantity,
        r#""42 %""#,
        "Or a cut of the end uses' base year.",
        "或相对各环节基准年的减幅。",
    ),
    key(
        "budget",
        Shape::Quantity,
        r#""50000 tCO2e""#,
        "Or a sum over the years after the base year.",
        "或基准年之后各年的累计预算。",
    ),
    key(
        "caps",
        Shape::Tables(CAP_POINT),
        r#"[{ year = 2027, value = "5000 tCO2e" }]"#,
        "Or a cap for each year, joined by straight lines from the base year.",
        "或逐年上限，自基准年起线性连接。",
    ),
    key(
        "keeps",
        Shape::Words(KEEPS),
        r#""target-year""#,
        "What it keeps: the target year (not given), every year of the path, or the sum of the path.",
        "约束：目标年上限（缺省）、路径逐年上限，或路径累计预算。",
    ),
    key(
        "base-year",
        Shape::Quantity,
        "2023",
        "The base year. That of the target when not given.",
        "基准年；缺省取目标的基准年。",
    ),
    key(
        "year",
        Shape::Quantity,
        "2030",
        "The target year. That of the target when not given.",
        "目标年；缺省取目标的目标年。",
    ),
    key(
        "one-year",
        Shape::Flag,
        "true",
        "It chooses for the target year alone: measures work in full, costs are of a year, investment is spread over the life.",
        "仅就目标年选择：措施全部生效，费用为年费用，投资按寿命摊为年值。",
    ),
    key("discount-rate", Shape::Quantity, r#""6 %""#, "Discount rate; none when not given.", "折现率；缺省为零。"),
    key(
        "basis",
        Shape::Words(BASIS),
        r#""market""#,
        "Which figure of scope 2 is planned. As the target says, or else market.",
        "所规划的范围二口径；缺省随目标，否则为 market。",
    ),
    key(
        "end-uses",
        Shape::Texts,
        r#"["lighting"]"#,
        "Only these end uses; all when not given.",
        "仅含这些环节；缺省为全部。",
    ),
    key(
        "exclude",
        Shape::Texts,
        r#"["heat-pump"]"#,
        "Measures that are left out, `committed` ones too.",
        "排除的措施，含已写明 committed 者。",
    ),
    key("commit", Shape::Texts, r#"["led"]"#, "Measures that must be chosen in this plan.", "本方案中必选的措施。"),
    key(
        "growth",
        Shape::Quantities(&[]),
        r#"{ lighting = "1 %" }"#,
        "Growth a year of end uses, in place of their own; their `loads` of later years stay, and it counts from the last of them.",
        "各环节的年增长率，代替其自身的数值；其 loads 所列各年用量不变，自最后一点起算。",
    ),
    key(
        "capex",
        Shape::Quantities(&[]),
        r#"{ roof = "700 万元" }"#,
        "Investment of measures, in place of their own.",
        "各措施的投资，代替其自身的数值。",
    ),
    key(
        "opex",
        Shape::Quantities(&[]),
        r#"{ roof = "-90 万元" }"#,
        "Cost a year of measures, in place of their own.",
        "各措施的年费用，代替其自身的数值。",
    ),
    key(
        "time-limit",
        Shape::Quantity,
        r#""10 s""#,
        "After this time the search stops with the best plan and its bound; 10 s when not given.",
        "超过此时限即停止搜索并给出已得最好方案及其下界；缺省为10秒。",
    ),
    key(
        "node-limit",
        Shape::Quantity,
        "20000",
        "After this many nodes it stops likewise, on every machine alike.",
        "搜索节点数达到此值即停止，各机器结果一致。",
    ),
    key("draws", Shape::Quantity, "100000", "Draws of the probability.", "概率抽样次数。"),
    key("seed", Shape::Quantity, "1", "Seed of the draws.", "抽样的随机种子。"),
    key("made-up", Shape::Flag, "true", "It is made up to show a calculation.", "为演示计算而虚拟。"),
];
