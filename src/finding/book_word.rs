//! Words of what is made from the description of a book's keys: schema, template, reference page.

bilingual! {
    /// A text of the schema, the template or the reference page.
    BookWord;
    /// Title of the schema.
    SchemaTitle: "A Crossfoot book", "Crossfoot 账簿";
    /// Description of the schema.
    SchemaAbout: "Carbon and energy accounts as TOML. Made from the same description that the program reads books by; `crossfoot check` knows more than a schema can say.",
        "以 TOML 书写的碳与能源账目。本模式与程序读取账簿所依据的说明同源；crossfoot check 还检查模式无法表达的内容。";
    /// Head of the template, line by line.
    TemplateHead: "Everything a book can say. A line that begins with ## explains; one that begins with # and a key can be used:
take the # away and put your own value in its place. A section in double brackets may be repeated.
Required keys are marked; what is not needed can be deleted.",
        "账簿可写的全部内容。以 ## 开头的行是说明；以 # 加键开头的行可以启用：
去掉 #，换成自己的取值。双方括号的节可以重复。
必填的键均已注明；用不到的内容可以删去。";
    /// Mark of a required key.
    Required: "Required.", "必填。";
    /// Before the words that a key allows.
    OneOf: "One of: ", "可选值：";
    /// Between words of a list.
    Comma: ", ", "、";
    /// Title of the reference page.
    PageTitle: "The keys of a book", "账簿的键";
    /// Introduction of the reference page.
    PageAbout: "A book is a TOML file, or a folder with a `book.toml`; it may include others. This page is made from the description by which the program reads books (`src/book/keys/`): a test holds the two together. `crossfoot schema` prints the same as JSON Schema, for editors and validators; `crossfoot template` prints it as a book to fill in; `crossfoot init` writes a small book to start from.",
        "账簿是一个 TOML 文件，或含有 `book.toml` 的文件夹，并可引用其他文件。本页由程序读取账簿所依据的说明（`src/book/keys/`）生成，并由测试保证两者一致。`crossfoot schema` 将其输出为 JSON Schema，供编辑器和校验工具使用；`crossfoot template` 输出可供填写的模板；`crossfoot init` 写出一个便于起步的小账簿。";
    /// Heading of the keys above all sections.
    TopHeading: "Above all sections", "位于所有节之前";
    /// Heading of the table of shapes.
    ShapesHeading: "How values are written", "取值的写法";
    /// Column.
    ColumnKey: "key", "键";
    /// Column.
    ColumnValue: "value", "取值";
    /// Column.
    ColumnMeaning: "meaning", "含义";
    /// Column.
    ColumnExample: "example", "示例";
    /// Column.
    ColumnForm: "written", "写法";
    /// A section written once.
    Once: "Once in a book.", "一个账簿中只写一次。";
    /// A section written many times.
    Repeated: "Once for each.", "每项各写一节。";
    /// Name of a shape.
    Text: "text", "文本";
    /// Its form.
    TextForm: "Any text but the empty one.", "任意非空文本。";
    /// Name of a shape.
    Id: "id", "标识";
    /// Its form.
    IdForm: "Letters and digits of any script, `-`, `_` and `.`, at most 64, a letter or digit first; unique in its section, in whatever file it stands.",
        "任何文字的字母和数字，以及 `-`、`_`、`.`，最多 64 个字符，以字母或数字开头；在同类的节中不得重复，无论写在哪个文件。";
    /// Name of a shape.
    Reference: "id of", "标识，指向";
    /// Its form.
    ReferenceForm: "The `id` of something in the section named.", "所指的节中某项的 `id`。";
    /// Name of a shape.
    Word: "word", "词";
    /// Its form.
    WordForm: "One of the words listed with the key.", "该键所列词语之一。";
    /// Name of a shape.
    Date: "date", "日期";
    /// Its form.
    DateForm: "A TOML date, without quotes: `2023-01-31`. Validators that read TOML as JSON see it as text.",
        "TOML 日期，不加引号：`2023-01-31`。将 TOML 转为 JSON 的校验工具会将其视为文本。";
    /// Name of a shape.
    Quantity: "quantity", "数量";
    /// Its form.
    QuantityForm: "A number as printed, with its unit, as text: `265.04 万Nm3`, `约 85 万kWh` ([quantities](quantities.md), [units](units.md)). A bare TOML number has no unit.",
        "照原文书写的数字及单位，写作文本：`265.04 万Nm3`、`约 85 万kWh`（见 [quantities](quantities.md)、[units](units.md)）。不加引号的 TOML 数字没有单位。";
    /// Name of a shape.
    Range: "range", "范围";
    /// Its form.
    RangeForm: "Two numbers and a unit, as text: `0.81..0.845 kg/L`.", "两个数字和单位，写作文本：`0.81..0.845 kg/L`。";
    /// Name of a shape.
    Expression: "expression", "算式";
    /// Its form.
    ExpressionForm: "An expression of the language of claims ([expressions](expressions.md)).",
        "声明语言的算式（见 [expressions](expressions.md)）。";
    /// Name of a shape.
    FactorId: "factor id", "因子标识";
    /// Its form.
    FactorIdForm: "A family of factors, with or without an edition: `cn/grid`, `cn/grid/average/east@2021` ([factor ids](factor-ids.md)).",
        "因子族，可带版本：`cn/grid`、`cn/grid/average/east@2021`（见 [factor-ids](factor-ids.md)）。";
    /// Name of a shape.
    Category: "category", "类别";
    /// Its form.
    CategoryForm: "A category of ISO 14064-1, `1` to `6`, or a subcategory of Annex B such as `1.1`; in quotes.",
        "ISO 14064-1 的类别 `1` 至 `6`，或附录 B 的子类别，如 `1.1`；须加引号。";
    /// Name of a shape.
    Region: "region", "地区";
    /// Its form.
    RegionForm: "An ISO 3166 code of a country or of a part of one: `CN`, `CN-HE`.", "ISO 3166 国家或地区代码：`CN`、`CN-HE`。";
    /// Name of a shape.
    Citation: "source", "来源";
    /// Its form.
    CitationForm: "Free text, or the `id` of a `[[document]]`, a colon and the place in it: `esg-2024:1748`.",
        "自由文本，或 `[[document]]` 的 `id`、冒号及所在位置：`esg-2024:1748`。";
    /// Name of a shape.
    Uncertainty: "uncertainty", "不确定性";
    /// Its form.
    UncertaintyForm: "Half width in per cent, then level and distribution: `±2.5 % (95 %, normal)`.",
        "半宽百分比，以及置信水平和分布：`±2.5 % (95 %, normal)`。";
    /// Name of a shape.
    Table: "table", "表";
    /// Its form.
    TableForm: "A table with the keys listed under it.", "含有下列各键的表。";
    /// Name of a shape.
    Quantities: "names and quantities", "名称与数量";
    /// Its form.
    QuantitiesForm: "A table whose keys are names of your choice and whose values are quantities.", "键为自定名称、值为数量的表。";
    /// Name of a shape.
    Texts: "list of texts", "文本列表";
    /// Its form.
    TextsForm: "A list of texts in brackets.", "方括号内的文本列表。";
    /// Name of a shape.
    Tables: "list of tables", "表的列表";
    /// Its form.
    RowsForm: "A list of rows; a row is a list of a name and its cells, each a text or a number: [docs/tables.md](tables.md).",
        "行的列表；每行是行名及其单元格组成的列表，单元格为文本或数字：见 [docs/tables.md](tables.md)。";
    /// Name of a shape.
    Rows: "list of rows", "行的列表";
    /// Its form.
    TablesForm: "A list of tables with the keys listed under it.", "由含有下列各键的表组成的列表。";
    /// Name of a shape.
    Flag: "true or false", "true 或 false";
    /// Its form.
    FlagForm: "`true` or `false`, without quotes.", "`true` 或 `false`，不加引号。";
}
