//! Sunrise, transit and sunset.

use libm::{acos, asin, cos, floor, sin};

use super::geocentric::{at, half_turn};
use super::time::{DAY, days_from_civil};
use crate::pv::model::error::ModelError;
use crate::pv::model::site::Site;

/// Elevation of the sun's centre when its upper edge is on the horizon [°]: 16′ of radius, 34′ of refraction.
const EDGE: f64 = -0.8333;

/// Transit, rise and set around a date, in seconds since 1970-01-01 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Events {
    /// When the sun stands highest.
    pub transit: f64,
    /// When it rises before and sets after; none in polar day and night.
    pub rise_and_set: Option<(f64, f64)>,
}

/// Transit, rise and set of the UTC date given; an event may fall on the day before or after.
///
/// Reda and Andreas, NREL/TP-560-34302 (2008), appendix A.2: one step from an estimate, within seconds.
///
/// # Errors
/// A site off the globe.
pub fn events(site: &Site, year: i32, month: u8, day: u8) -> Result<Events, ModelError> {
    site.check()?;
    let midnight = days_from_civil(year, month, u16::from(day)) as f64 * DAY;
    let sidereal = at(midnight, site.delta_t).sidereal;
    // At 0 h terrestrial time of the day before, the day, and the day after.
    let suns = [-1.0, 0.0, 1.0].map(|d| at(midnight - site.delta_t + d * DAY, site.delta_t));
    let latitude = site.latitude.to_radians();
    let declination = suns[1].declination.to_radians();
    let transit = (suns[1].right_ascension - site.longitude - sidereal) / 360.0;
    let transit = transit - floor(transit);

    let steps = |of: fn(&super::geocentric::Geocentric) -> f64, turns: bool| {
        let reduce = |x: f64| if turns { half_turn(x) } else { x };
        (reduce(of(&suns[1]) - of(&suns[0])), reduce(of(&suns[2]) - of(&suns[1])))
    };
    let (a, b) = steps(|s| s.right_ascension, true);
    let (a_d, b_d) = steps(|s| s.declination, false);
    // Hour angle, declination and elevation at a part of the day.
    let look = |part: f64| {
        let n = part + site.delta_t / DAY;
        let alpha = suns[1].right_ascension + n * (a + b + (b - a) * n) / 2.0;
        let delta = (suns[1].declination + n * (a_d + b_d + (b_d - a_d) * n) / 2.0).to_radians();
        let hour_angle = half_turn(sidereal + 360.985_647 * part + site.longitude - alpha);
        let height =
            asin(sin(latitude) * sin(delta) + cos(latitude) * cos(delta) * cos(hour_angle.to_radians())).to_degrees();
        (hour_angle, delta, height)
    };
    let (hour_angle, _, _) = look(transit);
    let found = midnight + (transit - hour_angle / 360.0) * DAY;

    let cos_h0 = (sin(EDGE.to_radians()) - sin(latitude) * sin(declination)) / (cos(latitude) * cos(declination));
    // At a pole it is not a number.
    if !(-1.0..=1.0).contains(&cos_h0) {
        return Ok(Events { transit: found, rise_and_set: None });
    }
    let half = acos(cos_h0).to_degrees() / 360.0;
    let edge = |estimate: f64| {
        // Within the day, then back to the day the estimate lies in.
        let whole = floor(estimate);
        let part = estimate - whole;
        let (hour_angle, delta, height) = look(part);
        let slope = 360.0 * cos(delta) * cos(latitude) * sin(hour_angle.to_radians());
        midnight + (whole + part + (height - EDGE) / slope) * DAY
    };
    let (rise, set) = (edge(transit - half), edge(transit + half));
    let both = rise.is_finite() && set.is_finite();
    Ok(Events { transit: found, rise_and_set: both.then_some((rise, set)) })
}
