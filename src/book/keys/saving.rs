//! Projects that save energy: what they save, how it is measured, what it costs.

use super::claim::INPUT;
use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `option`: the options of IPMVP.
pub const OPTION: &[&str] = &["A", "B", "C", "D"];
/// Words of `purpose`.
pub const PURPOSE: &[&str] = &["inventory", "project"];
/// Words of `displaces`.
pub const DISPLACED: &[&str] = &["electricity", "fuel", "heat-pump"];

const SPAN: &[Key] = &[
    required(key("from", Shape::Date, "2020-01-01", "First day, included.", "起始日（含）。")),
    required(key("to", Shape::Date, "2020-12-31", "Last day, included.", "截止日（含）。")),
];

const MARGIN: &[Key] = &[
    required(key(
        "operating",
        Shape::FactorId,
        r#""cn/grid/operating-margin/east@2019""#,
        "Operating margin of the grid, with its edition.",
        "电网电量边际因子，须写明版本。",
    )),
    required(key(
        "build",
        Shape::FactorId,
        r#""cn/grid/build-margin/east@2019""#,
        "Build margin of the grid, with its edition.",
        "电网容量边际因子，须写明版本。",
    )),
    required(key(
        "weight",
        Shape::Quantity,
        r#""50 %""#,
        "Weight of the operating margin; the build margin has the rest.",
        "电量边际因子的权重；其余为容量边际因子的权重。",
    )),
];

const DENSITY: Key = key(
    "density",
    Shape::Quantity,
    r#""0.84 kg/L""#,
    "Density, where a volume is saved and the factor counts mass.",
    "密度（节约量为体积而因子按质量计时）。",
);

