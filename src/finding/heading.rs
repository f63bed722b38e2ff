//! Words of reports: headings, columns, states.

bilingual! {
    /// A heading, a column or a state of a report.
    Heading;

    // Inventory
    /// Title of an inventory.
    GreenhouseGasInventory: "Greenhouse gas inventory", "温室气体清单";
    /// Column.
    Category: "Category", "类别";
    /// Column.
    Emissions: "Emissions (tCO2e)", "排放量 (tCO2e)";
    /// Column.
    Share: "Share", "占比";
    /// Column.
    Gas: "Gas", "气体";
    /// Row.
    Total: "Total", "总计";
    /// A total from which something is missing.
    Partial: "partial", "不完整";
    /// A category of ISO 14064-1:2018.
    Category1: "Direct emissions", "直接温室气体排放";
    /// A category of ISO 14064-1:2018.
    Category2: "Indirect: imported energy", "输入能源的间接排放";
    /// A category of ISO 14064-1:2018.
    Category3: "Indirect: transportation", "运输产生的间接排放";
    /// A category of ISO 14064-1:2018.
    Category4: "Indirect: products used", "组织使用的产品产生的间接排放";
    /// A category of ISO 14064-1:2018.
    Category5: "Indirect: use of products", "与使用组织产品相关的间接排放";
    /// A category of ISO 14064-1:2018.
    Category6: "Indirect: other sources", "其他来源的间接排放";
    /// Emissions stated as CO2e without the gases.
    NotSplitByGas: "CO2e, not split by gas", "CO2e（未按气体划分）";
    /// What the inputs allow.
    Range: "range", "区间";
    /// What the inputs of a total allow.
    RangeAllowed: "Range that rounding and assumptions allow", "修约与假设所允许的区间";
    /// What a total lacks.
    Missing: "Missing from the total", "总计中缺少";
    /// Gaps that leave a total whole.
    NoFigureNeeded: "Without a figure, and none is needed", "无需数值";
    /// Values somebody chose.
    Assumptions: "Assumptions", "假设";
    /// Factors used.
    FactorsUsed: "Factors used", "使用的因子";
    /// Consolidation approach.
    OperationalControl: "operational control", "运营控制权";
    /// Consolidation approach.
    FinancialControl: "financial control", "财务控制权";
    /// Consolidation approach.
    EquityShare: "equity share", "股权比例";
    /// The rows shown are rounded.
    RowsRounded: "Rows are rounded for display; the total is the rounded sum of unrounded values.",
        "各行仅为显示而修约；总计由未修约的数值求和后修约。";
    /// Column: CO2 of biomass.
    BiogenicCo2: "Biogenic CO2 (tCO2e)", "生物成因 CO2 (tCO2e)";
    /// Why it stands apart.
    BiogenicApart: "CO2 of biomass stands apart and is not in the total; its CH4 and N2O are.",
        "生物成因的 CO2 单独列出，不计入总计；其 CH4 和 N2O 计入总计。";
    /// Sources that are left out.
    NotInTheTotal: "Not in the total: excluded sources (screening estimates)", "不在总计中：被排除的排放源（筛选估算）";
    /// Facilities that are left out.
    OutsideTheBoundary: "Not in the total: facilities outside the organizational boundary", "不在总计中：组织边界外的设施";
    /// Why something is left out.
    ReasonWord: "reason", "理由";
    /// What an amount rests on.
    BasisWord: "basis", "依据";
    /// An exclusion without an estimate.
    NoEstimate: "no estimate", "无估算";
    /// Facilities counted by a share.
    SharesCounted: "Facilities counted in part", "按份额计入的设施";
    /// What is never netted.
    BesideTheTotal: "Beside the total, neither added nor deducted", "与总计并列，既不加入也不扣除";
    /// Kind.
    Removals: "Removals", "温室气体清除量";
    /// Kind.
    Credits: "Carbon credits", "碳信用";
    /// Kind.
    AvoidedEmissions: "Avoided emissions", "避免的排放";
    /// Column and row.
    Facility: "Facility", "设施";
    /// Activities of no facility.
    NoFacility: "no facility stated", "未注明设施";
    /// Column.
    Activity: "Activity", "活动";
    /// An activity that enters no sum.
    OutsideWord: "outside the boundary", "边界外";
    /// Why rows do not add up to the total's state.
    GapsBelongNowhere: "What is missing belongs to no row.", "缺少的部分不属于任何一行。";
    /// Where to look next.
    SeeExplain: "`crossfoot explain BOOK ADDRESS` shows how a figure comes about, for example",
        "用 `crossfoot explain 账簿 地址` 查看数字的来历，例如";

    // Notation keys
    /// NE.
    NotEstimated: "not estimated (NE)", "未估算 (NE)";
    /// NO.
    NotOccurring: "not occurring (NO)", "不发生 (NO)";
    /// NA.
    NotApplicable: "not applicable (NA)", "不适用 (NA)";
    /// IE.
    IncludedElsewhere: "included elsewhere (IE)", "计入别处 (IE)";
    /// C.
    Confidential: "confidential (C)", "保密 (C)";
    /// Left open by the document.
    NotStated: "not stated", "未说明";
    /// The value asked for.
    AskedFor: "asked for", "待求";
    /// A calculation without a result.
    DividesByZero: "cannot be computed: the divisor is zero", "无法计算：除数为零";
    /// A calculation without a result.
    NoResult: "cannot be computed", "无法计算";

    // Verification
    /// Title.
    Verification: "Verification of published figures", "已公布数字的核查";
    /// Row.
    Published: "published", "公布值";
    /// Row.
    Recomputed: "recomputed", "重算值";
    /// Row.
    Arithmetic: "arithmetic", "算术";
    /// Row.
    Source: "source", "出处";
    /// Verdict.
    Exact: "exact", "完全相符";
    /// Verdict.
    WithinRounding: "within rounding", "在修约范围内相符";
    /// Verdict.
    DoesNotHold: "does not hold", "不成立";
    /// Verdict.
    CannotTell: "cannot tell", "无法判断";
    /// Row.
    ImpliedValue: "implied value", "隐含值";
    /// Row.
    FactorTried: "with factor", "代入因子";
    /// Row: by which rule a factor of the claim was found.
    FactorChosen: "by rule", "按规则选择";
    /// With the other inputs as printed.
    InputsAsPrinted: "inputs as printed", "按输入的印刷值";
    /// With the other inputs within their rounding.
    InputsWithinRounding: "inputs within their rounding", "输入在其修约范围内";
    /// Column.
    Factor: "factor", "因子";
    /// Column.
    /// Column.
    DifferencePublished: "difference", "公布−重算";
    /// Verdict of a candidate.
    Holds: "yes", "是";
    /// Verdict of a candidate.
    HoldsNot: "no", "否";
    /// Column: whether the figure holds with a candidate.
    Fits: "fits", "成立";
    /// A hull of several answers.
    SeveralRanges: "several ranges within this one, not all of it", "为其中若干区间，并非整个区间";
    /// No value will do.
    NoValue: "no value makes it hold", "没有任何数值可使其成立";
    /// Not worked out.
    NotSolved: "not solved: the unknown enters in several places", "未求解：未知数在多处出现";
    /// Unit of the difference of two percentages.
    PercentagePoints: "percentage points", "个百分点";
    /// The same figure elsewhere.
    PrintedAgain: "printed again", "另处刊印";
    /// How finely a figure was taken to be printed.
    ReadingTaken: "reading", "数位理解";
    /// What to do.
    NextStep: "next step", "下一步";
    /// The source is a transcript.
    Transcript: "transcript", "转录文本";

    // Explanation
    /// Operation.
    SumOf: "sum", "求和";
    /// Operation.
    ProductOf: "product", "相乘";
    /// Operation.
    Negative: "negative of", "取负";
    /// Operation.
    QuotientOf: "quotient", "相除";
    /// Operation.
    PowerOf: "power", "乘方";
    /// Operation.
    ConvertedUnit: "converted", "单位换算";
    /// Operation.
    RoundedTo: "rounded", "修约";
    /// Operation.
    SmallestOf: "smallest of", "取最小";
    /// Operation.
    LargestOf: "largest of", "取最大";
    /// Operation.
    AbsoluteOf: "absolute value", "绝对值";
    /// Operation.
    ChosenFrom: "chosen", "选取";
    /// Operation.
    ModelResult: "result of a model", "模型结果";
    /// A gap.
    NoFigure: "no value", "无数值";
    /// Leaf.
    Input: "input", "输入";
    /// Leaf.
    Assumption: "assumption", "假设";
    /// Leaf.
    InferredLeaf: "worked back", "反推值";
    /// Leaf.
    FactorLeaf: "factor", "因子";
    /// Leaf: a number of a rule.
    RuleLeaf: "parameter of a rule", "参数";
    /// Leaf.
    Constant: "constant", "常数";
    /// Alternative not taken.
    PassedOver: "passed over", "未选用";
    /// Lines stand further up.
    ShownAbove: "shown above", "见上文";
    /// Lines are below the chosen depth.
    MoreBelow: "more below (--depth)", "下有更多层级 (--depth)";
    /// The derivation as a formula.
    Formula: "As a spreadsheet formula", "电子表格公式";
    /// The formula is too long for a cell.
    FormulaTooLong: "too long for one cell; `--format json` gives it cell by cell",
        "超过单元格长度；`--format json` 按单元格给出";
    /// The value rests on a gap.
    FormulaOfGap: "none: something it rests on has no value", "无：所依据的某项没有数值";

    // Update
    /// Column.
    Figure: "figure", "数值";
    /// Column.
    Locked: "locked", "锁定值";
    /// Column.
    Anew: "now", "现在";
    /// Column.
    Difference: "difference", "差值";

    // Check
    /// Nothing to say.
    NothingFound: "No findings.", "未发现问题。";
}

impl Heading {
    /// A notation key, as a book writes it.
    pub fn notation(key: &str) -> Option<Heading> {
        Some(match key {
            "NE" => Heading::NotEstimated,
            "NO" => Heading::NotOccurring,
            "NA" => Heading::NotApplicable,
            "IE" => Heading::IncludedElsewhere,
            "C" => Heading::Confidential,
            "not-stated" => Heading::NotStated,
            _ => return None,
        })
    }

    /// A category by its number, 1 to 6.
    pub const fn category(number: u8) -> Heading {
        match number {
            1 => Heading::Category1,
            2 => Heading::Category2,
            3 => Heading::Category3,
            4 => Heading::Category4,
            5 => Heading::Category5,
            _ => Heading::Category6,
        }
    }
}
