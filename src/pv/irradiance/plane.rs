//! Rows of irradiance in the plane of the modules and of cell temperature.

use super::dark::darken;
use crate::pv::expected::{Expected, NotExpected, open_light};
use crate::pv::model::{Orientation, is_missing};
use crate::pv::plan::{ModelPlan, PlannedWeather};
use crate::pv::skies::Skies;
use crate::pv::stated::CALM;
use crate::pv::weather::{Field, Label, NOMINAL_YEAR, Stamp, Weather, Years};

/// Where the irradiance in the plane comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LightSource {
    /// A column of the file.
    InPlane,
    /// Horizontal irradiance, brought to the plane by the model.
    Transposed,
}

/// Where the temperature of the cells comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellSource {
    /// A column of the file.
    Measured,
    /// The model of the plan, from irradiance in the plane, air temperature and wind.
    Modelled,
}

/// Irradiance in the plane of a plant through the rows of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaneLight {
    /// Where it comes from.
    pub source: LightSource,
    /// Where cell temperatures come from; `None` where the file gives none.
    pub cells: Option<CellSource>,
    /// Whether the rows are of a typical year and so of no time in particular.
    pub is_typical: bool,
    /// Whether the plane of the column is another than that of the modules.
    pub is_other_plane: bool,
    /// Minutes of a row.
    pub step_min: i64,
    /// In the order of time, each time once.
    pub(super) rows: Vec<LightRow>,
}

/// A row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LightRow {
    /// When it begins: minutes since 1970-01-01 00:00 on the local clock; of a typical year, in [`TYPICAL_YEAR`].
    pub(super) start: i64,
    /// W/m²; NaN where it is missing, 0 where it is missing and the sun is below the horizon.
    pub(super) poa: f64,
    /// °C; NaN where it is not known.
    pub(super) cell: f64,
}

/// The year that rows of a typical year are put into: one with 29 February.
pub(super) const TYPICAL_YEAR: i32 = NOMINAL_YEAR + 1;
/// Planes that differ by less are one, in degrees: files print tilt and azimuth to a degree.
const SAME_PLANE: f64 = 1.0;

impl PlaneLight {
    /// The irradiance of a plan. `modelled` is what came of the model of the plan, where it ran.
    ///
    /// # Errors
    /// What keeps horizontal irradiance from being brought to the plane; [`NotExpected::NoColumn`] without any irradiance.
    pub(in crate::pv) fn of(
        plan: &ModelPlan,
        planned: &PlannedWeather,
        modelled: Option<&Expected>,
        skies: &mut Skies,
    ) -> Result<PlaneLight, NotExpected> {
        let Some(weather) = &planned.weather else { return Err(NotExpected::NoColumn(Field::Ghi)) };
        let (source, poa) = match weather.column(Field::InPlane) {
            Some(column) if column.values.iter().any(Option::is_some) => (LightSource::InPlane, column.or_nan()),
            _ => (LightSource::Transposed, transposed(plan, planned, weather, (modelled, skies))?),
        };
        let (cells, temperatures) = cells(plan, weather, &poa);
        let is_typical = !is_measured(weather, planned);
        let step_min = i64::from(weather.step_min.max(1));
        let starts = starts(weather, planned, is_typical, step_min);
        let row = |at: usize| {
            let value = |column: &[f64]| column.get(at).copied().unwrap_or(f64::NAN);
            Some(LightRow { start: starts[at]?, poa: value(&poa), cell: value(&temperatures) })
        };
        let mut rows: Vec<LightRow> = (0..starts.len()).filter_map(row).collect();
        rows.sort_by_key(|row| row.start);
        rows.dedup_by_key(|row| row.start);
        darken(&mut rows, weather, step_min);
        let is_other_plane = source == LightSource::InPlane && is_other_plane(plan, weather);
        Ok(PlaneLight { source, cells, is_typical, is_other_plane, step_min, rows })
    }
}

