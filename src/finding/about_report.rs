//! What there is to say of reports that are handed on.

messages! {
    /// A sentence about a report that is handed on.
    AboutReport;
    /// The book holds nothing that a report shows.
    NothingToReport =>
        "this book has no inventory and no claims: there is nothing to report",
        "此账簿既无清单也无声明，没有可报告的内容";
    /// A file was written.
    Wrote { path: String } =>
        format!("wrote {}", super::argument(path)),
        format!("已写出 {}", super::argument(path));
    /// The program was built without this kind.
    KindNotHere { path: String } =>
        format!("{} cannot be written: this program was built without workbooks (feature `xlsx`)", super::argument(path)),
        format!("无法写出 {}：此程序构建时未包含工作簿功能（feature `xlsx`）", super::argument(path));
}
