//! Words of a report as a page of HTML: what surrounds the report itself.

bilingual! {
    /// A word of the page around a report.
    PageWord;

    /// Above the list of sections.
    Contents: "Contents", "目录";
    /// The first link of the page, for the keyboard.
    SkipToReport: "Skip to the report", "跳至正文";
    /// What a figure opens.
    Derivation: "How this figure comes about", "此数值如何得出";
    /// Before a formula.
    Formula: "Formula", "公式";
    /// Before a range.
    Range: "Range", "区间";
    /// What opens the table of a picture.
    FiguresOfPicture: "Figures of this chart", "图中数据";
    /// After a count of parts that a derivation leaves out.
    NotShown: "more, not shown here", "项未在此列出";
    /// Above what the page was made from.
    MadeFrom: "Made from", "生成依据";
    /// A button.
    LightOrDark: "Light or dark", "浅色或深色";
    /// Label of a field.
    Search: "Search", "搜索";
    /// Beside how many are shown.
    Shown: "shown", "已显示";
    /// A button that takes a filter away.
    All: "all", "全部";
    /// A button.
    CopyAddress: "Copy address", "复制地址";
    /// It was copied.
    Copied: "Copied", "已复制";
    /// A button.
    Close: "Close", "关闭";
}
