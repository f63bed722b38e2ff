//! Names of columns of plain CSV, and their units.

use super::Field;
use super::lines::split;
use super::number::Cell;

/// What a column of plain CSV is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Date,
    Time,
    /// A date with its time.
    Stamp,
    Value(Field, Scale),
}

/// From the unit of a column to ours: value × ratio + shift.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    ratio: f64,
    shift: f64,
}

impl Scale {
    pub(super) fn of(self, cell: Cell) -> Cell {
        match cell {
            Cell::Value(value) => Cell::Value(value * self.ratio + self.shift),
            other => other,
        }
    }
}

const VALUES: [(Field, &[&str]); 23] = [
    (
        Field::Ghi,
        &[
            "ghi",
            "g_h",
            "global_horizontal",
            "global_horizontal_irradiance",
            "allsky_sfc_sw_dwn",
            "总辐射",
            "水平面总辐射",
            "总辐照度",
            "水平面总辐照度",
        ],
    ),
    (
        Field::Dni,
        &[
            "dni",
            "gb_n",
            "direct_normal",
            "direct_normal_irradiance",
            "allsky_sfc_sw_dni",
            "法向直接辐射",
            "直接辐射",
            "法向直接辐照度",
        ],
    ),
    (
        Field::Dhi,
        &[
            "dhi",
            "gd_h",
            "diffuse_horizontal",
            "diffuse_horizontal_irradiance",
            "allsky_sfc_sw_diff",
            "散射辐射",
            "水平面散射辐射",
            "水平面散射辐照度",
        ],
    ),
    (
        Field::InPlane,
        &[
            "poa",
            "poa_global",
            "poa_irradiance",
            "plane_of_array",
            "in_plane",
            "g_i",
            "gti",
            "倾斜面总辐射",
            "倾斜面辐照度",
            "倾斜面总辐照度",
            "阵列面辐照度",
        ],
    ),
    (
        Field::AirTemperature,
        &[
            "temp_air",
            "temperature",
            "air_temperature",
            "temp",
            "t2m",
            "tamb",
            "dry_bulb",
            "气温",
            "环境温度",
            "空气温度",
        ],
    ),
    (Field::WindSpeed, &["wind_speed", "windspeed", "wind", "ws", "ws10m", "wspd", "风速"]),
    (Field::Pressure, &["pressure", "surface_pressure", "sp", "气压", "大气压"]),
    (Field::Albedo, &["albedo", "surface_albedo", "反照率", "地表反照率"]),
    (Field::SnowDepth, &["snow_depth", "snow", "积雪深度", "雪深"]),
    (Field::Effective, &["poa_effective", "g_eff", "effective_irradiance", "有效辐照度"]),
    (Field::CellTemperature, &["temp_cell", "cell_temperature", "tcell", "t_cell", "电池温度"]),
    (Field::Zenith, &["zenith", "solar_zenith", "天顶角", "太阳天顶角"]),
    (Field::ApparentZenith, &["apparent_zenith", "视天顶角"]),
    (Field::SunAzimuth, &["azimuth", "solar_azimuth", "sun_azimuth", "太阳方位角"]),
    (Field::Extraterrestrial, &["dni_extra", "extraterrestrial", "大气层外辐照度"]),
    (Field::AirMass, &["airmass_relative", "airmass_rel", "airmass", "air_mass", "相对大气质量"]),
    (Field::AbsoluteAirMass, &["airmass_absolute", "airmass_abs", "绝对大气质量"]),
    (Field::SurfaceTilt, &["surface_tilt", "组件倾角"]),
    (Field::SurfaceAzimuth, &["surface_azimuth", "组件方位角"]),
    (Field::LinkeTurbidity, &["linke_turbidity", "linke", "林克浑浊度"]),
    (Field::AerosolDepth, &["aod700", "aod_700", "气溶胶光学厚度"]),
    (Field::PrecipitableWater, &["precipitable_water", "pwat", "可降水量"]),
    (Field::ModuleTemperature, &["temp_module", "module_temperature", "tmod", "组件温度", "背板温度"]),
];

const TIMES: [(Meaning, &[&str]); 8] = [
    (Meaning::Year, &["year", "年", "年份"]),
    (Meaning::Month, &["month", "mo", "月", "月份"]),
    (Meaning::Day, &["day", "dy", "日"]),
    (Meaning::Hour, &["hour", "hr", "时", "小时"]),
    (Meaning::Minute, &["minute", "min", "分", "分钟"]),
    (Meaning::Date, &["date", "日期"]),
    (Meaning::Time, &["clock", "时刻"]),
    (
        Meaning::Stamp,
        &["time", "timestamp", "datetime", "date_time", "period_start", "period_end", "时间", "日期时间", "时间戳"],
    ),
];

/// What a name means; `None` for a column that is not read.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    let (bare, unit) = parts(name);
    if let Some((meaning, _)) = TIMES.iter().find(|(_, names)| names.contains(&bare.as_str())) {
        return Some(*meaning);
    }
    let (field, _) = VALUES.iter().find(|(_, names)| names.contains(&bare.as_str()))?;
    Some(Meaning::Value(*field, scale(*field, &unit)))
}

/// The separator under which a line names a time and an irradiance.
pub(super) fn separator(line: &str) -> Option<char> {
    [',', ';', '\t'].into_iter().find(|separator| {
        let all: Vec<Meaning> = split(line, *separator).into_iter().filter_map(meaning).collect();
        let value = all.iter().any(|meaning| matches!(meaning, Meaning::Value(field, _) if field.is_irradiance()));
        value && all.iter().any(|meaning| !matches!(meaning, Meaning::Value(..)))
    })
}

/// Whether a line names columns of weather.
pub(super) fn names_columns(line: &str) -> bool {
    separator(line).is_some()
}

/// `GHI (W/m2)` → `ghi`, `w/m2`; `temp_air` → `temp_air`, ``.
fn parts(name: &str) -> (String, String) {
    let name = name.trim().trim_start_matches('#').trim().to_lowercase();
    let open = name.find(['(', '[', '（']).unwrap_or(name.len());
    // `G(h)` of PVGIS names a quantity in brackets.
    let whole = name.starts_with("g(") || name.starts_with("gb(") || name.starts_with("gd(");
    let (bare, unit) = if whole { (name.as_str(), "") } else { name.split_at(open) };
    let bare = bare.replace(['(', ')'], " ");
    let words: Vec<&str> = bare.split([' ', '-', '.', '_', '/']).filter(|word| !word.is_empty()).collect();
    (words.join("_"), unit.trim_matches(['(', ')', '[', ']', '（', '）', ' ']).to_owned())
}

fn scale(field: Field, unit: &str) -> Scale {
    let (ratio, shift) = match (field, unit) {
        (Field::Pressure, "hpa" | "mbar" | "mb" | "百帕") => (100.0, 0.0),
        (Field::Pressure, "kpa" | "千帕") => (1000.0, 0.0),
        (Field::AirTemperature | Field::CellTemperature | Field::ModuleTemperature, "k") => (1.0, -273.15),
        (Field::WindSpeed, "km/h") => (1.0 / 3.6, 0.0),
        (Field::SnowDepth, "m") => (100.0, 0.0),
        (Field::SnowDepth, "mm") => (0.1, 0.0),
        (Field::Albedo, "%") => (0.01, 0.0),
        (field, unit) if field.is_irradiance() && unit.starts_with("kw") => (1000.0, 0.0),
        (field, unit) if field.is_irradiance() && unit.starts_with("mj") => (1e6 / 3600.0, 0.0),
        _ => (1.0, 0.0),
    };
    Scale { ratio, shift }
}
