//! What stands beside the total: exclusions, the assessment of significance, removals, credits, avoided emissions; and
//! ownership with dates.

use super::{CONTROL, DECISION, Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

const PERIOD: Key = key(
    "period",
    Shape::Reference("period"),
    r#""2023""#,
    "The period, by its id. The only period when there is one.",
    "所属报告期的标识；只有一个报告期时可省略。",
);
const SOURCE: Key = key("source", Shape::Citation, r#""esg-2024:12""#, SOURCE_EN, SOURCE_ZH);

pub(super) const OWNERSHIP: &[Key] = &[
    key(
        "from",
        Shape::Date,
        "2023-07-01",
        "First day, included. From the beginning when not given.",
        "起始日（含）；缺省为最初。",
    ),
    key(
        "to",
        Shape::Date,
        "2024-06-30",
        "Last day, included. Without end when not given.",
        "截止日（含）；缺省为无期限。",
    ),
    key("equity", Shape::Quantity, r#""60 %""#, "The organization's share of the equity.", "组织的股权比例。"),
    key(
        "control",
        Shape::Words(CONTROL),
        r#""operational""#,
        "Control that the organization has: operational, financial, both or none. Both when not given.",
        "组织的控制权：operational（运营）、financial（财务）、both（两者）或 none（无）；缺省为 both。",
    ),
];

pub(super) const EXCLUSION: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""boilers""#,
        "Identifier; the address is exclusion/ID.",
        "标识，其地址为 exclusion/标识。",
    )),
    required(key(
        "category",
        Shape::Category,
        r#""1.1""#,
        "Category or subcategory that the source belongs to.",
        "该排放源所属的类别或子类别。",
    )),
    PERIOD,
    required(key("what", Shape::Text, r#""coal of the standby boilers""#, "What is left out.", "被排除的内容。")),
    key("reason", Shape::Text, r#""no meter; used two weeks a year""#, "Why it is left out.", "排除的理由。"),
    key(
        "estimate",
        Shape::Range,
        r#""40..60 tCO2e""#,
        "Screening estimate: a value or a range.",
        "筛选估算：单个数值或范围。",
    ),
    key(
        "amount",
        Shape::Quantity,
        r#""25 t""#,
        "Instead of an estimate: an amount, with a factor.",
        "代替 estimate：数量，与 factor 同用。",
    ),
    key(
        "factor",
        Shape::FactorId,
        r#""cn/fuel/anthracite/stationary""#,
        "The factor of the amount.",
        "该数量所用的因子。",
    ),
    key(
        "basis",
        Shape::Text,
        r#""rated power and hours of the fire drill log""#,
        "What the estimate rests on.",
        "估算的依据。",
    ),
    SOURCE,
];

pub(super) const SIGNIFICANCE: &[Key] = &[
    required(key(
        "category",
        Shape::Category,
        r#""3""#,
        "Indirect category or subcategory, 2 to 6.",
        "间接排放的类别或子类别（2 至 6）。",
    )),
    required(key(
        "criterion",
        Shape::Text,
        r#""size: more than 1 % of the total""#,
        "The criterion, set and written down beforehand.",
        "事先确定并形成文件的准则。",
    )),
    required(key(
        "decision",
        Shape::Words(DECISION),
        r#""significant""#,
        "The outcome: significant or not-significant.",
        "评估结论：significant（重要）或 not-significant（不重要）。",
    )),
    key("reason", Shape::Text, r#""freight is 8 % in the screening""#, "Why.", "理由。"),
    key("by", Shape::Text, r#""Li Ming""#, "Who decided.", "评估人。"),
    key("date", Shape::Date, "2024-01-15", "When.", "评估日期。"),
];

pub(super) const REMOVAL: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""forest""#,
        "Identifier; the address is removal/ID.",
        "标识，其地址为 removal/标识。",
    )),
    PERIOD,
    required(key("what", Shape::Text, r#""afforestation at the east gate""#, "What removes it.", "清除的方式。")),
    required(key(
        "amount",
        Shape::Quantity,
        r#""120 tCO2""#,
        "Mass of greenhouse gas removed; not negative.",
        "清除的温室气体质量；不取负值。",
    )),
    key("basis", Shape::Text, r#""growth table of the species""#, "What the amount rests on.", "数量的依据。"),
    SOURCE,
];

pub(super) const CREDIT: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""ccer-2023""#,
        "Identifier; the address is credit/ID.",
        "标识，其地址为 credit/标识。",
    )),
    PERIOD,
    required(key("scheme", Shape::Text, r#""CCER""#, "The scheme that issued them.", "签发的机制。")),
    required(key(
        "vintage",
        Shape::Text,
        r#""2022""#,
        "The year in which the reduction happened.",
        "减排量产生的年份。",
    )),
    required(key("amount", Shape::Quantity, r#""500 tCO2e""#, "Amount; not negative.", "数量；不取负值。")),
    key("what", Shape::Text, r#""wind farm, cancelled 2024-02-01""#, "Project and status.", "项目及状态。"),
    SOURCE,
];

pub(super) const AVOIDED: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""pv-export""#,
        "Identifier; the address is avoided/ID.",
        "标识，其地址为 avoided/标识。",
    )),
    PERIOD,
    required(key("what", Shape::Text, r#""electricity fed into the grid""#, "What avoids them.", "避免排放的活动。")),
    required(key(
        "amount",
        Shape::Quantity,
        r#""320 tCO2e""#,
        "Emissions avoided, or with a factor the amount it applies to; not negative.",
        "避免的排放量；若给出 factor，则为其适用的数量；不取负值。",
    )),
    key(
        "factor",
        Shape::FactorId,
        r#""cn/grid/average/east""#,
        "The factor, where the amount is no mass of gas.",
        "数量不是气体质量时所用的因子。",
    ),
    key("basis", Shape::Text, r#""location-based, no leakage assessed""#, "Baseline and method.", "基准线与方法。"),
    SOURCE,
];
