//! What there is to say of end uses, measures and plans as a book states them.

use super::{en, zh};

messages! {
    /// A sentence about end uses, measures and plans.
    AboutPlan;

    // The book
    /// No effect, or several.
    OneEffect { measure: String, count: usize } => match count {
            0 => format!("{} does not say what it does", en::q(measure)),
            _ => format!("{} says {count} effects at once", en::q(measure)),
        },
        match count {
            0 => format!("{}未写明作用方式", zh::q(measure)),
            _ => format!("{}同时写了 {count} 种作用方式", zh::q(measure)),
        };
    /// Help: what a measure states.
    OneEffectHelp =>
        "state one of: fraction = \"40 %\", amount = \"1100 MWh\", switch = { to = …, fraction = …, ratio = … }, contract = { share = \"50 %\" }; what does two things is two measures, one requiring the other",
        "写其中一项：fraction = \"40 %\"、amount = \"1100 MWh\"、switch = { to = …, fraction = …, ratio = … }、contract = { share = \"50 %\" }；兼有两种作用的，分作两项措施并以 requires 相连";
    /// A contract that says nothing, or two things.
    OneCover => "a contract states `share` or `amount`, one of the two", "contract 只写 share 或 amount 之一";
    /// A switch to itself.
    SwitchToItself { measure: String } =>
        format!("{} switches an end use to itself", en::q(measure)),
        format!("{}以同一环节替代自身", zh::q(measure));
    /// A contract on what is no scope 2.
    ContractScope { measure: String, end_use: String } =>
        format!("{} is a contract, and {} is not of scope 2", en::q(measure), en::q(end_use)),
        format!("{}为合同类措施，而{}不属于范围二", zh::q(measure), zh::q(end_use));
    /// Help: what contracts do.
    ContractHelp =>
        "green power and certificates change the market-based figure of bought electricity, heat and steam alone; state `scope = 2` where the end use is one of these",
        "绿电与绿证只改变外购电力、热力、蒸汽的基于市场结果；该环节属此类时写 scope = 2";
    /// Measures that require each other.
    Circle { ids: Vec<String> } =>
        format!("these require each other: {}", ids.iter().map(|id| en::q(id)).collect::<Vec<_>>().join(" → ")),
        format!("前置措施互相依赖：{}", ids.iter().map(|id| zh::q(id)).collect::<Vec<_>>().join("→"));
    /// Help: none can be first.
    CircleHelp =>
        "none of them could be chosen first; leave out one of the `requires`",
        "其中没有一项可以先行；请删去一处 requires";
    /// A group with one measure.
    GroupOfOne { group: String } =>
        format!("no other measure is in the group {}", en::q(group)),
        format!("组{}中没有其他措施", zh::q(group));
    /// Two measures of one group that are both committed.
    BothCommitted { first: String, second: String, group: String } =>
        format!("{} and {} are both committed and exclude each other in the group {}", en::q(first), en::q(second), en::q(group)),
        format!("{}与{}同属组{}，只能选一，却均已写明必选", zh::q(first), zh::q(second), zh::q(group));
    /// Two measures of one group that commitments force together.
    BothForced { first: String, first_by: Option<String>, second: String, second_by: Option<String>, group: String } =>
        format!("{} and {} must both be chosen and exclude each other in the group {}",
            forced_en(first, first_by.as_deref()), forced_en(second, second_by.as_deref()), en::q(group)),
        format!("{}与{}均须选用，而二者同属组{}，只能选一",
            forced_zh(first, first_by.as_deref()), forced_zh(second, second_by.as_deref()), zh::q(group));
    /// Committed and excluded at once.
    CommittedExcluded { measure: String, plan: String } =>
        format!("the plan {} both commits and excludes {}", en::q(plan), en::q(measure)),
        format!("方案{}同时将{}列为必选与排除", zh::q(plan), zh::q(measure));
    /// A commitment that requires what is excluded.
    RequiresExcluded { measure: String, required: String, plan: String } =>
        format!("{} is committed and requires {}, which the plan {} excludes", en::q(measure), en::q(required), en::q(plan)),
        format!("{}必选且以{}为前置措施，而方案{}将其排除", zh::q(measure), zh::q(required), zh::q(plan));
    /// A commitment on an end use that the plan does not have.
    CommittedOutside { measure: String, required: String, plan: String } => match measure == required {
            true => format!("{} is committed and acts on an end use that the plan {} leaves out", en::q(measure), en::q(plan)),
            false => format!("{} is committed and requires {}, which acts on an end use that the plan {} leaves out", en::q(measure), en::q(required), en::q(plan)),
        },
        match measure == required {
            true => format!("{}必选，但其所作用的环节不在方案{}之内", zh::q(measure), zh::q(plan)),
            false => format!("{}必选且以{}为前置措施，但后者所作用的环节不在方案{}之内", zh::q(measure), zh::q(required), zh::q(plan)),
        };
    /// A measure whose prerequisites exclude each other.
    NeverChosen { measure: String, first: String, second: String, group: String } => match measure == first || measure == second {
            true => {
                let other = if measure == first { second } else { first };
                format!("{} can never be chosen: it requires {} of its own group {}", en::q(measure), en::q(other), en::q(group))
            }
            false => format!("{} can never be chosen: it requires {} and {}, which exclude each other in the group {}", en::q(measure), en::q(first), en::q(second), en::q(group)),
        },
        match measure == first || measure == second {
            true => {
                let other = if measure == first { second } else { first };
                format!("{}永远无法选用：其前置措施{}与其同属组{}，只能选一", zh::q(measure), zh::q(other), zh::q(group))
            }
            false => format!("{}永远无法选用：其前置措施{}与{}同属组{}，只能选一", zh::q(measure), zh::q(first), zh::q(second), zh::q(group)),
        };
    /// A measure that no plan is long enough for.
    NeverStarts { measure: String, last: i32 } =>
        format!("{} can start in no plan of the book: its years, or those of what it requires, leave none up to {last}", en::q(measure)),
        format!("{}在账簿的任何方案中均不能起始：按其自身及前置措施的可起始年份，{last} 年以前（含）无可选年份", zh::q(measure));
    /// A start that is not after the base year.
    StartNotAfterBase { measure: String, year: i32, plan: String, base: i32 } =>
        format!("{} may start in {year}, which is not after the base year {base} of the plan {}", en::q(measure), en::q(plan)),
        format!("{}可于 {year} 年起始，不在方案{}的基准年 {base} 之后", zh::q(measure), zh::q(plan));
    /// The last start is before the first.
    LatestBeforeEarliest { earliest: i32, latest: i32 } =>
        format!("the last start {latest} is before the first {earliest}"),
        format!("最晚起始年 {latest} 早于最早起始年 {earliest}");
    /// A number of years that is none.
    NotYears { key: &'static str, text: String } =>
        format!("`{key}` is {}, which is no whole number of years from 1 to 200", en::q(text)),
        format!("{key} 为{}，不是1至200之间的整年数", zh::q(text));
    /// A number that is no whole one in its bounds.
    NotACount { key: &'static str, text: String, least: u64, most: u64 } =>
        format!("`{key}` is {}, which is no whole number from {least} to {most}", en::q(text)),
        format!("{key} 为{}，不是{least}至{most}之间的整数", zh::q(text));
    /// A time limit that is none.
    NotSeconds { text: String } =>
        format!("{} is no time from 0 to 1 hour", en::q(text)),
        format!("{}不是0至1小时之间的时间", zh::q(text));
    /// Points in no order.
    PointsInOrder { year: i32 } =>
        format!("{year} has two points"),
        format!("{year} 年有两个点");
    /// A point that is not after the base year.
    PointNotAfterBase { year: i32, base: i32 } =>
        format!("the point of {year} is not after the base year {base}"),
        format!("{year} 年的点不在基准年 {base} 之后");
    /// No cap, or several.
    OneCap { plan: String, count: usize } => match count {
            0 => format!("{} says nothing that it is to keep", en::q(plan)),
            _ => format!("{} says {count} things that it is to keep", en::q(plan)),
        },
        match count {
            0 => format!("方案{}未写明约束", zh::q(plan)),
            _ => format!("方案{}写了 {count} 项约束", zh::q(plan)),
        };
    /// Help: what a plan keeps.
    OneCapHelp =>
        "state one of: target = \"ID\", cap = \"6400 tCO2e\", reduction = \"42 %\", budget = \"50000 tCO2e\", caps = [{ year = …, value = … }]; `keeps` says whether it is the target year, every year or the sum that counts",
        "写其中一项：target = \"标识\"、cap = \"6400 tCO2e\"、reduction = \"42 %\"、budget = \"50000 tCO2e\"、caps = [{ year = …, value = … }]；keeps 写明约束目标年、逐年还是累计";
    /// A sum that is to be kept as something else.
    BudgetIsASum =>
        "a `budget` is kept as a sum: state keeps = \"budget\", or a cap",
        "budget 为累计值：请写 keeps = \"budget\"，或改写上限";
    /// No years.
    NoYears { plan: String } =>
        format!("{} needs its `base-year` and `year`, or a target that has them", en::q(plan)),
        format!("方案{}须写明 base-year 与 year，或引用具备二者的目标", zh::q(plan));
    /// The years are in the wrong order, or too many.
    YearsInOrder { base: i32, target: i32 } =>
        format!("a plan looks from its base year to at most 200 years after it, not from {base} to {target}"),
        format!("方案须由基准年向后至多200年，不能由 {base} 到 {target}");
    /// Two currencies.
    TwoCurrencies { first: String, second: String } =>
        format!("the costs of measures are in {first} and in {second}"),
        format!("措施费用同时使用 {first} 与 {second}");
    /// Help: one currency.
    OneCurrency =>
        "a plan adds costs up: convert them to one currency and note the rate and its day in the source",
        "方案需将费用相加：请折算为同一币种，并在来源中注明汇率与日期";
    /// One thing under two measures.
    ClaimedTwice { first: String, second: String, what: String } =>
        format!("{} and {} are both {}, and a plan may choose both", en::q(first), en::q(second), en::q(what)),
        format!("{}与{}均对应{}，方案可能同时选用而重复计算", zh::q(first), zh::q(second), zh::q(what));
    /// Help: put them into a group.
    ClaimedTwiceHelp =>
        "put both into one `group`, or leave one out",
        "将二者归入同一 group，或删去其一";
    /// A plant that works before the plan begins.
    WorksAlready { measure: String, plant: String, base: i32 } =>
        format!("{} is the plant {}, which works by the base year {base}: the loads of the base year are lower by it already", en::q(measure), en::q(plant)),
        format!("{}对应光伏电站{}，其在基准年 {base} 已投运：基准年用量已扣除其贡献", zh::q(measure), zh::q(plant));
    /// Help: what to do about it.
    WorksAlreadyHelp =>
        "name a plant that is still to come, or leave `plant` out where the measure is an extension",
        "改为尚未投运的电站；若措施为扩建，则不写 plant";
    /// A project whose saving is counted before the plan begins.
    SavesAlready { measure: String, project: String, base: i32 } =>
        format!("{} is the project {}, whose saving is counted by the base year {base}: the loads of the base year are lower by it already", en::q(measure), en::q(project)),
        format!("{}对应节能项目{}，其节约量在基准年 {base} 已计入：基准年用量已扣除其贡献", zh::q(measure), zh::q(project));
    /// Help: what to do about it.
    SavesAlreadyHelp =>
        "leave the measure out, or leave `project` out where the measure is an extension",
        "删去该措施；若措施为扩建，则不写 project";
    /// A target that does not count emissions.
    NotEmissions { target: String } =>
        format!("the target {} is not an absolute one of emissions; a plan keeps tonnes", en::q(target)),
        format!("目标{}不是排放总量目标；方案约束的是排放量", zh::q(target));

    // Figures
    /// The end uses and the base of the target differ.
    BaseDiffers { plan: String, sum: String, base: String } =>
        format!("the end uses of {} add up to {sum} in the base year, the base value of its target is {base}", en::q(plan)),
        format!("方案{}各环节基准年合计 {sum}，而其目标的基准值为 {base}", zh::q(plan));
    /// Help: an end use for the rest.
    BaseDiffersHelp =>
        "an end use for the rest makes both the same; what no end use covers is not in the plan, and the cap counts all the same",
        "可增设“其他”环节使两者一致；未列环节的排放不在方案之内，而上限仍按目标计";
    /// A committed measure that may not start within the plan.
    CommittedNeverStarts { measure: String, plan: String } =>
        format!("{} is committed and cannot start within the years of {}, given its own years and those of what it requires", en::q(measure), en::q(plan)),
        format!("{}必选，但按其自身及前置措施的年份，在方案{}的年份内不能起始", zh::q(measure), zh::q(plan));
    /// Numbers that no search can take.
    OutOfRange { plan: String } =>
        format!("{} has numbers that are too large to be searched", en::q(plan)),
        format!("方案{}的数值过大，无法求解", zh::q(plan));
    /// A load that is no emissions, without a factor.
    NeedsFactor { end_use: String, unit: String } =>
        format!("{} has no `factor`, and its load in `{unit}` is no emissions", en::q(end_use)),
        format!("{}未写 factor，而其用量单位 {unit} 不是排放量", zh::q(end_use));
    /// Help: what to write.
    NeedsFactorHelp =>
        "state what a unit of it emits: factor = \"0.5 kgCO2e/kWh\", or figures of the book",
        "写明单位用量的排放：factor = \"0.5 kgCO2e/kWh\"，或引用账簿中的数值";
    /// A value that is not known.
    NoValue { what: String } =>
        format!("{} has no value", en::q(what)),
        format!("{}没有数值", zh::q(what));
    /// Below zero.
    Negative { what: String } =>
        format!("{} is below zero", en::q(what)),
        format!("{}为负", zh::q(what));
    /// The book has no plan.
    NoPlan => "the book has no [[plan]]", "账簿中没有 [[plan]]";
    /// No plan for this target.
    NoPlanFor { id: String } =>
        format!("no [[plan]] is for the target {}", en::q(id)),
        format!("没有针对目标{}的 [[plan]]", zh::q(id));
}

/// A measure with the commitment that forces it.
fn forced_en(measure: &str, by: Option<&str>) -> String {
    match by {
        None => format!("{} (committed)", en::q(measure)),
        Some(by) => format!("{} (required by the committed {})", en::q(measure), en::q(by)),
    }
}

/// The same in Chinese.
fn forced_zh(measure: &str, by: Option<&str>) -> String {
    match by {
        None => format!("{}（必选）", zh::q(measure)),
        Some(by) => format!("{}（必选措施{}的前置措施）", zh::q(measure), zh::q(by)),
    }
}
