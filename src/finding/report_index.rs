//! The index of ISO 14064-1:2018, 9.3.1: its items in our own words, and what is said of each.

bilingual! {
    /// An item of 9.3.1, in our own words.
    IndexItem;
    /// a
    Organization: "Who the organization is", "报告组织";
    /// b
    Responsible: "Person or body responsible", "责任人或责任部门";
    /// c
    Period: "Period covered", "报告覆盖的时间段";
    /// d
    OrganizationalBoundary: "Organizational boundary", "组织边界";
    /// e
    ReportingBoundary: "Reporting boundary, and the criteria of significance", "报告边界及重要性准则";
    /// f
    Direct: "Direct emissions, by gas", "按气体划分的直接排放";
    /// g
    Biogenic: "How CO2 of biomass is treated, and how much it is", "生物成因 CO2 的处理方式及数量";
    /// h
    Removals: "Direct removals, where they are quantified", "直接清除量（如已量化）";
    /// i
    Exclusions: "Why sources or sinks are left out", "排除排放源或汇的理由";
    /// j
    Indirect: "Indirect emissions, by category", "按类别划分的间接排放";
    /// k
    BaseYear: "Base year and its inventory", "基准年及基准年清单";
    /// l
    BaseYearChanges: "Changes of the base year or of earlier figures", "基准年或历史数据的变更";
    /// m
    Approaches: "Approaches used, and why", "量化方法及其理由";
    /// n
    ApproachChanges: "Changes of approach", "量化方法的变更";
    /// o
    FactorsUsed: "Factors used", "所使用的因子";
    /// p
    UncertaintyMeaning: "What uncertainty means for accuracy, by category", "不确定性对准确性的影响（按类别）";
    /// q
    UncertaintyResults: "Assessment of uncertainty, and its results", "不确定性评估及结果";
    /// r
    Conformity: "Statement that the report follows the standard", "符合本标准的声明";
    /// s
    Verified: "Whether it was verified, and at which level of assurance", "是否经过核查及保证等级";
    /// t
    Potentials: "Global warming potentials and their source", "全球变暖潜势及其来源";
}

bilingual! {
    /// How an item stands.
    IndexStanding;
    /// It is there.
    Present: "present", "已有";
    /// Something of it is there.
    InPart: "in part", "部分";
    /// It is not there.
    Missing: "missing", "缺失";
    /// The book has nothing of the kind, and says or shows so.
    None: "none", "无";
    /// It cannot be said while something else is missing.
    Blocked: "blocked", "暂不可声明";
}

messages! {
    /// What is said of an item of the index.
    AboutIndex;
    /// A key of the book that would give it.
    NotInTheBook { key: String } =>
        format!("not in the book: {key}"),
        format!("账簿中没有：{key}");
    /// How many of how many.
    OfSources { stated: usize, of: usize } =>
        format!("stated for {stated} of {of} lines"),
        format!("{of} 条明细中 {stated} 条已说明");
    /// Facilities and approach.
    Boundary { facilities: usize, approach: String } =>
        format!("{} · {approach}", if *facilities == 1 { "1 facility".to_owned() } else { format!("{facilities} facilities") }),
        format!("{facilities} 个设施 · {approach}");
    /// Facilities without an approach.
    BoundaryWithoutApproach { facilities: usize } =>
        format!("{}; the approach of consolidation is not stated", if *facilities == 1 { "1 facility".to_owned() } else { format!("{facilities} facilities") }),
        format!("{facilities} 个设施；未说明合并方法");
    /// Categories assessed.
    Assessed { categories: usize } =>
        format!("{categories} indirect categories or subcategories assessed"),
        format!("已评估 {categories} 个间接类别或子类别");
    /// Part of the direct emissions has no gases.
    GasesUnknown { amount: String } =>
        format!("{amount} tCO2e of the direct emissions are not split by gas"),
        format!("直接排放中有 {amount} tCO2e 未按气体划分");
    /// By gas.
    ByGas { gases: String } => gases.clone(), gases.clone();
    /// Its amount.
    Amount { amount: String } => format!("{amount} tCO2e"), format!("{amount} tCO2e");
    /// Nothing of biomass.
    NoBiomass => "no line of the book is of biomass", "账簿中没有生物质相关的明细";
    /// None in the book.
    NoneStated => "the book states none", "账簿未列出";
    /// So many, so many of them with a reason.
    WithReasons { count: usize, reasons: usize } =>
        format!("{count} left out, {reasons} of them with a reason"),
        format!("排除 {count} 项，其中 {reasons} 项说明了理由");
    /// Categories with figures.
    CategoriesWithFigures { with: usize, of: usize } =>
        format!("{with} of {of} indirect categories have a figure; the others say why not"),
        format!("{of} 个间接类别中 {with} 个有数值，其余说明了原因");
    /// Categories without figure or reason.
    CategoriesSilent { categories: String } =>
        format!("neither a figure nor a reason: {categories}"),
        format!("既无数值也无原因：{categories}");
    /// Figures are stated as emissions.
    NoFactors => "no factor: the figures are stated as emissions", "未使用因子：数值直接以排放量给出";
    /// What rounding and assumptions allow, and nothing else.
    RangesByCategory =>
        "the ranges that rounding and assumptions allow are shown by category; no other uncertainty is described",
        "按类别列出修约与假设所允许的区间；未描述其他不确定性";
    /// How many factors.
    Factors { count: usize } => format!("{count}, each with its document"), format!("共 {count} 个，均注明文件来源");
    /// Ranges are there, but nothing by category is stated.
    RangesOnly { lines: usize, of: usize } =>
        format!("{lines} of {of} lines state an uncertainty; ranges of rounding and assumptions are shown"),
        format!("{of} 条明细中 {lines} 条说明了不确定性；报告列出修约与假设所允许的区间");
    /// Conformity is for a person.
    ForAPerson => "for the organization to state; the program states no conformity", "由组织自行声明；程序不作符合性声明";
    /// Conformity while items are missing.
    WaitsFor { items: String } => format!("not while these are missing: {items}"), format!("以下各项缺失时不可声明：{items}");
    /// Who verified.
    VerifiedAs { level: String } => level.clone(), level.clone();
    /// The set, and why it is not the latest.
    Set { set: String, reason: String } => format!("{set}: {reason}"), format!("{set}：{reason}");
    /// The latest set.
    LatestSet { set: String } => format!("{set}, the latest of the IPCC"), format!("{set}（IPCC 最新）");
}
