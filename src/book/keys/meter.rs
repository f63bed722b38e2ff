//! Meters that prove savings: their readings, what moves them, and the models held against them.

use super::meter_model::MODEL;
use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `temperature-unit`.
pub const TEMPERATURE: &[&str] = &["C", "F"];
/// Words of `every`.
pub const EVERY: &[&str] = &["1min", "5min", "10min", "15min", "20min", "30min", "hour", "day", "month", "bill"];
/// Words of `degree-days`.
pub const DEGREE_DAYS: &[&str] = &["heating", "cooling"];
/// Words of `weekdays`.
pub const WEEKDAYS: &[&str] = &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

pub(super) const SPAN: &[Key] = &[
    required(key("from", Shape::Date, "2023-01-01", "First day, included.", "起始日（含）。")),
    required(key("to", Shape::Date, "2023-12-31", "Last day, included.", "截止日（含）。")),
];

pub(super) const EXAMPLE_SPAN: &str = "{ from = 2023-01-01, to = 2023-12-31 }";

const ONLY: &[Key] = &[
    required(key("column", Shape::Text, r#""phase""#, "The column.", "列名。")),
    required(key("is", Shape::Text, r#""baseline""#, "What its cells must be.", "单元格须等于的内容。")),
];

const DATA: &[Key] = &[
    required(key(
        "file",
        Shape::Text,
        r#""meters/melt-shop.csv""#,
        "The table, relative to the folder of this file: CSV with commas, semicolons or tabs, and a header.",
        "数据表，路径相对于本文件所在的文件夹：带表头的 CSV（以逗号、分号或制表符分隔）。",
    )),
    required(key(
        "start",
        Shape::Text,
        r#""day""#,
        "Column of the month, day or time at which a period begins.",
        "时段起始（月、日或时刻）所在的列。",
    )),
    key(
        "end",
        Shape::Text,
        r#""read_on""#,
        "Column of the first day or moment after the period. Where a cell is blank the period lasts until the next begins.",
        "时段之后第一天或第一个时刻所在的列；单元格为空时，时段到下一行起始为止。",
    ),
    key("days", Shape::Text, r#""days""#, "Column of the days of the period.", "时段天数所在的列。"),
    key(
        "every",
        Shape::Words(EVERY),
        r#""day""#,
        "How long a period is; with `bill` it lasts until the next begins. Told by the distance of the times when not given. Readings of minutes are added up to hours.",
        "时段的长度；bill 表示到下一行起始为止。缺省由起始时刻的间隔判断。分钟级读数累加为小时。",
    ),
    key(
        "energy",
        Shape::Text,
        r#""kWh""#,
        "Column of the energy, or of the register. `energy` when not given.",
        "能耗（或表底读数）所在的列；缺省为 energy。",
    ),
    key(
        "temperature",
        Shape::Text,
        r#""temp_C""#,
        "Column of the mean outdoor temperature of the period.",
        "时段平均室外温度所在的列。",
    ),
    key(
        "only",
        Shape::Tables(ONLY),
        r#"[{ column = "meter", is = "A" }]"#,
        "Only rows with these cells are read.",
        "只读取满足条件的行。",
    ),
    key(
        "by",
        Shape::Text,
        r#""meter_id""#,
        "Column that names the meter of a row, where the table holds a fleet of meters: every one is held against the models.",
        "数据表含多块计量表时，标明各行所属计量表的列；逐表套用各模型。",
    ),
    key(
        "absent",
        Shape::Texts,
        r#"["-999"]"#,
        "What the logger writes where it has no value, beside blank cells.",
        "除空白外，记录仪表示缺测的写法。",
    ),
];

const WEATHER: &[Key] = &[
    required(key("file", Shape::Text, r#""weather.csv""#, "The table.", "数据表。")),
    required(key("start", Shape::Text, r#""day""#, "Column of the day or hour.", "日期或时刻所在的列。")),
    key(
        "day",
        Shape::Text,
        r#""day_in_period""#,
        "Column of the days to add to it, 0 for the first, where `start` names the beginning of a bill.",
        "start 为账单起始日时，须加上的天数所在的列（首日为 0）。",
    ),
    required(key(
        "temperature",
        Shape::Text,
        r#""temp_C""#,
        "Column of the temperature: the mean of the day or hour.",
        "温度（日或时平均）所在的列。",
    )),
    key(
        "only",
        Shape::Tables(ONLY),
        r#"[{ column = "station", is = "54511" }]"#,
        "Only rows with these cells are read.",
        "只读取满足条件的行。",
    ),
    key("absent", Shape::Texts, r#"["-999"]"#, "What stands for no value.", "表示缺测的写法。"),
];

const DRIVER: &[Key] = &[
    required(key("name", Shape::Text, r#""production""#, "Its name.", "名称。")),
    key(
        "column",
        Shape::Text,
        r#""tonnes""#,
        "Column of the table; that of its name when not given.",
        "数据表中的列；缺省与名称相同。",
    ),
    key("unit", Shape::Text, r#""t""#, "Its unit, as it is shown.", "显示用的单位。"),
    key(
        "degree-days",
        Shape::Words(DEGREE_DAYS),
        r#""heating""#,
        "Degree days of the period, computed from the temperatures of its days.",
        "由时段内各日温度计算的度日数：heating（采暖）或 cooling（制冷）。",
    ),
    key(
        "balance-point",
        Shape::Quantity,
        "18",
        "Balance point of the degree days, in the unit of the temperatures.",
        "度日数的平衡点温度，单位同温度。",
    ),
    key(
        "weekdays",
        Shape::Texts,
        r#"["Sat", "Sun"]"#,
        "Share of the days of the period that fall on these days of the week.",
        "时段内落在这些星期几的天数占比。",
    ),
    key(
        "averaged",
        Shape::Flag,
        "true",
        "Whether readings of minutes give the mean of the hour (humidity) rather than the sum (production).",
        "分钟级读数合成小时时取平均（如湿度）而非求和（如产量）。",
    ),
];

const SWAP: &[Key] = &[
    required(key("at", Shape::Text, r#""2023-05-01""#, "When the meter was changed.", "换表时间。")),
    required(key("last", Shape::Quantity, "99120", "Last reading of the old meter.", "旧表止码。")),
    required(key("first", Shape::Quantity, "0", "First reading of the new meter.", "新表起码。")),
];

const CLOCK: &[Key] = &[
    required(key("day", Shape::Date, "2023-03-26", "The day.", "日期。")),
    required(key("hours", Shape::Quantity, "23", "Its hours.", "当日小时数。")),
];

const ADJUSTMENT: &[Key] = &[
    required(key("from", Shape::Date, "2024-03-01", "First day that it concerns.", "影响起始日（含）。")),
    required(key("to", Shape::Date, "2024-12-31", "Last day that it concerns.", "影响截止日（含）。")),
    required(key(
        "amount",
        Shape::Quantity,
        r#""12 MWh""#,
        "Energy that the baseline would have used more over these days; below zero where less.",
        "若无项目，基期用能在此期间应增加的量；减少时为负值。",
    )),
    required(key(
        "reason",
        Shape::Text,
        r#""a third melting furnace""#,
        "Which static factor changed.",
        "何种静态因素发生变化。",
    )),
    required(key("evidence", Shape::Citation, r#""commissioning report 2024-03""#, "What it rests on.", "依据。")),
];

pub(super) const METER: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""melt-shop""#,
        "Identifier; the address is meter/ID.",
        "标识，其地址为 meter/标识。",
    )),
    key("name", Shape::Text, r#""melt shop, 10 kV feeder 3""#, "What it is called.", "名称。"),
    key("facility", Shape::Reference("facility"), r#""plant""#, "The site.", "所属设施。"),
    key(
        "carrier",
        Shape::Text,
        r#""electricity""#,
        "What it counts: a carrier of rules/views/gbt-2589.toml, or water.",
        "计量的能源品种：rules/views/gbt-2589.toml 中的品种，或 water（水）。",
    ),
    required(key("unit", Shape::Text, r#""kWh""#, "Unit of the energy.", "能耗的单位。")),
    required(key(
        "data",
        Shape::Table(DATA),
        r#"{ file = "meters/melt-shop.csv", start = "day", energy = "kWh" }"#,
        "Where its readings stand.",
        "读数所在。",
    )),
    key(
        "weather",
        Shape::Table(WEATHER),
        r#"{ file = "weather.csv", start = "day", temperature = "temp_C" }"#,
        "Where the weather stands, if not beside the readings.",
        "气象数据所在（不与读数同表时）。",
    ),
    key(
        "temperature-unit",
        Shape::Words(TEMPERATURE),
        r#""C""#,
        "Unit of the temperatures: `C` (the default) or `F`.",
        "温度单位：C（缺省）或 F。",
    ),
    key(
        "drivers",
        Shape::Tables(DRIVER),
        r#"[{ name = "production", column = "tonnes", unit = "t" }]"#,
        "What moves the energy.",
        "影响能耗的驱动因素。",
    ),
    key(
        "register",
        Shape::Flag,
        "true",
        "Whether the column holds readings of a register rather than energy of periods.",
        "该列是否为表底读数（而非时段用量）。",
    ),
    key(
        "swaps",
        Shape::Tables(SWAP),
        r#"[{ at = "2023-05-01", last = 99120, first = 0 }]"#,
        "Changes of the meter.",
        "换表记录。",
    ),
    key(
        "clock-changes",
        Shape::Tables(CLOCK),
        "[{ day = 2023-03-26, hours = 23 }]",
        "Days of the clock with 23 or 25 hours.",
        "因夏令时而有 23 或 25 小时的日期。",
    ),
    key(
        "feeds-in",
        Shape::Flag,
        "true",
        "Whether readings below zero are energy fed in, and count.",
        "负读数是否为上送电量并计入。",
    ),
    key("baseline", Shape::Table(SPAN), EXAMPLE_SPAN, "Baseline period.", "基期。"),
    key("reporting", Shape::Table(SPAN), "{ from = 2024-01-01, to = 2024-12-31 }", "Reporting period.", "统计报告期。"),
    key(
        "adjustments",
        Shape::Tables(ADJUSTMENT),
        r#"[{ from = 2024-03-01, to = 2024-12-31, amount = "12 MWh", reason = "a third furnace", evidence = "commissioning report" }]"#,
        "Non-routine adjustments of the baseline.",
        "基期的非常规调整。",
    ),
    key(
        "model",
        Shape::Tables(MODEL),
        r#"[{ id = "year", method = "drivers" }]"#,
        "Models that are held against the readings.",
        "用于读数的各个模型。",
    ),
    key("made-up", Shape::Flag, "true", "The readings are made up to show a calculation.", "读数为演示计算而虚拟。"),
    key("source", Shape::Citation, r#""energy management system, export 2025-01-10""#, SOURCE_EN, SOURCE_ZH),
];
