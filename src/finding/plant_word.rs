//! Words of the report about what follows from the accounts of plants: plausibility, carbon, life, series.

bilingual! {
    /// Words of the report about plausibility, carbon, life and series of plants.
    PlantWord;
    /// Heading.
    Plausibility: "Against the place, kWh/kW", "与当地水平比较 kWh/kW";
    /// Column.
    Place: "place", "地点";
    /// Column.
    Grade: "grade", "等级";
    /// Column.
    Expected: "expected", "应有范围";
    /// Column.
    Flags: "to ask", "待询问";
    /// Column.
    StartWouldExplain: "start that would explain it", "可解释的投产日";
    /// Column.
    Change: "against the year before", "比上年";
    /// No flag.
    NothingNoticed: "nothing noticed", "未见异常";
    /// Line: flags are questions.
    QuestionsNotVerdicts: "A flag is a reason to ask and no verdict; `crossfoot check` lists the questions.", "标记只是提问的理由，不是结论；问题清单见 crossfoot check。";
    /// Heading: expected without weather.
    ExpectedOfPlace: "A year by the yields of the place, kWh (no weather)", "按当地发电量估算的年发电量 kWh（无气象数据）";
    /// Column.
    Low: "low", "低值";
    /// Column.
    High: "high", "高值";
    /// Line.
    RangeMeans: "P50 and P90 take every value of the range as likely as another; grade A: two lines of evidence agree within 10 %, B: one line or several that disagree, C: none of the place itself.", "P50、P90 按区间内均匀分布计算；等级 A：两条依据相差不超过 10 %，B：仅一条或相互不一致，C：无当地依据。";
    /// Heading.
    Avoided: "Avoided emissions, t CO2e: beside the inventory, never in it", "避免的排放 t CO2e（单列于清单之外，不计入清单）";
    /// Column.
    Factor: "factor", "因子";
    /// Column.
    AllGeneration: "all generation", "全部发电量";
    /// Column.
    OfExport: "of it exported (memo)", "其中上网（备注）";
    /// Column.
    OwnUseEffect: "own use: effect on category 2, location-based", "自用对类别 2 的影响（基于位置）";
    /// Row.
    CombinedMargin: "combined margin", "组合边际";
    /// Column.
    LessProject: "project emissions", "项目排放";
    /// Column.
    Leakage: "leakage", "泄漏";
    /// Column.
    Reduction: "reduction", "减排量";
    /// Column.
    Standard: "standard", "标准";
    /// Heading.
    Together: "All plants, avoided t CO2e", "全部电站避免的排放 t CO2e";
    /// Flag.
    MissingInput: "capacity or generation missing", "缺装机容量或发电量";
    /// Flag.
    ZeroOrNegative: "not above zero", "不大于零";
    /// Flag.
    YieldImpossible: "more than the sky gives", "高于晴空上限";
    /// Flag.
    YieldHigh: "high", "偏高";
    /// Flag.
    YieldLow: "low", "偏低";
    /// Flag.
    UnitSuspect: "unit?", "单位存疑";
    /// Flag.
    PartialYearExplained: "part year explains it", "年中投产可解释";
    /// Flag.
    DensityImpossible: "density not possible", "密度不成立";
    /// Flag.
    DensityHigh: "density high", "密度偏高";
    /// Flag.
    DensityLow: "density low", "密度偏低";
    /// Heading.
    MarginHeading: "By the combined margin, t CO2e: a project, beside the inventory", "按组合边际 t CO2e（项目口径，单列于清单之外）";
    /// Heading.
    Category2: "Category 2 of the site, t CO2e", "现场类别 2 排放 t CO2e";
    /// Column.
    View: "view", "口径";
    /// Row.
    LocationBased: "location-based", "基于位置";
    /// Row.
    MarketBased: "market-based", "基于市场";
    /// Column.
    WithPlant: "with the plant", "有光伏";
    /// Column.
    WithoutPlant: "without it", "无光伏";
    /// Column.
    ByOwnUse: "by own use", "自用的影响";
    /// Line.
    SoldMeansGone: "Certificates that were sold take the attribute along: that own use counts at the residual factor. They are set against own use first.", "证书售出后环境属性随之转移，相应自用电量按剩余因子计算；售出的证书优先对应自用电量。";
    /// Heading.
    Lifetime: "Over the life", "全生命周期";
    /// Heading of years.
    Years: "Year by year", "逐年";
    /// Column.
    Year: "year", "年";
    /// Column.
    EnergyMwh: "MWh", "MWh";
    /// Column.
    Earned: "earned", "收益";
    /// Column.
    Flow: "flow", "净现金流";
    /// Column.
    FirstYear: "first year as new, MWh", "首年（衰减前）MWh";
    /// Column.
    Total: "total, MWh", "合计 MWh";
    /// Column.
    LastYear: "last year, MWh", "末年 MWh";
    /// Column.
    Embodied: "embodied, t CO2e", "隐含排放 t CO2e";
    /// Heading.
    CarbonPaybackHeading: "Embodied emissions and their payback", "隐含排放与碳回收期";
    /// Column.
    Generated: "generated", "发电量";
    /// Line.
    CoarseRows: "The rows are longer than an hour: own use matched by them is overstated too.", "数据行长于一小时，按行匹配的自用电量同样偏高。";
    /// Column.
    CarbonPayback: "carbon payback, years", "碳回收期（年）";
    /// A payback that never comes.
    Never: "not within the life", "寿命期内不能回收";
    /// Heading.
    Money: "Money", "经济性";
    /// Column.
    Lcoe: "levelised cost", "度电成本";
    /// Column.
    Npv: "net present value", "净现值";
    /// Column.
    Irr: "IRR", "内部收益率";
    /// Column.
    Payback: "payback, years", "回收期（年）";
    /// Column.
    PaybackDiscounted: "discounted, years", "折现回收期（年）";
    /// Heading.
    Series: "From the table", "来自数据表";
    /// Column.
    Rows: "rows", "行数";
    /// Column.
    Load: "load, kWh", "用电量 kWh";
    /// Column.
    OwnUse: "own use, kWh", "自用 kWh";
    /// Column.
    Exported: "exported, kWh", "上网 kWh";
    /// Column.
    Imported: "imported, kWh", "下网 kWh";
    /// Column.
    OwnUseShare: "own-use share", "自用率";
    /// Column.
    SelfSufficiency: "of the load", "自给率";
    /// Heading.
    Netting: "Own use if netted over longer spans, kWh (overstated)", "按更长时段抵消的自用电量 kWh（偏高）";
    /// Column.
    ByDay: "by day", "按日";
    /// Column.
    ByMonth: "by month", "按月";
    /// Column.
    ByYear: "by year", "按年";
    /// Heading.
    Months: "Generation by month", "逐月发电量";
    /// Column.
    Month: "month", "月份";
    /// Column.
    Degradation: "degradation, %/a", "衰减率 %/年";
    /// Column.
    Interval: "interval", "区间";
    /// Column.
    Recentred: "re-centred", "以首年中位数为基准";
    /// Column.
    NotRecentred: "not re-centred", "不以首年为基准";
    /// Column.
    Line: "straight line", "直线拟合";
    /// Line.
    GenerationOfModel: "The table has the load alone: generation is what the model expects of its hours.", "数据表仅有负荷：发电量为模型的逐时预期值。";
    /// Column.
    Pairs: "pairs of days", "日期对数";
    /// Heading.
    DegradationHeading: "Degradation year on year", "逐年对比衰减率";
    /// Usage of `--lifetime`.
    UsageLifetime: "Show the years of the life: energies, money", "逐年列出全生命周期的发电量与资金";
}
