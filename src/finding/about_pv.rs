//! What there is to say of photovoltaic plants.

use super::{en, zh};

messages! {
    /// A sentence about a photovoltaic plant.
    AboutPv;

    // The book
    /// A capacity entry without a capacity.
    NoCapacity { plant: String } =>
        format!("{}: an entry of `capacity` states neither dc nor ac", en::q(plant)),
        format!("{}：capacity 中有一项既无 dc 也无 ac", zh::q(plant));
    /// An entry of capacity whose day is not known, beside others.
    CapacityDay { plant: String } =>
        format!("{}: of several capacities each needs the day from which it stands", en::q(plant)),
        format!("{}：有多个装机容量时，各项须写明起始日", zh::q(plant));
    /// An output without a time.
    NoTime { plant: String } =>
        format!("{}: an output needs a `period`, or `from` and `to`", en::q(plant)),
        format!("{}：发电量须写明 period，或 from 和 to", zh::q(plant));
    /// A value outside its bounds.
    OutOfBounds { key: &'static str, value: String, range: &'static str } =>
        format!("`{key}` is {value}, outside of {range}"),
        format!("{key} 为 {value}，超出 {range} 的范围");
    /// No plain number.
    NumberWanted { key: &'static str } =>
        format!("`{key}` is one number without a unit"),
        format!("{key} 应为一个不带单位的数字");
    /// No whole number.
    WholeWanted { key: &'static str } =>
        format!("`{key}` is a whole number"),
        format!("{key} 应为整数");
    /// A quantity of another dimension.
    NotMeasured { key: &'static str, unit: String, wanted: &'static str } =>
        format!("`{key}` is in {unit}, and is counted in {wanted}"),
        format!("{key} 的单位为 {unit}，应以 {wanted} 计");
    /// Something is generated and used in two ways at once.
    OwnUseMetered =>
        "the meter counts own use only (`metered-as`): then `generated` is what was used on the site, and nothing else is known",
        "计量口径为仅自用（metered-as）：此时 generated 即自用电量，其余未知";

    /// Not twelve values.
    TwelveMonths { key: &'static str, count: usize } =>
        format!("`{key}` has {count} values, and needs twelve, from January on"),
        format!("{key} 有 {count} 个值，应为一月起的十二个");
    /// Shares that are not the whole.
    Shares { whole: String } =>
        format!("the shares of the arrays add up to {whole}"),
        format!("各方阵比例之和为 {whole}");
    /// A parameter that the chosen models do not have.
    UnknownParameter { name: String } =>
        format!("none of the chosen models has a parameter {}, or its value is no number", en::q(name)),
        format!("所选模型没有参数{}，或其值不是数字", zh::q(name));
    /// Help: the parameters there are.
    ParametersAre =>
        "sapm-a, sapm-b, sapm-delta; noct, efficiency, standoff; u0, u1; uc, uv, efficiency, absorption; ross-k; refractive-index, extinction, thickness, layer-index; ashrae-b; martin-ruiz-a",
        "可用参数：sapm-a、sapm-b、sapm-delta；noct、efficiency、standoff；u0、u1；uc、uv、efficiency、absorption；ross-k；refractive-index、extinction、thickness、layer-index；ashrae-b；martin-ruiz-a";
    /// There is no model: its reason.
    NotModelled { plant: String, reason: Box<AboutPv> } =>
        format!("{}: {}", en::q(plant), reason.text(super::Lang::En)),
        format!("{}：{}", zh::q(plant), reason.text(super::Lang::Zh));
    /// Reason: no place.
    NoSite => "neither the weather nor the book says where the plant stands: site = { latitude = 31.4, longitude = 121.45 }", "气象数据和账簿均未给出地理坐标：site = { latitude = 31.4, longitude = 121.45 }";
    /// Reason: no clock.
    NoClock => "the clock of the weather is not known: utc-offset = 8", "气象数据的时钟未知：utc-offset = 8";
    /// Reason: a column.
    NoColumn { column: &'static str } => format!("the weather has no column {column}"), format!("气象数据没有列 {column}");
    /// Reason: no capacity.
    NoDcCapacity => "the model needs the capacity DC: capacity = [{ dc = \"1250 kW\" }]", "模型需要直流容量：capacity = [{ dc = \"1250 kW\" }]";
    /// Reason: a setting.
    Setting { setting: &'static str, value: String, from: String, to: String } =>
        format!("{setting} is {value}, not between {from} and {to}"),
        format!("{setting} 为 {value}，应在 {from} 与 {to} 之间");
    /// Reason: something else that the model refuses.
    Refused { reason: String } => reason.clone(), format!("模型无法计算（{reason}）");

    // Weather
    /// What there is to say of a file.
    Weather { file: String, message: super::AboutWeather } =>
        format!("{}: {}", en::q(file), message.text(super::Lang::En)),
        format!("{}：{}", zh::q(file), message.text(super::Lang::Zh));
    /// Fact: several plants use a weather file.
    WeatherOf { plants: Vec<String> } =>
        format!("{} plants use it: {}", plants.len(), en::list(plants)),
        format!("{} 座电站使用该文件：{}", plants.len(), zh::list(plants));

    /// Help: formats that can be stated.
    FormatsAre { words: Vec<String> } =>
        format!("`format` is stated; without it the content tells. There are {}", en::list(words)),
        format!("已用 format 指定格式；省略时按内容识别。可用：{}", zh::list(words));

    // Balances
    /// Both sides differ.
    DoesNotFoot { at: String, difference: String } =>
        format!("{}: what came in and what went out differ by {difference}", en::q(at)),
        format!("{}：收支相差 {difference}", zh::q(at));
    /// More than one term is missing.
    BalanceOpen { at: String, missing: Vec<String> } =>
        format!("{}: it cannot be balanced without {}", en::q(at), en::list(missing)),
        format!("{}：缺少{}，无法平衡", zh::q(at), zh::list(missing));
    /// Help: what does not occur.
    NotOccurringHelp =>
        "state them, or say which do not occur: not-occurring = [\"stored-in\", \"stored-out\"]",
        "请给出这些项，或写明哪些不发生：not-occurring = [\"stored-in\", \"stored-out\"]";
    /// A term below zero.
    NegativeTerm { at: String, term: &'static str, value: String } =>
        format!("{}: {term} comes out as {value}", en::q(at)),
        format!("{}：{term} 计算结果为 {value}", zh::q(at));
    /// More certificates than there were.
    Oversold { at: String, term: &'static str, value: String } =>
        format!("{}: {term} comes out as {value}: more went out than came in", en::q(at)),
        format!("{}：{term} 计算结果为 {value}，支出多于收入", zh::q(at));

    // Reports
    /// A question: what the area is of.
    AskArea { plant: String } =>
        format!("{}: is the area that of the modules or of the roof? The book does not say.", en::q(plant)),
        format!("{}：面积是组件面积还是屋顶面积？账簿未写明。", zh::q(plant));
    /// Note of a leaf: made up.
    MadeUp => "made up to show the calculation", "为演示计算而虚拟的数值";
    /// No plant in the book.
    NoPlant => "the book has no [[pv]]", "账簿中没有 [[pv]]";
    /// No plant of this id.
    NoSuchPlant { id: String } => format!("the book has no plant {}", en::q(id)), format!("账簿中没有电站{}", zh::q(id));
}

impl AboutPv {
    /// The sentence in both languages, for what is kept without one.
    pub fn both(&self) -> String {
        format!("{} / {}", self.text(super::Lang::En), self.text(super::Lang::Zh))
    }
}
