//! What there is to say of factors chosen by rule.

use super::{en, zh};

messages! {
    /// A sentence about the choice of a factor.
    AboutChoice;
    /// The data of the factor are far from the year of the activity.
    TooOld { id: String, years: u16, year: u16, limit: u16 } =>
        format!("the data of {} are {years} years from {year}, more than {limit}", en::q(id)),
        format!("{} 的数据与 {year} 年相差 {years} 年，超过 {limit} 年", zh::q(id));
}
