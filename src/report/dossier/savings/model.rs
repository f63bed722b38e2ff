//! What one model is and how well it follows its meter: equation, statistics, bands, verdicts.

use super::super::{Block, Cell, Column, Fact, Mark, Role, Row, Tone};
use super::meters::{Of, result, share, statistic};
use crate::finding::{AboutReport, MeterReportWord, MeterWord as Word, ReportWord, one_line};
use crate::report::meters::{percent, plain, words};
use crate::saving::Span;
use crate::saving::metered::verdict::{Outcome, Quantity, VerdictPack};
use crate::saving::proof::{Fitted, ProofBand, Statistic};

/// Coefficients of an equation that is written out, and rows of their table.
const WRITTEN: usize = 6;
const LISTED: usize = 40;
/// Bias of a fit with a constant: what is below it comes of the rounding of doubles.
const NO_BIAS: f64 = 1e-12;

/// Its periods and its source.
pub(super) fn about(of: &Of<'_, '_, '_>) -> Block {
    let span = |span: Span| Cell::Text(format!("{} – {}", span.from, span.to));
    let spans = [(Word::Baseline, of.meter.baseline_of(of.model)), (Word::Reporting, of.meter.reporting_of(of.model))];
    let mut facts: Vec<Fact> = spans
        .into_iter()
        .filter_map(|(word, of_model)| Some(Fact { label: of.word(word), parts: vec![span(of_model?)] }))
        .collect();
    let approach = Cell::Text(of.word(words::approach(of.model.approach)));
    facts.push(Fact { label: of.said(MeterReportWord::Approach), parts: vec![approach] });
    if let Some(source) = &of.meter.source {
        let label = of.making.word(ReportWord::Source);
        facts.push(Fact { label, parts: vec![Cell::Text(one_line(&source.text))] });
    }
    Block::Facts(facts)
}

/// The equation in one line where it is short, and its coefficients.
pub(super) fn equation(of: &Of<'_, '_, '_>) -> Vec<Block> {
    let lang = of.making.look.lang;
    let mut blocks = Vec::new();
    let several = of.figure.proof.fits.len() > 1;
    for (at, fit) in of.figure.proof.fits.iter().enumerate() {
        blocks.extend(written(of, fit).map(Block::Text));
        let rows = fit.coefficients.iter().take(LISTED).map(|coefficient| {
            let t = coefficient.value / coefficient.standard_error;
            Row::body(vec![
                Cell::Text(words::coefficient(&coefficient.name, lang)),
                statistic(coefficient.value),
                Cell::Text(per(of, &coefficient.per)),
                statistic(coefficient.standard_error),
                if coefficient.standard_error > 0.0 { statistic(t) } else { Cell::Empty },
                coefficient.p.map_or(Cell::Empty, statistic),
            ])
        });
        let columns = vec![
            Column::text("coefficient", of.word(Word::Coefficient)),
            Column::number("value", of.word(Word::Value)),
            Column::text("unit", of.said(MeterReportWord::Unit)),
            Column::number("standard_error", of.word(Word::StandardError)),
            Column::number("t", "t"),
            Column::number("p", "p"),
        ];
        let caption = format!("{} · {}", of.word(Word::Equation), one_line(&fit.name));
        let id = if several { format!("equation{}", at + 1) } else { "equation".to_owned() };
        blocks.push(of.table(&id, &caption, columns, rows.collect()));
        if fit.coefficients.len() > LISTED {
            let said = AboutReport::CoefficientsShown { shown: LISTED, of: fit.coefficients.len() };
            blocks.push(Block::Note(said.text(lang)));
        }
        blocks.extend(fit.reason.as_ref().map(|reason| Block::Note(reason.text(lang))));
    }
    blocks
}

