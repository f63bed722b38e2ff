//! What there is to say of reports that are read: what a file is, why it is not read, what was written.

use super::user_text::shown;
use super::{en, zh};

bilingual! {
    /// What a file looks like that is not read as text.
    Looks;
    /// PDF.
    Pdf: "a PDF", "PDF 文件";
    /// PDF with a password.
    EncryptedPdf: "an encrypted PDF", "加密的 PDF 文件";
    /// XLS, DOC, PPT before 2007, or an encrypted one of today.
    OldOffice: "an Office file of before 2007 (XLS, DOC, PPT), or an encrypted one", "2007 年以前的 Office 文件（XLS、DOC、PPT）或加密的 Office 文件";
    /// DOCX.
    Document: "a Word document", "Word 文档";
    /// PPTX.
    Slides: "a PowerPoint file", "PowerPoint 文件";
    /// RTF.
    RichText: "an RTF document", "RTF 文档";
    /// A picture.
    Image: "an image", "图片";
    /// ZIP, gzip and the like.
    Archive: "an archive (ZIP or the like)", "压缩包（ZIP 等）";
    /// A program.
    Program: "a program", "可执行程序";
    /// Nothing that is known.
    Binary: "a binary file of an unknown kind", "未知的二进制文件";
}

messages! {
    /// A sentence about a report that is read.
    AboutRead;
    /// A file of a kind that is not read.
    NotAReport { path: String, looks: Looks } =>
        format!("{} looks like {}", en::q(path), looks.text(super::Lang::En)),
        format!("{}像是{}", zh::q(path), looks.text(super::Lang::Zh));
    /// A report that is not read, the reason being a fact.
    CannotRead { path: String } =>
        format!("the report {} is not read", en::q(path)),
        format!("未能读取报告{}", zh::q(path));
    /// Neither UTF-8 nor UTF-16 nor GB18030.
    UnknownEncoding { path: String } =>
        format!("the text of {} is neither UTF-8 nor UTF-16 nor GB18030", en::q(path)),
        format!("{}的文字既不是 UTF-8，也不是 UTF-16 或 GB18030 编码", zh::q(path));
    /// The encoding was guessed.
    TakenAsGb18030 =>
        "the text is not UTF-8 and was taken as GB18030 (GBK); check a line of it",
        "文字不是 UTF-8 编码，已按 GB18030（GBK）读取；请核对其中一行";
    /// Some bytes are no characters.
    Damaged { count: usize } =>
        format!("the text is UTF-8 but for {count} {}, shown as \u{fffd}", if *count == 1 { "place" } else { "places" }),
        format!("文字为 UTF-8 编码，但有 {count} 处损坏，显示为 \u{fffd}");
    /// Too many lines.
    TooManyLines { limit: usize } =>
        format!("it has more than {limit} lines"),
        format!("行数超过 {limit}");
    /// Lines without end.
    LinesCut { lines: Vec<u32>, limit: usize } =>
        format!("of {}, only the first {} are read: {}", if lines.len() == 1 { "one line" } else { "some lines" }, en::size(*limit as u64), numbers(lines)),
        format!("以下行过长，只读取前 {}：{}", zh::size(*limit as u64), numbers(lines));
    /// Tables that no person prints.
    WideTables { lines: Vec<u32>, limit: usize } =>
        format!("not read, for they have more than {limit} columns: tables at {}", en_lines(lines)),
        format!("以下位置的表格超过 {limit} 列，未读取：第 {} 行", numbers(lines));
    /// Tables with too many cells.
    LargeTables { lines: Vec<u32>, limit: usize } =>
        format!("not read, for with them the tables have more than {limit} cells: tables at {}", en_lines(lines)),
        format!("表格单元格合计超过 {limit} 个，以下位置的表格未读取：第 {} 行", numbers(lines));
    /// Numbers without labels.
    LongSeries { lines: Vec<u32>, limit: usize } =>
        format!("left out: more than {limit} numbers without labels one after the other, from {}", en_lines(lines)),
        format!("连续超过 {limit} 个没有标签的数字，未读取：自第 {} 行起", numbers(lines));
    /// Sentences that are lists of numbers.
    LongSentences { lines: Vec<u32>, limit: usize } =>
        format!("left out: sentences with more than {limit} numbers, at {}", en_lines(lines)),
        format!("含 {limit} 个以上数字的句子未读取：第 {} 行", numbers(lines));
    /// Too many figures.
    TooManyFigures { line: u32, limit: usize } =>
        format!("the text has more than {limit} figures; from line {line} on, only its tables are read"),
        format!("正文数据超过 {limit} 个；自第 {line} 行起只读取表格");
    /// Too many cells.
    TooManyCells { limit: usize } =>
        format!("its tables have more than {limit} cells, counting those that spans add"),
        format!("表格单元格（含合并单元格展开后）超过 {limit} 个");
    /// A workbook that unpacks to too much.
    WorkbookTooLarge { limit: u64 } =>
        format!("the workbook unpacks to more than {}", en::size(*limit)),
        format!("工作簿解压后超过 {}", zh::size(*limit));
    /// A workbook that cannot be unpacked.
    BadWorkbook { reason: String } =>
        format!("the workbook is damaged: {}", shown(reason)),
        format!("工作簿已损坏：{}", shown(reason));
    /// Sheets that the workbook hides.
    HiddenSheets { sheets: Vec<String> } =>
        format!("hidden, and not read: {}; show what is to be read", en::list(sheets)),
        format!("以下工作表已隐藏，未读取：{}；如需读取，请先取消隐藏", zh::list(sheets));
    /// Formulas that were never worked out.
    FormulasWithoutValue { count: usize } =>
        format!("the workbook has {count} {} without a value; open it in a spreadsheet and save it, then read it again", if *count == 1 { "formula" } else { "formulas" }),
        format!("工作簿中有 {count} 个公式没有计算结果；请用电子表格软件打开并保存后重新读取");
    /// Records that cannot be read.
    BadRecords { reason: String } =>
        format!("its records cannot be told apart: {}", shown(reason)),
        format!("无法区分其中的记录：{}", shown(reason));
    /// A program without the reader of workbooks.
    WithoutWorkbooks =>
        "this program was built without the feature `xlsx`; save the sheet as CSV",
        "本程序未启用 xlsx 功能；请将工作表另存为 CSV";
    /// Help: a smaller file.
    SplitReport =>
        "give the part of the report that has the figures, as text or CSV",
        "请只提供报告中含数据的部分，存为文本或 CSV";
    /// Help: how a PDF becomes text.
    PdfToText =>
        "make a text of it: pdftotext -layout REPORT.pdf report.txt",
        "请先转换为文本：pdftotext -layout REPORT.pdf report.txt";
    /// Help: a PDF with a password.
    UnlockPdf =>
        "save it without a password first (qpdf --decrypt, or print to PDF), then read it again",
        "请先去除密码（qpdf --decrypt 或打印为 PDF），再重新读取";
    /// Help: documents.
    SaveAsText =>
        "open it and save it as XLSX, CSV, HTML or plain text (UTF-8)",
        "请打开后另存为 XLSX、CSV、HTML 或纯文本（UTF-8）";
    /// Help: images.
    RecogniseText =>
        "have its text recognised first, and check the digits against the image",
        "请先做文字识别，并将数字与原图核对";
    /// Help: archives.
    Unpack =>
        "unpack it and give the file in it",
        "请解压后指定其中的文件";
    /// Help: what is read.
    KindsRead =>
        "what is read: plain text, Markdown, HTML, CSV, TSV, XLSX, and PDF through pdftotext",
        "可读取：纯文本、Markdown、HTML、CSV、TSV、XLSX，以及经 pdftotext 转换的 PDF";
    /// `pdftotext` is not there.
    NoPdfToText =>
        "a PDF is read by the program pdftotext, which is not installed",
        "读取 PDF 需要 pdftotext 程序，本机未安装";
    /// Help: where it comes from.
    InstallPdfToText =>
        "install it: apt install poppler-utils (Debian, Ubuntu), brew install poppler (macOS), winget install oschwartz10612.Poppler (Windows); or give the report as text",
        "安装方法：apt install poppler-utils（Debian、Ubuntu）、brew install poppler（macOS）、winget install oschwartz10612.Poppler（Windows）；也可直接提供文本";
    /// `pdftotext` failed.
    PdfToTextFailed { reason: String } =>
        format!("pdftotext could not read it: {}", shown(reason)),
        format!("pdftotext 未能读取：{}", shown(reason));
    /// `pdftotext` took too long.
    PdfToTextTooLong { seconds: u64 } =>
        format!("pdftotext was stopped after {seconds} seconds"),
        format!("pdftotext 运行超过 {seconds} 秒，已中止");
    /// `pdftotext` wrote too much.
    PdfToTextTooMuch { limit: u64 } =>
        format!("pdftotext gave more than {} of text", en::size(*limit)),
        format!("pdftotext 输出的文本超过 {}", zh::size(*limit));
    /// A PDF without text.
    PdfWithoutText =>
        "the PDF has no text: it is made of images",
        "该 PDF 不含文字，由图片构成";
    /// A PDF that opens with a password only.
    PdfWithPassword =>
        "the PDF opens with a password only",
        "该 PDF 需要密码才能打开";
    /// A draft was written.
    Written { path: String, entries: usize } =>
        format!("wrote {}: {}", shown(path), entry_count(*entries)),
        format!("已写入 {}：{entries} 项", shown(path));
    /// What is new stands beside the draft.
    WrittenBeside { draft: String, path: String, new: usize, known: usize } =>
        format!("{} is left as it is; {} not in it (of {}) stand in {}", shown(draft), entry_count(*new), new + known, shown(path)),
        format!("{} 保持不动；其中没有的 {new} 项（共 {} 项）写入 {}", shown(draft), new + known, shown(path));
    /// Ids of what is new.
    NewEntries { ids: Vec<String> } =>
        format!("new: {}", en::list(ids)),
        format!("新增：{}", zh::list(ids));
    /// There is nothing new.
    NothingNew { draft: String, known: usize } =>
        format!("{} has all {known} entries already; nothing was written", shown(draft)),
        format!("{} 已含全部 {known} 项；未写入任何文件", shown(draft));
    /// A file in the way that is no draft.
    NotADraft { path: String } =>
        format!("{} is there and is not TOML; it is left as it is, and nothing was written", en::q(path)),
        format!("{}已存在且不是 TOML 文件；保持不动，未写入任何文件", zh::q(path));
    /// Another program wrote the file at the same moment.
    TakenMeanwhile { path: String } =>
        format!("{} appeared in the meantime; nothing was written, run it once more", en::q(path)),
        format!("{}刚被其他程序写入；本次未写入任何文件，请重新运行", zh::q(path));
    /// All numbered names are taken.
    TooManyDrafts { path: String } =>
        format!("there are too many new drafts beside {}; join them and take them away", en::q(path)),
        format!("{}旁的新草稿过多；请合并后删除", zh::q(path));
}

