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
    // Money of projects
    /// 1 + rate.
    OnePlusRate: "1 + rate", "1 + 利率";
    /// Flow of year 0.
    Outlay: "flow of year 0 = −investment", "第 0 年净现金流 = −投资";
    /// Flow of a year.
    FlowOfYear: "flow of the year = saved − operation + salvage", "当年净现金流 = 节约费用 − 运行费用 + 残值";
    /// Money saved in a later year.
    SavedInYear: "money saved in the first year × growth × what is left of the saving", "第一年节约费用 × 价格增长 × 衰减后的余量";
    /// The mean of the years.
    MeanOfYears: "mean of the years", "各年平均";
    /// Flows up to a year.
    SumOfFlows: "sum of the flows to this year", "累计现金流";
    /// Years to payback.
    YearsToPayback: "full years + still owed / flow of the year", "整年数 + 尚未收回额 ÷ 当年现金流";
    /// Years to payback where all are the same.
    YearsOfEqualFlows: "investment / flow of a year", "投资 ÷ 年净现金流";
    /// (1 + rate)^−t.
    DiscountFactor: "discount factor = (1 + rate)^−years", "折现系数 = (1 + 利率)^−年数";
    /// A flow at the rate.
    PresentValue: "present value = flow × discount factor", "现值 = 净现金流 × 折现系数";
    /// Sum of the present values.
    NetPresentValue: "net present value = sum of the present values", "净现值 = 各年现值之和";
    /// In the base year.
    InBaseYear: "in the base year", "折算至基准年";
    /// Sum of the discount factors.
    AnnuityFactor: "present value of 1 a year = sum of the discount factors", "年金现值系数 = 折现系数之和";
    /// The capital recovery factor.
    RecoveryFactor: "capital recovery factor = 1 / present value of 1 a year", "资金回收系数 = 1 ÷ 年金现值系数";
    /// Capital as an annuity.
    AnnualCapital: "(investment − present value of the salvage) × capital recovery factor", "(投资 − 残值现值) × 资金回收系数";
    /// Net cost as an annuity.
    AnnualCost: "annual cost = −net present value × capital recovery factor", "年化净成本 = −净现值 × 资金回收系数";
    /// Money saved as an annuity.
    AnnualSaving: "money saved a year = capital a year + operation − annual cost", "年节约费用（年金）= 年投资费用 + 运行费用 − 年化净成本";
    /// Present value over the investment.
    ProfitabilityIndex: "present value of what follows / investment", "后续现金流现值 ÷ 投资";
    /// Tonnes of all years.
    TonnesOfLife: "tonnes of all years", "寿命期累计减排量";
    /// The mean of the years.
    TonnesAYear: "tonnes a year, the mean of the lifetime", "年均减排量";
    /// Tonnes discounted.
    TonnesDiscounted: "tonnes, each year's discounted", "折现减排量";
    /// −NPV / tonnes.
    CostPerTonne: "−net present value / tonnes of all years", "−净现值 ÷ 累计减排量";
    /// Annual cost / tonnes a year.
    CostPerTonneAnnual: "annual cost / tonnes a year", "年化净成本 ÷ 年均减排量";
    /// −NPV / discounted tonnes.
    CostPerTonneDiscounted: "−net present value / discounted tonnes", "−净现值 ÷ 折现减排量";
    /// Tonnes at their price.
    WorthOfTonnes: "discounted tonnes × price of emissions", "折现减排量 × 碳价";
    /// Value with emissions at their price.
    ValueWithCarbon: "net present value + worth of the tonnes", "净现值 + 碳收益现值";
    /// Left by cheaper measures.
    LeftByCheaper: "left by the cheaper measures of the end use", "同一环节成本更低的措施之后的余量";
    /// Tonnes that a measure adds.
    TonnesAdded: "tonnes a year that the measure adds", "该措施新增的年减排量";
    /// Cost of a measure where a part of its saving is taken.
    CostOfAdded: "annual cost + money that cheaper measures save already", "年化净成本 + 已由成本更低的措施节约的费用";
    /// What an assertion is held against.
    AssertedFigure: "the figure that is asserted", "被断言的数值";
    /// The base year as 100 %.
    IndexOfBase: "base year = 100 %", "以基准年为100 %";
    /// The value that a target promises.
    TargetValue: "value of the target year = base value × (1 + change)", "目标年数值 = 基准值 ×（1 + 变化率）";
    /// A year of a straight path.
    PathLinear: "base value + part of the way", "基准值 + 按比例推进的部分";
    /// A level, year after year.
    PathKept: "the level that is kept", "须保持的水平";
    /// 1 + change.
    OnePlusChange: "1 + change", "1 + 变化率";
    /// A year of a compound path.
    PathCompound: "base value × (goal / base value)^(years passed / years)", "基准值 ×（目标值 ÷ 基准值）^（已过年数 ÷ 总年数）";
    /// A budget.
    BudgetOfPath: "sum of the path after the base year", "基准年之后路径各年之和";
    /// What is left of it.
    BudgetLeft: "budget − used since the base year", "预算 − 基准年以来已用";
    /// Yearly decrease to the goal.
    StepToEndPoint: "(last figure − goal) / years left", "（最近值 − 目标值）÷ 剩余年数";
    /// Yearly decrease that keeps the budget.
    StepToBudget: "2 (years left × last figure − budget left) / (years left × (years left + 1))", "2（剩余年数 × 最近值 − 剩余预算）÷（剩余年数 ×（剩余年数 + 1））";
    /// End uses of a plan.
    SumOfEndUses: "sum of the end uses", "各用能环节之和";
    /// What is left up to the cap.
    CapLessEmissions: "cap − emissions", "上限 − 排放量";
    /// Cost of a measure.
    DiscountedCost: "investment and running cost of each year, discounted to the base year", "各年投资与运行费用折现至基准年之和";
    /// Investment as equal amounts.
    CapitalRecovery: "investment × rate / (1 − (1 + rate)^−life)", "投资 × 折现率 ÷（1 −（1 + 折现率）^−寿命）";
    /// Growth at which the absolute figure stays.
    BreakEvenGrowth: "growth a year at which the absolute figure stays the same", "绝对量保持不变时的年增长率";
    /// Change of the absolute figure.
    AbsoluteChange: "(1 + change of the intensity) × (1 + growth)^years − 1", "（1 + 强度变化率）×（1 + 增长率）^年数 − 1";
    /// Distance from the end of the sector's way.
    SdaDistance: "d = base intensity − last intensity of the sector", "d = 基准强度 − 行业收敛强度";
    /// What is left of the sector's way.
    SdaLeft: "p = (sector − its last) / (sector of the base year − its last)", "p =（行业强度 − 收敛强度）÷（行业基准年强度 − 收敛强度）";
    /// The market-share term.
    SdaShare: "m = activity of the sector / activity of the company, base year 1", "m = 行业活动水平指数 ÷ 企业活动水平指数（基准年为1）";
    /// Target of a year.
    SdaTarget: "d × p × m + last intensity of the sector", "d × p × m + 行业收敛强度";
    /// Absolute index.
    SdaAbsolute: "target intensity / base intensity × activity", "目标强度 ÷ 基准强度 × 活动水平";
    /// Activity index.
    SdaActivity: "activity / activity of the base year", "活动水平 ÷ 基准年活动水平";
    /// Scaled to a market.
    SdaScaled: "pathway × intensity of the market / intensity of the pathway, base year", "行业路径 × 基准年市场强度 ÷ 基准年路径强度";
    /// Between two years.
    BetweenYears: "straight line between the years stated", "按相邻所列年份线性内插";
    /// As ITR interpolates.
    PathInterpolated: "base value × (100/1111)^(years passed / years) − (base value × 100/1111 − goal) × years passed / years", "基准值 ×（100/1111）^（已过年数 ÷ 总年数）−（基准值 × 100/1111 − 目标值）× 已过年数 ÷ 总年数";
    /// A path that stays.
    PathHeld: "held at the base value: the goal is not below it", "保持基准值：目标值不低于基准值";
    /// What an event adds.
    EffectOnBase: "effect on the base year inside of the boundary", "事件对边界内基准年的影响";
    /// What events add together.
    EventsTested: "effects that count, together / base value", "计入的影响合计 ÷ 基准值";
    /// After them.
    BaseRecalculated: "base value + effects of the events", "基准值 + 各事件的影响";
    /// Against the path.
    AgainstPath: "actual − path", "实际值 − 路径值";
    /// Against the year before.
    AgainstYearBefore: "figure / figure of the year before − 1", "当年值 ÷ 上一年值 − 1";
    /// Yearly rate to the goal.
    EqualRateToEndPoint: "1 − (goal / last figure)^(1 / years left)", "1 −（目标值 ÷ 最近值）^（1 ÷ 剩余年数）";
    /// The path so far.
    PathSoFar: "path after the base year, to the year of the last figure", "基准年之后至最近值年份的路径之和";
    /// A minimum cut, linear.
    MinimumAnchored: "minimum cut = rate × (target year − the earlier of base year and 2020)", "最低减幅 = 年率 ×（目标年 − 基准年与2020年中较早者）";
    /// A minimum cut, compounding.
    MinimumCompounded: "minimum cut = 1 − (1 − rate)^(target year − the earlier of base year and 2020)", "最低减幅 = 1 −（1 − 年率）^（目标年 − 基准年与2020年中较早者）";
    /// A minimum cut of a scope.
    MinimumOfScope: "minimum cut of the scope = rate × years from the base year", "该范围的最低减幅 = 年率 × 自基准年起的年数";
    /// Minima of scopes together.
    MinimumByShares: "minima of the scopes by their shares in the most recent inventory", "各范围最低减幅按最近一次清单的占比加权";
    /// The largest minimum of any mix.
    MinimumOfAnyMix: "the largest minimum of any mix of scopes", "任意范围构成下的最大最低减幅";
    /// The rate of a scope.
    RateOfScope: "rate = the larger of the floor and end point / years to it", "年率 = max（下限, 终点减幅 ÷ 至终点年数）";
    /// Forward-looking ambition.
    ForwardLooking: "done already + (net zero − done already) × years to the target / years to net zero", "已完成减幅 +（净零减幅 − 已完成减幅）× 至目标年年数 ÷ 至净零年年数";
    /// A temperature score.
    TemperatureScore: "score = slope × yearly cut in per cent + intercept, not below the floor", "评分 = 斜率 × 年减幅(%) + 截距，不低于下限";
    /// The score of a company.
    CompanyScore: "scores of the scopes by emissions", "各范围评分按排放量加权";
    /// The score of a portfolio.
    PortfolioScore: "scores of the companies by their weights", "各企业评分按权重加权";
    /// Degrees of an overshoot.
    OvershootDegrees: "benchmark + budget × (ratio − 1) × climate response / conversion", "基准温升 + 预算 ×（超出比 − 1）× 气候响应系数 ÷ 换算系数";
}
