//! What there is to say of boundary, data, exclusions, significance and biogenic emissions.

use super::{Heading, Lang, en, zh};

/// Some things in words: `3 activities`.
fn activities(count: usize) -> String {
    if count == 1 { "1 activity".to_owned() } else { format!("{count} activities") }
}

messages! {
    /// A sentence about what an inventory covers and states.
    AboutInventory;
    /// A book of published figures alone.
    NothingToAccount =>
        "the book has no period, so there is no inventory in it; `crossfoot verify` checks the figures that were published",
        "账簿没有报告期，因而没有清单；请用 `crossfoot verify` 核查已公布的数值";

    // Sign
    /// Emissions below zero.
    NegativeEmissions { address: String, value: String } =>
        format!("{} comes to {value}, and emissions are never less than zero", en::q(address)),
        format!("{}的计算结果为 {value}，而排放量不能为负", zh::q(address));
    /// Help: where a factor below zero belongs.
    FactorBelowZero =>
        "its factor is below zero, which would net the total: take a factor without credits; what is avoided elsewhere stands under [[avoided]], beside the total",
        "所用因子为负，会使总计相互抵消：请改用不含抵扣的因子；在别处避免的排放写入 [[avoided]]，列在总计之外";

    // Boundary
    /// Facilities or ownership, and no approach.
    ConsolidationMissing { facilities: usize } =>
        if *facilities > 1 {
            format!("the book has {facilities} facilities and does not say how they are consolidated; all are counted whole")
        } else {
            "the book states ownership and does not say how facilities are consolidated; the facility is counted whole".to_owned()
        },
        if *facilities > 1 {
            format!("账簿有 {facilities} 个设施，但未说明合并方法；所有设施均按全部计入")
        } else {
            "账簿列出了所有权，但未说明合并方法；该设施按全部计入".to_owned()
        };
    /// Help.
    StateConsolidation =>
        "state the approach under [organization]: consolidation = \"operational-control\", \"financial-control\" or \"equity-share\"",
        "在 [organization] 中写明合并方法：consolidation = \"operational-control\"（运营控制权）、\"financial-control\"（财务控制权）或 \"equity-share\"（股权比例）";
    /// Consolidated by equity, and a facility states none.
    EquityNotStated { facility: String } =>
        format!("emissions are consolidated by equity share, and {} states no equity; it is counted whole", en::q(facility)),
        format!("按股权比例合并，但设施{}未写明股权比例；按全部计入", zh::q(facility));
    /// Help.
    StateEquity =>
        "add `equity = \"60 %\"`, or `equity = \"100 %\"` where it is wholly owned",
        "请加上 equity = \"60 %\"；全资拥有则写 equity = \"100 %\"";
    /// A facility that the approach leaves out.
    OutsideBoundary { facility: String, period: String, approach: Heading } =>
        format!("{} is outside the organizational boundary in {} (consolidation by {}); its emissions are not in the total",
            en::q(facility), en::q(period), approach.text(Lang::En)),
        format!("报告期{}内，设施{}不在组织边界内（合并方法：{}）；其排放不计入总计",
            zh::q(period), zh::q(facility), approach.text(Lang::Zh));
    /// Help.
    MayBeIndirect =>
        "where the facility is leased, franchised or invested in, its emissions may belong to an indirect category (4.4, 5.2, 5.4)",
        "若该设施属于租赁、特许经营或投资，其排放可能属于间接排放类别（4.4、5.2、5.4）";
    /// Ownership changed within a period.
    OwnershipWeighted { facility: String, period: String } =>
        format!("the ownership of {} changes within {}; its emissions are weighted by days, as if they were spread evenly",
            en::q(facility), en::q(period)),
        format!("设施{}的所有权在报告期{}内发生变更；其排放按天数加权，即假设排放在期内均匀分布",
            zh::q(facility), zh::q(period));
    /// Help.
    SplitActivities =>
        "where readings of the day of the change exist, give each part a period of its own instead",
        "若有变更当日的计量读数，可改为按变更日拆分报告期";
    /// A share that is none.
    BadShare { text: String } =>
        format!("{} is no share: it is a number from 0 to 100 with its per cent sign", en::q(text)),
        format!("{}不是有效的比例：应为 0 至 100 的数值并带百分号", zh::q(text));
    /// Two dated ownerships share days.
    OwnershipOverlaps { facility: String } =>
        format!("two ownerships of {} hold on the same days", en::q(facility)),
        format!("设施{}的两段所有权日期重叠", zh::q(facility));
    /// Label.
    OtherOwnership => "the other ownership", "另一段所有权";
    /// Help.
    SeparateOwnerships =>
        "end one on the day before the other begins",
        "使前一段在后一段起始日的前一天结束";
    /// It ends before it begins.
    OwnershipReversed { facility: String } =>
        format!("an ownership of {} ends before it begins", en::q(facility)),
        format!("设施{}的一段所有权截止日早于起始日", zh::q(facility));

    // What is stated
    /// Keys of the organization that are not there.
    ReportItemMissing { keys: Vec<String> } =>
        format!("a report by ISO 14064-1 names the approach of consolidation, who is responsible, the purpose and the users (5.1, 9.2, 9.3.1); here {} {} missing",
            en::list(keys), if keys.len() == 1 { "is" } else { "are" }),
        format!("ISO 14064-1 要求报告写明合并方法、责任人、目的和预期用户（5.1、9.2、9.3.1）；此处缺少{}", zh::list(keys));
    /// Help.
    CompleteOrganization => "add them under [organization]", "请在 [organization] 中补充";
    /// Activities without a kind of data or a method.
    DataNotDescribed { without_kind: usize, without_method: usize } =>
        match (without_kind, without_method) {
            (0, methods) => format!("the method of {} is not stated (ISO 14064-1, 6.2.1)", activities(*methods)),
            (kinds, 0) => format!("the kind of data of {} is not stated (ISO 14064-1, 6.2.2)", activities(*kinds)),
            (kinds, methods) => format!(
                "the kind of data of {} and the method of {} are not stated (ISO 14064-1, 6.2)",
                activities(*kinds), activities(*methods)),
        },
        match (without_kind, without_method) {
            (0, methods) => format!("{methods} 条活动未写明量化方法（ISO 14064-1，6.2.1）"),
            (kinds, 0) => format!("{kinds} 条活动未写明数据类别（ISO 14064-1，6.2.2）"),
            (kinds, methods) => format!("{kinds} 条活动未写明数据类别，{methods} 条未写明量化方法（ISO 14064-1，6.2）"),
        };
    /// Fact.
    WithoutDataKind { ids: Vec<String> } =>
        format!("without `data`: {}", en::list(ids)), format!("缺少 data：{}", zh::list(ids));
    /// Fact.
    WithoutMethod { ids: Vec<String> } =>
        format!("without `method`: {}", en::list(ids)), format!("缺少 method：{}", zh::list(ids));
    /// Help.
    DescribeData =>
        "add `data = \"measured\"`, \"invoiced\", \"estimated\" or \"secondary\", and `method` in your words",
        "请加上 data = \"measured\"（实测）、\"invoiced\"（票据）、\"estimated\"（估算）或 \"secondary\"（次级数据），并用 method 说明方法";
    /// Another set of potentials than the latest.
    GwpNotJustified { set: String, latest: String } =>
        format!("potentials of {set} are used instead of those of {latest}, and the book does not say why (ISO 14064-1, 6.3)"),
        format!("采用了 {set} 而非 {latest} 的全球变暖潜势，但未说明理由（ISO 14064-1，6.3）");
    /// Help.
    JustifyGwp =>
        "add `gwp-justification` under [inventory], or use the latest set",
        "请在 [inventory] 中加上 gwp-justification 说明理由，或采用最新取值";

    // Exclusions and significance
    /// An exclusion without a reason.
    ExclusionWithoutReason { id: String } =>
        format!("the exclusion {} gives no reason (ISO 14064-1, 9.3.1 i)", en::q(id)),
        format!("排除项{}未说明理由（ISO 14064-1，9.3.1 i）", zh::q(id));
    /// Help.
    GiveReason => "add `reason = \"…\"`", "请加上 reason = \"…\"";
    /// An exclusion without an estimate.
    ExclusionWithoutEstimate { id: String } =>
        format!("the exclusion {} has no screening estimate, so nobody can tell how much is left out", en::q(id)),
        format!("排除项{}没有筛选估算，无从判断遗漏的规模", zh::q(id));
    /// Help.
    GiveEstimate =>
        "add `estimate = \"40..60 tCO2e\"`, or `amount` and `factor`; a rough range is enough",
        "请加上 estimate = \"40..60 tCO2e\"，或 amount 与 factor；粗略范围即可";
    /// An exclusion that is larger than the organization's own criterion allows.
    ExclusionAboveThreshold { id: String, percent: String, threshold: String } =>
        format!("the exclusion {} may come to {percent} % of the total, more than the threshold of {}", en::q(id), en::q(threshold)),
        format!("排除项{}可能达到总计的 {percent} %，超过设定的阈值{}", zh::q(id), zh::q(threshold));
    /// Help.
    QuantifyIt =>
        "quantify the source as an activity, or narrow the estimate; a criterion must not hide large amounts (ISO 14064-1, 5.2.3)",
        "请将该排放源作为活动量化，或缩小估算范围；准则不得用于掩盖大量排放（ISO 14064-1，5.2.3）";
    /// An assessment of significance without a reason.
    SignificanceWithoutReason { category: String } =>
        format!("the assessment of category {category} gives no reason for its decision"),
        format!("类别 {category} 的重要性评估未说明结论的理由");
    /// Significant, and neither figure nor reason.
    SignificantNotQuantified { category: String, period: String } =>
        format!("category {category} is assessed as significant and has in {} neither a figure nor a reason for leaving it out", en::q(period)),
        format!("类别 {category} 被评估为重要，但报告期{}内既无数值，也未说明不予量化的理由", zh::q(period));
    /// Help.
    QuantifyOrSayWhy =>
        "add an activity, or a [[gap]] or [[exclusion]] with its reason (ISO 14064-1, 5.2.3)",
        "请加上 [[activity]]，或带理由的 [[gap]]、[[exclusion]]（ISO 14064-1，5.2.3）";
    /// Categories without an assessment.
    SignificanceNotAssessed { categories: Vec<String> } =>
        format!("whether indirect emissions are significant is not assessed for {} {} (ISO 14064-1, 5.2.3)",
            if categories.len() == 1 { "category" } else { "categories" }, categories.join(", ")),
        format!("未评估类别 {} 的间接排放是否重要（ISO 14064-1，5.2.3）", categories.join("、"));
    /// Help.
    AssessSignificance =>
        "add a [[significance]] for each: category, criterion, decision, reason",
        "请为每个类别加上 [[significance]]：类别、准则、结论与理由";
    /// Direct emissions need no assessment.
    SignificanceOfDirect =>
        "direct emissions are always part of an inventory; only categories 2 to 6 are assessed",
        "直接排放必须纳入清单；只有类别 2 至 6 需要评估重要性";

    // Biogenic, and what is beside the total
    /// CO2e that is said to be biogenic.
    BiogenicNotByGas =>
        "emissions of biomass are given as CO2e: their CO2, which stands apart, cannot be told from their CH4 and N2O",
        "生物质排放以 CO2e 给出，无法将单独列出的 CO2 与 CH4、N2O 区分";
    /// Help.
    StateBiogenicByGas =>
        "give an activity for each gas, such as `emissions = \"120 tCO2\"` and `emissions = \"0.3 tCH4\"`",
        "请按气体分别列出活动，如 emissions = \"120 tCO2\" 和 emissions = \"0.3 tCH4\"";
    /// Emissions in a unit that is none, of what stands beside the total.
    NotAMassOfGas { unit: String } =>
        format!("{} is no mass of greenhouse gas", en::q(unit)),
        format!("{}不是温室气体的质量单位", zh::q(unit));
    /// Report: under the total.
    ExcludedBelow { sources: usize } =>
        if *sources == 1 {
            "One source is excluded and not in the total; it is listed below.".to_owned()
        } else {
            format!("{sources} sources are excluded and not in the total; they are listed below.")
        },
        format!("有 {sources} 个排放源被排除，不在总计中，见下。");
    /// Report: by how much exclusions would raise the total.
    WouldRaise { percent: String } =>
        format!("{percent} % of the total"),
        format!("总计的 {percent} %");
    /// Report: all exclusions together.
    TogetherWouldRaise { sources: usize, percent: String } =>
        if *sources == 1 {
            format!("With it the total would be {percent} % higher. The total above is not the whole.")
        } else {
            format!("The {sources} that are estimated would raise the total by {percent} %. The total above is not the whole.")
        },
        if *sources == 1 {
            format!("若计入，总计将增加 {percent} %。上述总计并非全部排放。")
        } else {
            format!("已估算的 {sources} 项若计入，总计将增加 {percent} %。上述总计并非全部排放。")
        };
    /// Report: exclusions without an estimate.
    NoneEstimated =>
        "How much is left out is not estimated. The total above is not the whole.",
        "排除的规模未作估算。上述总计并非全部排放。";
}
