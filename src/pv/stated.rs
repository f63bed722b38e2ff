//! What a file states of rows in place of what the model computes, and the chain that follows it row by row.

use super::expected::NotExpected;
use super::model::{Chain, Columns, Haze, Hours, Known, Plant, Site, SunPath, is_missing};
use super::plan::PlannedWeather;
use super::skies::{Needs, PlantSky};
use super::weather::{Column, Field, Weather};

/// Wind where a file has none [m/s], and air where no heat is asked for [°C].
pub(in crate::pv) const CALM: f64 = 1.0;
const MILD: f64 = 25.0;

/// The chain of a plant under a sky, with what its weather states.
///
/// # Errors
/// A column that the model needs and the file does not have.
pub(super) fn chain(sky: &PlantSky, planned: &PlannedWeather, plant: &Plant) -> Result<Chain, NotExpected> {
    let Some(weather) = &planned.weather else { return Err(NotExpected::NoColumn(Field::Ghi)) };
    let columns = columns(planned, weather, (&sky.site, &sky.hours), sky.needs)?;
    let known = known(planned, weather);
    Ok(Chain { site: sky.site, hours: sky.hours.clone(), columns, beam: sky.beam, plant: plant.clone(), known })
}

/// The columns of the weather. Irradiance on the horizontal is not needed where light on the modules is taken, nor the air
/// where the temperature of the cells is.
pub(super) fn columns(
    planned: &PlannedWeather,
    weather: &Weather,
    (site, hours): (&Site, &Hours),
    needs: Needs,
) -> Result<Columns, NotExpected> {
    let takes = |field: Field| planned.take.iter().any(|of| of.value == field);
    let column = |field: Field| weather.column(field).map(Column::or_nan);
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
    let is_light_alone = needs == Needs::LightAlone;
    let air = needed(Field::AirTemperature, is_light_alone || takes(Field::CellTemperature))?;
    let wind = column(Field::WindSpeed).unwrap_or_else(|| vec![CALM; rows]);
    let (temperature, wind) = if is_light_alone { (filled(air, MILD), filled(wind, CALM)) } else { (air, wind) };
    Ok(Columns { ghi, components, temperature, wind, albedo: column(Field::Albedo) })
}

fn filled(mut column: Vec<f64>, value: f64) -> Vec<f64> {
    column.iter_mut().filter(|of| is_missing(**of)).for_each(|of| *of = value);
    column
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
