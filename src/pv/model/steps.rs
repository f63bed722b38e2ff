//! The steps of a row of the model, and what a file may know of them beforehand.
//!
//! [`expected`](super::expected()) keeps the last steps only. [`Chain`](super::Chain) gives every one of a row, and any of
//! them can be given: a measured temperature of the cells, a logged tilt of a tracker, a position of the sun from elsewhere.

use super::clear_sky::ClearSky;

/// What is known of a row beyond its weather; `None` is computed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Known {
    /// Zenith angle without refraction [°].
    pub zenith: Option<f64>,
    /// Zenith angle with refraction [°]; from the one without where only that is known, and the other way about the same.
    pub apparent_zenith: Option<f64>,
    /// Azimuth of the sun, clockwise from north [°].
    pub azimuth: Option<f64>,
    /// Extraterrestrial irradiance across the rays [W/m²].
    pub extraterrestrial: Option<f64>,
    /// Relative air mass.
    pub air_mass: Option<f64>,
    /// Air mass at the pressure of the site.
    pub absolute_air_mass: Option<f64>,
    /// Air pressure \[Pa\], in place of the site's.
    pub pressure: Option<f64>,
    /// Tilt of the modules [°], with `surface_azimuth`, in place of that of every array.
    pub surface_tilt: Option<f64>,
    /// Azimuth of the modules, clockwise from north [°].
    pub surface_azimuth: Option<f64>,
    /// Irradiance on the modules [W/m²].
    pub poa: Option<f64>,
    /// The same, less what incidence and dirt take [W/m²].
    pub effective: Option<f64>,
    /// Temperature of the cells [°C].
    pub cell: Option<f64>,
    /// What the air of a clear sky has in it.
    pub haze: Haze,
}

/// What dims a clear sky; without it its model is not computed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Haze {
    /// Linke turbidity, of Ineichen and Perez.
    pub linke_turbidity: Option<f64>,
    /// Aerosol optical depth at 700 nm, of the simplified Solis model.
    pub aod700: Option<f64>,
    /// Precipitable water \[cm\], of the same.
    pub water: Option<f64>,
}

/// Columns of weather, a row an hour; NaN where there is no value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// Global irradiance on the horizontal [W/m²]; may be empty where light on the modules is known.
    pub ghi: Vec<f64>,
    /// Beam across the rays and diffuse on the horizontal [W/m²], where the file has them.
    pub components: Option<(Vec<f64>, Vec<f64>)>,
    /// Air temperature [°C]; may be empty where that of the cells is known.
    pub temperature: Vec<f64>,
    /// Wind speed [m/s].
    pub wind: Vec<f64>,
    /// Albedo, where the file has it.
    pub albedo: Option<Vec<f64>>,
}

/// What there is to know of a row. NaN where there is nothing: what is computed from a missing value is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Steps {
    /// Zenith angle without refraction [°].
    pub zenith: f64,
    /// With refraction [°].
    pub apparent_zenith: f64,
    /// Azimuth of the sun [°].
    pub azimuth: f64,
    /// Equation of time \[min\].
    pub equation_of_time: f64,
    /// Extraterrestrial irradiance across the rays, by Spencer [W/m²].
    pub extraterrestrial: f64,
    /// The same by the distance of the sun and 1361 W/m².
    pub by_distance: f64,
    /// Relative air mass (Kasten and Young 1989).
    pub air_mass: f64,
    /// Absolute air mass.
    pub absolute_air_mass: f64,
    /// Global irradiance on the horizontal [W/m²].
    pub ghi: f64,
    /// Beam across the rays [W/m²].
    pub dni: f64,
    /// Diffuse on the horizontal [W/m²].
    pub dhi: f64,
    /// Clearness index that global irradiance was parted by.
    pub clearness: f64,
    /// Air mass of DISC (Kasten 1966), where it parted it.
    pub disc_air_mass: f64,
    /// Angle of incidence [°] and incidence modifier, of a plant with one array.
    pub incidence: f64,
    /// What of the beam is let in.
    pub modifier: f64,
    /// Beam on the modules, the mean over arrays by capacity, as all that follows [W/m²].
    pub beam: f64,
    /// Diffuse sky on the modules [W/m²].
    pub sky: f64,
    /// What the ground reflects on the modules [W/m²].
    pub ground: f64,
    /// All light on the modules [W/m²].
    pub poa: f64,
    /// Less incidence and dirt [W/m²].
    pub effective: f64,
    /// Temperature of the cells [°C].
    pub cell: f64,
    /// Temperature of the back of the modules [°C].
    pub back: f64,
    /// DC before losses \[kW\].
    pub dc_gross: f64,
    /// DC after losses, snow and age \[kW\].
    pub dc: f64,
    /// AC \[kW\].
    pub ac: f64,
    /// Clear sky of Ineichen and Perez, where the turbidity is known.
    pub ineichen: Option<ClearSky>,
    /// Clear sky of the simplified Solis model, where aerosol and water are known.
    pub solis: Option<ClearSky>,
    /// Global irradiance of a clear sky by Haurwitz [W/m²].
    pub haurwitz: f64,
}

impl Steps {
    /// Nothing of a row is known.
    pub const MISSING: Self = Self {
        zenith: f64::NAN,
        apparent_zenith: f64::NAN,
        azimuth: f64::NAN,
        equation_of_time: f64::NAN,
        extraterrestrial: f64::NAN,
        by_distance: f64::NAN,
        air_mass: f64::NAN,
        absolute_air_mass: f64::NAN,
        ghi: f64::NAN,
        dni: f64::NAN,
        dhi: f64::NAN,
        clearness: f64::NAN,
        disc_air_mass: f64::NAN,
        incidence: f64::NAN,
        modifier: f64::NAN,
        beam: f64::NAN,
        sky: f64::NAN,
        ground: f64::NAN,
        poa: f64::NAN,
        effective: f64::NAN,
        cell: f64::NAN,
        back: f64::NAN,
        dc_gross: f64::NAN,
        dc: f64::NAN,
        ac: f64::NAN,
        ineichen: None,
        solis: None,
        haurwitz: f64::NAN,
    };
}