/// `kWh/t`; the unit alone for a constant.
fn per(of: &Of<'_, '_, '_>, per: &str) -> String {
    let (unit, per) = (of.unit(), one_line(per));
    match per.contains(|c: char| !c.is_alphanumeric() && c != '%') {
        _ if per.is_empty() => unit.to_owned(),
        true => format!("{unit}/({per})"),
        false => format!("{unit}/{per}"),
    }
}

/// `expected / kWh = 5 000 + 210.4 × production`.
fn written(of: &Of<'_, '_, '_>, fit: &Fitted) -> Option<String> {
    if fit.coefficients.is_empty() || fit.coefficients.len() > WRITTEN {
        return None;
    }
    let mut text = format!("{} / {} =", of.word(Word::Expected), of.unit());
    for (at, coefficient) in fit.coefficients.iter().enumerate() {
        let sign = match (at, coefficient.value < 0.0) {
            (0, false) => " ",
            (0, true) => " −",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        let size = plain(libm::fabs(coefficient.value));
        let name = words::coefficient(&coefficient.name, of.making.look.lang);
        let times = if coefficient.name == "constant" { String::new() } else { format!(" × {name}") };
        text.push_str(&format!("{sign}{size}{times}"));
    }
    Some(text)
}

/// How well it follows the baseline.
pub(super) fn statistics(of: &Of<'_, '_, '_>) -> Vec<Block> {
    let several = of.figure.proof.fits.len() > 1;
    let tables = of.figure.proof.fits.iter().enumerate().filter(|(_, fit)| !fit.statistics.is_empty());
    let tables = tables.map(|(at, fit)| {
        let rows = fit.statistics.iter().map(|(name, value)| {
            let said = words::statistic(*name, of.making.look.lang);
            Row::body(vec![Cell::Text(said), statistic(settled(*name, *value))])
        });
        let columns =
            vec![Column::text("statistic", of.word(Word::Statistic)), Column::number("value", of.word(Word::Value))];
        let id = if several { format!("statistics{}", at + 1) } else { "statistics".to_owned() };
        match of.table(&id, &of.word(Word::Statistics), columns, rows.collect()) {
            // Short texts: nobody searches them.
            Block::Table(table) => Block::Table(super::super::Table { is_list: false, ..table }),
            other => other,
        }
    });
    tables.collect()
}

/// A bias that is nothing but the rounding of doubles is none.
fn settled(name: Statistic, value: f64) -> f64 {
    let is_bias = matches!(name, Statistic::NmbeN | Statistic::NmbeNMinusP);
    if is_bias && libm::fabs(value) < NO_BIAS { 0.0 } else { value }
}

/// A row a form, a column a level; and the smallest saving that can be proved.
pub(super) fn bands(of: &Of<'_, '_, '_>) -> Vec<Block> {
    let bands = &of.figure.proof.bands;
    let mut levels: Vec<f64> = bands.iter().map(|band| band.confidence).collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    let mut forms = Vec::new();
    for band in bands {
        if !forms.contains(&(band.form, band.divisor)) {
            forms.push((band.form, band.divisor));
        }
    }
    let mut blocks = Vec::new();
    if !forms.is_empty() {
        let rows = forms.iter().map(|(form, divisor)| {
            let at = |level: f64| {
                bands.iter().find(|of| of.form == *form && of.divisor == *divisor && of.confidence == level)
            };
            let mut cells = vec![
                Cell::Text(words::form(*form, of.making.look.lang).to_owned()),
                Cell::Text(divisor.word().to_owned()),
            ];
            cells.extend(levels.iter().map(|level| at(*level).map_or(Cell::Empty, |band| width(of, band))));
            Row::body(cells)
        });
        let mut columns =
            vec![Column::text("form", of.word(Word::BandForm)), Column::text("freedom", of.word(Word::Divisor))];
        columns.extend(levels.iter().map(|level| Column::number(key(*level), format!("± {}", percent(*level)))));
        let caption = format!("{} ({})", of.word(Word::Bands), of.unit());
        blocks.push(of.table("bands", &caption, columns, rows.collect()));
    }
    let provable = of.figure.proof.provable.iter().map(|provable| {
        let form = words::form(provable.form, of.making.look.lang);
        let amount = of.energy_text(provable.amount);
        Row::body(vec![
            share(provable.confidence),
            Cell::Figure(result(provable.amount, amount)),
            share(provable.fraction),
            Cell::Text(form.to_owned()),
        ])
    });
    let rows: Vec<Row> = provable.collect();
    if !rows.is_empty() {
        let columns = vec![
            Column::number("confidence", of.said(MeterReportWord::ProvableAt)),
            Column::number("saving", of.word(Word::Saving)),
            Column::number("share", of.word(Word::Fraction)),
            Column::text("form", of.word(Word::BandForm)),
        ];
        let caption = format!("{} ({})", of.word(Word::Provable), of.unit());
        blocks.push(of.table("provable", &caption, columns, rows));
    }
    blocks
}

/// Half the width of a band, and what share of the saving that is.
fn width(of: &Of<'_, '_, '_>, band: &ProofBand) -> Cell {
    let half = of.energy_text(band.half_width);
    let text = match band.of_saving {
        Some(share) if share < 10.0 => format!("{half} ({})", percent(share)),
        _ => half,
    };
    Cell::Figure(result(band.half_width, text))
}

/// The name of a level in CSV.
fn key(level: f64) -> &'static str {
    match libm::rint(level * 1e3) {
        680.0 => "band_68",
        800.0 => "band_80",
        900.0 => "band_90",
        950.0 => "band_95",
        990.0 => "band_99",
        _ => "band",
    }
}

