//! What a book says of a weather file, where the file is silent or wrong.

use super::{Label, Note, Site, Weather, WeatherError, WeatherFault};

/// Statements about a weather file. What is stated is followed; where the file says otherwise the difference is noted.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Statements {
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Metres above the sea.
    pub altitude: Option<f64>,
    /// Minutes that local standard time is ahead of UTC.
    pub utc_offset_min: Option<i32>,
    /// What a printed time labels.
    pub label: Option<Label>,
    /// Minutes from the start of the interval, or from the instant, to where the sun is taken.
    pub sun_offset_min: Option<f64>,
}

/// Places that lie no farther apart are the same, in degrees: a tenth is some 11 km.
const SAME_PLACE: f64 = 0.1;
/// And in metres of altitude.
const SAME_ALTITUDE: f64 = 100.0;

impl Weather {
    /// Follows what somebody states.
    ///
    /// # Errors
    /// [`WeatherFault::OutOfRange`] for coordinates that are off the globe, an offset beyond 14 hours, an instant more than a day
    /// from its label.
    pub fn state(&mut self, stated: &Statements) -> Result<(), WeatherError> {
        let inside = |what: &'static str, value: Option<f64>, low: f64, high: f64| match value {
            Some(value) if !(low..=high).contains(&value) => {
                Err(WeatherFault::OutOfRange { what, text: value.to_string() }.at(0))
            }
            _ => Ok(()),
        };
        inside("latitude", stated.latitude, -90.0, 90.0)?;
        inside("longitude", stated.longitude, -180.0, 180.0)?;
        inside("altitude", stated.altitude, -1000.0, 9999.9)?;
        inside("utc offset", stated.utc_offset_min.map(f64::from), -840.0, 840.0)?;
        inside("sun offset", stated.sun_offset_min, -1440.0, 1440.0)?;
        let mut notes = Vec::new();
        let Site { latitude, longitude, altitude, .. } = &mut self.site;
        follow("latitude", latitude, stated.latitude, SAME_PLACE, &mut notes);
        follow("longitude", longitude, stated.longitude, SAME_PLACE, &mut notes);
        follow("altitude", altitude, stated.altitude, SAME_ALTITUDE, &mut notes);
        if let Some(offset) = stated.utc_offset_min {
            // A file in UTC or solar time keeps its clock: the offset is that of the site.
            let file = self.site.utc_offset_min;
            if let Some(file) = file.filter(|file| *file != offset) {
                notes.push(Note::Differs { what: "utc offset", file: f64::from(file), book: f64::from(offset) });
            }
            if offset % 60 != 0 && file != Some(offset) {
                notes.push(Note::PartHourZone { minutes: offset });
            }
            self.site.utc_offset_min = Some(offset);
        }
        if let Some(label) = stated.label {
            self.notes.retain(|note| !matches!(note, Note::LabelTaken { .. }));
            if label != self.label {
                self.relabel(label);
            }
        }
        if let Some(offset) = stated.sun_offset_min {
            self.sun_offset_min = offset;
        }
        self.notes.extend(notes);
        self.note_clock();
        Ok(())
    }
}

fn follow(what: &'static str, file: &mut Option<f64>, stated: Option<f64>, same: f64, notes: &mut Vec<Note>) {
    let Some(book) = stated else { return };
    if let Some(file) = file.filter(|file| libm::fabs(file - book) > same) {
        notes.push(Note::Differs { what, file, book });
    }
    *file = Some(book);
}
