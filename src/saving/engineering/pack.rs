//! Engineering calculations as data: `rules/saving/engineering.toml`.

use serde::Deserialize;

use crate::expression::Expression;
use crate::factor::{Head, Name};

/// The kinds of calculation there are.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineeringPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// The kinds.
    pub kind: Vec<EngineeringKind>,
}

/// A calculation: formulas over named inputs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineeringKind {
    /// Its id: `air/heat-recovery`.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// What the formulas rest on.
    pub source: Name,
    /// What they take.
    pub input: Vec<KindInput>,
    /// What is computed on the way, in order. One named `baseline` is what the end use took before.
    pub step: Vec<KindStep>,
    /// What is saved in a year, positive where it is saved: one for each carrier, or one for each displaced energy.
    pub effect: Vec<KindEffect>,
    /// Where the formulas hold.
    pub limit: Vec<KindLimit>,
    /// Whether a stated saving is possible at all.
    pub possible: Option<Possible>,
}

/// An input of a calculation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindInput {
    /// Its name in the formulas.
    pub name: String,
    /// A unit of what it measures; the book may use any of that dimension.
    pub unit: String,
    /// What it means.
    pub means: Name,
    /// Its value where the book gives none.
    pub default: Option<String>,
    /// Where the default comes from.
    pub source: Option<Name>,
    /// Whether that is a primary source that was read.
    pub confirmed: Option<bool>,
    /// Whether the calculation does without it.
    #[serde(default)]
    pub optional: bool,
    /// Whether it may differ from row to row of a profile (hours at a load, halls, machines).
    #[serde(default)]
    pub each: bool,
}

/// A value on the way.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindStep {
    /// Its name in later formulas, and in its address `project/ID/NAME`.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How it is computed.
    pub formula: String,
    /// How it is computed where an optional input of `formula` has no value; without it the step is left out then.
    pub otherwise: Option<String>,
    /// Whether it is computed for each row of the profile; afterwards its name stands for the sum of the rows.
    #[serde(default)]
    pub each: bool,
    /// Whether its rows do not add up (a load, a share): then it has no sum, and only other rows' steps may use it.
    #[serde(default)]
    pub apart: bool,
    /// What it means.
    pub means: Name,
}

/// What is saved of a carrier.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindEffect {
    /// The carrier; `fuel` stands for that of the project.
    pub carrier: String,
    /// Its unit.
    pub unit: String,
    /// How it is computed.
    pub formula: String,
    /// The displaced energy for which it holds; always where absent.
    pub displaced: Option<String>,
}

/// Where a formula holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindLimit {
    /// The input or the step.
    pub of: String,
    /// The unit of the limits.
    pub unit: String,
    /// The least value.
    pub low: Option<String>,
    /// The greatest.
    pub high: Option<String>,
    /// Why.
    pub says: Name,
    /// Whether that follows from arithmetic, nature or a source that was read.
    pub confirmed: bool,
}

/// What a stated saving would need, and the most that there is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Possible {
    /// What is needed.
    pub what: Name,
    /// Its unit.
    pub unit: String,
    /// The most there can be, by a formula over the inputs.
    pub most: String,
    /// Where that comes from.
    pub source: Name,
    /// Whether that follows from nature or a source that was read; otherwise it only gives reason to ask.
    pub confirmed: bool,
    /// What the saving needs, by the energy it displaces: formulas over `saving` and the inputs.
    pub needed: Vec<Needed>,
}

/// What a saving needs if it displaced one kind of energy.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needed {
    /// The displaced energy.
    pub displaced: String,
    /// How it follows from `saving`.
    pub formula: String,
    /// What would be saved of that energy if the stated figure were the thing needed itself, not the energy.
    pub as_itself: String,
    /// The carrier of that energy where the book names none for it.
    pub carrier: String,
    /// What counts its emissions where the book names none for it: an assumption, to show how much the answer matters.
    pub factor: String,
}

impl EngineeringPack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> EngineeringPack {
        EngineeringPack::read(include_str!("../../../rules/saving/engineering.toml")).unwrap_or_default()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<EngineeringPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The kind of this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.kind.iter().position(|kind| kind.id == id)
    }
}

