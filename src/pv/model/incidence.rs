//! What of the beam a module's cover lets in at an angle, relative to the vertical: the incidence angle modifier.
//!
//! All from cos θ, θ the angle between the sun and the normal of the plane; nothing is let in from 90° on.

use libm::{exp, sqrt};

use super::error::ModelError;

/// A model of the incidence angle modifier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Incidence {
    /// Everything is let in.
    None,
    /// Refraction and absorption of a cover of glass, with or without a layer against reflection.
    ///
    /// W. De Soto, S. A. Klein and W. A. Beckman, "Improvement and validation of a model for photovoltaic array
    /// performance", Solar Energy 80 (2006), 78, equations 3 to 5; the layer as in Duffie and Beckman, section 5.3.
    Physical {
        /// Refractive index of the glass.
        index: f64,
        /// Extinction coefficient [1/m].
        extinction: f64,
        /// Thickness \[m\].
        thickness: f64,
        /// Refractive index of the layer.
        layer: Option<f64>,
    },
    /// 1 − b·(1/cos θ − 1). A. F. Souka and H. H. Safwat, Solar Energy 10 (1966), 170; ASHRAE standard 93.
    Ashrae {
        /// The coefficient b.
        b: f64,
    },
    /// (1 − exp(−cos θ/a))/(1 − exp(−1/a)). N. Martin and J. M. Ruiz, Solar Energy Materials and Solar Cells 70 (2001), 25.
    MartinRuiz {
        /// The angular losses coefficient a.
        a: f64,
    },
}

impl Incidence {
    /// Glass of 2 mm, n = 1.526, K = 4/m.
    pub const GLASS: Self = Self::Physical { index: 1.526, extinction: 4.0, thickness: 0.002, layer: None };
    /// The same with a layer of n = 1.29.
    pub const COATED: Self = Self::Physical { index: 1.526, extinction: 4.0, thickness: 0.002, layer: Some(1.29) };

    /// The words of a book, each with what it stands for.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("none", Self::None),
        ("physical", Self::GLASS),
        ("physical-anti-reflective", Self::COATED),
        ("ashrae", Self::Ashrae { b: 0.05 }),
        ("martin-ruiz", Self::MartinRuiz { a: 0.16 }),
    ];

    /// The model a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(w, _)| *w == word).map(|(_, model)| *model)
    }

    /// Whether its coefficients are such as the formulas hold for.
    ///
    /// # Errors
    /// The first that is out of range.
    pub fn check(&self) -> Result<(), ModelError> {
        match *self {
            Self::None => Ok(()),
            Self::Physical { index, extinction, thickness, layer } => {
                ModelError::within("refractive-index", index, 1.000_1, 4.0)?;
                ModelError::within("extinction", extinction, 0.0, 100.0)?;
                ModelError::within("glass-thickness", thickness, 0.0, 0.1)?;
                layer.map_or(Ok(()), |n| ModelError::within("layer-refractive-index", n, 1.000_1, 4.0))
            }
            Self::Ashrae { b } => ModelError::within("ashrae-b", b, 0.0, 1.0),
            Self::MartinRuiz { a } => ModelError::within("martin-ruiz-a", a, 0.01, 10.0),
        }
    }

    /// The modifier at cos θ, from 0 to about 1 (a layer lets in more at some angles than vertically).
    #[must_use]
    pub fn modifier(&self, cos_incidence: f64) -> f64 {
        match *self {
            Self::None => 1.0,
            Self::Physical { index, extinction, thickness, layer: None } => {
                Glass::new(index, extinction * thickness).modifier(cos_incidence)
            }
            Self::Physical { index, extinction, thickness, layer: Some(layer) } => {
                coated(cos_incidence, index, extinction * thickness, layer)
            }
            Self::Ashrae { b } => ashrae(cos_incidence, b),
            Self::MartinRuiz { a } => Pores::new(a).modifier(cos_incidence),
        }
    }
}

/// 1 − b·(1/cos θ − 1), not below 0.
#[inline]
pub(super) fn ashrae(cos: f64, b: f64) -> f64 {
    if cos > 0.0 { (1.0 - b * (1.0 / cos - 1.0)).max(0.0) } else { 0.0 }
}

/// Martin and Ruiz with what does not depend on the angle.
#[derive(Clone, Copy)]
pub(super) struct Pores {
    per_a: f64,
    scale: f64,
}

impl Pores {
    pub(super) fn new(a: f64) -> Self {
        Self { per_a: 1.0 / a, scale: 1.0 / (1.0 - exp(-1.0 / a)) }
    }

