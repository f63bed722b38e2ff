//! The weather of plants: from the files that a book names to rows.

use std::collections::HashMap;
use std::sync::Arc;

use super::files::{FileError, Folder, Limits};
use super::overlay::unreadable;
use crate::finding::{AboutPv, AboutWeather, Code, FileId, Finding, Findings, Level, Place, Sources};
use crate::pv::weather::{Field, Note, Reading, Statements, WantedFormat, Weather, WeatherErrors, read_so};
use crate::pv::{PlannedWeather, PvPlant};
use crate::series::decoded;

/// Reads the weather of all plants; what cannot be read has none.
///
/// A file is read once, plants that say the same of it share its rows, and what there is to say of it is said once, with the plants
/// that use it.
pub(super) fn read(
    plants: &mut [PvPlant],
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) {
    let mut files = WeatherFiles { folder, limits, sources, read: HashMap::new() };
    let mut said: Vec<Said> = Vec::new();
    for plant in plants {
        let Some(planned) = plant.model.as_mut().and_then(|model| model.weather.as_mut()) else { continue };
        let name = files.name(planned);
        let found = match files.weather(planned, name.as_deref()) {
            Ok((weather, found)) => {
                planned.weather = weather;
                found
            }
            Err(finding) => vec![*finding],
        };
        let name = name.unwrap_or_else(|| planned.file.value.clone());
        for finding in found {
            let is_of_book = finding.place() == Some(planned.file.place);
            match said.iter_mut().find(|said| said.is_same(&name, is_of_book, &finding)) {
                Some(said) => said.plants.push(plant.id.clone()),
                None => said.push(Said { name: name.clone(), is_of_book, finding, plants: vec![plant.id.clone()] }),
            }
        }
    }
    for Said { finding, plants, .. } in said {
        findings.push(match plants.len() {
            1 => finding,
            _ => finding.fact(AboutPv::WeatherOf { plants }),
        });
    }
}

/// A finding about a file, with the plants that use it.
struct Said {
    /// The file, by the folder of the book.
    name: String,
    /// Whether it is about no line of the file: then it is at the book's word for it, which each plant has for itself.
    is_of_book: bool,
    finding: Finding,
    plants: Vec<String>,
}

impl Said {
    fn is_same(&self, name: &str, is_of_book: bool, other: &Finding) -> bool {
        let finding = &self.finding;
        (self.name.as_str(), self.is_of_book) == (name, is_of_book)
            && (is_of_book || finding.place() == other.place())
            && (finding.code, finding.level) == (other.code, other.level)
            && finding.message == other.message
            && finding.facts == other.facts
    }
}

/// A file that was read: its place among the sources, and what was read of it in each of the ways that plants state.
struct ReadFile {
    file: FileId,
    readings: Vec<ReadSo>,
}

/// The rows of a file as it was to be read, or why there are none, with lines.
struct ReadSo {
    reading: Reading,
    weather: Result<Weather, Vec<(AboutWeather, usize)>>,
    /// The same with what plants say of it.
    stated: Vec<(Statements, Arc<Weather>)>,
}

impl ReadSo {
    fn new(text: &str, reading: Reading) -> Self {
        let weather = read_so(text, &reading).map_err(|WeatherErrors { errors, .. }| {
            errors.into_iter().map(|error| (error.fault.message(), error.line)).collect()
        });
        Self { reading, weather, stated: Vec::new() }
    }
}

struct WeatherFiles<'f> {
    folder: Folder<'f>,
    limits: Limits,
    sources: &'f mut Sources,
    /// By name from the folder of the book.
    read: HashMap<String, ReadFile>,
}

