//! Steps of methods, in words: what a line of a derivation does.

bilingual! {
    /// A step of a calculation method.
    Step;
    /// Amount × factor.
    AmountTimesFactor: "amount × emission factor", "活动数据 × 排放因子";
    /// Volume × density.
    MassFromVolume: "mass = volume × density", "质量 = 体积 × 密度";
    /// Mass × net calorific value.
    Energy: "energy = mass × net calorific value", "热量 = 质量 × 低位发热量";
    /// Energy × carbon content.
    CarbonInFuel: "carbon = energy × carbon content", "含碳量 = 热量 × 单位热值含碳量";
    /// Carbon × oxidation rate.
    CarbonOxidised: "carbon oxidised = carbon × oxidation rate", "氧化碳量 = 含碳量 × 碳氧化率";
    /// Carbon × 44/12.
    CarbonToCo2: "CO2 = carbon oxidised × 44/12", "CO2 = 氧化碳量 × 44/12";
    /// Molar mass of CO2 over that of carbon.
    MolarRatio: "molar mass of CO2 over that of carbon", "CO2与碳的摩尔质量比";
    /// Energy × emission factor.
    EnergyTimesFactor: "energy × emission factor", "热量 × 排放因子";
    /// Mass of a gas × GWP.
    GasTimesGwp: "mass of the gas × GWP", "气体质量 × 全球变暖潜势(GWP)";
    /// In another unit by definition.
    ByDefinition: "counted as, by definition", "按定义换算";
    /// An amount by its formula.
    ComputedAmount: "amount = formula", "活动数据 = 计算公式";
    /// A term of a balance from the others.
    BalanceTerm: "the term that closes the balance", "使平衡闭合的项";
    /// In less out.
    BalanceDifference: "in − out", "收入 − 支出";
    /// Covered by an instrument.
    CoveredEnergy: "covered = min(cancelled, still to cover)", "覆盖电量 = min(已注销, 尚未覆盖)";
    /// Not covered.
    UncoveredEnergy: "not covered by instruments", "未被工具覆盖的电量";
    /// Location-based emissions for what is not covered.
    UncoveredShare: "location-based emissions × share not covered", "基于位置的排放 × 未覆盖比例";
    /// Category 2 by contracts.
    MarketBased: "location-based − replaced + market-based", "基于位置 − 被替代部分 + 基于市场";
    /// A share of cogeneration.
    AllocatedShare: "emissions × share of the output", "排放 × 产出份额";
    /// Emissions over output.
    AllocatedFactor: "emissions / output", "排放 ÷ 产出";
    /// Sum over the gases of an activity.
    SumOfGases: "sum over the gases", "各气体之和";
    /// Sum over the activities of a category.
    SumOfActivities: "sum over the activities", "各活动之和";
    /// Sum over the categories.
    SumOfCategories: "sum over the categories", "各类别之和";
    /// Amount of an activity × share of its facility.
    AmountTimesShare: "amount × share of the facility", "数量 × 设施份额";
    /// Emissions of an activity × share of its facility.
    TimesShare: "emissions × share of the facility", "排放量 × 设施份额";
    /// The share of a facility that is counted.
    ShareOfFacility: "share of the facility that is counted", "计入的设施份额";
    /// Days × share of the equity.
    DaysTimesShare: "days × share", "天数 × 份额";
    /// Days counted over the days of the period.
    ShareByDays: "share weighted by days", "按天数加权的份额";
    /// What the claim says its figure should equal.
    ClaimExpression: "recomputed", "重新计算";
    /// A total row of a table.
    TableDown: "added down the column", "按列相加";
    /// A total column of a table.
    TableAcross: "added across the row", "按行相加";
    /// A percentage of a table.
    TableShare: "share of the total", "占合计的百分比";
    /// Percentages of a table that add up.
    TableHundred: "sum of the shares", "百分比之和";
    /// The same figure elsewhere.
    TableSame: "the same figure elsewhere", "别处的同一数值";

    // Views
    /// Sum over what a view maps here.
    SumOfMapped: "sum over the ISO categories mapped here", "对应至此的 ISO 类别之和";
    /// Sum over scopes.
    SumOfScopes: "sum over the scopes", "各范围之和";
    /// What a bridge must close to.
    BridgeDifference: "ISO total less what is outside, less the scopes", "ISO 总计减去范围之外，再减去各范围";
    /// Amount × coefficient of standard coal.
    AmountTimesCoalCoefficient: "amount × coefficient of standard coal", "实物量 × 折标准煤系数";
    /// Sum over the lines of a carrier.
    SumOfCarrier: "sum over the lines of the carrier", "该能源品种各项之和";
    /// Sum over carriers.
    SumOfCarriers: "sum over the energy carriers", "各能源品种之和";
    /// Emissions per denominator.
    EmissionsPerUnit: "emissions ÷ denominator", "排放量 ÷ 分母";
    /// Change of an intensity.
    ChangeOfIntensity: "intensity ÷ that of the period before, less 1", "强度 ÷ 上一期强度 − 1";
    /// What an assertion is held against.
    AssertedFigure: "the figure that is asserted", "被断言的数值";
}
