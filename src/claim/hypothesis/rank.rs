//! The classes of slips, and the rule by which explanations are ordered.
//!
//! A class has a weight: how little it assumes, from what is known of slips in printed tables (one wrong key is more common
//! than one wrong row). Within a class every change that was tried counts alike. So a group stands by
//!
//! weight · members / tried
//!
//! where `tried` is the number of changes of its class: a class that can be bent to fit anything has to try many. Where only
//! some inputs within their rounding fit, the weight counts a thirtieth. A group that is corroborated by another place of the
//! book comes before those that are not, and one that would explain more than half of all misfits comes last, unless it is
//! a misprint.

use super::Group;

/// Past this a class explains almost anything.
pub const EXPLAINS_ANYTHING: f64 = 0.5;

/// What evidence counts that needs inputs other than as printed: a misfit of one unit in the last place has many such fits.
const ONLY_WITHIN_ROUNDING: f64 = 1.0 / 30.0;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident: $word:literal, $weight:literal;)*) => {
        /// What kind of slip a hypothesis assumes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Class {
            $($(#[$doc])* $name,)*
        }

        impl Class {
            /// Every class, in the order of the documentation.
            pub const ALL: &'static [Class] = &[$(Class::$name,)*];

            /// The stable word for it.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Class::$name => $word,)*
                }
            }

            /// How little it assumes: larger is less.
            pub const fn weight(self) -> u32 {
                match self {
                    $(Class::$name => $weight,)*
                }
            }
        }
    };
}

classes! {
    /// One digit, or two neighbours exchanged, in an input or in the result.
    Misprint: "misprint", 1000;
    /// A digit too many or too few, in an input or in the result.
    DigitCount: "digit-count", 100;
    /// A power of ten: 万 for 亿, kg for t, MWh for 万kWh.
    UnitSlip: "unit-slip", 300;
    /// The value in the book is right and another manner of rounding gave the print.
    Rounding: "rounding", 60;
    /// Another edition of the factor's own family.
    FactorEdition: "factor-edition", 100;
    /// Another set of global warming potentials.
    GwpSet: "gwp-set", 60;
    /// A row left out, counted twice, or with the wrong sign.
    Rows: "rows", 60;
    /// Points for per cent, the other base, the other sign.
    Formula: "formula", 60;
    /// Two inputs in each other's place.
    Swapped: "swapped", 30;
    /// The printed result is another figure of the book.
    Copied: "copied", 60;
    /// An input is another figure of the book.
    StaleInput: "stale-input", 30;
    /// A ratio with a meaning: carbon for CO2, month for year.
    Ratio: "ratio", 30;
    /// The factor of another place or kind.
    FactorReplaced: "factor-replaced", 30;
    /// Any other published factor of the dimension.
    FactorAny: "factor-any", 3;
}

impl Group {
    /// By the rule of this module: the larger, the sooner.
    pub fn standing(&self) -> f64 {
        let (members, tried) = (self.members.len() as f64, self.tried.max(1) as f64);
        let evidence = if self.as_printed { 1.0 } else { ONLY_WITHIN_ROUNDING };
        f64::from(self.class.weight()) * evidence * members / tried
    }

    /// Whether another place of the book prints a repaired value.
    pub fn is_corroborated(&self) -> bool {
        self.members.iter().any(|member| !member.corroborated.is_empty())
    }

    /// Whether its class explains almost any misfit of this size.
    pub fn explains_anything(&self) -> bool {
        self.chance > EXPLAINS_ANYTHING
    }

    /// Whether it stands behind the others for that. A wrong digit does not: it is by far the commonest slip, and where every
    /// misfit of a size can be one, it is no less likely to have been one.
    pub fn is_set_back(&self) -> bool {
        self.explains_anything() && self.class != Class::Misprint
    }
}

/// Puts groups in order.
pub(super) fn order(groups: &mut [Group]) {
    let key = |group: &Group| (group.is_set_back(), !group.is_corroborated());
    groups.sort_by(|a, b| key(a).cmp(&key(b)).then(b.standing().total_cmp(&a.standing())).then(a.class.cmp(&b.class)));
}
