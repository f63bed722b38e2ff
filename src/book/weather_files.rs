//! The weather of plants: from the files that a book names to rows.

use super::files::{FileError, Folder, Limits};
use super::overlay::unreadable;
use crate::finding::{AboutPv, Code, FileId, Finding, Findings, Level, Place, Sources, WeatherSays};
use crate::pv::weather::{Note, Stamp, WeatherErrors, WeatherFault, read as read_weather};
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
    let says = |message: WeatherSays| AboutPv::Weather { file: name.value.clone(), message };
    let Some((text, _)) = decoded(&bytes) else {
        let message = says(WeatherSays::fault("its bytes are no text", "其内容不是文本"));
        return Err(Box::new(Finding::new(Code::WeatherUnreadable, message).at(name.place)));
    };
    let file = sources.add(path, text.as_ref());
    let place = |line: usize| line_place(file, &text, line);
    let mut weather = match read_weather(&text) {
        Ok(weather) => weather,
        Err(WeatherErrors { errors, .. }) => {
            for error in errors {
                let finding = Finding::new(Code::WeatherUnreadable, says(fault(&error.fault)));
                findings.push(finding.at(place(error.line)));
            }
            return Ok(());
        }
    };
    if let Err(error) = weather.state(&planned.statements) {
        return Err(Box::new(Finding::new(Code::WeatherUnreadable, says(fault(&error.fault))).at(name.place)));
    }
    for of in &weather.notes {
        let Some((message, line, level)) = note(of) else { continue };
        let at = line.map_or(name.place, place);
        findings.push(Finding::new(Code::WeatherNoted, says(message)).at(at).level(level));
    }
    planned.weather = Some(weather);
    Ok(())
}

/// A line of a text.
fn line_place(file: FileId, text: &str, line: usize) -> Place {
    let Some(number) = line.checked_sub(1) else { return Place::new(file, 0..0) };
    let start: usize = text.split_inclusive('\n').take(number).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    Place::new(file, start..start + length)
}

fn time(of: Stamp) -> String {
    format!("{:04}-{:02}-{:02} {:02}:{:02}", of.year, of.month, of.day, of.minute / 60, of.minute % 60)
}

/// What a note says, where, and how much it matters.
fn note(of: &Note) -> Option<(WeatherSays, Option<usize>, Level)> {
    let (warning, note) = (Level::Warning, Level::Note);
    Some(match of {
        Note::Missing { field, count, line } => (WeatherSays::missing(field.word(), *count), Some(*line), warning),
        Note::Negative { field, count, missing, least, line } => {
            let level = if *missing > 0 { warning } else { note };
            (WeatherSays::negative(field.word(), *count, *missing, *least), Some(*line), level)
        }
        Note::Implausible { field, count, value, line } => {
            (WeatherSays::implausible(field.word(), *count, *value), Some(*line), warning)
        }
        Note::Duplicates { count, first, line } => {
            (WeatherSays::duplicates(*count, &time(*first)), Some(*line), warning)
        }
        Note::OutOfOrder { count, line } => (WeatherSays::out_of_order(*count), Some(*line), note),
        Note::NoRow { count, first, longest } => (WeatherSays::no_row(*count, &time(*first), *longest), None, warning),
        Note::PartOfYear { rows, of } => (WeatherSays::part_of_year(*rows, *of), None, warning),
        Note::SeveralYears { years: [from, to] } => (WeatherSays::several_years(*from, *to), None, note),
        Note::TypicalYear { .. } => (WeatherSays::typical_year(), None, note),
        Note::NoYear => (WeatherSays::no_year(), None, note),
        Note::NoLeapDay { year } => (WeatherSays::no_leap_day(*year), None, note),
        Note::LabelTaken { .. } => (WeatherSays::label_taken(), None, note),
        Note::DaylightSaving { .. } => (WeatherSays::daylight_saving(), None, warning),
        Note::ClockShift { minutes } => (WeatherSays::clock_shift(*minutes), None, warning),
        Note::InPlane { tilt } => (WeatherSays::in_plane(*tilt), None, warning),
        Note::Unread { columns } => (WeatherSays::unread(columns.clone()), None, note),
        Note::Differs { what, file, book } => (WeatherSays::differs(what, *file, *book), None, warning),
        // Said by the times themselves, or of no consequence.
        _ => return None,
    })
}

fn fault(of: &WeatherFault) -> WeatherSays {
    let says = |en: String, zh: String| WeatherSays::fault(en, zh);
    match of {
        WeatherFault::Empty => says("there is nothing in it".into(), "文件为空".into()),
        WeatherFault::UnknownFormat => says(
            "no known format: neither EPW, TMY3, PVGIS nor NASA POWER, and no line names columns (time, ghi, temp_air, …)".into(),
            "无法识别格式：不是 EPW、TMY3、PVGIS 或 NASA POWER，也没有列名行（time、ghi、temp_air 等）".into(),
        ),
        WeatherFault::NoHeader { header } => says(format!("the header line {header} is missing"), format!("缺少表头行 {header}")),
        WeatherFault::NoTime { columns } => says(
            format!("no column dates the rows; it has {}", columns.join(", ")),
            format!("没有表示时间的列；现有：{}", columns.join("、")),
        ),
        WeatherFault::NoIrradiance { columns } => says(
            format!("no column of irradiance; it has {}", columns.join(", ")),
            format!("没有辐照度列；现有：{}", columns.join("、")),
        ),
        WeatherFault::TwoColumns { field, names: [a, b] } => {
            says(format!("{a} and {b} are both {}", field.word()), format!("{a} 与 {b} 均为 {}", field.word()))
        }
        WeatherFault::ShortRow { found, needed } => {
            says(format!("the row has {found} of {needed} fields"), format!("该行只有 {found} 个字段，应有 {needed} 个"))
        }
        WeatherFault::BadTime { text } => says(format!("{text:?} is no time"), format!("“{text}”不是时间")),
        WeatherFault::AmbiguousDate { text } => says(
            format!("{text:?}: day or month first? Write year-month-day"),
            format!("“{text}”：日与月的次序不明，请写成 年-月-日"),
        ),
        WeatherFault::BadNumber { column, text } => {
            says(format!("{text:?} in {column} is no number"), format!("列 {column} 中的“{text}”不是数字"))
        }
        WeatherFault::OutOfRange { what, text } => {
            says(format!("{what} {text} cannot be"), format!("{what} 的值 {text} 不成立"))
        }
        WeatherFault::NoRows => says("there are no rows".into(), "没有数据行".into()),
        WeatherFault::Step { minutes } => says(
            format!("rows are {minutes} minutes apart, which is no whole part of a day"),
            format!("行间隔 {minutes} 分钟，不能整除一天"),
        ),
        WeatherFault::NoOffset => says(
            "the clock's offset from UTC is not known: utc-offset = 8".into(),
            "时钟与 UTC 的差未知：utc-offset = 8".into(),
        ),
    }
}
