//! Words of reports that are handed on: titles of sections, labels of tiles, columns.

bilingual! {
    /// A title, a label or a sentence of a report that is handed on.
    ReportWord;

    // Titles
    /// What it is.
    InventoryReport: "Greenhouse gas inventory report", "温室气体清单报告";
    /// What it is.
    VerificationReport: "Verification of published figures", "已公布数据核验";
    /// What it is.
    SavingsReport: "Report on energy savings", "节能量报告";
    /// Subtitle.
    TargetsReport: "Report on targets", "目标报告";
    /// Section.
    Summary: "At a glance", "概览";
    /// Section.
    Boundary: "Organization and boundary", "组织与边界";
    /// Section.
    Inventory: "Inventory", "温室气体清单";
    /// Section.
    Methods: "Data, methods and uncertainty", "数据、方法与不确定性";
    /// Section.
    Verification: "Verification of published figures", "已公布数据核验";
    /// Section.
    Savings: "Energy savings", "节能量";
    /// Section.
    Plants: "Photovoltaic plants", "光伏电站";
    /// Section.
    Targets: "Targets", "目标";
    /// Mark of a project.
    MadeUp: "made up", "虚构";
    /// Section.
    Factors: "Emission factors", "排放因子";
    /// Section.
    Assumptions: "Assumptions and gaps", "假设与缺口";
    /// Section.
    Index: "Index of ISO 14064-1:2018, 9.3.1", "ISO 14064-1:2018 第 9.3.1 条对照表";
    /// Section.
    Findings: "Findings about the book", "账簿检查结果";
    /// Section.
    Record: "How this report was made", "报告生成信息";

    // Record
    /// Lead of the record.
    RecordLead: "The same program, library, book and day give the same figures, to the last digit.",
        "程序、因子库、账簿与日期相同，则各项数值逐位相同。";
    /// Label.
    Program: "Program", "程序";
    /// Label.
    LibraryVersion: "Factor library", "因子库";
    /// Label.
    BookPath: "Book", "账簿";
    /// Label.
    BookHash: "SHA-256 of the book's files", "账簿文件 SHA-256";
    /// Label.
    LockHash: "SHA-256 of the lock", "锁定文件 SHA-256";
    /// Label.
    RulesPack: "Rules for choosing factors", "因子选取规则";
    /// Label.
    CriteriaPack: "Criteria", "核验准则";
    /// Label.
    GwpSet: "Global warming potentials", "全球变暖潜势 (GWP)";
    /// Label.
    AsOf: "Factors as known on", "因子截止日期";

    // Tables and charts
    /// Table.
    ByGas: "By gas and category", "按气体与类别";
    /// Table.
    ByFacility: "By facility and category", "按设施与类别";
    /// Table.
    Lines: "Lines of the inventory", "清单明细";
    /// Chart.
    ChartByCategory: "Emissions by category and facility", "各类别排放（按设施）";
    /// Chart.
    ChartFlow: "From what is used to where it is counted", "从排放源到所计入的类别";
    /// Chart.
    ChartChange: "What changed", "同比变化";
    /// Heading.
    OverTheYears: "Over the years", "历年对比";
    /// Column.
    Change: "Change (tCO2e)", "变化 (tCO2e)";
    /// Column.
    ChangeInPercent: "Change", "变化率";
    /// Below what changed.
    StatedOnce: "A category that has a figure in only one of the last two periods changes the total by being stated, not by what was emitted.",
        "最近两个报告期中仅一期有数值的类别，其对总计的影响来自披露与否，而非排放变化。";
    /// Small sources together.
    OtherSources: "other sources", "其他排放源";
    /// Tile.
    MarketBasedTotal: "Total, market-based (beside the inventory)", "总计（基于市场，清单之外列示）";
    /// Column.
    Amount: "Amount", "活动数据";
    /// Column.
    Factor: "Factor", "因子";
    /// Column.
    Source: "Source", "来源";
    /// Column.
    Value: "Value", "数值";
    /// Column.
    Uses: "Uses", "使用次数";
    /// Table.
    FactorsUsed: "Factors that figures rest on", "所使用的因子";
    /// Column.
    Assumption: "Assumption", "假设";
    /// Column.
    Range: "Range", "区间";
    /// Column.
    Reason: "Reason", "理由";
    /// Column.
    Place: "Place", "位置";
    /// Table.
    AssumedValues: "Values somebody chose", "假定数值";
    /// Table.
    AssumedWords: "Assumptions in words", "文字假设";
    /// Table.
    Gaps: "Without a figure", "无数值的项目";
    /// Column.
    Figure: "Figure", "数据项";
    /// Column.
    Why: "Why", "原因";
    /// Column.
    Effect: "Effect", "影响";
    /// Effect of a gap.
    NoneNeeded: "none needed", "无需数值";
    /// Effect of a gap.
    IsMissing: "totals without it are partial", "缺少此项的合计不完整";
    /// Effect of a gap in what somebody printed.
    IsUnchecked: "what needs it cannot be checked", "需用此项的核验无法进行";

    /// Column.
    Excluded: "Excluded", "排除项";
    /// Column.
    What: "What it is", "内容";
    /// Column.
    Kind: "Kind", "类型";
    /// Column.
    SchemeAndVintage: "Scheme, vintage", "机制与年份";

    // Verification
    /// Heading.
    Claims: "Claims", "声明";
    /// Heading.
    Tables: "Tables", "表格";
    /// Chart.
    ChartVerdicts: "How the recomputed figures stand", "重算结果一览";

    // Index
    /// Lead.
    IndexLead: "What the standard asks a report to contain. What is missing is said to be missing; nothing is filled in.",
        "标准要求报告包含的内容。缺失之处如实注明，不作填补。";
    /// Column.
    Content: "Content", "内容";
    /// Column.
    Standing: "Standing", "状态";
    /// Column.
    InThisReport: "In this report", "本报告中";
    /// Column.
    SectionWord: "Section", "章节";
    /// What stands beside the total.
    BesideTheTotal: "listed beside the total", "与总计并列列示";
    /// Level of assurance.
    Reasonable: "verified, reasonable assurance", "已核查，合理保证";
    /// Level of assurance.
    Limited: "verified, limited assurance", "已核查，有限保证";
    /// Level of assurance.
    NoLevel: "verified; no level of assurance is stated", "已核查；未说明保证等级";

    // Subcategories, after ISO 14064-1:2018, Annex B
    /// 1.1
    Stationary: "Stationary combustion", "固定燃烧";
    /// 1.2
    Mobile: "Mobile combustion", "移动燃烧";
    /// 1.3
    Process: "Industrial processes", "工业过程";
    /// 1.4
    Fugitive: "Fugitive releases", "逸散排放";
    /// 1.5
    LandUse: "Land use and forestry", "土地利用与林业";
    /// 2.1
    ImportedElectricity: "Imported electricity", "输入电力";
    /// 2.2
    ImportedEnergy: "Imported heat, steam, cooling, air", "输入热力、蒸汽、冷量、压缩空气";
    /// 3.1
    FreightIn: "Upstream freight", "上游货物运输";
    /// 3.2
    FreightOut: "Downstream freight", "下游货物运输";
    /// 3.3
    Commuting: "Employee commuting", "员工通勤";
    /// 3.4
    Visitors: "Clients and visitors", "客户与访客交通";
    /// 3.5
    BusinessTravel: "Business travel", "商务差旅";
    /// 4.1
    Goods: "Purchased goods and upstream of energy", "外购商品及能源上游";
    /// 4.2
    CapitalGoods: "Capital goods", "资本货物";
    /// 4.3
    Waste: "Waste treatment", "废弃物处理";
    /// 4.4
    LeasedIn: "Assets leased in", "租入资产";
    /// 4.5
    Services: "Services", "外购服务";
    /// 5.1
    UseStage: "Use of sold products", "售出产品的使用";
    /// 5.2
    LeasedOut: "Assets leased out", "租出资产";
    /// 5.3
    EndOfLife: "End of life of sold products", "售出产品的寿命终止";
    /// 5.4
    Investments: "Investments", "投资";
    /// 6.1
    Other: "Other sources", "其他来源";

    // Carriers, for pictures
    /// Carrier.
    Electricity: "Electricity", "电力";
    /// Carrier.
    Heat: "Heat and steam", "热力与蒸汽";
    /// Carrier.
    NaturalGas: "Natural gas", "天然气";
    /// Carrier.
    Diesel: "Diesel", "柴油";
    /// Carrier.
    Petrol: "Petrol", "汽油";
    /// Carrier.
    Lpg: "LPG", "液化石油气";
    /// Carrier.
    Coal: "Coal and coke", "煤与焦炭";
    /// Carrier.
    Refrigerants: "Refrigerants", "制冷剂";
    /// Carrier.
    Biomass: "Biomass", "生物质";
}

