//! Hourly series and typical years of PVGIS, times in UTC.
//!
//! European Commission, Joint Research Centre, PVGIS, "Hourly radiation data" and "Typical meteorological year": header lines
//! with latitude, longitude and altitude, a line that names the columns, rows dated `20190101:0011`, and lines that explain.
//! A time is an instant. In a typical year the times are whole hours, and `Irradiance Time Offset (h)` is how much later the
//! irradiance was seen; temperature and wind are of the hour itself.

use super::draft::Draft;
use super::lines::{Line, fields, lines, split};
use super::number::{Cell, altitude, cell, header, latitude, longitude};
use super::{Clock, Field, Label, Plane, Stamp, WeatherError, WeatherErrors, WeatherFault};

/// How a column of ours follows from columns of the file.
struct Made {
    field: Field,
    /// Their places; the value is their sum.
    parts: Vec<usize>,
    name: String,
}

/// `seriescalc`: irradiance is of the plane that the header states; horizontal where its slope is 0.
pub(super) fn read_hourly(text: &str) -> Result<Draft, WeatherErrors> {
    read(text, |draft, names| {
        let place = |wanted: &str| names.iter().position(|name| *name == wanted);
        let horizontal = draft.plane.is_some_and(|plane| plane.tilt == 0.0);
        let global = match (place("G(i)"), place("Gb(i)"), place("Gd(i)"), place("Gr(i)")) {
            (Some(global), ..) => Some((vec![global], "G(i)")),
            (None, Some(beam), Some(diffuse), Some(ground)) => Some((vec![beam, diffuse, ground], "Gb(i)+Gd(i)+Gr(i)")),
            _ => None,
        };
        let field = if horizontal { Field::Ghi } else { Field::InPlane };
        let mut made: Vec<Made> =
            global.into_iter().map(|(parts, name)| Made { field, parts, name: name.to_owned() }).collect();
        if let Some(diffuse) = place("Gd(i)").filter(|_| horizontal) {
            made.push(Made { field: Field::Dhi, parts: vec![diffuse], name: "Gd(i)".to_owned() });
        }
        made.extend(meteorology(&names));
        made
    })
}

/// `tmy`.
pub(super) fn read_tmy(text: &str) -> Result<Draft, WeatherErrors> {
    read(text, |draft, names| {
        draft.typical = true;
        let irradiance = [(Field::Ghi, "G(h)"), (Field::Dni, "Gb(n)"), (Field::Dhi, "Gd(h)")];
        let mut made: Vec<Made> = irradiance.into_iter().filter_map(|(field, name)| one(&names, field, name)).collect();
        made.extend(meteorology(&names));
        made
    })
}

fn meteorology(names: &[&str]) -> impl Iterator<Item = Made> {
    let wanted = [(Field::AirTemperature, "T2m"), (Field::WindSpeed, "WS10m"), (Field::Pressure, "SP")];
    wanted.into_iter().filter_map(|(field, name)| one(names, field, name)).collect::<Vec<_>>().into_iter()
}

fn one(names: &[&str], field: Field, name: &str) -> Option<Made> {
    let place = names.iter().position(|known| *known == name)?;
    Some(Made { field, parts: vec![place], name: name.to_owned() })
}

fn read(text: &str, columns: impl Fn(&mut Draft, Vec<&str>) -> Vec<Made>) -> Result<Draft, WeatherErrors> {
    let mut errors = WeatherErrors::none();
    let mut draft = Draft::new(Clock::Utc, Label::Instant);
    let mut all = lines(text);
    let mut named = None;
    for line in all.by_ref() {
        let first = split(line.text, ',')[0].to_ascii_lowercase();
        if first == "time" || first == "time(utc)" {
            named = Some(line);
            break;
        }
        if let Err(error) = head(&mut draft, line) {
            errors.add(error.line, error.fault);
        }
    }
    let Some(line) = named else { return Err(WeatherFault::NoHeader { header: "time" }.at(0).into()) };
    let made = columns(&mut draft, split(line.text, ','));
    made.iter().for_each(|made| draft.column(made.field, &made.name));
    let needed = made.iter().flat_map(|made| &made.parts).max().map_or(1, |last| last + 1);
    let mut cells = Vec::new();
    for line in all {
        fields(line.text, ',', &mut cells);
        // After the rows come explanations of the columns.
        if !cells[0].starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        if cells.len() < needed {
            errors.add(line.number, WeatherFault::ShortRow { found: cells.len(), needed });
            continue;
        }
        let Some(stamp) = stamp(cells[0]) else {
            errors.add(line.number, WeatherFault::BadTime { text: cells[0].to_owned() });
            continue;
        };
        draft.row(stamp, line.number);
        for (column, made) in made.iter().enumerate() {
            let add = |sum: Cell, place: &usize| match (sum, cell(cells[*place])) {
                (Cell::Value(sum), Cell::Value(part)) => Cell::Value(sum + part),
                (Cell::Bad, _) | (_, Cell::Bad) => Cell::Bad,
                _ => Cell::Missing,
            };
            let value = made.parts.iter().fold(Cell::Value(0.0), add);
            let text = made.parts.iter().map(|place| cells[*place]).collect::<Vec<_>>().join(" + ");
            draft.value(column, value, &text, &made.name, line.number, &mut errors);
        }
    }
    errors.or(draft)
}

/// A line `Latitude (decimal degrees): 45.000`, with a tab or a space after the colon.
fn head(draft: &mut Draft, line: Line<'_>) -> Result<(), WeatherError> {
    let Some((key, value)) = line.text.split_once(':') else { return Ok(()) };
    let key = key.trim().to_ascii_lowercase();
    let number = value.split_whitespace().next().unwrap_or("");
    if key.starts_with("latitude") {
        draft.site.latitude = Some(latitude(number, line.number)?);
    } else if key.starts_with("longitude") {
        draft.site.longitude = Some(longitude(number, line.number)?);
    } else if key.starts_with("elevation") {
        draft.site.altitude = Some(altitude(number, line.number)?);
    } else if key.starts_with("irradiance time offset") {
        draft.sun_offset_min = Some(header("irradiance time offset", number, -1.0, 1.0, line.number)? * 60.0);
    } else if let Ok(degrees) = number.parse::<f64>() {
        // Two axes that track have no number here.
        let plane = draft.plane.unwrap_or(Plane { tilt: 0.0, azimuth: 180.0 });
        if key == "slope" && (0.0..=90.0).contains(&degrees) {
            draft.plane = Some(Plane { tilt: degrees, ..plane });
        } else if key == "azimuth" && draft.plane.is_some() {
            // 0 is south there, and west is positive.
            draft.plane = Some(Plane { azimuth: (degrees + 180.0).rem_euclid(360.0), ..plane });
        }
    }
    Ok(())
}

/// `20190101:0011`.
fn stamp(text: &str) -> Option<Stamp> {
    let part = |range: std::ops::Range<usize>| {
        text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?.parse::<u16>().ok()
    };
    let fits = text.len() == 13 && text.as_bytes().get(8) == Some(&b':');
    let (hour, minute) = (part(9..11)?, part(11..13)?);
    let (year, month, day) = (part(0..4)?, part(4..6)? as u8, part(6..8)? as u8);
    (fits && hour < 24 && minute < 60).then(|| Stamp::new(i32::from(year), month, day, hour * 60 + minute)).flatten()
}
