//! The skies of a book: plants whose weather is the same share the sun, what of the light is diffuse, and their hours.

use std::sync::Arc;

use super::expected::NotExpected;
use super::model::{Beam, Clock, Closure, Decomposition, Hours, Site, Sky, Stamp, Weather as Columns, is_missing};
use super::plan::PlannedWeather;
use super::weather::{Column, Field, Weather};

/// The sky over a plant, hour by hour.
#[derive(Debug)]
pub struct PlantSky {
    /// Where beam irradiance came from.
    pub(super) beam: Beam,
    /// Whether the irradiance of the file adds up; `None` where it has no components.
    pub(super) closure: Option<Closure>,
    pub(super) sky: Sky,
    pub(super) hours: Hours,
    /// The labels of the rows, on the clock of the file.
    pub(super) stamps: Vec<Stamp>,
}

/// What a sky does with rows that have no temperature or no wind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pv) enum Needs {
    /// They are missing.
    All,
    /// They have light all the same; what is computed of heat there means nothing.
    LightAlone,
}

/// Wind where a file has none [m/s], and air where no heat is asked for [°C].
pub(in crate::pv) const CALM: f64 = 1.0;
const MILD: f64 = 25.0;

/// What a sky is made of: weather, the year of the sun, where beam comes from, and what rows need.
type Made = (Arc<Weather>, Option<i32>, Option<Beam>, Needs);

/// Skies that have been computed.
#[derive(Debug, Default)]
pub(super) struct Skies {
    kept: Vec<(Made, Arc<PlantSky>)>,
}

impl Skies {
    /// The sky of a planned weather, with the beam from where the book says.
    pub(super) fn sky(
        &mut self,
        planned: &PlannedWeather,
        beam: Option<Beam>,
        needs: Needs,
    ) -> Result<Arc<PlantSky>, NotExpected> {
        let Some(weather) = &planned.weather else { return Err(NotExpected::NoColumn(Field::Ghi)) };
        let same = |((of, year, from, has), _): &&(Made, _)| {
            Arc::ptr_eq(of, weather) && (*year, *from, *has) == (planned.year, beam, needs)
        };
        if let Some((_, sky)) = self.kept.iter().rev().find(same) {
            return Ok(Arc::clone(sky));
        }
        let sky = Arc::new(PlantSky::new(weather, planned.year, beam, needs)?);
        self.kept.push(((Arc::clone(weather), planned.year, beam, needs), Arc::clone(&sky)));
        Ok(sky)
    }
}

impl PlantSky {
    fn new(weather: &Weather, year: Option<i32>, beam: Option<Beam>, needs: Needs) -> Result<Self, NotExpected> {
        let place = &weather.site;
        let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) else {
            return Err(NotExpected::NoSite);
        };
        let site = Site::new(latitude, longitude, place.altitude.unwrap_or(0.0))?;
        let utc_offset = weather.clock_offset_min().map(f64::from).ok_or(NotExpected::NoClock)?;
        let clock = Clock { utc_offset, sun_offset: weather.sun_offset_min, step: f64::from(weather.step_min) };
        let stamps = stamps(weather, year);
        let hours = Hours::of_stamps(&stamps, &clock)?;
        let column = |field: Field| weather.column(field).map(Column::or_nan);
        let needed = |field: Field| column(field).ok_or(NotExpected::NoColumn(field));
        let (dni, dhi) = (column(Field::Dni), column(Field::Dhi));
        let measured = dni.as_deref().zip(dhi.as_deref());
        let beam = beam.unwrap_or(match measured {
            Some(_) => Beam::Measured,
            None => Beam::From(Decomposition::Erbs),
        });
        let ghi = needed(Field::Ghi)?;
        let wind = column(Field::WindSpeed).unwrap_or_else(|| vec![CALM; ghi.len()]);
        let (air, wind) = match needs {
            Needs::All => (needed(Field::AirTemperature)?, wind),
            Needs::LightAlone => {
                let air = column(Field::AirTemperature).unwrap_or_else(|| vec![f64::NAN; ghi.len()]);
                (filled(air, MILD), filled(wind, CALM))
            }
        };
        let albedo = column(Field::Albedo);
        let columns =
            Columns { ghi: &ghi, components: measured, temperature: &air, wind: &wind, albedo: albedo.as_deref() };
        let sky = Sky::new(&site, &hours, &columns, beam)?;
        let closure = match (measured, beam) {
            (None, _) => None,
            (Some(_), Beam::Measured) => Some(sky.closure()),
            // The components of the file, whether or not the model takes them.
            (Some(_), Beam::From(_)) => Some(Sky::new(&site, &hours, &columns, Beam::Measured)?.closure()),
        };
        Ok(Self { beam, closure, sky, hours, stamps })
    }
}

fn filled(mut column: Vec<f64>, value: f64) -> Vec<f64> {
    column.iter_mut().filter(|of| is_missing(**of)).for_each(|of| *of = value);
    column
}

/// The labels of the rows, in the year whose sun is meant.
fn stamps(weather: &Weather, year: Option<i32>) -> Vec<Stamp> {
    let year = year.or_else(|| weather.sun_year());
    let of = |time: &super::weather::Stamp| {
        let time = year.and_then(|year| time.in_year(year)).unwrap_or(*time);
        Stamp { year: time.year, month: time.month, day: time.day, minute: f64::from(time.minute) }
    };
    weather.times.iter().map(of).collect()
}
