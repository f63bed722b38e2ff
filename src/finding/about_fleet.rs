//! Words of the report about fleets of meters.

bilingual! {
    /// A word of the report about a fleet.
    FleetWord;
    /// Title.
    Title: "Savings of a fleet of meters", "多块计量表的节能量";
    /// Row: meters of the table.
    Meters: "meters", "计量表数";
    /// Row: rows of the table.
    Rows: "rows", "数据行数";
    /// Column: the model.
    Model: "model", "模型";
    /// Column.
    Fitted: "with a result", "有结果";
    /// Column.
    Refused: "without", "无结果";
    /// Column: saving proved within the greatest uncertainty.
    Proved: "saving proved", "节能量得到证实";
    /// Column.
    Warned: "with warnings", "有提醒";
    /// Column.
    Actual: "actual", "实际";
    /// Column.
    Expected: "expected", "预期";
    /// Column.
    Saving: "saving", "节能量";
    /// Heading.
    Distribution: "Saving over the expected energy, by meter", "各表节能量占预期能耗的分布";
    /// Column: the lowest.
    Lowest: "lowest", "最低";
    /// Column: the median.
    Median: "median", "中位数";
    /// Column: the highest.
    Highest: "highest", "最高";
    /// Heading.
    Reasons: "Without a result", "无结果的原因";
    /// Column.
    Reason: "reason", "原因";
    /// Column.
    Count: "meters", "表数";
    /// Column.
    First: "for example", "示例";
    /// Reason: others beyond those listed.
    Others: "other reasons", "其他原因";
    /// Where the rows of a meter do not stand together.
    Scattered: "Rows of one meter do not stand together, so that the file was read several times; sorted by meter it is read twice.", "同一计量表的行未连续排列，文件被多次读取；按计量表排序后只需读取两次。";
    /// What stands in the other formats.
    RowsElsewhere: "A row for each meter: --format csv or --format json.", "逐表结果请用 --format csv 或 --format json。";
    /// On the terminal while it runs.
    Running: "rows", "行";
}