/// The same of a limited value.
fn bias(of: Quantity, value: f64) -> f64 {
    if of == Quantity::Nmbe { settled(Statistic::NmbeN, value) } else { value }
}

/// What each framework says, with the limits and what is known of them.
pub(super) fn verdicts(of: &Of<'_, '_, '_>) -> Vec<Block> {
    let pack = VerdictPack::bundled();
    let mark = |outcome: Outcome| {
        let tone = match outcome {
            Outcome::Passes => Tone::Good,
            Outcome::Fails => Tone::Bad,
            Outcome::CannotTell => Tone::Open,
        };
        Cell::Mark(Mark { tone, word: of.word(words::outcome(outcome)) })
    };
    let mut rows = Vec::new();
    for verdict in &of.figure.proof.verdicts {
        let standing = verdict.standing.map_or(Cell::Empty, |of_limit| Cell::Text(of.word(words::standing(of_limit))));
        rows.push(Row::body(vec![
            Cell::Text(words::framework(verdict.framework).to_owned()),
            Cell::Empty,
            Cell::Empty,
            mark(verdict.outcome),
            standing,
        ]));
        for rule in &verdict.rules {
            let Some(limit) = pack.rule.get(rule.rule) else { continue };
            let cells = vec![
                Cell::Text(limit.name.text(of.making.look.lang).to_owned()),
                rule.value.map_or(Cell::Empty, |value| statistic(bias(limit.quantity, value))),
                Cell::Text(format!("{} {}", limit.holds.sign(), limit.limit.text)),
                mark(rule.outcome),
                Cell::Text(of.word(words::standing(limit.standing))),
            ];
            rows.push(Row { role: Role::Part, anchor: None, cells });
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::text("rule", format!("{} · {}", of.word(Word::Framework), of.word(Word::Rule))),
        Column::number("value", of.word(Word::Value)),
        Column::text("limit", of.word(Word::Limit)),
        Column::mark("outcome", of.word(Word::Outcome)),
        Column::text("standing", of.word(Word::Standing)),
    ];
    match of.table("verdicts", &of.word(Word::Verdicts), columns, rows) {
        Block::Table(table) => vec![Block::Table(super::super::Table { is_list: false, ..table })],
        other => vec![other],
    }
}