    pub(super) fn modifier(self, cos: f64) -> f64 {
        if cos > 0.0 { (1.0 - exp(-cos * self.per_a)) * self.scale } else { 0.0 }
    }
}

/// A sheet of glass with what does not depend on the angle.
///
/// With c the cosine outside and r that inside, the transmittances of the two polarisations are 4ncr/(c + nr)² and
/// 4ncr/(r + nc)²: Fresnel's equations without a difference that cancels. With q = c² + (n² − 1)/(n² + 1) and A = c·nr their
/// mean is 4A·(q + 4n²/(n² + 1)²·A)/(q + A)²/2, over what goes in vertically: few multiplications.
#[derive(Clone, Copy)]
pub(super) struct Glass {
    n: f64,
    /// n² − 1.
    grazing: f64,
    /// (n² − 1)/(n² + 1).
    edge: f64,
    /// 4n²/(n² + 1)².
    mix: f64,
    scale: f64,
    absorption: f64,
    /// Whether the series of the exponential is exact to 1e-13 for every angle.
    thin: bool,
}

impl Glass {
    pub(super) fn new(n: f64, absorption: f64) -> Self {
        let (grazing, sum) = (n * n - 1.0, n * n + 1.0);
        Self {
            n,
            grazing,
            edge: grazing / sum,
            mix: 4.0 * n * n / (sum * sum),
            scale: 0.5 * (1.0 + n) * (1.0 + n) / n,
            absorption,
            thin: absorption * (n / sqrt(grazing) - 1.0) < 0.006,
        }
    }

    pub(super) fn is_thin(self) -> bool {
        self.thin
    }

    pub(super) fn modifier(self, cos: f64) -> f64 {
        if self.thin { self.thin_modifier(cos.max(0.0)) } else { self.thick_modifier(cos.max(0.0)) }
    }

    /// For a `cos` not below 0, without a branch, so that many run in parallel lanes.
    #[inline]
    pub(super) fn thin_modifier(self, c: f64) -> f64 {
        let (absorbed, transmitted) = self.transmitted(c);
        let k = self.scale;
        transmitted * (k + absorbed * (k + absorbed * (k / 2.0 + absorbed * (k / 6.0 + absorbed * (k / 24.0)))))
    }

    #[inline]
    pub(super) fn thick_modifier(self, c: f64) -> f64 {
        let (absorbed, transmitted) = self.transmitted(c);
        transmitted * self.scale * exp(absorbed)
    }

    /// The logarithm of what is left of the light by absorption, and what both polarisations let through, but for a scale.
    #[inline]
    fn transmitted(self, c: f64) -> (f64, f64) {
        let squared = c * c;
        let inside = self.grazing + squared;
        // A square root is exact to the last place everywhere (IEEE 754); this form of it runs in parallel lanes.
        let nr = inside.sqrt();
        let (a, q) = (c * nr, self.edge + squared);
        let both = (q + a) * (q + a);
        // One division for both results: divisions take the longest.
        let inverse = 1.0 / (both * nr);
        let absorbed = self.absorption - self.absorption * self.n * (both * inverse);
        (absorbed, (c * inside) * (q + self.mix * a) * inverse)
    }
}

/// The modifier of glass under a layer: two surfaces, with the light that goes back and forth between them.
pub(super) fn coated(cos: f64, glass: f64, absorption: f64, layer: f64) -> f64 {
    if cos <= 0.0 {
        return 0.0;
    }
    let cos = cos.min(1.0);
    let squared = |x: f64| x * x;
    let sin_squared = 1.0 - cos * cos;
    let in_layer = sqrt((1.0 - sin_squared / (layer * layer)).max(0.0));
    let in_glass = sqrt((1.0 - sin_squared / (glass * glass)).max(0.0));
    let reflected = |n1: f64, n2: f64, a: f64, b: f64| squared((n1 * a - n2 * b) / (n1 * a + n2 * b));
    let through = |first: f64, second: f64| (1.0 - first) * (1.0 - second) / (1.0 - second * first);
    // Across the plane of incidence, in it, and vertical.
    let s = through(reflected(1.0, layer, cos, in_layer), reflected(layer, glass, in_layer, in_glass));
    let p = through(reflected(1.0, layer, in_layer, cos), reflected(layer, glass, in_glass, in_layer));
    let vertical = through(squared((1.0 - layer) / (1.0 + layer)), squared((layer - glass) / (layer + glass)));
    (s + p) / 2.0 / vertical * exp(absorption * (1.0 - 1.0 / in_glass))
}
