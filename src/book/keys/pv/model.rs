//! Weather, and how generation is modelled from it.

use super::LABELS;
use crate::book::keys::{Key, Shape, key, required};

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

pub(super) const WEATHER: &[Key] = &[
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
    key(
        "measured",
        Shape::Flag,
        "true",
        "Whether the rows are the weather of their years, or with `year` of that year, rather than of a typical one; as the file shows when not given.",
        "数据是否为相应年份（或 year 所写年份）的实际气象，而非典型年；缺省按文件判断。",
    ),
];

pub(super) const MODEL: &[Key] = &[
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
