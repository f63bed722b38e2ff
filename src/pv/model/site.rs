//! The place of a plant, as far as the sun and the air are concerned.

use libm::pow;

use super::error::ModelError;

/// A place on the Earth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Site {
    /// North positive [°].
    pub latitude: f64,
    /// East positive [°].
    pub longitude: f64,
    /// Above sea level \[m\].
    pub elevation: f64,
    /// Yearly mean air pressure \[Pa\], for refraction.
    pub pressure: f64,
    /// Yearly mean air temperature [°C], for refraction.
    pub temperature: f64,
    /// Terrestrial time less universal time \[s\].
    pub delta_t: f64,
}

impl Site {
    /// A site with the pressure of its height, 12 °C and TT − UT of 67 s, all of which only refraction and the fourth
    /// digit of a degree notice.
    ///
    /// # Errors
    /// Coordinates off the globe, a height outside −500 to 9 000 m.
    pub fn new(latitude: f64, longitude: f64, elevation: f64) -> Result<Self, ModelError> {
        let pressure = pressure_at(elevation);
        let site = Self { latitude, longitude, elevation, pressure, temperature: 12.0, delta_t: 67.0 };
        site.check()?;
        Ok(site)
    }

    /// Whether the place is on the globe and its air is such as there is.
    ///
    /// # Errors
    /// The first value that is out of range.
    pub fn check(&self) -> Result<(), ModelError> {
        ModelError::within("latitude", self.latitude, -90.0, 90.0)?;
        ModelError::within("longitude", self.longitude, -180.0, 180.0)?;
        ModelError::within("elevation", self.elevation, -500.0, 9_000.0)?;
        ModelError::within("pressure", self.pressure, 0.0, 120_000.0)?;
        ModelError::within("temperature", self.temperature, -100.0, 70.0)?;
        ModelError::within("delta-t", self.delta_t, -8_000.0, 8_000.0)
    }
}

/// Air pressure at a height above sea level \[m\], in Pa: 100·((44331.514 − h)/11880.516)^(1/0.1902632).
///
/// "A Quick Derivation Relating Altitude to Air Pressure", Portland State Aerospace Society (2004), with the constants of
/// the ICAO standard atmosphere.
#[must_use]
pub fn pressure_at(elevation: f64) -> f64 {
    100.0 * pow((44_331.514 - elevation) / 11_880.516, 1.0 / 0.190_263_2)
}
