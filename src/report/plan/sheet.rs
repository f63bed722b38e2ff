//! Plans as a sheet: a row a figure.

use super::Planned;
use crate::calc::NodeId;
use crate::quantity::Exact;
use crate::report::page::{Cell, Sheet};

pub(super) fn sheet(planned: &Planned<'_>) -> Sheet {
    let mut rows = Vec::new();
    let mut row = |plan: &str, figure: &str, of: &str, year: Option<i32>, value: Option<&Exact>, unit: &str| {
        let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
        let year = year.map_or(Cell::Empty, |year| Cell::Text(year.to_string()));
        rows.push(vec![text(plan), text(figure), text(of), year, Cell::number(value), text(unit)]);
    };
    for (plan, roadmap, solution) in planned.shown() {
        let value = |node: NodeId| planned.value(node);
        let money = roadmap.currency.as_ref().map(|unit| unit.text().to_owned()).unwrap_or_default();
        let t = "tCO2e";
        if let Some(cost) = solution.cost.and_then(value) {
            row(&plan.id, "cost", "", None, Some(&cost), &money);
        }
        for (name, nodes) in [
            ("without-measures", &roadmap.bau),
            ("emissions", &solution.emissions),
            ("cap", &roadmap.caps),
            ("margin", &solution.margins),
        ] {
            for (year, node) in nodes {
                row(&plan.id, name, "", Some(*year), value(*node).as_ref(), t);
            }
        }
        for (name, node) in [("emissions-sum", solution.total), ("budget", roadmap.budget), ("margin", solution.margin)]
        {
            if let Some(node) = node {
                row(&plan.id, name, "", None, value(node).as_ref(), t);
            }
        }
        for chosen in &solution.chosen {
            let id = &roadmap.problem.measures[chosen.at].id;
            let start = Exact::from(i64::from(chosen.start));
            row(&plan.id, "start", id, None, Some(&start), "");
            if let Some(cost) = chosen.cost.and_then(value) {
                row(&plan.id, "cost", id, None, Some(&cost), &money);
            }
            for (year, lowered) in &chosen.wedge {
                row(&plan.id, "lowers", id, Some(*year), Some(lowered), t);
            }
        }
    }
    Sheet { header: vec!["plan", "figure", "of", "year", "value", "unit"], rows }
}
