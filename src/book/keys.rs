//! The sections and keys of a book, described once.
//!
//! The decoder takes its known keys, required keys and types from here; JSON Schema, template and reference page are to
//! be produced from the same description, so that they cannot drift apart.

use crate::finding::{Asked, Lang};

/// A sentence in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doc {
    /// English.
    pub en: &'static str,
    /// Chinese.
    pub zh: &'static str,
}

impl Doc {
    /// The sentence in `lang`.
    pub const fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// What the value of a key looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any text but the empty one.
    Text,
    /// An identifier, unique in its section.
    Id,
    /// The identifier of something in another section.
    Reference(&'static str),
    /// One of these words.
    Words(&'static [&'static str]),
    /// A TOML date, without quotes.
    Date,
    /// A number with its unit, as text; a bare TOML number is a quantity without unit.
    Quantity,
    /// A range of quantities as text: `0.81..0.845 kg/L`.
    Range,
    /// An expression of the claim language.
    Expression,
    /// A factor id: a family, with or without an edition.
    FactorId,
    /// A category of ISO 14064-1, `1` to `6`, or a subcategory such as `1.1`.
    Category,
    /// An ISO 3166 code of a country or of a part of one.
    Region,
    /// A source: free text, or `document-id:locator`.
    Citation,
    /// `±2.5 % (95 %, normal)`.
    Uncertainty,
    /// A table with these keys.
    Table(&'static [Key]),
    /// A table whose keys are names chosen by the user and whose values are quantities.
    Quantities,
    /// A list of texts.
    Texts,
    /// A list of tables with these keys.
    Tables(&'static [Key]),
    /// `true` or `false`.
    Flag,
}

impl Shape {
    /// What a user must write, in the words of a message.
    pub const fn asked(self) -> Asked {
        match self {
            Shape::Text | Shape::Citation | Shape::Words(_) => Asked::Text,
            Shape::Id | Shape::Reference(_) => Asked::Id,
            Shape::Date => Asked::Date,
            Shape::Quantity => Asked::Quantity,
            Shape::Range => Asked::Range,
            Shape::Expression => Asked::Expression,
            Shape::FactorId => Asked::FactorId,
            Shape::Category => Asked::Category,
            Shape::Region => Asked::Region,
            Shape::Uncertainty => Asked::Uncertainty,
            Shape::Table(_) => Asked::Table,
            Shape::Quantities => Asked::Quantities,
            Shape::Texts => Asked::Texts,
            Shape::Tables(_) => Asked::Tables,
            Shape::Flag => Asked::Flag,
        }
    }
}

/// A key of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether a section without it is a finding. What depends on other keys (`amount` or `emissions`) the checker knows.
    pub required: bool,
    /// What it is for.
    pub doc: Doc,
    /// A value, as TOML.
    pub example: &'static str,
}

/// A section of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub name: &'static str,
    /// Whether it is written `[[name]]`, once for each thing, rather than `[name]`, once.
    pub repeated: bool,
    /// What it is for.
    pub doc: Doc,
    /// Its keys, in the order of the template.
    pub keys: &'static [Key],
}

impl Section {
    /// The section of this name.
    pub fn named(name: &str) -> Option<&'static Section> {
        SECTIONS.iter().find(|s| s.name == name)
    }
}

pub(super) const fn key(
    name: &'static str,
    shape: Shape,
    example: &'static str,
    en: &'static str,
    zh: &'static str,
) -> Key {
    Key { name, shape, required: false, doc: Doc { en, zh }, example }
}

pub(super) const fn required(key: Key) -> Key {
    Key { required: true, ..key }
}

pub(super) const fn section(
    name: &'static str,
    repeated: bool,
    en: &'static str,
    zh: &'static str,
    keys: &'static [Key],
) -> Section {
    Section { name, repeated, doc: Doc { en, zh }, keys }
}

/// Words of `consolidation`.
pub const CONSOLIDATION: &[&str] = &["operational-control", "financial-control", "equity-share"];
/// Words of `gwp`: assessment reports of the IPCC.
pub const GWP: &[&str] = &["SAR", "TAR", "AR4", "AR5", "AR6"];
/// Words of `as`.
pub const RENDITION: &[&str] = &["printed", "transcribed"];
/// Words of `key` in a gap: UNFCCC notation keys, and what a report simply leaves out.
pub const NOTATION: &[&str] = &["NE", "NO", "NA", "IE", "C", "not-stated"];

const SOURCE_EN: &str = "Where it comes from: free text, or the id of a document, a colon and the place in it.";
const SOURCE_ZH: &str = "数据来源：自由文本，或“文件标识:位置”。";

