//! The sky over a site through the hours of a weather file: what all plants that stand there share.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::block::{Span, spans};
use super::decomposition::Decomposition;
use super::error::ModelError;
use super::hours::Hours;
use super::site::Site;
use super::sun::extraterrestrial::{SPENCER_CONSTANT, spencer};
use super::sun::{SunPath, Watch, air_mass};
use super::temperature::Temperature;
use super::transposition::{Dome, Light, SkyModel};
use super::weather::{Survey, Weather};

/// Where beam and diffuse irradiance come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Beam {
    /// The file's own columns.
    Measured,
    /// Global irradiance, parted by a model.
    From(Decomposition),
}

impl Beam {
    /// What a word of a book stands for: `measured` or a [decomposition](Decomposition::WORDS).
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        if word == "measured" { Some(Self::Measured) } else { Decomposition::parse(word).map(Self::From) }
    }

    /// Its word in a book.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::From(model) => model.word(),
        }
    }
}

/// Whether the irradiance of a file adds up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Closure {
    /// Global irradiation on the horizontal [kWh/m²].
    pub ghi: f64,
    /// Diffuse irradiation, and beam irradiation times cos z, z without refraction, by day [kWh/m²].
    pub components: f64,
}

impl Closure {
    /// Components over global; none without global irradiation.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        (self.ghi > 0.0).then(|| self.components / self.ghi)
    }
}

/// The dome of every lit row, a column a part.
#[derive(Debug, Default)]
pub(super) struct Domes {
    pub(super) isotropic: Vec<f64>,
    pub(super) circumsolar: Vec<f64>,
    pub(super) horizon: Vec<f64>,
    /// The whole domes, of models that have more parts.
    pub(super) whole: Option<Vec<Dome>>,
}

impl Domes {
    /// The dome of a row, of a model with the first three parts only.
    pub(super) fn plain(&self, i: usize) -> Dome {
        Dome {
            isotropic: self.isotropic[i],
            circumsolar: self.circumsolar[i],
            horizon: self.horizon[i],
            ..Dome::default()
        }
    }
}

/// The sky over a site, at the rows that have light.
///
/// Domes of sky models and rises of temperature models are computed when a plant first asks for them, and kept.
#[derive(Debug)]
pub struct Sky {
    /// The rows it is of.
    pub(super) rows: Range<usize>,
    /// The rows with light, in order.
    pub(super) lit: Vec<u32>,
    /// The rows that cannot be used.
    pub(super) missing: Vec<u32>,
    /// Air temperature of all rows, whatever it is in missing ones.
    pub(super) air: Vec<f64>,
    /// The rows with light, in parts.
    pub(super) spans: Vec<Span>,
    pub(super) sun: SunPath,
    pub(super) ghi: Vec<f64>,
    /// Diffuse, and beam times cos z.
    pub(super) components: Vec<f64>,
    pub(super) dni: Vec<f64>,
    dhi: Vec<f64>,
    extraterrestrial: Vec<f64>,
    pub(super) temperature: Vec<f64>,
    wind: Vec<f64>,
    /// NaN where the plant's holds.
    pub(super) albedo: Option<Vec<f64>>,
    closure: Closure,
    domes: Mutex<Vec<(SkyModel, Arc<Domes>)>>,
    rises: Mutex<Vec<(Temperature, Arc<Vec<f64>>)>>,
}

/// How many different temperature models are kept.
const KEPT_RISES: usize = 16;

impl Sky {
    /// The sky over `site` through `hours` of `weather`.
    ///
    /// # Errors
    /// A site off the globe; columns that are not there or of another length than the hours.
    pub fn new(site: &Site, hours: &Hours, weather: &Weather<'_>, beam: Beam) -> Result<Self, ModelError> {
        weather.check(hours.len(), beam == Beam::Measured)?;
        Self::of_rows(&mut Watch::new(site)?, hours, weather, beam, 0..hours.len())
    }

    /// The sky through some rows; the columns are [checked](Weather::check).
    pub(super) fn of_rows(
        watch: &mut Watch,
        hours: &Hours,
        weather: &Weather<'_>,
        beam: Beam,
        rows: Range<usize>,
    ) -> Result<Self, ModelError> {
        let measured = beam == Beam::Measured;
        let (mut lit, mut missing) = (Vec::with_capacity(rows.len()), Vec::new());
        for (row, survey) in rows.clone().zip(weather.survey(measured, rows.clone())) {
            match survey {
                Survey::Lit => lit.push(row as u32),
                Survey::Dark => {}
                Survey::Missing => missing.push(row as u32),
            }
        }
        let air = weather.temperature.get(rows.clone()).unwrap_or_default().to_vec();
        // Sensors show a little below 0 at night and in calm.
        let gather = |column: &[f64]| lit.iter().map(|row| column[*row as usize].max(0.0)).collect::<Vec<f64>>();
        let (dni, dhi) = match weather.components.filter(|_| measured) {
            Some((dni, dhi)) => (gather(dni), gather(dhi)),
            None => (vec![0.0; lit.len()], vec![0.0; lit.len()]),
        };
        let instants: Vec<f64> = lit.iter().map(|row| hours.instants[*row as usize]).collect();
        let mut sky = Self {
            rows,
            sun: watch.path(&instants)?,
            ghi: gather(weather.ghi),
            components: Vec::new(),
            dni,
            dhi,
            extraterrestrial: extraterrestrial(hours, &lit),
            temperature: lit.iter().map(|row| weather.temperature[*row as usize]).collect(),
            wind: gather(weather.wind),
            albedo: weather.albedo.map(|albedo| {
                let usable = |row: &u32| albedo.get(*row as usize).copied().filter(|a| (0.0..=1.0).contains(a));
                lit.iter().map(|row| usable(row).unwrap_or(f64::NAN)).collect()
            }),
            spans: spans(&lit.iter().map(|row| hours.months[*row as usize]).collect::<Vec<u8>>()),
            lit,
            missing,
            air,
            closure: Closure { ghi: 0.0, components: 0.0 },
            domes: Mutex::default(),
            rises: Mutex::default(),
        };
        if let Beam::From(model) = beam {
            sky.part(model);
        }
        sky.close(hours.step);
        Ok(sky)
    }

