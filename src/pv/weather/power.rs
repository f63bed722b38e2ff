//! Hourly data of NASA POWER as CSV.
//!
//! NASA Langley Research Center, POWER project, Hourly API: a block between `-BEGIN HEADER-` and `-END HEADER-` with dates, time
//! standard (LST or UTC), location, elevation, mark for missing (−999) and the parameters with their units; then a line of column
//! names `YEAR,MO,DY,HR,…`. LST is local solar time of a zone of 15° about the meridian of its middle, so that its offset is the
//! longitude over 15 to whole hours. An hour is taken as the interval that starts then; the reader is told.

use super::draft::Draft;
use super::lines::{Line, fields, lines, split};
use super::number::{altitude, cell, latitude, longitude};
use super::{Clock, Field, Label, Note, Stamp, WeatherError, WeatherErrors, WeatherFault};

/// Parameter, field; the first that is there is taken.
const COLUMNS: [(&str, Field); 8] = [
    ("ALLSKY_SFC_SW_DWN", Field::Ghi),
    ("ALLSKY_SFC_SW_DNI", Field::Dni),
    ("ALLSKY_SFC_SW_DIFF", Field::Dhi),
    ("T2M", Field::AirTemperature),
    ("WS10M", Field::WindSpeed),
    ("WS2M", Field::WindSpeed),
    ("PS", Field::Pressure),
    ("ALLSKY_SRF_ALB", Field::Albedo),
];

pub(super) fn read(text: &str) -> Result<Draft, WeatherErrors> {
    let mut errors = WeatherErrors::none();
    let mut draft = Draft::new(Clock::LocalStandard, Label::Start);
    let mut units: Vec<(String, f64)> = Vec::new();
    let mut all = lines(text);
    let mut ended = false;
    for line in all.by_ref() {
        let bare = line.text.trim().trim_matches(['"', ',']).trim();
        if bare.eq_ignore_ascii_case("-end header-") {
            ended = true;
            break;
        }
        if let Err(error) = head(&mut draft, &mut units, Line { text: bare, ..line }) {
            errors.add(error.line, error.fault);
        }
    }
    let Some(header) = all.next().filter(|_| ended) else {
        return Err(WeatherFault::NoHeader { header: "-END HEADER-" }.at(0).into());
    };
    if draft.clock != Clock::Utc {
        let Some(longitude) = draft.site.longitude else {
            return Err(WeatherFault::NoHeader { header: "Location" }.at(0).into());
        };
        let offset_min = libm::round(longitude / 15.0) as i32 * 60;
        draft.clock = Clock::SolarZone { offset_min };
        draft.notes.push(Note::SolarZone { minutes: offset_min });
    }
    draft.notes.push(Note::LabelTaken { label: Label::Start });
    let names = split(header.text, ',');
    let place = |wanted: &str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let (Some(year), Some(month), Some(day), Some(hour)) = (place("YEAR"), place("MO"), place("DY"), place("HR"))
    else {
        let columns = names.iter().map(|name| (*name).to_owned()).collect();
        return Err(WeatherFault::NoTime { columns }.at(header.number).into());
    };
    let mut places = Vec::new();
    for (name, field) in COLUMNS {
        if let Some(at) = place(name).filter(|_| !draft.has(field)) {
            draft.column(field, name);
            let stated = units.iter().find(|(of, _)| of == name).map(|(_, ratio)| *ratio);
            places.push((at, name, stated.unwrap_or(if field == Field::Pressure { 1000.0 } else { 1.0 })));
        }
    }
    let needed = places.iter().map(|place| place.0).chain([year, month, day, hour]).max().unwrap_or(0) + 1;
    let mut cells = Vec::new();
    for line in all {
        fields(line.text, ',', &mut cells);
        if cells.len() < needed {
            errors.add(line.number, WeatherFault::ShortRow { found: cells.len(), needed });
            continue;
        }
        let Some(stamp) = stamp(&[cells[year], cells[month], cells[day], cells[hour]]) else {
            let text = [cells[year], cells[month], cells[day], cells[hour]].join(",");
            errors.add(line.number, WeatherFault::BadTime { text });
            continue;
        };
        draft.row(stamp, line.number);
        for (column, (at, name, ratio)) in places.iter().enumerate() {
            draft.value(column, cell(cells[*at]).times(*ratio), cells[*at], name, line.number, &mut errors);
        }
    }
    errors.or(draft)
}

/// A line of the header block.
fn head(draft: &mut Draft, units: &mut Vec<(String, f64)>, line: Line<'_>) -> Result<(), WeatherError> {
    let lower = line.text.to_ascii_lowercase();
    let after = |word: &str| {
        let at = lower.find(word)? + word.len();
        line.text[at..].trim_start_matches([' ', ':', '=']).split_whitespace().next()
    };
    if lower.starts_with("dates") {
        draft.clock = if lower.ends_with("utc") { Clock::Utc } else { Clock::LocalStandard };
    } else if lower.starts_with("location") {
        draft.site.latitude = after("latitude").map(|text| latitude(text, line.number)).transpose()?;
        draft.site.longitude = after("longitude").map(|text| longitude(text, line.number)).transpose()?;
    } else if lower.starts_with("elevation") {
        let metres = line.text.rsplit('=').next().and_then(|text| text.split_whitespace().next());
        draft.site.altitude = metres.map(|text| altitude(text, line.number)).transpose()?;
    } else if let Some((name, rest)) = line.text.split_once(char::is_whitespace)
        && let Some((_, unit)) = rest.rsplit_once('(')
        && COLUMNS.iter().any(|(known, _)| *known == name)
    {
        units.push((name.to_owned(), ratio(unit)));
    }
    Ok(())
}

/// By how much a unit of the header is larger than ours; energy of an hour in Wh/m² is its mean in W/m².
fn ratio(unit: &str) -> f64 {
    let unit = unit.to_ascii_lowercase();
    match unit.trim_end_matches([')', ' ']) {
        "kpa" => 1000.0,
        "hpa" | "mb" | "mbar" => 100.0,
        unit if unit.starts_with("mj") => 1e6 / 3600.0,
        unit if unit.starts_with("kw") => 1000.0,
        _ => 1.0,
    }
}

fn stamp(cells: &[&str; 4]) -> Option<Stamp> {
    let [year, month, day, hour] = cells;
    let hour = hour.parse::<u16>().ok().filter(|hour| *hour < 24)?;
    Stamp::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?, hour * 60)
}
