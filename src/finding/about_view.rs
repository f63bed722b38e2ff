//! What there is to say of views, intensities, assertions and impact.

use super::{Apart, Lang, en, zh};

messages! {
    /// A sentence about the views of an inventory.
    AboutView;
    /// A split of a view that has none.
    NoSplit =>
        "--by splits the inventory of ISO 14064-1; leave out --by or --view",
        "--by 只用于拆分 ISO 14064-1 清单；请去掉 --by 或 --view";
    // Energy
    /// Several coefficients, and the standard does not choose.
    CoefficientUnclear { activity: String, en: String, zh: String } =>
        format!("GB/T 2589 does not settle the coefficient of {}: {} is not counted in the energy consumption", en.to_lowercase(), super::en::q(activity)),
        format!("GB/T 2589 未给出{}的唯一折标准煤系数：{}未计入综合能耗", zh, super::zh::q(activity));
    /// Fact: one of the coefficients.
    Candidate { id: String, value: String, of_standard: bool } =>
        format!("{id} = {value}{}", if *of_standard { " (GB/T 2589)" } else { "" }),
        format!("{id} = {value}{}", if *of_standard { "（GB/T 2589）" } else { "" });
    /// Help: give the coefficient.
    GiveCoefficient { example: String, value: String } =>
        format!("name the row that is meant: `coal-factor = \"{example}\"`; or the value by the measured calorific value: `coal-coefficient = \"{value}\"`"),
        format!("请写明所采用的系数：`coal-factor = \"{example}\"`；或按实测低位发热量写明数值：`coal-coefficient = \"{value}\"`");
    /// Help: a coefficient for the unit of the amount.
    CoefficientPerUnit { unit: String } =>
        format!("give a coefficient for the unit of the amount: `coal-coefficient = \"… kgce/{unit}\"`"),
        format!("请给出与活动数据单位一致的系数：`coal-coefficient = \"… kgce/{unit}\"`");
    /// A carrier that the pack does not have.
    NoCarrier { activity: String, factor: String } =>
        format!("{} may be energy, and GB/T 2589 has no carrier for {} here: it is not counted in the energy consumption", en::q(activity), en::q(factor)),
        format!("{}可能属于能源消费，但未找到{}对应的能源品种：未计入综合能耗", zh::q(activity), zh::q(factor));
    /// Help: name the carrier.
    NameCarrier { carriers: Vec<String> } =>
        format!("say `energy-carrier` on the line: {}; or \"none\" where it is no energy", en::list(carriers)),
        format!("请在该活动上写明 `energy-carrier`：{}；不属于能源时写 \"none\"", zh::list(carriers));
    /// No equivalent value of the year.
    NoRate { en: String, zh: String, year: u16 } =>
        format!("there is no official equivalent value of {} for {year}: the energy consumption by equivalent value is without it", en.to_lowercase()),
        format!("没有 {year} 年{zh}的官方等价值：按等价值计算的综合能耗不含该项");
    /// Help: give it.
    GiveRate { period: String, carrier: String } =>
        format!("give it with its source: `[[coal-rate]]` with `period = \"{period}\"`, `carrier = \"{carrier}\"` and `value`"),
        format!("请注明来源给出：`[[coal-rate]]`，写明 `period = \"{period}\"`、`carrier = \"{carrier}\"` 和 `value`");

    /// A coefficient that does not count standard coal.
    NotCoal { unit: String } =>
        format!("{} is not standard coal per unit of an energy carrier", super::en::q(unit)),
        format!("{}不是单位能源的标准煤量", super::zh::q(unit));

    // Denominators
    /// Two denominators of one id in one period.
    DuplicateDenominator { id: String, period: String } =>
        format!("the denominator {} is there twice for {period}", en::q(id)),
        format!("{period} 的强度分母{}重复", zh::q(id));

    // Assertions
    /// None of the three.
    AssertionWithoutBound =>
        "an assertion says nothing without `equals`, `at-most` or `at-least`",
        "断言须写明 `equals`、`at-most` 或 `at-least` 之一";
    /// A figure that is not what it should be.
    AssertionFails { id: String, figure: String, value: String, bound: BoundWord, asserted: String, difference: Apart } =>
        format!("{} does not hold: {figure} is {value}, not {}{asserted}; difference {}", en::q(id), bound.text(Lang::En), difference.text(Lang::En)),
        format!("断言{}不成立：{figure} 为 {value}，并非{}{asserted}；相差 {}", zh::q(id), bound.text(Lang::Zh), difference.text(Lang::Zh));
    /// A figure that has no value, or not all of it.
    AssertionCannotTell { id: String, figure: String } =>
        format!("whether {} holds cannot be told: something that {figure} rests on is missing", en::q(id)),
        format!("无法判断断言{}是否成立：{figure} 所依据的某项缺失", zh::q(id));
    /// Fact: what the assertion says.
    AssertionSays { says: String } =>
        super::user_text::shown(says).to_string(),
        super::user_text::shown(says).to_string();
    /// Help: look at the derivation.
    ExplainFigure { figure: String } =>
        format!("`crossfoot explain BOOK {figure}` shows how it comes about"),
        format!("用 `crossfoot explain 账簿 {figure}` 查看其来历");

    // Impact
    /// Nothing has this name.
    NothingToMove { id: String, near: Option<String> } =>
        match near {
            Some(near) => format!("nothing of the book is called {}; did you mean {}?", en::q(id), en::q(near)),
            None => format!("nothing of the book is called {}", en::q(id)),
        },
        match near {
            Some(near) => format!("账簿中没有{}；是否指{}？", zh::q(id), zh::q(near)),
            None => format!("账簿中没有{}", zh::q(id)),
        };
    /// Title.
    ImpactOf { what: String, value: String } =>
        format!("What rests on {what} = {value}, and what 1 % more of it does"),
        format!("依据 {what} = {value} 的数值，及其增加 1 % 的影响");
    /// Title, where several move together.
    ImpactOfSeveral { what: String, count: usize } =>
        format!("What rests on {what} ({count} values, moved together), and what 1 % more of them does"),
        format!("依据 {what}（{count} 个取值，同时变动）的数值，及其增加 1 % 的影响");
    /// Nothing rests on it.
    NothingRests =>
        "No figure rests on it.",
        "没有数值以其为依据。";

    // Formats
    /// A format that a command does not have.
    FormatNotHere { format: String } =>
        format!("this command has no {format}; `inventory`, `impact` and `verify` have"),
        format!("此命令不支持 {format}；`inventory`、`impact` 和 `verify` 支持");

    // In reports
    /// A line of scope 3 with several categories.
    SeveralCategories { categories: Vec<String> } =>
        format!("{}, not told apart", categories.join(" or ")),
        format!("{}，未区分", categories.join("或"));
    /// Where an equivalent value comes from.
    FromLibrary { id: String } =>
        format!("equivalent value from {id}"),
        format!("等价值取自 {id}");
    /// By which pack.
    ByPack { pack: String } =>
        format!("by rules/views/{pack}"),
        format!("依据 rules/views/{pack}");
}

