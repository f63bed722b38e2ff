//! The format of the factor files, described once: the [`Library`](super::Library) and `build.rs` read it from TOML, the
//! [table](super::table) of packed rows holds the same rows, and a row can be written as TOML again. What the keys mean is
//! told in `emission_factors/README.md`. `build.rs` shares this file.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize, Serializer};

use super::id::{Edition, FactorId};
use super::kind::{Basis, FactorKind, Grade, Standing};
use super::table::{Packer, Row, Section, Unpacker};

/// Text of a row: owned when read from TOML, borrowed when read from a table.
pub type Text<'a> = Cow<'a, str>;

/// Text with its place in the file, so that it can be pointed at.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "toml::Spanned<String>")]
pub struct Spot<'a> {
    /// What is written.
    pub text: Text<'a>,
    /// First byte, quotes included.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl From<toml::Spanned<String>> for Spot<'_> {
    fn from(spanned: toml::Spanned<String>) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let span = spanned.span();
        Spot { start: narrow(span.start), end: narrow(span.end), text: Cow::Owned(spanned.into_inner()) }
    }
}

impl Serialize for Spot<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// One file: a document and the rows taken from it.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawFile<'a> {
    /// The document.
    pub source: RawSource<'a>,
    /// Values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factor: Vec<RawFactor<'a>>,
    /// Recipes for fuels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fuel: Vec<RawFuel<'a>>,
    /// Recipes for refrigerants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blend: Vec<RawBlend<'a>>,
}

