//! What there is to say of explanations: why a figure may not hold, and what would settle it.

bilingual! {
    /// A word of an explanation.
    SlipWord;

    /// Heading.
    Explanations: "explanations", "可能的解释";
    /// What would settle a hypothesis.
    SettledBy: "settled by", "核实办法";

    // Classes
    /// A class of slips.
    Misprint: "misprint", "数字笔误";
    /// A class of slips.
    DigitCount: "a digit too many or too few", "多写或漏写一位数字";
    /// A class of slips.
    UnitSlip: "unit slip by a power of ten", "单位差 10 的整数次幂";
    /// A class of slips.
    Rounding: "another rounding", "修约方式不同";
    /// A class of slips.
    FactorEdition: "another edition of the factor", "采用了该因子的其他版本";
    /// A class of slips.
    GwpSet: "another set of warming potentials", "采用了其他 GWP 值";
    /// A class of slips.
    Rows: "rows of the sum", "求和的行有误";
    /// A class of slips.
    Formula: "another formula", "计算公式不同";
    /// A class of slips.
    Swapped: "two inputs interchanged", "两个输入互换";
    /// A class of slips.
    Copied: "another figure's value printed", "印了另一个数";
    /// A class of slips.
    StaleInput: "another figure's value used", "用了另一个数作输入";
    /// A class of slips.
    Ratio: "a known ratio", "已知的换算比";
    /// A class of slips.
    FactorReplaced: "the factor of another place or kind", "采用了其他地区或类型的因子";
    /// A class of slips.
    FactorAny: "any other published factor", "其他已发布的因子";

    // What would settle them
    /// What would settle a misprint.
    SettleMisprint: "the original print, or the records behind the figure that is named",
        "核对原件，或核对所指数值的原始记录";
    /// What would settle a unit slip.
    SettleUnit: "the unit in the original, or a meter reading or bill of the order of magnitude",
        "核对原件中的单位，或用抄表、票据核对数量级";
    /// What would settle a rounding.
    SettleRounding: "the unrounded values, or the rounding rule of the author", "未修约的数值，或编制者的修约规则";
    /// What would settle a factor.
    SettleFactor: "the factor and its edition that the author used", "编制者所用的因子及其版本";
    /// What would settle potentials.
    SettleGwp: "which assessment report the author took the potentials from", "编制者采用哪次评估报告的 GWP 值";
    /// What would settle rows.
    SettleRows: "the list of rows behind the sum", "总数背后的明细表";
    /// What would settle a formula.
    SettleFormula: "the definition of the figure: base, numerator and sign", "该指标的定义：基数、分子与正负号";
    /// What would settle interchanged inputs.
    SettleSwapped: "the records behind both inputs", "两个输入各自的原始记录";
    /// What would settle a copied figure.
    SettleCopied: "the records of the year and the row that the figure is for", "该数值所属年份和行的原始记录";
    /// What would settle a ratio.
    SettleRatio: "what the figure measures, and per what", "该数值的计量对象与计量基准";

    // How a print went wrong
    /// A misprint.
    OneDigit: "one digit", "一位数字";
    /// A misprint.
    Transposed: "two digits exchanged", "相邻两位互换";
    /// A misprint.
    Doubled: "a digit doubled", "多写一位";
    /// A misprint.
    LeftOut: "a digit left out", "漏写一位";

    // Ratios
    /// A ratio of units.
    Thousand: "thousand (kg and t, k and none, 千)", "千倍（kg 与 t、千）";
    /// A ratio of units.
    TenThousand: "ten thousand (万)", "万倍（万）";
    /// A ratio of units.
    Ten: "ten (MWh and 万kWh)", "十倍（MWh 与 万kWh）";
    /// A ratio of units.
    Million: "million (M, 百万)", "百万倍（M、百万）";
    /// A ratio of units.
    HundredMillion: "hundred million (亿)", "亿倍（亿）";
    /// A ratio of units.
    Hundred: "hundred (per cent, 百)", "百倍（%、百）";
    /// A ratio of units.
    PowerOfTen: "a power of ten", "10 的整数次幂";
    /// A ratio with a meaning.
    CarbonForCo2: "carbon and CO2 (44/12)", "碳与 CO2（44/12）";
    /// A ratio with a meaning.
    MonthForYear: "month and year (12)", "月与年（12）";
    /// A ratio with a meaning.
    KwhForMj: "kWh and MJ (3.6)", "kWh 与 MJ（3.6）";
    /// A ratio with a meaning.
    KwhForStandardCoal: "kWh and kgce (0.1229)", "kWh 与 kgce（0.1229）";
    /// A ratio with a meaning.
    RawForStandardCoal: "raw coal and standard coal (0.7143)", "原煤与标准煤（0.7143）";
    /// A ratio with a meaning.
    ReferenceTemperature: "gas at 20 °C and at 0 °C (293.15/273.15)", "20 °C 与 0 °C 下的气体体积（293.15/273.15）";

    // Formulas
    /// A formula.
    FormSign: "the other sign: a fall as a rise", "正负号相反：下降写成上升";
    /// A formula.
    FormReciprocal: "the reciprocal: the share of the other", "倒数：分子与分母颠倒";
    /// A formula.
    FormOtherBase: "the change on the other base", "变化率取了另一个基数";
    /// A formula.
    FormRest: "the share that is left", "余下部分的占比";
    /// A formula.
    FormIndex: "the index in the place of the change", "以指数代替变化率";
    /// A formula.
    FormPoints: "percentage points in the place of per cent", "以百分点代替百分比";
    /// A formula.
    FormRelative: "per cent in the place of percentage points", "以百分比代替百分点";

    // Rows
    /// A row of a sum.
    RowLeftOut: "left out of the sum", "求和时漏计";
    /// A row of a sum.
    RowTwice: "counted twice", "重复计算";
    /// A row of a sum.
    RowSign: "with the other sign: gross for net", "正负号相反：以毛值代替净值";

    // Roundings
    /// A rounding.
    ResultTruncated: "the result was cut off, not rounded", "结果被截断而非修约";
    /// A rounding.
    ResultRoundedUp: "the result was rounded up", "结果向上进位";
}

