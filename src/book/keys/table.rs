//! Tables as published, checked as a whole.

use super::{Key, RENDITION, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// A row or a column that is the sum of others.
const TOTAL: &[Key] = &[
    key("row", Shape::Text, r#""total""#, "The row that is a total; or `column`.", "作为合计的行；或用 `column`。"),
    key("column", Shape::Text, r#""total""#, "The column that is a total.", "作为合计的列。"),
    key(
        "of",
        Shape::Texts,
        r#"["gross", "-removed"]"#,
        "What it is the total of, a minus sign before what is taken off; all others that stand under no other total when not given.",
        "合计所含的行或列，减项前加负号；缺省为其余未列入其他合计的各行或各列。",
    ),
    key(
        "in",
        Shape::Texts,
        r#"["power", "heat"]"#,
        "Where it is a total: the columns of a total row, the rows of a total column; all when not given.",
        "合计关系成立的范围：合计行所在的列，或合计列所在的行；缺省为全部。",
    ),
];

/// A column or a row of percentages.
const SHARE: &[Key] = &[
    key("column", Shape::Text, r#""share""#, "The column of percentages; or `row`.", "百分比所在的列；或用 `row`。"),
    key("row", Shape::Text, r#""share""#, "The row of percentages.", "百分比所在的行。"),
    key(
        "of",
        Shape::Text,
        r#""amount""#,
        "The column, or the row, that they are shares of; only their sum is checked when not given.",
        "占比所依据的列或行；缺省时只核对百分比之和。",
    ),
    key(
        "total",
        Shape::Text,
        r#""total""#,
        "What is 100 %: a row for a column of percentages. The total without `of` when not given, or else the sum of the parts.",
        "作为 100 % 的一行（百分比为一行时则为一列）；缺省为未写 `of` 的合计，没有时为各部分之和。",
    ),
    key(
        "parts",
        Shape::Texts,
        r#"["scope-1", "scope-2"]"#,
        "What must add up to 100 %; what the total is made of when not given.",
        "相加应为 100 % 的各部分；缺省为合计所含的各项。",
    ),
];

/// One figure in two places.
const SAME: &[Key] = &[
    required(key("row", Shape::Text, r#""total""#, "The row of the cell.", "单元格所在的行。")),
    required(key("column", Shape::Text, r#""yield""#, "The column of the cell.", "单元格所在的列。")),
    key(
        "published",
        Shape::Quantity,
        r#""5920.6 MWh""#,
        "The figure as it is printed elsewhere; or `figure`.",
        "同一数值在别处的印刷形式；或用 `figure`。",
    ),
    key(
        "figure",
        Shape::Text,
        r#""table/statement/total/emissions""#,
        "The address of the figure elsewhere: a cell of a table, or a figure of the inventory.",
        "该数值在别处的地址：某表的单元格，或清单中的数值。",
    ),
    key("source", Shape::Citation, r#""csr-2021:1723""#, SOURCE_EN, SOURCE_ZH),
];

pub(super) const TABLE: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""pv""#,
        "Identifier; addresses are `table/ID/ROW/COLUMN`.",
        "标识；地址为 `table/ID/行/列`。",
    )),
    key("says", Shape::Text, r#""PV plants of the group""#, "The caption of the table.", "表题。"),
    key(
        "as",
        Shape::Words(RENDITION),
        r#""transcribed""#,
        "Whether the table is printed or transcribed. Transcribed when not given.",
        "表格是原件（printed）还是转录（transcribed）；缺省为转录。",
    ),
    key("source", Shape::Citation, r#""csr-2021:1729-1737""#, SOURCE_EN, SOURCE_ZH),
    key(
        "period",
        Shape::Reference("period"),
        r#""2023""#,
        "The period that the table is of, by its id.",
        "该表所属报告期的标识。",
    ),
    required(key(
        "columns",
        Shape::Texts,
        r#"["power", "yield"]"#,
        "The names of the columns, without that of the row names.",
        "各列的名称，不含行名一列。",
    )),
    key("unit", Shape::Text, r#""MWh""#, "The unit of all cells; or `units`.", "所有单元格的单位；或用 `units`。"),
    key(
        "units",
        Shape::Texts,
        r#"["kW", "kWh"]"#,
        "The unit of each column; `1` for a pure number. A column of shares needs none.",
        "各列的单位；纯数用 `1`。百分比列无需注明。",
    ),
    required(key(
        "rows",
        Shape::Rows,
        r#"[["kunshan", "1996.13", "1279346.7"], ["total", "1996.13", "1279346.7"]]"#,
        "The rows: a name and the cells as printed; an empty cell, a dash or a slash is not stated.",
        "各行：行名和按原样抄录的单元格；空、横线、斜线表示未列明。",
    )),
    key(
        "totals",
        Shape::Tables(TOTAL),
        r#"[{ row = "total" }]"#,
        "The rows and columns that are sums of others.",
        "作为其他行或列之和的行与列。",
    ),
    key(
        "shares",
        Shape::Tables(SHARE),
        r#"[{ column = "share", of = "amount", total = "total" }]"#,
        "The columns and rows of percentages, which must add up to 100 %.",
        "百分比所在的列与行，其和应为 100 %。",
    ),
    key(
        "same",
        Shape::Tables(SAME),
        r#"[{ row = "total", column = "yield", published = "5920.6 MWh" }]"#,
        "Cells whose figure is printed elsewhere as well; both are kept and compared.",
        "在别处也印有同一数值的单元格；两者都保留并相互核对。",
    ),
];
