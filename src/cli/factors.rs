//! `crossfoot factors`: questions to the library are read here and answered by the reports.

use super::arguments::{Asked, FactorTask};
use super::{Exit, output};
use crate::factor::{
    self, FactorId, FactorKind, Group, Library, Lookup, Query, Regions, Resolved, ValueRange, Worth, lookup_finding,
};
use crate::finding::{AboutSearch, FileId, Lang, Measure, Message, Place, Sources, Word};
use crate::quantity::{Amount, Quantity, QuantityErrorKind, Unit, UnitError};
use crate::report::{Look, factors};
use crate::spelling::nearest;

/// Lines of a list before families are joined into groups.
const MOST_FAMILIES: usize = 60;

/// One run of `crossfoot factors`.
pub(super) struct FactorSession {
    pub json: bool,
    pub look: Look,
}

/// What is wrong with a question, and what to do.
struct Wrong {
    message: Box<Message>,
    help: Vec<Message>,
}

impl<M: Into<Message>> From<M> for Wrong {
    fn from(message: M) -> Wrong {
        Wrong { message: Box::new(message.into()), help: Vec::new() }
    }
}

impl Wrong {
    fn near(mut self, name: Option<&str>) -> Wrong {
        self.help.extend(name.map(|name| Message::DidYouMean { name: name.to_owned() }));
        self
    }
}

impl FactorSession {
    /// Answers.
    pub(super) fn run(&self, task: &FactorTask) -> Exit {
        match self.answer(task) {
            Ok(text) => output::result(&text, self.look.lang),
            Err(wrong) => {
                output::failure(&wrong.message, self.look.lang);
                for help in &wrong.help {
                    let (word, text) = (Word::Help.text(self.look.lang), help.text(self.look.lang));
                    output::aside(&format!("{word}: {text}\n"));
                }
                Exit::Failed
            }
        }
    }

    fn answer(&self, task: &FactorTask) -> Result<String, Wrong> {
        let mut sources = Sources::default();
        let library = Library::bundled(&mut sources);
        let regions = Regions::bundled();
        let shelf = factors::Shelf { library: &library, regions: &regions, sources: &sources };
        match task {
            FactorTask::List { prefix, all } => self.list(&library, prefix, *all),
            FactorTask::Search { asked, limit } => {
                let found = search(&library, &regions, asked)?;
                Ok(self.either(
                    || factors::search_json(&shelf, &found),
                    || factors::search_text(&shelf, &found, *limit, self.look),
                ))
            }
            FactorTask::Show { id } => self.show(&shelf, id),
            FactorTask::Compare { ids } => self.compare(&shelf, ids),
            FactorTask::Audit { year, limit } => {
                let audit = factor::audit(&library, *year);
                Ok(self.either(
                    || factors::audit_json(&shelf, &audit),
                    || factors::audit_text(&shelf, &audit, *limit, self.look),
                ))
            }
        }
    }

    fn either(&self, json: impl FnOnce() -> serde_json::Value, text: impl FnOnce() -> String) -> String {
        if self.json { format!("{:#}\n", json()) } else { text() }
    }

    fn list(&self, library: &Library, prefix: &str, all: bool) -> Result<String, Wrong> {
        let families: Vec<Group<'_>> = factor::families(library, prefix);
        if families.is_empty() {
            let wrong = Wrong::from(AboutSearch::UnknownFamily { prefix: prefix.to_owned() });
            return Err(wrong.near(factor::nearest_path(library, prefix)));
        }
        if self.json {
            return Ok(format!("{:#}\n", factors::list_json(&families)));
        }
        let groups = if all { families } else { factor::grouped(families, MOST_FAMILIES) };
        Ok(factors::list_text(&groups, self.look))
    }

    fn show(&self, shelf: &factors::Shelf<'_>, text: &str) -> Result<String, Wrong> {
        let id = read_id(text)?;
        let entries = match shelf.library.look_up(&id) {
            Lookup::Found(entry) => vec![entry],
            Lookup::SeveralEditions(editions) => {
                let found = |id: &FactorId| match shelf.library.look_up(id) {
                    Lookup::Found(entry) => Some(entry),
                    _ => None,
                };
                editions.iter().filter_map(found).collect()
            }
            missing => return Err(missing_factor(&missing, &id)),
        };
        Ok(self.either(
            || factors::show_json(shelf, &entries),
            || match entries[..] {
                [only] => factors::show_text(shelf, only, self.look),
                _ => factors::show_family_text(shelf, &entries, self.look),
            },
        ))
    }

