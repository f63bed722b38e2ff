//! Meters and their files.

use jiff::civil::Weekday;

use super::super::keys::meter::{EVERY, WEEKDAYS};
use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::value::{owned, unknown_word};
use crate::finding::{AboutMeter, Code, Finding, Located, Message};
use crate::quantity::Unit;
use crate::saving::metered::degree_day::Side;
use crate::saving::proof::{
    DriverSource, Every, Meter, MeterAdjustment, MeterDriver, MeterFile, MeterSwap, Only, TemperatureUnit, WeatherFile,
};
use crate::series::Moment;

impl<'a> Checker<'a> {
    pub(super) fn meter(&mut self, table: &'a RawTable) -> Option<Meter> {
        let facility = self.optional(table, "facility", |c, text| c.reference(text, |c| &c.names.facilities));
        let carrier = self.carrier(table);
        let unit = table.text("unit").and_then(|text| self.unit_of(text));
        let data = table.table("data").map(|inner| self.meter_file(inner));
        let weather = table.table("weather").map(|inner| self.weather_file(inner));
        let temperature = self.word(table, "temperature-unit", |word| match word {
            "C" => Some(TemperatureUnit::Celsius),
            "F" => Some(TemperatureUnit::Fahrenheit),
            _ => None,
        });
        let drivers: Vec<_> = table.tables("drivers").iter().map(|inner| self.driver(inner)).collect();
        let drivers: Option<Vec<MeterDriver>> = drivers.into_iter().collect();
        let swaps: Vec<_> = table.tables("swaps").iter().map(|inner| self.swap(inner)).collect();
        let clock = self.clock_changes(table.tables("clock-changes"));
        let span = |checker: &mut Self, key| match table.table(key) {
            Some(inner) => checker.span(inner).map(Some),
            None => Some(None),
        };
        let (baseline, reporting) = (span(self, "baseline"), span(self, "reporting"));
        let adjustments: Vec<_> = table.tables("adjustments").iter().map(|inner| self.adjustment(inner)).collect();
        let drivers = drivers?;
        let has = (baseline.flatten().is_some(), reporting.flatten().is_some());
        let models: Vec<_> = table.tables("model").iter().map(|inner| self.meter_model(inner, &drivers, has)).collect();
        self.models_once(table.tables("model"));
        Some(Meter {
            id: table.text("id")?.text.clone(),
            name: owned(table.text("name")),
            facility: facility?,
            carrier: carrier?,
            unit: unit?,
            data: data??,
            weather: match weather {
                Some(weather) => Some(weather?),
                None => None,
            },
            temperature: temperature?.unwrap_or_default(),
            drivers,
            is_register: table.flag("register"),
            swaps: swaps.into_iter().collect::<Option<_>>()?,
            clock: clock?,
            feeds_in: table.flag("feeds-in"),
            baseline: baseline?,
            reporting: reporting?,
            adjustments: adjustments.into_iter().collect::<Option<_>>()?,
            models: models.into_iter().collect::<Option<_>>()?,
            is_made_up: table.flag("made-up"),
            source: self.citation(table.text("source")),
            place: table.place,
            readings: None,
        })
    }

    fn unit_of(&mut self, text: &RawText) -> Option<Unit> {
        match Unit::parse(&text.text) {
            Ok(unit) => Some(unit),
            Err(error) => {
                self.report(super::quantity::unit_finding(&error, &text.text, text.place));
                None
            }
        }
    }

    fn meter_file(&mut self, table: &RawTable) -> Option<MeterFile> {
        let every = self.word(table, "every", |word| match word {
            "hour" => Some((Every::Hour, Some(1))),
            "day" => Some((Every::Day, None)),
            "month" => Some((Every::Month, None)),
            "bill" => Some((Every::Bill, None)),
            minutes => {
                let minutes: u8 = minutes.strip_suffix("min")?.parse().ok()?;
                (EVERY.contains(&word) && minutes > 0).then(|| (Every::Hour, Some(60 / minutes)))
            }
        });
        let energy = located(table, "energy").unwrap_or_else(|| Located::new("energy".to_owned(), table.place));
        Some(MeterFile {
            file: located(table, "file")?,
            start: located(table, "start")?,
            end: located(table, "end"),
            days: located(table, "days"),
            every: every?.map(|(every, _)| every),
            in_hour: every?.and_then(|(_, in_hour)| in_hour),
            by: located(table, "by"),
            energy,
            temperature: located(table, "temperature"),
            only: only(table)?,
            absent: texts(table, "absent"),
        })
    }

    fn weather_file(&mut self, table: &RawTable) -> Option<WeatherFile> {
        Some(WeatherFile {
            file: located(table, "file")?,
            start: located(table, "start")?,
            day: located(table, "day"),
            temperature: located(table, "temperature")?,
            only: only(table)?,
            absent: texts(table, "absent"),
        })
    }