const PROFILE: &[Key] = &[
    key("name", Shape::Text, r#""day shift""#, "What the row is called.", "该行名称。"),
    required(key(
        "given",
        Shape::Quantities(INPUT),
        r#"{ hours = "4000 h", load = "75 %" }"#,
        "Inputs of the row.",
        "该行的输入。",
    )),
];

const INTERACTIVE: &[Key] = &[
    required(key("carrier", Shape::Text, r#""natural-gas""#, "The carrier.", "能源品种。")),
    key("end-use", Shape::Text, r#""space heating""#, "The end use.", "用能环节。"),
    key(
        "saving",
        Shape::Quantity,
        r#""-20 MWh""#,
        "What is saved in a year, below zero where more is used. Without it, what the calculation gives for the carrier.",
        "年节约量，用量增加时为负；缺省为计算得出的该品种节约量。",
    ),
    key("factor", Shape::FactorId, r#""cn/grid""#, "The factor of its emissions.", "排放因子。"),
    key(
        "margin",
        Shape::Table(MARGIN),
        EXAMPLE_MARGIN,
        "The combined margin, for a project.",
        "组合边际因子，用于减排项目。",
    ),
    DENSITY,
    key("says", Shape::Text, r#""less heat from lamps""#, "Why.", "原因。"),
];

const EXAMPLE_MARGIN: &str = r#"{ operating = "cn/grid/operating-margin/east@2019", build = "cn/grid/build-margin/east@2019", weight = "50 %" }"#;

pub(super) const PROJECT: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""led""#,
        "Identifier; the address is project/ID.",
        "标识，其地址为 project/标识。",
    )),
    key("name", Shape::Text, r#""LED tubes in all halls""#, "What it is called.", "项目名称。"),
    key("facility", Shape::Reference("facility"), r#""plant""#, "The site.", "所属设施。"),
    key("period", Shape::Reference("period"), r#""2023""#, "The period that the saving is of.", "节约量所属报告期。"),
    key(
        "meter",
        Shape::Reference("meter"),
        r#""melt-shop""#,
        "The meter that shows the saving; what its projects state is held against it.",
        "反映该节能量的计量表；各项目所述之和与其比对。",
    ),
    key("measure", Shape::Text, r#""tubes replaced one for one""#, "What is done.", "采取的措施。"),
    key(
        "end-use",
        Shape::Text,
        r#""lighting""#,
        "What the energy is used for. Measures on one end use combine multiplicatively, others add.",
        "用能环节。同一环节的措施按余下部分的比例合并，不同环节的相加。",
    ),
    key(
        "end-use-energy",
        Shape::Quantity,
        r#""2500 MWh""#,
        "What the end use took in a year before the measures.",
        "措施实施前该用能环节的年能耗。",
    ),
    key(
        "carrier",
        Shape::Text,
        r#""electricity""#,
        "What is saved: a carrier of rules/views/gbt-2589.toml, or water.",
        "节约的能源品种：rules/views/gbt-2589.toml 中的品种，或 water（水）。",
    ),
    key(
        "saving",
        Shape::Quantity,
        r#""160 万kWh""#,
        "What is saved in a year, as stated; positive. Beside a calculation it is the figure, and the calculation asks whether it is possible.",
        "所述的年节约量，取正值。与 calculation 并用时以此为准，计算用于判断是否可能。",
    ),
    key(
        "calculation",
        Shape::Text,
        r#""light/replacement""#,
        "An engineering calculation of rules/saving/engineering.toml.",
        "rules/saving/engineering.toml 中的工程计算方法。",
    ),
    key(
        "given",
        Shape::Quantities(INPUT),
        r#"{ power_before = "36 W", hours_before = "3000 h" }"#,
        "Inputs of the calculation.",
        "计算的输入。",
    ),
    key(
        "profile",
        Shape::Tables(PROFILE),
        r#"[{ name = "day shift", given = { hours = "4000 h", load = "75 %" } }]"#,
        "Rows that each have inputs of their own: hours at a load, halls, machines. What is not in a row stands under `given`.",
        "各行有各自输入的分布：负荷段小时数、车间、设备等；行内没有的输入写在 given 中。",
    ),
    key(
        "displaces",
        Shape::Words(DISPLACED),
        r#""fuel""#,
        "The energy that is displaced: electricity, fuel in a boiler, or the electricity of a heat pump.",
        "所替代的能源：electricity（电）、fuel（锅炉燃料）或 heat-pump（热泵用电）。",
    ),
    key(
        "purpose",
        Shape::Words(PURPOSE),
        r#""inventory""#,
        "What emissions are computed for: an inventory (average factors) or a project (combined margin). An inventory when not given.",
        "计算排放的用途：inventory（清单，平均因子）或 project（减排项目，组合边际因子）；缺省为 inventory。",
    ),
    key("factor", Shape::FactorId, r#""cn/grid""#, "The factor of the emissions.", "排放因子。"),
    key(
        "margin",
        Shape::Table(MARGIN),
        EXAMPLE_MARGIN,
        "The combined margin, for a project.",
        "组合边际因子，用于减排项目。",
    ),
    DENSITY,
    key(
        "inside",
        Shape::Flag,
        "true",
        "Whether the effect lies inside the inventory (ISO 14064-1:2018, 7.1). Inside when not given.",
        "效果是否在清单边界之内（ISO 14064-1:2018，7.1）；缺省为是。",
    ),
    key(
        "interactive",
        Shape::Tables(INTERACTIVE),
        r#"[{ carrier = "natural-gas", saving = "-20 MWh", says = "less heat from lamps" }]"#,
        "Effects on other carriers and end uses.",
        "对其他能源品种和用能环节的影响。",
    ),
    key("boundary", Shape::Text, r#""distribution board L2""#, "Measurement boundary.", "测量边界。"),
    key("baseline", Shape::Table(SPAN), "{ from = 2020-01-01, to = 2020-12-31 }", "Baseline period.", "基期。"),
    key("reporting", Shape::Table(SPAN), "{ from = 2021-04-01, to = 2022-03-31 }", "Reporting period.", "统计报告期。"),
    key("option", Shape::Words(OPTION), r#""A""#, "Option of IPMVP.", "IPMVP 方案。"),
    key(
        "static-factors",
        Shape::Texts,
        r#"["two shifts", "hall area 12 000 m2"]"#,
        "What is taken for constant; where it changes the baseline is adjusted.",
        "视为不变的因素；其变化时调整基期。",
    ),
    key(
        "estimated",
        Shape::Texts,
        r#"["hours"]"#,
        "Parameters that are estimated and not measured (option A).",
        "估计而非实测的参数（方案A）。",
    ),
    key(
        "measured-by",
        Shape::Text,
        r#""meter E-07, class 0.5S""#,
        "What it is measured by (options B and C).",
        "计量器具（方案B、C）。",
    ),
    key(
        "simulation",
        Shape::Text,
        r#""EnergyPlus 9.6, calibrated to the bills of 2020""#,
        "The calibrated simulation (option D).",
        "经校准的模拟（方案D）。",
    ),
    key("bearer", Shape::Text, r#""energy service company""#, "Who bears the claim.", "节能量的归属方。"),
    key("capex", Shape::Quantity, r#""120 万元""#, "Investment, paid in year 0.", "投资，于第 0 年支出。"),
    key("opex", Shape::Quantity, r#""2 万元""#, "Cost of operation in a year.", "年运行费用。"),
    key("lifetime", Shape::Quantity, r#""10 年""#, "Whole years it lasts, 1 to 100.", "寿命，1 至 100 的整数年。"),
    key(
        "discount-rate",
        Shape::Quantity,
        r#""8 %""#,
        "Discount rate of a year, above −100 %; nominal with nominal money, real with real.",
        "年折现率，大于 −100 %；名义现金流用名义利率，实际现金流用实际利率。",
    ),
    key("energy-price", Shape::Quantity, r#""0.7 元/kWh""#, "Price of a unit of what is saved.", "所节约能源的单价。"),
    key(
        "cost-saving",
        Shape::Quantity,
        r#""37.5 万元""#,
        "Money saved in the first year, in place of saving × energy-price.",
        "第一年节约的费用，用以代替节约量 × energy-price。",
    ),
    key(
        "cash-savings",
        Shape::Texts,
        r#"["0 元", "4.1 万元", "4.1 万元"]"#,
        "Money saved in each year from the first on, where the years differ; before `opex` and `salvage`.",
        "自第一年起逐年节约的费用（各年不同时），未扣除 opex，也不含 salvage。",
    ),
    key(
        "price-growth",
        Shape::Quantity,
        r#""2 %""#,
        "By how much the money saved grows from year to year, above −100 %.",
        "节约费用的年增长率，大于 −100 %。",
    ),
    key(
        "degradation",
        Shape::Quantity,
        r#""1 %""#,
        "Share of the saving that is lost from year to year: of its money, unless that is listed, and of its emissions.",
        "节约量的年衰减率，作用于节约的费用（逐年列出者除外）和减排量。",
    ),
    key(
        "salvage",
        Shape::Quantity,
        r#""5000 元""#,
        "What the plant is worth at the end of the last year; below zero where taking it down costs.",
        "末年年末的残值；拆除需支出时为负。",
    ),
    key(
        "finance-rate",
        Shape::Quantity,
        r#""6 %""#,
        "Rate at which outlays are financed, for the modified rate of return. The discount rate when not given.",
        "修正内部收益率所用的融资利率；缺省为折现率。",
    ),
    key(
        "reinvestment-rate",
        Shape::Quantity,
        r#""4 %""#,
        "Rate at which returns are reinvested, for the modified rate of return. The discount rate when not given.",
        "修正内部收益率所用的再投资收益率；缺省为折现率。",
    ),
    key(
        "outlay-year",
        Shape::Quantity,
        "2024",
        "Calendar year of the investment, year 0.",
        "投资所在的年份（第 0 年）。",
    ),
    key(
        "base-year",
        Shape::Quantity,
        "2021",
        "Calendar year that the present value is of. That of the investment when not given.",
        "净现值所折算到的基准年；缺省为投资所在年份。",
    ),
    key(
        "carbon-price",
        Shape::Quantity,
        r#""80 元/tCO2e""#,
        "Price of emissions: for a second present value that counts them. The cost per tonne never does.",
        "碳价，用于另列含碳收益的净现值；单位减排成本不计碳收益。",
    ),
    key(
        "emissions-saving",
        Shape::Quantity,
        r#""351.75 tCO2e""#,
        "Emissions saved in a year as stated, in place of a factor.",
        "所述的年减排量，用以代替排放因子。",
    ),
    key(
        "inferred",
        Shape::Texts,
        r#"["end-use-energy"]"#,
        "Inputs that were worked back from the claim: they confirm nothing.",
        "由声明反推的输入，不能用于证实该声明。",
    ),
    key(
        "claims",
        Shape::Texts,
        r#"["led"]"#,
        "Claims of the book that rest on this saving: they are held against it.",
        "依据该节约量的声明，与项目结果比较。",
    ),
    key(
        "made-up",
        Shape::Flag,
        "true",
        "The inputs are made up to show a calculation; no total counts the project.",
        "输入为演示计算而虚拟；该项目不计入合计。",
    ),
    key("source", Shape::Citation, r#""csr-2021:000:1748""#, SOURCE_EN, SOURCE_ZH),
];
