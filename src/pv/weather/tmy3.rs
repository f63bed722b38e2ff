//! Typical meteorological years TMY3 of NREL.
//!
//! S. Wilcox and W. Marion, *Users Manual for TMY3 Data Sets*, NREL/TP-581-43156 (2008), tables 1-1 to 1-3: a line of the
//! station (number, name, state, hours ahead of UTC, latitude, longitude, altitude), a line of column names, rows of hours that
//! end at the printed time on local standard time (01:00 to 24:00). −9900 is missing. Months come from different years.

use super::draft::Draft;
use super::lines::{fields, lines, split};
use super::number::{altitude, cell, latitude, longitude, offset};
use super::{Clock, Field, Label, Site, Stamp, WeatherErrors, WeatherFault};

/// Field, its column, by how much its unit is larger than ours.
const COLUMNS: [(Field, &str, f64); 7] = [
    (Field::Ghi, "GHI (W/m^2)", 1.0),
    (Field::Dni, "DNI (W/m^2)", 1.0),
    (Field::Dhi, "DHI (W/m^2)", 1.0),
    (Field::AirTemperature, "Dry-bulb (C)", 1.0),
    (Field::WindSpeed, "Wspd (m/s)", 1.0),
    (Field::Pressure, "Pressure (mbar)", 100.0),
    (Field::Albedo, "Alb (unitless)", 1.0),
];

pub(super) fn read(text: &str) -> Result<Draft, WeatherErrors> {
    let mut errors = WeatherErrors::none();
    let mut draft = Draft::new(Clock::LocalStandard, Label::End);
    draft.starts = true;
    draft.typical = true;
    let mut all = lines(text);
    let (Some(station), Some(header)) = (all.next(), all.next()) else {
        return Err(WeatherFault::NoHeader { header: "Date (MM/DD/YYYY)" }.at(0).into());
    };
    match site(&split(station.text, ','), station.number) {
        Ok(site) => draft.site = site,
        Err(error) => errors.add(error.line, error.fault),
    }
    let names = split(header.text, ',');
    let place = |wanted: &str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let (Some(date), Some(time)) = (place("Date (MM/DD/YYYY)"), place("Time (HH:MM)")) else {
        let columns = names.iter().map(|name| (*name).to_owned()).collect();
        return Err(WeatherFault::NoTime { columns }.at(header.number).into());
    };
    let mut places = Vec::new();
    for (field, name, ratio) in COLUMNS {
        if let Some(at) = place(name) {
            draft.column(field, name);
            places.push((at, name, ratio));
        }
    }
    let needed = places.iter().map(|place| place.0).chain([date, time]).max().unwrap_or(0) + 1;
    let mut cells = Vec::new();
    for line in all {
        fields(line.text, ',', &mut cells);
        if cells.len() < needed {
            errors.add(line.number, WeatherFault::ShortRow { found: cells.len(), needed });
            continue;
        }
        let Some(start) = start(cells[date], cells[time]) else {
            errors.add(line.number, WeatherFault::BadTime { text: format!("{} {}", cells[date], cells[time]) });
            continue;
        };
        draft.row(start, line.number);
        for (column, (at, name, ratio)) in places.iter().enumerate() {
            draft.value(column, cell(cells[*at]).times(*ratio), cells[*at], name, line.number, &mut errors);
        }
    }
    errors.or(draft)
}

fn site(cells: &[&str], line: usize) -> Result<Site, super::WeatherError> {
    let short = || WeatherFault::ShortRow { found: cells.len(), needed: 7 }.at(line);
    let at = |place: usize| cells.get(place).copied().ok_or_else(short);
    Ok(Site {
        name: Some(at(1)?.to_owned()).filter(|name| !name.is_empty()),
        utc_offset_min: Some(offset(at(3)?, line)?),
        latitude: Some(latitude(at(4)?, line)?),
        longitude: Some(longitude(at(5)?, line)?),
        altitude: Some(altitude(at(6)?, line)?),
    })
}

/// The start of the hour that ends at a printed time.
fn start(date: &str, time: &str) -> Option<Stamp> {
    let mut parts = date.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    let fits = parts.next().is_none() && (1..=24).contains(&hour) && minute == 0;
    let at = |text: &str| text.parse::<u8>().ok();
    fits.then(|| Stamp::new(year.parse().ok()?, at(month)?, at(day)?, (hour - 1) * 60)).flatten()
}
