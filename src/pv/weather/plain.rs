//! Comma-separated values whose header names the columns.
//!
//! The header is the first line that names a time and an irradiance; what stands before it may say the site, as
//! `# latitude: 31.4` or as the two lines of names and values that files of the NSRDB begin with. Rows are dated by `month`,
//! `day`, `hour` (with or without `year` and `minute`), by `date` and `hour`, or by one time such as `2019-01-01 00:00` or
//! `2019-01-01T00:00:00+08:00`. Hours 1 to 24 label the end of an hour; hours 0 to 23 and times on the hour are taken to label
//! its start, and the reader is told; times off the hour (`minute` 30) are instants.

use super::draft::Draft;
use super::lines::{Line, fields, lines, split};
use super::number::{altitude, cell, latitude, longitude, offset};
use super::plain_names::{Meaning, Scale, meaning, separator};
use super::plain_time::{Dated, Dating};
use super::{Clock, DaylightEvidence, Field, Label, Note, Stamp, WeatherError, WeatherErrors, WeatherFault};

pub(super) fn read(text: &str) -> Result<Draft, WeatherErrors> {
    let mut errors = WeatherErrors::none();
    let mut draft = Draft::new(Clock::LocalStandard, Label::Start);
    let mut all = lines(text);
    let mut before: Vec<Line> = Vec::new();
    let header = loop {
        let Some(line) = all.next() else { return Err(WeatherFault::UnknownFormat.at(0).into()) };
        match separator(line.text) {
            Some(separator) => break (line, separator),
            None => before.push(line),
        }
    };
    if let Err(error) = site(&mut draft, &before) {
        errors.add(error.line, error.fault);
    }
    let (line, separator) = header;
    let names = split(line.text, separator);
    let meanings: Vec<Option<Meaning>> = names.iter().map(|name| meaning(name)).collect();
    let columns = values(&mut draft, &names, &meanings).map_err(|fault| fault.at(line.number))?;
    let owned = || names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let dating = Dating::of(&meanings).ok_or_else(|| WeatherFault::NoTime { columns: owned() }.at(line.number))?;
    let needed = columns.iter().map(|column| column.0).chain(dating.places()).max().unwrap_or(0) + 1;
    draft.no_year = !dating.has_year();
    let mut cells = Vec::new();
    let mut dated: Vec<(Dated, usize)> = Vec::new();
    for line in all {
        fields(line.text, separator, &mut cells);
        if cells.len() < needed {
            errors.add(line.number, WeatherFault::ShortRow { found: cells.len(), needed });
            continue;
        }
        match dating.read(&cells) {
            Ok(time) => dated.push((time, line.number)),
            Err(fault) => {
                errors.add(line.number, fault);
                continue;
            }
        }
        for (to, (at, scale)) in columns.iter().enumerate() {
            draft.value(to, scale.of(cell(cells[*at])), cells[*at], names[*at], line.number, &mut errors);
        }
    }
    clock(&mut draft, &dated);
    let skipped = before.iter().filter(|line| !line.text.trim_start().starts_with('#')).count();
    if skipped > 0 && draft.site.latitude.is_none() {
        draft.notes.push(Note::Skipped { lines: skipped });
    }
    let unread = |(at, meaning): (usize, &Option<Meaning>)| meaning.is_none().then(|| names[at].to_owned());
    let unread: Vec<String> = meanings.iter().enumerate().filter_map(unread).filter(|name| !name.is_empty()).collect();
    if !unread.is_empty() {
        draft.notes.push(Note::Unread { columns: unread });
    }
    errors.or(draft)
}

/// The columns of values, by their places.
fn values(
    draft: &mut Draft,
    names: &[&str],
    meanings: &[Option<Meaning>],
) -> Result<Vec<(usize, Scale)>, WeatherFault> {
    let mut columns: Vec<(usize, Field, Scale)> = Vec::new();
    for (at, meaning) in meanings.iter().enumerate() {
        let Some(Meaning::Value(field, scale)) = meaning else { continue };
        if let Some((other, ..)) = columns.iter().find(|(_, known, _)| known == field) {
            let names = [names[*other].to_owned(), names[at].to_owned()];
            return Err(WeatherFault::TwoColumns { field: *field, names });
        }
        draft.column(*field, names[at]);
        columns.push((at, *field, *scale));
    }
    Ok(columns.into_iter().map(|(at, _, scale)| (at, scale)).collect())
}

