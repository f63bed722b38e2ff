//! Diffuse irradiance of the sky on an inclined plane.
//!
//! A model is split in two. What depends on the sky alone becomes a [`Dome`]: how bright it is all over, around the sun and
//! along the horizon. What a [`Plane`] sees of it is a few products. Planes of one site share the dome.

mod perez;
mod plane;

pub use plane::Plane;

use libm::sin;

/// A model of the diffuse sky.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SkyModel {
    /// The same from all sides: B. Y. H. Liu and R. C. Jordan, Solar Energy 4 (1960), 1; H. C. Hottel and B. B. Woertz (1942).
    Isotropic,
    /// Brighter near the sun and the horizon by the cloudiness: T. M. Klucher, Solar Energy 23 (1979), 111.
    Klucher,
    /// Isotropic and circumsolar by the beam: J. E. Hay and J. A. Davies, 1st Canadian Solar Radiation Data Workshop (1980), 59.
    HayDavies,
    /// The same with a brighter horizon: D. T. Reindl, W. A. Beckman and J. A. Duffie, Solar Energy 45 (1990), 9.
    Reindl,
    /// D. L. King's, of Sandia National Laboratories, as pvlib has it.
    King,
    /// R. Perez, P. Ineichen, R. Seals, J. Michalsky and R. Stewart, Solar Energy 44 (1990), 271; all sites composite.
    Perez,
    /// The same without steps: A. Driesse, A. R. Jensen and R. Perez, Solar Energy 267 (2024), 112093.
    PerezDriesse,
}

impl SkyModel {
    /// The words of a book, each with what it stands for.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("isotropic", Self::Isotropic),
        ("klucher", Self::Klucher),
        ("hay-davies", Self::HayDavies),
        ("reindl", Self::Reindl),
        ("king", Self::King),
        ("perez", Self::Perez),
        ("perez-driesse", Self::PerezDriesse),
    ];

    /// The model a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(w, _)| *w == word).map(|(_, model)| *model)
    }

    /// Its word in a book.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, model)| *model == self).map_or("", |(word, _)| word)
    }
}

/// The light of an hour, and where the sun stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Light {
    /// Global on the horizontal [W/m²].
    pub ghi: f64,
    /// Beam, across the rays [W/m²].
    pub dni: f64,
    /// Diffuse on the horizontal [W/m²].
    pub dhi: f64,
    /// Extraterrestrial, across the rays [W/m²].
    pub extraterrestrial: f64,
    /// Relative air mass; none where the sun is below the horizon.
    pub air_mass: Option<f64>,
    /// Apparent zenith angle \[rad\].
    pub apparent_zenith: f64,
    /// Its cosine.
    pub up: f64,
}

/// The diffuse sky of an hour, for planes of any direction [W/m²].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Dome {
    /// All over: seen by (1 + cos β)/2.
    pub isotropic: f64,
    /// Around the sun: seen by cos θ.
    pub circumsolar: f64,
    /// Along the horizon: seen by sin β.
    pub horizon: f64,
    /// What the brightness all over grows by with sin³(β/2).
    pub rising: f64,
    /// What the brightness grows by, as a factor, with cos²θ.
    pub sunward: f64,
    /// Seen from the ground's side: by (1 − cos β)/2.
    pub ground: f64,
}

/// Hay and Davies: cos z is not taken below this when the circumsolar part is projected.
const LEAST_PROJECTION: f64 = 0.01745;

impl Dome {
    /// The sky by a model. Where a model has no value (Perez below the horizon), nothing.
    #[inline]
    #[must_use]
    pub fn new(model: SkyModel, light: &Light) -> Self {
        let Light { ghi, dni, dhi, extraterrestrial, up, .. } = *light;
        let mut dome = Self { isotropic: dhi, ..Self::default() };
        if dhi <= 0.0 && model != SkyModel::King {
            return Self::default();
        }
        let anisotropy = dni / extraterrestrial;
        match model {
            SkyModel::Isotropic => {}
            SkyModel::Klucher => {
                let ratio = dhi / ghi;
                let cloudless = if ghi > 0.0 { 1.0 - ratio * ratio } else { 0.0 };
                let sine = sin(light.apparent_zenith);
                dome.rising = dhi * cloudless;
                dome.sunward = cloudless * sine * sine * sine;
            }
            SkyModel::HayDavies => {
                dome.isotropic = (dhi * (1.0 - anisotropy)).max(0.0);
                dome.circumsolar = dhi * anisotropy / up.max(LEAST_PROJECTION);
            }
            SkyModel::Reindl => {
                dome.isotropic = dhi * (1.0 - anisotropy);
                dome.circumsolar = dhi * anisotropy / up.max(LEAST_PROJECTION);
                let beam = (dni * up).max(0.0);
                let share = if ghi > 0.0 { beam / ghi } else { 0.0 };
                dome.rising = dome.isotropic * libm::sqrt(share);
            }
            SkyModel::King => dome.ground = ghi * (0.012 * light.apparent_zenith.to_degrees() - 0.04),
            SkyModel::Perez | SkyModel::PerezDriesse => return perez::dome(model, light),
        }
        dome
    }

    /// Whether it has the first three parts only.
    pub(super) fn is_plain(model: SkyModel) -> bool {
        !matches!(model, SkyModel::Klucher | SkyModel::Reindl | SkyModel::King)
    }

    /// What a plane receives of it [W/m²]; `cos_incidence` not below 0, `sunlit` the part of the plane in the sun.
    #[inline]
    #[must_use]
    pub fn on(&self, plane: &Plane, cos_incidence: f64, sunlit: f64) -> f64 {
        let around = plane.sky_view * (self.isotropic + self.rising * plane.half_sine_cubed);
        let sunward = 1.0 + self.sunward * cos_incidence * cos_incidence;
        let circumsolar = self.circumsolar * cos_incidence * sunlit;
        let rest = self.horizon * plane.sin_tilt + self.ground * plane.ground_view;
        (around * sunward + circumsolar + rest).max(0.0)
    }
}
