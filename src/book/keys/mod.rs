//! The sections and keys of a book, described once.
//!
//! The decoder takes its known keys, required keys and types from here; JSON Schema, template and reference page are made
//! from the same description (`book::product`), so that they cannot drift apart.

mod activity;
pub mod base_event;
mod beside;
mod claim;
pub mod energy;
pub mod enpi;
pub mod holding;
pub mod meter;
pub mod meter_model;
pub mod net_zero;
pub mod plan;
pub mod pv;
pub mod saving;
mod setting;
mod table;
pub mod target;
pub mod verification;
mod view;

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
    /// A quantity may also be a table with these keys, one of which is `value`.
    Quantities(&'static [Key]),
    /// A list of texts.
    Texts,
    /// A list of tables with these keys.
    Tables(&'static [Key]),
    /// `true` or `false`.
    Flag,
    /// Rows of a table: lists of a name and cells, a text or a number each.
    Rows,
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
            Shape::Quantities(_) => Asked::Quantities,
            Shape::Texts => Asked::Texts,
            Shape::Tables(_) => Asked::Tables,
            Shape::Flag => Asked::Flag,
            Shape::Rows => Asked::Rows,
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

pub(in crate::book) const fn key(
    name: &'static str,
    shape: Shape,
    example: &'static str,
    en: &'static str,
    zh: &'static str,
) -> Key {
    Key { name, shape, required: false, doc: Doc { en, zh }, example }
}

pub(in crate::book) const fn required(key: Key) -> Key {
    Key { required: true, ..key }
}

pub(in crate::book) const fn section(
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
/// Words of `control`: what an organization controls of a facility.
pub const CONTROL: &[&str] = &["operational", "financial", "both", "none"];
/// Words of `data`: what kind of data an activity rests on (ISO 14064-1:2018, 6.2.2).
pub const DATA: &[&str] = &["measured", "invoiced", "estimated", "secondary"];
/// Words of `decision`: whether indirect emissions are significant (ISO 14064-1:2018, 5.2.3).
pub const DECISION: &[&str] = &["significant", "not-significant"];
/// Words of `gwp`: assessment reports of the IPCC.
pub const GWP: &[&str] = &["SAR", "TAR", "AR4", "AR5", "AR6"];
/// Words of `as`.
pub const RENDITION: &[&str] = &["printed", "transcribed"];
/// Words of `key` in a gap: UNFCCC notation keys, and what a report simply leaves out.
pub const NOTATION: &[&str] = &["NE", "NO", "NA", "IE", "C", "not-stated"];

/// Words of `kind` in a denominator.
pub const DENOMINATOR: &[&str] = &["output", "revenue", "area", "people", "other"];

pub(super) const SOURCE_EN: &str =
    "Where it comes from: free text, or the id of a document, a colon and the place in it.";
pub(super) const SOURCE_ZH: &str = "数据来源：自由文本，或“文件标识:位置”。";

/// Keys that stand above all sections.
pub static TOP: &[Key] = &[key(
    "include",
    Shape::Texts,
    r#"["electricity.toml", "fuels/diesel.toml"]"#,
    "Files whose sections are read as if they stood in this one, relative to the folder of this file.",
    "一并读入的文件，其各节视同写在本文件内；路径相对于本文件所在的文件夹。",
)];

/// Every section of a book, in the order of the template.
pub static SECTIONS: &[Section] = &[
    section("organization", false, "Who reports.", "报告主体。", setting::ORGANIZATION),
    section("inventory", false, "Choices for the whole inventory.", "适用于整个清单的设定。", setting::INVENTORY),
    section("library", false, "Factors of the organization's own.", "组织自有的排放因子。", setting::LIBRARY),
    section("period", true, "A reporting period.", "报告期。", setting::PERIOD),
    section("facility", true, "A site within the organizational boundary.", "组织边界内的设施。", setting::FACILITY),
    section("document", true, "A document that the book cites.", "账簿引用的文件。", setting::DOCUMENT),
    section(
        "activity",
        true,
        "A line of activity data, or emissions as published.",
        "一条活动数据，或已公布的排放量。",
        activity::ACTIVITY,
    ),
    section(
        "gap",
        true,
        "A category or subcategory without a figure, and why.",
        "没有数值的类别或子类别及其原因。",
        activity::GAP,
    ),
    section(
        "exclusion",
        true,
        "A source that is left out, why, and what it may come to.",
        "被排除的排放源、理由及其筛选估算。",
        beside::EXCLUSION,
    ),
    section(
        "significance",
        true,
        "Whether an indirect category is significant, and by which criterion.",
        "间接排放类别的重要性评估及其准则。",
        beside::SIGNIFICANCE,
    ),
    section(
        "removal",
        true,
        "Greenhouse gas removed from the atmosphere; beside the total.",
        "温室气体清除量；与总计并列，不计入总计。",
        beside::REMOVAL,
    ),
    section(
        "credit",
        true,
        "Carbon credits bought or developed; beside the total.",
        "购买或开发的碳信用；与总计并列，不计入总计。",
        beside::CREDIT,
    ),
    section(
        "avoided",
        true,
        "Emissions avoided elsewhere; beside the total.",
        "在组织边界外避免的排放；与总计并列，不计入总计。",
        beside::AVOIDED,
    ),
    section(
        "coal-rate",
        true,
        "The equivalent value of an energy carrier in a period.",
        "某报告期内能源品种的等价值。",
        view::COAL_RATE,
    ),
    section(
        "denominator",
        true,
        "What emissions are set against, for intensities.",
        "强度指标的分母。",
        view::DENOMINATORS,
    ),
    section("assert", true, "What a figure should be.", "对数值的断言。", view::ASSERT),
    section(
        "balance",
        true,
        "What came in and what went out of one carrier of energy.",
        "一种能源的收支平衡。",
        energy::BALANCE,
    ),
    section(
        "instrument",
        true,
        "A contractual instrument for electricity, for the market-based figure.",
        "电力合同工具，用于基于市场的结果。",
        energy::INSTRUMENT,
    ),
    section(
        "chp",
        true,
        "A cogeneration plant whose emissions are shared between heat and power.",
        "热电联产机组，其排放在供热与供电之间分摊。",
        energy::CHP,
    ),
    section(
        "project",
        true,
        "A project that saves energy or water, stated or computed.",
        "节能（节水）项目，写明或计算其节约量。",
        saving::PROJECT,
    ),
    section(
        "meter",
        true,
        "A meter, with the models that say what it would have shown without a project.",
        "计量表，以及在没有节能项目时其读数应为多少的模型。",
        meter::METER,
    ),
    section(
        "pv",
        true,
        "A photovoltaic plant: what it gave, where it went, what it displaces.",
        "光伏电站：发电量、去向及所替代的电力。",
        pv::PV,
    ),
    section(
        "enpi",
        true,
        "An energy performance indicator, against its baseline and against benchmarks.",
        "能源绩效参数，与能源基准和对标值比较。",
        enpi::ENPI,
    ),
    section(
        "target",
        true,
        "A target of any indicator: its path, its progress, how it is judged.",
        "任一指标的目标：路径、进展与评判。",
        target::TARGET,
    ),
    section(
        "base-event",
        true,
        "An event that changes a base year afterwards: an acquisition, another method, an error.",
        "事后改变基准年的事件：收购、方法变更、差错等。",
        base_event::BASE_EVENT,
    ),
    section(
        "recalculation",
        false,
        "From which size on events recalculate a base year.",
        "事件达到多大规模即重算基准年。",
        base_event::RECALCULATION,
    ),
    section(
        "net-zero",
        false,
        "The set of targets that is held against the Net-Zero Standard.",
        "对照净零标准的目标集。",
        net_zero::NET_ZERO,
    ),
    section(
        "holding",
        true,
        "A company in a portfolio: its temperature scores, and what they are weighed by.",
        "投资组合中的企业：其温度评分及加权依据。",
        holding::HOLDING,
    ),
    section(
        "end-use",
        true,
        "An end use of energy, or a source of emissions, as it would go on without measures.",
        "用能环节或排放源，及其在无措施时的走势。",
        plan::END_USE,
    ),
    section(
        "measure",
        true,
        "A measure that a plan may choose: what it does to which end use, when, and at what cost.",
        "可供方案选择的措施：作用于哪个环节、何时、费用多少。",
        plan::MEASURE,
    ),
    section(
        "plan",
        true,
        "A choice of measures and start years at least cost that keeps a cap.",
        "以最低成本选择措施及其起始年，使排放不超过上限。",
        plan::PLAN,
    ),
    section("claim", true, "A published figure to be recomputed.", "需要复算的已公布数值。", claim::CLAIM),
    section("table", true, "A table as published, checked as a whole.", "按原样抄录、整体核对的表格。", table::TABLE),
    section(
        "verification",
        false,
        "The engagement of a verifier: criteria, level of assurance, thresholds.",
        "核查约定：准则、保证等级与实质性限值。",
        verification::VERIFICATION,
    ),
    section("finding", true, "A finding that the verifier records.", "核查方记录的发现。", verification::FINDING),
    section(
        "plausibility",
        true,
        "A quantity to be held against physical and regional bounds.",
        "需要对照物理或地区界限的数量。",
        verification::PLAUSIBILITY,
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
