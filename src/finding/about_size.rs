//! What there is to say of the size of differences, of thresholds, and of what a verification comes to.

use super::{en, zh};

messages! {
    /// A sentence about the size of differences.
    AboutSize;
    /// The figure should be a sum, so that one of its parts may be at fault instead.
    PartAtFault { opposite: String } =>
        format!("if one of its parts is at fault instead, that part by {opposite}"),
        format!("若有误的是其某一组成部分，则该部分的差额为 {opposite}");
    /// Per cent of the printed figure, without the difference.
    ShareOfFigure { percent: String } =>
        format!("{percent} % of the figure"),
        format!("占该数值的 {percent} %");
    /// The printed figure is zero, without the difference.
    FigureIsZero =>
        "the figure is zero, so there is no share of it",
        "该数值为零，没有占比";
    /// Per cent of a total in few words, with where it stands against its threshold.
    ShareOf { percent: String, basis: String, standing: Option<(String, String)> } =>
        format!("{percent} % of {basis}{}", standing.as_ref().map_or_else(String::new, |(word, threshold)| format!(" ({word} {threshold} %)"))),
        format!("占{basis}的 {percent} %{}", standing.as_ref().map_or_else(String::new, |(word, threshold)| format!("（{word} {threshold} %）")));
    /// Per cent of a total, with nothing to judge by.
    OfTotal { percent: String, basis: String, amount: String } =>
        format!("{percent} % of {basis} ({amount}); no threshold stated"),
        format!("占{basis}（{amount}）的 {percent} %；未给出限值");
    /// Per cent of a total, below its threshold.
    Below { percent: String, basis: String, amount: String, share: String, threshold: String } =>
        format!("{percent} % of {basis} ({amount}): below the threshold of {share} % = {threshold}"),
        format!("占{basis}（{amount}）的 {percent} %：低于限值 {share} % = {threshold}");
    /// Per cent of a total, at its threshold or above.
    Reaches { percent: String, basis: String, amount: String, share: String, threshold: String } =>
        format!("{percent} % of {basis} ({amount}): reaches the threshold of {share} % = {threshold}"),
        format!("占{basis}（{amount}）的 {percent} %：达到限值 {share} % = {threshold}");
    /// Per cent of a total; rounding leaves open whether it reaches its threshold.
    Open { percent: String, basis: String, amount: String, share: String, threshold: String } =>
        format!("{percent} % of {basis} ({amount}): rounding leaves open whether it reaches the threshold of {share} % = {threshold}"),
        format!("占{basis}（{amount}）的 {percent} %：因修约无法确定是否达到限值 {share} % = {threshold}");
    /// The figure is no amount of CO2e.
    NotEmissions =>
        "no amount of CO2e: per cent of the figure only",
        "该数值不是 CO2e 排放量：仅给出占该数值的比例";
    /// There is no total to set it against.
    NoTotals =>
        "no total of its period is known: give `period` in the claim, an inventory, or `totals` under [verification]",
        "没有该期间的总量可供比较：请在声明中写明 period，或提供清单，或在 [verification] 中给出 totals";
    /// The category of the figure is not known.
    NoCategory =>
        "its category is not stated (`category` in the claim)",
        "未写明所属类别（声明中的 category）";
    /// The two comparisons with a limit of GB/T 8170.
    LimitDiffers { full: String, full_holds: bool, rounded: String, rounded_holds: bool } =>
        format!("against the limit: by its full value {full} it {}, rounded to {rounded} it {} (GB/T 8170-2008, 4)",
            keeps_en(*full_holds), keeps_en(*rounded_holds)),
        format!("与极限数值比较：全数值比较法（{full}）{}，修约值比较法（{rounded}）{}（GB/T 8170-2008，第 4 章）",
            keeps_zh(*full_holds), keeps_zh(*rounded_holds));

    // Totals and thresholds
    /// A threshold that leaves whole categories out.
    ThresholdAboveCategories { share: String, threshold: String, categories: Vec<String> } =>
        format!("{share} % of the total ({threshold}) is more than all of category {}: judge by categories 1 + 2 and by category as well", categories.join(", ")),
        format!("总计的 {share} %（{threshold}）超过类别 {} 的全部排放：还应按类别1+2和各类别判断", categories.join("、"));
    /// A threshold from the command line.
    Overridden { share: String } =>
        format!("--materiality {share} % stands in the place of all thresholds of the book."),
        format!("--materiality {share} % 取代账簿中的全部限值。");
    /// No threshold is stated.
    NoThreshold =>
        "No threshold of materiality is stated; ISO 14064-3 fixes none. Give `materiality` under [verification] or --materiality.",
        "未给出实质性限值；ISO 14064-3 未规定数值。请在 [verification] 中写明 materiality，或使用 --materiality。";

    // Summary
    /// Misstatements of a period.
    Together { period: String, figures: usize, over: String, under: String, net: String, gross: String } =>
        format!("{period}: {} in tCO2e: overstated {over}, understated {under}; net {net}, gross {gross}", misstatements(*figures)),
        format!("{period}：{figures} 项以 tCO2e 计的错报：多报 {over}，少报 {under}；净额 {net}，总额 {gross}");
    /// All together against a threshold.
    TogetherAgainst { basis: String, share: String, threshold: String, net: String, gross: String } =>
        format!("against {share} % of {basis} = {threshold}: net {net}, gross {gross}"),
        format!("对照{basis}的 {share} % = {threshold}：净额{net}，总额{gross}");
    /// A misstatement that is counted with another.
    CountedWith { figure: String, other: String } =>
        format!("{} is counted with {}: the same published figure, or computed from it", en::q(figure), en::q(other)),
        format!("{}与{}合并计算：同一公布数值，或由其算出", zh::q(figure), zh::q(other));
    /// A relation of a table that is counted with another figure.
    CountedWithCell { figure: String, other: String } =>
        format!("{} is counted with {}: off by the same amount, and one wrong cell would explain both", en::q(figure), en::q(other)),
        format!("{}与{}合并计算：差额相同，同一单元格有误即可解释两者", zh::q(figure), zh::q(other));
    /// Misstatements that are counted with others and not named.
    MoreCounted { count: usize } =>
        format!("{count} more are counted with others"),
        format!("另有 {count} 项与其他项合并计算");
    /// Misstatements that cannot be added.
    NotAdded { figures: Vec<String>, more: usize } =>
        format!("not added up, being no amount of CO2e of one period: {}{}", en::list(figures), if *more == 0 { String::new() } else { format!(" and {more} more") }),
        format!("不是同一期间的 CO2e 排放量，未予加总：{}{}", zh::list(figures), if *more == 0 { String::new() } else { format!("，另有 {more} 项") });
    /// No quantitative misstatement.
    NoMisstatement =>
        "no misstatement of an amount",
        "没有可量化的错报";
    /// A recorded finding.
    Recorded { id: String, says: String, place: String } =>
        format!("{id}: {}{}", super::user_text::shown(says), if place.is_empty() { String::new() } else { format!(" ({})", super::user_text::shown(place)) }),
        format!("{id}：{}{}", super::user_text::shown(says), if place.is_empty() { String::new() } else { format!("（{}）", super::user_text::shown(place)) });
    /// How many figures were recomputed.
    Recomputed { recomputed: usize, figures: usize } =>
        format!("{recomputed} of {figures} figures recomputed"),
        format!("共 {figures} 个数值，复算 {recomputed} 个");
    /// From printed figures alone, nothing material.
    NoneMaterial =>
        "no material misstatement in those",
        "其中没有实质性错报";
    /// From printed figures alone, something material.
    SomeMaterial =>
        "at least one misstatement among those reaches a threshold",
        "其中至少一项错报达到限值";
    /// It cannot be told whether something is material.
    MaterialOpen =>
        "whether a misstatement among those is material is open",
        "其中错报是否具有实质性尚无法判断";
    /// No opinion.
    Insufficient { keys: Vec<String> } =>
        format!("the evidence is insufficient for an opinion; not recorded under [verification]: {}", en::list(keys)),
        format!("证据不足以形成意见；[verification] 中未记录：{}", zh::list(keys));
    /// Opinions that the record would allow.
    WouldAllow { kinds: Vec<String> } =>
        format!("the record would allow, by ISO 14064-3:2019: {}. For the verifier to decide.", kinds.join("; ")),
        format!("按 ISO 14064-3:2019，所记录的内容可支持：{}。由核查方决定。", kinds.join("；"));
    /// A kind of opinion with its reason.
    KindBecause { kind: String, reason: String } =>
        format!("{kind} ({reason})"),
        format!("{kind}（{reason}）");
}

