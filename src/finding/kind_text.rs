//! The kinds of factors in words: their short names, what they are, and the words by which people look for them.

bilingual! {
    /// The short name of a kind of factor.
    KindName;
    /// `average`.
    Average: "grid average", "电网平均";
    /// `ets`.
    Ets: "emission trading", "碳市场履约";
    /// `residual`.
    Residual: "residual mix", "剩余电力";
    /// `fossil-only`.
    FossilOnly: "fossil power", "化石能源电力";
    /// `operating-margin`.
    OperatingMargin: "operating margin (OM)", "电量边际 (OM)";
    /// `build-margin`.
    BuildMargin: "build margin (BM)", "容量边际 (BM)";
    /// `margin-weight`.
    MarginWeight: "margin weight", "边际权重";
    /// `life-cycle`.
    LifeCycle: "life cycle", "电力全生命周期";
    /// `supplier`.
    Supplier: "supplier", "供应商";
    /// `academic`.
    Academic: "estimate of authors", "研究估计";
    /// `heat`.
    Heat: "bought heat", "外购热力";
    /// `net-calorific-value`.
    NetCalorificValue: "net calorific value", "低位发热量";
    /// `carbon-content`.
    CarbonContent: "carbon content", "单位热值含碳量";
    /// `oxidation-rate`.
    OxidationRate: "oxidation rate", "碳氧化率";
    /// `density`.
    Density: "density", "密度";
    /// `combustion`.
    Combustion: "combustion", "燃烧排放";
    /// `gwp`.
    Gwp: "GWP", "全球变暖潜势";
    /// `conversion`.
    Conversion: "to standard coal", "折标准煤系数";
    /// `primary-equivalent`.
    PrimaryEquivalent: "coal per kWh", "等价折标系数";
    /// `target`.
    Target: "target", "规划目标";
    /// `definition`.
    Definition: "definition", "定义";
    /// `standard-coal-emission`.
    StandardCoalEmission: "CO2 per standard coal", "标准煤排放系数";
    /// `enthalpy`.
    Enthalpy: "enthalpy", "焓值";
    /// `leak-rate`.
    LeakRate: "leak rate", "年泄漏率";
    /// `mass-balance`.
    MassBalance: "mass balance", "质量平衡";
    /// `methane-capacity`.
    MethaneCapacity: "methane capacity Bo", "甲烷最大产生能力 Bo";
    /// `methane-correction`.
    MethaneCorrection: "methane correction MCF", "甲烷修正因子 MCF";
    /// `waste-water`.
    WasteWater: "waste water", "废水处理";
    /// `process`.
    Process: "process", "工业过程";
    /// `material`.
    Material: "material", "材料碳足迹";
    /// `transport`.
    Transport: "transport", "运输";
    /// `equipment-grade`.
    EquipmentGrade: "equipment grade", "设备能效等级";
}

