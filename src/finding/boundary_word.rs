//! Words of the sections on boundary, data and uncertainty of a report that is handed on.

bilingual! {
    /// A label or a sentence about the boundary, the data and their uncertainty.
    BoundaryWord;

    // Organization and boundary
    /// Label.
    Organization: "Organization", "组织";
    /// Label.
    Responsible: "Responsible", "责任人或责任部门";
    /// Label.
    Purpose: "Purpose", "用途";
    /// Label.
    Users: "Intended users", "预期用户";
    /// Label.
    Approach: "Consolidation approach", "合并方法";
    /// Label.
    Period: "Period", "报告期";
    /// A label that the book has nothing for.
    NotInTheBook: "not stated in the book", "账簿未说明";
    /// Table.
    Facilities: "Facilities within the book", "账簿中的设施";
    /// Column.
    Id: "Id", "标识";
    /// Column.
    Name: "Name", "名称";
    /// Column.
    Region: "Region", "地区";
    /// Column.
    Equity: "Equity share", "股权比例";
    /// Column.
    Control: "Control", "控制权";
    /// Control.
    Operational: "operational only", "仅运营控制";
    /// Control.
    Financial: "financial only", "仅财务控制";
    /// Control.
    Both: "operational and financial", "运营与财务控制";
    /// Control.
    NoControl: "none", "无";
    /// Ownership from a day.
    From: "from", "自";
    /// Ownership to a day.
    To: "to", "至";
    /// Table.
    Significance: "Significance of indirect emissions", "间接排放的重要性评估";
    /// Column.
    Criterion: "Criterion", "准则";
    /// Column.
    Outcome: "Outcome", "结论";
    /// Outcome.
    Significant: "significant", "重要";
    /// Outcome.
    NotSignificant: "not significant", "不重要";
    /// Column.
    By: "Decided by", "决定者";
    /// Column.
    Date: "Date", "日期";
    /// Where nothing is assessed.
    NothingAssessed: "The book assesses the significance of no indirect category.", "账簿未对任何间接类别作重要性评估。";

    // Data and methods
    /// Table.
    KindsOfData: "Emissions by kind of data", "按数据类型划分的排放";
    /// Column.
    KindOfData: "Kind of data", "数据类型";
    /// Kind.
    Measured: "measured", "计量";
    /// Kind.
    Invoiced: "invoiced", "票据";
    /// Kind.
    Estimated: "estimated", "估算";
    /// Kind.
    Secondary: "secondary", "次级数据";
    /// Kind.
    KindNotStated: "not stated", "未说明";
    /// Column.
    LineCount: "Lines", "明细数";
    /// Table.
    DataOfLines: "Data and method of each line", "各明细的数据与方法";
    /// Column.
    Method: "Method", "方法";
    /// Column.
    Evidence: "Evidence", "证据";
    /// Column.
    Uncertainty: "Stated uncertainty", "所述不确定性";

    // Uncertainty
    /// Table.
    RangesByCategory: "Range of each category", "各类别的区间";
    /// Column.
    Least: "Least (tCO2e)", "下限 (tCO2e)";
    /// Column.
    Most: "Most (tCO2e)", "上限 (tCO2e)";
    /// Column.
    LinesStating: "Stating an uncertainty", "其中说明了不确定性";
    /// What the ranges are.
    RangesAre: "The ranges are what the rounding of printed figures and the stated ranges of assumptions allow. Uncertainties that lines state are listed, and not in these ranges.",
        "区间由印刷数值的修约与假设的取值范围得出；各明细所述的不确定性单独列出，未计入这些区间。";
    /// Shape of a distribution.
    Normal: "normal", "正态";
    /// Shape of a distribution.
    Uniform: "uniform", "均匀";
    /// Shape of a distribution.
    Triangular: "triangular", "三角";

    // Potentials
    /// Table.
    Potentials: "Global warming potentials used", "所使用的全球变暖潜势 (GWP)";
}