    fn driver(&mut self, table: &RawTable) -> Option<MeterDriver> {
        let side = self.word(table, "degree-days", |word| match word {
            "heating" => Some(Side::Below),
            "cooling" => Some(Side::Above),
            _ => None,
        });
        let point = self.number(table, "balance-point", f64::NEG_INFINITY);
        let weekdays: Vec<_> = table.texts("weekdays").iter().map(|text| self.weekday(text)).collect();
        let weekdays: Option<Vec<Weekday>> = weekdays.into_iter().collect();
        let name = located(table, "name")?;
        let (side, point, weekdays) = (side?, point?, weekdays?);
        let sources = [side.is_some(), !weekdays.is_empty(), table.has("column")].into_iter().filter(|is| *is).count();
        if sources > 1 {
            self.report(Finding::new(Code::ConflictingKeys, AboutMeter::OneDriverSource).at(table.place));
            return None;
        }
        let from = match (side, point) {
            (Some(side), Some(point)) => DriverSource::DegreeDays(side, point),
            (Some(_), None) => {
                let message = Message::KeyNeeds { key: "degree-days".into(), needs: "balance-point".into() };
                self.lacks(Finding::new(Code::MissingKey, message), table.place);
                return None;
            }
            (None, _) if !weekdays.is_empty() => DriverSource::Weekdays(weekdays),
            (None, _) => DriverSource::Column(located(table, "column").unwrap_or_else(|| name.clone())),
        };
        Some(MeterDriver {
            name,
            unit: owned(table.text("unit")).unwrap_or_default(),
            from,
            is_averaged: table.flag("averaged"),
        })
    }

    fn weekday(&mut self, text: &RawText) -> Option<Weekday> {
        let at = WEEKDAYS.iter().position(|word| *word == text.text);
        let day = at.and_then(|at| i8::try_from(at).ok()).and_then(|at| Weekday::from_monday_zero_offset(at).ok());
        if day.is_none() {
            self.report(unknown_word("weekdays", text, WEEKDAYS));
        }
        day
    }

    fn swap(&mut self, table: &RawTable) -> Option<MeterSwap> {
        let text = table.text("at")?;
        let at = self.moment(text);
        let (last, first) =
            (self.number(table, "last", f64::NEG_INFINITY), self.number(table, "first", f64::NEG_INFINITY));
        Some(MeterSwap { at: at?.start(), last: last??, first: first??, place: table.place })
    }

    fn moment(&mut self, text: &RawText) -> Option<Moment> {
        let moment = Moment::parse(&text.text);
        if moment.is_none() {
            let message = AboutMeter::BadMoment { text: text.text.clone() };
            self.report(Finding::new(Code::MeterIncomplete, message).at(text.place).help(AboutMeter::MomentGrammar));
        }
        moment
    }

    fn clock_changes(&mut self, tables: &[RawTable]) -> Option<Vec<(jiff::civil::Date, u8)>> {
        let mut days = Vec::new();
        for table in tables {
            let hours = self.number(table, "hours", 1.0)??;
            let day = table.date("day")?;
            let known = hours <= 48.0 && hours.fract() == 0.0;
            if !known || days.iter().any(|(before, _)| *before == day.value) {
                let message = AboutMeter::BadHours { day: day.value.to_string() };
                self.report(Finding::new(Code::MeterIncomplete, message).at(table.place));
                return None;
            }
            days.push((day.value, hours as u8));
        }
        Some(days)
    }

    fn adjustment(&mut self, table: &RawTable) -> Option<MeterAdjustment> {
        let span = self.span(table);
        let amount = table.text("amount").and_then(|text| self.quantity(text));
        Some(MeterAdjustment {
            span: span?,
            amount: amount?,
            reason: owned(table.text("reason"))?,
            evidence: self.citation(table.text("evidence"))?,
        })
    }

    /// A number without unit, not below `least`.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn number(&mut self, table: &RawTable, key: &'static str, least: f64) -> Option<Option<f64>> {
        self.optional(table, key, |checker, text| {
            let quantity = checker.quantity(text)?;
            let one = quantity.value.amount().one().map(|literal| literal.exact().to_f64());
            match one.filter(|value| quantity.value.unit().is_none() && *value >= least && value.is_finite()) {
                Some(value) => Some(value),
                None => {
                    let least = if least.is_finite() { format!("{least}") } else { String::new() };
                    let message = AboutMeter::NumberExpected { key, least };
                    checker.report(Finding::new(Code::MeterIncomplete, message).at(text.place));
                    None
                }
            }
        })
    }
}

pub(super) fn located(table: &RawTable, key: &'static str) -> Option<Located<String>> {
    table.text(key).map(|text| Located::new(text.text.clone(), text.place))
}

fn texts(table: &RawTable, key: &'static str) -> Vec<String> {
    table.texts(key).iter().map(|text| text.text.trim().to_owned()).collect()
}

fn only(table: &RawTable) -> Option<Vec<Only>> {
    let one = |inner: &RawTable| Some(Only { column: located(inner, "column")?, is: owned(inner.text("is"))? });
    table.tables("only").iter().map(one).collect()
}
