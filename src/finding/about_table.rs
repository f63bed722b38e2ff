//! What there is to say of tables as published.

use super::about_hypothesis::SlipWord;
use super::{Apart, Lang, en, zh};

/// Names of relations in a language.
fn texts(relations: &[AboutTable], lang: Lang) -> Vec<String> {
    relations.iter().map(|relation| relation.text(lang)).collect()
}

messages! {
    /// A sentence about a table.
    AboutTable;
    // The form of a table
    /// A row with too few or too many cells.
    RaggedRow { row: String, cells: usize, columns: usize } =>
        format!("the row {} has {cells} {} and the table {columns} {}", en::q(row), if *cells == 1 { "cell" } else { "cells" }, if *columns == 1 { "column" } else { "columns" }),
        format!("行{}有 {cells} 个单元格，而表有 {columns} 列", zh::q(row));
    /// Label: the columns.
    ColumnsHere =>
        "the columns",
        "列在此";
    /// A row without even a name.
    EmptyRow =>
        "a row begins with its name, and this one has none",
        "每行以行名开头，此行没有行名";
    /// No rows or no columns.
    EmptyTable { key: String } =>
        format!("a table without {key} says nothing"),
        format!("表没有内容：`{key}` 为空");
    /// Help: rows.
    WriteRows =>
        "write each row as its name and its cells: rows = [[\"total\", \"60660\"]]; an empty cell, \"-\" or \"/\" is not stated",
        "每行写行名和各单元格：rows = [[\"total\", \"60660\"]]；空、“-”或“/”表示未列明";
    /// Too large.
    TableTooLarge { cells: usize, limit: usize } =>
        format!("the table has {cells} cells; {limit} are the limit"),
        format!("表有 {cells} 个单元格，上限为 {limit} 个");
    /// Help: split it.
    SplitTable =>
        "split the table at its sub-totals",
        "请按小计拆分该表";
    /// A name of which nothing can stand in an address.
    NamelessLine { name: String } =>
        format!("the name {} has no letter and no digit, so no cell under it would have an address", en::q(name)),
        format!("名称{}没有字母和数字，其单元格无法有地址", zh::q(name));
    /// Two rows or two columns of one name.
    DuplicateLine { name: String, segment: String } =>
        format!("{} is there twice: both would have the address `{segment}`", en::q(name)),
        format!("{}重复：两者的地址都是 `{segment}`", zh::q(name));
    /// Help: tell names apart.
    TellApart =>
        "add what tells them apart, as a reader of the table would: \"of which steam\" under heat becomes \"heat, of which steam\"",
        "请补上便于读者区分的内容，例如“热力”之下的“其中：蒸汽”写作“热力其中蒸汽”";
    /// The id leaves no room in an address.
    LongTableId =>
        "the id of a table has at most 120 bytes, 40 Chinese characters: addresses of its cells begin with it",
        "表的标识不得超过 120 字节（40 个汉字），因为各单元格的地址以其开头";
    /// `units` of another length than `columns`.
    UnitsUnlikeColumns { units: usize, columns: usize } =>
        format!("`units` has {units} and `columns` {columns}"),
        format!("`units` 有 {units} 项，`columns` 有 {columns} 项");

    // Totals, shares, the same figure
    /// No such row or column.
    UnknownLine { name: String, row: bool } =>
        format!("the table has no {} {}", if *row { "row" } else { "column" }, en::q(name)),
        format!("表中没有{}{}", if *row { "行" } else { "列" }, zh::q(name));
    /// Help: the names there are.
    KnownLines { names: Vec<String>, row: bool } =>
        format!("the {} are {}", if *row { "rows" } else { "columns" }, en::list(names)),
        format!("{}有：{}", if *row { "行" } else { "列" }, zh::list(names));
    /// Neither row nor column.
    NeitherSide { key: String } =>
        format!("`{key}` says neither `row` nor `column`"),
        format!("`{key}` 既没有 `row` 也没有 `column`");
    /// Help: say which.
    SayRowOrColumn =>
        "write { row = \"total\" } for a total at the foot of columns, { column = \"total\" } for one at the end of rows",
        "列末的合计写 { row = \"合计\" }，行末的合计写 { column = \"合计\" }";
    /// A total of which it cannot be told what it is the total of.
    TotalUnclear { name: String, other: String } =>
        format!("both {} and {} would be the total of all the rest", en::q(name), en::q(other)),
        format!("{}与{}都将是其余各项的合计", zh::q(name), zh::q(other));
    /// A total of nothing.
    TotalOfNothing { name: String } =>
        format!("nothing is left for {} to be the total of", en::q(name)),
        format!("{}没有可合计的内容", zh::q(name));
    /// Help: name them.
    NameParts { example: String } =>
        format!("name what it is the total of: `{example}`"),
        format!("请写明合计所含的各项：`{example}`");
    /// A line twice in one sum.
    CountedTwice { name: String } =>
        format!("{} would be counted twice", en::q(name)),
        format!("{}将被重复计入", zh::q(name));
    /// What percentages are of is not said, and is needed.
    ShareTotalWithoutOf =>
        "`total` says what is 100 % of what `of` names; `of` is missing",
        "`total` 指明 `of` 所指各项中的 100 %，而缺少 `of`";
    /// Neither of two keys.
    NoOther =>
        "neither `published` nor `figure` says what the figure is elsewhere",
        "`published` 和 `figure` 都没有，未说明别处的数值";
    /// Help: give one.
    GiveOther =>
        "give `published = \"5920.6 MWh\"` with its `source`, or `figure = \"table/ID/ROW/COLUMN\"`",
        "请给出 `published = \"5920.6 MWh\"` 及其 `source`，或 `figure = \"table/标识/行/列\"`";
    /// The cell that must have a figure has none.
    SameOfNothing =>
        "the cell states no figure that could be the same",
        "该单元格未列明数值，无从比较";
    /// Label: the cell.
    CellHere =>
        "this cell",
        "此单元格";
    /// Label: the total, or the shares.
    RuleHere =>
        "brought together here",
        "在此一并计算";

    // What is found
    /// A relation that does not hold.
    RelationDoesNotHold { relation: Box<AboutTable>, printed: String, recomputed: String, difference: Apart } =>
        format!("{} does not hold: {printed} is printed, {recomputed} follows; difference {}", relation.text(Lang::En), difference.text(Lang::En)),
        format!("{}不成立：印刷为 {printed}，重算为 {recomputed}；相差 {}", relation.text(Lang::Zh), difference.text(Lang::Zh));
    /// A relation of which something is not stated.
    RelationCannotTell { relation: Box<AboutTable>, missing: Vec<String> } =>
        format!("{} cannot be told without {}", relation.text(Lang::En), en::list(missing)),
        format!("缺少{}，无法判断{}", zh::list(missing), relation.text(Lang::Zh));
    /// Two prints of one figure.
    FiguresContradict { cell: Box<AboutTable>, printed: String, elsewhere: String, difference: Apart } =>
        format!("{} is printed in two places and they contradict: {printed} here, {elsewhere} there; difference {}", cell.text(Lang::En), difference.text(Lang::En)),
        format!("{}在两处印刷且相互矛盾：此处 {printed}，另一处 {elsewhere}；相差 {}", cell.text(Lang::Zh), difference.text(Lang::Zh));
    /// Every relation holds, the whole does not.
    HoldsOnlyApart { table: String, relations: usize } =>
        format!("the table {} does not foot: each of its relations holds alone, and no unrounded values meet {} of them together", en::q(table), relations),
        format!("表{}勾稽不符：各项关系单独成立，但没有一组未修约的数值能同时满足其中 {relations} 项", zh::q(table));
    /// Fact: relations that contradict each other.
    TheyContradict { relations: Vec<AboutTable> } =>
        format!("together impossible: {}", texts(relations, Lang::En).join("; ")),
        format!("不能同时成立：{}", texts(relations, Lang::Zh).join("；"));
    /// Help: a misprint that would explain it.
    OneSlip { cell: Box<AboutTable>, printed: String, read: String } =>
        format!("one slip would explain the whole table: {} reading {read} instead of {printed}", cell.text(Lang::En)),
        format!("一处笔误即可解释整表：{}应为 {read}，而印刷为 {printed}", cell.text(Lang::Zh));
    /// Help: several would.
    SeveralSlips { count: usize } =>
        format!("{count} single slips of a digit would each explain the whole table; the figures cannot tell them apart"),
        format!("有 {count} 处单个数字笔误各自都能解释整表；仅凭数字无法区分");

    // Names of relations, in sentences
    /// A total down a column.
    NameDown { line: String, cross: String } =>
        format!("{} as the total of {}", en::q(line), en::q(cross)),
        format!("{}列的{}", zh::q(cross), zh::q(line));
    /// A total across a row.
    NameAcross { line: String, cross: String } =>
        format!("{} of {}", en::q(line), en::q(cross)),
        format!("{}行的{}", zh::q(cross), zh::q(line));
    /// A share.
    NameShare { line: String, cross: String } =>
        format!("{} of {}", en::q(line), en::q(cross)),
        format!("{}的{}", zh::q(cross), zh::q(line));
    /// Shares that add up.
    NameHundred { line: String } =>
        format!("the sum of {}", en::q(line)),
        format!("{}之和", zh::q(line));
    /// The same figure.
    NameSame { row: String, column: String } =>
        format!("{} · {} here and elsewhere", en::q(row), en::q(column)),
        format!("{} · {}与别处所印", zh::q(row), zh::q(column));
    /// A cell.
    NameCell { row: String, column: String } =>
        format!("{} · {}", en::q(row), en::q(column)),
        format!("{} · {}", zh::q(row), zh::q(column));

    // In the report
    /// Size.
    Size { rows: usize, columns: usize, stated: usize, cells: usize } =>
        format!("{rows} × {columns}, {stated} of {cells} cells stated"),
        format!("{rows} 行 × {columns} 列，{cells} 个单元格中 {stated} 个列明数值");
    /// What is checked.
    RelationCount { of: usize, exact: usize, within: usize, not: usize, unknown: usize } =>
        format!("of {of}: {exact} exact, {within} within rounding, {not} not holding, {unknown} that cannot be told"),
        format!("共 {of} 项：{exact} 项完全相符，{within} 项在修约范围内相符，{not} 项不成立，{unknown} 项无法判断");
    /// No relation is stated.
    NothingStated =>
        "none: the book states no total, share or second print of this table",
        "无：账簿未说明该表的合计、百分比或别处的同一数值";
    /// The whole can be.
    Foots =>
        "foots: there are unrounded values that print as this table",
        "勾稽相符：存在一组未修约的数值，修约后与此表一致";
    /// The whole cannot be.
    FootsNot =>
        "does not foot: no unrounded values print as this table",
        "勾稽不符：没有一组未修约的数值修约后与此表一致";
    /// Not settled.
    Undecided =>
        "not decided within the limit of steps",
        "在步数上限内未能判定";
    /// A difference of a relation.
    PrintedAndRecomputed { printed: String, recomputed: String, difference: Apart } =>
        format!("printed {printed}, recomputed {recomputed}, difference {}", difference.text(Lang::En)),
        format!("印刷 {printed}，重算 {recomputed}，相差 {}", difference.text(Lang::Zh));
    /// Cells of which each could be the wrong one.
    CellsThatCould { could: usize, cells: usize } =>
        format!("of {cells} stated cells, {}", if *could == 1 { "one could be the one that is wrong".to_owned() } else { format!("any of {could} could be the one that is wrong") }),
        format!("{cells} 个列明的单元格中，可能有误的一个在 {could} 个之内");
    /// What a cell would have to stand for.
    WouldLie { cell: String, range: String, printed: String } =>
        format!("{cell}: {range} would fit; {printed} is printed"),
        format!("{cell}：{range} 方能相符；印刷为 {printed}");
    /// No cell explains it.
    NoSingleCell =>
        "no single cell, whatever it read, would make the table foot",
        "无论改动哪一个单元格，都不能使整表勾稽相符";
    /// Too many to try.
    TooManyCells { cells: usize } =>
        format!("not looked for: {cells} cells take part in the contradiction"),
        format!("未查找：有 {cells} 个单元格涉及该矛盾");
    /// The limit of steps was reached.
    CellsUndecided { cells: usize } =>
        format!("not decided within the limit of steps for {cells} of them"),
        format!("其中 {cells} 个在步数上限内未能判定");
    /// No slip explains it.
    NoSlip { tried: usize } =>
        format!("no single wrong digit and no two neighbouring digits exchanged explain it ({tried} tried)"),
        format!("单个数字错误或相邻两位数字互换都不能解释（已试 {tried} 种）");
    /// Slips that do.
    SlipsFound { found: usize, tried: usize } =>
        format!("{found} of {tried} slips tried make the whole table foot"),
        format!("已试 {tried} 种笔误，其中 {found} 种使整表勾稽相符");
    /// One of them.
    SlipReads { cell: String, printed: String, read: String, how: SlipWord } =>
        format!("{cell}: {read} instead of {printed} ({})", how.text(Lang::En)),
        format!("{cell}：应为 {read}，印刷为 {printed}（{}）", how.text(Lang::Zh));
    /// More of the group than are shown.
    MoreSlips { count: usize } =>
        format!("{count} more"),
        format!("另有 {count} 种");
    /// What settles it.
    SeeOriginal { source: String } =>
        format!("compare these cells with the original: {source}"),
        format!("请对照原件核对这些单元格：{source}");
}

bilingual! {
    /// A word of a table's report.
    TableWord;
    /// Label.
    Table: "table", "表";
    /// Label.
    SizeLabel: "size", "规模";
    /// Label.
    Relations: "relations", "勾稽关系";
    /// Label.
    Whole: "as a whole", "整表";
    /// Label.
    Repair: "one cell", "单个单元格";
    /// Label: digits that explain the table.
    Slips: "slips", "笔误";
    /// Column.
    OrGroup: "group", "同组";
    /// The table itself.
    AsPrinted: "as printed", "原表";
    /// Mark.
    FootsShort: "foots", "勾稽一致";
    /// Mark.
    FootsNotShort: "does not foot", "勾稽不一致";
    /// Mark.
    UndecidedShort: "not decided", "未能判定";
}
