//! What the model of a plant expects of its weather.

use super::model::{
    Array, Beam, Chain, Clock, Closure, Columns, Decomposition, Haze, Hourly, Hours, Inverter, Known, ModelError,
    Plant, Site, Sky, Stamp, SunPath, Totals, Weather as Lines,
};
use super::plan::{ModelPlan, PlannedWeather};
use super::weather::{Field, Weather};

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
    /// What each row was computed from, for its steps.
    pub chain: Chain,
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
    let Some(weather) = &planned.weather else { return Err(NotExpected::NoColumn(Field::Ghi)) };
    let place = &weather.site;
    let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) else { return Err(NotExpected::NoSite) };
    let site = Site::new(latitude, longitude, place.altitude.unwrap_or(0.0))?;
    let site = Site {
        pressure: plan.pressure.unwrap_or(site.pressure),
        temperature: plan.temperature_of_air.unwrap_or(site.temperature),
        delta_t: plan.delta_t.unwrap_or(site.delta_t),
        ..site
    };
    let offset = weather.clock_offset_min().ok_or(NotExpected::NoClock)?;
    let clock =
        Clock { utc_offset: f64::from(offset), sun_offset: weather.sun_offset_min, step: f64::from(weather.step_min) };
    let stamps = stamps(weather, planned.year);
    let hours = Hours::of_stamps(&stamps, &clock)?;
    let columns = columns(planned, weather, &site, &hours)?;
    let beam = plan.beam.unwrap_or(match columns.components {
        Some(_) => Beam::Measured,
        None => Beam::From(Decomposition::Erbs),
    });
    let ratio = plan.dc_ac.or_else(|| kw_ac.filter(|ac| *ac > 0.0).map(|ac| kw / ac)).unwrap_or(1.2);
    let kw_ac = kw / ratio;
    let plant = plant(plan, kw, kw_ac);
    let known = known(planned, weather);
    let chain = Chain { site, hours, columns, beam, plant, known };
    let (hourly, closure) = run(&chain, planned)?;
    Ok(Expected {
        beam,
        totals: hourly.totals(&chain.hours),
        months: hourly.monthly(&chain.hours),
        hourly,
        stamps,
        closure,
        kw,
        kw_ac,
        chain,
    })
}

/// The rows of a chain, and whether its irradiance adds up: under one sky where all is computed, row by row where the file
/// states steps of its own.
fn run(chain: &Chain, planned: &PlannedWeather) -> Result<(Hourly, Option<Closure>), NotExpected> {
    if !planned.take.is_empty() {
        return Ok((chain.hourly()?, None));
    }
    let Chain { site, hours, columns, beam, plant, .. } = chain;
    let measured = columns.components.as_ref().map(|(dni, dhi)| (dni.as_slice(), dhi.as_slice()));
    let lines = Lines {
        ghi: &columns.ghi,
        components: measured,
        temperature: &columns.temperature,
        wind: &columns.wind,
        albedo: columns.albedo.as_deref(),
    };
    let sky = Sky::new(site, hours, &lines, *beam)?;
    let hourly = sky.expected(plant)?;
    let closure = match (measured, beam) {
        (None, _) => None,
        (Some(_), Beam::Measured) => Some(sky.closure()),
        // The components of the file, whether or not the model takes them.
        (Some(_), Beam::From(_)) => Some(Sky::new(site, hours, &lines, Beam::Measured)?.closure()),
    };
    Ok((hourly, closure))
}

/// The columns of the weather. Irradiance on the horizontal is not needed where light on the modules is taken, nor the air
/// where the temperature of the cells is.
fn columns(planned: &PlannedWeather, weather: &Weather, site: &Site, hours: &Hours) -> Result<Columns, NotExpected> {
    let takes = |field: Field| planned.take.iter().any(|of| of.value == field);
    let column = |field: Field| weather.column(field).map(super::weather::Column::or_nan);
    let rows = weather.rows();
    let needed = |field: Field, is_spared: bool| match column(field) {
        Some(values) => Ok(values),
        None if is_spared => Ok(vec![f64::NAN; rows]),
        None => Err(NotExpected::NoColumn(field)),
    };
    let components = column(Field::Dni).zip(column(Field::Dhi));
    let ghi = match (column(Field::Ghi), &components) {
        // Beam and diffuse are all there is.
        (None, Some((dni, dhi))) => {
            let sun = SunPath::new(site, hours.instants())?;
            let beam = dni.iter().zip(&sun.cos_zenith).map(|(dni, up)| dni * up.max(0.0));
            beam.zip(dhi).map(|(beam, dhi)| beam + dhi).collect()
        }
        _ => needed(Field::Ghi, takes(Field::InPlane) || takes(Field::Effective))?,
    };
    Ok(Columns {
        ghi,
        components,
        temperature: needed(Field::AirTemperature, takes(Field::CellTemperature))?,
        wind: column(Field::WindSpeed).unwrap_or_else(|| vec![1.0; rows]),
        albedo: column(Field::Albedo),
    })
}

/// What the file knows of each row; nothing where it knows nothing.
fn known(planned: &PlannedWeather, weather: &Weather) -> Vec<Known> {
    let taken = |field: Field| {
        let values = weather.values(field).filter(|_| planned.take.iter().any(|of| of.value == field));
        move |row: usize| values.and_then(|values| values.get(row).copied().flatten())
    };
    let [poa, effective, cell, pressure, zenith, apparent, azimuth, outside, relative, absolute, tilt, facing] =
        Field::STEPS.map(taken);
    let of_air = |field: Field, stated: Option<f64>| {
        let values = weather.values(field);
        move |row: usize| values.and_then(|values| values.get(row).copied().flatten()).or(stated)
    };
    let turbidity = of_air(Field::LinkeTurbidity, planned.haze.linke_turbidity);
    let aod = of_air(Field::AerosolDepth, planned.haze.aod700);
    let water = of_air(Field::PrecipitableWater, planned.haze.water);
    let of_row = |row: usize| Known {
        zenith: zenith(row),
        apparent_zenith: apparent(row),
        azimuth: azimuth(row),
        extraterrestrial: outside(row),
        air_mass: relative(row),
        absolute_air_mass: absolute(row),
        pressure: pressure(row),
        surface_tilt: tilt(row),
        surface_azimuth: facing(row),
        poa: poa(row),
        effective: effective(row),
        cell: cell(row),
        haze: Haze { linke_turbidity: turbidity(row), aod700: aod(row), water: water(row) },
    };
    let all: Vec<Known> = (0..weather.rows()).map(of_row).collect();
    if all.iter().all(|known| *known == Known::default()) { Vec::new() } else { all }
}

/// The plant of a plan.
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