impl ReportWord {
    /// A subcategory by its code; `None` for a whole category.
    pub const fn subcategory(number: u8, sub: u8) -> Option<ReportWord> {
        Some(match (number, sub) {
            (1, 1) => ReportWord::Stationary,
            (1, 2) => ReportWord::Mobile,
            (1, 3) => ReportWord::Process,
            (1, 4) => ReportWord::Fugitive,
            (1, 5) => ReportWord::LandUse,
            (2, 1) => ReportWord::ImportedElectricity,
            (2, 2) => ReportWord::ImportedEnergy,
            (3, 1) => ReportWord::FreightIn,
            (3, 2) => ReportWord::FreightOut,
            (3, 3) => ReportWord::Commuting,
            (3, 4) => ReportWord::Visitors,
            (3, 5) => ReportWord::BusinessTravel,
            (4, 1) => ReportWord::Goods,
            (4, 2) => ReportWord::CapitalGoods,
            (4, 3) => ReportWord::Waste,
            (4, 4) => ReportWord::LeasedIn,
            (4, 5) => ReportWord::Services,
            (5, 1) => ReportWord::UseStage,
            (5, 2) => ReportWord::LeasedOut,
            (5, 3) => ReportWord::EndOfLife,
            (5, 4) => ReportWord::Investments,
            (6, 1) => ReportWord::Other,
            _ => return None,
        })
    }

    /// The energy carrier or substance that a family of factors is about, by the segments of its id.
    pub fn carrier(id: &str) -> Option<ReportWord> {
        let family = id.split('@').next().unwrap_or(id);
        family.split('/').find_map(|segment| {
            Some(match segment {
                "grid" | "electricity" => ReportWord::Electricity,
                "heat" | "steam" => ReportWord::Heat,
                "natural-gas" => ReportWord::NaturalGas,
                "diesel" | "gas-oil" => ReportWord::Diesel,
                "gasoline" | "petrol" => ReportWord::Petrol,
                "lpg" => ReportWord::Lpg,
                "blend" | "refrigerant" => ReportWord::Refrigerants,
                "biomass" | "wood" => ReportWord::Biomass,
                of if of.contains("coal") || of == "coke" => ReportWord::Coal,
                _ => return None,
            })
        })
    }
}
