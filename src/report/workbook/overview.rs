//! The first sheet: totals by category, the standing of published figures, and charts of both.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType,
    ConditionalFormatCell, ConditionalFormatCellRule, Worksheet, XlsxError,
};

use super::plan::Plan;
use super::sheet::{Entry, Sheet};
use super::style::{self, DEEP, Role, SERIES};
use super::verification::{self, Row, VERDICTS};
use super::{check, number};
use crate::calc::NodeId;
use crate::finding::{Heading, ReportWord, WorkbookWord, one_line};
use crate::inventory::PeriodInventory;
use crate::report::view::Viewed;

/// Periods and facilities that one page has room for: the latest, the first.
const MOST: usize = 8;
/// Pixels of a chart, and rows that it covers.
const CHART: (u32, u32) = (820, 320);
const CHART_ROWS: u32 = 16;

/// What is exact, what is within rounding, what does not hold, what cannot be told.
const VERDICT_COLORS: [u32; 4] = [0x003E_8E5A, 0x009C_C3A5, 0x00B5_493B, 0x00C9_A43B];

pub(super) fn sheet(plan: &Plan<'_, '_>, found: &[Row]) -> Result<Worksheet, XlsxError> {
    let mut leads: Vec<&str> = plan.dossier.subtitle.iter().map(String::as_str).take(MOST).collect();
    leads.push(plan.word(WorkbookWord::OverviewLead));
    let mut sheet = Sheet::new(plan.word(WorkbookWord::Overview), &plan.dossier.title, &leads, columns(plan))?;
    sheet.push(&[
        Entry::Text(Role::Total, plan.word(WorkbookWord::AllAgree).to_owned()),
        Entry::Blank(Role::Total),
        Entry::Formula(Role::Total, check::overall(plan.lang), String::new()),
    ])?;
    let at = sheet.row - 1;
    for (word, format) in [(WorkbookWord::Ok, style::good()), (WorkbookWord::Different, style::bad())] {
        let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(plan.word(word)));
        sheet.worksheet.add_conditional_format(at, 2, at, 2, &rule.set_format(format))?;
    }
    if let Some(viewed) = &plan.contents.viewed {
        inventory(plan, viewed, &mut sheet)?;
    }
    if !found.is_empty() {
        standing(plan, found, &mut sheet)?;
    }
    sheet.at_most(0, 12);
    sheet.at_least(1, 42);
    (2..usize::from(columns(plan))).for_each(|column| sheet.at_least(column, 16));
    let mut worksheet = sheet.finish(&plan.dossier.title, DEEP)?;
    worksheet.set_portrait();
    Ok(worksheet)
}

/// Columns of the sheet: code and name, and as many as the widest of its tables has.
fn columns(plan: &Plan<'_, '_>) -> u16 {
    let periods = plan.contents.viewed.map_or(0, |viewed| viewed.inventory.periods.len());
    let facilities = plan.contents.viewed.and_then(|viewed| viewed.inventory.periods.last());
    let facilities = facilities.map_or(0, |figures| figures.facilities.len());
    u16::try_from(2 + periods.max(facilities).clamp(4, MOST)).unwrap_or(6)
}

fn inventory(plan: &Plan<'_, '_>, viewed: &Viewed<'_>, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let is_shown = |figures: &&PeriodInventory| viewed.only.is_none_or(|only| only == figures.period);
    let shown: Vec<&PeriodInventory> = viewed.inventory.periods.iter().filter(is_shown).collect();
    let shown = &shown[shown.len().saturating_sub(MOST)..];
    let Some(latest) = shown.last() else { return Ok(()) };
    let accounts = plan.contents.subject.accounts;
    let tonnes = |role: Role, node: NodeId| Entry::live(role, plan.live(node), number::format(plan.digits));
    sheet.heading(plan.word(WorkbookWord::TotalsByCategory))?;
    let ids: Vec<String> = shown.iter().map(|figures| one_line(&accounts.periods[figures.period].id)).collect();
    let mut heads = vec![(plan.word(WorkbookWord::Code), false), (Heading::Category.text(plan.lang), false)];
    heads.extend(ids.iter().map(|id| (id.as_str(), true)));
    let head = sheet.row;
    sheet.heads(&heads)?;
    for (at, category) in latest.categories.iter().enumerate() {
        let mut row = vec![
            Entry::text(category.category.to_string()),
            Entry::text(Heading::category(category.category.number).text(plan.lang)),
        ];
        row.extend(shown.iter().map(|figures| match figures.categories.get(at) {
            Some(figure) => tonnes(Role::Plain, figure.node),
            None => Entry::Blank(Role::Plain),
        }));
        sheet.push(&row)?;
    }
    let body = (head + 1, sheet.row - 1);
    let mut row = vec![Entry::Blank(Role::Total), Entry::Text(Role::Total, Heading::Total.text(plan.lang).to_owned())];
    row.extend(shown.iter().map(|figures| tonnes(Role::Total, figures.total)));
    sheet.push(&row)?;
    let markets = &viewed.inventory.energy.markets;
    let market = |figures: &PeriodInventory| markets.iter().find(|market| market.period == figures.period);
    if shown.iter().any(|figures| market(figures).is_some()) {
        let label = ReportWord::MarketBasedTotal.text(plan.lang);
        let mut row = vec![Entry::Blank(Role::Plain), Entry::Text(Role::Quiet, label.to_owned())];
        row.extend(shown.iter().map(|figures| match market(figures) {
            Some(market) => tonnes(Role::Quiet, market.total),
            None => Entry::Blank(Role::Plain),
        }));
        sheet.push(&row)?;
    }
    // Of one period with facilities the chart below shows the same, and more.
    if shown.len() > 1 || latest.facilities.len() < 2 {
        let title = Heading::Emissions.text(plan.lang);
        chart(plan, sheet, (title, ChartType::Bar, &[]), (head, body), shown.len())?;
    }
    facilities(plan, latest, sheet)
}

