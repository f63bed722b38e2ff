//! What there is to say of the money of projects that save energy.

use super::{Lang, Message, en, zh};

messages! {
    /// A sentence about the money of projects.
    AboutMoney;

    // The book
    /// An amount that is not money.
    NotMoney { key: String, unit: String } =>
        format!("{} is in {}, which is not money", en::q(key), en::q(unit)),
        format!("{}的单位是{}，不是货币", zh::q(key), zh::q(unit));
    /// A price that is not money per something.
    NotAPrice { key: String, unit: String } =>
        format!("{} is in {}, which is not money per unit", en::q(key), en::q(unit)),
        format!("{}的单位是{}，不是单价", zh::q(key), zh::q(unit));
    /// Two currencies.
    MixedCurrencies { project: String, first: String, second: String } =>
        format!("{} states money in {first} and in {second}", en::q(project)),
        format!("{}同时使用 {first} 和 {second} 两种货币", zh::q(project));
    /// Help: one currency.
    OneCurrency =>
        "state all money of a project in one currency; exchange rates are not guessed",
        "同一项目的金额请统一为一种货币；程序不推测汇率";
    /// Help: the unit of money.
    WriteMoney { example: String } => format!("write, for example: {example}"), format!("写法示例：{example}");
    /// A lifetime that is no whole number of years.
    NotYears { text: String, most: u16 } =>
        format!("{} is not a whole number of years from 1 to {most}", en::q(text)),
        format!("{}不是 1 至 {most} 之间的整数年", zh::q(text));
    /// A calendar year that is none.
    NotACalendarYear { key: String, text: String } =>
        format!("{} of {} is not a calendar year from 1900 to 2200", en::q(text), en::q(key)),
        format!("{}的{}不是 1900 至 2200 之间的年份", zh::q(key), zh::q(text));
    /// A list of another length than the lifetime.
    ListedYears { listed: usize, lifetime: u16 } =>
        format!("`cash-savings` lists {listed} years, and the lifetime is {lifetime}"),
        format!("cash-savings 列出 {listed} 年，而寿命为 {lifetime} 年");
    /// A list that is empty or too long.
    ListLength { listed: usize, most: u16 } =>
        format!("`cash-savings` lists {listed} years; it takes 1 to {most}"),
        format!("cash-savings 列出 {listed} 年，应为 1 至 {most} 年");
    /// Help: list and lifetime.
    ListEveryYear =>
        "list every year from the first to the last, those without a saving as 0 元, or leave the lifetime out",
        "请从第一年到最后一年逐年列出，没有节约的年份写 0 元，或省去 lifetime";
    /// A rate that loses everything.
    RateTooLow { key: String, text: String } =>
        format!("{} of {} is not above −100 %", en::q(key), en::q(text)),
        format!("{}为{}，应大于 −100 %", zh::q(key), zh::q(text));
    /// A rate that is no rate.
    NotARate { key: String, text: String } =>
        format!("{} of {} is not a rate", en::q(key), en::q(text)),
        format!("{}的{}不是比率", zh::q(key), zh::q(text));
    /// A bare number above one.
    RateInPercent { key: String, text: String, percent: String } =>
        format!("{} of {} without a unit would be {percent} %", en::q(key), en::q(text)),
        format!("{}的{}没有单位，即 {percent} %", zh::q(key), zh::q(text));
    /// Help: a rate.
    WriteRate { key: String } => format!("write {key} = \"8 %\""), format!("请写作 {key} = \"8 %\"");
    /// Help: two ways to say what is saved.
    OneWayOfSaving =>
        "money saved is `cash-savings` year by year, or `cost-saving` of the first year, or the saving at its `energy-price`",
        "节约的费用用 cash-savings 逐年给出，或用 cost-saving 给出第一年，或由节约量乘以 energy-price 得出";
    /// Help: two ways to emissions.
    OneWayOfEmissions =>
        "emissions come from `factor`, from `margin`, or as stated from `emissions-saving`",
        "减排量由 factor、margin 计算，或由 emissions-saving 直接给出，三者取一";

    // What is missing
    /// Figures that cannot be computed.
    Lacking { project: String, what: Vec<MoneyWord> } =>
        format!("{} of {} cannot be computed", words(what, Lang::En).join(", "), en::q(project)),
        format!("{}的{}无法计算", zh::q(project), words(what, Lang::Zh).join("、"));
    /// Why: no investment.
    NoCapex => "the investment is not stated (`capex`)", "未给出投资（capex）";
    /// Why: no money saved.
    NothingSaved =>
        "what is saved in money is not stated: no `cash-savings`, `cost-saving` or `energy-price`",
        "未给出节约的费用：没有 cash-savings、cost-saving 或 energy-price";
    /// Why: no years.
    NoLifetime => "how long it lasts is not stated (`lifetime`)", "未给出寿命（lifetime）";
    /// Why: no rate.
    NoRate => "no `discount-rate` is stated", "未给出折现率（discount-rate）";
    /// Why: too large.
    FlowsWithoutValue =>
        "the flows cannot be computed: a part of them has no value, or is too large a number",
        "现金流无法计算：其中某项没有数值，或数值过大";
    /// Why: no factor.
    NoFactor { carrier: String } =>
        format!("the emissions saved are not known: no factor for {}", en::q(carrier)),
        format!("减排量未知：{}没有排放因子", zh::q(carrier));
    /// Why: nothing abated.
    NothingAbated => "no emissions are saved on the whole, so there is no tonne to divide by", "总体上没有减排，无可除的吨数";
    /// Why: never paid back.
    NeverPaidBack => "the flows never add up to zero within the lifetime", "在寿命期内累计现金流始终为负，不能收回投资";
    /// Why: no change of sign.
    NoChangeOfSign =>
        "the flows never change sign: there is no outlay, or nothing comes back",
        "现金流符号始终不变：没有支出，或没有收入";
    /// Why: no rate although signs change.
    NoRateFits =>
        "no rate above −100 % makes the present value zero, although the flows change sign",
        "虽然现金流变号，但没有大于 −100 % 的利率使净现值为零";
    /// Why: several rates.
    SeveralFit { rates: Vec<String> } =>
        format!("several rates make the present value zero ({}): none of them is the return", rates.join(", ")),
        format!("有多个利率使净现值为零（{}），均不能作为收益率", rates.join("、"));
    /// Why: more flows than are searched.
    TooManyFlows { most: usize } =>
        format!("the flows change sign more than once, and more than {most} of them are not searched"),
        format!("现金流多次变号，且超过 {most} 期，不作搜索");
    /// Why: out of range.
    BeyondFloats => "the numbers are beyond what a rate of return is computed with", "数值超出收益率计算的范围";
    /// A payback after which the sum falls again.
    NotForGood { project: String, what: Vec<MoneyWord> } =>
        format!("{} of {}: a later outlay takes the sum below zero again", words(what, Lang::En).join(", "), en::q(project)),
        format!("{}的{}：其后的支出使累计现金流再次为负", zh::q(project), words(what, Lang::Zh).join("、"));

    /// Effects that no price is stated for.
    OthersNotPriced { project: String, carriers: Vec<String> } =>
        format!("the money of {} is that of its first carrier; what it does to {} has no price", en::q(project), en::list(carriers)),
        format!("{}的费用仅按第一种能源计算，对{}的影响没有单价", zh::q(project), zh::list(carriers));
    /// Help: state the money.
    StateCostSaving =>
        "state what is saved in money over all carriers: cost-saving = \"37.5 万元\"",
        "请用 cost-saving 给出各种能源合计节约的费用，例如 cost-saving = \"37.5 万元\"";

    // Rates of return
    /// Flows that change sign more than once.
    SignChanges { project: String, changes: usize } =>
        format!("the flows of {} change sign {changes} times: several rates of return may fit", en::q(project)),
        format!("{}的现金流变号 {changes} 次：可能有多个内部收益率", zh::q(project));
    /// Fact: what was found.
    RatesFound { rates: Vec<String> } =>
        if rates.is_empty() { "rates above −100 % that fit: none".to_owned() } else { format!("rates above −100 % that fit: {}", rates.join(", ")) },
        if rates.is_empty() { "大于 −100 % 且满足的利率：无".to_owned() } else { format!("大于 −100 % 且满足的利率：{}", rates.join("、")) };
    /// Help: use another figure.
    UseNpv =>
        "decide by the net present value, or by the modified rate of return with its rates stated",
        "请以净现值为准，或采用写明利率的修正内部收益率";
    /// The model of the internal rate of return.
    IrrModel { places: i8 } =>
        format!("internal rate of return: the rate at which the flows are worth zero, found by bisection, rounded to {places} decimals"),
        format!("内部收益率：使现金流净现值为零的利率，二分法求解，修约至 {places} 位小数");
    /// The model of the modified one.
    MirrModel { places: i8 } =>
        format!("modified internal rate of return: (returns reinvested to the last year ÷ present value of the outlays)^(1/N) − 1, rounded to {places} decimals"),
        format!("修正内部收益率：(再投资至末年的收入 ÷ 支出现值)^(1/N) − 1，修约至 {places} 位小数");

    // The curve
    /// Left out: no money.
    NoMoney => "states no money", "未给出投资和费用";
    /// Left out: made up.
    MadeUpBesideReal => "made up; the curve is of the projects that are not", "为虚拟示例；曲线只含真实项目";
    /// Left out: outside the inventory.
    OutsideInventory => "its effect lies outside the inventory", "效果在清单边界之外";
    /// Left out: another currency.
    OtherCurrency { unit: String } => format!("its money is in {unit}, which is not that of the curve"), format!("金额以 {unit} 计，与曲线货币不同");
    /// Left out: the end use is not known.
    OverlapUnknown { end_use: String } =>
        format!("shares the end use {} with a cheaper measure, and what that leaves cannot be told (`end-use-energy`)", en::q(end_use)),
        format!("与成本更低的措施共用用能环节{}，余量无法确定（end-use-energy）", zh::q(end_use));
    /// Left out: nothing left.
    NothingLeft { end_use: String } =>
        format!("cheaper measures leave nothing of the end use {}", en::q(end_use)),
        format!("成本更低的措施已使用能环节{}无余量", zh::q(end_use));
    /// Left out: no cost per tonne.
    NoCostPerTonne => "has no cost per tonne", "没有单位减排成本";
    /// Note: what the curve shows.
    CurveIs =>
        "Annual cost per tonne (capital at the discount rate, operation, less the money saved), the cheapest first. Tonnes a year are what each adds to the measures before it.",
        "按单位减排年化成本（按折现率折算的年投资费用加运行费用减去节约费用）由低到高排列；年减排量为该措施在前列措施之后新增的量。";
    /// Note: shared end uses.
    CurveShares =>
        "Measures on one end use leave less for each other: beside the figures of a measure alone stand those of what it adds. The order decides which of them is given what they share.",
        "同一用能环节的措施相互占用节能空间：“单独”为该措施单独实施时的数值，“新增”为在此顺序下的余量。同一环节内的先后次序决定重叠部分归于哪项措施。";
    /// Note: negative costs do not rank.
    NegativeRanks =>
        "Below zero the order says nothing: dividing what is earned by more tonnes makes the better measure look dearer. Rank measures that pay by their net present value.",
        "成本为负时排序没有意义：收益除以更多的吨数，反而使更好的措施显得更贵。能赢利的措施应按净现值排序。";
    /// Note: the curve is of made-up measures.
    CurveMadeUp => "All measures of this curve are made up.", "此曲线的措施均为虚拟示例。";
    /// Line above what is left out.
    LeftOut => "Not on the curve:", "未列入曲线：";
    /// An item of it.
    LeftOutBecause { project: String, why: Box<AboutMoney> } =>
        format!("{}: {}", project, why.text(Lang::En)),
        format!("{}：{}", project, why.text(Lang::Zh));
}

