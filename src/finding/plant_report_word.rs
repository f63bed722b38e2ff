//! Words that reports say of the carbon, the life and the series of plants, beside those of `plant_word`: without units, since
//! each figure of a report brings its own.

bilingual! {
    /// A caption, a column or a remark about plants in a report that is handed on.
    PlantReportWord;

    // Against the place
    /// Caption.
    AgainstPlace: "Against the place", "与当地水平比较";
    /// Column.
    ExpectedRange: "expected, kWh/kW", "应有范围 kWh/kW";
    /// Caption.
    YearOfPlace: "A year by the yields of the place (no weather)", "按当地发电量估算的年发电量（无气象数据）";

    // Carbon
    /// Heading.
    Carbon: "Carbon", "碳排放";
    /// Caption.
    Avoided: "Avoided emissions by factor, beside the inventory", "按因子计算的避免排放（单列于清单之外）";
    /// Title of a chart.
    AvoidedChart: "Avoided emissions, factor beside factor", "各因子下避免的排放对比";
    /// Remark.
    NeverAdded: "What the generation would have emitted elsewhere, by each factor. The factors are alternatives: their results stand side by side, are never added up, and are part of no total of the inventory.",
        "按各因子估算的替代发电排放。各因子互为备选，结果并列给出，不得相加，也不计入清单的任何合计。";
    /// Caption.
    Margin: "By the combined margin: a project, beside the inventory", "按组合边际计算的项目减排量（单列于清单之外）";
    /// Column.
    Baseline: "baseline emissions", "基准线排放";
    /// Column.
    Weights: "standard: operating and build margin", "标准：电量边际与容量边际";
    /// Caption.
    Together: "All plants together", "全部电站合计";
    /// Column.
    Plants: "plants", "电站数";
    /// Column.
    AvoidedColumn: "avoided", "避免的排放";
    /// Caption.
    Category2: "Category 2 of the site, with the plant and without it", "现场类别 2 排放：有无光伏对比";
    /// Caption.
    BehindCategory2: "Behind it: own use, its certificates, and what came from the grid", "电量依据：自用电量及其证书、网购电量";
    /// Column.
    SoldOwnUse: "own use whose certificates were sold", "证书已售出的自用电量";
    /// Column.
    FromGrid: "from the grid", "网购电量";
    /// Column.
    LifeCycle: "life-cycle emissions (memo)", "全生命周期排放（备注）";
    /// Column.
    OwnUseEffect: "own use: less in category 2, location-based", "自用使类别 2 减少（基于位置）";
    /// Column.
    ByOwnUse: "less by own use", "自用带来的减少";

    // Life
    /// Heading.
    Life: "Over the life", "全生命周期";
    /// Caption.
    Energy: "Generation over the life", "全生命周期发电量";
    /// Caption of a chart.
    EnergyOfYears: "Generation of each year of operation", "各运行年发电量";
    /// Column.
    LifeYears: "years", "年限";
    /// Column.
    AsNew: "first year as new", "首年（衰减前）";
    /// Column.
    LastYear: "last year", "末年";
    /// Column.
    OfLife: "whole life", "全寿命合计";
    /// Column.
    Mean: "mean of a year", "年均";
    /// Column.
    Embodied: "embodied emissions", "隐含排放";
    /// Column.
    EmbodiedPerEnergy: "for each unit of energy", "单位电量隐含排放";
    /// Column.
    CarbonPayback: "carbon payback", "碳回收期";
    /// Column.
    Payback: "payback", "回收期";
    /// Column.
    PaybackDiscounted: "discounted payback", "折现回收期";
    /// Column, axis.
    YearOfOperation: "year of operation", "运行年";
    /// Column, line.
    Cumulative: "cumulative flow", "累计净现金流";
    /// Column, line.
    CumulativeDiscounted: "discounted", "累计折现净现金流";
    /// After a number of years.
    YearsToPayback: "years to payback", "年后收回投资";
    /// After a number of years.
    YearsToDiscounted: "years to discounted payback", "年后收回投资（折现）";
    /// After a number of years.
    YearsToCarbon: "years until embodied emissions are made up", "年后抵偿隐含排放";
    /// Caption.
    MoneyOfYears: "Money year by year", "逐年现金流";
    /// Caption.
    CarbonOfYears: "Avoided less embodied emissions, up to each year", "至各年累计的避免排放减隐含排放";
    /// Caption of a chart.
    CashChart: "Money over the life", "全生命周期累计现金流";
    /// Caption of a chart.
    CarbonChart: "Avoided less embodied emissions over the life", "全生命周期累计碳收支（避免排放减隐含排放）";
    /// Axis.
    NetAvoided: "avoided less embodied", "避免排放减隐含排放";
    /// Remark.
    SameFactorAllLife: "Each line holds its factor for the whole life; a grid that becomes cleaner avoids less.",
        "各曲线假定因子在全寿命期内不变；电网越清洁，避免的排放越少。";

    // Series
    /// Heading.
    Series: "From tables of months, days or hours", "逐月、逐日或逐时数据";
    /// Caption.
    SeriesTable: "Generation, load and own use matched row by row", "按行匹配的发电量、用电量与自用电量";
    /// Column.
    Load: "load", "用电量";
    /// Column.
    Imported: "imported", "下网";
    /// Caption.
    Netting: "Own use if netted over longer spans (overstated)", "按更长时段抵消的自用电量（偏高）";
    /// Column.
    Matched: "matched row by row", "按行匹配";
    /// Column.
    Degradation: "degradation", "衰减率";
    /// Column.
    Interval: "interval, %/a", "区间 %/年";
    /// Caption of a chart.
    SeriesChart: "Generation month by month over the years", "历年逐月发电量";
    /// Axis.
    Electricity: "electricity", "电量";
    /// Caption of a chart.
    UseChart: "Own use and export month by month", "逐月自用与上网电量";
    /// Caption.
    Years: "Years of the table", "逐年发电量";
    /// Column.
    MonthsOfYear: "months", "月数";

    // Claimed twice
    /// Heading.
    ClaimedTwice: "Claimed twice", "重复计算";
    /// Remark.
    NothingTwice: "Nothing that the plants claim was found a second time in this book. Held against them were savings projects, avoided emissions, purchased electricity, instruments and other plants, by id, name, named address and amount; what another book claims is not known here.",
        "未发现电站的电量或减排量在本账簿中被重复主张。核对对象为节能项目、避免排放、外购电力、合同工具及其他电站，依据为标识、名称、所述地址与数量；其他账簿的主张无从得知。";
}