    fn compare(&self, shelf: &factors::Shelf<'_>, texts: &[String]) -> Result<String, Wrong> {
        if texts.len() < 2 {
            return Err(AboutSearch::TwoNeeded.into());
        }
        let mut entries: Vec<(Resolved<'_>, Worth)> = Vec::new();
        for text in texts {
            let id = read_id(text)?;
            let entry = match shelf.library.look_up(&id) {
                Lookup::Found(entry) => entry,
                missing => return Err(missing_factor(&missing, &id)),
            };
            let Some(worth) = entry.worth(shelf.library) else {
                return Err(Message::NotASingleValue { id: id.to_string() }.into());
            };
            entries.push((entry, worth));
        }
        let unit = entries[0].1.unit.clone();
        if let Some((other, worth)) = entries.iter().find(|(_, worth)| worth.unit.dimension() != unit.dimension()) {
            return Err(AboutSearch::NotComparable {
                first: entries[0].0.id().to_string(),
                measures: Measure::of(&unit),
                second: other.id().to_string(),
                needs: Measure::of(&worth.unit),
            }
            .into());
        }
        Ok(self.either(
            || factors::compare_json(shelf, &entries, &unit),
            || factors::compare_text(shelf, &entries, &unit, self.look),
        ))
    }
}

fn read_id(text: &str) -> Result<FactorId, Wrong> {
    FactorId::parse(text).ok_or_else(|| Wrong::from(Message::BadFactorId { text: text.to_owned() }))
}

fn missing_factor(lookup: &Lookup<'_>, id: &FactorId) -> Wrong {
    // The finding is only asked for its words; there is no file to point into.
    let finding = lookup_finding(lookup, id, Place::new(FileId(0), 0..0));
    Wrong { message: Box::new(finding.message), help: finding.help }
}

fn search<'l>(library: &'l Library, regions: &'l Regions, asked: &Asked) -> Result<factors::Found<'l>, Wrong> {
    let mut query = Query { year: asked.year, ..Query::default() };
    query.unit = asked.unit.as_deref().map(read_unit).transpose()?;
    query.kind = asked.kind.as_deref().map(read_kind).transpose()?;
    query.region = asked.region.as_deref().map(|name| read_region(library, regions, name)).transpose()?;
    let mut ranges: Vec<(String, Quantity)> = Vec::new();
    for text in &asked.between {
        match Quantity::parse(text) {
            Ok(range) if matches!(range.amount(), Amount::Between(..)) => ranges.push((text.clone(), range)),
            other => return Err(bad_range(text, other.err().map(|error| error.kind))),
        }
    }
    for word in &asked.words {
        match as_value(word) {
            Some(Ok(range)) => ranges.push((word.clone(), range)),
            Some(Err(kind)) => return Err(bad_range(word, Some(kind))),
            None => query.words.extend(word.split_whitespace().map(str::to_owned)),
        }
    }
    for (text, range) in ranges {
        query.ranges.push(value_range(&text, &range, query.unit.as_ref())?);
    }
    let hits = factor::search(library, regions, &query);
    let (mut strays, mut by_words) = (Vec::new(), 0);
    if hits.is_empty() {
        let words = Query { words: query.words.clone(), ..Query::default() };
        by_words = factor::search(library, regions, &words).len();
        if by_words == 0 {
            strays = factor::strays(library, regions, &query.words);
        }
    }
    Ok(factors::Found { query, hits, strays, by_words })
}

/// A word that is meant as a value: a range, or a number with a unit.
fn as_value(word: &str) -> Option<Result<Quantity, QuantityErrorKind>> {
    let starts = word.trim_start().starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    match Quantity::parse(word) {
        Ok(quantity) => match quantity.amount() {
            Amount::Between(..) if word.contains("..") => Some(Ok(quantity)),
            Amount::One(_) if starts && word.trim().contains(' ') && !quantity.unit().is_none() => Some(Ok(quantity)),
            _ => None,
        },
        Err(error) if starts && word.contains("..") => Some(Err(error.kind)),
        Err(_) => None,
    }
}

fn bad_range(text: &str, kind: Option<QuantityErrorKind>) -> Wrong {
    match kind {
        Some(QuantityErrorKind::Unit(error)) => unit_error(&error, text),
        Some(QuantityErrorKind::Reversed) => AboutSearch::RangeReversed { text: text.to_owned() }.into(),
        _ => AboutSearch::NotARange { text: text.to_owned() }.into(),
    }
}

/// The range in its own unit, or in that of `--unit`.
fn value_range(text: &str, range: &Quantity, unit: Option<&Unit>) -> Result<ValueRange, Wrong> {
    let own = Some(range.unit()).filter(|own| !own.is_none());
    let unit = match (own, unit) {
        (None, None) => return Err(AboutSearch::RangeNeedsUnit { range: text.trim().to_owned() }.into()),
        (Some(own), Some(unit)) if own.dimension() != unit.dimension() => {
            return Err(AboutSearch::UnitsDoNotMeet {
                found: own.text().to_owned(),
                measures: Measure::of(own),
                needed: unit.text().to_owned(),
                needs: Measure::of(unit),
            }
            .into());
        }
        (Some(own), _) => own.clone(),
        (None, Some(unit)) => unit.clone(),
    };
    let (lower, upper) = match range.amount() {
        Amount::Between(lower, upper) => (lower.exact(), upper.exact()),
        Amount::One(value) => (value.exact(), value.exact()),
    };
    Ok(ValueRange { lower, upper, unit })
}

fn read_unit(text: &str) -> Result<Unit, Wrong> {
    // A pure number is asked for as 1.
    match text.trim() {
        "1" => Ok(Unit::none()),
        text => Unit::parse(text).map_err(|error| unit_error(&error, text)),
    }
}

fn unit_error(error: &UnitError, text: &str) -> Wrong {
    match error {
        UnitError::Unknown { text: unit, nearest, .. } => {
            Wrong::from(Message::UnknownUnit { unit: unit.clone() }).near(*nearest)
        }
        UnitError::Ambiguous { text: unit, candidates, .. } => {
            let units: Vec<String> = candidates.iter().map(|unit| (*unit).to_owned()).collect();
            let mut wrong = Wrong::from(Message::AmbiguousUnit { unit: unit.clone(), meanings: units.clone() });
            wrong.help.push(Message::ChooseUnit { units });
            wrong
        }
        UnitError::ProductAfterSlash { .. } => {
            let mut wrong = Wrong::from(Message::UnitProductAfterSlash { unit: text.to_owned() });
            wrong.help.push(Message::Parenthesize);
            wrong
        }
        UnitError::Syntax { .. } | UnitError::Empty => Message::UnitSyntax { unit: text.to_owned() }.into(),
        UnitError::TooLong | UnitError::TooComplex => Message::UnitTooComplex { unit: text.to_owned() }.into(),
    }
}

/// A kind by its word, or by its name in either language.
fn read_kind(text: &str) -> Result<FactorKind, Wrong> {
    let wanted = text.trim().to_lowercase();
    let named = |kind: &FactorKind| {
        let bare = |name: &str| name.split(" (").next().unwrap_or(name).to_lowercase();
        let names = || Lang::ALL.into_iter().map(|lang| kind.name(lang));
        kind.word() == wanted
            || kind.word() == wanted.replace(' ', "-")
            || names().any(|name| name.to_lowercase() == wanted || bare(name) == wanted)
    };
    let kind = FactorKind::ALL.iter().copied().find(named);
    // OM and 运营边际 are no names, but nobody else is called so.
    let kind = kind.or_else(|| FactorKind::by_alias(&wanted));
    kind.ok_or_else(|| {
        let known = FactorKind::ALL.iter().map(|kind| kind.word().to_owned()).collect();
        let names = FactorKind::ALL.iter().flat_map(|kind| [kind.word(), kind.name(Lang::Zh), kind.name(Lang::En)]);
        Wrong::from(AboutSearch::UnknownKind { word: text.to_owned(), known }).near(nearest(&wanted, names))
    })
}

/// A place by any of its names; a country of the library by its code.
fn read_region(library: &Library, regions: &Regions, name: &str) -> Result<String, Wrong> {
    let known = || library.factors().filter_map(|factor| factor.region.as_deref());
    let code = regions.code_of(name);
    let code = code.or_else(|| known().find(|code| code.eq_ignore_ascii_case(name.trim())).map(str::to_owned));
    code.ok_or_else(|| {
        Wrong::from(AboutSearch::UnknownRegion { name: name.to_owned() }).near(nearest(name.trim(), regions.names()))
    })
}
