//! What there is to say of the factor of a claim: was it apt?

use super::{KindName, Lang};

/// How a factor stands to another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Against {
    /// It is the same.
    Same,
    /// It is above by so many per cent.
    Above(String),
    /// It is below by so many per cent.
    Below(String),
    /// They cannot be compared.
    Unlike,
}

impl Against {
    fn en(&self) -> String {
        match self {
            Against::Same => "the factor of the claim is the same".to_owned(),
            Against::Above(share) => format!("the factor of the claim is {share} above"),
            Against::Below(share) => format!("the factor of the claim is {share} below"),
            Against::Unlike => "the factor of the claim cannot be compared with it".to_owned(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Against::Same => "与声明所用因子相同".to_owned(),
            Against::Above(share) => format!("声明所用因子高出 {share}"),
            Against::Below(share) => format!("声明所用因子低 {share}"),
            Against::Unlike => "与声明所用因子不可比".to_owned(),
        }
    }

    /// In a list.
    fn short(&self) -> String {
        match self {
            Against::Same => "±0 %".to_owned(),
            Against::Above(share) => format!("+{share}"),
            Against::Below(share) => format!("−{share}"),
            Against::Unlike => "?".to_owned(),
        }
    }
}

fn kind_in(kind: Option<KindName>, lang: Lang) -> String {
    match (kind, lang) {
        (None, _) => String::new(),
        (Some(kind), Lang::En) => format!(" ({})", kind.text(Lang::En)),
        (Some(kind), Lang::Zh) => format!("（{}）", kind.text(Lang::Zh)),
    }
}

messages! {
    /// A sentence about the factor of a claim.
    AboutCriteria;
    /// The claim names the edition.
    Named { id: String } => format!("{id}, named by the claim"), format!("{id}，声明中写明");
    /// Put in the place of the unknown.
    Tried { id: String } => format!("{id}, put in the place of the unknown"), format!("{id}，代入未知数");
    /// Chosen by rule.
    Chosen { id: String } => format!("{id}, chosen by rule for the claim"), format!("{id}，按规则为声明选择");
    /// The best that explains the claim.
    Implied { id: String } =>
        format!("{id}, the best that would explain the claim; the claim does not say which it used"),
        format!("{id}，最能解释该声明的因子；声明未说明所用因子");
    /// The best that explains several claims.
    Jointly { id: String, claims: usize } =>
        format!("{id}, the best that would explain {claims} claims together; the claim does not say which it used"),
        format!("{id}，最能同时解释 {claims} 项声明的因子；声明未说明所用因子");
    /// What the rule takes, as of the day of the report.
    Then { date: String, id: String, value: String, against: Against } =>
        format!("at the report's date ({date}) the rule takes {id} = {value}: {}", against.en()),
        format!("报告发布时（{date}）按规则采用 {id} = {value}：{}", against.zh());
    /// What the rule takes now.
    Now { date: String, id: String, value: String, against: Against } =>
        format!("as known on {date} the rule takes {id} = {value}: {}", against.en()),
        format!("截至 {date} 按规则采用 {id} = {value}：{}", against.zh());
    /// Nothing that may be chosen.
    NothingTaken { date: String, asked: String } =>
        format!("as known on {date} the rule finds no {asked} that may be chosen"),
        format!("截至 {date}，按规则没有可选用的 {asked}");
    /// The day of the report is not known.
    DayUnknown =>
        "the day of the report is not known, so that only what is known now can be judged; give the document `published`",
        "报告的发布日期不详，只能按目前所知判断；请为文件写明 published";
    /// Values beside what the rule takes; each with the difference of the claim's factor.
    Beside { id: String, value: String, kind: Option<KindName>, against: Against } =>
        format!("{id} = {value}{}: {}", kind_in(*kind, Lang::En), against.short()),
        format!("{id} = {value}{}：{}", kind_in(*kind, Lang::Zh), against.short());
    /// The same as was said of another claim.
    SameAs { claim: String } => format!("the same as for {claim}"), format!("与 {claim} 相同");
    /// The year of the claim is not known.
    YearUnknown =>
        "the claim does not name its period, so that no factor can be held against the one it used",
        "声明未写明所属报告期，无法与按规则选择的因子相比";
    /// Another kind than an inventory or a saving uses.
    OtherKind { kind: KindName } =>
        format!("kind: {}; an inventory or a saving uses the location-based average of the grid", kind.text(Lang::En)),
        format!("种类：{}；清单和节能量采用电网平均排放因子（基于位置）", kind.text(Lang::Zh));
    /// For another place than the site.
    OtherPlace { region: String, place: String } =>
        format!("place: the factor is for {region}, the site is in {place}"),
        format!("地区：该因子适用于 {region}，场所位于 {place}");
    /// Published after the report.
    PublishedLater { published: String } =>
        format!("the factor was published {published}, after the report: the report cannot have used it"),
        format!("该因子发布于 {published}，晚于报告：报告不可能采用");
    /// Open: which energy was displaced.
    OpenEnergy { energy_en: String, energy_zh: String, recomputed: String, factor: String, efficiency: Option<String> } =>
        format!("open: which energy did the saving displace? Had it been {energy_en} ({factor}{}), the figure would be about {recomputed}; what supplied it before settles it",
            efficiency.as_ref().map(|share| format!(", assumed efficiency {share}")).unwrap_or_default()),
        format!("待问：节能替代的是哪种能源？若为{energy_zh}（{factor}{}），该数值约为 {recomputed}；查明此前由什么供能即可确定",
            efficiency.as_ref().map(|share| format!("，假设热效率 {share}")).unwrap_or_default());
    /// The claim says that another energy was displaced.
    StatedEnergy { energy_en: String, energy_zh: String, recomputed: String, factor: String, efficiency: Option<String> } =>
        format!("the claim says that {energy_en} was displaced and uses a factor of electricity: with {factor}{} the figure would be about {recomputed}; is the saving measured as electricity or as heat?",
            efficiency.as_ref().map(|share| format!(", assumed efficiency {share},")).unwrap_or_default()),
        format!("声明称替代的是{energy_zh}，却采用电力因子：若采用 {factor}{}，该数值约为 {recomputed}；节能量按电量还是按热量计量？",
            efficiency.as_ref().map(|share| format!("（假设热效率 {share}）")).unwrap_or_default());
    /// Ground of an assumption.
    Ground { en: String, zh: String } => en.clone(), zh.clone();
}

bilingual! {
    /// A word about the factor of a claim.
    CriteriaWord;
    /// Label: was the factor apt?
    Criteria: "criteria", "因子适当性";
    /// Before values that stood beside another.
    BesideIt: "beside it:", "同时另有：";
    /// Between two of them.
    Next: "; ", "；";
}
