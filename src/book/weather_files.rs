//! The weather of plants: from the files that a book names to rows.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::files::{FileError, Folder, Limits};
use super::overlay::unreadable;
use crate::finding::{AboutPv, AboutWeather, Code, FileId, Finding, Findings, Level, Located, Place, Sources};
use crate::pv::weather::{Note, Statements, Weather, WeatherErrors, read as read_weather};
use crate::pv::{PlannedWeather, PvPlant};
use crate::series::decoded;

/// Reads the weather of all plants; what cannot be read has none.
///
/// A file is read once, and plants that say the same of it share its rows. What is to be said of it is said at the first of them.
pub(super) fn read(
    plants: &mut [PvPlant],
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) {
    let mut reader = Reader { folder, limits, sources, findings, files: HashMap::new() };
    for plant in plants {
        let Some(planned) = plant.model.as_mut().and_then(|model| model.weather.as_mut()) else { continue };
        match reader.one(planned) {
            Ok(weather) => planned.weather = weather,
            Err(finding) => reader.findings.push(*finding),
        }
    }
}

struct Reader<'a> {
    folder: Folder<'a>,
    limits: Limits,
    sources: &'a mut Sources,
    findings: &'a mut Findings,
    /// By their names in the folder of the book.
    files: HashMap<String, WeatherFile>,
}

/// A file that has been read.
struct WeatherFile {
    id: FileId,
    /// What it says; `None` where it has no weather.
    weather: Option<Weather>,
    /// The same with what plants say of it.
    stated: Vec<(Statements, Arc<Weather>)>,
}

impl Reader<'_> {
    /// The weather of a plant; none where what is wrong with its file has been said.
    fn one(&mut self, planned: &PlannedWeather) -> Result<Option<Arc<Weather>>, Box<Finding>> {
        let name = &planned.file;
        let beside = self.folder.name_of(self.sources.name(name.place.file)).to_owned();
        let local = Folder::name_beside(&beside, &name.value)
            .ok_or_else(|| Box::new(unreadable(FileError::LeavesFolder, &name.value, name.place, self.limits)))?;
        let file = match self.files.entry(local) {
            Entry::Occupied(file) => file.into_mut(),
            Entry::Vacant(gap) => {
                let refuse = |error| Box::new(unreadable(error, &name.value, name.place, self.limits));
                let path = self.folder.resolve(gap.key()).map_err(refuse)?;
                let bytes = self.folder.read(gap.key(), self.limits.file_bytes).map_err(refuse)?;
                gap.insert(WeatherFile::read(name, path, &bytes, self.sources, self.findings)?)
            }
        };
        let Some(weather) = &file.weather else { return Ok(None) };
        if let Some((_, weather)) = file.stated.iter().find(|(stated, _)| *stated == planned.statements) {
            return Ok(Some(Arc::clone(weather)));
        }
        let mut weather = weather.clone();
        weather.state(&planned.statements).map_err(|error| {
            let message = says(name, error.fault.message());
            Box::new(Finding::new(Code::WeatherUnreadable, message).at(name.place))
        })?;
        for of in &weather.notes {
            let at = of.line().map_or(name.place, |line| line_place(file.id, self.sources.text(file.id), line));
            let finding = Finding::new(Code::WeatherNoted, says(name, of.message()));
            self.findings.push(finding.at(at).level(level(of)));
        }
        let weather = Arc::new(weather);
        file.stated.push((planned.statements, Arc::clone(&weather)));
        Ok(Some(weather))
    }
}

impl WeatherFile {
    fn read(
        name: &Located<String>,
        path: String,
        bytes: &[u8],
        sources: &mut Sources,
        findings: &mut Findings,
    ) -> Result<Self, Box<Finding>> {
        let Some((text, _)) = decoded(bytes) else {
            let message = says(name, AboutWeather::NoText);
            return Err(Box::new(Finding::new(Code::WeatherUnreadable, message).at(name.place)));
        };
        let id = sources.add(path, text.as_ref());
        let weather = match read_weather(&text) {
            Ok(weather) => Some(weather),
            Err(WeatherErrors { errors, .. }) => {
                for error in errors {
                    let finding = Finding::new(Code::WeatherUnreadable, says(name, error.fault.message()));
                    findings.push(finding.at(line_place(id, &text, error.line)));
                }
                None
            }
        };
        Ok(Self { id, weather, stated: Vec::new() })
    }
}

fn says(name: &Located<String>, message: AboutWeather) -> AboutPv {
    AboutPv::Weather { file: name.value.clone(), message }
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
