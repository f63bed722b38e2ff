//! Photovoltaic plants: what they are, what they gave, where it went, and how they are modelled.

mod carbon;
mod life;
mod model;
mod output;
mod place;

use carbon::CARBON;
use life::LIFETIME;
use model::{MODEL, WEATHER};
use output::{CERTIFICATES, OUTPUT, SERIES, YIELDS};
use place::{ARRAY, CAPACITY, SITE};

use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `area-of`.
pub const AREA_OF: &[&str] = &["modules", "roof"];
/// Words of `label`.
pub const LABELS: &[&str] = &["start", "end", "instant"];
/// Words of `degrades`.
pub const DEGRADES: &[&str] = &["energy", "dc"];
/// Words of `metered-as`.
pub const METERED_AS: &[&str] = &["generated", "own-use"];

pub(super) const PV: &[Key] = &[
    required(key("id", Shape::Id, r#""roof-a""#, "Identifier; the address is pv/ID.", "标识，其地址为 pv/标识。")),
    key("name", Shape::Text, r#""hall A, roof""#, "What it is called.", "名称。"),
    key("facility", Shape::Reference("facility"), r#""plant""#, "The site.", "所属设施。"),
    key(
        "region",
        Shape::Region,
        r#""CN-JS""#,
        "Where it stands, if not with its facility.",
        "所在地区（与设施不同时）。",
    ),
    key(
        "city",
        Shape::Text,
        r#""Shanghai""#,
        "The nearest city of rules/pv, for yields without weather.",
        "rules/pv 中最近的城市，用于无气象数据时的发电量。",
    ),
    key("commissioned", Shape::Date, "2021-05-01", "First day of operation.", "投运日期。"),
    required(key(
        "capacity",
        Shape::Tables(CAPACITY),
        r#"[{ dc = "1996.13 kW", ac = "1600 kW" }]"#,
        "Capacity over time.",
        "各时期的装机容量。",
    )),
    key("area", Shape::Quantity, r#""11730 m2""#, "Area of modules or roof.", "组件或屋顶面积。"),
    key(
        "area-of",
        Shape::Words(AREA_OF),
        r#""modules""#,
        "What the area is of.",
        "面积的口径：modules（组件）或 roof（屋顶）。",
    ),
    key(
        "site",
        Shape::Table(SITE),
        "{ latitude = 31.4, longitude = 121.45, altitude = 5.5 }",
        "Where it stands, for the sun.",
        "地理坐标，用于计算太阳位置。",
    ),
    key("arrays", Shape::Tables(ARRAY), "[{ tilt = 10, azimuth = 180 }]", "How the modules stand.", "组件的朝向。"),
    key(
        "output",
        Shape::Tables(OUTPUT),
        r#"[{ period = "2021", generated = "1279346.7 kWh" }]"#,
        "What it gave and where it went.",
        "发电量及其去向。",
    ),
    key(
        "series",
        Shape::Table(SERIES),
        r#"{ file = "pv/2023.csv", start = "time", generated = "kWh", unit = "kWh" }"#,
        "Generation by the month, day or hour.",
        "逐月、逐日或逐时发电量。",
    ),
    key(
        "yields",
        Shape::Table(YIELDS),
        r#"{ reference = "1132 kWh/kW" }"#,
        "What outputs are held against, where the book says it.",
        "核对发电量的依据（账簿自行给出时）。",
    ),
    key(
        "certificates",
        Shape::Tables(CERTIFICATES),
        r#"[{ period = "2021", kind = "gec", issued = "1200 MWh", sold = "1200 MWh" }]"#,
        "Certificates of its generation.",
        "与发电量对应的证书。",
    ),
    key(
        "carbon",
        Shape::Table(CARBON),
        r#"{ factors = ["cn/grid"] }"#,
        "What its electricity displaces.",
        "其电量所替代的电力。",
    ),
    key(
        "weather",
        Shape::Table(WEATHER),
        r#"{ file = "weather/kunshan.epw" }"#,
        "Weather for the model.",
        "模型所用气象数据。",
    ),
    key(
        "model",
        Shape::Table(MODEL),
        r#"{ sky = "perez", losses = "14 %" }"#,
        "How generation is modelled.",
        "发电模型。",
    ),
    key(
        "lifetime",
        Shape::Table(LIFETIME),
        r#"{ years = "25 年", degradation = "0.5 %", capex = "700 万元" }"#,
        "Its life: degradation, money, embodied emissions.",
        "全生命周期：衰减、资金与隐含排放。",
    ),
    key("made-up", Shape::Flag, "true", "The figures are made up to show a calculation.", "数据为演示计算而虚拟。"),
    key("source", Shape::Citation, r#""csr-2021:000:1729""#, SOURCE_EN, SOURCE_ZH),
];
