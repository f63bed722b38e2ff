//! Words of the report about plans.

bilingual! {
    /// Words of the report about plans.
    PlanWord;
    /// Usage: plans.
    UsagePlan: "Choose measures and start years at least cost, for the [[plan]]s of the book", "按账簿的 [[plan]] 以最低成本选择措施及起始年";
    /// Usage: probability.
    UsageProbability: "The probability that the plan keeps its cap, sampled with a seed; with --plan", "方案满足上限的概率，按随机种子抽样；与 --plan 合用";
    /// Heading.
    Title: "Plan", "方案";
    /// Heading.
    Measures: "Measures by start", "措施与起始年";
    /// Column.
    Measure: "measure", "措施";
    /// Column.
    Start: "start", "起始年";
    /// Column, with a year.
    LowersIn: "lowers, t in", "减排量，t";
    /// Column.
    LowersInAll: "lowers, t in all", "累计减排量，t";
    /// Remark on a measure.
    Raises: "raises emissions", "增加排放";
    /// Remark.
    NotInCurve: "not in the picture, as they lower nothing by themselves", "单独实施不减排，未列入图中";
    /// Column.
    Cost: "cost", "成本";
    /// Column.
    PerTonne: "per t", "单位减排成本";
    /// Row.
    Total: "total", "合计";
    /// Heading.
    Years: "Year by year, tCO2e", "逐年排放量，tCO2e";
    /// Column.
    Year: "year", "年份";
    /// Column.
    Bau: "without measures", "无措施";
    /// Column.
    Planned: "plan", "方案";
    /// Column.
    Cap: "cap", "上限";
    /// Column.
    Margin: "margin", "余量";
    /// Column.
    Budget: "budget", "累计预算";
    /// Heading.
    SideBySide: "Plans side by side", "方案对比";
    /// Column.
    Keeps: "keeps", "约束";
    /// Column.
    Outcome: "outcome", "结论";
    /// Constraint.
    KeepsTargetYear: "target year", "目标年";
    /// Constraint.
    KeepsEveryYear: "every year", "逐年";
    /// Constraint.
    KeepsBudget: "sum of the years", "累计";
    /// Outcome.
    Optimal: "proven optimum", "已证最优";
    /// Outcome.
    BestFound: "best found", "已得最好";
    /// Outcome.
    Infeasible: "cannot be kept", "无法达到";
    /// Outcome.
    Unknown: "not decided", "未定";
    /// Remark.
    Attribution: "What measures lower is shared out in the order of their starts, contracts last, of one year a prerequisite first and else by id, each beside those before it: the parts add up to the difference exactly. Cost per tonne is discounted cost over the undiscounted tonnes of all years.", "各措施减排量按起始先后（合同类最后；同年者前置措施在先，其余按标识）依次计入，均为在其前各项之上的增量，合计恰等于总差额。单位减排成本为折现成本除以各年减排量之和（不折现）。";
    /// Remark on plans of one year.
    AttributionOneYear: "Costs are of one year, investment spread over the life. What measures lower is shared out in the order of their ids, prerequisites first and contracts last, each beside those before it: the parts add up to the difference exactly.", "成本为年费用，投资按寿命摊为年值。各措施减排量按标识顺序（前置措施在先，合同类最后）依次计入，均为在其前各项之上的增量，合计恰等于总差额。";
    /// Line.
    NoneChosen: "no measure is needed", "无需任何措施";
    /// Line, where the cap is not kept without measures either.
    NoneToChoose: "no measure can be chosen", "没有可选用的措施";
    /// Heading.
    Curve: "The cost curve as it is usually read", "按常规方式读边际减排成本曲线";
    /// Heading.
    Probability: "Probability of keeping the cap", "满足上限的概率";
    /// Row.
    ClosedForm: "closed form", "解析解";
    /// Row.
    Sampled: "sampled", "抽样";
    /// Form.
    NormalSum: "sum of normal parts", "正态和";
    /// Form.
    Delivery: "every combination of measures that deliver", "枚举各措施实现与否的组合";
    /// Form.
    LogNormal: "log-normal growth", "对数正态增长";
    /// Mark of plans that are made up.
    MadeUp: "Made up to show a calculation.", "为演示计算而虚拟。";
    /// Title of a chart.
    WhatMeasuresTake: "What each measure takes away", "各措施的减排贡献";
    /// Title of a chart.
    MeasuresByCost: "Chosen measures by what a tonne costs", "所选措施的单位减排成本";
    /// Word of a chart.
    CapMark: "│ cap", "│ 上限";
}