bilingual! {
    /// How a figure is held, before a value.
    BoundWord;
    /// To a value.
    Equal: "", " ";
    /// From above.
    AtMost: "at most ", "至多 ";
    /// From below.
    AtLeast: "at least ", "至少 ";
}

bilingual! {
    /// A heading or a column of the views.
    ViewWord;
    /// Title.
    GhgpTitle: "Greenhouse gas inventory by GHG Protocol scope", "按《温室气体核算体系》范围的温室气体清单";
    /// Column.
    Scope: "Scope", "范围";
    /// Row.
    Scope1: "Scope 1", "范围一";
    /// Row.
    Scope2: "Scope 2", "范围二";
    /// Row.
    Scope3: "Scope 3", "范围三";
    /// Row.
    Category: "category", "类别";
    /// Row: land use within scope 1.
    Land: "of it land use", "其中：土地利用";
    /// Row.
    Unassigned: "not assigned to a category", "未分配至类别";
    /// Row.
    ScopesTotal: "Scopes 1 to 3", "范围一至三合计";
    /// Row.
    Outside: "no category in the GHG Protocol", "《温室气体核算体系》无对应类别";
    /// Heading.
    Bridge: "Bridge ISO 14064-1 ↔ GHG Protocol", "ISO 14064-1 与《温室气体核算体系》的衔接";
    /// Column.
    IsoCategory: "ISO 14064-1", "ISO 14064-1";
    /// Column.
    GhgpHome: "GHG Protocol", "《温室气体核算体系》";
    /// Row of the bridge.
    IsoTotal: "ISO 14064-1 total", "ISO 14064-1 总计";
    /// Row of the bridge.
    LessOutside: "less: no category in the GHG Protocol", "减：《温室气体核算体系》无对应类别";
    /// Row of the bridge.
    GhgpTotal: "GHG Protocol, scopes 1 to 3", "《温室气体核算体系》范围一至三";
    /// Row of the bridge: exact.
    Difference: "difference (exact)", "差额（精确）";
    /// Marks a line that the book assigns.
    ByBook: "by the book", "由账簿指定";
    /// Heading of notes.
    Uncertain: "What is uncertain in the mapping", "对应关系中的不确定之处";
    /// Title.
    EnergyTitle: "Comprehensive energy consumption", "综合能耗";
    /// Column.
    Carrier: "Energy carrier", "能源品种";
    /// Column.
    Amount: "Amount", "实物量";
    /// Column.
    Calorific: "Calorific (tce)", "当量值 (tce)";
    /// Column.
    Equivalent: "Equivalent (tce)", "等价值 (tce)";
    /// Of the two values, the one by equivalent value.
    EquivalentWord: "equivalent", "等价值";
    /// Row.
    Total: "Total", "合计";
    /// Heading.
    NotCovered: "Not counted", "未计入";
    /// Why.
    CoefficientOpen: "coefficient not settled", "折标准煤系数未确定";
    /// Why.
    EmissionsAlone: "emissions stated without an amount", "仅列排放量，无实物量";
    /// Why.
    NoCarrierWord: "no energy carrier known", "能源品种不明";
    /// Why.
    UnitsApart: "amount and coefficient do not measure alike", "实物量与系数的单位不一致";
    /// Why.
    AbsentWord: "the book has no figure", "账簿没有数值";
    /// Where an equivalent value comes from.
    FromBook: "equivalent value from the book", "等价值取自账簿";
    /// Where an equivalent value comes from.
    NoOfficial: "no official equivalent value for the year", "该年无官方等价值";
    /// Nothing to show.
    NoEnergy: "No line of the book is an energy carrier.", "账簿中没有能源消费活动。";
    /// Heading.
    Intensities: "Intensities", "强度";
    /// Column.
    IntensityOf: "Intensity", "强度";
    /// Column.
    Period: "Period", "期间";
    /// Column.
    Denominator: "Denominator", "分母";
    /// Column.
    Value: "Value", "数值";
    /// Column.
    Change: "Change", "变化";
    /// What is divided.
    OfTotal: "total", "总量";
    /// What is divided.
    OfScopes: "scope 1+2", "范围一+二";
    /// Two periods with prices that are not the same.
    OtherPrices: "other price basis", "价格基准不同";
    /// A change between totals of which one is partial.
    NotComparable: "not comparable: partial", "不可比：数据不完整";
    /// Column.
    Prices: "Prices", "价格基准";
    /// Column.
    Figure: "Figure", "数值地址";
    /// Column.
    Now: "Now", "现值";
    /// Column.
    OnePercentMore: "+1 %", "+1 %";
    /// Column.
    Moves: "Moves by", "变动";
    /// Column.
    Relative: "Relative", "相对变动";
    /// Column.
    Unit: "Unit", "单位";
    /// Column.
    Address: "Address", "地址";
    /// Column.
    Name: "Name", "名称";
    /// Column.
    State: "State", "状态";
}

bilingual! {
    /// The command line of the views.
    ViewUsage;
    /// Option.
    View: "View: iso (ISO 14064-1 categories), ghgp (GHG Protocol scopes) or gbt2589 (comprehensive energy consumption) [default: iso]",
        "视图：iso（ISO 14064-1 类别）、ghgp（《温室气体核算体系》范围）或 gbt2589（综合能耗） [默认：iso]";
    /// Command.
    Impact: "Show which figures rest on an input or a factor, and how far each moves for 1 % of it",
        "显示哪些数值以某输入或因子为依据，及其变动 1 % 时各数值的变动";
    /// Argument.
    Lever: "An address, a factor family or the id of an activity: activity/diesel/amount, cn/grid, diesel",
        "地址、因子族或活动标识：activity/diesel/amount、cn/grid、diesel";
}
