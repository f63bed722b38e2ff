//! The set of targets that is held against the Net-Zero Standard.

use super::{Key, Shape, key, required};

/// Words of `category`.
pub const CATEGORY: &[&str] = &["A", "B"];

pub(super) const NET_ZERO: &[Key] = &[
    key(
        "category",
        Shape::Words(CATEGORY),
        r#""A""#,
        "The company's category: A for large companies and for medium-sized ones of higher-income countries, B for the others.",
        "企业类别：A 为大型企业及较高收入国家的中型企业，其余为 B。",
    ),
    key("submitted", Shape::Date, "2028-03-01", "The day of submission of the set.", "目标集的提交日期。"),
    required(key(
        "near-term",
        Shape::Texts,
        r#"["scope-1-2"]"#,
        "The near-term targets of the set: targets of emissions that state their scopes.",
        "目标集中的近期目标：写明范围的排放目标。",
    )),
    key("long-term", Shape::Texts, r#"["net-zero"]"#, "Its long-term targets.", "目标集中的长期目标。"),
];
