//! Published figures to be recomputed.

use super::{Key, RENDITION, SOURCE_EN, SOURCE_ZH, Shape, key, required};

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
    key(
        "category",
        Shape::Category,
        r#""2""#,
        "The category that the figure belongs to, for the size of a difference.",
        "该数值所属的类别，用于判断差额的大小。",
    ),
];
