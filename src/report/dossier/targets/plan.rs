//! Plans: the pathway with what each measure takes away, the measures by what a tonne costs, the years.

use crate::calc::NodeId;
use crate::finding::{Lang, PlanWord as Word, TargetWord, one_line};
use crate::quantity::Exact;
use crate::report::chart::{Axis, Chart, CostCurve, Drawing, Lines, Measure, Series, Step, Stroke, Wedge, Wedges};
use crate::report::dossier::{Block, Cell, Column, Figure, Making, Role, Row, State, Table};
use crate::report::plan::{Planned, covers, in_plain_money, outcome};
use crate::report::{number, plan};
use crate::target::{Chosen, PlanEntry, Roadmap, Solution};

/// Decimals of tonnes and of money.
const DECIMALS: u32 = 2;

/// What plans chose, each with its picture, its measures and its years.
pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let Some(planned) = making.contents.planned else { return Vec::new() };
    let mut blocks = Vec::new();
    for (entry, roadmap, solution) in planned.shown() {
        let of = Showing { making, planned: &planned, entry, roadmap, solution };
        let name = one_line(entry.name.as_deref().unwrap_or(&entry.id));
        blocks.push(Block::Heading(format!("{}{}{name}", of.word(Word::Title), colon(of.lang()))));
        blocks.push(Block::Text(outcome(&planned, roadmap, solution, of.lang())));
        blocks.extend(covers(&planned, roadmap, of.lang()).map(Block::Text));
        if entry.is_made_up {
            blocks.push(Block::Note(of.word(Word::MadeUp)));
        }
        blocks.extend(of.pathway().map(Block::Chart));
        if !solution.chosen.is_empty() {
            blocks.push(Block::Table(of.measures()));
            let remark = if entry.is_one_year { Word::AttributionOneYear } else { Word::Attribution };
            blocks.push(Block::Note(of.word(remark)));
            if let Some(costs) = of.costs() {
                blocks.push(Block::Chart(costs));
                blocks.extend(of.beside_costs());
            }
        }
        blocks.push(Block::Table(of.years()));
        blocks.extend(plan::curve_notes(&planned, roadmap, solution, of.lang()).into_iter().map(Block::Note));
    }
    blocks
}

fn colon(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "：" } else { ": " }
}

struct Showing<'m, 'a> {
    making: &'m Making<'m, 'a>,
    planned: &'m Planned<'a>,
    entry: &'a PlanEntry,
    roadmap: &'a Roadmap,
    solution: &'a Solution,
}

impl Showing<'_, '_> {
    fn lang(&self) -> Lang {
        self.making.look.lang
    }

    fn word(&self, word: Word) -> String {
        word.text(self.lang()).to_owned()
    }

    fn id(&self, name: &str) -> String {
        format!("plan-{name}-{}", self.entry.id)
    }

    fn cell(&self, node: Option<NodeId>) -> Cell {
        node.map_or(Cell::Empty, |node| Cell::Figure(self.making.figures.figure(node, DECIMALS)))
    }

    fn value(&self, node: NodeId) -> Option<&Exact> {
        self.making.figures.known(node).value()
    }

    fn points(&self, years: &[(i32, NodeId)]) -> Vec<(f64, Option<f64>)> {
        years.iter().map(|(year, node)| (f64::from(*year), self.value(*node).map(Exact::to_f64))).collect()
    }