bilingual! {
    /// What a kind of factor is. The English is that of `emission_factors/README.md`.
    KindMeaning;
    /// `average`.
    Average: "Location-based average of a grid, as the authority publishes it: for inventories (ISO 14064-1:2018, Annex E).",
        "基于位置的电网平均排放因子，由主管部门公布：用于清单（ISO 14064-1:2018 附录 E）";
    /// `ets`.
    Ets: "National grid factor for emission trading and enterprise reporting.",
        "全国电网排放因子，用于碳排放权交易与企业排放报告";
    /// `residual`.
    Residual: "Average of a grid without market-traded non-fossil power: the nearest thing to a residual mix.",
        "扣除市场化交易的非化石能源电量后的电网平均：最接近剩余电力组合";
    /// `fossil-only`.
    FossilOnly: "Average of the fossil-fired power of a grid alone.",
        "仅化石能源发电的电网平均";
    /// `operating-margin`.
    OperatingMargin: "Operating margin of a grid: for projects only.",
        "电网的电量边际（运营边际）排放因子：仅用于减排项目";
    /// `build-margin`.
    BuildMargin: "Build margin of a grid: for projects only.",
        "电网的容量边际（建设边际）排放因子：仅用于减排项目";
    /// `margin-weight`.
    MarginWeight: "Weight of a margin in the combined margin: for projects only.",
        "边际排放因子在组合边际中的权重：仅用于减排项目";
    /// `life-cycle`.
    LifeCycle: "Emissions over the life cycle of electricity: for product footprints, never for scope 2.",
        "电力的全生命周期排放：用于产品碳足迹，不用于范围二";
    /// `supplier`.
    Supplier: "What a supplier states for its own power or heat.",
        "供应商对其自身电力或热力所声明的数值";
    /// `academic`.
    Academic: "An estimate of authors, or of a body that is not the issuing authority: never chosen by rule.",
        "作者或非发布机构的估计：不按规则选用";
    /// `heat`.
    Heat: "Default of bought heat or steam.",
        "外购热力或蒸汽的缺省值";
    /// `net-calorific-value`.
    NetCalorificValue: "Net calorific value of a fuel.",
        "燃料的低位发热量";
    /// `carbon-content`.
    CarbonContent: "Carbon per unit of energy (net calorific value).",
        "每单位热量（低位发热量）的含碳量";
    /// `oxidation-rate`.
    OxidationRate: "Share of the carbon that is oxidised.",
        "被氧化的碳所占份额";
    /// `density`.
    Density: "Density.",
        "密度";
    /// `combustion`.
    Combustion: "Emissions of combustion per unit of energy: stationary, road or off-road.",
        "每单位热量的燃烧排放：固定源、道路或非道路";
    /// `gwp`.
    Gwp: "Global warming potential.",
        "全球变暖潜势";
    /// `conversion`.
    Conversion: "What an amount of energy or of an energy carrier counts as standard coal, by calorific value.",
        "能源或载能工质按热值折标准煤的系数";
    /// `primary-equivalent`.
    PrimaryEquivalent: "Standard coal burnt to supply a unit of electricity: a primary equivalent that changes each year.",
        "供应单位电力所耗的标准煤：等价值，逐年变化";
    /// `target`.
    Target: "A target of a plan: a limit to be met, nothing measured.",
        "规划的目标：应达到的限值，并非测得";
    /// `definition`.
    Definition: "A definition of a unit by a standard.",
        "标准对某单位的定义";
    /// `standard-coal-emission`.
    StandardCoalEmission: "CO2 per standard coal: a rule of thumb, never for an inventory by rule.",
        "每单位标准煤的 CO2：经验数，不按规则用于清单";
    /// `enthalpy`.
    Enthalpy: "Enthalpy of steam or water.",
        "蒸汽或水的焓";
    /// `leak-rate`.
    LeakRate: "Share of a charge that leaks in a year.",
        "一年中泄漏量占充装量的份额";
    /// `mass-balance`.
    MassBalance: "What is topped up counts as emitted.",
        "补充量即计为排放量";
    /// `methane-capacity`.
    MethaneCapacity: "Most methane that waste water can give: Bo.",
        "废水所能产生的最大甲烷量：Bo";
    /// `methane-correction`.
    MethaneCorrection: "Share of Bo that a treatment reaches: MCF.",
        "处理方式所达到的 Bo 份额：MCF";
    /// `waste-water`.
    WasteWater: "Methane or nitrous oxide per load of waste water.",
        "每单位废水负荷的甲烷或氧化亚氮";
    /// `process`.
    Process: "CO2 of a reaction, per mass of the raw material.",
        "反应产生的 CO2，按原料质量计";
    /// `material`.
    Material: "Emissions of a material from cradle to gate: a life-cycle value for category 4.",
        "材料从摇篮到大门的排放：生命周期值，用于类别 4";
    /// `transport`.
    Transport: "Emissions of moving goods or people.",
        "货物或人员运输的排放";
    /// `equipment-grade`.
    EquipmentGrade: "Limit of an efficiency grade of equipment, at one rated point.",
        "设备能效等级的限值，在一个额定点";
}

