//! Published figures to be recomputed.

use super::{Key, NOTATION, RENDITION, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Keys of an input that is more than a quantity.
pub(super) const INPUT: &[Key] = &[
    key("value", Shape::Quantity, r#""2000 h""#, "The printed value.", "刊印的数值。"),
    key(
        "precision",
        Shape::Quantity,
        r#""100 h""#,
        "The place to which it is printed, where its digits do not tell.",
        "修约间隔（当其数位不能说明时）。",
    ),
    key("source", Shape::Citation, r#""esg-2024:1744""#, SOURCE_EN, SOURCE_ZH),
    key("as", Shape::Words(RENDITION), r#""printed""#, AS_EN, AS_ZH),
    key(
        "key",
        Shape::Words(NOTATION),
        r#""not-stated""#,
        "Why an input that is needed has no value: a notation key, as in a gap. Stands in the place of `value`.",
        "所需输入没有数值的原因：与缺项相同的标注符号；代替 `value`。",
    ),
    key("unit", Shape::Text, r#""tCO2e""#, "Unit of an input without a value.", "无数值输入的单位。"),
    key("reason", Shape::Text, r#""no inventory of 2024""#, "Why it has no value, in words.", "没有数值的原因说明。"),
];

const ALSO: &[Key] = &[
    required(key("published", Shape::Quantity, r#""5920.6 MWh""#, "The figure as printed there.", "该处刊印的数值。")),
    key(
        "precision",
        Shape::Quantity,
        r#""10 MWh""#,
        "The place to which it is printed, where its digits do not tell.",
        "修约间隔（当其数位不能说明时）。",
    ),
    key("source", Shape::Citation, r#""esg-2024:1723""#, SOURCE_EN, SOURCE_ZH),
    key("as", Shape::Words(RENDITION), r#""printed""#, AS_EN, AS_ZH),
];

const AS_EN: &str = "Whether the text is printed or transcribed. As its document when not given.";
const AS_ZH: &str = "文本是原件（printed）还是转录（transcribed）；缺省与其文件相同。";

/// The words of [`crate::claim::DisplacedEnergy`].
const DISPLACES: &[&str] = &["electricity", "natural-gas", "coal", "heat", "diesel", "steam"];

pub(super) const CLAIM: &[Key] = &[
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
    key(
        "precision",
        Shape::Quantity,
        r#""10 t CO2""#,
        "The place to which the published figure is printed, where its digits do not tell: one, ten, a hundred of its unit.",
        "已公布数值的修约间隔（当其数位不能说明时）：其单位的一、十、百等。",
    ),
    key(
        "equals",
        Shape::Expression,
        r#""saved * factor(?)""#,
        "What the figure should equal. May be left out where `also` says what it should agree with.",
        "该数值应等于的算式；若 `also` 已写明应与之一致的数值，可省略。",
    ),
    key(
        "also",
        Shape::Tables(ALSO),
        r#"[{ published = "1 125 t CO2", source = "esg-2024:12" }]"#,
        "The same figure where it is printed again; both are kept, and a contradiction is found.",
        "同一数值的其他刊印处；两处均予保留，如有矛盾会指出。",
    ),
    key(
        "period",
        Shape::Reference("period"),
        r#""2023""#,
        "The period that the figure is of, by its id.",
        "该数值所属报告期的标识。",
    ),
    key(
        "given",
        Shape::Quantities(INPUT),
        r#"{ saved = "160 万kWh" }"#,
        "Inputs that only this claim has: a name and a quantity each.",
        "仅用于该声明的输入：名称及其数量。",
    ),
    key(
        "displaces",
        Shape::Words(DISPLACES),
        r#""electricity""#,
        "The energy that a saving displaced, as the document states it.",
        "节能所替代的能源，以文件所述为准。",
    ),
    key(
        "category",
        Shape::Category,
        r#""2""#,
        "The category that the figure belongs to, for the size of a difference.",
        "该数值所属的类别，用于判断差额的大小。",
    ),
];