messages! {
    /// A sentence about explanations.
    AboutHypothesis;
    /// How many changes were tried.
    Tried { count: usize } =>
        format!("{count} changes tried; none is shown to be true by fitting"),
        format!("共试 {count} 种改动；相符并不证明属实");
    /// The first hypothesis of a transcript.
    TranscriptSlip { source: String, group: Option<usize> } =>
        match group {
            Some(group) => format!("slip of transcription: compare with the original at {source} (the repairs of {group} may be such slips)"),
            None => format!("slip of transcription: compare with the original at {source}"),
        },
        match group {
            Some(group) => format!("转录笔误：请与原件核对（{source}）；第 {group} 组的修正可能即为此类笔误"),
            None => format!("转录笔误：请与原件核对（{source}）"),
        };
    /// A group: what it assumes, how many were tried, how likely a fit is by chance.
    Group { what: SlipWord, fitting: usize, tried: usize, chance: String } =>
        format!("{}: {fitting} of {tried} tried fit, chance {chance}", what.text(super::Lang::En)),
        format!("{}：试 {tried} 种，相符 {fitting} 种，偶合概率 {chance}", what.text(super::Lang::Zh));
    /// Only some inputs within their rounding fit.
    OnlyWithinRounding => " (only for some inputs within their rounding)", "（仅对修约范围内的某些输入成立）";
    /// The class would explain almost anything.
    ExplainsAnything => " (explains almost any misfit of this size)", "（几乎能解释任何这样大小的偏差）";
    /// A print repaired.
    Reprinted { address: String, from: String, to: String, how: SlipWord } =>
        format!("{address}: {from} → {to} ({})", how.text(super::Lang::En)),
        format!("{address}：{from} → {to}（{}）", how.text(super::Lang::Zh));
    /// A figure times a ratio.
    Scaled { address: String, from: String, to: String, meaning: SlipWord } =>
        format!("{address}: {from} → {to}, {}", meaning.text(super::Lang::En)),
        format!("{address}：{from} → {to}，{}", meaning.text(super::Lang::Zh));
    /// Another formula.
    Formed { meaning: SlipWord, recomputed: String } =>
        format!("{}: gives {recomputed}", meaning.text(super::Lang::En)),
        format!("{}：得 {recomputed}", meaning.text(super::Lang::Zh));
    /// Rows of a sum.
    RowsOf { rows: String, slip: SlipWord } =>
        format!("{rows} {}", slip.text(super::Lang::En)),
        format!("{rows} {}", slip.text(super::Lang::Zh));
    /// Two inputs.
    Interchanged { first: String, second: String } =>
        format!("{first} and {second} in each other's place"),
        format!("{first} 与 {second} 互换");
    /// The print of another figure.
    CopiedFrom { address: String, value: String } =>
        format!("{value} is the value of {address}"),
        format!("{value} 是 {address} 的值");
    /// The value of another figure for an input.
    StaleFrom { address: String, from: String, to: String, other: String } =>
        format!("{address}: {from} → {to}, the value of {other}"),
        format!("{address}：{from} → {to}，即 {other} 的值");
    /// Another factor.
    OtherFactor { address: String, factor: String, value: String } =>
        format!("{address} → {factor} ({value})"),
        format!("{address} → {factor}（{value}）");
    /// Another set of potentials.
    OtherPotentials { set: String } =>
        format!("warming potentials of {set}"),
        format!("采用 {set} 的 GWP 值");
    /// Inner figures rounded.
    RoundedOnTheWay { figures: String, places: i8 } =>
        format!("{figures} rounded to {places} decimals before going on"),
        format!("{figures} 先修约到 {places} 位小数再继续计算");
    /// A print whose last zeros are no digits.
    Coarser { address: String, value: String, place: i8 } =>
        format!("{address}: the last {place} zeros of {value} are not digits"),
        format!("{address}：{value} 末尾 {place} 个零不是有效数字");
    /// What follows is a supposition.
    Supposed { address: String } =>
        format!("supposing {address}; the book does not say so"),
        format!("以下按假设 {address} 计算，并非账簿所述");
    /// Another figure prints the repaired value.
    Corroborated { places: String } =>
        format!("also printed: {places}"),
        format!("另见：{places}");
    /// Members that are not listed.
    MoreMembers { count: usize } =>
        format!("… {count} more; `--format json` lists all"),
        format!("……另有 {count} 种；`--format json` 列出全部");
    /// Groups that are not listed.
    MoreGroups { count: usize } =>
        format!("… {count} further kinds fit; `--format json` lists all"),
        format!("……另有 {count} 类相符；`--format json` 列出全部");
}
