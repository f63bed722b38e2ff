//! EnergyPlus weather files (EPW).
//!
//! Fields, units and marks of missing values as in EnergyPlus, *Auxiliary Programs*, "EnergyPlus Weather File (EPW) Data
//! Dictionary": eight header lines of which LOCATION gives the site; then rows of 35 fields without a header. Hour 1 is the
//! interval from 00:00 to 01:00. A value at or above the mark is missing.

use super::draft::Draft;
use super::lines::{fields, lines};
use super::number::{Cell, altitude, cell, latitude, longitude, offset};
use super::{Clock, DaylightEvidence, Field, Label, Note, Site, Stamp, WeatherErrors, WeatherFault};

/// Field, its place in a row, the value from which it is missing.
const COLUMNS: [(Field, usize, f64, &str); 8] = [
    (Field::Ghi, 13, 9999.0, "Global Horizontal Radiation"),
    (Field::Dni, 14, 9999.0, "Direct Normal Radiation"),
    (Field::Dhi, 15, 9999.0, "Diffuse Horizontal Radiation"),
    (Field::AirTemperature, 6, 99.9, "Dry Bulb Temperature"),
    (Field::WindSpeed, 21, 999.0, "Wind Speed"),
    (Field::Pressure, 9, 999_999.0, "Atmospheric Station Pressure"),
    (Field::Albedo, 32, 999.0, "Albedo"),
    (Field::SnowDepth, 30, 999.0, "Snow Depth"),
];
/// Fields up to wind speed; what comes after is often left out.
const NEEDED: usize = 22;

pub(super) fn read(text: &str) -> Result<Draft, WeatherErrors> {
    let mut errors = WeatherErrors::none();
    let mut draft = Draft::new(Clock::LocalStandard, Label::End);
    draft.starts = true;
    COLUMNS.iter().for_each(|(field, _, _, name)| draft.column(*field, name));
    let mut an_hour = 1;
    let mut cells = Vec::new();
    for line in lines(text) {
        fields(line.text, ',', &mut cells);
        match cells[0].to_ascii_uppercase().as_str() {
            "LOCATION" => match site(&cells, line.number) {
                Ok(site) => draft.site = site,
                Err(error) => errors.add(error.line, error.fault),
            },
            "HOLIDAYS/DAYLIGHT SAVING" => draft.notes.extend(daylight(&cells)),
            "DATA PERIODS" => an_hour = cells.get(2).and_then(|text| text.parse().ok()).unwrap_or(1),
            word if word.starts_with(|c: char| c.is_ascii_digit()) => {
                if cells.len() < NEEDED {
                    errors.add(line.number, WeatherFault::ShortRow { found: cells.len(), needed: NEEDED });
                    continue;
                }
                let Some(start) = start(&cells, an_hour) else {
                    let text = cells[..5].join(",");
                    errors.add(line.number, WeatherFault::BadTime { text });
                    continue;
                };
                draft.row(start, line.number);
                for (at, (field, place, missing, name)) in COLUMNS.iter().enumerate() {
                    let read = cells.get(*place).map_or(Cell::Missing, |text| cell(text));
                    let read = match read {
                        // No ground reflects nothing: files write 0 where they have no albedo.
                        Cell::Value(value) if value >= *missing || (*field == Field::Albedo && value == 0.0) => {
                            Cell::Missing
                        }
                        read => read,
                    };
                    draft.value(at, read, cells.get(*place).unwrap_or(&""), name, line.number, &mut errors);
                }
            }
            _ => {}
        }
    }
    if draft.site.latitude.is_none() && errors.total == 0 {
        errors.add(0, WeatherFault::NoHeader { header: "LOCATION" });
    }
    errors.or(draft)
}

/// LOCATION, city, province, country, source, WMO number, latitude, longitude, hours ahead of UTC, altitude.
fn site(cells: &[&str], line: usize) -> Result<Site, super::WeatherError> {
    let short = || WeatherFault::ShortRow { found: cells.len(), needed: 10 }.at(line);
    let at = |place: usize| cells.get(place).copied().ok_or_else(short);
    Ok(Site {
        name: Some(at(1)?.to_owned()).filter(|name| !name.is_empty()),
        latitude: Some(latitude(at(6)?, line)?),
        longitude: Some(longitude(at(7)?, line)?),
        utc_offset_min: Some(offset(at(8)?, line)?),
        altitude: Some(altitude(at(9)?, line)?),
    })
}

/// A period of daylight-saving time in the header: the rows are on standard time all the same, unless somebody shifted them.
fn daylight(cells: &[&str]) -> Option<Note> {
    let (from, to) = (cells.get(2)?, cells.get(3)?);
    let none = |text: &str| text.is_empty() || text == "0";
    let evidence = DaylightEvidence::Stated { period: format!("{from} - {to}") };
    (!none(from) && !none(to)).then_some(Note::DaylightSaving { evidence })
}

/// The start of the interval that a row is of. With one row an hour the minute says nothing: files write 0 or 60.
fn start(cells: &[&str], an_hour: u32) -> Option<Stamp> {
    let number = |place: usize| cells[place].parse::<u16>().ok();
    let (hour, minute) = (number(3)?, number(4)?);
    if !(1..=24).contains(&hour) || minute > 60 {
        return None;
    }
    let step = if (1..=60).contains(&an_hour) { (60 / an_hour) as u16 } else { 60 };
    let within = if step < 60 { minute.max(step) - step } else { 0 };
    let year = number(0)?;
    Stamp::new(i32::from(year), number(1)?.try_into().ok()?, number(2)?.try_into().ok()?, (hour - 1) * 60 + within)
}