messages! {
    /// What there is to say of a plan that was searched.
    AboutSolution;

    /// Proved.
    Optimal { nodes: u64 } =>
        format!("Proven optimum: no choice that keeps the cap costs less ({} searched).", counted(*nodes)),
        format!("已证最优：满足上限的任何其他选择成本均不更低（搜索节点 {nodes} 个）。");
    /// Not proved.
    BestFound { bound: String, gap: String, nodes: u64, by_clock: bool } =>
        format!("Best found: no choice costs less than {bound}, so that this one is at most {gap} from the optimum; the search was stopped {} after {}{}.",
            if *by_clock { "by the limit of time" } else { "by the limit of nodes" },
            counted(*nodes),
            if *by_clock { ", and another machine may find another plan" } else { "" }),
        format!("已得最好：任何选择成本不低于 {bound}，本方案与最优之差至多 {gap}；搜索 {nodes} 个节点后因{}停止{}。",
            if *by_clock { "时限" } else { "节点上限" },
            if *by_clock { "，不同机器所得可能不同" } else { "" });
    /// No plan keeps the cap.
    Infeasible { excess: String, is_least: bool, is_cheapest: bool } => {
            let least = if *is_least { "it must give way by at least" } else { "the nearest plan found exceeds it by" };
            let cheapest = if *is_cheapest { "and it is the cheapest that comes as near" } else { "a cheaper one may come as near" };
            format!("No choice keeps the cap: {least} {excess}. The nearest plan is shown, {cheapest}.")
        },
        {
            let least = if *is_least { "上限至少须放宽" } else { "已得最接近的方案超出" };
            let cheapest = if *is_cheapest { "，且为同等接近者中成本最低" } else { "，同等接近者中或有成本更低的" };
            format!("任何选择均无法满足上限：{least} {excess}。所列为最接近的方案{cheapest}。")
        };
    /// Commitments leave nothing to choose.
    NoChoice =>
        "No choice is possible, whatever the cap: what is committed cannot be chosen together, given groups, prerequisites and years. No plan is shown; the figures are those without measures.",
        "无论上限如何均无可行选择：按分组、前置措施与年份，必选措施无法同时满足。不列方案，所示为无措施时的数值。";
    /// The plan leaves out, or adds, a part of what the target counts.
    Covers { sum: String, base: String } =>
        format!("The end uses add up to {sum} in the base year, the base value of the target is {base}: what is said of the cap holds for these end uses alone."),
        format!("各环节基准年合计 {sum}，而目标基准值为 {base}：关于上限的结论仅就所列环节成立。");
    /// Nothing is known.
    Unknown { excess: String, by_clock: bool } =>
        format!("Not decided: the search was stopped {} before a plan was found or excluded; the nearest seen is shown and exceeds the cap by {excess}.",
            if *by_clock { "by the limit of time" } else { "by the limit of nodes" }),
        format!("未定：搜索因{}停止，尚未找到可行方案，也未能排除；所列为已见最接近的方案，超出上限 {excess}。",
            if *by_clock { "时限" } else { "节点上限" });
    /// Not chosen.
    NotChosen { ids: Vec<String> } =>
        format!("Not chosen: {}.", ids.join(", ")),
        format!("未选：{}。", ids.join("、"));
    /// The reading of the cost curve, where it fails.
    Curve { ids: Vec<String>, claimed: String, emissions: String, cost: String } =>
        format!("Cheapest first, savings added up: {} would be taken, credited with {claimed}; they really leave {emissions} and cost {cost}.",
            if ids.is_empty() { "nothing".to_owned() } else { ids.join(", ") }),
        format!("由低到高逐项累加：依次选取 {}，账面减排 {claimed}；实际排放 {emissions}，成本 {cost}。",
            if ids.is_empty() { "空集".to_owned() } else { ids.join("、") });
    /// Why it fails: the cap.
    CurvePasses =>
        "It exceeds the cap: measures on one end use do not add up.",
        "实际超出上限：作用于同一环节的措施减排量不能直接相加。";
    /// Why it fails: it comes to its end.
    CurveEnds =>
        "It comes to its end before the cap: what lowers emissions only together with another measure is credited with nothing, and of a group only the cheapest per tonne is taken.",
        "累加完毕仍未达上限：只有与其他措施配合才减排的措施不计减排量，同组措施也只取单位成本最低者。";
    /// Why it fails: the cost.
    CurveDearer { by: String } =>
        format!("It keeps the cap and costs {by} more than the plan."),
        format!("满足上限，但成本比方案高 {by}。");
    /// Probability in closed form.
    ClosedForm { probability: String, form: String } =>
        format!("{probability} ({form})"),
        format!("{probability}（{form}）");
    /// Probability by sampling.
    Sampled { probability: String, error: String, kept: String, draws: String, seed: u64 } =>
        format!("{probability} ± {error} standard error ({kept} of {draws} draws, seed {seed})"),
        format!("{probability}，标准误差 ±{error}（{draws} 次抽样中 {kept} 次满足，随机种子 {seed}）");
    /// Mean and deviation of the draws.
    Spread { mean: String, deviation: String, is_sum: bool, year: i32 } =>
        format!("emissions {} {year}: mean {mean}, standard deviation {deviation}", if *is_sum { "up to" } else { "of" }),
        format!("{}{year} 年排放量：均值 {mean}，标准差 {deviation}", if *is_sum { "累计至 " } else { "" });
    /// Certain.
    Certain { keeps: bool } =>
        if *keeps { "nothing is uncertain, and the cap is kept" } else { "nothing is uncertain, and the cap is exceeded" },
        if *keeps { "无不确定性，满足上限" } else { "无不确定性，超出上限" };
}

fn counted(nodes: u64) -> String {
    if nodes == 1 { "1 node".to_owned() } else { format!("{nodes} nodes") }
}
