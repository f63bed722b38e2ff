//! What the model of a plant expects of its weather.

use super::model::{
    Array, Beam, Clock, Closure, Decomposition, Hourly, Hours, Inverter, ModelError, Plant, Site, Sky, Stamp, Totals,
    Weather as Columns, is_missing,
};
use super::plan::{ModelPlan, PlannedWeather};
use super::weather::{Column, Field, Weather};

/// What came of a model.
#[derive(Debug, Clone)]
pub struct Expected {
    /// Where beam irradiance came from.
    pub beam: Beam,
    /// Row by row.
    pub hourly: Hourly,
    /// The labels of the rows, on the clock of the file.
    pub stamps: Vec<Stamp>,
    /// Sums of all rows.
    pub totals: Totals,
    /// Sums by month of the label.
    pub months: [Totals; 12],
    /// Whether the irradiance of the file adds up; `None` where it has no components.
    pub closure: Option<Closure>,
    /// Capacity DC [kW].
    pub kw: f64,
    /// Capacity AC [kW].
    pub kw_ac: f64,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq)]
pub enum NotExpected {
    /// The weather names no place and neither does the book.
    NoSite,
    /// The clock of the weather is not known.
    NoClock,
    /// A column that the model needs is not there.
    NoColumn(Field),
    /// A setting that the model refuses.
    Model(ModelError),
}

impl From<ModelError> for NotExpected {
    fn from(error: ModelError) -> NotExpected {
        NotExpected::Model(error)
    }
}

/// What a chain does with rows that have no temperature or no wind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pv) enum Needs {
    /// They are missing.
    All,
    /// They have light all the same; what is computed of heat there means nothing.
    LightAlone,
}

/// A plan over its weather, ready to run for plants that differ in age.
pub(in crate::pv) struct Chain {
    pub(super) plant: Plant,
    beam: Beam,
    sky: Sky,
    hours: Hours,
    stamps: Vec<Stamp>,
    closure: Option<Closure>,
    kw: f64,
    kw_ac: f64,
}

impl Chain {
    /// The chain of a plan, for a capacity DC and AC in kW.
    ///
    /// # Errors
    /// [`NotExpected`].
    pub(super) fn new(
        plan: &ModelPlan,
        planned: &PlannedWeather,
        kw: f64,
        kw_ac: Option<f64>,
        needs: Needs,
    ) -> Result<Chain, NotExpected> {
        let Some(weather) = &planned.weather else { return Err(NotExpected::NoColumn(Field::Ghi)) };
        let place = &weather.site;
        let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) else {
            return Err(NotExpected::NoSite);
        };
        let site = Site::new(latitude, longitude, place.altitude.unwrap_or(0.0))?;
        let offset = weather.clock_offset_min().ok_or(NotExpected::NoClock)?;
        let clock = Clock {
            utc_offset: f64::from(offset),
            sun_offset: weather.sun_offset_min,
            step: f64::from(weather.step_min),
        };
        let stamps = stamps(weather, planned.year);
        let hours = Hours::of_stamps(&stamps, &clock)?;
        let column = |field: Field| weather.column(field).map(Column::or_nan);
        let needed = |field: Field| column(field).ok_or(NotExpected::NoColumn(field));
        let (dni, dhi) = (column(Field::Dni), column(Field::Dhi));
        let measured = dni.as_deref().zip(dhi.as_deref());
        let beam = plan.beam.unwrap_or(match measured {
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
        let ratio = plan.dc_ac.or_else(|| kw_ac.filter(|ac| *ac > 0.0).map(|ac| kw / ac)).unwrap_or(1.2);
        let kw_ac = kw / ratio;
        let sky = Sky::new(&site, &hours, &columns, beam)?;
        let closure = match (measured, beam) {
            (None, _) => None,
            (Some(_), Beam::Measured) => Some(sky.closure()),
            // The components of the file, whether or not the model takes them.
            (Some(_), Beam::From(_)) => Some(Sky::new(&site, &hours, &columns, Beam::Measured)?.closure()),
        };
        Ok(Chain { plant: plant(plan, kw, kw_ac), beam, sky, hours, stamps, closure, kw, kw_ac })
    }

    /// Row by row.
    pub(super) fn hourly(&self) -> Result<Hourly, NotExpected> {
        Ok(self.sky.expected(&self.plant)?)
    }

    /// AC of all rows [kWh] where age has left a share of DC.
    pub(super) fn ac_with(&mut self, remaining: f64) -> Result<f64, NotExpected> {
        self.plant.remaining = remaining;
        Ok(self.hourly()?.totals(&self.hours).ac)
    }

    fn run(self) -> Result<Expected, NotExpected> {
        let hourly = self.hourly()?;
        Ok(Expected {
            beam: self.beam,
            totals: hourly.totals(&self.hours),
            months: hourly.monthly(&self.hours),
            hourly,
            stamps: self.stamps,
            closure: self.closure,
            kw: self.kw,
            kw_ac: self.kw_ac,
        })
    }
}

/// Wind where a file has none [m/s], and air where no heat is asked for [°C].
pub(in crate::pv) const CALM: f64 = 1.0;
const MILD: f64 = 25.0;

fn filled(mut column: Vec<f64>, value: f64) -> Vec<f64> {
    column.iter_mut().filter(|of| is_missing(**of)).for_each(|of| *of = value);
    column
}

fn plant(plan: &ModelPlan, kw: f64, kw_ac: f64) -> Plant {
    let array = |of: &super::plan::PlannedArray| Array {
        kw: kw * of.share,
        orientation: of.orientation,
        row_shading: of.row_shading,
    };
    Plant {
        arrays: plan.arrays.iter().map(array).collect(),
        sky: plan.sky,
        incidence: plan.incidence,
        temperature: plan.temperature,
        gamma: plan.gamma,
        losses: plan.losses,
        inverter: Inverter {
            efficiency: plan.efficiency,
            reference: plan.reference_efficiency,
            ..Inverter::new(kw_ac)
        },
        albedo: plan.albedo,
        ground: plan.ground,
        soiling: plan.soiling,
        snow: plan.snow,
        remaining: plan.remaining,
    }
}

/// Runs the model of a plan over its weather, for a capacity DC and AC in kW.
///
/// # Errors
/// [`NotExpected`].
pub fn expected(
    plan: &ModelPlan,
    planned: &PlannedWeather,
    kw: f64,
    kw_ac: Option<f64>,
) -> Result<Expected, NotExpected> {
    Chain::new(plan, planned, kw, kw_ac, Needs::All)?.run()
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
