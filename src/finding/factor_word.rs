//! Words of the reports about the factor library: headings, columns, states.

bilingual! {
    /// A heading, a column or a state of a report about factors.
    FactorWord;

    // Columns
    /// Column.
    Factor: "factor", "因子";
    /// Column.
    Family: "family", "因子族";
    /// Column.
    Families: "families", "因子族数";
    /// Column.
    Editions: "editions", "版本数";
    /// Column.
    Years: "years", "年份";
    /// Column.
    Value: "value", "数值";
    /// Column.
    Unit: "unit", "单位";
    /// Column.
    Region: "region", "地区";
    /// Column.
    Regions: "regions", "地区数";
    /// Column.
    Kind: "kind", "类型";
    /// Column.
    Source: "source", "来源";
    /// Column.
    Grade: "grade", "等级";
    /// Column.
    Difference: "difference", "差值";
    /// Column.
    Percent: "in %", "相对差";
    /// Column.
    Rows: "values", "数值数";
    /// Column.
    Age: "age", "滞后";
    /// Column.
    Newest: "newest", "最新";
    /// Column.
    Set: "set", "评估报告";
    /// Column.
    Potential: "tCO2e/t", "tCO2e/t";
    /// Column.
    Gas: "gas", "气体";
    /// Column.
    ShareByMass: "share by mass", "质量分数";
    /// Column.
    Tolerance: "tolerance", "允许偏差";

    // Rows about one factor
    /// Row.
    StatedRange: "stated range", "文件所列区间";
    /// Row.
    DataYear: "data of", "数据年份";
    /// Row.
    Valid: "valid", "适用期";
    /// Row.
    Substance: "substance", "物质";
    /// Row.
    Basis: "basis", "热值基准";
    /// Row.
    Gwp: "potentials", "GWP 版本";
    /// Row.
    Locator: "found in", "表或条款";
    /// Row.
    Note: "note", "说明";
    /// Row.
    Replaces: "replaces", "取代";
    /// Row.
    ReplacedBy: "replaced by", "已被取代";
    /// Row.
    State: "state", "状态";
    /// Row.
    StandsAt: "stands at", "所在文件";
    /// Row.
    Biogenic: "biogenic", "生物源";
    /// Row.
    Title: "title", "标题";
    /// Row.
    Publisher: "publisher", "发布者";
    /// Row.
    Number: "number", "文号";
    /// Row.
    PublishedOn: "published", "发布日期";
    /// Row.
    Licence: "terms of use", "使用条款";
    /// Row.
    Standing: "standing", "文件性质";
    /// Row.
    NetCalorificValue: "net calorific value", "低位发热量";
    /// Row.
    CarbonContent: "carbon content", "单位热值含碳量";
    /// Row.
    OxidationRate: "oxidation rate", "碳氧化率";
    /// Row.
    Methane: "CH4", "CH4";
    /// Row.
    NitrousOxide: "N2O", "N2O";

    // Words for values
    /// A place.
    Everywhere: "everywhere", "不限地区";
    /// A year.
    Undated: "undated", "无年份";
    /// A basis.
    Net: "net calorific value (LHV)", "低位发热量";
    /// A basis.
    Gross: "gross calorific value (HHV)", "高位发热量";
    /// Yes.
    CountsBiomass: "CO2 of biomass: stands apart from the total", "生物质的 CO2：单独列示，不计入总量";
    /// A state.
    Draft: "draft", "征求意见稿";
    /// A state.
    DraftMeaning: "a draft that was never in force: shown, never chosen", "征求意见稿，从未生效：仅供查看，不予选用";
    /// A state.
    Replaced: "replaced", "已被取代";
    /// A grade.
    GradeA: "A: two independent transcriptions agree", "A：两份独立转录一致";
    /// A grade.
    GradeB: "B: one transcription", "B：仅一份转录";
    /// A standing.
    Official: "official", "官方";
    /// A standing.
    Estimate: "estimate", "估计";
    /// A standing.
    Practice: "practice", "惯用";
    /// A standing.
    OfficialMeaning: "official: of the body that sets the value", "官方：由制定该数值的机构发布";
    /// A standing.
    EstimateMeaning: "estimate: a paper, a database, or another body's table", "估计：论文、数据库或其他机构的表";
    /// A standing.
    PracticeMeaning: "practice: in use, with no document behind it; never chosen by rule",
        "惯用：在用但无文件依据；不按规则选用";
    /// Not known.
    NotKnown: "not known", "未知";
    /// A sort of entry.
    FuelRecipe: "fuel recipe", "燃料配方";
    /// A sort of entry.
    BlendRecipe: "refrigerant blend", "混合制冷剂";
    /// Several.
    Several: "several", "多种";
    /// Is larger.
    Around: "contains it", "上级";
    /// Is smaller.
    Within: "part of it", "下级";

    // Sections
    /// Section.
    Document: "Document", "来源文件";
    /// Section.
    OtherEditions: "Other editions of the family", "同族其他版本";
    /// Section.
    OtherPlaces: "The same kind and year around and within", "同类型、同年份的上级与下级地区";
    /// Section.
    OtherKinds: "Other kinds for the same place, nearest year", "同一地区的其他类型（最接近的年份）";
    /// Section.
    Elsewhere: "The same quantity in other families", "其他因子族中的同一物理量";
    /// Section.
    Parts: "Made of", "组成";
    /// Row.
    Total: "together, AR6", "合计（AR6）";
    /// Section.
    BySet: "Potential of the blend by set", "各版本 GWP 下的混合物潜势";
    /// Section.
    AllEditions: "Editions", "版本";
    /// Section.
    WhatDiffers: "What differs", "不同之处";
    /// Section.
    NothingDiffers: "Nothing but the values differs.", "除数值外没有不同。";
    /// Section.
    TheSame: "the same", "相同";

    // Audit
    /// Title.
    Audit: "Audit of the factor library", "因子库审查";
    /// Section.
    ByKind: "By kind", "按类型";
    /// Section.
    ByRegion: "By region", "按地区";
    /// Section.
    ByYear: "By year of the data", "按数据年份";
    /// Section.
    Sureness: "How sure", "可信程度";
    /// Section.
    Undecided: "Documents without a date of publication", "发布日期未知的文件";
    /// Section.
    TermsUnknown: "Documents whose terms of use nobody has checked", "使用条款未核实的文件";
    /// Section.
    NoTerms: "Documents that state no licence", "未载明许可条款的文件";
    /// Section.
    Drafts: "Drafts", "征求意见稿";
    /// Section.
    ReplacedRows: "Replaced values", "已被取代的数值";
    /// Section.
    Contradictions: "One quantity, several values", "同一物理量，多个数值";
    /// Column.
    Spread: "spread", "相对极差";
    /// Nothing.
    None: "none", "无";
}
