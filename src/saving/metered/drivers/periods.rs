//! Drivers and energy, period by period.

use super::BaselineError;

/// A driver: what energy depends on, a value for each period, in a unit of its own (tonnes, degree days, share of rooms).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Driver<'a> {
    /// Its name, by which baseline and reporting periods are matched.
    pub name: &'a str,
    /// A value for each period.
    pub values: &'a [f64],
}

/// Energy and drivers of consecutive periods, usually months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Periods<'a> {
    /// Metered energy, a value for each period.
    pub energy: &'a [f64],
    /// The drivers, as long as the energy.
    pub drivers: &'a [Driver<'a>],
}

/// The values of the named drivers in the order of the names.
pub(super) fn chosen<'a>(drivers: &[Driver<'a>], names: &[String]) -> Result<Vec<&'a [f64]>, BaselineError> {
    distinct(drivers)?;
    let find = |name: &String| {
        let found = drivers.iter().find(|driver| driver.name == name);
        found.map(|driver| driver.values).ok_or_else(|| BaselineError::MissingDriver(name.clone()))
    };
    names.iter().map(find).collect()
}

/// Refuses two drivers of one name.
pub(super) fn distinct(drivers: &[Driver<'_>]) -> Result<(), BaselineError> {
    for (at, driver) in drivers.iter().enumerate() {
        if drivers[..at].iter().any(|before| before.name == driver.name) {
            return Err(BaselineError::RepeatedDriver(driver.name.to_owned()));
        }
    }
    Ok(())
}
