//! What there is to say of the value that a claim implies, and of claims solved together.

use super::user_text::argument;

messages! {
    /// A sentence about what claims imply.
    AboutImplied;
    /// How likely a fit is by chance.
    Chance { share: String } =>
        format!("by chance alone: a range of this relative width holds a published factor at {share} of all places"),
        format!("偶然吻合：同样相对宽度的区间，有 {share} 的位置含有某个已发布的因子");
    /// How many of those that hold could have been used.
    ByThen { day: String, holding: usize, official: usize, open: usize, later: usize } => {
        let were = |count: usize| if count == 1 { "was" } else { "were" };
        let official = match (holding, official) {
            (0, _) => String::new(),
            (1, 1) => ", an official one".to_owned(),
            (1, _) => ", not an official one".to_owned(),
            _ => format!(", {official} of them official"),
        };
        let open = if *open == 0 { String::new() } else { format!("; {open} may have been (?)") };
        let later = if *later == 0 { String::new() } else { format!("; {later} {} published later (*)", were(*later)) };
        let known = if *holding == 0 { "none is known to have been".to_owned() } else { format!("{holding} {}", were(*holding)) };
        format!("of those with which it holds {known} published by the report's date ({day}){official}{open}{later}")
    }, {
        let open = if *open == 0 { String::new() } else { format!("；不能确定的 {open} 个（?）") };
        let later = if *later == 0 { String::new() } else { format!("；此后才发布的 {later} 个（*）") };
        format!("成立的因子中，截至报告日期（{day}）已发布的有 {holding} 个，其中官方的 {official} 个{open}{later}")
    };
    /// Factors counted in CO2 among those of CO2e.
    InCo2 { count: usize } =>
        format!("{count} of those that measure the same are counted in CO2, which counts as CO2e: its potential is 1 by definition"),
        format!("同量纲的因子中有 {count} 个以 CO2 计；按定义 CO2 的潜势为 1，可视为 CO2e");
    /// What is not listed.
    LeftOut { holding: usize, missing: usize, book: String } =>
        format!("not listed: {holding} more with which it holds, {missing} with which it does not; see `crossfoot verify {} --implied`", argument(book)),
        format!("未列出：另有成立的 {holding} 个，不成立的 {missing} 个；见 `crossfoot verify {} --implied`", argument(book));
    /// The same where everything that is kept is listed.
    LeftOutOfAll { holding: usize, missing: usize } =>
        format!("not listed: {holding} more with which it holds, {missing} with which it does not"),
        format!("未列出：另有成立的 {holding} 个，不成立的 {missing} 个");
    // Claims solved together
    /// Heading: the claims of one document and year.
    SolvedTogether { count: usize, document: Option<String>, year: Option<u16> } => {
        let of = document.as_ref().map(|title| format!(" of {title}")).unwrap_or_default();
        let year = year.map(|year| format!(" for {year}")).unwrap_or_default();
        format!("{count} claims{of}{year} solved together")
    },
        format!("{}{}的 {count} 项声明联合求解", document.as_ref().map_or_else(|| "本账簿".to_owned(), |title| format!("《{title}》")), year.map(|year| format!(" {year} 年")).unwrap_or_default());
    /// One value explains all.
    OneExplainsAll { count: usize, zeros: bool } =>
        format!("one value explains all {count} within rounding{}", if *zeros { "; every printed zero taken as significant" } else { "" }),
        format!("一个数值即可在修约范围内解释全部 {count} 项{}", if *zeros { "；印出的零均视为有效数字" } else { "" });
    /// No value explains all.
    NoneExplainsAll { count: usize } =>
        format!("no one value explains all {count}: their ranges have nothing in common"),
        format!("没有一个数值能同时解释这 {count} 项：各自的区间没有交集");
    /// The largest sets that one value explains.
    LargestSets { size: usize, sets: usize } =>
        format!("one value explains at most {size} of them{}", if *sets == 1 { String::new() } else { format!(", in {sets} ways") }),
        format!("一个数值至多能解释其中 {size} 项{}", if *sets == 1 { String::new() } else { format!("，共 {sets} 种组合") });
    /// No two of them agree.
    NoTwoAgree =>
        "no two of them have a value in common",
        "任意两项之间都没有共同的数值";
    /// A coarser reading of the published figures.
    ZerosOfPublished =>
        "zeros at the end of published whole numbers taken for rounded",
        "公布的整数末尾的零视为修约所致";
    /// A coarser reading of the published figures and the inputs.
    ZerosOfAll =>
        "the same of the inputs as well",
        "输入的整数亦然";
    /// Nothing in common in that reading.
    NothingInCommon =>
        "nothing in common",
        "没有交集";
    /// How many factors hold for all.
    HoldForAll { tried: usize, holding: usize } =>
        format!("{tried} factors of the library measure the same; with {holding} of them all these claims hold"),
        format!("因子库中有 {tried} 个同量纲的因子，其中 {holding} 个可使这些声明全部成立");
    /// How likely it is that the ranges meet.
    ChanceOfMeeting { share: String } =>
        format!("ranges of these relative widths, put at random, have a value in common in {share} of cases"),
        format!("同样相对宽度的区间随机放置时，有交集的概率为 {share}");
    /// Claims that are not listed.
    More { count: usize } =>
        format!("and {count} more"),
        format!("另有 {count} 项");
}

bilingual! {
    /// A word about what claims imply.
    ImpliedWord;
    /// Label.
    Claims: "claims", "声明";
    /// Label.
    ReadCoarser: "read coarser", "较粗读法";
    /// Column.
    Kind: "kind", "种类";
    /// Option.
    OnlyImplied: "Show only claims that leave a value open, with every factor found, and claims solved together",
        "只显示有未知数的声明，列出找到的全部因子，并联合求解";
}
