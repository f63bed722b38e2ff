//! What there is to say of claims: how finely a figure is printed, and where it is printed again.

use super::user_text::shown;
use super::{Apart, Lang, en, zh};

messages! {
    /// A sentence about claims.
    AboutClaim;
    /// A precision in a unit of another kind.
    PrecisionUnit { unit: String, of: String } =>
        format!("a precision in {} does not go with a figure in {}", en::q(unit), en::q(of)),
        format!("以{}表示的修约间隔与以{}表示的数值不符", zh::q(unit), zh::q(of));
    /// A precision that is not one, ten, a hundred …
    PrecisionNoPowerOfTen { text: String } =>
        format!("{} is not a place of the figure: 0.1, 1, 10, 100 … of its unit", en::q(text)),
        format!("{}不是该数值的数位：应为其单位的 0.1、1、10、100 等", zh::q(text));
    /// Digits are printed below the stated place, or the place is below all printed digits.
    PrecisionDoesNotFit { precision: String, figure: String } =>
        format!("{} is not printed to {}", en::q(figure), en::q(precision)),
        format!("{}并未修约到{}", zh::q(figure), zh::q(precision));
    /// Help: how a precision is written.
    WritePrecision { example: String } =>
        format!("write like: precision = \"{}\"", shown(example)),
        format!("写法如：precision = \"{}\"", shown(example));
    /// Help: what a precision can be.
    PrecisionOfPrint =>
        "a precision says how many of the zeros at the end of a whole number do not count; it can be no finer than the print, and no digit but zero can stand below it",
        "修约间隔说明整数末尾有几个零不是有效数位：它不能比刊印的数位更细，其下也不能有非零数字";
    /// A figure that agrees only with what was worked back from it.
    RestsOnInferred { addresses: Vec<String> } =>
        format!("it follows from {}, worked back from what is claimed: that confirms nothing", en::list(addresses)),
        format!("其依据{}由所述数值反推得出，不能证实该数值", zh::list(addresses));
    /// Help: evidence of another origin.
    FindEvidence =>
        "give a value of another origin: a meter reading, a bill, a nameplate",
        "请提供其他来源的数据：计量记录、账单或铭牌";
    /// A divisor may be zero within its rounding.
    AnyValuePossible =>
        "within their rounding the inputs leave any value possible, as where a divisor may be zero",
        "在修约范围内，输入可得出任何数值（例如除数可能为零）";
    /// Claims that could not be read.
    LeftOut { count: usize } =>
        if *count == 1 { "one claim could not be read and is left out below".to_owned() } else { format!("{count} claims could not be read and are left out below") },
        format!("有 {count} 条声明无法读取，以下未包括");
    /// Help: a mass of a gas says of which.
    NameTheGas { named: String, bare: String } =>
        format!("a mass says of what it is: write the gas behind {}, such as `t CO2` or `tCO2e`, to go with {}", en::q(bare), en::q(named)),
        format!("质量须写明是何种气体：请在{}之后写出气体，如 `t CO2` 或 `tCO2e`，以便与{}一致", zh::q(bare), zh::q(named));
    /// Help: an input has a value or a reason for having none.
    ValueOrKey =>
        "add the printed value, `value = \"2000 h\"`; or say that nobody states it: `key = \"not-stated\"`, with `unit` and `reason`",
        "请补充刊印的数值 `value = \"2000 h\"`；若未说明，请写明 `key = \"not-stated\"` 以及 `unit` 和 `reason`";
    /// Help: the other way to say what a figure should equal.
    OrPrintedAgain =>
        "or say where the same figure is printed again: also = [{ published = \"…\", source = \"…\" }]",
        "或写明同一数值的另一刊印处：also = [{ published = \"…\", source = \"…\" }]";
    /// The reading under which a figure holds, and what it says at its last printed place.
    HoldsWhenReadTo { place: String, difference: String } =>
        format!("read to {place} (zeros at the end of a whole number may be rounded); at its last printed place the difference is {difference}"),
        format!("按修约到 {place} 理解（整数末尾的零可能由修约而来）；若精确到最后一位，则相差 {difference}");
    /// The same: the digits after the last place were dropped.
    HoldsWhenCutOff { difference: String } =>
        format!("holds if further digits were cut off and not rounded; rounded to its last place the print would be another: the difference is {difference}"),
        format!("按舍去（截尾）理解成立；若按四舍五入，末位应不同：相差 {difference}");
    /// The same: whole things are counted up.
    HoldsWhenCountedUp { difference: String } =>
        format!("holds if a part counts as a whole one (raised to the next whole number); the difference is {difference}"),
        format!("按不足一个计一个（进一）理解成立；相差 {difference}");
    /// The same: a hedge.
    HoldsAsAbout { difference: String } =>
        format!("holds as \"about\": not at its last digit, but within what the word leaves open; the difference is {difference}"),
        format!("按“约”理解成立：与末位数字不完全相符，但在“约”所允许的范围内；相差 {difference}");
    /// The same: a figure that is slightly above what it is said to be near to.
    HoldsAsNearly { difference: String } =>
        format!("holds as \"nearly\": the recomputed figure is slightly above and rounds to the print; the difference is {difference}"),
        format!("按“近”理解成立：复算值略高于刊印值，修约后与之相同；相差 {difference}");
    /// The same: the words say that it is a fall, and the print has no sign.
    HoldsAsFall =>
        "the words of the claim say that it is a fall, so that the figure is printed without a sign; as an expression: -change(from, to)",
        "原文写明为下降（减少），故数值不带负号刊印；表达式可写作 -change(from, to)";
    /// The same: inner figures were rounded first.
    HoldsWhenRoundedOnTheWay { place: String, difference: String } =>
        format!("holds if inner figures were rounded (to {place} of their unit) before going on; without that the difference is {difference}"),
        format!("若中间结果先修约（以其单位的 {place} 为修约间隔）再继续计算则成立；若不先修约，则相差 {difference}");
    /// The same figure, printed again, agrees.
    AgreesWith { printed: String } =>
        format!("{}: agrees", shown(printed)),
        format!("{}：一致", shown(printed));
    /// It contradicts.
    Contradicts { printed: String, difference: String, fits: bool } =>
        format!("{}: contradicts, difference {difference}{}", shown(printed), if *fits { "; the recomputed figure agrees with this one" } else { "" }),
        format!("{}：相互矛盾，相差 {difference}{}", shown(printed), if *fits { "；复算值与此处一致" } else { "" });
    /// The finding of that.
    FiguresDisagree { first: String, second: String, difference: Apart } =>
        format!("printed as {} and again as {}: a difference of {}", en::q(first), en::q(second), difference.text(Lang::En)),
        format!("同一数值先后刊印为{}和{}：相差 {}", zh::q(first), zh::q(second), difference.text(Lang::Zh));
}