fn misstatements(count: usize) -> String {
    if count == 1 { "1 misstatement".to_owned() } else { format!("{count} misstatements") }
}

const fn keeps_en(holds: bool) -> &'static str {
    if holds { "keeps to it" } else { "does not" }
}

const fn keeps_zh(holds: bool) -> &'static str {
    if holds { "符合" } else { "不符合" }
}

bilingual! {
    /// Words of sizes and summaries.
    SizeWord;
    /// Label: the third answer.
    Size: "size", "大小";
    /// Heading.
    Thresholds: "Totals and thresholds", "总量与实质性限值";
    /// Column.
    Period: "Period", "期间";
    /// Column.
    Basis: "Of", "对象";
    /// Column.
    Amount: "tCO2e", "tCO2e";
    /// Column.
    Share: "Threshold", "限值";
    /// Column.
    Threshold: "Threshold (tCO2e)", "限值 (tCO2e)";
    /// The total.
    Total: "the total", "总计";
    /// Categories 1 and 2.
    Scopes: "categories 1 + 2", "类别1+2";
    /// A category, before its number.
    Category: "category ", "类别";
    /// Something is missing from a total.
    Partial: "partial", "不完整";
    /// A total that the statement prints.
    Stated: "stated", "声明所列";
    /// No threshold.
    None: "none", "无";
    /// Heading of the summary.
    Summary: "Summary in the manner of ISO 14064-3:2019", "按 ISO 14064-3:2019 方式的汇总";
    /// Label.
    Quantitative: "misstatements of an amount", "可量化的错报";
    /// Label.
    Qualitative: "misstatements without an amount", "无法量化的错报";
    /// Label.
    Nonconformities: "nonconformities", "不符合";
    /// Label.
    Observations: "observations", "观察项";
    /// Label.
    Conclusion: "conclusion", "结论";
    /// Where an amount stands.
    BelowIt: "below", "低于限值";
    /// Where an amount stands.
    ReachesIt: "reached", "达到限值";
    /// Where an amount stands.
    OpenIt: "open", "无法确定";
    /// Kind of opinion.
    Unmodified: "unmodified", "无保留意见";
    /// Kind of opinion.
    Modified: "modified", "保留意见";
    /// Kind of opinion.
    Adverse: "adverse", "否定意见";
    /// Kind of opinion.
    Disclaimer: "disclaimer", "无法表示意见";
    /// Reason.
    NothingMaterial: "nothing found reaches a threshold", "所发现的错报均未达到限值";
    /// Reason.
    Material: "a misstatement reaches a threshold", "有错报达到限值";
    /// Reason.
    MaterialityOpen: "whether a misstatement is material is open", "错报是否具有实质性尚未确定";
    /// Reason.
    RecordedOnes: "findings without an amount or nonconformities are recorded", "记录有无法量化的错报或不符合";
    /// Reason.
    CannotTell: "figures cannot be told: can what is missing be described, or is it pervasive?", "有数值无法判断：缺失是否可以界定，还是影响广泛？";
    /// Column: the third answer.
    SizeColumn: "Size", "大小";
    /// Column.
    Figure: "Figure", "数值";
    /// Column.
    Published: "Published", "公布值";
    /// Column.
    Recomputed: "Recomputed", "复算值";
    /// Column.
    Arithmetic: "Arithmetic", "算术";
    /// Column.
    Explanation: "Explanation", "解释";
    /// Column.
    Criteria: "Plausibility", "合理性";
}

bilingual! {
    /// The command line of sizes and registers.
    SizeUsage;
    /// Option.
    Materiality: "Threshold of materiality in the place of all of the book: 5%",
        "以此实质性限值取代账簿中的全部限值，如 5%";
    /// Option.
    Register: "Add new findings to this register (TOML); what is there is never changed",
        "将新发现追加到此登记册（TOML）；已有内容不作改动";
}
