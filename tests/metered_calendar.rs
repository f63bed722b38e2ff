//! Days, hours and bills: what is used, what is noted, what is refused.
use crossfoot::saving::metered::calendar::{
    CalendarError, Clock, Note, Period, Swap, days, from_register, hour_of_week, periods, share_of_weekdays,
    with_weather,
};
use crossfoot::saving::metered::caltrack::{Options, corrected, daily};
use crossfoot::saving::metered::result::MeterError;
use crossfoot::statistics::StatisticsError;
use jiff::civil::{Date, DateTime, Weekday, date};

fn at(d: Date) -> DateTime {
    d.at(0, 0, 0, 0)
}

fn bill(from: Date, to: Date, value: impl Into<Option<f64>>) -> Period {
    Period { start: at(from), end: at(to), value: value.into() }
}

#[test]
fn gaps_and_missing_values_are_noted_and_overlaps_refused() {
    let (jan, feb, mar, apr) = (date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1));
    let read = periods(&[bill(mar, apr, None), bill(jan, feb, 5.0)], false).unwrap();
    assert_eq!(read.used, [bill(jan, feb, 5.0)]);
    assert_eq!(read.notes, [Note::Gap { from: at(feb), to: at(mar) }, Note::Missing { at: at(mar) }]);
    let overlap = periods(&[bill(jan, mar, 1.0), bill(feb, apr, 1.0)], false);
    assert_eq!(overlap, Err(CalendarError::Overlap { at: at(feb) }));
    assert_eq!(periods(&[bill(feb, jan, 1.0)], false), Err(CalendarError::Empty { at: at(feb) }));
    assert_eq!(periods(&[bill(jan, feb, f64::NAN)], false), Err(CalendarError::NotFinite { at: at(jan) }));
    assert_eq!(
        periods(&[bill(jan, feb, 1.0), bill(jan, feb, 1.0)], false),
        Err(CalendarError::Overlap { at: at(jan) })
    );
}

#[test]
fn a_use_below_zero_counts_only_where_a_meter_feeds_in() {
    let negative = bill(date(2024, 1, 1), date(2024, 2, 1), -3.0);
    assert!(periods(&[negative], false).unwrap().used.is_empty());
    let read = periods(&[negative], true).unwrap();
    assert_eq!(read.used.len(), 1);
    assert_eq!(read.notes, [Note::Negative { at: negative.start, value: -3.0 }]);
}

#[test]
fn a_register_that_falls_is_unknown_unless_the_swap_is_told() {
    let (jan, feb, mar) = (at(date(2024, 1, 1)), at(date(2024, 2, 1)), at(date(2024, 3, 1)));
    let readings = [(jan, 900.0), (feb, 40.0), (mar, 100.0)];
    let unknown = from_register(&readings, &[]).unwrap();
    assert_eq!(unknown.used, [Period { start: feb, end: mar, value: Some(60.0) }]);
    assert_eq!(unknown.notes, [Note::RegisterFell { at: jan, before: 900.0, after: 40.0 }]);
    let swap = Swap { at: at(date(2024, 1, 15)), last: 950.0, first: 10.0 };
    let known = from_register(&readings, &[swap]).unwrap();
    assert_eq!(known.used[0].value, Some(80.0));
    assert_eq!(known.notes, [Note::Swapped { at: jan }]);
    assert!(from_register(&[(jan, 1.0), (jan, 2.0)], &[]).is_err());
}

