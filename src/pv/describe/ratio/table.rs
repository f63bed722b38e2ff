//! Ratios of a table of readings: all of it, each of several years, each month.

use super::{Against, RatioOf};
use crate::calc::{NodeId, UnitClash};
use crate::finding::{AboutRatio, Code, Finding, Level};
use crate::pv::describe::Describer;
use crate::pv::describe::series::{energy_of, step_minutes};
use crate::pv::irradiance::{Matched, by_month};
use crate::pv::series::GenerationSeries;
use crate::quantity::{Exact, Literal, Unit};

impl Describer<'_> {
    /// The ratios of the table; none without generation in a unit of energy or of power.
    pub(in crate::pv::describe) fn table_ratios(&mut self, against: &Against<'_>) -> Result<Vec<RatioOf>, UnitClash> {
        let Some(series) = self.plant.series.as_ref().filter(|series| series.generated.is_some()) else {
            return Ok(Vec::new());
        };
        let Some(rows) = &series.rows else { return Ok(Vec::new()) };
        let (energy, scale) = energy_of(series, rows);
        if Unit::parse("kWh").ok().and_then(|kwh| energy.convertible(&kwh)).is_none() {
            return Ok(Vec::new());
        }
        let months = by_month(rows, step_minutes(rows), &against.light, &against.capacity);
        let mut all = vec![(String::new(), String::new(), Matched::together(months.iter().map(|(_, of)| of)))];
        let mut years: Vec<i16> = months.iter().map(|((year, _), _)| *year).collect();
        years.dedup();
        if years.len() > 1 {
            for year in years {
                let of_year = months.iter().filter(|((of, _), _)| *of == year).map(|(_, of)| of);
                all.push((year.to_string(), format!("year/{year}/"), Matched::together(of_year)));
            }
        }
        for ((year, month), of) in months {
            let name = format!("{year}-{month:02}");
            all.push((name.clone(), format!("month/{name}/"), of));
        }
        let mut figures = Vec::new();
        let address = format!("pv/{}/series", self.plant.id);
        for (name, prefix, of) in &all {
            let is_typical = against.light.is_typical;
            let mut figure = RatioOf {
                name: name.clone(),
                prefix: prefix.clone(),
                is_typical,
                counts: of.counts,
                ..RatioOf::default()
            };
            if of.counts.used > 0 {
                self.table_ratio(against, of, (series, &energy, &scale), &address, &mut figure)?;
            }
            for (name, node) in figure.named() {
                self.account.register(&format!("{address}/{name}"), node);
            }
            figures.push(figure);
        }
        self.say_left_out(series, figures.first());
        Ok(figures)
    }

    fn table_ratio(
        &mut self,
        against: &Against<'_>,
        of: &Matched,
        (series, energy, scale): (&GenerationSeries, &Unit, &Exact),
        address: &str,
        figure: &mut RatioOf,
    ) -> Result<(), UnitClash> {
        let mean = against.capacity.mean(&of.stands, of.minutes);
        let Some(capacity) =
            self.capacity_over(&of.stands, of.minutes, &format!("{address}/{}capacity", figure.prefix))?
        else {
            return Ok(());
        };
        let count = of.counts.used;
        let hour = Unit::parse("h").unwrap_or_else(|_| Unit::none());
        let yield_of = |value: &Exact, name: &str, count: usize, me: &mut Self| -> Result<NodeId, UnitClash> {
            let leaf = me.folded(&(value * scale), energy, format!("{address}/{}{name}", figure.prefix), series, count);
            let node = me.account.graph.quotient(leaf, capacity)?;
            me.account.graph.convert(node, &hour)
        };
        let last = yield_of(&of.energy, "energy-with-irradiance", count, self)?;
        let array = match of.dc.as_ref() {
            Some(dc) if series.dc.is_some() => Some(yield_of(dc, "dc-with-irradiance", count, self)?),
            _ => None,
        };
        let tempered = match &of.tempered {
            Some((energy, light)) => {
                let count = count.saturating_sub(of.counts.without_temperature);
                (light, yield_of(energy, "energy-with-temperature", count, self)?)
            }
            None => (&of.light, last),
        };
        figure.last = Some(last);
        figure.array = array;
        // Corrected ratios have both sides over the same mean capacity, so that it falls out of them.
        self.ratios(against, &of.light, mean, last, tempered, figure)?;
        let mut less = |from: NodeId, what: NodeId| -> Result<NodeId, UnitClash> {
            let taken = self.account.graph.negative(what);
            self.account.graph.sum(&[from, taken], &hour)
        };
        if let Some(array) = array {
            figure.system_loss = Some(less(array, last)?);
            figure.capture_loss = figure.reference.map(|reference| less(reference, array)).transpose()?;
        }
        let hours = Exact::from(of.minutes).checked_div(&Exact::from(60)).unwrap_or_default();
        let origin = self.constant(&format!("{address}/{}hours-of-time", figure.prefix));
        let hours = self.account.graph.leaf(super::super::literal(&hours), &hour, None, origin);
        let factor = self.account.graph.quotient(last, hours)?;
        figure.capacity_factor = Some(self.account.graph.convert(factor, &Unit::none())?);
        Ok(())
    }

    /// The mean capacity over minutes in which its entries stand.
    fn capacity_over(&mut self, stands: &[i64], whole: i64, address: &str) -> Result<Option<NodeId>, UnitClash> {
        let entries = self.plant.capacity.iter().enumerate().filter_map(|(at, of)| Some((at, of.dc.as_ref()?)));
        let mut parts = Vec::new();
        let mut unit = None;
        for ((number, quantity), minutes) in entries.zip(stands) {
            let unit = unit.get_or_insert_with(|| quantity.value.unit().clone());
            if *minutes == 0 {
                continue;
            }
            let leaf = self.leaf(quantity, &format!("pv/{}/capacity/{}", self.plant.id, number + 1), None);
            let node = self.account.graph.convert(leaf, unit)?;
            if *minutes == whole {
                parts.push(node);
                continue;
            }
            let mut count = |value: i64, name: &str| {
                let origin = self.constant(name);
                self.account.graph.leaf(Literal::count(value), &Unit::none(), None, origin)
            };
            let over = count(*minutes, &format!("{address}/minutes/{}", number + 1));
            let under = count(whole, &format!("{address}/minutes"));
            let share = self.account.graph.quotient(over, under)?;
            parts.push(self.account.graph.product(&[node, share])?);
        }
        match (parts.as_slice(), unit) {
            ([], _) | (_, None) => Ok(None),
            ([only], _) => Ok(Some(*only)),
            (_, Some(unit)) => self.account.graph.sum(&parts, &unit).map(Some),
        }
    }

    fn say_left_out(&mut self, series: &GenerationSeries, all: Option<&RatioOf>) {
        let Some(counts) = all.map(|all| all.counts).filter(|counts| counts.used < counts.rows) else { return };
        let message = AboutRatio::LeftOut {
            plant: self.plant.id.clone(),
            used: counts.used,
            rows: counts.rows,
            without_generation: counts.without_generation,
            without_irradiance: counts.without_irradiance,
            beyond: counts.beyond_weather + counts.not_standing,
        };
        let finding = Finding::new(Code::ReadingsLeftOut, message).at(series.file.place);
        // Rows that no weather reaches are no fault of either.
        let is_fault = counts.without_generation + counts.without_irradiance > 0;
        self.findings.push(if is_fault { finding } else { finding.level(Level::Note) });
    }
}
