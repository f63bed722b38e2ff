//! The quantities that a weather file may have.

/// A quantity of the weather, or a step of the model that a file states for each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Global horizontal irradiance, W/m².
    Ghi,
    /// Direct normal irradiance, W/m².
    Dni,
    /// Diffuse horizontal irradiance, W/m².
    Dhi,
    /// Global irradiance of a tilted plane, W/m².
    InPlane,
    /// Air temperature, °C.
    AirTemperature,
    /// Wind speed, m/s.
    WindSpeed,
    /// Air pressure at the site, Pa.
    Pressure,
    /// Albedo of the ground, a fraction.
    Albedo,
    /// Depth of snow on the ground, cm.
    SnowDepth,
    /// What the cells receive of the irradiance of their plane, less incidence and dirt, W/m².
    Effective,
    /// Temperature of the cells, °C.
    CellTemperature,
    /// Temperature of the back of the modules, measured, °C.
    ModuleTemperature,
    /// Zenith angle of the sun without refraction, °.
    Zenith,
    /// Zenith angle of the sun with refraction, °.
    ApparentZenith,
    /// Azimuth of the sun, ° clockwise from north.
    SunAzimuth,
    /// Extraterrestrial irradiance across the rays, W/m².
    Extraterrestrial,
    /// Relative air mass.
    AirMass,
    /// Air mass at the pressure of the site.
    AbsoluteAirMass,
    /// Tilt of the modules, ° from the horizontal.
    SurfaceTilt,
    /// Azimuth of the modules, ° clockwise from north.
    SurfaceAzimuth,
    /// Linke turbidity.
    LinkeTurbidity,
    /// Aerosol optical depth at 700 nm.
    AerosolDepth,
    /// Precipitable water, cm.
    PrecipitableWater,
}

impl Field {
    /// Every quantity.
    pub const ALL: [Field; 23] = [
        Field::Ghi,
        Field::Dni,
        Field::Dhi,
        Field::InPlane,
        Field::AirTemperature,
        Field::WindSpeed,
        Field::Pressure,
        Field::Albedo,
        Field::SnowDepth,
        Field::Effective,
        Field::CellTemperature,
        Field::ModuleTemperature,
        Field::Zenith,
        Field::ApparentZenith,
        Field::SunAzimuth,
        Field::Extraterrestrial,
        Field::AirMass,
        Field::AbsoluteAirMass,
        Field::SurfaceTilt,
        Field::SurfaceAzimuth,
        Field::LinkeTurbidity,
        Field::AerosolDepth,
        Field::PrecipitableWater,
    ];

    /// What a file may state in place of what the model computes, where the book says that it is taken.
    pub const STEPS: [Field; 12] = [
        Field::InPlane,
        Field::Effective,
        Field::CellTemperature,
        Field::Pressure,
        Field::Zenith,
        Field::ApparentZenith,
        Field::SunAzimuth,
        Field::Extraterrestrial,
        Field::AirMass,
        Field::AbsoluteAirMass,
        Field::SurfaceTilt,
        Field::SurfaceAzimuth,
    ];

    /// Irradiance down to here, W/m², is the offset of a pyranometer that cools towards the night sky, and read as 0.
    pub const LEAST_OFFSET: f64 = -20.0;

    /// The name of a column of plain CSV.
    pub const fn word(self) -> &'static str {
        match self {
            Field::Ghi => "ghi",
            Field::Dni => "dni",
            Field::Dhi => "dhi",
            Field::InPlane => "poa_global",
            Field::AirTemperature => "temp_air",
            Field::WindSpeed => "wind_speed",
            Field::Pressure => "pressure",
            Field::Albedo => "albedo",
            Field::SnowDepth => "snow_depth",
            Field::Effective => "poa_effective",
            Field::CellTemperature => "temp_cell",
            Field::ModuleTemperature => "temp_module",
            Field::Zenith => "zenith",
            Field::ApparentZenith => "apparent_zenith",
            Field::SunAzimuth => "azimuth",
            Field::Extraterrestrial => "dni_extra",
            Field::AirMass => "airmass_relative",
            Field::AbsoluteAirMass => "airmass_absolute",
            Field::SurfaceTilt => "surface_tilt",
            Field::SurfaceAzimuth => "surface_azimuth",
            Field::LinkeTurbidity => "linke_turbidity",
            Field::AerosolDepth => "aod700",
            Field::PrecipitableWater => "precipitable_water",
        }
    }

    /// Whether it is an irradiance on the ground or on modules.
    pub const fn is_irradiance(self) -> bool {
        matches!(self, Field::Ghi | Field::Dni | Field::Dhi | Field::InPlane | Field::Effective)
    }

    /// The range outside which a value is taken for an error of the file: irradiance up to 1.5 solar constants (enhancement by
    /// clouds included), and what the data dictionary of EnergyPlus allows for temperature and pressure; modules in the sun are hotter than air
    /// ever is.
    pub(super) const fn plausible(self) -> (f64, f64) {
        match self {
            Field::Ghi | Field::Dni | Field::Dhi | Field::InPlane | Field::Effective => (f64::NEG_INFINITY, 2050.0),
            Field::AirTemperature => (-90.0, 70.0),
            Field::CellTemperature | Field::ModuleTemperature => (-90.0, 150.0),
            Field::WindSpeed => (0.0, 120.0),
            Field::Pressure => (31_000.0, 120_000.0),
            Field::Albedo => (0.0, 1.0),
            Field::SnowDepth => (0.0, 2000.0),
            Field::Zenith | Field::ApparentZenith => (0.0, 180.0),
            Field::SunAzimuth | Field::SurfaceAzimuth => (-360.0, 360.0),
            Field::Extraterrestrial => (1200.0, 1500.0),
            Field::AirMass | Field::AbsoluteAirMass => (0.0, 100.0),
            Field::SurfaceTilt => (0.0, 180.0),
            Field::LinkeTurbidity => (1.0, 20.0),
            Field::AerosolDepth => (0.0, 10.0),
            Field::PrecipitableWater => (0.0, 20.0),
        }
    }
}
