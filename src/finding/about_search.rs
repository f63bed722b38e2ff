//! What there is to say of questions to the factor library.

use super::{Measure, en, zh};

messages! {
    /// A sentence about looking for factors and comparing them.
    AboutSearch;
    /// A range without a unit.
    RangeNeedsUnit { range: String } =>
        format!("the range {} needs a unit: write `--unit kgCO2/kWh`, or \"{range} kgCO2/kWh\" in quotes", en::q(range)),
        format!("区间{}缺少单位：请加 `--unit kgCO2/kWh`，或加引号写成 \"{range} kgCO2/kWh\"", zh::q(range));
    /// Not a range of quantities.
    NotARange { text: String } =>
        format!("{} is not a range; a range is written 0.70..0.71", en::q(text)),
        format!("{}不是区间；区间写作 0.70..0.71", zh::q(text));
    /// A range from high to low.
    RangeReversed { text: String } =>
        format!("the range {} ends below its beginning", en::q(text)),
        format!("区间{}的上限小于下限", zh::q(text));
    /// The units of one question do not go together.
    UnitsDoNotMeet { found: String, measures: Measure, needed: String, needs: Measure } =>
        format!("{} measures {}, {} measures {}: nothing can fit both", en::q(found),
            measures.text(super::Lang::En), en::q(needed), needs.text(super::Lang::En)),
        format!("{}的量纲为{}，{}的量纲为{}：没有因子能同时满足", zh::q(found),
            measures.text(super::Lang::Zh), zh::q(needed), needs.text(super::Lang::Zh));
    /// No place has this name.
    UnknownRegion { name: String } =>
        format!("no region is named {}; write a code such as CN-JS or CN-grid-east, or a name such as 江苏, Jiangsu or 华东",
            en::q(name)),
        format!("没有名为{}的地区；请写代码（如 CN-JS、CN-grid-east）或名称（如 江苏、Jiangsu、华东）", zh::q(name));
    /// No kind has this name.
    UnknownKind { word: String, known: Vec<String> } =>
        format!("{} is no kind of factor; the kinds are {}", en::q(word), known.join(", ")),
        format!("没有名为{}的因子类型；可用的类型：{}", zh::q(word), known.join("、"));
    /// Nothing lies under a prefix.
    UnknownFamily { prefix: String } =>
        format!("no family of factors begins with {}", en::q(prefix)),
        format!("没有以{}开头的因子族", zh::q(prefix));
    /// Comparing takes two.
    TwoNeeded =>
        "comparing takes two or more factor ids",
        "比较需要两个或更多的因子标识";
    /// Values of different dimensions.
    NotComparable { first: String, measures: Measure, second: String, needs: Measure } =>
        format!("{} measures {}, {} measures {}: they cannot be compared", en::q(first),
            measures.text(super::Lang::En), en::q(second), needs.text(super::Lang::En)),
        format!("{}的量纲为{}，{}的量纲为{}：无法比较", zh::q(first),
            measures.text(super::Lang::Zh), zh::q(second), needs.text(super::Lang::Zh));
    /// No hits.
    NothingFits => "No factor fits.", "没有符合条件的因子。";
    /// What a word leads to when it stands alone.
    WordAlone { word: String, count: usize } =>
        format!("{} alone fits {count}", en::q(word)),
        format!("仅{}一词有 {count} 项", zh::q(word));
    /// A word that leads to nothing.
    WordUnknown { word: String, nearest: Option<String> } =>
        match nearest {
            Some(near) => format!("{} is nowhere in the library; did you mean {}?", en::q(word), en::q(near)),
            None => format!("{} is nowhere in the library", en::q(word)),
        },
        match nearest {
            Some(near) => format!("因子库中没有{}；是否应为{}？", zh::q(word), zh::q(near)),
            None => format!("因子库中没有{}", zh::q(word)),
        };
    /// The words fit, and the options leave nothing.
    OptionsTooNarrow { count: usize } =>
        format!("the words fit {count}; the options leave none of them"),
        format!("按词语有 {count} 项，加上选项后一项不剩");
    /// How many hits there are.
    Hits { count: usize } =>
        if *count == 1 { "1 factor fits".to_owned() } else { format!("{count} factors fit") },
        format!("共 {count} 项");
    /// Lines that were left out.
    More { count: usize } =>
        format!("… {count} more; `--limit N` shows more, `--format json` all"),
        format!("……另有 {count} 项；`--limit N` 可多列，`--format json` 列出全部");
    /// How to open a group.
    OpenGroup { example: String } =>
        format!("`crossfoot factors list {example}` opens a group; `--all` lists every family"),
        format!("用 `crossfoot factors list {example}` 展开一组；`--all` 列出全部因子族");
    /// How to see one row.
    OpenRow { example: String } =>
        format!("`crossfoot factors show {example}` shows everything about one"),
        format!("用 `crossfoot factors show {example}` 查看单个因子的全部信息");
    /// How many families and editions are listed.
    Listed { families: usize, editions: usize } =>
        format!("families: {families}, editions: {editions}"),
        format!("因子族 {families} 个，版本 {editions} 个");
    /// The combustion of a unit of fuel.
    PerUnitOfFuel { unit: String } =>
        format!("1 {unit} burnt gives"),
        format!("燃烧 1 {unit} 产生");
    /// The differences of a comparison.
    DifferenceFrom { id: String } =>
        format!("differences from {id}"),
        format!("差值相对于 {id}");
    /// The summary of an audit.
    AuditSummary { values: usize, fuels: usize, blends: usize, families: usize, documents: usize } =>
        format!("{values} values, {fuels} fuel recipes, {blends} refrigerant recipes; {families} families from \
                 {documents} documents"),
        format!("数值 {values} 个，燃料配方 {fuels} 个，制冷剂配方 {blends} 个；因子族 {families} 个，来自 {documents} 份文件");
    /// The ages of families.
    AgeingAgainst { year: u16 } =>
        format!("Newest edition older than {year} (of what is observed anew each year)"),
        format!("最新版本早于 {year} 年的因子族（仅限逐年更新的类型）");
    /// A range of years before another.
    YearsOld { years: u16 } =>
        if *years == 1 { "1 year".to_owned() } else { format!("{years} years") },
        format!("{years} 年");
}
