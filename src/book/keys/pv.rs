//! Photovoltaic plants: what they are, what they gave, where it went, and how they are modelled.

use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `area-of`.
pub const AREA_OF: &[&str] = &["modules", "roof"];
/// Words of `label`.
pub const LABELS: &[&str] = &["start", "end", "instant"];
/// Words of `degrades`.
pub const DEGRADES: &[&str] = &["energy", "dc"];
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
        "losses",
        Shape::Texts,
        r#"["0.5 %", "1 %", "1.5 %"]"#,
        "What each year has lost from new, year 1 first, in place of `degradation`: one value for each year.",
        "各年相对新组件的损失（自第 1 年起，每年一个值），代替 degradation。",
    ),
    key(
        "degrades",
        Shape::Words(DEGRADES),
        r#""dc""#,
        "What is lost: energy (the default), or dc, which the model brings through the inverter year by year.",
        "衰减的对象：energy（电量，缺省）或 dc（直流功率，由模型逐年经逆变器计算）。",
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

const WEATHER: &[Key] = &[
    required(key(
        "file",
        Shape::Text,
        r#""weather/kunshan.epw""#,
        "Hourly weather: EPW, TMY3, PVGIS, NASA POWER or plain CSV; told by its content.",
        "逐时气象：EPW、TMY3、PVGIS、NASA POWER 或普通 CSV，按内容识别。",
    )),
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
    key(
        "measured",
        Shape::Flag,
        "true",
        "Whether the rows are the weather of their years, or with `year` of that year, rather than of a typical one; as the file shows when not given.",
        "数据是否为相应年份（或 year 所写年份）的实际气象，而非典型年；缺省按文件判断。",
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
    key(
        "mean-cell-temperature",
        Shape::Quantity,
        "36.5",
        "Irradiance-weighted mean cell temperature of a typical year, °C, to which performance ratios are corrected; that of the weather when not given.",
        "典型年的辐照加权平均电池温度（°C），性能比据此修正；缺省取气象数据的均值。",
    ),
    key("remaining", Shape::Quantity, r#""98 %""#, "Power that is left after degradation.", "衰减后剩余功率的比例。"),
];

const DEGRADATION: &[Key] = &[
    key(
        "re-centred",
        Shape::Flag,
        "false",
        "Whether the rate is over the median of the first year; false takes it over the unit of the series.",
        "衰减率是否以首年中位数为基准；false 表示以序列自身单位为基准。",
    ),
    key(
        "confidence",
        Shape::Quantity,
        r#""95 %""#,
        "Confidence of the interval; 68.2 % when not given.",
        "区间的置信度；缺省为 68.2 %。",
    ),
    key(
        "block",
        Shape::Quantity,
        "30",
        "Neighbouring slopes that are drawn together; 1 when not given.",
        "自助抽样时一并抽取的相邻斜率个数；缺省为 1。",
    ),
    key("draws", Shape::Quantity, "1000", "Draws of the bootstrap; 200 when not given.", "自助抽样次数；缺省为 200。"),
    key("seed", Shape::Quantity, "7", "Where the stream of chance begins; 0 when not given.", "随机数种子；缺省为 0。"),
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
        "dc",
        Shape::Text,
        r#""dc_kWh""#,
        "Column of the energy at the input of the inverter, for array yield and losses.",
        "逆变器输入（直流）电量所在的列，用于阵列等效小时与损失。",
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
        "Unit of all: an energy of each row, a power through it, or 1 for normalised energy; kWh when not given.",
        "各列的单位：各行的电量、平均功率，归一化数据写 1；缺省为 kWh。",
    ),
    key(
        "degradation",
        Shape::Table(DEGRADATION),
        r#"{ confidence = "95 %", block = 30 }"#,
        "How degradation is told, where otherwise than RdTools does.",
        "衰减率的计算方式（与 RdTools 缺省不同时）。",
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
