//! What there is to say of reports that are handed on.

messages! {
    /// A sentence about a report that is handed on.
    AboutReport;
    /// The book holds nothing that a report shows.
    NothingToReport =>
        "this book has no inventory, no claims and no photovoltaic plants: there is nothing to report",
        "此账簿既无清单、声明，也无光伏电站，没有可报告的内容";
    /// A file was written.
    Wrote { path: String } =>
        format!("wrote {}", super::argument(path)),
        format!("已写出 {}", super::argument(path));
    /// A table has room for some of the periods.
    LatestPeriods { shown: usize, of: usize } =>
        format!("the latest {shown} of {of} periods; the others stand above, each with its own tables"),
        format!("此处为 {of} 个报告期中最近的 {shown} 个；其余各期见上文各自的表格");
    /// An output would take the place of a file of the book.
    IsOfTheBook { path: String } =>
        format!("{} is part of the book, and a report does not take its place: name another file", super::argument(path)),
        format!("{} 是账簿的一部分，报告不会覆盖它：请指定其他文件", super::argument(path));
    /// An output has the name of a folder.
    IsAFolder { path: String } =>
        format!("{} is a folder: name a file", super::argument(path)),
        format!("{} 是文件夹：请指定文件", super::argument(path));
    /// Two outputs lead to one file.
    NamedTwice { path: String } =>
        format!("{} would be written twice: name it once", super::argument(path)),
        format!("{} 会被写两次：请只指定一次", super::argument(path));
    /// The program was built without this kind.
    KindNotHere { path: String } =>
        format!("{} cannot be written: this program was built without workbooks (feature `xlsx`)", super::argument(path)),
        format!("无法写出 {}：此程序构建时未包含工作簿功能（feature `xlsx`）", super::argument(path));
    /// A sheet of a workbook holds no more rows.
    TooManyRows { sheet: String, rows: usize } =>
        format!("the sheet {sheet} would need {rows} rows, and a workbook has 1 048 576: report one --period, or as CSV"),
        format!("工作表“{sheet}”需要 {rows} 行，而工作簿上限为 1 048 576 行：请用 --period 选择期间，或输出 CSV");
    /// The workbook could not be put together.
    NoWorkbook { reason: String } =>
        format!("the workbook could not be written: {reason}"),
        format!("无法生成工作簿：{reason}");
}
