//! The words of kinds: as factor files and the command line write them, and as people read them.

use super::kind::{Basis, FactorKind, Grade, Standing};
use crate::finding::{KindAlias, KindMeaning, KindName, Lang};

impl FactorKind {
    /// The word of a factor file: `operating-margin`.
    pub const fn word(self) -> &'static str {
        match self {
            FactorKind::Average => "average",
            FactorKind::Ets => "ets",
            FactorKind::Residual => "residual",
            FactorKind::FossilOnly => "fossil-only",
            FactorKind::OperatingMargin => "operating-margin",
            FactorKind::BuildMargin => "build-margin",
            FactorKind::MarginWeight => "margin-weight",
            FactorKind::LifeCycle => "life-cycle",
            FactorKind::Supplier => "supplier",
            FactorKind::Academic => "academic",
            FactorKind::Heat => "heat",
            FactorKind::NetCalorificValue => "net-calorific-value",
            FactorKind::CarbonContent => "carbon-content",
            FactorKind::OxidationRate => "oxidation-rate",
            FactorKind::Density => "density",
            FactorKind::Combustion => "combustion",
            FactorKind::Gwp => "gwp",
            FactorKind::Conversion => "conversion",
            FactorKind::PrimaryEquivalent => "primary-equivalent",
            FactorKind::Target => "target",
            FactorKind::Definition => "definition",
            FactorKind::StandardCoalEmission => "standard-coal-emission",
            FactorKind::Enthalpy => "enthalpy",
            FactorKind::LeakRate => "leak-rate",
            FactorKind::MassBalance => "mass-balance",
            FactorKind::MethaneCapacity => "methane-capacity",
            FactorKind::MethaneCorrection => "methane-correction",
            FactorKind::WasteWater => "waste-water",
            FactorKind::Process => "process",
            FactorKind::Material => "material",
            FactorKind::Transport => "transport",
            FactorKind::EquipmentGrade => "equipment-grade",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<FactorKind> {
        FactorKind::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// Its short name.
    pub fn name(self, lang: Lang) -> &'static str {
        // The lists of texts are in the order of the kinds; a test holds them together.
        KindName::ALL.get(self as usize).map_or("", |name| name.text(lang))
    }

    /// What it is.
    pub fn meaning(self, lang: Lang) -> &'static str {
        KindMeaning::ALL.get(self as usize).map_or("", |meaning| meaning.text(lang))
    }

    /// Everyday words for it, of both languages.
    pub(super) fn aliases(self) -> impl Iterator<Item = &'static str> {
        KindAlias::ALL.get(self as usize).into_iter().flat_map(|alias| Lang::ALL.map(|lang| alias.text(lang)))
    }

    /// The only kind that goes by an everyday word; `None` where several do.
    pub fn by_alias(word: &str) -> Option<FactorKind> {
        let goes_by = |kind: &&FactorKind| kind.aliases().any(|words| words.split(' ').any(|alias| alias == word));
        let mut found = FactorKind::ALL.iter().filter(goes_by);
        match (found.next(), found.next()) {
            (Some(only), None) => Some(*only),
            _ => None,
        }
    }

    /// Whether it is observed anew each year, so that an old edition is out of date.
    pub const fn goes_out_of_date(self) -> bool {
        matches!(
            self,
            FactorKind::Average
                | FactorKind::Ets
                | FactorKind::Residual
                | FactorKind::FossilOnly
                | FactorKind::OperatingMargin
                | FactorKind::BuildMargin
                | FactorKind::LifeCycle
                | FactorKind::Supplier
                | FactorKind::Academic
                | FactorKind::PrimaryEquivalent
        )
    }
}

impl Grade {
    /// The letter of a factor file.
    pub const fn word(self) -> &'static str {
        match self {
            Grade::A => "A",
            Grade::B => "B",
        }
    }
}

impl Standing {
    /// The word of a factor file.
    pub const fn word(self) -> &'static str {
        match self {
            Standing::Official => "official",
            Standing::Estimate => "estimate",
            Standing::Practice => "practice",
        }
    }
}

impl Basis {
    /// The word of a factor file.
    pub const fn word(self) -> &'static str {
        match self {
            Basis::Net => "net",
            Basis::Gross => "gross",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_texts_and_the_meaning_of_the_readme() {
        let readme = include_str!("../../emission_factors/README.md");
        assert_eq!(KindName::ALL.len(), FactorKind::ALL.len());
        assert_eq!(KindMeaning::ALL.len(), FactorKind::ALL.len());
        assert_eq!(KindAlias::ALL.len(), FactorKind::ALL.len());
        for (at, kind) in FactorKind::ALL.iter().copied().enumerate() {
            assert_eq!(FactorKind::from_word(kind.word()), Some(kind));
            let variant = format!("{kind:?}");
            assert_eq!(format!("{:?}", KindName::ALL[at]), variant);
            assert_eq!(format!("{:?}", KindMeaning::ALL[at]), variant);
            assert_eq!(format!("{:?}", KindAlias::ALL[at]), variant);
            let row = format!("| `{}` | {} |", kind.word(), kind.meaning(Lang::En));
            assert!(readme.contains(&row), "{row}");
        }
    }
}
