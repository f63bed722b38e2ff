//! The units Crossfoot knows, as data. Adding a unit is adding a row; `docs/units.md` is written from this table.
//!
//! ```text
//! atom as written = [multiplier] [prefix] spelling [substance]      万 k Wh      万 吨 二氧化碳
//! ```
//! Spellings are compared after folding (`unit_parse.rs`): full-width forms, superscripts and subscripts are plain here.

use super::dimension::Base::*;
use super::dimension::{Base, Currency, Dimension};

/// One unit: its names, what it measures, and how many coherent units it is.
#[derive(Debug, Clone, Copy)]
pub struct UnitRow {
    /// The name used in output.
    pub symbol: &'static str,
    /// Other names of exactly this unit.
    pub spellings: &'static [&'static str],
    /// Names of this unit times a power of ten: 度 is Wh × 10^3.
    pub scaled: &'static [(&'static str, i8)],
    /// What it measures.
    pub dimension: Dimension,
    /// How many coherent units one of it is, as numerator and denominator.
    pub ratio: (i128, i128),
    /// The SI prefixes it takes, by Latin letter; a Chinese spelling takes the Chinese prefix (千 for k).
    pub prefixes: &'static str,
    /// Whether 万, 亿 and the other [`MULTIPLIERS`] may stand before it.
    pub multiplied: bool,
    /// Where the definition comes from.
    pub source: &'static str,
}

impl UnitRow {
    const fn new(symbol: &'static str, dimension: Dimension, ratio: (i128, i128), source: &'static str) -> UnitRow {
        UnitRow { symbol, spellings: &[], scaled: &[], dimension, ratio, prefixes: "", multiplied: true, source }
    }

    const fn also(self, spellings: &'static [&'static str]) -> UnitRow {
        UnitRow { spellings, ..self }
    }

    const fn scaled(self, scaled: &'static [(&'static str, i8)]) -> UnitRow {
        UnitRow { scaled, ..self }
    }

    const fn si(self, prefixes: &'static str) -> UnitRow {
        UnitRow { prefixes, ..self }
    }

    const fn never_multiplied(self) -> UnitRow {
        UnitRow { multiplied: false, ..self }
    }

    /// Every name of the unit with the power of ten it carries; the symbol comes first.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, i8)> {
        let plain = self.spellings.iter().map(|text| (*text, 0));
        std::iter::once((self.symbol, 0)).chain(plain).chain(self.scaled.iter().copied())
    }

    pub(super) const fn name_count(&self) -> usize {
        1 + self.spellings.len() + self.scaled.len()
    }

    pub(super) const fn name_at(&self, index: usize) -> (&'static str, i8) {
        if index == 0 {
            return (self.symbol, 0);
        }
        let index = index - 1;
        if index < self.spellings.len() {
            return (self.spellings[index], 0);
        }
        self.scaled[index - self.spellings.len()]
    }
}

/// SI prefixes: Latin, Chinese, power of ten. SI brochure, 9th edition, table 7; GB 3100-1993.
pub const PREFIXES: &[(&str, &str, i8)] = &[
    ("k", "千", 3),
    ("M", "兆", 6),
    ("G", "吉", 9),
    ("T", "太", 12),
    ("P", "拍", 15),
    ("c", "厘", -2),
    ("m", "毫", -3),
    ("µ", "微", -6),
];

/// Multipliers that stand before a whole unit, with their power of ten. The longer of two that share a beginning
/// comes first.
pub const MULTIPLIERS: &[(&str, i8)] = &[
    ("十万", 5),
    ("百万", 6),
    ("千万", 7),
    ("万亿", 12),
    ("百亿", 10),
    ("千亿", 11),
    ("十亿", 9),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("百", 2),
    ("千", 3),
    ("万", 4),
    ("亿", 8),
    ("10^3", 3),
    ("10^4", 4),
    ("10^5", 5),
    ("10^6", 6),
    ("10^7", 7),
    ("10^8", 8),
    ("10^9", 9),
    ("10000", 4),
    ("1000", 3),
    ("100", 2),
];

