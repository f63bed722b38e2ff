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
