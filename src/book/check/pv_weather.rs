//! The weather of a plant: its file, how that is read, and what of it stands in place of the model.

use super::super::raw::RawTable;
use super::Checker;
use super::meter::located;
use super::value::unknown_word;
use crate::finding::Located;
use crate::pv::PlannedWeather;
use crate::pv::model::Haze;
use crate::pv::weather::{Field, Label, Reading, Statements, WantedFormat};

impl Checker<'_> {
    /// The weather of a plant that stands at a latitude, longitude and altitude, where the book says.
    pub(super) fn planned_weather(
        &mut self,
        table: &RawTable,
        (latitude, longitude, altitude): (Option<f64>, Option<f64>, Option<f64>),
    ) -> Option<PlannedWeather> {
        let offset = self.bounded(table, "utc-offset", (-14.0, 14.0, "-14..14"));
        let sun = self.bounded(table, "sun-offset", (-1440.0, 1440.0, "-1440..1440"));
        let year = self.bounded(table, "year", (1.0, 6000.0, "1..6000"));
        let label = self.word(table, "label", |word| match word {
            "start" => Some(Label::Start),
            "end" => Some(Label::End),
            "instant" => Some(Label::Instant),
            _ => None,
        });
        let step = self.bounded(table, "step", (1.0, 1440.0, "1..1440"));
        let format = self.model_word(table, "format", WantedFormat::parse, &WantedFormat::WORDS.map(|(word, _)| word));
        let take = self.taken(table);
        let haze = self.haze(table);
        let statements = Statements {
            latitude,
            longitude,
            altitude,
            utc_offset_min: offset?.map(|hours| (hours * 60.0).round() as i32),
            label: label?,
            sun_offset_min: sun?,
        };
        let year = year?.map(|year| year as i32);
        let reading = Reading { format: format?, step_min: step?.map(|minutes| minutes.round() as u32) };
        let is_measured = table.has("measured").then(|| table.flag("measured"));
        let file = located(table, "file")?;
        let (take, haze) = (take?, haze?);
        Some(PlannedWeather { file, reading, take, haze, statements, year, is_measured, weather: None })
    }

    /// Columns that are taken in place of what the model computes.
    fn taken(&mut self, table: &RawTable) -> Option<Vec<Located<Field>>> {
        let words = Field::STEPS.map(Field::word);
        let mut taken = Vec::new();
        let mut sound = true;
        for text in table.texts("take") {
            match Field::STEPS.into_iter().find(|field| field.word() == text.text) {
                Some(field) => taken.push(Located::new(field, text.place)),
                None => {
                    self.report(unknown_word("take", text, &words));
                    sound = false;
                }
            }
        }
        sound.then_some(taken)
    }

    /// What dims a clear sky.
    fn haze(&mut self, table: &RawTable) -> Option<Haze> {
        let Some(inner) = table.table("clear-sky") else { return (!table.has("clear-sky")).then(Haze::default) };
        let turbidity = self.bounded(inner, "linke-turbidity", (1.0, 20.0, "1..20"));
        let aod = self.bounded(inner, "aod700", (0.0, 10.0, "0..10"));
        let water = self.bounded(inner, "precipitable-water", (0.0, 20.0, "0..20"));
        Some(Haze { linke_turbidity: turbidity?, aod700: aod?, water: water? })
    }
}