bilingual! {
    /// A text of the help.
    ReadUsage;
    /// Command.
    Read: "Read a report and draft a book of what it claims", "读取报告，起草其各项声称的账簿";
    /// Argument.
    Report: "The report: text, Markdown, HTML, CSV, TSV, XLSX, or PDF through pdftotext; - reads standard input",
        "报告：文本、Markdown、HTML、CSV、TSV、XLSX，或经 pdftotext 转换的 PDF；- 表示标准输入";
    /// Option.
    Output: "Write the draft to a file; one that is there is never changed, what is new is written beside it",
        "将草稿写入文件；已有的文件不作改动，新增内容写入旁边的文件";
    /// Below the help.
    Examples: "Examples:
  crossfoot read report.txt -o draft.toml
  pdftotext -layout report.pdf - | crossfoot read - > draft.toml
  crossfoot verify draft.toml",
        "示例：
  crossfoot read report.txt -o draft.toml
  pdftotext -layout report.pdf - | crossfoot read - > draft.toml
  crossfoot verify draft.toml";
}

fn entry_count(count: usize) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}

fn en_lines(lines: &[u32]) -> String {
    format!("{} {}", if lines.len() == 1 { "line" } else { "lines" }, numbers(lines))
}

/// The first of some numbers.
fn numbers(lines: &[u32]) -> String {
    let first: Vec<String> = lines.iter().take(10).map(u32::to_string).collect();
    let more = if lines.len() > first.len() { " …" } else { "" };
    format!("{}{more}", first.join(", "))
}
