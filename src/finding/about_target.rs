//! What there is to say of targets as a book states them.

use super::{en, zh};

messages! {
    /// A sentence about a target.
    AboutTarget;

    // The book
    /// A number that is none of a list.
    NumberUpTo { key: &'static str, text: String, most: u8 } =>
        format!("{} in `{key}` is no number from 1 to {most}", en::q(text)),
        format!("{key} 中的{}不是1至{most}的整数", zh::q(text));
    /// A figure without a time.
    NoYear =>
        "a figure of a target needs its `year`, or a `period` of the book",
        "目标的数值须写明 year，或账簿中的 period";
    /// No promise, or several.
    OnePromise { count: usize } => match count {
            0 => "the goal says no promise".to_owned(),
            _ => format!("the goal says {count} promises at once"),
        },
        match count {
            0 => "goal 未写明承诺内容".to_owned(),
            _ => format!("goal 同时写了 {count} 项承诺"),
        };
    /// Help: what a goal states.
    OnePromiseHelp =>
        "state one of: change = \"-42 %\" (against the base year), yearly = \"-10 %\" (against the year before), reach = \"85 %\", keep = \"100 %\"; further promises are targets of their own",
        "写其中一项：change = \"-42 %\"（相对基准年）、yearly = \"-10 %\"（较上一年）、reach = \"85 %\"、keep = \"100 %\"；其余承诺另列为目标";
    /// No year.
    NotAYear { key: &'static str, text: String } =>
        format!("`{key}` is {}, which is no year from 1900 to 2200", en::q(text)),
        format!("{key} 为{}，不是1900至2200年之间的年份", zh::q(text));
    /// No share.
    NotAShare { key: &'static str, text: String } =>
        format!("`{key}` is {}, which is no share; write it as \"-42 %\"", en::q(text)),
        format!("{key} 为{}，不是比例；请写成 \"-42 %\"", zh::q(text));
    /// A share out of its bounds.
    OutOfBounds { key: &'static str, text: String, least: Option<String>, most: Option<String> } =>
        match (least, most) {
            (Some(least), Some(most)) => format!("`{key}` is {}, outside of {least} to {most}", en::q(text)),
            (Some(least), None) => format!("`{key}` is {}, below {least}", en::q(text)),
            (_, most) => format!("`{key}` is {}, above {}", en::q(text), most.clone().unwrap_or_default()),
        },
        match (least, most) {
            (Some(least), Some(most)) => format!("{key} 为{}，超出 {least} 至 {most}", zh::q(text)),
            (Some(least), None) => format!("{key} 为{}，低于 {least}", zh::q(text)),
            (_, most) => format!("{key} 为{}，高于 {}", zh::q(text), most.clone().unwrap_or_default()),
        };
    /// Help: a cut of more than everything.
    MoreThanAll =>
        "nothing can fall by more than all of it; removals beyond zero stand beside a target and not in it",
        "任何指标的降幅都不能超过100%；超出零的清除量与目标并列，不计入目标";
    /// The years of a target are in the wrong order.
    TargetNotAfterBase { base: i32, target: i32 } =>
        format!("the target year {target} is not after the base year {base}"),
        format!("目标年 {target} 不在基准年 {base} 之后");
    /// An actual figure of the base year or before.
    ActualNotAfterBase { year: i32 } =>
        format!("the actual figure of {year} is not after the base year"),
        format!("{year} 年的实际值不在基准年之后");
    /// A year with two figures.
    YearTwice { year: i32 } =>
        format!("{year} has two actual figures"),
        format!("{year} 年有两个实际值");
    /// A form of path without what it needs.
    PathNeeds { form: &'static str, key: &'static str } =>
        format!("a `{form}` path needs `{key}`"),
        format!("{form} 路径须写明 {key}");

    // Figures
    /// Actual figures of before an event that changed the base year.
    UnlikeFigures { target: String, event: String, years: Vec<i32> } => {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            format!("{}: the base year holds {}, and the figures of {} are of before it: they are not compared", en::q(target), en::q(event), years.join(", "))
        },
        {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            format!("{}：基准年已计入{}，而 {} 年的数值早于该事件，口径不一致，不作比较", zh::q(target), zh::q(event), years.join("、"))
        };
    /// Help: figures that were recalculated.
    UnlikeFiguresHelp =>
        "recalculate these figures for the event and say so: `recalculated = true` on an actual figure, or `actuals-recalculated = true` on the event",
        "请按该事件重算这些数值并注明：实际值写 recalculated = true，或事件写 actuals-recalculated = true";
    /// A change of a base value below zero.
    ChangeOfNegative { target: String } =>
        format!("{}: a change in per cent of a base value below zero says nothing", en::q(target)),
        format!("{}：基准值为负，按百分比变化没有意义", zh::q(target));
    /// Two base values of one boundary and year.
    TwoBaseValues { first: String, second: String, year: i32 } =>
        format!("{} and {} state different base values of {year} for the same scopes", en::q(first), en::q(second)),
        format!("{}与{}就同一范围给出了不同的 {year} 年基准值", zh::q(first), zh::q(second));
    /// Help: a level instead.
    ChangeOfNegativeHelp =>
        "state the value of the target year instead: reach = \"…\"",
        "请改写目标年的数值：reach = \"…\"";
    /// A share of more than everything.
    ShareAboveAll { target: String } =>
        format!("{}: a share cannot be above 100 %", en::q(target)),
        format!("{}：占比不能超过100 %", zh::q(target));
    /// A rise of emissions.
    RiseOfEmissions { target: String, text: String } =>
        format!("{}: {} is a rise of emissions; a cut is written with a minus", en::q(target), en::q(text)),
        format!("{}：{}表示排放上升；减排须写负号", zh::q(target), zh::q(text));
    /// The parts that a target does not state.
    Lacks { target: String, parts: Vec<Box<[&'static str; 2]>> } =>
        format!("{} does not state: {}", en::q(target), parts.iter().map(|part| part[0]).collect::<Vec<_>>().join(", ")),
        format!("{}未写明：{}", zh::q(target), parts.iter().map(|part| part[1]).collect::<Vec<_>>().join("、"));
    /// A point outside of the years of its path.
    PointOutside { year: i32 } =>
        format!("the point of {year} is not between base year and target year"),
        format!("{year} 年的路径点不在基准年与目标年之间");
    /// The book has no figure for a year.
    NoFigure { target: String, year: i32 } =>
        format!("{}: the book has no figure of {year} for its scopes", en::q(target)),
        format!("{}：账簿中没有 {year} 年该范围的数值", zh::q(target));
    /// A target that a set for the Net-Zero Standard cannot name.
    NotOfSet { target: String } =>
        format!("{} is not a target of emissions that states its scopes, which a set for the Net-Zero Standard is made of", en::q(target)),
        format!("{}不是写明范围的排放目标，不能列入净零标准的目标集", zh::q(target));
    /// A sector's pathway that does not do.
    NoConvergence { target: String } =>
        format!("{}: a convergence needs a base intensity above zero, a sector that covers the years from base year to target year with an intensity that moves, and activities above zero", en::q(target)),
        format!("{}：收敛路径须有大于零的基准强度、覆盖基准年至目标年且强度有变化的行业路径，以及大于零的活动水平", zh::q(target));
    /// A year of a sector twice.
    SectorYearTwice { year: i32 } =>
        format!("the pathway of the sector has {year} twice"),
        format!("行业路径中 {year} 年出现两次");
    /// An event with no effect, or two statements of it.
    OneEffect { both: bool } => match both {
            true => "the event states both `effect` and `by-scope`",
            false => "the event states neither `effect` nor `by-scope`",
        },
        match both {
            true => "事件同时写了 effect 与 by-scope",
            false => "事件未写 effect 或 by-scope",
        };
    /// An event that concerns no target.
    EventWithoutTarget { event: String } =>
        format!("the event {} concerns no target with a base value: its base year or its unit is another", en::q(event)),
        format!("事件{}不涉及任何有基准值的目标：基准年或单位不同", zh::q(event));
    /// Note of the usual threshold.
    UsualThreshold =>
        "not stated in the book; SBTi Corporate Near-term Criteria, C26",
        "账簿未写明；取自 SBTi 近期标准 C26";
    /// How a trend is computed.
    TrendModel { years: usize, is_log: bool } =>
        format!(
            "least squares of {years} {} on the years, prediction interval of 95 % by Student's distribution",
            if *is_log { "logarithms of figures" } else { "figures" }
        ),
        format!(
            "{years} 个{}对年份的最小二乘回归，95 % 预测区间按学生 t 分布",
            if *is_log { "数值的对数" } else { "数值" }
        );
    /// How a rate that keeps a budget is computed.
    BudgetRateModel { places: u32 } =>
        format!("the rate r with last figure × Σ (1 − r)^k = budget left, by halving, to {places} decimals of a per cent"),
        format!("满足 最近值 × Σ (1 − r)^k = 剩余预算 的年降率 r，二分法求得，百分数取 {places} 位小数");
    /// A path that cannot be drawn.
    NoPath { target: String } =>
        format!("{}: no path leads from its base value to its goal in this form", en::q(target)),
        format!("{}：以该形状无法画出由基准值到目标的路径", zh::q(target));
    /// Rules have no minimum of an ambition for this kind of target.
    NoSuchMinimum { target: String, ambition: String } =>
        format!("{}: the rules have no minimum of ambition {} for a target of its kind", en::q(target), en::q(ambition)),
        format!("{}：规则中没有适用于该类目标的力度等级{}", zh::q(target), zh::q(ambition));
    /// What a temperature score still needs.
    ScoreNeeds { target: String, parts: Vec<Box<[&'static str; 2]>> } =>
        format!("{} has no temperature score: it does not state {}", en::q(target), parts.iter().map(|part| part[0]).collect::<Vec<_>>().join(", ")),
        format!("{}无法得出温度评分，未写明：{}", zh::q(target), parts.iter().map(|part| part[1]).collect::<Vec<_>>().join("、"));
    /// Two targets that exclude each other.
    CannotBothBeKept { first: String, second: String } =>
        format!("{} and {} cannot both be kept", en::q(first), en::q(second)),
        format!("{}与{}无法同时实现", zh::q(first), zh::q(second));
    /// A later target that lets figures rise again.
    RisesAgain { first: String, second: String } =>
        format!("of {} and {} the later lets figures rise above the earlier", en::q(first), en::q(second)),
        format!("{}与{}中，后期目标允许数值高于前期目标", zh::q(first), zh::q(second));
    /// The book has no target.
    NoTarget => "the book has no [[target]]", "账簿中没有 [[target]]";
    /// No target of this id.
    NoSuchTarget { id: String } =>
        format!("the book has no target {}", en::q(id)),
        format!("账簿中没有目标{}", zh::q(id));
}

impl AboutTarget {
    /// The sentence in both languages, for what is kept without one.
    pub fn both(&self) -> String {
        format!("{} / {}", self.text(super::Lang::En), self.text(super::Lang::Zh))
    }
}