bilingual! {
    /// Everyday words for a kind of factor, by which it is found; of both languages in every search.
    KindAlias;
    /// `average`.
    Average: "grid electricity power location-based", "电力 电网 平均 外购电力 用电";
    /// `ets`.
    Ets: "grid electricity power trading mrv", "电力 电网 碳市场 碳交易 核算报告 履约";
    /// `residual`.
    Residual: "grid electricity power market-based", "电力 电网 剩余 不包括市场化交易的非化石能源电量";
    /// `fossil-only`.
    FossilOnly: "grid electricity power thermal", "电力 电网 化石 火电";
    /// `operating-margin`.
    OperatingMargin: "grid electricity power om baseline", "电力 电网 电量边际 运营边际 基准线";
    /// `build-margin`.
    BuildMargin: "grid electricity power bm baseline", "电力 电网 容量边际 建设边际 基准线";
    /// `margin-weight`.
    MarginWeight: "grid electricity power combined margin weight", "电力 电网 组合边际 权重";
    /// `life-cycle`.
    LifeCycle: "grid electricity power footprint lca", "电力 电网 足迹 生命周期";
    /// `supplier`.
    Supplier: "electricity heat power", "电力 热力 供应商";
    /// `academic`.
    Academic: "grid electricity power paper study", "电力 电网 论文 研究 学术 文献";
    /// `heat`.
    Heat: "steam purchased", "热力 蒸汽 外购 供热";
    /// `net-calorific-value`.
    NetCalorificValue: "fuel ncv lhv heating calorific", "燃料 低位发热量 热值 发热量";
    /// `carbon-content`.
    CarbonContent: "fuel carbon", "燃料 单位热值含碳量 含碳量";
    /// `oxidation-rate`.
    OxidationRate: "fuel oxidation", "燃料 碳氧化率 氧化率";
    /// `density`.
    Density: "fuel", "燃料 密度";
    /// `combustion`.
    Combustion: "fuel burning stationary mobile", "燃料 燃烧 固定源 移动源";
    /// `gwp`.
    Gwp: "global warming potential", "全球变暖潜势 增温潜势";
    /// `conversion`.
    Conversion: "tce kgce coal equivalent", "折标煤 折标系数 标准煤 当量值";
    /// `primary-equivalent`.
    PrimaryEquivalent: "electricity power tce kgce", "电力 供电煤耗 等价值 标准煤";
    /// `target`.
    Target: "plan", "目标 规划";
    /// `definition`.
    Definition: "standard coal", "定义 标准煤";
    /// `standard-coal-emission`.
    StandardCoalEmission: "tce kgce rule of thumb", "标准煤 标煤 经验";
    /// `enthalpy`.
    Enthalpy: "steam water heat", "蒸汽 热水 焓";
    /// `leak-rate`.
    LeakRate: "leakage fugitive", "泄漏 逸散";
    /// `mass-balance`.
    MassBalance: "refrigerant fugitive", "制冷剂 补充量 逸散";
    /// `methane-capacity`.
    MethaneCapacity: "waste water sewage", "废水 污水 最大甲烷产生能力";
    /// `methane-correction`.
    MethaneCorrection: "waste water sewage", "废水 污水 甲烷修正因子";
    /// `waste-water`.
    WasteWater: "sewage", "废水 污水";
    /// `process`.
    Process: "carbonate reaction", "过程 碳酸盐 工业生产过程";
    /// `material`.
    Material: "cradle-to-gate footprint purchased", "材料 原材料 碳足迹";
    /// `transport`.
    Transport: "freight passenger truck rail", "运输 货运 交通";
    /// `equipment-grade`.
    EquipmentGrade: "efficiency grade", "设备 能效 等级";
}