/// Every section of a book, in the order of the template.
pub static SECTIONS: &[Section] = &[
    section("organization", false, "Who reports.", "报告主体。", ORGANIZATION),
    section("inventory", false, "Choices for the whole inventory.", "适用于整个清单的设定。", INVENTORY),
    section("library", false, "Factors of the organization's own.", "组织自有的排放因子。", LIBRARY),
    section("period", true, "A reporting period.", "报告期。", PERIOD),
    section("facility", true, "A site within the organizational boundary.", "组织边界内的设施。", FACILITY),
    section("document", true, "A document that the book cites.", "账簿引用的文件。", DOCUMENT),
    section(
        "activity",
        true,
        "A line of activity data, or emissions as published.",
        "一条活动数据，或已公布的排放量。",
        ACTIVITY,
    ),
    section(
        "gap",
        true,
        "A category or subcategory without a figure, and why.",
        "没有数值的类别或子类别及其原因。",
        GAP,
    ),
    section("claim", true, "A published figure to be recomputed.", "需要复算的已公布数值。", CLAIM),
];

const ORGANIZATION: &[Key] = &[
    required(key("name", Shape::Text, r#""Example Castings""#, "Name, as the organization writes it.", "组织名称。")),
    key(
        "consolidation",
        Shape::Words(CONSOLIDATION),
        r#""operational-control""#,
        "How the emissions of facilities are consolidated (ISO 14064-1:2018, 5.1).",
        "设施层级排放的合并方法（ISO 14064-1:2018，5.1）。",
    ),
];

const INVENTORY: &[Key] = &[
    key(
        "gwp",
        Shape::Words(GWP),
        r#""AR6""#,
        "Global warming potentials: an assessment report of the IPCC. AR6 when not given.",
        "全球变暖潜势取值，即所采用的 IPCC 评估报告；缺省为 AR6。",
    ),
    key(
        "as-of",
        Shape::Date,
        "2024-04-30",
        "Day as of which factors are chosen: only what was published by then is known. Today when not given.",
        "选择因子的截止日期：只采用截至该日已发布的因子；缺省为当天。",
    ),
];

const LIBRARY: &[Key] = &[required(key(
    "files",
    Shape::Texts,
    r#"["factors.toml"]"#,
    "Files of factors beside the book, used with those of the program.",
    "账簿文件夹内的因子文件，与程序自带的因子一并使用。",
))];

const PERIOD: &[Key] = &[
    required(key("id", Shape::Id, r#""2023""#, "Identifier, named by activities.", "标识，供活动引用。")),
    required(key("from", Shape::Date, "2023-01-01", "First day, included.", "起始日（含）。")),
    required(key("to", Shape::Date, "2023-12-31", "Last day, included.", "截止日（含）。")),
];

const FACILITY: &[Key] = &[
    required(key("id", Shape::Id, r#""plant""#, "Identifier, named by activities.", "标识，供活动引用。")),
    key("name", Shape::Text, r#""Castings plant""#, "Name.", "名称。"),
    key(
        "region",
        Shape::Region,
        r#""CN-HE""#,
        "ISO 3166-2 code; the regional grid follows from it.",
        "ISO 3166-2 代码，据此确定所属区域电网。",
    ),
];

const DOCUMENT: &[Key] = &[
    required(key("id", Shape::Id, r#""esg-2024""#, "Identifier, named by sources.", "标识，供数据来源引用。")),
    required(key("title", Shape::Text, r#""ESG report 2023""#, "Title, as printed.", "标题，与原文一致。")),
    key("publisher", Shape::Text, r#""Example Castings""#, "Who published it.", "发布者。"),
    key("published", Shape::Date, "2024-04-30", "Date of publication.", "发布日期。"),
    key(
        "as",
        Shape::Words(RENDITION),
        r#""transcribed""#,
        "Whether the text at hand is the document as printed or a transcript. A transcript when not given.",
        "手头文本是原件（printed）还是转录（transcribed）；缺省为转录。",
    ),
];

const ACTIVITY: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""melting-gas""#,
        "Identifier; the address of the figure.",
        "标识，即数值的地址。",
    )),
    key("facility", Shape::Reference("facility"), r#""plant""#, "The facility, by its id.", "所属设施的标识。"),
    key(
        "period",
        Shape::Reference("period"),
        r#""2023""#,
        "The period, by its id. The only period when there is one.",
        "所属报告期的标识；只有一个报告期时可省略。",
    ),
    required(key(
        "category",
        Shape::Category,
        r#""1.1""#,
        "Category or subcategory of ISO 14064-1.",
        "ISO 14064-1 的类别或子类别。",
    )),
    key(
        "emissions",
        Shape::Quantity,
        r#""6639.56 tCO2e""#,
        "Emissions, as measured or as published.",
        "实测或已公布的排放量。",
    ),
    key(
        "amount",
        Shape::Quantity,
        r#""265.04 万Nm3""#,
        "Activity data, as measured or as published.",
        "实测或已公布的活动数据。",
    ),
    key(
        "factor",
        Shape::FactorId,
        r#""cn/fuel/natural-gas""#,
        "The factor: a family, with or without an edition.",
        "排放因子：因子族，可带版本。",
    ),
    key(
        "substance",
        Shape::Text,
        r#""diesel""#,
        "What the amount consists of; checked against the factor.",
        "该数量所指的物质，与因子核对。",
    ),
    key(
        "density",
        Shape::Table(DENSITY),
        r#"{ value = "0.84 kg/L" }"#,
        "Density, where the amount is a volume and the factor counts mass.",
        "密度：数量为体积而因子按质量计时需要。",
    ),
    key(
        "uncertainty",
        Shape::Uncertainty,
        r#""±2.5 % (95 %, normal)""#,
        "Uncertainty of the amount or of the stated emissions.",
        "活动数据或所列排放量的不确定性。",
    ),
    key("source", Shape::Citation, r#""gas bills 2023""#, SOURCE_EN, SOURCE_ZH),
    key(
        "note",
        Shape::Text,
        r#""meter replaced in May""#,
        "A remark, carried into the explanation.",
        "备注，随计算过程一并列出。",
    ),
];

const DENSITY: &[Key] = &[
    required(key("value", Shape::Quantity, r#""0.84 kg/L""#, "The density used.", "采用的密度。")),
    key("range", Shape::Range, r#""0.81..0.845 kg/L""#, "The range it may lie in.", "可能的取值范围。"),
    key("reason", Shape::Text, r#""middle of the range of GB 19147""#, "Why this value.", "采用该值的理由。"),
    key("source", Shape::Citation, r#""GB 19147-2016""#, SOURCE_EN, SOURCE_ZH),
];

const GAP: &[Key] = &[
    required(key(
        "category",
        Shape::Category,
        r#""3""#,
        "Category or subcategory of ISO 14064-1.",
        "ISO 14064-1 的类别或子类别。",
    )),
    key(
        "period",
        Shape::Reference("period"),
        r#""2023""#,
        "The period, by its id. The only period when there is one.",
        "所属报告期的标识；只有一个报告期时可省略。",
    ),
    required(key(
        "key",
        Shape::Words(NOTATION),
        r#""NE""#,
        "UNFCCC notation key: NE not estimated, NO not occurring, NA not applicable, IE included elsewhere, C confidential; or not-stated.",
        "UNFCCC 标注符号：NE 未估算，NO 未发生，NA 不适用，IE 已列入他处，C 保密；或 not-stated（未说明）。",
    )),
    key("reason", Shape::Text, r#""no data from carriers""#, "Why there is no figure.", "没有数值的原因。"),
    key("source", Shape::Citation, r#""esg-2024:304""#, SOURCE_EN, SOURCE_ZH),
];

const CLAIM: &[Key] = &[
    required(key("id", Shape::Id, r#""led""#, "Identifier; the address of the claim.", "标识，即该声明的地址。")),
    key("says", Shape::Text, r#""LED retrofit saves 160 万kWh a year""#, "The words of the document.", "文件原文。"),
    key(
        "as",
        Shape::Words(RENDITION),
        r#""transcribed""#,
        "Whether those words are printed or transcribed. Transcribed when not given.",
        "原文是原件（printed）还是转录（transcribed）；缺省为转录。",
    ),
    key("source", Shape::Citation, r#""esg-2024:1748""#, SOURCE_EN, SOURCE_ZH),
    required(key("published", Shape::Quantity, r#""1125 t CO2""#, "The published figure.", "已公布的数值。")),
    required(key(
        "equals",
        Shape::Expression,
        r#""saved * factor(?)""#,
        "What the figure should equal.",
        "该数值应等于的算式。",
    )),
    key(
        "period",
        Shape::Reference("period"),
        r#""2023""#,
        "The period that the figure is of, by its id.",
        "该数值所属报告期的标识。",
    ),
    key(
        "given",
        Shape::Quantities,
        r#"{ saved = "160 万kWh" }"#,
        "Inputs that only this claim has: a name and a quantity each.",
        "仅用于该声明的输入：名称及其数量。",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn each(keys: &'static [Key], visit: &mut impl FnMut(&'static Key)) {
        for key in keys {
            visit(key);
            if let Shape::Table(inner) = key.shape {
                each(inner, visit);
            }
        }
    }

    #[test]
    fn names_are_unique_and_references_point_at_sections() {
        for section in SECTIONS {
            let mut names: Vec<_> = section.keys.iter().map(|k| k.name).collect();
            names.sort_unstable();
            assert!(names.windows(2).all(|w| w[0] != w[1]), "{}", section.name);
            each(section.keys, &mut |key| {
                if let Shape::Reference(to) = key.shape {
                    assert!(Section::named(to).is_some_and(|s| s.keys.iter().any(|k| k.name == "id")));
                }
            });
        }
    }

    #[test]
    fn every_example_is_a_toml_value_and_every_doc_is_a_sentence() {
        for section in SECTIONS {
            each(section.keys, &mut |key| {
                assert!(toml::de::DeValue::parse(key.example).is_ok(), "{}", key.example);
                assert!(key.doc.en.ends_with('.') && key.doc.zh.ends_with('。'), "{}", key.name);
            });
        }
    }
}
