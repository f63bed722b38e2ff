//! From a file of factors as written to rows: every value of every row is read, so that all that is wrong is said at once.

use std::collections::HashSet;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::super::check::quantity::{finding, range_finding};
use super::super::check::setting::is_region;
use super::super::check::value::{is_id, unknown_word};
use super::super::keys::Shape;
use super::super::raw::{RawBook, RawTable, RawText};
use crate::factor::{
    Edition, FactorId, FactorKind, Grade, RawBlend, RawComponent, RawFactor, RawFile, RawFuel, RawName, RawSource,
    Regions, Spot, Text, years_of,
};
use crate::finding::{AboutLibrary, Code, Finding, Findings, Located, Message};
use crate::quantity::{Gas, Quantity};

/// The rows of a file. What cannot be read is a finding and something else in its place, so that ids can be held against
/// one another all the same; a file with a finding is not to be used.
pub(super) fn read(raw: &RawBook, findings: &mut Findings) -> Option<RawFile<'static>> {
    let mut reader = Reader { findings, grid: None };
    let factor = raw.each("factor").filter_map(|table| reader.factor(table)).collect();
    let fuel = raw.each("fuel").filter_map(|table| reader.fuel(table)).collect();
    let blend = raw.each("blend").filter_map(|table| reader.blend(table)).collect();
    let source = reader.source(raw.one("source")?);
    Some(RawFile { source, factor, fuel, blend })
}

struct Reader<'f> {
    findings: &'f mut Findings,
    /// Codes of grid regions, once they are asked for.
    grid: Option<HashSet<String>>,
}

/// A text with its place in the file.
fn spot(text: &RawText) -> Spot<'static> {
    Spot { text: text.text.clone().into(), start: text.place.start, end: text.place.end }
}

