//! Words of a workbook: names of sheets, what they are for, columns.

bilingual! {
    /// A name, a heading or a sentence of a workbook.
    WorkbookWord;

    // Names of sheets: short, and without what no sheet may be named with.
    /// Sheet.
    Overview: "Overview", "概览";
    /// Sheet.
    Inputs: "Inputs", "输入";
    /// Sheet.
    Factors: "Factors", "因子";
    /// Sheet.
    Assumptions: "Assumptions", "假设";
    /// Sheet.
    Gaps: "Gaps", "缺口";
    /// Sheet.
    Calculation: "Calculation", "计算";
    /// Sheet.
    Lines: "Lines", "明细";
    /// Sheet.
    Verification: "Verification", "核验";
    /// Sheet.
    Check: "Check", "勾稽";
    /// Sheet.
    Beside: "Beside the total", "总量之外";
    /// Sheet.
    Projects: "Projects", "节能项目";
    /// Sheet.
    Meters: "Meters", "计量表";
    /// Sheet.
    Findings: "Findings", "检查结果";
    /// Sheet.
    Boundary: "Boundary", "边界";
    /// Sheet.
    Plants: "Plants", "光伏电站";
    /// Sheet.
    Targets: "Targets", "目标";
    /// Sheet.
    Methods: "Methods", "数据与方法";
    /// Sheet.
    Index: "Index", "对照表";
    /// Sheet.
    Record: "Record", "生成信息";

    // What sheets are for
    /// Lead.
    OverviewLead: "Every figure here is live: it follows the sheets behind it down to the inputs.",
        "本页各数值均为实时公式，可经后面各表追溯到输入。";
    /// Lead.
    InputsLead: "What the book states. Change a tinted cell, and everything that rests on it follows.",
        "账簿所载数据。改动着色单元格，依赖它的各项随之变化。";
    /// Lead.
    FactorsLead: "Published values that figures rest on, with their documents.", "所引用的公布值及其文献。";
    /// Lead.
    AssumptionsLead: "Values that somebody chose, with the reason.", "由人选定的数值及其理由。";
    /// Lead.
    GapsLead: "Cells without a value. A sum passes over them; what rests on them by product stays empty until they are filled in.",
        "无数值的单元格。求和时略过；以乘积依赖它的各项在填入之前保持空白。";
    /// Lead.
    CalculationLead: "Every step once, each resting on cells above it or on the sheets of values. Steps of a figure are folded above it.",
        "每一步仅出现一次，依据其上方单元格或各数值表。某项数值的步骤折叠在其上方。";
    /// Lead.
    LinesLead: "Every line of the inventory, with its amount, its factor and what it comes to.",
        "清单各项：活动数据、因子与结果。";
    /// Lead.
    VerificationLead: "Published figures beside the same, recomputed live. The verdict is Crossfoot's: it weighs how each number was printed.",
        "已公布数值与实时重算值并列。结论由 Crossfoot 给出，已考虑各数的修约方式。";
    /// Lead.
    CheckLead: "What this workbook comes to, beside what Crossfoot computed exactly. After a change of an input the differences are its effect.",
        "本工作簿的结果与 Crossfoot 精确计算值对照。改动输入后，差值即为其影响。";

    /// Lead.
    BesideLead: "What no sum of the inventory takes: exclusions, facilities counted in part, removals, credits, avoided emissions.",
        "不计入清单任何合计的内容：排除项、按份额计入的设施、移除量、碳信用、避免的排放量。";
    /// Lead.
    ProjectsLead: "What each project saves in a year and what it costs; every figure is live.",
        "各项目的年节能量及其经济性，各数值均为实时公式。";
    /// Lead.
    MetersLead: "What meters read beside what models expect. Expected values are results of a model and do not follow a change of a reading; savings and sums do.",
        "计量表读数与模型预期对照。预期值为模型结果，不随读数改动；节能量与合计随之变化。";
    /// Lead.
    FindingsLead: "What a verifier would ask about the book.", "核查人员可能就账簿提出的问题。";

    // Columns
    /// Column.
    Figure: "Figure", "数据项";
    /// Column.
    Value: "Value", "数值";
    /// Column.
    Level: "Level", "级别";
    /// Column.
    Finding: "Finding", "内容";
    /// Column.
    Help: "What to do", "处理建议";
    /// Column.
    Address: "Address", "地址";
    /// Column.
    StepOrAddress: "Figure or step", "数据项或步骤";
    /// Column.
    What: "What it is", "性质";
    /// Column.
    Operation: "Operation", "运算";
    /// Column.
    Unit: "Unit", "单位";
    /// Column.
    AsPrinted: "As printed", "原文";
    /// Column.
    Document: "Document", "文献";
    /// Column.
    FileLine: "File and line", "文件与行";
    /// Column.
    Note: "Note", "备注";
    /// Column.
    Region: "Region", "地区";
    /// Column.
    UsedBy: "Used by", "使用者";
    /// Column.
    Live: "In this workbook", "本工作簿";
    /// Column.
    FromCrossfoot: "By Crossfoot", "Crossfoot 结果";
    /// Column.
    Difference: "Difference", "差值";
    /// Column.
    Agreement: "Agreement", "是否一致";
    /// Column.
    Published: "Published", "公布值";
    /// Column.
    Recomputed: "Recomputed", "重算值";
    /// Column.
    Verdict: "Verdict", "结论";
    /// Column.
    Says: "What it says", "所述内容";
    /// Column.
    Count: "How many", "数量";
    /// Column.
    Period: "Period", "期间";
    /// Column.
    Code: "Code", "编号";

    // Results of formulas
    /// They agree.
    Ok: "OK", "一致";
    /// They differ.
    Different: "DIFFERENT", "不一致";

    // Rows
    /// Row.
    PartialStep: "partial result of a long list", "长列表的部分结果";
    /// Row.
    SumOfPeriods: "Sum", "合计";
    /// Row.
    AllAgree: "This workbook and Crossfoot", "本工作簿与 Crossfoot";
    /// Heading.
    TotalsByCategory: "Totals by category (tCO2e)", "按类别汇总 (tCO2e)";
    /// Heading.
    CategoriesByFacility: "Categories by facility (tCO2e)", "类别与设施 (tCO2e)";
    /// Heading.
    StandingOfClaims: "Standing of published figures", "已公布数据的核验状态";
    /// State.
    IsPartial: "partial", "不完整";
}