/// Whether the rows are of the years that they say: not so in a typical year, nor without years unless the book states one.
fn is_measured(weather: &Weather, planned: &PlannedWeather) -> bool {
    match &weather.years {
        Years::Consecutive(..) => planned.is_measured != Some(false),
        Years::None => planned.is_measured == Some(true) && planned.year.is_some(),
        Years::Typical(_) => false,
    }
}

/// When each row begins on the local clock; `None` for a day that its year does not have.
fn starts(weather: &Weather, planned: &PlannedWeather, is_typical: bool, step_min: i64) -> Vec<Option<i64>> {
    let stated = planned.year.filter(|_| !is_typical && weather.years == Years::None);
    let shift = match (weather.clock_offset_min(), weather.site.utc_offset_min) {
        (Some(clock), Some(site)) => i64::from(site - clock),
        _ => 0,
    };
    let of = |time: &Stamp| {
        let time = stated.map_or(Some(*time), |year| time.in_year(year))?;
        // An instant stands for the interval that it lies in.
        let local = time.minutes() + shift;
        let start = if weather.label == Label::Instant { local.div_euclid(step_min) * step_min } else { local };
        if is_typical { Some(Stamp::at_minutes(start)?.in_year(TYPICAL_YEAR)?.minutes()) } else { Some(start) }
    };
    weather.times.iter().map(of).collect()
}

/// Horizontal irradiance brought to the plane: that of the model where every row that has light has heat too, else of a run that
/// asks for light alone. Rows that shade one another are a loss of the plant and none of its reference.
fn transposed(
    plan: &ModelPlan,
    planned: &PlannedWeather,
    weather: &Weather,
    (modelled, skies): (Option<&Expected>, &mut Skies),
) -> Result<Vec<f64>, NotExpected> {
    let is_whole = |field| weather.values(field).is_none_or(|values| values.iter().all(Option::is_some));
    let has_heat = weather.column(Field::AirTemperature).is_some();
    let is_shaded = plan.arrays.iter().any(|array| array.row_shading.is_some());
    if let Some(expected) = modelled
        && !is_shaded
        && has_heat
        && is_whole(Field::AirTemperature)
        && is_whole(Field::WindSpeed)
    {
        return Ok(expected.hourly().poa);
    }
    open_light(plan, planned, skies)
}

/// Cell temperatures of all rows: measured where the file has them, else by the plan's model of temperature.
fn cells(plan: &ModelPlan, weather: &Weather, poa: &[f64]) -> (Option<CellSource>, Vec<f64>) {
    let measured = weather.column(Field::CellTemperature).or_else(|| weather.column(Field::ModuleTemperature));
    if let Some(column) = measured {
        return (Some(CellSource::Measured), column.or_nan());
    }
    let Some(air) = weather.column(Field::AirTemperature) else { return (None, vec![f64::NAN; poa.len()]) };
    let wind = weather.column(Field::WindSpeed).map(crate::pv::weather::Column::or_nan);
    let of = |(at, poa): (usize, &f64)| {
        let air = air.values.get(at).copied().flatten().unwrap_or(f64::NAN);
        let wind = wind.as_ref().map_or(CALM, |wind| wind.get(at).copied().unwrap_or(f64::NAN));
        if is_missing(air) || is_missing(wind) || is_missing(*poa) {
            return f64::NAN;
        }
        plan.temperature.cell(poa.max(0.0), air, wind.max(0.0))
    };
    (Some(CellSource::Modelled), poa.iter().enumerate().map(of).collect())
}

/// Whether the file names a plane that no array of the plan stands in.
fn is_other_plane(plan: &ModelPlan, weather: &Weather) -> bool {
    let Some(plane) = weather.plane else { return false };
    let near = |a: f64, b: f64| libm::fabs(libm::remainder(a - b, 360.0)) < SAME_PLANE;
    let stands = |orientation: &Orientation| match orientation {
        Orientation::Fixed { tilt, azimuth } => {
            near(*tilt, plane.tilt) && (plane.tilt == 0.0 || near(*azimuth, plane.azimuth))
        }
        Orientation::Tracking(_) | Orientation::TwoAxes => false,
    };
    !plan.arrays.iter().all(|array| stands(&array.orientation))
}