/// Categories down, facilities across, of the latest period.
fn facilities(plan: &Plan<'_, '_>, figures: &PeriodInventory, sheet: &mut Sheet) -> Result<(), XlsxError> {
    if figures.facilities.len() < 2 {
        return Ok(());
    }
    let accounts = plan.contents.subject.accounts;
    let shown = &figures.facilities[..figures.facilities.len().min(MOST)];
    let period = one_line(&accounts.periods[figures.period].id);
    sheet.heading(&format!("{} · {period}", plan.word(WorkbookWord::CategoriesByFacility)))?;
    let names: Vec<String> = shown
        .iter()
        .map(|figure| match figure.facility.and_then(|at| accounts.facilities.get(at)) {
            Some(facility) => one_line(facility.name.as_deref().unwrap_or(&facility.id)),
            None => Heading::NoFacility.text(plan.lang).to_owned(),
        })
        .collect();
    let mut heads = vec![(plan.word(WorkbookWord::Code), false), (Heading::Category.text(plan.lang), false)];
    heads.extend(names.iter().map(|name| (name.as_str(), true)));
    let head = sheet.row;
    sheet.heads(&heads)?;
    for category in &figures.categories {
        let mut row = vec![
            Entry::text(category.category.to_string()),
            Entry::text(Heading::category(category.category.number).text(plan.lang)),
        ];
        row.extend(shown.iter().map(|facility| {
            let node = facility.categories.iter().find(|(of, _)| *of == category.category).map(|(_, node)| *node);
            match node {
                Some(node) => Entry::live(Role::Plain, plan.live(node), number::format(plan.digits)),
                None => Entry::Blank(Role::Plain),
            }
        }));
        sheet.push(&row)?;
    }
    let body = (head + 1, sheet.row - 1);
    let mut row = vec![Entry::Blank(Role::Total), Entry::Text(Role::Total, Heading::Total.text(plan.lang).to_owned())];
    let total = |node| Entry::live(Role::Total, plan.live(node), number::format(plan.digits));
    row.extend(shown.iter().map(|facility| total(facility.node)));
    sheet.push(&row)?;
    let title = ReportWord::ChartByCategory.text(plan.lang);
    chart(plan, sheet, (title, ChartType::BarStacked, &[]), (head, body), shown.len())
}

/// How many published figures stand how.
fn standing(plan: &Plan<'_, '_>, found: &[Row], sheet: &mut Sheet) -> Result<(), XlsxError> {
    sheet.heading(plan.word(WorkbookWord::StandingOfClaims))?;
    let head = sheet.row;
    let count = (plan.word(WorkbookWord::Count), true);
    sheet.heads(&[("", false), (plan.word(WorkbookWord::Verdict), false), count])?;
    for verdict in VERDICTS {
        sheet.push(&[
            Entry::Blank(Role::Plain),
            Entry::text(verdict.text(plan.lang)),
            Entry::Formula(Role::Figure, verification::count(found, verdict, plan.lang), number::format(0)),
        ])?;
    }
    let body = (head + 1, sheet.row - 1);
    let title = plan.word(WorkbookWord::StandingOfClaims);
    chart(plan, sheet, (title, ChartType::Bar, &VERDICT_COLORS), (head, body), 1)
}

/// A chart of rows that stand above it, one series a column, named by its head.
fn chart(
    plan: &Plan<'_, '_>,
    sheet: &mut Sheet,
    (title, kind, points): (&str, ChartType, &[u32]),
    (head, (first, last)): (u32, (u32, u32)),
    series: usize,
) -> Result<(), XlsxError> {
    let name = plan.word(WorkbookWord::Overview);
    let mut chart = Chart::new(kind);
    let mut font = ChartFont::new();
    font.set_size(9).set_color(style::color(0x0044_5552));
    let mut bold = ChartFont::new();
    bold.set_size(11).set_bold().set_color(style::color(DEEP));
    let mut rule = ChartLine::new();
    rule.set_color(style::color(0x00DD_E5E2)).set_width(0.75);
    for (column, color) in (2_u16..).zip(SERIES).take(series) {
        let fill = style::color(color);
        let series = chart.add_series();
        series
            .set_name((name, head, column))
            .set_categories((name, first, 1, last, 1))
            .set_values((name, first, column, last, column))
            .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(fill)))
            .set_gap(60);
        if !points.is_empty() {
            series.set_point_colors(points);
        }
    }
    chart.title().set_name(title).set_font(&bold);
    // Of a bar chart the categories stand along the y axis; the first row of the table is the first from the top.
    chart.y_axis().set_reverse().set_font(&font).set_label_position(ChartAxisLabelPosition::Low);
    chart.y_axis().set_format(ChartFormat::new().set_line(&rule)).set_major_gridlines(false);
    chart.x_axis().set_format(ChartFormat::new().set_no_line());
    chart.x_axis().set_font(&font).set_num_format("#,##0").set_major_gridlines(true).set_major_gridlines_line(&rule);
    // The categories are reversed, and so is the side on which values are written.
    chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
    match series {
        0 | 1 => chart.legend().set_hidden(),
        _ => chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font),
    };
    chart.chart_area().set_format(ChartFormat::new().set_no_border());
    chart.set_width(CHART.0).set_height(CHART.1).set_alt_text(title);
    sheet.worksheet.insert_chart_with_offset(sheet.row, 0, &chart, 8, 10)?;
    sheet.row += CHART_ROWS;
    Ok(())
}
