//! What there is to say of targets that were held against rules.

use super::{en, zh};

messages! {
    /// A sentence about a target held against rules.
    AboutJudgement;

    /// A usual wrong test, and what it would say.
    WrongTest { target: String, minimum: String, wrong: String, is_compounded: bool, differs: bool } => {
            let how = if *is_compounded { "compounded" } else { "counted from the base year" };
            let end = if *differs { "; it would change the answer" } else { "; it would not change the answer" };
            format!("{}: the minimum is {minimum} %; {how}, the usual wrong test, it would be {wrong} %{end}", en::q(target))
        },
        {
            let how = if *is_compounded { "按复利递减" } else { "自基准年起算" };
            let end = if *differs { "，且结论会随之改变" } else { "，结论不变" };
            format!("{}：最低减幅为 {minimum} %；若误用常见的{how}算法则为 {wrong} %{end}", zh::q(target))
        };
    /// A cut that prints the minimum.
    ByRounding { target: String, cut: String, minimum: String } =>
        format!("{}: {cut} % is the minimum of {minimum} % rounded to the digits it is printed with", en::q(target)),
        format!("{}：{cut} % 是最低减幅 {minimum} % 按所示位数修约的结果", zh::q(target));
    /// A rate that would do if the target year counted as the year before.
    YearBefore { target: String, year: i32 } =>
        format!("{}: the rate would be met if {year} is a fiscal year that mostly lies in {}; state fiscal-year", en::q(target), year - 1),
        format!("{}：若 {year} 为财年且多数月份在 {} 年，则减排速率可满足；请写明 fiscal-year", zh::q(target), year - 1);
    /// Fiscal years.
    Counted { target: String, named: i32, counted: i32 } =>
        format!("{}: fiscal year {named} counts as {counted}", en::q(target)),
        format!("{}：财年 {named} 按 {counted} 年计", zh::q(target));
    /// Growth that turns a cut of an intensity into a rise.
    Rises { target: String, growth: String } =>
        format!("{}: the absolute figure rises if the activity grows by more than {growth} % a year", en::q(target)),
        format!("{}：活动水平年增长超过 {growth} % 时，绝对量上升", zh::q(target));
    /// What a yearly promise compounds to.
    Compounds { target: String, yearly: String, change: String, from: i32, to: i32 } =>
        format!("{}: {yearly} every year compounds to {change} % from {from} to {to}", en::q(target)),
        format!("{}：每年 {yearly}，{from} 至 {to} 年累计为 {change} %", zh::q(target));
    /// No base value.
    NoBase { target: String, promise: String } =>
        format!("{}: {promise} has no base value; no path and no minimum can be worked out", en::q(target)),
        format!("{}：{promise} 没有基准值，无法画出路径或得出最低要求", zh::q(target));
    /// The largest minimum of any mix of scopes.
    AnyMix { target: String, least: String, most: String } =>
        format!("{}: without the shares of scope 1 and 2 the minimum lies between {least} and {most} %", en::q(target)),
        format!("{}：未知范围一与范围二的占比，最低减幅介于 {least} % 与 {most} % 之间", zh::q(target));
    /// Which rule asks most.
    Binding { target: String, rule: Box<[String; 2]>, by: Box<[&'static str; 2]>, margin: String } =>
        format!("{}: {} binds ({}), margin {margin} points", en::q(target), rule[0], by[0]),
        format!("{}：起约束作用的规则：{}（{}），余量 {margin} 个百分点", zh::q(target), rule[1], by[1]);
    /// Net zero is reached already.
    MaintainOnly { target: String } =>
        format!("{}: net zero is reached already; what is reached must be kept", en::q(target)),
        format!("{}：已达到净零减幅，须保持", zh::q(target));
    /// Progress that is needed and not stated.
    ProgressNotStated { target: String, year: i32 } =>
        format!("{}: forward-looking ambition needs what is done by {year}: recent.progress, or an actual figure", en::q(target)),
        format!("{}：前瞻性力度要求需要截至 {year} 年已完成的减幅（recent.progress 或实际值）", zh::q(target));
}
