//! The weather of plants: from the files that a book names to rows.

use super::files::{FileError, Folder, Limits};
use super::overlay::unreadable;
use crate::finding::{AboutPv, AboutWeather, Code, FileId, Finding, Findings, Level, Place, Sources};
use crate::pv::weather::{Field, Note, WantedFormat, Weather, WeatherErrors, read_so};
use crate::pv::{PlannedWeather, PvPlant};
use crate::series::decoded;

/// Reads the weather of all plants; what cannot be read has none.
pub(super) fn read(
    plants: &mut [PvPlant],
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) {
    for plant in plants {
        let Some(planned) = plant.model.as_mut().and_then(|model| model.weather.as_mut()) else { continue };
        if let Err(finding) = one(planned, folder, limits, sources, findings) {
            findings.push(*finding);
        }
    }
}

fn one(
    planned: &mut PlannedWeather,
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Result<(), Box<Finding>> {
    let name = planned.file.clone();
    let beside = folder.name_of(sources.name(name.place.file)).to_owned();
    let refuse = |error| Box::new(unreadable(error, &name.value, name.place, limits));
    let local = Folder::name_beside(&beside, &name.value).ok_or_else(|| refuse(FileError::LeavesFolder))?;
    let path = folder.resolve(&local).map_err(refuse)?;
    let bytes = folder.read(&local, limits.file_bytes).map_err(refuse)?;
    let says = |message: AboutWeather| AboutPv::Weather { file: name.value.clone(), message };
    let Some((text, _)) = decoded(&bytes) else {
        let message = says(AboutWeather::NoText);
        return Err(Box::new(Finding::new(Code::WeatherUnreadable, message).at(name.place)));
    };
    let file = sources.add(path, text.as_ref());
    let place = |line: usize| line_place(file, &text, line);
    let mut weather = match read_so(&text, &planned.reading) {
        Ok(weather) => weather,
        Err(WeatherErrors { errors, .. }) => {
            for error in errors {
                let finding = Finding::new(Code::WeatherUnreadable, says(error.fault.message())).at(place(error.line));
                findings.push(match planned.reading.format {
                    Some(_) => finding.help(AboutPv::FormatsAre { words: formats() }),
                    None => finding,
                });
            }
            return Ok(());
        }
    };
    if let Err(error) = weather.state(&planned.statements) {
        return Err(Box::new(Finding::new(Code::WeatherUnreadable, says(error.fault.message())).at(name.place)));
    }
    let absent = columns_taken(planned, &weather, findings);
    for of in &weather.notes {
        let at = of.line().map_or(name.place, place);
        findings.push(Finding::new(Code::WeatherNoted, says(of.message())).at(at).level(level(of)));
    }
    planned.weather = (!absent).then_some(weather);
    Ok(())
}

/// Says which columns that are taken the file has not, and which it has that are not taken; whether any is absent.
fn columns_taken(planned: &PlannedWeather, weather: &Weather, findings: &mut Findings) -> bool {
    let says = |message: AboutWeather| AboutPv::Weather { file: planned.file.value.clone(), message };
    let mut absent = false;
    for of in &planned.take {
        if weather.column(of.value).is_none() {
            let columns = weather.columns().iter().map(|column| column.name.clone()).collect();
            let message = says(AboutWeather::NoSuchColumn { column: of.value.word(), columns });
            findings.push(Finding::new(Code::WeatherUnreadable, message).at(of.place));
            absent = true;
        }
    }
    // Pressure and the irradiance of a plane are in files for other ends.
    let usual = [Field::Pressure, Field::InPlane];
    let is_left = |field: &Field| {
        weather.column(*field).is_some() && !usual.contains(field) && planned.take.iter().all(|of| of.value != *field)
    };
    let left: Vec<String> = Field::STEPS.into_iter().filter(is_left).map(|field| field.word().to_owned()).collect();
    if !left.is_empty() {
        let finding = Finding::new(Code::WeatherNoted, says(AboutWeather::NotTaken { columns: left }));
        findings.push(finding.at(planned.file.place).level(Level::Note));
    }
    absent
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
