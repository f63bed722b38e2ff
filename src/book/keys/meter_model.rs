//! The models of a meter: their methods, their approaches, and what the methods leave to choose.

use super::meter::{EXAMPLE_SPAN, SPAN};
use super::{Key, Shape, key, required};

/// Words of `method`.
pub const METHOD: &[&str] = &[
    "drivers",
    "caltrack-daily",
    "caltrack-billing",
    "caltrack-hourly",
    "caltrack-corrected",
    "change-point",
    "time-of-week",
];
/// Words of `approach`.
pub const APPROACH: &[&str] = &["forecast", "backcast", "chaining", "normalised"];
/// Words of `criterion`.
pub const CRITERION: &[&str] = &["adjusted-r2", "bic", "leave-one-out"];
/// Words of `shapes`.
pub const SHAPES: &[&str] = &["mean", "2P", "3P-heating", "3P-cooling", "4P", "5P"];

const GRID: &[Key] = &[
    required(key("from", Shape::Quantity, "30", "First balance point.", "首个平衡点。")),
    required(key("to", Shape::Quantity, "90", "Last balance point.", "末个平衡点。")),
    required(key("step", Shape::Quantity, "1", "Step.", "步长。")),
];

const EXAMPLE_GRID: &str = "{ from = 30, to = 90, step = 1 }";

