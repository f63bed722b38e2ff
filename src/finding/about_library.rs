//! What there is to say of files of factors, and of what is asked of the library.

use super::user_text::shown;
use super::{en, zh};

messages! {
    /// A sentence about the factor library.
    AboutLibrary;
    /// Two documents have one id.
    DuplicateSource { id: String } =>
        format!("two documents have the id {}", en::q(id)),
        format!("两个来源文件的标识同为{}", zh::q(id));
    /// A document has the id of one of the program's.
    SourceTaken { id: String } =>
        format!("the program has a document with the id {} already", en::q(id)),
        format!("程序自带的因子库中已有标识为{}的来源文件", zh::q(id));
    /// Help: rename the document.
    RenameSource =>
        "give the document an id of its own, for example one that begins with the name of the company",
        "请为来源文件另取标识，例如以公司名称开头";
    /// Two rows have one id.
    DuplicateFactor { id: String } =>
        format!("there are two rows {}", en::q(id)),
        format!("有两行的标识同为{}", zh::q(id));
    /// Help: one of two rows goes, or gets another edition.
    KeepOneRow =>
        "remove one of them, or give it another family or edition",
        "请删除其中一行，或改用其他因子族或版本";
    /// A row has the id of one of the program's.
    FactorTaken { id: String } =>
        format!("the program's own library has a row {} already", en::q(id)),
        format!("程序自带的因子库中已有{}", zh::q(id));
    /// Help: a family of the company's own.
    OwnFamily { example: String } =>
        format!("use the row that is there, or give this one a family of your own, such as {}", en::q(example)),
        format!("请使用已有的行，或改用自有的因子族，如{}", zh::q(example));
    /// A row names a row that is not there.
    DanglingFactor { id: String } =>
        format!("there is no value {}, neither in these files nor in the program's library", en::q(id)),
        format!("这些文件和程序自带的因子库中都没有数值{}", zh::q(id));
    /// Help: the row that is meant.
    CheckRow =>
        "spell family and edition as in the [[factor]] that is meant, or add that row",
        "请核对因子族和版本的写法，使其与所指的 [[factor]] 一致，或补充该行";
    /// Help: the two days of use.
    SwapValidity =>
        "exchange `valid-from` and `valid-to` if they were mixed up",
        "若 valid-from 与 valid-to 写反，请对调";
    /// Help: a family with its edition, of a value.
    NameRow { example: String } =>
        format!("name a [[factor]] with its edition, such as {}", en::q(example)),
        format!("请写明 [[factor]] 的因子族和版本，如{}", zh::q(example));
    /// A section that a file of factors does not have.
    UnknownSection { name: String } =>
        format!("a file of factors has no section {}", en::q(name)),
        format!("因子文件没有名为{}的节", zh::q(name));
    /// No document is named.
    SourceMissing =>
        "the file has rows and does not say from which document",
        "文件列有数值，但未说明来源文件";
    /// A file named in the book has nothing in it.
    NoRows { path: String } =>
        format!("{} has no rows", en::q(path)),
        format!("{}中没有任何数值", zh::q(path));
    /// Help: remove the name, or add a row.
    AddRowOrRemove =>
        "add a [[factor]], or take the file out of `files`",
        "请添加 [[factor]]，或从 files 中删去该文件";
    /// A family that is none.
    BadFamily { text: String } =>
        format!("{} is not the name of a family", en::q(text)),
        format!("{}不是因子族的名称", zh::q(text));
    /// Help: how a family is written.
    FamilyGrammar =>
        "write two or more segments of Latin letters, digits, - and . joined by /: own/power/plant-1",
        "因子族由两段或更多段组成，以 / 相连，各段只用拉丁字母、数字、- 和 .：own/power/plant-1";
    /// Help: the edition has a key of its own.
    EditionApart { edition: String } =>
        format!("the edition stands on a line of its own: edition = \"{}\"", shown(edition)),
        format!("版本应另写一行：edition = \"{}\"", shown(edition));
    /// An edition that is none.
    BadEdition { text: String } =>
        format!("{} is not an edition", en::q(text)),
        format!("{}不是版本", zh::q(text));
    /// Help: how an edition is written.
    EditionGrammar =>
        "write the year of the data, where needed with the publication: 2024, 2024:contract, undated:contract",
        "写数据年份，必要时加发布来源：2024、2024:contract、undated:contract";
    /// A row that is named without its edition.
    EditionMissing { id: String } =>
        format!("{} names a family, and a row is needed", en::q(id)),
        format!("{}只是因子族，此处应指明具体的行", zh::q(id));
    /// Years that cannot be read.
    BadYears { text: String } =>
        format!("{} is neither a year nor a span of years", en::q(text)),
        format!("{}不是年份，也不是年份区间", zh::q(text));
    /// Help: how years are written.
    YearsGrammar =>
        "write a year or two: \"2023\" or \"2021-2023\"",
        "写一个年份或起止年份：\"2023\" 或 \"2021-2023\"";
    /// Help: how a date of a row is written.
    QuotedDate =>
        "write a date as year-month-day between quotes: \"2024-01-31\"",
        "日期按“年-月-日”书写，加引号：\"2024-01-31\"";
    /// Help: how a date of publication is written.
    PublishedGrammar =>
        "write a year, a month or a day: \"2024\", \"2024-03\" or \"2024-03-31\"",
        "写年份、月份或日期：\"2024\"、\"2024-03\" 或 \"2024-03-31\"";
    /// The last day of use lies before the first.
    ValidityReversed =>
        "a value cannot be used: its last day lies before its first",
        "适用截止日早于起始日";
    /// A gas that is not known.
    UnknownGas { name: String } =>
        format!("{} is not a gas that is known", en::q(name)),
        format!("{}不是已知的气体", zh::q(name));
    /// Help: how gases are written.
    GasGrammar =>
        "write a gas as in docs/units.md: CO2, CH4, HFC-32",
        "气体的写法见 docs/units.md：CO2、CH4、HFC-32";
    /// A file is named twice.
    FileTwice { path: String } =>
        format!("{} is named twice", en::q(path)),
        format!("{}列出了两次", zh::q(path));
    /// Help: name it once.
    NameOnce =>
        "take one of the two out of the list",
        "请从列表中删去其中一个";
    /// Help: where a file is looked for.
    NameAFile =>
        "name a file in the folder of the book, relative to the folder of the file that names it",
        "请写账簿文件夹内的文件，路径相对于列出它的文件所在的文件夹";
    /// Help: several files instead of one.
    SplitFactors =>
        "split the file, and name each part in `files`",
        "请拆分文件，并在 files 中列出各个部分";
    /// What the parser says of a row.
    RowProblem { problem: String } =>
        format!("the row cannot be read: {}", shown(problem)),
        format!("无法读取该行：{}", shown(problem));
    /// A value that is not of the form its key asks for.
    BadRowValue =>
        "the value does not have the form that its key asks for",
        "取值不符合该键的格式";
    /// Help: where the format is described.
    RowFormat =>
        "the keys of a row are described in emission_factors/README.md",
        "各键的说明见 emission_factors/README.md";
}