#[test]
fn a_day_has_the_hours_its_clock_gives_it() {
    let (spring, autumn) = (date(2024, 3, 31), date(2024, 10, 27));
    let clock = Clock::with(&[(autumn, 25), (spring, 23)]).unwrap();
    let hour = |d: Date, h: i8| (d.at(h, 0, 0, 0), Some(1.0));
    let mut hours: Vec<_> = (0..24).filter(|h| *h != 2).map(|h| hour(spring, h)).collect();
    hours.extend((0..24).map(|h| hour(autumn, h)));
    hours.push(hour(autumn, 2));
    let read = days(&hours, &clock, 1.0).unwrap();
    assert_eq!(read.used.iter().map(|d| d.hours).collect::<Vec<_>>(), [23, 25]);
    assert!(read.notes.is_empty());
    // The same hours on a fixed clock: an hour short, and an hour twice.
    assert_eq!(days(&hours, &Clock::fixed(), 1.0), Err(CalendarError::Duplicate { date: autumn }));
    let short = days(&hours[..23], &Clock::fixed(), 1.0).unwrap();
    assert!(short.used.is_empty());
    assert_eq!(short.notes, [Note::ShortDay { date: spring, found: 23, expected: 24 }]);
    assert_eq!(Clock::with(&[(spring, 23), (spring, 25)]), Err(CalendarError::Duplicate { date: spring }));
    assert_eq!(Clock::with(&[(spring, 0)]), Err(CalendarError::Hours { date: spring }));
}

#[test]
fn weather_that_is_missing_is_counted_and_never_made_up() {
    let (jan, feb) = (date(2024, 1, 1), date(2024, 2, 1));
    let weather: Vec<(Date, f64)> =
        (1..=31).filter(|d| ![3, 4].contains(d)).map(|d| (date(2024, 1, d), f64::from(d))).collect();
    let used = [bill(jan, feb, 5.0)];
    let joined = with_weather(&used, &weather, 0.9).unwrap();
    assert_eq!((joined.used[0].days, joined.used[0].temperatures.len()), (31, 29));
    assert_eq!(joined.notes, [Note::NoWeather { at: at(jan), days: 2 }]);
    assert!(with_weather(&used, &weather, 0.95).unwrap().used.is_empty());
    assert!(with_weather(&used, &[], 0.0).unwrap().used.is_empty());
    assert!(with_weather(&used, &[(jan, 1.0), (jan, 2.0)], 0.5).is_err());
    assert_eq!(hour_of_week(date(2024, 1, 7).at(23, 0, 0, 0)), 167);
}

#[test]
fn what_cannot_be_fitted_says_why() {
    let t = [40.0, 50.0, 60.0, 70.0];
    let options = Options::electricity();
    assert_eq!(daily::fit(&[], &[], &options), Err(MeterError::Fit(StatisticsError::Empty)));
    assert_eq!(daily::fit(&t, &[1.0; 4], &options), Err(MeterError::Fit(StatisticsError::ConstantResponse)));
    let short = daily::fit(&t, &[1.0, 2.0], &options);
    assert_eq!(short, Err(MeterError::Length { what: "temperature", found: 4, expected: 2 }));
    let nan = daily::fit(&t, &[1.0, f64::NAN, 2.0, 3.0], &options);
    assert_eq!(nan, Err(MeterError::NotFinite { what: "use", at: 1 }));
    // A driver that never moves is left out, not divided by.
    let still = [corrected::Driver { name: "production", per: "t", values: &[3.0; 8] }];
    let t8: Vec<f64> = (0..8).map(|i| 30.0 + 6.0 * f64::from(i)).collect();
    let y8: Vec<f64> = (0..8).map(|i| f64::from(i * i % 5)).collect();
    let model = corrected::fit_daily(&t8, &y8, &still, &options).unwrap();
    assert_eq!(model.drivers, [false]);
}

#[test]
fn a_bill_knows_its_weekends() {
    let weekend = [Weekday::Saturday, Weekday::Sunday];
    // January 2024 began on a Monday: four weekends in 31 days.
    assert_eq!(share_of_weekdays(date(2024, 1, 1), date(2024, 2, 1), &weekend), Some(8.0 / 31.0));
    assert_eq!(share_of_weekdays(date(2024, 1, 6), date(2024, 1, 7), &weekend), Some(1.0));
    assert_eq!(share_of_weekdays(date(2024, 1, 5), date(2024, 1, 6), &weekend), Some(0.0));
    assert_eq!(share_of_weekdays(date(2024, 1, 5), date(2024, 1, 5), &weekend), None);
}
