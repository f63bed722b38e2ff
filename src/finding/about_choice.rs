//! What there is to say of factors chosen by rule.

use super::user_text::argument;
use super::{KindName, Lang, en, zh};

/// Place and year of a choice, in a sentence.
fn where_and_when(place: Option<&str>, year: u16) -> (String, String) {
    match place {
        Some(place) => (format!("{place} in {year}"), format!(" {place} {year} 年")),
        None => (year.to_string(), format!(" {year} 年")),
    }
}

messages! {
    /// A sentence about the choice of a factor.
    AboutChoice;
    /// The data of the factor are far from the year of the activity.
    TooOld { id: String, years: u16, year: u16, limit: u16 } =>
        format!("the data of {} are {years} years away from {year}, more than {limit}", en::q(id)),
        format!("{}的数据年份与活动年份 {year} 相差 {years} 年，超过 {limit} 年", zh::q(id));
    /// Fact: chosen as what was known on a day.
    KnownOn { as_of: String } =>
        format!("this is what was published by {as_of}"),
        format!("以截至 {as_of} 已发布的数据为准");
    /// Fact: the candidates from the lowest to the highest.
    CandidatesRange { lowest: String, lowest_id: String, highest: String, highest_id: String } =>
        format!("candidates range from {lowest} ({lowest_id}) to {highest} ({highest_id})"),
        format!("可选因子的取值范围：{lowest}（{lowest_id}）至 {highest}（{highest_id}）");
    /// Help: name the edition that is meant.
    NameEditionOrDay { example: String } =>
        format!("name the edition to settle it, such as {}, or the day as of which to choose: `as-of` under [inventory], or --as-of", en::q(example)),
        format!("写明版本即可确定，如{}；也可指定截止日期：[inventory] 中的 as-of，或命令行 --as-of", zh::q(example));
    /// The name stands above several families.
    SeveralFamilies { name: String, families: Vec<String> } =>
        format!("{} stands for several families: {}", en::q(name), en::list(families)),
        format!("{}之下有多个因子族：{}", zh::q(name), zh::list(families));
    /// Help: name one of them.
    NameFamily { example: String } =>
        format!("name the one that is meant, such as {}", en::q(example)),
        format!("请写明所指的因子族，如{}", zh::q(example));
    /// Nothing that the rule may choose.
    NothingByRule { name: String, place: Option<String>, year: u16, as_of: String } =>
        format!("the rule finds no edition of {} for {} that was published by {as_of} and may be chosen",
            en::q(name), where_and_when(place.as_deref(), *year).0),
        format!("按规则，截至 {as_of} 没有可用于{}的{}版本", where_and_when(place.as_deref(), *year).1, zh::q(name));
    /// Fact: an edition that was not published by then.
    NotYetPublished { id: String, published: String } =>
        format!("{} was published later ({published})", en::q(id)),
        format!("{}发布较晚（{published}）", zh::q(id));
    /// Fact: an edition of unknown date.
    NoDate { id: String } =>
        format!("when {} was published is not known", en::q(id)),
        format!("{}的发布日期不详", zh::q(id));
    /// Fact: a draft.
    IsDraft { id: String } =>
        format!("{} is a draft that was never in force", en::q(id)),
        format!("{}为征求意见稿，未曾生效", zh::q(id));
    /// Fact: corrected.
    IsReplaced { id: String, by: String } =>
        format!("{} is corrected by {}", en::q(id), en::q(by)),
        format!("{}已由{}更正", zh::q(id), zh::q(by));
    /// Fact: of a kind that is not chosen by rule.
    WrongKind { id: String, kind: KindName } =>
        format!("{} is a value of the kind \"{}\", which is never chosen by rule", en::q(id), kind.text(Lang::En)),
        format!("{}属于“{}”，不按规则选用", zh::q(id), kind.text(Lang::Zh));
    /// Fact: of another kind than the one asked for.
    OtherKind { id: String, kind: KindName } =>
        format!("{} is a value of another kind: {}", en::q(id), kind.text(Lang::En)),
        format!("{}属于另一种类：{}", zh::q(id), kind.text(Lang::Zh));
    /// Fact: of a document that is not chosen from by rule.
    WrongStanding { id: String, standing: &'static str } =>
        format!("{} comes from a document of the standing {standing}, which is not chosen from by rule", en::q(id)),
        format!("{}所在文件的性质为 {standing}，不按规则选用", zh::q(id));
    /// Help: name the edition to use it all the same.
    NameEditionAnyway { example: String } =>
        format!("name an edition to use it on your own responsibility, such as {}", en::q(example)),
        format!("如仍需使用，请写明版本，如{}，并自行负责", zh::q(example));
    /// Help: there is nothing for the place.
    NothingForPlace { place: String } =>
        format!("the library has nothing for {place}; put a factor of your own beside the book, under [library], and name it (docs/library.md)"),
        format!("因子库中没有适用于 {place} 的数值；可在账簿旁自备因子文件，在 [library] 中列出并在活动中写明（见 docs/library.md）");
    /// Several values for a potential.
    SeveralPotentials { editions: Vec<String> } =>
        format!("there are several values for one global warming potential: {}", en::list(editions)),
        format!("同一全球变暖潜势有多个取值：{}", zh::list(editions));
    /// Help: keep one.
    KeepOnePotential =>
        "take the row out of the file of factors, or give it `replaces` with the id of the row that it corrects",
        "请从因子文件中删除该行，或在其中用 replaces 写明所更正的行";
    /// The place is not known, so the national value is taken.
    PlaceUnknown { name: String, took: String } =>
        format!("{} depends on the place, and the book does not say where; {} is taken", en::q(name), en::q(took)),
        format!("{}随地区而不同，账簿未说明所在地区，现采用{}", zh::q(name), zh::q(took));
    /// The claim does not say when, and the factor depends on the year.
    YearUnknown { name: String } =>
        format!("{} depends on the year, and the claim does not name its period", en::q(name)),
        format!("{}随年份而不同，而该声明未写明所属报告期", zh::q(name));
    /// Help: say when.
    GivePeriod =>
        "give the claim its `period`, or name the edition of the factor",
        "请为该声明写明 period，或写明因子的版本";
    /// The edition is for another place than that of the facility.
    OtherPlace { id: String, region: String, place: String } =>
        format!("{} is for {region}, and the facility is in {place}", en::q(id)),
        format!("{}适用于 {region}，而设施位于 {place}", zh::q(id));
    /// The edition was published after the day as of which the book is read.
    PublishedAfter { id: String, published: String, as_of: String } =>
        format!("{} was published {published}, after {as_of}, the day as of which factors are chosen", en::q(id)),
        format!("{}发布于 {published}，晚于选择因子的截止日期 {as_of}", zh::q(id));
    /// Help: say where.
    GiveRegion =>
        "name the facility of the activity, and give the facility a `region`, such as \"CN-JS\"",
        "请为该活动写明设施，并为设施写明 region，如 \"CN-JS\"";
    /// Help: name the place in a claim.
    NameFamilyOfPlace =>
        "a claim is for the region that all facilities of the book have; or name the family of a place, such as \"cn/grid/average/jiangsu\"",
        "声明采用账簿全部设施共同的 region；也可直接写某地的因子族，如 \"cn/grid/average/jiangsu\"";
    /// A kind that does not belong in an inventory.
    NotForInventory { id: String, kind: KindName } =>
        format!("{} is a value of the kind \"{}\", which an inventory does not use", en::q(id), kind.text(Lang::En)),
        format!("{}属于“{}”，不用于温室气体清单", zh::q(id), kind.text(Lang::Zh));
    /// Help: what an inventory uses.
    UseAverage =>
        "an inventory uses the location-based average of the grid: name the family, such as \"cn/grid\"",
        "清单采用电网平均排放因子（基于位置）：写因子族即可，如 \"cn/grid\"";

    // In a report
    /// Heading: by which pack, as of which day.
    ChosenBy { pack: String, as_of: String } =>
        format!("Factors chosen by rule · {pack} · as known on {as_of}"),
        format!("按规则选择的因子 · {pack} · 截至 {as_of}");
    /// How far the data are from the activity.
    YearsAway { years: u16, year: u16 } =>
        format!("its data are {years} years away from {year}"),
        format!("数据年份与 {year} 年相差 {years} 年");
    /// What the candidates come to for the activities that the choice is for, in t CO2e.
    EmissionsRange { taken: String, lowest: String, highest: String } =>
        format!("its activities come to {taken} tCO2e; with the lowest and the highest candidate to {lowest} and {highest} tCO2e"),
        format!("相关活动排放 {taken} tCO2e；采用最低和最高的可选因子时分别为 {lowest} 和 {highest} tCO2e");
    /// There is nothing else that could have been chosen.
    OnlyCandidate =>
        "there is no other candidate",
        "没有其他可选因子";
    /// What else could have been chosen has the same value, or has no single one.
    NoOtherValue =>
        "the other candidates have no other value to compare",
        "其他可选因子的数值相同，或无单一数值可比";
    /// Official values of other kinds, from the lowest to the highest.
    OtherKindsRange { lowest: String, lowest_id: String, highest: String, highest_id: String } =>
        format!("official values of other kinds range from {lowest} ({lowest_id}) to {highest} ({highest_id})"),
        format!("其他种类的官方数值：{lowest}（{lowest_id}）至 {highest}（{highest_id}）");
    /// An only official value of another kind.
    OtherKindsOne { value: String, id: String } =>
        format!("of another kind there is the official value {value} ({id})"),
        format!("另有一个其他种类的官方数值：{value}（{id}）");
    /// What was passed over, and where it is listed.
    PassedOver { candidates: usize, others: usize, book: String, address: String } =>
        format!("passed over: {candidates} other {}, and {others} that may not be chosen; `crossfoot explain {} {address}` lists them",
            if *candidates == 1 { "candidate" } else { "candidates" }, argument(book)),
        format!("未选用：其他可选因子 {candidates} 个，不可选 {others} 个；`crossfoot explain {} {address}` 逐一列出", argument(book));
}

messages! {
    /// What became of an edition, in a few words.
    ChoiceOutcome;
    /// Taken.
    Taken => "taken", "采用";
    /// A candidate for a larger place.
    Coarser => "candidate: a larger place", "可选：范围较大的地区";
    /// A candidate for another year.
    OtherYear => "candidate: another year", "可选：其他年份";
    /// Published too late.
    NotYetPublished { published: String } => format!("published later: {published}"), format!("发布较晚：{published}");
    /// Date not known.
    NoDate => "date of publication not known", "发布日期不详";
    /// Never in force.
    Draft => "a draft", "征求意见稿";
    /// Corrected.
    Replaced { by: String } => format!("corrected by {by}"), format!("已由 {by} 更正");
    /// Another kind.
    OtherKind { kind: KindName } =>
        format!("another kind: {}", kind.text(Lang::En)), format!("其他种类：{}", kind.text(Lang::Zh));
    /// Never by rule, because of its kind.
    NeverKind { kind: KindName } =>
        format!("never by rule: {}", kind.text(Lang::En)), format!("不按规则选用：{}", kind.text(Lang::Zh));
    /// Never by rule, because of its document.
    NeverEstimate => "never by rule: no official document", "不按规则选用：非官方文件";
}