pub(super) const MODEL: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""year""#,
        "Identifier; the address is meter/ID/MODEL.",
        "标识，其地址为 meter/标识/模型标识。",
    )),
    required(key(
        "method",
        Shape::Words(METHOD),
        r#""drivers""#,
        "How the baseline is modelled; docs/metered-savings.md compares the methods.",
        "基期模型的方法，各方法的比较见 docs/metered-savings.md。",
    )),
    key(
        "baseline",
        Shape::Table(SPAN),
        EXAMPLE_SPAN,
        "Baseline period; that of the meter when not given.",
        "基期；缺省同计量表。",
    ),
    key(
        "reporting",
        Shape::Table(SPAN),
        EXAMPLE_SPAN,
        "Reporting period; that of the meter when not given.",
        "统计报告期；缺省同计量表。",
    ),
    key(
        "approach",
        Shape::Words(APPROACH),
        r#""forecast""#,
        "Which way the model looks: `forecast` (from the baseline period, the default), `backcast`, `chaining` or `normalised`.",
        "模型的方向：forecast（由基期外推，缺省）、backcast（反推）、chaining（链式）或 normalised（归一化）。",
    ),
    key(
        "between",
        Shape::Table(SPAN),
        EXAMPLE_SPAN,
        "For `chaining`: the period that the model is fitted on.",
        "用于 chaining：拟合模型所用的时段。",
    ),
    key(
        "normal",
        Shape::Table(SPAN),
        EXAMPLE_SPAN,
        "For `normalised`: the period whose drivers are normal.",
        "用于 normalised：作为标准条件的时段。",
    ),
    key(
        "drivers",
        Shape::Texts,
        r#"["production", "hdd"]"#,
        "Drivers of the model; all of the meter when not given.",
        "模型的驱动因素；缺省为该表的全部驱动因素。",
    ),
    key(
        "every-subset",
        Shape::Flag,
        "true",
        "Whether every set of the drivers is tried and the best valid one taken.",
        "是否尝试驱动因素的每一种组合并取最优的有效者。",
    ),
    key(
        "criterion",
        Shape::Words(CRITERION),
        r#""bic""#,
        "What makes one model better than another.",
        "模型优劣的判据。",
    ),
    key(
        "confidence",
        Shape::Texts,
        r#"["68 %", "90 %", "95 %"]"#,
        "Levels of confidence of the bands; 68, 90 and 95 % when not given.",
        "置信水平；缺省为 68 %、90 % 和 95 %。",
    ),
    key(
        "greatest-uncertainty",
        Shape::Quantity,
        r#""50 %""#,
        "The greatest uncertainty, band over saving, with which a saving counts as proved; 50 % when not given.",
        "节能量视为得到证实时允许的最大不确定度（区间半宽与节能量之比）；缺省为 50 %。",
    ),
    key(
        "cooling",
        Shape::Flag,
        "false",
        "Whether energy may rise with heat; true when not given.",
        "能耗是否可能随气温升高而增加；缺省为是。",
    ),
    key(
        "balance-points",
        Shape::Table(GRID),
        EXAMPLE_GRID,
        "Balance points that are tried, in the unit of the temperatures.",
        "尝试的平衡点温度，单位同温度。",
    ),
    key(
        "least-degree-days",
        Shape::Quantity,
        "20",
        "Degree days that a balance point must leave in the baseline.",
        "平衡点在基期内至少应有的度日数。",
    ),
    key(
        "least-days",
        Shape::Quantity,
        "10",
        "Days with degree days that it must leave (daily data).",
        "至少应有度日的天数（日数据）。",
    ),
    key(
        "weather-days",
        Shape::Quantity,
        "35",
        "Days of weather that are matched to a bill at most; all when not given.",
        "每张账单最多匹配的气象天数；缺省为全部。",
    ),
    key(
        "shapes",
        Shape::Texts,
        r#"["3P-heating", "4P"]"#,
        "Shapes of a change-point model that may be chosen.",
        "可选的变点模型形状。",
    ),
    key(
        "least-share",
        Shape::Quantity,
        r#""10 %""#,
        "Share of the points beyond the outer change points at least.",
        "变点以外的数据点最小占比。",
    ),
    key(
        "slopes-positive",
        Shape::Flag,
        "true",
        "Whether a slope below zero rules a shape out.",
        "斜率为负时是否排除该形状。",
    ),
    key(
        "driver",
        Shape::Text,
        r#""production""#,
        "For `change-point`: a driver in place of the temperature.",
        "用于 change-point：代替温度的驱动因素。",
    ),
    key(
        "segments",
        Shape::Quantity,
        "6",
        "For `time-of-week`: pieces of temperature with equal shares of the data.",
        "用于 time-of-week：等数据量的温度分段数。",
    ),
    key(
        "least-beyond",
        Shape::Quantity,
        "20",
        "For `time-of-week`: points that an outer knot leaves beyond it.",
        "用于 time-of-week：外侧节点之外至少应有的点数。",
    ),
    key(
        "occupied-above",
        Shape::Quantity,
        r#""65 %""#,
        "Share of positive residuals above which a time of the week counts as occupied.",
        "正残差占比超过此值的时段视为使用时段。",
    ),
    key(
        "occupancy-points",
        Shape::Texts,
        r#"["50", "65"]"#,
        "Temperatures of the two slopes by which occupancy is told.",
        "判断使用时段所用的两个温度折点。",
    ),
    key(
        "floor-at-zero",
        Shape::Flag,
        "true",
        "Whether an expectation below zero becomes zero.",
        "预期值为负时是否取零。",
    ),
    key(
        "end-points",
        Shape::Texts,
        r#"["30", "45", "55", "65", "75", "90"]"#,
        "For `caltrack-hourly`: ends of the pieces of temperature.",
        "用于 caltrack-hourly：温度分段的端点。",
    ),
    key(
        "least-hours",
        Shape::Quantity,
        "20",
        "For `caltrack-hourly`: hours that a piece holds at least.",
        "用于 caltrack-hourly：每段至少应有的小时数。",
    ),
    key(
        "least-occupied",
        Shape::Quantity,
        "3",
        "For `time-of-week`: with fewer occupied periods of the week there is one fit for all of them.",
        "用于 time-of-week：使用时段少于此数时，全部时段共用一个拟合。",
    ),
    key(
        "neighbour-weight",
        Shape::Quantity,
        "0.5",
        "For `caltrack-hourly`: weight of the months before and after the one that is fitted.",
        "用于 caltrack-hourly：拟合某月时前后两月数据的权重。",
    ),
    key(
        "list-candidates",
        Shape::Flag,
        "true",
        "For the CalTRACK methods: whether every balance point tried is listed, and not only the best of each kind.",
        "用于 CalTRACK 各方法：是否列出尝试过的全部平衡点，而不仅是每类中最优者。",
    ),
    key(
        "replicates",
        Shape::Quantity,
        "1000",
        "Replicates of the resampled band: 1000 for days and hours, none for months and bills when not given; 0 for none.",
        "重抽样次数：缺省日、时数据为 1000，月或账单数据不计算；0 表示不计算。",
    ),
    key(
        "block",
        Shape::Quantity,
        "7",
        "Points of a block of the resampled band; the cube root of the points when not given.",
        "重抽样的块长；缺省为点数的立方根。",
    ),
    key("seed", Shape::Quantity, "1", "Seed of the resampled band.", "重抽样的随机种子。"),
];
