//! Sections that say who reports, when, where and from what.

use super::beside::OWNERSHIP;
use super::{CONSOLIDATION, CONTROL, GWP, Key, RENDITION, Shape, key, required};

pub(super) const ORGANIZATION: &[Key] = &[
    required(key("name", Shape::Text, r#""Example Castings""#, "Name, as the organization writes it.", "组织名称。")),
    key(
        "consolidation",
        Shape::Words(CONSOLIDATION),
        r#""operational-control""#,
        "How the emissions of facilities are consolidated (ISO 14064-1:2018, 5.1).",
        "设施层级排放的合并方法（ISO 14064-1:2018，5.1）。",
    ),
    key(
        "responsible",
        Shape::Text,
        r#""Energy department, Li Ming""#,
        "Person or body responsible for the inventory (ISO 14064-1:2018, 9.3.1 b).",
        "清单的责任人或责任部门（ISO 14064-1:2018，9.3.1 b）。",
    ),
    key(
        "purpose",
        Shape::Text,
        r#""annual report to the group""#,
        "What the inventory is for (ISO 14064-1:2018, 9.2).",
        "编制清单的目的（ISO 14064-1:2018，9.2）。",
    ),
    key(
        "users",
        Shape::Texts,
        r#"["group management", "customers"]"#,
        "Who is to use it (ISO 14064-1:2018, 9.2).",
        "清单的预期用户（ISO 14064-1:2018，9.2）。",
    ),
];

pub(super) const INVENTORY: &[Key] = &[
    key(
        "gwp",
        Shape::Words(GWP),
        r#""AR6""#,
        "Global warming potentials: an assessment report of the IPCC. AR6 when not given.",
        "全球变暖潜势取值，即所采用的 IPCC 评估报告；缺省为 AR6。",
    ),
    key(
        "market-fallback",
        Shape::Words(super::energy::FALLBACK),
        r#""residual""#,
        "What electricity without a contractual instrument is counted at in the market-based figure: residual, or location. Location when not given.",
        "基于市场的结果中，未被合同工具覆盖的电量采用的因子：residual（扣除市场化交易的非化石电量后的因子）或 location（基于位置）；缺省为 location。",
    ),
    key(
        "as-of",
        Shape::Date,
        "2024-04-30",
        "Day as of which factors are chosen: only what was published by then is known. Today when not given.",
        "选择因子的截止日期：只采用截至该日已发布的因子；缺省为当天。",
    ),
    key(
        "gwp-justification",
        Shape::Text,
        r#""the group reports with AR5 until 2025""#,
        "Why potentials other than the latest of the IPCC are used (ISO 14064-1:2018, 6.3).",
        "未采用 IPCC 最新全球变暖潜势的理由（ISO 14064-1:2018，6.3）。",
    ),
    key(
        "exclusion-threshold",
        Shape::Quantity,
        r#""1 %""#,
        "Share of the total above which an excluded source should not be left out; your own criterion.",
        "排除源占总计的比例上限，超过则不宜排除；由组织自行设定。",
    ),
];

pub(super) const LIBRARY: &[Key] = &[required(key(
    "files",
    Shape::Texts,
    r#"["factors.toml"]"#,
    "Files of factors beside the book, used with those of the program.",
    "账簿文件夹内的因子文件，与程序自带的因子一并使用。",
))];

pub(super) const PERIOD: &[Key] = &[
    required(key("id", Shape::Id, r#""2023""#, "Identifier, named by activities.", "标识，供活动引用。")),
    required(key("from", Shape::Date, "2023-01-01", "First day, included.", "起始日（含）。")),
    required(key("to", Shape::Date, "2023-12-31", "Last day, included.", "截止日（含）。")),
];

pub(super) const FACILITY: &[Key] = &[
    required(key("id", Shape::Id, r#""plant""#, "Identifier, named by activities.", "标识，供活动引用。")),
    key("name", Shape::Text, r#""Castings plant""#, "Name.", "名称。"),
    key(
        "region",
        Shape::Region,
        r#""CN-HE""#,
        "ISO 3166-2 code; the regional grid follows from it.",
        "ISO 3166-2 代码，据此确定所属区域电网。",
    ),
    key(
        "equity",
        Shape::Quantity,
        r#""60 %""#,
        "The organization's share of the equity. On days that no `ownership` covers.",
        "组织的股权比例；用于未被 ownership 覆盖的日期。",
    ),
    key(
        "control",
        Shape::Words(CONTROL),
        r#""operational""#,
        "Control that the organization has: operational, financial, both or none. Both when not given.",
        "组织的控制权：operational（运营）、financial（财务）、both（两者）或 none（无）；缺省为 both。",
    ),
    key(
        "ownership",
        Shape::Tables(OWNERSHIP),
        r#"[{ from = 2023-07-01, equity = "60 %", control = "both" }]"#,
        "Ownership with dates, where it changed.",
        "带日期的所有权，用于发生变更的情形。",
    ),
];

pub(super) const DOCUMENT: &[Key] = &[
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
