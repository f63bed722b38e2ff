//! Photovoltaic plants: what they are, what they gave, where it went, and how they are modelled.

use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `area-of`.
pub const AREA_OF: &[&str] = &["modules", "roof"];
/// Words of `label`.
pub const LABELS: &[&str] = &["start", "end", "instant"];
/// Words of `metered-as`.
pub const METERED_AS: &[&str] = &["generated", "own-use"];

const CAPACITY: &[Key] = &[
    key(
        "from",
        Shape::Date,
        "2021-05-01",
        "First day that it stands; the commissioning of the plant when not given.",
        "自该日起；缺省为投运日期。",
    ),
    key(
        "dc",
        Shape::Quantity,
        r#""1996.13 kW""#,
        "Capacity of the modules at standard test conditions, kWp DC.",
        "组件标称容量（标准测试条件，直流）。",
    ),
    key("ac", Shape::Quantity, r#""1600 kW""#, "Capacity of the inverters, kW AC.", "逆变器额定容量（交流）。"),
];

const SITE: &[Key] = &[
    required(key("latitude", Shape::Quantity, "31.4", "Degrees, north positive.", "纬度（度），北纬为正。")),
    required(key("longitude", Shape::Quantity, "121.45", "Degrees, east positive.", "经度（度），东经为正。")),
    key("altitude", Shape::Quantity, "5.5", "Metres above the sea; 0 when not given.", "海拔（米）；缺省为 0。"),
    key(
        "pressure",
        Shape::Quantity,
        "101325",
        "Mean air pressure, Pa, for refraction and air mass; that of the altitude when not given.",
        "平均气压（Pa），用于大气折射和大气质量；缺省按海拔计算。",
    ),
    key(
        "temperature",
        Shape::Quantity,
        "12",
        "Mean air temperature, °C, for refraction; 12 when not given.",
        "平均气温（℃），用于大气折射；缺省为 12。",
    ),
    key(
        "delta-t",
        Shape::Quantity,
        "67",
        "Terrestrial time less universal time, seconds; 67 when not given.",
        "地球时与世界时之差（秒）；缺省为 67。",
    ),
];

const TRACKER: &[Key] = &[
    key("axis-tilt", Shape::Quantity, "0", "Tilt of the axis, degrees.", "转轴倾角（度）。"),
    key(
        "axis-azimuth",
        Shape::Quantity,
        "180",
        "Azimuth of the axis, degrees clockwise from north.",
        "转轴方位角（度，自北顺时针）。",
    ),
    key("limit", Shape::Quantity, "60", "Greatest rotation, degrees.", "最大转角（度）。"),
    key(
        "ground-cover",
        Shape::Quantity,
        "0.35",
        "Width of the modules over the distance of the rows.",
        "组件宽度与排距之比。",
    ),
    key(
        "cross-axis-tilt",
        Shape::Quantity,
        "0",
        "Tilt of the line through neighbouring axes, degrees.",
        "相邻转轴连线的倾角（度）。",
    ),
    key(
        "backtracking",
        Shape::Flag,
        "true",
        "Whether rows turn back to leave each other unshaded; true when not given.",
        "是否逆跟踪以避免相互遮挡；缺省为是。",
    ),
];

const ARRAY: &[Key] = &[
    key(
        "share",
        Shape::Quantity,
        r#""50 %""#,
        "Share of the capacity; all when there is one array.",
        "占装机容量的比例；只有一个方阵时为全部。",
    ),
    key("tilt", Shape::Quantity, "30", "Degrees from the horizontal, 0 to 90.", "倾角（度，0 至 90）。"),
    key(
        "azimuth",
        Shape::Quantity,
        "180",
        "Degrees clockwise from north; 180 is south.",
        "方位角（度，自北顺时针，180 为正南）。",
    ),
    key(
        "tracker",
        Shape::Table(TRACKER),
        "{ axis-azimuth = 180, limit = 60, ground-cover = 0.35 }",
        "A single-axis tracker in place of tilt and azimuth.",
        "单轴跟踪（代替倾角和方位角）。",
    ),
    key(
        "row-shading",
        Shape::Quantity,
        "0.4",
        "Width of the modules over the distance of the rows, where rows shade one another.",
        "组件宽度与排距之比，用于计算前后排遮挡。",
    ),
    key("two-axis", Shape::Flag, "true", "Whether the array turns about two axes.", "是否双轴跟踪。"),
];

const fn energy(name: &'static str, en: &'static str, zh: &'static str) -> Key {
    key(name, Shape::Quantity, r#""482922.1 kWh""#, en, zh)
}

const OUTPUT: &[Key] = &[
    key("period", Shape::Reference("period"), r#""2021""#, "The period, by its id.", "所属报告期的标识。"),
    key(
        "from",
        Shape::Date,
        "2021-01-01",
        "First day, where it is no period of the book.",
        "起始日（不是账簿中的报告期时）。",
    ),
    key("to", Shape::Date, "2021-12-31", "Last day, included.", "截止日（含）。"),
    energy("generated", "Generated, as the meter shows it.", "发电量（按计量表）。"),
    key(
        "metered-as",
        Shape::Words(METERED_AS),
        r#""generated""#,
        "What the meter counts: all that is generated (the default), or only what is used on the site.",
        "计量口径：generated（全部发电量，缺省）或 own-use（仅自用电量）。",
    ),
    energy("own-use", "Used on the site.", "自发自用电量。"),
    energy("exported", "Fed into the grid.", "上网电量。"),
    energy("losses", "Lost between meter and use.", "计量表之后的损失。"),
    energy("curtailed", "Not generated because it was not let.", "弃光电量。"),
    energy("outage", "Not generated because of faults.", "故障损失电量。"),
    energy("potential", "What could have been generated.", "理论可发电量。"),
    energy("stored-in", "Put into storage.", "储能充入。"),
    energy("stored-out", "Taken out of storage.", "储能放出。"),
    key(
        "not-occurring",
        Shape::Texts,
        r#"["stored-in", "stored-out"]"#,
        "Terms that do not occur; what is only left out is not taken for zero.",
        "不发生的项；仅仅未写明的项不视为零。",
    ),
    key("source", Shape::Citation, r#""csr-2021:000:1729""#, SOURCE_EN, SOURCE_ZH),
];

const fn certificates(name: &'static str, en: &'static str, zh: &'static str) -> Key {
    key(name, Shape::Quantity, r#""1200 MWh""#, en, zh)
}

const CERTIFICATES: &[Key] = &[
    key("period", Shape::Reference("period"), r#""2021""#, "The period, by its id.", "所属报告期的标识。"),
    key(
        "kind",
        Shape::Text,
        r#""gec""#,
        "What they are: gec, i-rec, or another word.",
        "证书类型：gec（绿证）、i-rec 或其他。",
    ),
    certificates("opening", "Held when the period began.", "期初持有。"),
    certificates("issued", "Issued for the generation.", "核发。"),
    certificates("bought", "Bought.", "购入。"),
    certificates("sold", "Sold: the attribute is gone.", "售出（环境属性随之转移）。"),
    certificates("cancelled", "Cancelled for one's own use.", "注销（自用）。"),
    certificates("expired", "Expired.", "过期失效。"),
    certificates("closing", "Held when the period ended.", "期末持有。"),
    key("not-occurring", Shape::Texts, r#"["bought", "expired"]"#, "Terms that do not occur.", "不发生的项。"),
    key("source", Shape::Citation, r#""register of certificates""#, SOURCE_EN, SOURCE_ZH),
];

const MARGIN: &[Key] = &[
    required(key(
        "operating",
        Shape::FactorId,
        r#""cn/grid/operating-margin/east@2019""#,
        "Operating margin, with its edition.",
        "电量边际因子，须写明版本。",
    )),
    required(key(
        "build",
        Shape::FactorId,
        r#""cn/grid/build-margin/east@2019""#,
        "Build margin, with its edition.",
        "容量边际因子，须写明版本。",
    )),
    key(
        "weights",
        Shape::Text,
        r#""tool07""#,
        "A standard of rules/pv/carbon.toml, by its id or the end of it; TOOL07 when not given.",
        "rules/pv/carbon.toml 中的标准（可只写末段）；缺省为 TOOL07。",
    ),
    key(
        "technology",
        Shape::Text,
        r#""solar""#,
        "What generates, for the weights: solar (the default), wind, hydro, geothermal, ocean, other.",
        "发电技术（决定权重）：solar（缺省）、wind、hydro、geothermal、ocean、other。",
    ),
    key(
        "operating-weight",
        Shape::Quantity,
        r#""75 %""#,
        "Weight of the operating margin, in place of that of the standard.",
        "电量边际因子的权重，代替标准给定的权重。",
    ),
    key(
        "build-weight",
        Shape::Quantity,
        r#""25 %""#,
        "Weight of the build margin; both add up to 1.",
        "容量边际因子的权重；两者之和为 1。",
    ),
    key(
        "emissions",
        Shape::Quantity,
        r#""12.5 tCO2e""#,
        "Emissions of the project itself in a year.",
        "项目自身的年排放量。",
    ),
    key("crediting-period", Shape::Quantity, "1", "First, second or third crediting period.", "第几个计入期。"),
];

const CARBON: &[Key] = &[
    key(
        "factors",
        Shape::Texts,
        r#"["cn/grid/average/east@2012", "cn/grid"]"#,
        "Average factors; each gives its own avoided emissions, side by side.",
        "平均因子；各自给出一个避免排放量，并列显示。",
    ),
    key(
        "margin",
        Shape::Table(MARGIN),
        r#"{ operating = "cn/grid/operating-margin/east@2019", build = "cn/grid/build-margin/east@2019" }"#,
        "The combined margin, beside them.",
        "组合边际因子，与其并列。",
    ),
    key(
        "residual",
        Shape::FactorId,
        r#""cn/grid/residual""#,
        "Residual factor of market-based figures: for electricity whose certificates were sold.",
        "基于市场的剩余因子，用于证书已售出的电量。",
    ),
    key(
        "load",
        Shape::Quantity,
        r#""50000 MWh""#,
        "Electricity that the site uses in a year, own use included.",
        "现场年用电量（含自用光伏）。",
    ),
    key(
        "lifecycle",
        Shape::Quantity,
        r#""43 gCO2e/kWh""#,
        "Emissions of the plant over its life for each unit of electricity, as a memo.",
        "电站全生命周期的单位发电排放，仅作备注。",
    ),
];

const LIFETIME: &[Key] = &[
    key("years", Shape::Quantity, r#""25 年""#, "Years; 25 when not given.", "年限；缺省为 25 年。"),
    key(
        "first-year",
        Shape::Quantity,
        r#""2100 MWh""#,
        "Energy of the first year before losses; what is modelled or generated when not given.",
        "首年发电量（衰减前）；缺省取模型或实际值。",
    ),
    key("first-year-loss", Shape::Quantity, r#""2 %""#, "Loss of the first year (light-induced).", "首年衰减。"),
    key("degradation", Shape::Quantity, r#""0.5 %""#, "Loss of each year after.", "此后逐年衰减。"),
    key(
        "compound",
        Shape::Flag,
        "true",
        "Whether it is taken of the year before rather than of the first.",
        "是否按上年递减（否则按首年线性递减）。",
    ),
    key(
        "embodied",
        Shape::Quantity,
        r#""800 kgCO2e/kW""#,
        "Emissions of making the plant, for each kW DC.",
        "每千瓦（直流）的隐含排放。",
    ),
    key("capex", Shape::Quantity, r#""700 万元""#, "Investment.", "投资。"),
    key("opex", Shape::Quantity, r#""8 万元""#, "Cost of operation in a year.", "年运行费用。"),
    key("discount-rate", Shape::Quantity, r#""6 %""#, "Discount rate of a year.", "年折现率。"),
    key(
        "own-use-share",
        Shape::Quantity,
        r#""80 %""#,
        "Share that is used on the site; that of the outputs when not given.",
        "自用比例；缺省取输出记录。",
    ),
    key(
        "own-use-price",
        Shape::Quantity,
        r#""0.65 元/kWh""#,
        "Price of the electricity that own use saves.",
        "自用电量所节省的电价。",
    ),
    key("feed-in-price", Shape::Quantity, r#""0.39 元/kWh""#, "Price of what is fed in.", "上网电价。"),
    key(
        "replacements",
        Shape::Tables(REPLACEMENT),
        r#"[{ year = 12, cost = "60 万元" }]"#,
        "What is replaced.",
        "更换项目。",
    ),
];

const REPLACEMENT: &[Key] = &[
    required(key("year", Shape::Quantity, "12", "Year of operation.", "运行年份。")),
    required(key("cost", Shape::Quantity, r#""60 万元""#, "What it costs.", "费用。")),
    key(
        "share",
        Shape::Quantity,
        r#""10 %""#,
        "Share of the modules that begin anew; none when not given, as for inverters.",
        "更换组件所占的比例；缺省为零（如更换逆变器）。",
    ),
];

const CLEAR_SKY: &[Key] = &[
    key(
        "linke-turbidity",
        Shape::Quantity,
        "3.1",
        "Linke turbidity, for the clear sky of Ineichen and Perez.",
        "林克浑浊度，用于 Ineichen–Perez 晴空模型。",
    ),
    key(
        "aod700",
        Shape::Quantity,
        "0.1",
        "Aerosol optical depth at 700 nm, for the simplified Solis model.",
        "700 nm 气溶胶光学厚度，用于简化 Solis 晴空模型。",
    ),
    key(
        "precipitable-water",
        Shape::Quantity,
        "1.4",
        "Precipitable water, cm, for the same.",
        "可降水量（cm），同上。",
    ),
];

const WEATHER: &[Key] = &[
    required(key(
        "file",
        Shape::Text,
        r#""weather/kunshan.epw""#,
        "Hourly weather: EPW, TMY3, PVGIS, NASA POWER or plain CSV; told by its content.",
        "逐时气象：EPW、TMY3、PVGIS、NASA POWER 或普通 CSV，按内容识别。",
    )),
    key(
        "format",
        Shape::Text,
        r#""csv""#,
        "Format of the file, in place of what its content tells: epw, tmy3, pvgis, pvgis-hourly, pvgis-tmy, nasa-power, csv.",
        "文件格式，代替按内容识别：epw、tmy3、pvgis、pvgis-hourly、pvgis-tmy、nasa-power、csv。",
    ),
    key(
        "take",
        Shape::Texts,
        r#"["poa_global", "temp_cell"]"#,
        "Columns that stand in place of what the model computes: docs/pv.md lists them.",
        "代替模型计算值的列，见 docs/pv.md。",
    ),
    key(
        "clear-sky",
        Shape::Table(CLEAR_SKY),
        "{ linke-turbidity = 3.1 }",
        "What dims a clear sky, where no column says: shown beside the rows.",
        "晴空大气参数（文件中没有相应列时）；结果与逐行数据并列。",
    ),
    key(
        "step",
        Shape::Quantity,
        "60",
        "Minutes that a row stands for, where rows are instants that follow no step.",
        "每行代表的分钟数，用于时刻不等间隔的数据。",
    ),
    key(
        "label",
        Shape::Words(LABELS),
        r#""start""#,
        "What a time labels, where the file does not say: start or end of its interval, or the instant.",
        "时刻的含义（文件未写明时）：start（时段开始）、end（时段结束）或 instant（瞬时）。",
    ),
    key(
        "sun-offset",
        Shape::Quantity,
        "30",
        "Minutes after a row's time at which the sun is taken; as the format says when not given.",
        "太阳位置取行时刻之后的分钟数；缺省按格式。",
    ),
    key(
        "year",
        Shape::Quantity,
        "2019",
        "Calendar year of the sun; that of the rows when not given.",
        "太阳位置所用的年份；缺省同气象数据。",
    ),
    key(
        "utc-offset",
        Shape::Quantity,
        "8",
        "Hours that the clock of the file is ahead of UTC, where it does not say.",
        "文件时钟与 UTC 之差（小时），文件未写明时给出。",
    ),
    key(
        "components",
        Shape::Flag,
        "false",
        "Whether the direct and diffuse columns are used; false computes them from the global.",
        "是否采用直射与散射列；false 表示由总辐射分解。",
    ),
];

const MODEL: &[Key] = &[
    key(
        "sky",
        Shape::Text,
        r#""perez""#,
        "Model of the sky's diffuse light: docs/pv.md lists them.",
        "天空散射模型，见 docs/pv.md。",
    ),
    key("decomposition", Shape::Text, r#""erbs""#, "Model that parts global irradiance.", "总辐射分解模型。"),
    key("incidence", Shape::Text, r#""physical""#, "Loss at the glass.", "玻璃入射角损失模型。"),
    key("temperature", Shape::Text, r#""sapm-open-rack-glass-glass""#, "Temperature of the cells.", "电池温度模型。"),
    key(
        "parameters",
        Shape::Quantities(&[]),
        "{ noct = 45 }",
        "Parameters of these models, where others than theirs are meant.",
        "上述模型的参数（与缺省不同时）。",
    ),
    key(
        "temperature-coefficient",
        Shape::Quantity,
        "-0.0037",
        "Change of power for a kelvin, over power.",
        "功率温度系数（每开）。",
    ),
    key("losses", Shape::Quantity, r#""14 %""#, "Losses on DC together.", "直流侧综合损失。"),
    key(
        "dc-ac",
        Shape::Quantity,
        "1.2",
        "DC over AC capacity; that of the plant when not given.",
        "容配比；缺省取电站容量。",
    ),
    key("inverter-efficiency", Shape::Quantity, "0.96", "Nominal efficiency of the inverter.", "逆变器标称效率。"),
    key(
        "reference-efficiency",
        Shape::Quantity,
        "0.9637",
        "Efficiency of the inverter whose curve it has.",
        "效率曲线所依据的逆变器效率。",
    ),
    key(
        "ground",
        Shape::Text,
        r#""global""#,
        "What the ground reflects: `global` as the file has it, or `components` added up.",
        "地面反射的辐射：global（文件中的总辐射）或 components（各分量之和）。",
    ),
    key("albedo", Shape::Quantity, "0.2", "Reflectance of the ground.", "地面反射率。"),
    key(
        "soiling",
        Shape::Texts,
        r#"["2 %", "2 %", "2 %", "2 %", "2 %", "2 %", "2 %", "2 %", "2 %", "2 %", "2 %", "2 %"]"#,
        "Losses by soiling, month by month.",
        "逐月积灰损失。",
    ),
    key(
        "snow",
        Shape::Texts,
        r#"["5 %", "5 %", "0 %", "0 %", "0 %", "0 %", "0 %", "0 %", "0 %", "0 %", "0 %", "3 %"]"#,
        "Losses by snow, month by month.",
        "逐月积雪损失。",
    ),
    key("remaining", Shape::Quantity, r#""98 %""#, "Power that is left after degradation.", "衰减后剩余功率的比例。"),
];

const SERIES: &[Key] = &[
    required(key(
        "file",
        Shape::Text,
        r#""pv/2023.csv""#,
        "The table, relative to the folder of this file.",
        "数据表，路径相对于本文件所在的文件夹。",
    )),
    required(key("start", Shape::Text, r#""time""#, "Column of the month, day or hour.", "月、日或时刻所在的列。")),
    key(
        "generated",
        Shape::Text,
        r#""kWh""#,
        "Column of the generation; without it the table is of the load alone.",
        "发电量所在的列；缺省时数据表仅为负荷。",
    ),
    key(
        "load",
        Shape::Text,
        r#""load_kWh""#,
        "Column of the site's load, for own use hour by hour.",
        "现场负荷所在的列，用于逐时自用计算。",
    ),
    key(
        "unit",
        Shape::Text,
        r#""kWh""#,
        "Unit of both: an energy of each row, a power through it, or 1 for normalised energy; kWh when not given.",
        "两者的单位：各行的电量、平均功率，归一化数据写 1；缺省为 kWh。",
    ),
];

const YIELDS: &[Key] = &[
    key(
        "reference",
        Shape::Quantity,
        r#""1132 kWh/kW""#,
        "Yield of a whole year that outputs are held against, in place of that of the place.",
        "核对发电量所用的全年等效小时数，代替所在地的数值。",
    ),
    key(
        "clear-sky",
        Shape::Quantity,
        r#""2481.2 kWh/m2""#,
        "Irradiation of a year without clouds in the plane of the modules, in place of that of the place.",
        "组件面全年晴空辐照量，代替所在地的数值。",
    ),
    key(
        "whole-years",
        Shape::Texts,
        r#"["968 kWh/kW", "1066 kWh/kW"]"#,
        "Further yields of a whole year; for each the start is named that would explain the yield.",
        "其他可能的全年等效小时数；对每个值给出可以解释实际发电量的投产日期。",
    ),
];

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