/// What a mass may be of, other than a gas: the base it then measures instead of mass.
pub const SUBSTANCES: &[(Base, &str, &[&str])] = &[
    (
        CarbonDioxideEquivalent,
        "CO2e",
        &[
            "CO2eq",
            "CO2-e",
            "CO2-eq",
            "CO2 e",
            "CO2 eq",
            "CO2当量",
            "二氧化碳当量",
            "CO2E",
            "CO2 equivalent",
            "CO2 equivalents",
            "CO2 当量",
        ],
    ),
    (StandardCoal, "ce", &["标准煤", "标煤", "SCE", "sce"]),
    (Carbon, "C", &["碳", "CO2-C"]),
    (Nitrogen, "N", &["N2O-N", "氮"]),
    (ChemicalOxygenDemand, "COD", &["化学需氧量"]),
    (BiochemicalOxygenDemand, "BOD", &["BOD5", "生化需氧量"]),
];

/// Spellings that stand for a product of two units.
pub const COMPOUNDS: &[(&str, &str, &str)] = &[
    ("吨公里", "吨", "公里"),
    ("吨千米", "吨", "千米"),
    ("tkm", "t", "km"),
    ("人公里", "人", "公里"),
    ("人千米", "人", "千米"),
    ("pkm", "person", "km"),
    ("p.km", "person", "km"),
    ("p·km", "person", "km"),
    ("车公里", "车", "公里"),
    ("vkm", "vehicle", "km"),
    ("人天", "人", "天"),
    ("人日", "人", "天"),
    ("人时", "人", "小时"),
    ("工时", "人", "小时"),
    ("person-hours", "person", "h"),
    ("person-days", "person", "d"),
];

/// Words after money and after a count or a mass that say of what it is: `万元营收`, `吨产品`. They change no unit.
pub(super) const OF_MONEY: &[&str] = &[
    "营业收入",
    "营业总收入",
    "主营业务收入",
    "营收",
    "收入",
    "工业总产值",
    "总产值",
    "产值",
    "工业增加值",
    "增加值",
    "销售收入",
    "销售额",
    "of revenue",
    "revenue",
    "of sales",
    "sales",
    "of turnover",
    "turnover",
    "of output value",
    "output value",
    "GDP",
];
pub(super) const OF_GOODS: &[&str] =
    &["产品", "产量", "成品", "水", "of product", "of products", "product", "products", "of production", "of output"];

const GAS_STATES: &[&str] = &["Nm3", "m3(20°C)"];
const STATES_OF_SM3: &[&str] = &["m3(15°C)", "m3(20°C)", "Nm3"];
const TONS: &[&str] = &["t", "short-ton", "long-ton"];
const GALLONS: &[&str] = &["US-gal", "UK-gal"];
const DOLLARS: &[&str] = &["USD", "HKD", "TWD", "SGD", "AUD", "CAD"];

/// Spellings that name several units: the author must say which.
pub const AMBIGUOUS: &[(&str, &[&str])] = &[
    ("标准立方米", GAS_STATES),
    ("标立方米", GAS_STATES),
    ("标立方", GAS_STATES),
    ("标方", GAS_STATES),
    ("Sm3", STATES_OF_SM3),
    ("sm3", STATES_OF_SM3),
    ("scm", STATES_OF_SM3),
    ("ton", TONS),
    ("tons", TONS),
    ("gal", GALLONS),
    ("gallon", GALLONS),
    ("gallons", GALLONS),
    ("加仑", GALLONS),
    ("¥", &["CNY", "JPY"]),
    ("$", DOLLARS),
];

/// Frequent prefixed units, offered beside the names in the table when a spelling is unknown.
pub(super) const FREQUENT: &[&str] = &[
    "kWh",
    "MWh",
    "GWh",
    "kW",
    "MW",
    "GW",
    "kWp",
    "MWp",
    "kJ",
    "MJ",
    "GJ",
    "TJ",
    "kcal",
    "kg",
    "mg",
    "kt",
    "Mt",
    "km",
    "mm",
    "cm",
    "mL",
    "kPa",
    "MPa",
    "kVA",
    "tCO2",
    "kgCO2",
    "gCO2",
    "tCO2e",
    "kgCO2e",
    "tce",
    "kgce",
    "gce",
    "tC",
    "tCH4",
    "千克",
    "千瓦",
    "兆瓦",
    "千瓦时",
    "兆瓦时",
    "万千瓦时",
    "吉焦",
    "千焦",
    "万吨",
    "万元",
    "吨标准煤",
    "万kWh",
    "万Nm3",
];

const ENERGY: Dimension = Dimension::from_sorted(&[(Mass, 1), (Length, 2), (Time, -2)]);
const POWER: Dimension = Dimension::from_sorted(&[(Mass, 1), (Length, 2), (Time, -3)]);
const PRESSURE: Dimension = Dimension::from_sorted(&[(Mass, 1), (Length, -1), (Time, -2)]);
const AREA: Dimension = Dimension::from_sorted(&[(Length, 2)]);
const VOLUME: Dimension = Dimension::from_sorted(&[(Length, 3)]);