fn text(table: &RawTable, key: &'static str) -> Text<'static> {
    optional(table, key).unwrap_or_default()
}

fn optional(table: &RawTable, key: &'static str) -> Option<Text<'static>> {
    table.text(key).map(|text| text.text.clone().into())
}

/// Kinds whose values may be pure numbers: potentials, and shares that are not written in per cent.
const fn is_bare(kind: FactorKind) -> bool {
    use FactorKind as K;
    matches!(
        kind,
        K::Gwp
            | K::MarginWeight
            | K::OxidationRate
            | K::LeakRate
            | K::MassBalance
            | K::MethaneCorrection
            | K::Definition
    )
}

impl Reader<'_> {
    fn refuse(&mut self, code: Code, text: &RawText, message: impl Into<Message>, help: impl Into<Message>) {
        self.findings.push(Finding::new(code, message).at(text.place).help(help));
    }

    fn source(&mut self, table: &RawTable) -> RawSource<'static> {
        let id = table.text("id");
        if let Some(id) = id.filter(|id| !is_id(&id.text)) {
            self.refuse(Code::BadId, id, Message::BadId { id: id.text.clone() }, Message::IdGrammar);
        }
        if let Some(text) = table.text("published").filter(|text| !is_published(&text.text)) {
            let message = Message::BadDate { text: text.text.clone() };
            self.refuse(Code::BadDate, text, message, AboutLibrary::PublishedGrammar);
        }
        RawSource {
            id: id.map_or_else(|| place_of(table), spot),
            title: text(table, "title"),
            publisher: text(table, "publisher"),
            document: optional(table, "document"),
            published: optional(table, "published"),
            licence: text(table, "licence"),
            standing: self.word(table, "standing").unwrap_or_default(),
            note: optional(table, "note"),
        }
    }

    fn factor(&mut self, table: &RawTable) -> Option<RawFactor<'static>> {
        let (family, edition) = self.id(table);
        let kind: Option<FactorKind> = self.word(table, "kind");
        let value = table.text("value").and_then(|text| self.quantity(text).map(|value| (text, value)));
        if let (Some((text, value)), Some(kind)) = (&value, kind)
            && value.unit().is_none()
            && !is_bare(kind)
        {
            let example = format!("{} kgCO2/kWh", text.text.trim());
            let message = Message::UnitMissing { key: "value".into() };
            self.refuse(Code::UnitMissing, text, message, Message::AddUnit { example });
        }
        if let Some(range) = table.text("range")
            && let Some(bounds) = self.quantity(range)
        {
            let value = value.map(|(text, value)| Located::new(value, text.place));
            self.findings.extend(range_finding(range, &bounds, value.as_ref()).map(|finding| *finding));
        }
        self.region(table);
        let days = ["valid-from", "valid-to"].map(|key| table.text(key).map(|text| (text, self.date(text))));
        if let [Some((_, Some(from))), Some((text, Some(to)))] = days
            && to < from
        {
            let finding = Finding::new(Code::PeriodReversed, AboutLibrary::ValidityReversed).at(text.place);
            self.findings.push(finding.help(AboutLibrary::SwapValidity));
        }
        if let Some(text) = table.text("data-year").filter(|text| years_of(&text.text).is_none()) {
            let message = AboutLibrary::BadYears { text: text.text.clone() };
            self.refuse(Code::BadLibraryRow, text, message, AboutLibrary::YearsGrammar);
        }
        let gwp = self.word::<Text<'_>>(table, "gwp").and(table.text("gwp"));
        let replaces = table.text("replaces").filter(|text| self.row(text));
        Some(RawFactor {
            family: family?,
            edition: edition?,
            name: name(table),
            value: table.text("value").map_or_else(|| place_of(table), spot),
            range: table.text("range").map(spot),
            region: optional(table, "region"),
            data_year: table.text("data-year").map(spot),
            valid_from: table.text("valid-from").map(spot),
            valid_to: table.text("valid-to").map(spot),
            kind: kind.unwrap_or(FactorKind::Average),
            gwp: gwp.map(spot),
            substance: optional(table, "substance"),
            basis: self.word(table, "basis"),
            biogenic: table.flag("biogenic"),
            locator: text(table, "locator"),
            grade: self.word(table, "grade").unwrap_or(Grade::B),
            note: optional(table, "note"),
            replaces: replaces.map(spot),
            draft: table.flag("draft"),
        })
    }

    fn fuel(&mut self, table: &RawTable) -> Option<RawFuel<'static>> {
        let (family, edition) = self.id(table);
        let mut part = |key| table.text(key).filter(|text| self.row(text)).map(spot);
        let needed = [part("net-calorific-value"), part("carbon-content"), part("oxidation-rate")];
        let [net_calorific_value, carbon_content, oxidation_rate] = needed;
        let (methane, nitrous_oxide) = (part("methane"), part("nitrous-oxide"));
        let absent = || place_of(table);
        Some(RawFuel {
            family: family?,
            edition: edition?,
            name: name(table),
            substance: text(table, "substance"),
            net_calorific_value: net_calorific_value.unwrap_or_else(absent),
            carbon_content: carbon_content.unwrap_or_else(absent),
            oxidation_rate: oxidation_rate.unwrap_or_else(absent),
            methane,
            nitrous_oxide,
            biogenic: table.flag("biogenic"),
            note: optional(table, "note"),
        })
    }

    fn blend(&mut self, table: &RawTable) -> Option<RawBlend<'static>> {
        let (family, edition) = self.id(table);
        let mut components = Vec::new();
        for inner in table.tables("components") {
            let (gas, share) = (inner.text("gas"), inner.text("share"));
            if let Some(text) = gas.filter(|gas| Gas::named(&gas.text).is_none()) {
                let message = AboutLibrary::UnknownGas { name: text.text.clone() };
                self.refuse(Code::BadLibraryRow, text, message, AboutLibrary::GasGrammar);
            }
            share.and_then(|share| self.quantity(share));
            let absent = || place_of(inner);
            components.push(RawComponent {
                gas: gas.map_or_else(absent, spot),
                share: share.map_or_else(absent, spot),
                tolerance: optional(inner, "tolerance"),
            });
        }
        Some(RawBlend {
            family: family?,
            edition: edition?,
            name: name(table),
            substance: text(table, "substance"),
            components,
            locator: text(table, "locator"),
            grade: self.word(table, "grade").unwrap_or(Grade::B),
            note: optional(table, "note"),
        })
    }

    /// Family and edition of a row, each where it is sound.
    fn id(&mut self, table: &RawTable) -> (Option<Spot<'static>>, Option<Spot<'static>>) {
        let family = table.text("family").filter(|text| match FactorId::parse(&text.text) {
            Some(FactorId { edition: None, .. }) => true,
            Some(FactorId { edition: Some(edition), .. }) => {
                let message = AboutLibrary::BadFamily { text: text.text.clone() };
                let help = AboutLibrary::EditionApart { edition: edition.to_string() };
                self.refuse(Code::BadFactorId, text, message, help);
                false
            }
            None => {
                let message = AboutLibrary::BadFamily { text: text.text.clone() };
                self.refuse(Code::BadFactorId, text, message, AboutLibrary::FamilyGrammar);
                false
            }
        });
        let edition = table.text("edition").filter(|text| {
            let sound = Edition::parse(&text.text).is_some();
            if !sound {
                let message = AboutLibrary::BadEdition { text: text.text.clone() };
                self.refuse(Code::BadFactorId, text, message, AboutLibrary::EditionGrammar);
            }
            sound
        });
        (family.map(spot), edition.map(spot))
    }

    /// Whether a text names a row; what does not is a finding.
    fn row(&mut self, text: &RawText) -> bool {
        match FactorId::parse(&text.text) {
            Some(FactorId { edition: Some(_), .. }) => return true,
            Some(id) => {
                let message = AboutLibrary::EditionMissing { id: id.to_string() };
                self.refuse(Code::BadFactorId, text, message, AboutLibrary::NameRow { example: format!("{id}@2024") });
            }
            None => {
                let message = Message::BadFactorId { text: text.text.clone() };
                self.refuse(Code::BadFactorId, text, message, Message::FactorIdGrammar);
            }
        }
        false
    }

    fn quantity(&mut self, text: &RawText) -> Option<Quantity> {
        let quantity = Quantity::parse(&text.text);
        let told = |error| finding(&error, &text.text, text.part(error.span.clone()));
        quantity.map_err(|error| self.findings.push(told(error))).ok()
    }

    fn date(&mut self, text: &RawText) -> Option<Date> {
        let date = text.text.parse::<Date>().ok();
        if date.is_none() {
            let message = Message::BadDate { text: text.text.clone() };
            self.refuse(Code::BadDate, text, message, AboutLibrary::QuotedDate);
        }
        date
    }

    fn region(&mut self, table: &RawTable) {
        let Some(region) = table.text("region").filter(|region| !is_region(&region.text)) else { return };
        let grid = self.grid.get_or_insert_with(|| {
            let regions = Regions::bundled().region;
            regions.into_iter().map(|region| region.code).collect()
        });
        if !grid.contains(&region.text) {
            let message = Message::BadRegion { region: region.text.clone() };
            let help = Message::WriteLike { example: "region = \"CN-HE\"".into() };
            self.refuse(Code::BadRegion, region, message, help);
        }
    }

    /// What one of the words of a key stands for; another word is a finding.
    fn word<T: for<'d> Deserialize<'d>>(&mut self, table: &RawTable, key: &'static str) -> Option<T> {
        let (entry, text) = (table.entry(key)?, table.text(key)?);
        let Shape::Words(words) = entry.key.shape else { return None };
        let from: StrDeserializer<'_, Error> = text.text.as_str().into_deserializer();
        let value = if words.contains(&text.text.as_str()) { T::deserialize(from).ok() } else { None };
        if value.is_none() {
            let (en, zh) = (entry.key.doc.en, entry.key.doc.zh);
            self.findings.push(unknown_word(key, text, words).fact(Message::Told { en, zh }));
        }
        value
    }
}

/// Stands for a text that is missing; what is missing has been said.
fn place_of(table: &RawTable) -> Spot<'static> {
    Spot { text: Text::default(), start: table.place.start, end: table.place.end }
}

fn name(table: &RawTable) -> RawName<'static> {
    let inner = table.table("name");
    let of = |key| inner.map(|inner| text(inner, key)).unwrap_or_default();
    RawName { zh: of("zh"), en: of("en") }
}

/// Whether `text` is a year, a month or a day.
fn is_published(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    whole.len() == 10 && whole.parse::<Date>().is_ok()
}
