//! What there is to say of how good a plant is, of its carbon, its life and its series.

use super::{Lang, en, zh};

messages! {
    /// A sentence about the performance, the carbon or the life of a plant.
    AboutPlant;

    // Plausibility
    /// A flag, with what it says.
    Questioned { at: String, flag: &'static str, says: Box<[String; 2]> } =>
        format!("{}: {flag}. {}", en::q(at), says[0]),
        format!("{}：{flag}，{}", zh::q(at), says[1]);
    /// Fact: the yield and its range.
    YieldAgainst { value: String, low: String, high: String, place: Box<[String; 2]> } =>
        format!("{value} kWh/kW; {} suggests {low} to {high} kWh/kW for these days", place[0]),
        format!("{value} kWh/kW；按{}，该时段应在 {low} 至 {high} kWh/kW", place[1]);
    /// Fact: the yield and the range that the book states.
    YieldAgainstStated { value: String, low: String, high: String } =>
        format!("{value} kWh/kW; the yield that the book states suggests {low} to {high} kWh/kW for these days"),
        format!("{value} kWh/kW；按账簿给出的等效小时数，该时段应在 {low} 至 {high} kWh/kW");
    /// Fact: the density and its bounds.
    DensityIs { value: String } => format!("{value} kW/m²"), format!("{value} kW/m²");
    /// Fact: the start that would explain it.
    StartWouldExplain { full_year: String, day: String } =>
        format!("if a whole year gives {full_year} kWh/kW, a start on {day} would explain it"),
        format!("若全年为 {full_year} kWh/kW，{day} 投产可以解释该数值");
    /// Fact: the sky.
    SkyGives { most: String } =>
        format!("a sky without clouds gives {most} kWh/m² in the best plane"),
        format!("全年晴空在最佳倾角面上的辐照量为 {most} kWh/m²");
    /// A question.
    Ask { question: Box<[String; 2]> } => question[0].clone(), question[1].clone();
    /// No place with this name.
    NoPlace { name: String } =>
        format!("no yield is known of {}", en::q(name)),
        format!("没有{}的发电量资料", zh::q(name));
    /// Help: what can be named.
    PlaceHelp =>
        "a city or a province of rules/pv/resource-china.toml, in either language",
        "可写 rules/pv/resource-china.toml 中的城市或省份（中英文均可）";
    /// Outputs that overlap.
    Overlap { plant: String, first: String, second: String } =>
        format!("{}: {} and {} have days in common", en::q(plant), en::q(first), en::q(second)),
        format!("{}：{}与{}的日期有重叠", zh::q(plant), zh::q(first), zh::q(second));
    /// A time and its parts.
    PartsDiffer { at: String, parts: usize, difference: String } =>
        format!("{}: the {parts} times within it do not add up to what it states; the difference is {difference}", en::q(at)),
        format!("{}：其中 {parts} 个时段之和与所述发电量不符，相差 {difference}", zh::q(at));
    /// More is used than generated.
    OwnUseAboveGeneration { at: String } =>
        format!("{}: more is used on the site than is generated and taken out of storage", en::q(at)),
        format!("{}：自用电量大于发电量与储能放出之和", zh::q(at));
    /// More is used than the load.
    OwnUseAboveLoad { at: String } =>
        format!("{}: more is used on the site than its load", en::q(at)),
        format!("{}：自用电量大于现场用电量", zh::q(at));

    // Carbon
    /// A standard that is not there.
    NoStandard { name: String } =>
        format!("rules/pv/carbon.toml has no standard {}", en::q(name)),
        format!("rules/pv/carbon.toml 中没有标准{}", zh::q(name));
    /// A technology that is not there.
    NoTechnology { name: String } =>
        format!("{} is no technology of generation that is known", en::q(name)),
        format!("{}不是已知的发电技术", zh::q(name));
    /// A crediting period that is not there.
    NoCreditingPeriod { text: String } =>
        format!("{} is no crediting period: 1, 2 or 3", en::q(text)),
        format!("{}不是计入期，应为 1、2 或 3", zh::q(text));
    /// Weights that are not confirmed.
    NoWeights { standard: String, technology: &'static str, period: u8 } =>
        format!("{standard} has no confirmed weights for {technology} in crediting period {period}"),
        format!("{standard} 没有经核实的 {technology} 第 {period} 计入期权重");
    /// Weights that do not add to the whole.
    WeightsDoNotAdd { whole: String } =>
        format!("the weights of operating and build margin add up to {whole}, not to 1"),
        format!("电量边际与容量边际的权重之和为 {whole}，应为 1");
    /// One weight without the other.
    OneWeight => "a stated weight needs the other: operating-weight and build-weight", "须同时给出 operating-weight 和 build-weight";
    /// Clause of weights that the book states.
    WeightsStated => "weights stated by the book", "权重由账簿给定";
    /// Help: name them.
    StandardsAre { names: Vec<String> } => format!("known: {}", en::list(names)), format!("可用：{}", zh::list(names));
    /// A residual factor where an average belongs.
    ResidualAsAverage { id: String } =>
        format!("{} leaves out market-traded non-fossil electricity: it belongs to the market-based view, not to location-based or avoided emissions", en::q(id)),
        format!("{}不含市场化交易的非化石能源电量，仅用于基于市场的核算，不用于基于位置的排放或避免排放", zh::q(id));
    /// Help: where it goes.
    GiveAsResidual { id: String } =>
        format!("residual = \"{id}\""), format!("residual = \"{id}\"");
    /// Not a residual factor where one belongs.
    NotResidual { id: String } =>
        format!("{} is no residual factor: it counts electricity whose certificates others hold", en::q(id)),
        format!("{}不是剩余因子，其中含有证书归他人所有的电量", zh::q(id));
    /// Certificates that were sold, without a residual factor.
    SoldNeedsResidual { at: String } =>
        format!("{}: certificates of own use were sold; the market-based view counts that electricity at a residual factor, and none is named", en::q(at)),
        format!("{}：自用电量的证书已售出，基于市场的核算应按剩余因子计算该电量，账簿未给出", zh::q(at));
    /// Own use is not known.
    OwnUseOpen { at: String } =>
        format!("{}: own use is not known, so that no effect on category 2 is computed", en::q(at)),
        format!("{}：自用电量未知，不计算对类别 2 的影响", zh::q(at));

    // Life
    /// Something is missing for some figures.
    LifeLacks { plant: String, what: &'static str, needs: &'static str } =>
        format!("{}: {what} needs {needs}", en::q(plant)),
        format!("{}：{}需要 {}", zh::q(plant), life(what), life(needs));
    /// The internal rate of return does not exist or is not one.
    NoRate { plant: String, why: Box<super::AboutMoney> } =>
        format!("{}: no internal rate of return: {}", en::q(plant), why.text(Lang::En)),
        format!("{}：没有内部收益率：{}", zh::q(plant), why.text(Lang::Zh));
    /// A year outside the life.
    YearOutside { year: String, years: u16 } =>
        format!("year {year} is not between 2 and {years}"),
        format!("第 {year} 年不在 2 至 {years} 之间");
    /// Losses of the years beside another statement of degradation.
    LossesAnd { other: &'static str } =>
        format!("`losses` states what each year has lost from new; `{other}` cannot stand beside it"),
        format!("losses 已逐年写明相对新组件的损失，不能再写 {other}");
    /// Another number of losses than of years.
    LossesOfYears { found: usize, years: u16 } =>
        format!("`losses` has {found} values for {years} years"),
        format!("losses 有 {found} 个值，而年限为 {years} 年");
    /// Name of the model of what is left of a plant whose DC degrades.
    LeftOfDc { dc: String } =>
        format!("AC with {dc} of DC left over AC as new: PV: SPA, PVWatts 5, rounded to 10 digits / 直流剩余 {dc} 时的交流电量与初始之比：SPA、PVWatts 5，修约至 10 位有效数字"),
        format!("AC with {dc} of DC left over AC as new: PV: SPA, PVWatts 5, rounded to 10 digits / 直流剩余 {dc} 时的交流电量与初始之比：SPA、PVWatts 5，修约至 10 位有效数字");
    /// Nothing is left before the end.
    NothingLeft { plant: String, years: u16 } =>
        format!("{}: linear degradation leaves nothing before year {years}", en::q(plant)),
        format!("{}：按线性衰减，第 {years} 年之前出力已降为零", zh::q(plant));

    // Series
    /// A unit that is neither an energy nor a power.
    SeriesUnit { unit: String } =>
        format!("{} is neither an energy nor a power", en::q(unit)),
        format!("{}既不是电量单位也不是功率单位", zh::q(unit));
    /// Help: a cell without a value.
    BlankHelp => "leave a cell blank where there is no value", "没有数值的单元格请留空";
    /// Help: a time that is there twice.
    KeepOneRow => "keep one of the two rows", "两行请保留其一";
    /// A power by the month.
    MonthlyPower =>
        "a power by the month is no energy: months differ in length; state the energy of each",
        "逐月数据不能用功率单位（各月长短不同），请给出各月电量";
    /// Times without a row.
    RowsAbsent { plant: String, count: i64 } =>
        format!("{}: between the first row and the last, {count} times have no row", en::q(plant)),
        format!("{}：首行与末行之间有 {count} 个时刻没有数据行", zh::q(plant));
    /// Rows without a value.
    RowsMissing { plant: String, count: usize } =>
        format!("{}: {count} rows have no value and are left out", en::q(plant)),
        format!("{}：{count} 行缺测，未计入", zh::q(plant));
    /// A load whose rows do not fit into those of the weather.
    LoadBesideWeather { plant: String, load: i64, weather: i64 } =>
        format!("{}: no own use by the model: the load has rows of {load} minutes, and the weather of {weather}", en::q(plant)),
        format!("{}：未按模型计算自用电量：负荷每行 {load} 分钟，气象数据每行 {weather} 分钟", zh::q(plant));
    /// A load of another time than the weather.
    LoadBeyondWeather { plant: String } =>
        format!("{}: no own use by the model: no row of the load is of a time of the weather", en::q(plant)),
        format!("{}：未按模型计算自用电量：负荷数据与气象数据没有共同的时段", zh::q(plant));
    /// Rows below zero.
    RowsNegative { plant: String, count: usize } =>
        format!("{}: {count} rows are below zero and are left out; what a plant takes at night is load", en::q(plant)),
        format!("{}：{count} 行为负值，未计入；电站夜间用电属于负荷", zh::q(plant));
    /// A series against an output.
    SeriesDiffers { at: String, stated: String, summed: String } =>
        format!("{}: {stated} is stated, and the rows of these days add up to {summed}", en::q(at)),
        format!("{}：账簿写 {stated}，该时段各行之和为 {summed}", zh::q(at));
    /// Note of a node that was folded from a table.
    Folded { rows: usize } =>
        format!("sum of {rows} rows of the table / 数据表 {rows} 行之和"),
        format!("sum of {rows} rows of the table / 数据表 {rows} 行之和");
    /// Name of the model of degradation.
    YearOnYear { pairs: usize } =>
        format!("degradation year on year, {pairs} pairs of days, median, rounded to 8 decimals / 逐年对比衰减率，{pairs} 对日期的中位数，修约至 8 位小数"),
        format!("degradation year on year, {pairs} pairs of days, median, rounded to 8 decimals / 逐年对比衰减率，{pairs} 对日期的中位数，修约至 8 位小数");
    /// Name of the model of an end of its interval.
    YearOnYearInterval { confidence: String, draws: u32, block: usize, seed: u64 } =>
        format!("interval of {confidence} % of the degradation year on year: {draws} draws in blocks of {block}, seed {seed} / 逐年对比衰减率的 {confidence} % 区间：自助抽样 {draws} 次，块长 {block}，种子 {seed}"),
        format!("interval of {confidence} % of the degradation year on year: {draws} draws in blocks of {block}, seed {seed} / 逐年对比衰减率的 {confidence} % 区间：自助抽样 {draws} 次，块长 {block}，种子 {seed}");
    /// Name of the model of a straight line.
    StraightLine { days: usize } =>
        format!("straight line through {days} days by least squares / {days} 天的最小二乘直线"),
        format!("straight line through {days} days by least squares / {days} 天的最小二乘直线");
    /// Name of the model of sums that rest on the hours of a model.
    MatchedWithModel { rows: usize } =>
        format!("PV: SPA, PVWatts 5, {rows} rows beside those of the load, each to 10 digits / 光伏模型（SPA、PVWatts 5）与负荷逐行对应，{rows} 行，各取 10 位有效数字"),
        format!("PV: SPA, PVWatts 5, {rows} rows beside those of the load, each to 10 digits / 光伏模型（SPA、PVWatts 5）与负荷逐行对应，{rows} 行，各取 10 位有效数字");

    // Claimed twice
    /// A plant and a project.
    PlantAndProject { plant: String, project: String, why: &'static str } =>
        format!("plant {} and project {} may claim the same: {}", en::q(plant), en::q(project), same(why).0),
        format!("电站{}与项目{}可能重复计算：{}", zh::q(plant), zh::q(project), same(why).1);
    /// A plant and a measure.
    PlantAndMeasure { plant: String, measure: String, why: &'static str } =>
        format!("plant {} and measure {} may claim the same: {}", en::q(plant), en::q(measure), same(why).0),
        format!("电站{}与措施{}可能重复计算：{}", zh::q(plant), zh::q(measure), same(why).1);
    /// A claim that adds what a plant avoids to an inventory, or takes it off.
    ClaimInventory { plant: String, claim: String, one: String, other: String } =>
        format!("claim {} sets {} of plant {} against {}, which own use has lowered already", en::q(claim), en::q(one), en::q(plant), en::q(other)),
        format!("声明{}将电站{}的{}与{}相加减，而自用电量已使后者降低", zh::q(claim), zh::q(plant), zh::q(one), zh::q(other));
    /// A claim that adds up one thing twice.
    ClaimOther { plant: String, claim: String, one: String, other: String } =>
        format!("claim {} adds up {} and {}, which both have the electricity of plant {}", en::q(claim), en::q(one), en::q(other), en::q(plant)),
        format!("声明{}将{}与{}相加，两者均含电站{}的电量", zh::q(claim), zh::q(one), zh::q(other), zh::q(plant));
    /// Help: count once.
    CountOnce => "count each kWh and each tonne once: show avoided emissions beside the inventory, and one of the two figures", "每千瓦时、每吨只计一次：避免排放应与排放清单分列，两个数值取其一";
    /// A plant and an entry beside the inventory.
    PlantAndAvoided { plant: String, beside: String, why: &'static str } =>
        format!("plant {} and avoided emissions {} may claim the same: {}", en::q(plant), en::q(beside), same(why).0),
        format!("电站{}与避免排放{}可能重复计算：{}", zh::q(plant), zh::q(beside), same(why).1);
    /// Certificates that were sold, and an instrument.
    SoldAndUsed { plant: String, instrument: String } =>
        format!("certificates of plant {} were sold, and instrument {} claims its electricity", en::q(plant), en::q(instrument)),
        format!("电站{}的证书已售出，而合同工具{}仍主张其电量", zh::q(plant), zh::q(instrument));
    /// Own use that is an activity.
    OwnUseAsImport { plant: String, activity: String } =>
        format!("plant {} and activity {} state the same amount: own use is not imported electricity", en::q(plant), en::q(activity)),
        format!("电站{}与活动{}的电量相同：自发自用电量不是外购电力", zh::q(plant), zh::q(activity));
    /// One plant twice.
    TwoPlants { first: String, second: String } =>
        format!("plants {} and {} state the same generation for the same days", en::q(first), en::q(second)),
        format!("电站{}与{}在同一时段的发电量相同", zh::q(first), zh::q(second));
    /// The second place.
    AlsoHere => "also here", "此处亦有";
    /// Help: keep one.
    KeepOne => "keep one of the two, or say in a note how they differ", "请保留其一，或在备注中说明两者的区别";
}

/// What two entries have in common.
fn same(why: &str) -> (&'static str, &'static str) {
    match why {
        "id" => ("they have one id", "标识相同"),
        "name" => ("they have one name", "名称相同"),
        "amount" => ("they state the same amount", "数量相同"),
        _ => ("one names the other", "一处提到另一处"),
    }
}

/// Words of what a figure of a life needs.
fn life(word: &str) -> &'static str {
    match word {
        "the lifetime" => "全生命周期",
        "degradation of DC" => "直流侧衰减",
        "weather and a model" => "气象数据与模型",
        "carbon payback" => "碳回收期",
        "money" => "经济指标",
        "the levelised cost" => "度电成本",
        "first-year, or the generation of a whole year" => "first-year，或一个完整年度的发电量",
        "a capacity DC" => "直流容量",
        "carbon.factors" => "carbon.factors",
        "own-use-share" => "own-use-share",
        "feed-in-price" => "feed-in-price",
        "own-use-price" => "own-use-price",
        "capex" => "capex",
        "discount-rate" => "discount-rate",
        _ => "其他内容",
    }
}

impl AboutPlant {
    /// The sentence in both languages, for what is kept without one.
    pub fn both(&self) -> String {
        format!("{} / {}", self.text(Lang::En), self.text(Lang::Zh))
    }
}
