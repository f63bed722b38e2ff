//! Help of `crossfoot report`.

bilingual! {
    /// A text of the help.
    ReportUsage;
    /// The command.
    Report: "Write a report to hand on: HTML, a workbook, Markdown, JSON, CSV", "生成可交付的报告：HTML、工作簿、Markdown、JSON、CSV";
    /// Its book.
    Book: "A book: a TOML file, or a folder with book.toml", "账簿：TOML 文件，或含 book.toml 的文件夹";
    /// Its files.
    Output: "Files to write; their extension says the kind: .html, .xlsx, .md, .json, .csv (one file a table)",
        "要写出的文件，由扩展名决定类型：.html、.xlsx、.md、.json、.csv（每表一个文件）";
    /// Its sections.
    Sections: "Sections, with commas: summary, boundary, inventory, methods, verification, savings, pv, targets, factors, assumptions, index, findings, record",
        "章节，以逗号分隔：summary、boundary、inventory、methods、verification、savings、pv、targets、factors、assumptions、index、findings、record";
    /// Its period.
    Period: "Only this period", "仅此报告期";
    /// Decimals.
    Digits: "Decimals of emissions", "排放量的小数位数";
    /// Examples.
    Examples: "Examples:\n  crossfoot report BOOK -o report.html\n  crossfoot report BOOK -o report.html report.xlsx --lang zh\n  crossfoot report BOOK -o tables.csv --sections inventory,factors",
        "示例：\n  crossfoot report BOOK -o report.html\n  crossfoot report BOOK -o report.html report.xlsx --lang zh\n  crossfoot report BOOK -o tables.csv --sections inventory,factors";
}
