//! The skies of a book: plants whose weather is the same share the sun, what of the light is diffuse, and their hours.

use std::sync::Arc;

use super::expected::NotExpected;
use super::model::{Beam, Clock, Closure, Decomposition, Hourly, Hours, Plant, Site, Sky, Stamp, Weather as Lines};
use super::plan::{ModelPlan, PlannedWeather};
use super::stated::{chain, columns};
use super::weather::{Field, Weather};

/// The sky over a plant, hour by hour.
#[derive(Debug)]
pub struct PlantSky {
    /// Where beam irradiance came from.
    pub(super) beam: Beam,
    /// Whether the irradiance of the file adds up; `None` where it has no components, or the file states steps of its own.
    pub(super) closure: Option<Closure>,
    /// The light; `None` where the file states steps of its own and rows are computed one by one.
    sky: Option<Sky>,
    pub(super) site: Site,
    pub(super) hours: Hours,
    /// The labels of the rows, on the clock of the file.
    pub(super) stamps: Vec<Stamp>,
    pub(super) needs: Needs,
}

/// What a sky does with rows that have no temperature or no wind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pv) enum Needs {
    /// They are missing.
    All,
    /// They have light all the same; what is computed of heat there means nothing.
    LightAlone,
}

/// What a sky is made of, beside the weather.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Made {
    /// Calendar year of the sun.
    year: Option<i32>,
    beam: Option<Beam>,
    /// Pressure, temperature and terrestrial time that the book states of the site.
    site: [Option<f64>; 3],
    needs: Needs,
}

/// Skies that have been computed.
#[derive(Debug, Default)]
pub(super) struct Skies {
    kept: Vec<(Arc<Weather>, Made, Arc<PlantSky>)>,
}

impl Skies {
    /// The sky of a plan over its weather. One whose file states steps is of its plant alone.
    pub(super) fn sky(
        &mut self,
        plan: &ModelPlan,
        planned: &PlannedWeather,
        needs: Needs,
    ) -> Result<Arc<PlantSky>, NotExpected> {
        let Some(weather) = &planned.weather else { return Err(NotExpected::NoColumn(Field::Ghi)) };
        let site = [plan.pressure, plan.temperature_of_air, plan.delta_t];
        let made = Made { year: planned.year, beam: plan.beam, site, needs };
        if !planned.take.is_empty() {
            return Ok(Arc::new(PlantSky::new(planned, weather, made)?));
        }
        let same = |(of, other, _): &&(Arc<Weather>, Made, _)| Arc::ptr_eq(of, weather) && *other == made;
        if let Some((.., sky)) = self.kept.iter().rev().find(same) {
            return Ok(Arc::clone(sky));
        }
        let sky = Arc::new(PlantSky::new(planned, weather, made)?);
        self.kept.push((Arc::clone(weather), made, Arc::clone(&sky)));
        Ok(sky)
    }
}

impl PlantSky {
    fn new(planned: &PlannedWeather, weather: &Weather, made: Made) -> Result<Self, NotExpected> {
        let place = &weather.site;
        let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) else {
            return Err(NotExpected::NoSite);
        };
        let site = Site::new(latitude, longitude, place.altitude.unwrap_or(0.0))?;
        let [pressure, temperature, delta_t] = made.site;
        let site = Site {
            pressure: pressure.unwrap_or(site.pressure),
            temperature: temperature.unwrap_or(site.temperature),
            delta_t: delta_t.unwrap_or(site.delta_t),
            ..site
        };
        let utc_offset = weather.clock_offset_min().map(f64::from).ok_or(NotExpected::NoClock)?;
        let clock = Clock { utc_offset, sun_offset: weather.sun_offset_min, step: f64::from(weather.step_min) };
        let stamps = stamps(weather, made.year);
        let hours = Hours::of_stamps(&stamps, &clock)?;
        let columns = columns(planned, weather, (&site, &hours), made.needs)?;
        let measured = columns.components.as_ref().map(|(dni, dhi)| (dni.as_slice(), dhi.as_slice()));
        let beam = made.beam.unwrap_or(match measured {
            Some(_) => Beam::Measured,
            None => Beam::From(Decomposition::Erbs),
        });
        let mut of = Self { beam, closure: None, sky: None, site, hours, stamps, needs: made.needs };
        if !planned.take.is_empty() {
            return Ok(of);
        }
        let lines = Lines {
            ghi: &columns.ghi,
            components: measured,
            temperature: &columns.temperature,
            wind: &columns.wind,
            albedo: columns.albedo.as_deref(),
        };
        let sky = Sky::new(&site, &of.hours, &lines, beam)?;
        of.closure = match (measured, beam) {
            (None, _) => None,
            (Some(_), Beam::Measured) => Some(sky.closure()),
            // The components of the file, whether or not the model takes them.
            (Some(_), Beam::From(_)) => Some(Sky::new(&site, &of.hours, &lines, Beam::Measured)?.closure()),
        };
        of.sky = Some(sky);
        Ok(of)
    }

    /// What a plant gives under this sky: all rows together where all is computed, one by one where the file states steps.
    ///
    /// # Errors
    /// [`NotExpected`].
    pub(super) fn hourly(&self, planned: &PlannedWeather, plant: &Plant) -> Result<Hourly, NotExpected> {
        match &self.sky {
            Some(sky) => Ok(sky.expected(plant)?),
            None => Ok(chain(self, planned, plant)?.hourly()?),
        }
    }
}

/// The labels of the rows, in the year whose sun is meant.
fn stamps(weather: &Weather, year: Option<i32>) -> Vec<Stamp> {
    let year = year.or_else(|| weather.sun_year());
    let of = |(row, time): (usize, &super::weather::Stamp)| {
        let time = year.and_then(|year| time.in_year(year)).unwrap_or(*time);
        let minute = f64::from(time.minute) + f64::from(weather.second(row)) / 60.0;
        Stamp { year: time.year, month: time.month, day: time.day, minute }
    };
    weather.times.iter().enumerate().map(of).collect()
}