    /// Without measures, what each measure takes away, the plan, and the cap.
    fn pathway(&self) -> Option<Chart> {
        let bau = self.points(&self.roadmap.bau);
        let top: Vec<(f64, f64)> = bau.iter().filter_map(|(year, value)| Some((*year, (*value)?))).collect();
        if top.len() < 2 {
            return None;
        }
        let wedges = Wedges { top: top.clone(), parts: self.wedges(&top) };
        let mut planned = vec![bau[0]];
        planned.extend(self.points(&self.solution.emissions));
        let caps = self.points(&self.roadmap.caps);
        let cap_stroke = if caps.len() > 1 { Stroke::Dashed } else { Stroke::Target };
        let mut series = vec![
            Series { name: self.word(Word::Bau), stroke: Stroke::Line, points: bau },
            Series { name: self.word(Word::Planned), stroke: Stroke::Actual, points: planned },
        ];
        if !caps.is_empty() {
            series.push(Series { name: self.word(Word::Cap), stroke: cap_stroke, points: caps });
        }
        let told = |node: Option<NodeId>| {
            let value = node.and_then(|node| self.value(node));
            value.map(|value| format!("{} tCO2e", number::fixed(value, 0))).unwrap_or_default()
        };
        let last = |years: &[(i32, NodeId)]| told(years.last().map(|(_, node)| *node));
        let alt = format!(
            "{}: {} {}, {} {}, {} {}",
            self.entry.year,
            self.word(Word::Bau),
            last(&self.roadmap.bau),
            self.word(Word::Planned),
            last(&self.solution.emissions),
            self.word(Word::Cap),
            last(&self.roadmap.caps),
        );
        let drawing = Lines {
            x: Axis::years(self.word(Word::Year)),
            y: Axis::amount(TargetWord::EmissionsAxis.text(self.lang()), "tCO2e").from_zero(),
            series,
            bands: Vec::new(),
            wedges: Some(wedges),
            rules: Vec::new(),
            events: Vec::new(),
        };
        Some(Chart {
            id: self.id("path"),
            title: self.word(Word::WhatMeasuresTake),
            alt,
            unit: "tCO2e".to_owned(),
            has_table: true,
            drawing: Drawing::from(drawing),
        })
    }

    /// What each measure takes away, and, by a name of its own, what it adds before others cover it.
    fn wedges(&self, top: &[(f64, f64)]) -> Vec<Wedge> {
        let mut parts = Vec::new();
        for chosen in &self.solution.chosen {
            let name = self.planned.name(self.roadmap, chosen.at);
            let of_year = |year: f64| chosen.wedge.iter().find(|(at, _)| f64::from(*at) == year);
            let sizes: Vec<f64> =
                top.iter().map(|(year, _)| of_year(*year).map_or(0.0, |(_, lowered)| lowered.to_f64())).collect();
            let lowers: Vec<f64> = sizes.iter().map(|size| size.max(0.0)).collect();
            let raises: Vec<f64> = sizes.iter().map(|size| size.min(0.0)).collect();
            let is_any = |sizes: &[f64]| sizes.iter().any(|size| *size != 0.0);
            let is_raising = is_any(&raises);
            if is_any(&lowers) || !is_raising {
                parts.push(Wedge { name: name.clone(), sizes: lowers });
            }
            if is_raising {
                let remark = match self.lang() {
                    Lang::En => format!(" ({})", self.word(Word::Raises)),
                    Lang::Zh => format!("（{}）", self.word(Word::Raises)),
                };
                parts.push(Wedge { name: name + &remark, sizes: raises });
            }
        }
        parts
    }

    /// The chosen measures that have no place in the curve.
    fn beside_costs(&self) -> Option<Block> {
        let chosen = self.solution.chosen.iter();
        let without = chosen.filter(|chosen| chosen.per_tonne.is_none() || !summed(chosen).is_positive());
        let names: Vec<String> = without.map(|chosen| self.planned.name(self.roadmap, chosen.at)).collect();
        let comma = if self.lang() == Lang::Zh { "、" } else { ", " };
        let said = || format!("{}{}{}", self.word(Word::NotInCurve), colon(self.lang()), names.join(comma));
        (!names.is_empty()).then(|| Block::Note(said()))
    }

    /// The chosen measures by what a tonne costs, as wide as what they lower in all years.
    fn costs(&self) -> Option<Chart> {
        let currency = in_plain_money(&Exact::ZERO, self.roadmap).1;
        let steps: Vec<Step> = self
            .solution
            .chosen
            .iter()
            .filter_map(|chosen| {
                let all = summed(chosen);
                let cost = chosen.per_tonne.as_ref().filter(|_| all.is_positive())?;
                let (cost, _) = in_plain_money(cost, self.roadmap);
                Some(Step {
                    name: self.planned.name(self.roadmap, chosen.at),
                    amount: Measure::exact(&all, 0),
                    cost: Measure::exact(&cost, DECIMALS),
                })
            })
            .collect();
        if steps.len() < 2 {
            return None;
        }
        let said = steps.iter().map(|step| format!("{} {} {}/t", step.name, step.cost.text, currency.text()));
        let alt = said.collect::<Vec<_>>().join("; ");
        let drawing = CostCurve {
            what: self.word(Word::Measure),
            amount: Axis::amount(self.word(Word::LowersInAll), "tCO2e"),
            cost: Axis::amount(self.word(Word::PerTonne), format!("{}/t", currency.text())),
            steps,
            totals: Vec::new(),
        };
        Some(Chart {
            id: self.id("costs"),
            title: self.word(Word::MeasuresByCost),
            alt,
            unit: String::new(),
            has_table: true,
            drawing: Drawing::from(drawing),
        })
    }