    /// Parts global irradiance by a model.
    fn part(&mut self, model: Decomposition) {
        let scale = model.solar_constant() / SPENCER_CONSTANT;
        for i in 0..self.lit.len() {
            let up = self.sun.cos_zenith[i];
            let parts = model.parts_under(self.ghi[i], up, libm::acos(up), self.extraterrestrial[i] * scale);
            (self.dni[i], self.dhi[i]) = (parts.dni, parts.dhi);
        }
    }

    fn close(&mut self, step: f64) {
        let beam = self.dni.iter().zip(&self.sun.cos_zenith).map(|(dni, up)| dni * up.max(0.0));
        self.components = beam.zip(&self.dhi).map(|(beam, dhi)| beam + dhi).collect();
        let sum = |values: &[f64]| values.iter().sum::<f64>() * step / 1000.0;
        self.closure = Closure { ghi: sum(&self.ghi), components: sum(&self.components) };
    }

    /// Number of rows in all.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The rows whose weather is missing, from 0.
    #[must_use]
    pub fn missing(&self) -> &[u32] {
        &self.missing
    }

    /// Whether the irradiance adds up.
    #[must_use]
    pub fn closure(&self) -> Closure {
        self.closure
    }

    /// The dome by a model at every lit row.
    pub(super) fn domes(&self, model: SkyModel) -> Arc<Domes> {
        let mut kept = self.domes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, domes)) = kept.iter().find(|(of, _)| *of == model) {
            return Arc::clone(domes);
        }
        let domes = Arc::new(self.make_domes(model));
        kept.push((model, Arc::clone(&domes)));
        domes
    }

    fn make_domes(&self, model: SkyModel) -> Domes {
        // A loop of its own for the models that are chosen most.
        match model {
            SkyModel::Perez => self.plain_domes(|light| Dome::new(SkyModel::Perez, light)),
            SkyModel::HayDavies => self.plain_domes(|light| Dome::new(SkyModel::HayDavies, light)),
            _ if Dome::is_plain(model) => self.plain_domes(|light| Dome::new(model, light)),
            _ => {
                let all = (0..self.lit.len()).map(|i| Dome::new(model, &self.light(i)));
                Domes { whole: Some(all.collect()), ..Domes::default() }
            }
        }
    }

    fn plain_domes(&self, dome: impl Fn(&Light) -> Dome) -> Domes {
        let column = || vec![0.0; self.lit.len()];
        let mut domes = Domes { isotropic: column(), circumsolar: column(), horizon: column(), whole: None };
        let parts = domes.isotropic.iter_mut().zip(domes.circumsolar.iter_mut().zip(&mut domes.horizon));
        for (i, (isotropic, (circumsolar, horizon))) in parts.enumerate() {
            let dome = dome(&self.light(i));
            (*isotropic, *circumsolar, *horizon) = (dome.isotropic, dome.circumsolar, dome.horizon);
        }
        domes
    }

    #[inline]
    fn light(&self, i: usize) -> Light {
        let (apparent_zenith, up) = (self.sun.apparent_zenith[i], self.sun.up[i]);
        let degrees = apparent_zenith.to_degrees();
        Light {
            ghi: self.ghi[i],
            dni: self.dni[i],
            dhi: self.dhi[i],
            extraterrestrial: self.extraterrestrial[i],
            air_mass: (degrees <= 90.0).then(|| air_mass::of_cosine(up, degrees)),
            apparent_zenith,
            up,
        }
    }

    /// The rise of cell temperature by a model at every lit row.
    pub(super) fn rises(&self, model: Temperature) -> Arc<Vec<f64>> {
        let find = |kept: &[(Temperature, Arc<Vec<f64>>)]| {
            kept.iter().find(|(of, _)| *of == model).map(|(_, rises)| Arc::clone(rises))
        };
        let mut kept = self.rises.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rises) = find(&kept) {
            return rises;
        }
        let mut steps = Breeze::default();
        let rises = Arc::new(self.wind.iter().map(|wind| steps.rise(&model, *wind)).collect());
        if kept.len() < KEPT_RISES {
            kept.push((model, Arc::clone(&rises)));
        }
        rises
    }
}

/// Rises at the wind speeds that came last: files give them in steps of 0.1 m/s, so that few differ.
struct Breeze {
    kept: [(f64, f64); 256],
}

impl Default for Breeze {
    fn default() -> Self {
        Self { kept: [(f64::NAN, 0.0); 256] }
    }
}

impl Breeze {
    fn rise(&mut self, model: &Temperature, wind: f64) -> f64 {
        // The remainder is below 256.
        let kept = &mut self.kept[(wind * 10.0 + 0.5) as usize % 256];
        if kept.0 != wind {
            *kept = (wind, model.rise(wind));
        }
        kept.1
    }
}

/// Extraterrestrial normal irradiance at the lit rows, each day's computed once.
fn extraterrestrial(hours: &Hours, lit: &[u32]) -> Vec<f64> {
    let mut kept = (0, SPENCER_CONSTANT);
    let of_row = |row: &u32| {
        let day = hours.days.get(*row as usize).copied().unwrap_or(0);
        if day != kept.0 {
            kept = (day, spencer(day, SPENCER_CONSTANT));
        }
        kept.1
    };
    lit.iter().map(of_row).collect()
}
