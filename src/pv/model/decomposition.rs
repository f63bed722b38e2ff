//! Beam and diffuse irradiance from global irradiance on the horizontal.

use libm::{cos, exp};

use super::sun::air_mass::{STANDARD_PRESSURE, absolute, kasten_1966};
use super::sun::extraterrestrial::spencer;

/// A model that parts global irradiance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decomposition {
    /// D. G. Erbs, S. A. Klein and J. A. Duffie, Solar Energy 28 (1982), 293.
    Erbs,
    /// Erbs made continuous: A. Driesse, A. R. Jensen and R. Perez, Solar Energy 267 (2024), 112093.
    ErbsDriesse,
    /// A logistic function: J. Boland, B. Ridley and B. Brown, Renewable Energy 33 (2008), 575, with 8.645 and 0.613.
    Boland,
    /// J. F. Orgill and K. G. T. Hollands, Solar Energy 19 (1977), 357.
    OrgillHollands,
    /// E. L. Maxwell, "A quasi-physical model for converting hourly global horizontal to direct normal insolation",
    /// SERI/TR-215-3087 (1987), at standard pressure, solar constant 1370 W/m².
    Disc,
}

/// What global irradiance is parted into [W/m²], and the clearness index that it was parted by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// Beam, across the rays.
    pub dni: f64,
    /// Diffuse on the horizontal: what the beam leaves of the global.
    pub dhi: f64,
    /// Global irradiance on the horizontal over extraterrestrial, from 0 to 1.
    pub clearness: f64,
}

/// Below this cos z the clearness index takes it as this.
const LEAST_COSINE: f64 = 0.065;

/// From this zenith angle on all is diffuse [°].
const LAST_ZENITH: f64 = 87.0;

impl Decomposition {
    /// The words of a book, each with what it stands for.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("erbs", Self::Erbs),
        ("erbs-driesse", Self::ErbsDriesse),
        ("boland", Self::Boland),
        ("orgill-hollands", Self::OrgillHollands),
        ("disc", Self::Disc),
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

    /// The solar constant that its extraterrestrial irradiance has [W/m²].
    #[must_use]
    pub fn solar_constant(self) -> f64 {
        if self == Self::Disc { 1370.0 } else { super::sun::extraterrestrial::SPENCER_CONSTANT }
    }

    /// Parts global irradiance [W/m²] at a true zenith angle \[rad\] on a day of the year, counted from 1.
    #[must_use]
    pub fn parts(self, ghi: f64, zenith: f64, day_of_year: u16) -> Parts {
        self.parts_under(ghi, cos(zenith), zenith, spencer(day_of_year, self.solar_constant()))
    }

    /// The same under an extraterrestrial normal irradiance, which has its own [constant](Self::solar_constant).
    pub(super) fn parts_under(self, ghi: f64, cos_zenith: f64, zenith: f64, extraterrestrial: f64) -> Parts {
        let clearness = (ghi / (extraterrestrial * cos_zenith.max(LEAST_COSINE))).clamp(0.0, 1.0);
        let all_diffuse = Parts { dni: 0.0, dhi: ghi.max(0.0), clearness };
        if zenith.to_degrees() > LAST_ZENITH || ghi <= 0.0 {
            return all_diffuse;
        }
        if self == Self::Disc {
            // Up to 87° there is an air mass.
            let air_mass = absolute(kasten_1966(zenith).unwrap_or(12.0), STANDARD_PRESSURE);
            let dni = disc(clearness, air_mass.min(12.0)) * extraterrestrial;
            return if dni > 0.0 {
                Parts { dni, dhi: (ghi - dni * cos_zenith).max(0.0), clearness }
            } else {
                all_diffuse
            };
        }
        let fraction = self.diffuse_fraction(clearness);
        let dhi = fraction * ghi;
        Parts { dni: ((ghi - dhi) / cos_zenith).max(0.0), dhi, clearness }
    }

    /// The diffuse part of global irradiance at a clearness index.
    fn diffuse_fraction(self, kt: f64) -> f64 {
        match self {
            Self::Erbs if kt <= 0.22 => 1.0 - 0.09 * kt,
            Self::Erbs if kt <= 0.8 => 0.9511 + kt * (-0.1604 + kt * (4.388 + kt * (-16.638 + kt * 12.336))),
            Self::Erbs => 0.165,
            Self::ErbsDriesse if kt <= 0.216 => 1.0 - 0.09 * kt,
            Self::ErbsDriesse if kt <= 0.792 => [
                12.269_114_395_712_61,
                -16.470_508_424_697_307,
                4.246_926_715_218_317,
                -0.113_905_838_063_138_81,
                0.946_296_633_571_001,
            ]
            .iter()
            .fold(0.0, |sum, c| sum * kt + c),
            Self::ErbsDriesse => 0.165,
            Self::Boland => 1.0 / (1.0 + exp(8.645 * (kt - 0.613))),
            Self::OrgillHollands if kt < 0.35 => 1.0 - 0.249 * kt,
            Self::OrgillHollands if kt <= 0.75 => 1.557 - 1.84 * kt,
            Self::OrgillHollands => 0.177,
            // Parts the beam and not the diffuse.
            Self::Disc => 1.0,
        }
    }
}

/// The transmittance of the beam by clearness and absolute air mass up to 12.
fn disc(kt: f64, am: f64) -> f64 {
    let (a, b, c) = if kt <= 0.6 {
        (0.512 + kt * (-1.56 + kt * (2.286 - 2.222 * kt)), 0.37 + 0.962 * kt, -0.28 + kt * (0.932 - 2.048 * kt))
    } else {
        (
            -5.743 + kt * (21.77 + kt * (-27.49 + 11.56 * kt)),
            41.4 + kt * (-118.5 + kt * (66.05 + 31.9 * kt)),
            -47.01 + kt * (184.2 + kt * (-222.0 + 73.81 * kt)),
        )
    };
    let clear = 0.866 + am * (-0.122 + am * (0.0121 + am * (-0.000_653 + 1.4e-5 * am)));
    clear - (a + b * exp(c * am))
}
