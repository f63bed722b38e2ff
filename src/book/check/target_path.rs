//! The path of a target, and what it is judged by.

use super::super::raw::RawTable;
use super::Checker;
use super::value::owned;
use crate::finding::{AboutTarget, Code, Finding};
use crate::target::path::ShareCap;
use crate::target::{
    FiscalYear, JudgedBy, PathForm, PathPlan, Recent, RisePlan, Rounds, SectorPlan, SectorYear, TemperaturePlan,
};

impl Checker<'_> {
    /// The path, and whether its form was left open.
    pub(super) fn path_plan(&mut self, table: &RawTable) -> Option<(PathPlan, bool)> {
        let form = self.word(table, "path", PathForm::from_word);
        let points: Vec<_> = table.tables("points").iter().map(|inner| self.year_figure(inner)).collect();
        let held = self.optional(table, "held", |c, text| c.share_between(text, "held", (Some(0), Some(1))));
        let sector = match table.table("sector") {
            Some(inner) => self.sector(inner).map(Some),
            None => (!table.has("sector")).then_some(None),
        };
        let (form, mut points) = (form?, points.into_iter().collect::<Option<Vec<_>>>()?);
        points.sort_by_key(|point| point.year);
        let (held, sector) = (held?, sector?);
        let needs = match form {
            Some(PathForm::Stepped | PathForm::Points) if points.is_empty() => Some("points"),
            Some(PathForm::Bent) if held.is_none() => Some("held"),
            Some(PathForm::Convergence) if sector.is_none() => Some("sector"),
            Some(PathForm::Convergence) if sector.as_ref().is_some_and(|sector| sector.years.is_empty()) => {
                Some("sector.years")
            }
            _ => None,
        };
        if let Some(key) = needs {
            let form = form.unwrap_or_default().word();
            self.lacks(Finding::new(Code::MissingKey, AboutTarget::PathNeeds { form, key }), table.place);
            return None;
        }
        Some((PathPlan { form: form.unwrap_or_default(), points, held, sector }, form.is_none()))
    }

    fn sector(&mut self, table: &RawTable) -> Option<SectorPlan> {
        let share = self.word(table, "share", |word| match word {
            "at-most-one" => Some(ShareCap::AtOne),
            "uncapped" => Some(ShareCap::Uncapped),
            "one" => Some(ShareCap::One),
            _ => None,
        });
        let years: Vec<_> = table.tables("years").iter().map(|inner| self.sector_year(inner)).collect();
        let market = self.optional(table, "market", Checker::quantity);
        let mut years = years.into_iter().collect::<Option<Vec<_>>>()?;
        years.sort_by_key(|year| year.year);
        if let Some(pair) = years.windows(2).find(|pair| pair[0].year == pair[1].year) {
            let message = AboutTarget::SectorYearTwice { year: pair[1].year };
            let finding = Finding::new(Code::TargetYears, message).at(pair[1].intensity.place);
            self.report(finding.at(pair[0].intensity.place));
            return None;
        }
        Some(SectorPlan {
            name: owned(table.text("name")),
            years,
            market: market?,
            may_rise: table.flag("may-rise"),
            share: share?.unwrap_or(ShareCap::AtOne),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    fn sector_year(&mut self, table: &RawTable) -> Option<SectorYear> {
        let year = table.text("year").and_then(|text| self.year(text, "year"));
        let intensity = table.text("intensity").and_then(|text| self.quantity(text));
        let activity = self.optional(table, "activity", Checker::quantity);
        let company = self.optional(table, "company", Checker::quantity);
        Some(SectorYear { year: year?.value, intensity: intensity?, activity: activity?, company: company? })
    }

    pub(super) fn judged_by(&mut self, table: &RawTable) -> Option<JudgedBy> {
        let rounds = self.word(table, "rounding", |word| match word {
            "decimals" => Some(Rounds::Decimals),
            "half-unit" => Some(Rounds::HalfUnit),
            "none" => Some(Rounds::Never),
            _ => None,
        });
        let fiscal = match table.table("fiscal-year") {
            Some(inner) => self.fiscal_year(inner).map(Some),
            None => (!table.has("fiscal-year")).then_some(None),
        };
        let net_zero =
            self.optional(table, "net-zero-year", |c, text| c.year(text, "net-zero-year").map(|year| year.value));
        let recent = match table.table("recent") {
            Some(inner) => self.recent(inner).map(Some),
            None => (!table.has("recent")).then_some(None),
        };
        let temperature = match table.table("temperature") {
            Some(inner) => self.temperature_plan(inner).map(Some),
            None => (!table.has("temperature")).then_some(None),
        };
        let rise = match table.table("implied-rise") {
            Some(inner) => self.rise_plan(inner).map(Some),
            None => (!table.has("implied-rise")).then_some(None),
        };
        Some(JudgedBy {
            submitted: table.date("submitted"),
            ambition: owned(table.text("ambition")),
            rounds: rounds?.unwrap_or_default(),
            fiscal: fiscal?,
            net_zero_year: net_zero?,
            recent: recent?,
            temperature: temperature?,
            rise: rise?,
        })
    }

    fn rise_plan(&mut self, table: &RawTable) -> Option<RisePlan> {
        let ratio = |c: &mut Self, key: &'static str| {
            table.text(key).and_then(|text| c.share_between(text, key, (Some(0), None)))
        };
        let (trajectory, target) = (ratio(self, "trajectory-ratio"), ratio(self, "target-ratio"));
        let mut optional = |key: &'static str, most: Option<i64>| {
            self.optional(table, key, |c, text| c.share_between(text, key, (Some(0), most)))
        };
        let probability = optional("target-probability", Some(1));
        let (benchmark, budget) = (optional("benchmark", None), optional("budget", None));
        let (response, conversion) = (optional("response", None), optional("conversion", None));
        Some(RisePlan {
            trajectory_ratio: trajectory?,
            target_ratio: target?,
            probability: probability?,
            benchmark: benchmark?,
            budget: budget?,
            response: response?,
            conversion: conversion?,
        })
    }

    fn fiscal_year(&mut self, table: &RawTable) -> Option<FiscalYear> {
        let by_end = self.word(table, "named-by", |word| match word {
            "end" => Some(true),
            "start" => Some(false),
            _ => None,
        });
        let text = table.text("ends-in")?;
        let month = text.text.trim().parse::<u8>().ok().filter(|month| (1..=12).contains(month));
        if month.is_none() {
            let message = AboutTarget::NumberUpTo { key: "ends-in", text: text.text.clone(), most: 12 };
            self.report(Finding::new(Code::TargetOutOfBounds, message).at(text.place));
        }
        Some(FiscalYear { ends_in: month?, by_end: by_end?.unwrap_or(true) })
    }

    fn recent(&mut self, table: &RawTable) -> Option<Recent> {
        let year = table.text("year").and_then(|text| self.year(text, "recent.year"));
        let progress = self.optional(table, "progress", |c, text| c.share_between(text, "progress", (None, None)));
        let scope1 = self.optional(table, "scope-1", |c, text| c.emissions(text));
        let scope2 = self.optional(table, "scope-2", |c, text| c.emissions(text));
        Some(Recent { year: year?.value, progress: progress?, scope1: scope1?, scope2: scope2?, place: table.place })
    }

    fn temperature_plan(&mut self, table: &RawTable) -> Option<TemperaturePlan> {
        let year = self.optional(table, "reporting-year", |c, text| c.year(text, "reporting-year"));
        Some(TemperaturePlan {
            isic: owned(table.text("isic")),
            metric: owned(table.text("metric")),
            reporting_year: year?.map(|year| year.value),
            place: table.place,
        })
    }
}