    fn measures(&self) -> Table {
        let (mut in_year, mut in_all) = (Exact::ZERO, Exact::ZERO);
        let mut rows = Vec::new();
        for chosen in &self.solution.chosen {
            let last = chosen.wedge.last().map(|(_, lowered)| lowered.clone()).unwrap_or_default();
            let all = summed(chosen);
            rows.push(Row::body(vec![
                Cell::Text(self.planned.name(self.roadmap, chosen.at)),
                Cell::Text(if self.entry.is_one_year { String::new() } else { chosen.start.to_string() }),
                plain(&last, "t"),
                plain(&all, "t"),
                self.cell(chosen.cost),
                chosen.per_tonne.as_ref().map_or(Cell::Empty, |of| self.per_tonne(of)),
            ]));
            in_year += &last;
            in_all += &all;
        }
        let cells = vec![
            Cell::Text(self.word(Word::Total)),
            Cell::Empty,
            plain(&in_year, "t"),
            plain(&in_all, "t"),
            self.cell(self.solution.cost),
            Cell::Empty,
        ];
        rows.push(Row { role: Role::Total, anchor: None, cells });
        let columns = vec![
            Column::text("measure", self.word(Word::Measure)),
            Column::text("start", self.word(Word::Start)),
            Column::number(
                "lowers_in_target_year",
                match self.lang() {
                    Lang::En => format!("{} {}", self.word(Word::LowersIn), self.entry.year),
                    Lang::Zh => format!("{} 年{}", self.entry.year, self.word(Word::LowersIn)),
                },
            ),
            Column::number("lowers_in_all", self.word(Word::LowersInAll)),
            Column::number("cost", self.word(Word::Cost)),
            Column::number("per_tonne", self.word(Word::PerTonne)),
        ];
        self.table("measures", Word::Measures, columns, rows)
    }

    fn per_tonne(&self, value: &Exact) -> Cell {
        let (value, unit) = in_plain_money(value, self.roadmap);
        plain(&value, &format!("{}/t", unit.text()))
    }

    fn years(&self) -> Table {
        let rows = self.roadmap.bau.iter().map(|(year, bau)| {
            let of = |nodes: &[(i32, NodeId)]| nodes.iter().find(|(at, _)| at == year).map(|(_, node)| *node);
            Row::body(vec![
                Cell::Text(year.to_string()),
                self.cell(Some(*bau)),
                self.cell(of(&self.solution.emissions).or(Some(*bau))),
                self.cell(of(&self.roadmap.caps)),
                self.cell(of(&self.solution.margins)),
            ])
        });
        let mut rows: Vec<Row> = rows.collect();
        if let Some(budget) = self.roadmap.budget {
            let cells = vec![
                Cell::Text(self.word(Word::Budget)),
                Cell::Empty,
                self.cell(self.solution.total),
                self.cell(Some(budget)),
                self.cell(self.solution.margin),
            ];
            rows.push(Row { role: Role::Total, anchor: None, cells });
        }
        let columns = vec![
            Column::text("year", self.word(Word::Year)),
            Column::number("without_measures", self.word(Word::Bau)),
            Column::number("plan", self.word(Word::Planned)),
            Column::number("cap", self.word(Word::Cap)),
            Column::number("margin", self.word(Word::Margin)),
        ];
        self.table("years", Word::Years, columns, rows)
    }

    fn table(&self, id: &str, caption: Word, columns: Vec<Column>, rows: Vec<Row>) -> Table {
        Table { id: self.id(id), caption: Some(self.word(caption)), columns, rows, is_list: false }
    }
}

/// What a measure lowers in all years together.
fn summed(chosen: &Chosen) -> Exact {
    chosen.wedge.iter().map(|(_, lowered)| lowered).sum()
}

/// A number that is shared out and no figure of its own.
fn plain(value: &Exact, unit: &str) -> Cell {
    Cell::Figure(Figure {
        node: None,
        address: None,
        text: number::fixed(value, DECIMALS),
        unit: unit.to_owned(),
        value: Some(value.clone()),
        state: State::Full,
    })
}