/// A row with an id.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum RawRow<'a> {
    /// A value.
    Factor(RawFactor<'a>),
    /// A recipe for a fuel.
    Fuel(RawFuel<'a>),
    /// A recipe for a refrigerant.
    Blend(RawBlend<'a>),
}

/// A row as a struct of its keys, which a table holds in the order of the keys.
macro_rules! rows {
    ($($(#[$row_doc:meta])* pub struct $row:ident { $($(#[$doc:meta])* $key:ident: $type:ty,)* })*) => {
        $(
            $(#[$row_doc])*
            #[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
            #[serde(deny_unknown_fields, rename_all = "kebab-case")]
            #[allow(missing_docs, reason = "the keys are described in emission_factors/README.md")]
            pub struct $row<'a> {
                $($(#[$doc])* #[serde(skip_serializing_if = "Row::is_absent")] pub $key: $type,)*
            }

            impl<'a> Row<'a> for $row<'a> {
                fn pack(&self, into: &mut Packer) {
                    $(self.$key.pack(into);)*
                }
                fn unpack(from: &mut Unpacker<'a>) -> Self {
                    $row { $($key: Row::unpack(from),)* }
                }
            }
        )*
    };
}

rows! {
    /// The document of a file.
    pub struct RawSource {
        id: Spot<'a>,
        title: Text<'a>,
        publisher: Text<'a>,
        document: Option<Text<'a>>,
        published: Option<Text<'a>>,
        licence: Text<'a>,
        #[serde(default)]
        standing: Standing,
        note: Option<Text<'a>>,
    }

    /// A name in both languages.
    pub struct RawName {
        zh: Text<'a>,
        en: Text<'a>,
    }

    /// A value.
    pub struct RawFactor {
        family: Spot<'a>,
        edition: Spot<'a>,
        name: RawName<'a>,
        value: Spot<'a>,
        range: Option<Spot<'a>>,
        region: Option<Text<'a>>,
        data_year: Option<Spot<'a>>,
        valid_from: Option<Spot<'a>>,
        valid_to: Option<Spot<'a>>,
        kind: FactorKind,
        gwp: Option<Spot<'a>>,
        substance: Option<Text<'a>>,
        basis: Option<Basis>,
        #[serde(default)]
        biogenic: bool,
        locator: Text<'a>,
        grade: Grade,
        note: Option<Text<'a>>,
        replaces: Option<Spot<'a>>,
        #[serde(default)]
        draft: bool,
    }

    /// A recipe for a fuel.
    pub struct RawFuel {
        family: Spot<'a>,
        edition: Spot<'a>,
        name: RawName<'a>,
        substance: Text<'a>,
        net_calorific_value: Spot<'a>,
        carbon_content: Spot<'a>,
        oxidation_rate: Spot<'a>,
        methane: Option<Spot<'a>>,
        nitrous_oxide: Option<Spot<'a>>,
        #[serde(default)]
        biogenic: bool,
        note: Option<Text<'a>>,
    }

    /// A recipe for a refrigerant.
    pub struct RawBlend {
        family: Spot<'a>,
        edition: Spot<'a>,
        name: RawName<'a>,
        substance: Text<'a>,
        components: Vec<RawComponent<'a>>,
        locator: Text<'a>,
        grade: Grade,
        note: Option<Text<'a>>,
    }

    /// One gas of a refrigerant.
    pub struct RawComponent {
        gas: Spot<'a>,
        share: Spot<'a>,
        tolerance: Option<Text<'a>>,
    }
}

/// Something wrong with the ids of some files; each with the files and where in them.
#[derive(Debug)]
pub enum Fault<F> {
    /// Two rows with one id; the second, and the first.
    Duplicate((F, Span), (F, Span), FactorId),
    /// A row with the id of a row below.
    Taken(F, Span, FactorId),
    /// Two documents with one id; the second, and the first.
    DuplicateSource((F, Span), (F, Span), String),
    /// An id of a row that is not there.
    Dangling(F, Span, FactorId),
}

/// First byte, and one past the last.
pub type Span = (u32, u32);

/// What the rows below make of an id: the sort of row that has it.
pub type Below<'b> = &'b dyn Fn(&FactorId) -> Option<Section>;

impl Spot<'_> {
    /// First byte, and one past the last.
    pub fn span(&self) -> Span {
        (self.start, self.end)
    }
}

/// The id of a row; what does not follow the grammar is handed to `bad`.
pub fn row_id(family: &Spot<'_>, edition: &Spot<'_>, mut bad: impl FnMut(&Spot<'_>)) -> Option<FactorId> {
    let id = FactorId::parse(&family.text).filter(|id| id.edition.is_none());
    if id.is_none() {
        bad(family);
    }
    let edition_read = Edition::parse(&edition.text);
    if edition_read.is_none() {
        bad(edition);
    }
    Some(FactorId { edition: Some(edition_read?), ..id? })
}

/// An id that a row names; handed to `bad` when it does not follow the grammar.
pub fn named_id(text: &Spot<'_>, mut bad: impl FnMut(&Spot<'_>)) -> Option<FactorId> {
    let id = FactorId::parse(&text.text);
    if id.is_none() {
        bad(text);
    }
    id
}

impl RawFuel<'_> {
    /// The rows it is made of.
    pub fn parts(&self) -> impl Iterator<Item = &Spot<'_>> {
        let three = [&self.net_calorific_value, &self.carbon_content, &self.oxidation_rate];
        three.into_iter().chain(&self.methane).chain(&self.nitrous_oxide)
    }
}

/// Holds the ids of all files against each other and against those below: nothing twice, nothing dangling. Ids that cannot
/// be read are faults of their own.
pub fn clashes<F: Copy + Ord>(files: &[(F, RawFile<'_>)], below: Below<'_>) -> Vec<Fault<F>> {
    let mut faults = Vec::new();
    let mut ids: Vec<(FactorId, F, Span)> = Vec::new();
    let mut known: BTreeSet<FactorId> = BTreeSet::new();
    for (file, raw) in files {
        for row in &raw.factor {
            if let Some(id) = row_id(&row.family, &row.edition, |_| ()) {
                known.insert(id.clone());
                ids.push((id, *file, row.family.span()));
            }
        }
        let fuels = raw.fuel.iter().map(|row| (&row.family, &row.edition));
        for (family, edition) in fuels.chain(raw.blend.iter().map(|row| (&row.family, &row.edition))) {
            ids.extend(row_id(family, edition, |_| ()).map(|id| (id, *file, family.span())));
        }
    }
    ids.sort();
    for pair in ids.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        faults.push(Fault::Duplicate((pair[1].1, pair[1].2), (pair[0].1, pair[0].2), pair[1].0.clone()));
    }
    faults.extend(
        ids.into_iter().filter(|(id, ..)| below(id).is_some()).map(|(id, file, at)| Fault::Taken(file, at, id)),
    );
    let mut names: Vec<(&str, F, Span)> =
        files.iter().map(|(file, raw)| (raw.source.id.text.as_ref(), *file, raw.source.id.span())).collect();
    names.sort_unstable();
    for pair in names.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        faults.push(Fault::DuplicateSource((pair[1].1, pair[1].2), (pair[0].1, pair[0].2), pair[1].0.to_owned()));
    }
    let fuels = files.iter().flat_map(|(file, raw)| raw.fuel.iter().map(move |fuel| (*file, fuel)));
    let parts = fuels.flat_map(|(file, fuel)| fuel.parts().map(move |part| (file, part)));
    let factors = files.iter().flat_map(|(file, raw)| raw.factor.iter().map(move |row| (*file, row)));
    let replaced = factors.filter_map(|(file, row)| Some((file, row.replaces.as_ref()?)));
    for (file, part) in parts.chain(replaced) {
        match FactorId::parse(&part.text) {
            Some(id) if !known.contains(&id) && below(&id) != Some(Section::Factors) => {
                faults.push(Fault::Dangling(file, part.span(), id));
            }
            _ => {}
        }
    }
    faults
}