impl EngineeringKind {
    /// The input of this name.
    pub fn input(&self, name: &str) -> Option<&KindInput> {
        self.input.iter().find(|input| input.name == name)
    }

    /// Whether it can take a profile: rows that each have inputs of their own.
    pub fn has_rows(&self) -> bool {
        self.input.iter().any(|input| input.each)
    }

    /// Names that some formula needs that is not always built: for another displaced energy, or to ask whether a saving is
    /// possible. Giving them is no oversight.
    pub fn is_for_other_answers(&self, name: &str) -> bool {
        let effects = self.effect.iter().filter(|effect| effect.displaced.is_some()).map(|effect| &effect.formula);
        let needed = self.possible.iter().flat_map(|of| of.needed.iter().flat_map(|of| [&of.formula, &of.as_itself]));
        let most = self.possible.iter().map(|of| &of.most);
        let mut formulas = effects.chain(needed).chain(most).filter_map(|text| Expression::parse(text).ok());
        formulas.any(|formula| formula.names().any(|(of, _)| of == name))
    }

    /// Whether its effects depend on the energy that is displaced.
    pub fn depends_on_displaced(&self) -> bool {
        self.effect.iter().any(|effect| effect.displaced.is_some())
    }

    /// Whether an input must have a value in the book: it is neither optional nor has it a default.
    pub fn needs(&self, name: &str) -> bool {
        self.input(name).is_some_and(|input| !input.optional && input.default.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Exact, Quantity, Unit};

    #[test]
    fn the_pack_can_be_read_and_names_what_it_uses() {
        let pack = EngineeringPack::read(include_str!("../../../rules/saving/engineering.toml")).unwrap();
        assert!(pack.kind.len() >= 25);
        for kind in &pack.kind {
            let mut known: Vec<&str> = kind.input.iter().map(|input| input.name.as_str()).collect();
            for input in &kind.input {
                assert!(input.unit.is_empty() || Unit::parse(&input.unit).is_ok(), "{} {}", kind.id, input.unit);
                let Some(default) = &input.default else { continue };
                assert!(Quantity::parse(default).is_ok() && input.source.is_some() && input.confirmed.is_some());
            }
            let uses = |formula: &str, known: &[&str]| {
                let parsed = Expression::parse(formula).unwrap();
                for (name, _) in parsed.names() {
                    assert!(known.contains(&name), "{}: {name}", kind.id);
                }
            };
            let is_each = |name: &str| kind.input.iter().any(|input| input.each && input.name == name);
            for step in &kind.step {
                uses(&step.formula, &known);
                step.otherwise.iter().for_each(|formula| uses(formula, &known));
                assert!(!step.each || kind.has_rows(), "{}: {}", kind.id, step.name);
                let parsed = Expression::parse(&step.formula).unwrap();
                let is_apart = |name: &str| kind.step.iter().any(|step| step.apart && step.name == name);
                assert!(step.each || !parsed.names().any(|(name, _)| is_apart(name)), "{}: {}", kind.id, step.name);
                assert!(step.each || !parsed.names().any(|(name, _)| is_each(name)), "{}: {}", kind.id, step.name);
                known.push(&step.name);
            }
            for effect in &kind.effect {
                let parsed = Expression::parse(&effect.formula).unwrap();
                assert!(!parsed.names().any(|(name, _)| is_each(name)), "{}: {}", kind.id, effect.formula);
            }
            kind.effect.iter().for_each(|effect| uses(&effect.formula, &known));
            for limit in &kind.limit {
                assert!(known.contains(&limit.of.as_str()), "{}: {}", kind.id, limit.of);
                let ends = limit.low.iter().chain(&limit.high);
                assert!(ends.clone().count() > 0 && ends.clone().all(|end| Exact::parse_decimal(end).is_some()));
            }
            if let Some(possible) = &kind.possible {
                uses(&possible.most, &known);
                known.push("saving");
                for needed in &possible.needed {
                    uses(&needed.formula, &known);
                    uses(&needed.as_itself, &known);
                    assert!(crate::factor::FactorId::parse(&needed.factor).is_some(), "{}", needed.factor);
                }
            }
        }
    }
}