fn words(what: &[MoneyWord], lang: Lang) -> Vec<String> {
    what.iter().map(|word| word.text(lang).to_owned()).collect()
}

impl AboutMoney {
    /// The sentence in both languages, for what is kept without one.
    pub fn both(&self) -> String {
        format!("{} / {}", self.text(Lang::En), self.text(Lang::Zh))
    }

    /// What to write where a datum is missing.
    pub fn next_step(&self) -> Option<Message> {
        let line = match self {
            AboutMoney::NoCapex => "capex = \"120 万元\"",
            AboutMoney::NothingSaved => "energy-price = \"0.7 元/kWh\"",
            AboutMoney::NoLifetime => "lifetime = \"10 年\"",
            AboutMoney::NoRate => "discount-rate = \"8 %\"",
            AboutMoney::NoFactor { .. } => "factor = \"cn/grid\"",
            _ => return None,
        };
        Some(Message::AddLine { line: line.to_owned() })
    }
}

bilingual! {
    /// Words of money.
    MoneyWord;
    /// Heading.
    Heading: "Money", "经济性";
    /// Column.
    Capex: "investment", "投资";
    /// Column.
    Saved: "saved a year", "年节约费用";
    /// Row.
    SavedFirst: "money saved in the first year", "第一年节约费用";
    /// Row.
    SavedMean: "money saved a year, the mean", "年均节约费用";
    /// Column.
    Npv: "net present value", "净现值";
    /// Row.
    NpvWithCarbon: "net present value with emissions at their price", "含碳收益的净现值";
    /// Column.
    Irr: "internal rate of return", "内部收益率";
    /// Column, short.
    IrrShort: "IRR", "内部收益率";
    /// Row.
    Mirr: "modified internal rate of return", "修正内部收益率";
    /// Column.
    Payback: "payback", "静态投资回收期";
    /// Row.
    PaybackDiscounted: "discounted payback", "动态投资回收期";
    /// Row.
    AnnualCapital: "capital as an annuity", "年投资费用（年金）";
    /// Row.
    AnnualSaving: "money saved as an annuity", "年节约费用（年金）";
    /// Row.
    AnnualCost: "annual cost", "年化净成本";
    /// Row.
    Recovery: "capital recovery factor", "资金回收系数";
    /// Row.
    Profitability: "profitability index", "获利指数";
    /// Row.
    Tonnes: "tonnes of CO2e a year", "年均减排量";
    /// Name of all three forms.
    CostPerTonne: "cost per tonne", "单位减排成本";
    /// Column.
    CostPerTonneShort: "cost per t", "单位减排成本";
    /// Row.
    CostSimple: "cost per tonne: −NPV / tonnes", "单位减排成本：−净现值 / 累计减排量";
    /// Row.
    CostAnnualised: "cost per tonne: annual cost / tonnes a year", "单位减排成本：年化净成本 / 年均减排量";
    /// Row.
    CostDiscounted: "cost per tonne: −NPV / discounted tonnes", "单位减排成本：−净现值 / 折现减排量";
    /// Heading.
    FlowsHeading: "Flows", "现金流";
    /// Column.
    Year: "year", "年";
    /// Column.
    Flow: "flow", "净现金流";
    /// Column.
    Present: "present value", "现值";
    /// Heading.
    Curve: "Abatement cost curve", "减排成本曲线";
    /// Column.
    TonnesAlone: "t a year alone", "年减排量（单独）";
    /// Column.
    TonnesTogether: "t a year added", "年减排量（新增）";
    /// Column.
    CostAlone: "cost per t alone", "单位成本（单独）";
    /// Column.
    CostTogether: "cost per t added", "单位成本（新增）";
    /// Column.
    Cumulative: "cumulative t a year", "累计年减排量";
    /// Unit of a payback.
    Years: "years", "年";
    /// Line under the table.
    PerTonneIsAnnual: "Cost per tonne: annual cost / mean tonnes a year; `--project` shows all three forms.", "单位减排成本为年化净成本 / 年均减排量；三种口径见 --project。";
    /// Heading of what is missing.
    Missing: "Not computed", "未计算";
    /// A cell.
    None: "none", "无";
}