/// Hands the times to the draft and says what they label and which clock they are of.
fn clock(draft: &mut Draft, dated: &[(Dated, usize)]) {
    let mut offsets: Vec<i32> = dated.iter().filter_map(|(time, _)| time.offset_min).collect();
    offsets.sort_unstable();
    offsets.dedup();
    // Two offsets are standard and daylight-saving time: both go to the lesser.
    let to = offsets.first().copied();
    if let [low, .., high] = offsets.as_slice() {
        let evidence = DaylightEvidence::TwoOffsets { minutes: [*low, *high] };
        draft.notes.push(Note::DaylightSaving { evidence });
    }
    let hours_to_24 = dated.iter().any(|(time, _)| time.hour_24);
    // Ends become starts here, so that the last hour of a year without a number stays in it.
    let back = if hours_to_24 { step(dated) } else { 0 };
    for (time, line) in dated {
        let second = time.second;
        let time = time.on_clock(to);
        draft.row_at(Stamp::at_minutes(time.minutes() - back).unwrap_or(time), second, *line);
    }
    draft.starts = hours_to_24;
    if let Some(offset) = to {
        match offset {
            0 => draft.clock = Clock::Utc,
            offset => draft.site.utc_offset_min = Some(offset),
        }
    }
    let off_the_hour = dated.first().is_some_and(|(first, _)| {
        let minute = first.stamp.minute % 60;
        minute != 0 && dated.iter().all(|(time, _)| time.stamp.minute % 60 == minute)
    }) || dated.iter().any(|(time, _)| time.second > 0);
    draft.label = match (hours_to_24, off_the_hour) {
        (true, _) => Label::End,
        (false, true) => Label::Instant,
        (false, false) => {
            draft.notes.push(Note::LabelTaken { label: Label::Start });
            Label::Start
        }
    };
}

/// Minutes from row to row: the least there is, an hour where there is one row.
fn step(dated: &[(Dated, usize)]) -> i64 {
    let steps = dated.windows(2).map(|pair| pair[1].0.stamp.minutes() - pair[0].0.stamp.minutes());
    steps.filter(|step| *step > 0).min().unwrap_or(60)
}

/// What stands before the header of the columns.
fn site(draft: &mut Draft, before: &[Line<'_>]) -> Result<(), WeatherError> {
    for line in before {
        let bare = line.text.trim().trim_start_matches('#');
        if let Some((key, value)) = bare.split_once([':', '=']) {
            place(draft, key, value, line.number)?;
        }
    }
    for pair in before.windows(2) {
        let (names, values) = (split(pair[0].text, ','), split(pair[1].text, ','));
        if names.iter().any(|name| name.eq_ignore_ascii_case("latitude")) {
            for (name, value) in names.iter().zip(&values) {
                place(draft, name, value, pair[1].number)?;
            }
        }
    }
    Ok(())
}

fn place(draft: &mut Draft, key: &str, value: &str, line: usize) -> Result<(), WeatherError> {
    let value = value.trim();
    match key.trim().to_lowercase().as_str() {
        "latitude" | "lat" | "纬度" => draft.site.latitude = Some(latitude(value, line)?),
        "longitude" | "lon" | "经度" => draft.site.longitude = Some(longitude(value, line)?),
        "altitude" | "elevation" | "海拔" => draft.site.altitude = Some(altitude(value, line)?),
        "time zone" | "timezone" | "utc offset" | "utc_offset" | "utc_offset_h" | "时区" => {
            draft.site.utc_offset_min = Some(offset(value.trim_start_matches("UTC").trim_start_matches('+'), line)?);
        }
        "place" | "name" | "site" | "地点" => draft.site.name = Some(value.to_owned()),
        _ => {}
    }
    Ok(())
}