const SI: &str = "SI brochure, 9th edition (2019), tables 2 and 4";
const ACCEPTED: &str = "SI brochure, 9th edition (2019), table 8";
const POUND: &str = "International yard and pound agreement, 1959: 1 lb = 0.45359237 kg";
const CALENDAR: &str = "A calendar year is 12 months; days per year vary, so no ratio to the second is given";
const IT_CALORIE: &str = "Fifth International Conference on the Properties of Steam, 1956: 1 cal(IT) = 4.1868 J";
const IT_BTU: &str = "From 1 Btu/lb = 2.326 kJ/kg (IT) and 1 lb = 0.45359237 kg: 1055.05585262 J";
const IDEAL_GAS: &str = "Ideal gas at 101.325 kPa; ratio of absolute temperatures to 273.15 K";
const ISO_4217: &str = "ISO 4217";
const COUNT: &str = "A count";

const fn row(symbol: &'static str, base: Base, ratio: (i128, i128), source: &'static str) -> UnitRow {
    UnitRow::new(symbol, Dimension::of(base), ratio, source)
}

const fn money(currency: Currency) -> UnitRow {
    UnitRow::new(currency.code(), Dimension::of(Money(currency)), (1, 1), ISO_4217).si("kM")
}

pub(super) const ROWS: &[UnitRow] = &[
    // Mass
    row("g", Mass, (1, 1000), SI)
        .also(&["克", "gram", "grams"])
        .scaled(&[("公斤", 3), ("Kg", 3), ("KG", 3), ("kilogram", 3), ("kilograms", 3), ("kgs", 3)])
        .si("kMGmµ"),
    row("t", Mass, (1000, 1), ACCEPTED)
        .also(&["吨", "公吨", "tonne", "tonnes", "metric ton", "metric tons", "metric tonne", "metric tonnes"])
        .si("kMG"),
    row("斤", Mass, (1, 2), "Order of the State Council of 1959-06-25 on measures: 1 斤 = 0.5 kg").also(&["市斤"]),
    row("lb", Mass, (45359237, 100000000), POUND).also(&["lbs", "磅"]),
    row("short-ton", Mass, (90718474, 100000), "2000 lb").also(&["short ton", "short tons", "短吨"]),
    row("long-ton", Mass, (10160469088, 10000000), "2240 lb").also(&["long ton", "long tons", "长吨"]),
    // Energy
    UnitRow::new("J", ENERGY, (1, 1), SI).also(&["焦", "焦耳", "joule", "joules"]).si("kMGTP"),
    UnitRow::new("Wh", ENERGY, (3600, 1), "1 W × 3600 s")
        .also(&["瓦时", "瓦小时"])
        .scaled(&[
            ("度", 3),
            ("度电", 3),
            ("KWH", 3),
            ("kwh", 3),
            ("KWh", 3),
            ("Kwh", 3),
            ("kWH", 3),
            ("MWH", 6),
            ("Mwh", 6),
            ("GWH", 9),
            ("Gwh", 9),
        ])
        .si("kMGTP"),
    UnitRow::new("cal", ENERGY, (41868, 10000), IT_CALORIE).also(&["卡"]).scaled(&[("大卡", 3), ("Kcal", 3)]).si("kMG"),
    UnitRow::new("Btu", ENERGY, (105505585262, 100000000), IT_BTU).also(&["BTU", "btu"]).scaled(&[
        ("mmBtu", 6),
        ("MMBtu", 6),
        ("MMBTU", 6),
        ("mmBTU", 6),
        ("mmbtu", 6),
    ]),
    UnitRow::new("therm", ENERGY, (105505585262, 1000), "therm (EC): 100 000 Btu(IT)").also(&["therms", "撒姆"]),
    UnitRow::new("toe", ENERGY, (41868000000, 1), "IEA: 10 Gcal(IT) = 41.868 GJ")
        .also(&["吨标准油", "吨油当量"])
        .si("kM"),
    // Power
    UnitRow::new("W", POWER, (1, 1), SI)
        .also(&["瓦", "瓦特", "watt", "watts"])
        .scaled(&[("KW", 3), ("Kw", 3), ("kw", 3)])
        .si("kMGTmµ"),
    UnitRow::new("Wp", POWER, (1, 1), "IEC 61836: rated DC power of PV at standard test conditions; a power in W")
        .also(&["瓦峰", "峰瓦"])
        .scaled(&[("KWp", 3), ("kwp", 3), ("KWP", 3)])
        .si("kMG"),
    row("VA", ApparentPower, (1, 1), "IEC 80000-6: apparent power; kept apart from W because the power factor varies")
        .also(&["伏安"])
        .scaled(&[("KVA", 3), ("kva", 3)])
        .si("kMG"),
    // Length, area, volume
    row("m", Length, (1, 1), SI)
        .also(&["米", "metre", "metres"])
        .scaled(&[("公里", 3), ("KM", 3), ("Km", 3)])
        .si("kcmµ"),
    row("mile", Length, (1609344, 1000), "International yard and pound agreement, 1959").also(&["miles", "mi", "英里"]),
    UnitRow::new("m2", AREA, (1, 1), SI)
        .also(&["平方米", "平米", "sqm", "square metre", "square metres", "square meter", "square meters"])
        .scaled(&[("km2", 6), ("平方公里", 6), ("平方千米", 6), ("cm2", -4), ("mm2", -6)]),
    UnitRow::new("亩", AREA, (2000, 3), "1 亩 = 1/15 ha").also(&["市亩", "mu"]),
    UnitRow::new("ha", AREA, (10000, 1), ACCEPTED).also(&["公顷", "hectare", "hectares"]),
    UnitRow::new("m3", VOLUME, (1, 1), SI)
        .also(&["立方米", "立方", "方", "M3", "cbm", "cubic metre", "cubic metres", "cubic meter", "cubic meters"])
        .scaled(&[("dm3", -3), ("cm3", -6), ("立方厘米", -6), ("mm3", -9)]),
    UnitRow::new("L", VOLUME, (1, 1000), ACCEPTED)
        .also(&["l", "升", "公升", "litre", "litres", "liter", "liters"])
        .si("kmµ"),
    UnitRow::new("US-gal", VOLUME, (3785411784, 1000000000000), "231 cubic inches").also(&[
        "US gal",
        "美制加仑",
        "美加仑",
    ]),
    UnitRow::new("UK-gal", VOLUME, (454609, 100000000), "Weights and Measures Act 1985 (UK)").also(&[
        "UK gal",
        "英制加仑",
        "英加仑",
    ]),
    UnitRow::new("bbl", VOLUME, (158987294928, 1000000000000), "42 US gallons").also(&["barrel", "barrels", "桶"]),
    // Gas at a reference state
    row("Nm3", GasVolume, (1, 1), "0 °C, 101.325 kPa; the coherent unit of gas at a reference state").also(&[
        "m3(0°C)",
        "m3(0C)",
        "m3@0°C",
        "m3@0C",
        "Nm3(0°C)",
        "Nm3(0C)",
        "NM3",
        "nm3",
        "立方米(0°C)",
        "标准立方米(0°C)",
        "标立方米(0°C)",
        "标方(0°C)",
        "Sm3(0°C)",
    ]),
    row("m3(15°C)", GasVolume, (27315, 28815), IDEAL_GAS).also(&[
        "m3(15C)",
        "m3@15°C",
        "m3@15C",
        "立方米(15°C)",
        "标准立方米(15°C)",
        "标方(15°C)",
        "Sm3(15°C)",
        "Sm3(15C)",
        "Sm3@15C",
    ]),
    row("m3(20°C)", GasVolume, (27315, 29315), "GB/T 19205: 20 °C, 101.325 kPa; ideal gas").also(&[
        "m3(20C)",
        "m3@20°C",
        "m3@20C",
        "立方米(20°C)",
        "标准立方米(20°C)",
        "标立方米(20°C)",
        "标方(20°C)",
        "Sm3(20°C)",
        "Sm3(20C)",
        "Sm3@20C",
    ]),
    // Time
    row("s", Time, (1, 1), SI).also(&["秒", "sec"]).si("mµ"),
    row("min", Time, (60, 1), ACCEPTED).also(&["分钟", "minute", "minutes"]),
    row("h", Time, (3600, 1), ACCEPTED).also(&["小时", "hr", "hrs", "hour", "hours", "时"]),
    row("d", Time, (86400, 1), ACCEPTED).also(&["天", "日", "day", "days"]),
    row("month", CalendarTime, (1, 12), CALENDAR).also(&["months", "月", "个月"]),
    row("a", CalendarTime, (1, 1), CALENDAR).also(&["yr", "year", "years", "年"]),
    // Temperature difference, pressure
    row("K", Temperature, (1, 1), "SI; temperature difference only, never a temperature on a scale")
        .also(&["°C", "degC", "摄氏度", "开尔文"])
        .never_multiplied(),
    UnitRow::new("Pa", PRESSURE, (1, 1), SI)
        .also(&["帕", "帕斯卡"])
        .scaled(&[("Mpa", 6), ("KPa", 3), ("Kpa", 3), ("kpa", 3), ("hPa", 2)])
        .si("kMG"),
    UnitRow::new("bar", PRESSURE, (100000, 1), "ISO 80000-4: 100 kPa").also(&["巴"]).si("m").never_multiplied(),
    UnitRow::new("atm", PRESSURE, (101325, 1), "10th CGPM, 1954: 101.325 kPa").also(&["标准大气压"]).never_multiplied(),
    // Ratios
    UnitRow::new("%", Dimension::NONE, (1, 100), "ISO 80000-1, 6.5.5; 一成 is a tenth")
        .also(&["percent", "per cent"])
        .scaled(&[("成", 1)])
        .never_multiplied(),
    UnitRow::new("‰", Dimension::NONE, (1, 1000), "One in a thousand").also(&["per mille"]).never_multiplied(),
    UnitRow::new("ppm", Dimension::NONE, (1, 1000000), "One in a million").never_multiplied(),
    UnitRow::new("倍", Dimension::NONE, (1, 1), "A multiple").also(&["times"]).never_multiplied(),
    UnitRow::new("万", Dimension::NONE, (10000, 1), "A count in ten thousands")
        .scaled(&[("十万", 1), ("亿", 4), ("十亿", 5), ("百亿", 6), ("千亿", 7), ("万亿", 8)])
        .never_multiplied(),
    UnitRow::new("百万", Dimension::NONE, (1000000, 1), "A count in millions")
        .also(&["million"])
        .scaled(&[("billion", 3), ("千万", 1)])
        .never_multiplied(),
    row("pp", PercentagePoint, (1, 1), "The difference of two percentages; not a per cent")
        .also(&["百分点", "个百分点", "percentage point", "percentage points"])
        .never_multiplied(),
    // Money
    money(Currency::Cny).also(&["元", "人民币", "元人民币", "人民币元", "RMB", "yuan"]),
    money(Currency::Usd).also(&["美元", "US$"]),
    money(Currency::Eur).also(&["欧元", "€", "euro", "euros"]),
    money(Currency::Gbp).also(&["英镑", "£"]),
    money(Currency::Jpy).also(&["日元"]),
    money(Currency::Hkd).also(&["港元", "港币", "HK$"]),
    money(Currency::Twd).also(&["新台币", "NT$"]),
    money(Currency::Krw).also(&["韩元"]),
    money(Currency::Sgd).also(&["新加坡元"]),
    money(Currency::Aud).also(&["澳元"]),
    money(Currency::Cad).also(&["加元"]),
    money(Currency::Chf).also(&["瑞士法郎"]),
    money(Currency::Inr).also(&["印度卢比"]),
    // Counts
    row("person", Person, (1, 1), COUNT).also(&[
        "人",
        "名",
        "位",
        "员工",
        "雇员",
        "persons",
        "people",
        "capita",
        "employee",
        "employees",
    ]),
    row("person-time", PersonTime, (1, 1), "A visit, a trip, an attendance").also(&["人次", "person-times"]),
    row("item", Item, (1, 1), COUNT).also(&[
        "件", "个", "台", "只", "套", "块", "片", "根", "次", "项", "家", "棵", "株", "张", "份", "起", "例", "头",
        "瓶", "箱", "座", "处", "条", "笔", "部", "支", "间", "款", "颗", "枚", "盏", "股", "分", "场", "场次", "期",
        "所", "栋", "幢", "艘", "架", "列", "组", "门", "篇", "本", "册", "宗", "单", "批", "批次", "班", "学时",
        "课时", "包", "袋", "副", "双", "桩", "站", "items", "unit", "units", "pcs", "piece", "pieces", "set", "sets",
        "trees",
    ]),
    row("household", Household, (1, 1), COUNT).also(&["户", "households"]),
    row("vehicle", Vehicle, (1, 1), COUNT).also(&["车", "辆", "vehicles"]),
];

/// Every unit, in the order of the reference page.
pub static UNIT_ROWS: &[UnitRow] = ROWS;