impl WeatherFiles<'_> {
    /// The name of a file from the folder of the book; nothing where it leads out of it.
    fn name(&self, planned: &PlannedWeather) -> Option<String> {
        let beside = self.folder.name_of(self.sources.name(planned.file.place.file));
        Folder::name_beside(beside, &planned.file.value)
    }

    /// The weather that a plant plans with, as far as it can be read, and what there is to say of it.
    fn weather(
        &mut self,
        planned: &PlannedWeather,
        name: Option<&str>,
    ) -> Result<(Option<Arc<Weather>>, Vec<Finding>), Box<Finding>> {
        let stated = &planned.file;
        let says = |message: AboutWeather| AboutPv::Weather { file: stated.value.clone(), message };
        let refuse = |error| Box::new(unreadable(error, &stated.value, stated.place, self.limits));
        let local = name.ok_or_else(|| refuse(FileError::LeavesFolder))?;
        if !self.read.contains_key(local) {
            let path = self.folder.resolve(local).map_err(refuse)?;
            let bytes = self.folder.read(local, self.limits.file_bytes).map_err(refuse)?;
            let Some((text, _)) = decoded(&bytes) else {
                let message = says(AboutWeather::NoText);
                return Err(Box::new(Finding::new(Code::WeatherUnreadable, message).at(stated.place)));
            };
            let file = self.sources.add(path, text.as_ref());
            self.read.insert(local.to_owned(), ReadFile { file, readings: Vec::new() });
        }
        let Some(of) = self.read.get_mut(local) else { return Ok((None, Vec::new())) };
        let text = self.sources.text(of.file);
        let file = of.file;
        let place = |line: usize| line_place(file, text, line);
        let at = of.readings.iter().position(|of| of.reading == planned.reading).unwrap_or_else(|| {
            of.readings.push(ReadSo::new(text, planned.reading));
            of.readings.len() - 1
        });
        let Some(of) = of.readings.get_mut(at) else { return Ok((None, Vec::new())) };
        let read = match &of.weather {
            Ok(weather) => weather,
            Err(faults) => {
                let finding = |(message, line): &(AboutWeather, usize)| {
                    let finding = Finding::new(Code::WeatherUnreadable, says(message.clone())).at(place(*line));
                    match planned.reading.format {
                        Some(_) => finding.help(AboutPv::FormatsAre { words: formats() }),
                        None => finding,
                    }
                };
                return Ok((None, faults.iter().map(finding).collect()));
            }
        };
        let known = of.stated.iter().find(|(stated, _)| *stated == planned.statements);
        let weather = match known {
            Some((_, weather)) => Arc::clone(weather),
            None => {
                let mut weather = read.clone();
                weather.state(&planned.statements).map_err(|error| {
                    let message = says(error.fault.message());
                    Box::new(Finding::new(Code::WeatherUnreadable, message).at(stated.place))
                })?;
                let weather = Arc::new(weather);
                of.stated.push((planned.statements, Arc::clone(&weather)));
                weather
            }
        };
        let noted = |note: &Note| {
            let at = note.line().map_or(stated.place, place);
            Finding::new(Code::WeatherNoted, says(note.message())).at(at).level(level(note))
        };
        let (mut found, is_whole) = columns_taken(planned, &weather);
        found.extend(weather.notes.iter().map(noted));
        Ok((is_whole.then_some(weather), found))
    }
}

/// Which columns that are taken the file has not, and which it has that are not taken; whether it has all that are taken.
fn columns_taken(planned: &PlannedWeather, weather: &Weather) -> (Vec<Finding>, bool) {
    let says = |message: AboutWeather| AboutPv::Weather { file: planned.file.value.clone(), message };
    let absent = planned.take.iter().filter(|of| weather.column(of.value).is_none());
    let mut found: Vec<Finding> = absent
        .map(|of| {
            let columns = weather.columns().iter().map(|column| column.name.clone()).collect();
            let message = says(AboutWeather::NoSuchColumn { column: of.value.word(), columns });
            Finding::new(Code::WeatherUnreadable, message).at(of.place)
        })
        .collect();
    let is_whole = found.is_empty();
    // Pressure and the irradiance of a plane are in files for other ends.
    let usual = [Field::Pressure, Field::InPlane];
    let is_left = |field: &Field| {
        weather.column(*field).is_some() && !usual.contains(field) && planned.take.iter().all(|of| of.value != *field)
    };
    let left: Vec<String> = Field::STEPS.into_iter().filter(is_left).map(|field| field.word().to_owned()).collect();
    if !left.is_empty() {
        let finding = Finding::new(Code::WeatherNoted, says(AboutWeather::NotTaken { columns: left }));
        found.push(finding.at(planned.file.place).level(Level::Note));
    }
    (found, is_whole)
}

/// The words of formats.
fn formats() -> Vec<String> {
    WantedFormat::WORDS.map(|(word, _)| word.to_owned()).into()
}

/// A line of a text.
fn line_place(file: FileId, text: &str, line: usize) -> Place {
    let Some(number) = line.checked_sub(1) else { return Place::new(file, 0..0) };
    let start: usize = text.split_inclusive('\n').take(number).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    Place::new(file, start..start + length)
}

/// How much a note matters: what is not there or cannot be is a warning, what only has to be known a note.
fn level(of: &Note) -> Level {
    match of {
        Note::Negative { missing: 0, .. }
        | Note::OutOfOrder { .. }
        | Note::SeveralYears { .. }
        | Note::TypicalYear { .. }
        | Note::NoYear
        | Note::LeapDay
        | Note::NoLeapDay { .. }
        | Note::PartHourZone { .. }
        | Note::LabelTaken { .. }
        | Note::SolarZone { .. }
        | Note::Unread { .. }
        | Note::Skipped { .. } => Level::Note,
        _ => Level::Warning,
    }
}
