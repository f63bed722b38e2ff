//! What one model opens: its equation, how well it fits, the bands, the verdicts, the periods.

use super::super::Look;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::{Metered, percent, periods, plain, words};
use crate::calc::reading::exact;
use crate::finding::{MeterWord as Word, one_line};
use crate::saving::Span;
use crate::saving::metered::verdict::VerdictPack;
use crate::saving::proof::{Fitted, Meter, ProofFigure};

const LEFT: Align = Align::Left;
const RIGHT: Align = Align::Right;
/// Candidates that are listed.
const MOST_CANDIDATES: usize = 12;

pub(super) fn blocks(metered: &Metered<'_>, meter: &Meter, figure: &ProofFigure, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let model = &meter.models[figure.proof.model];
    let span = |span: Span| format!("{} – {}", span.from, span.to);
    let mut blocks = Vec::new();
    let approach = word(words::approach(model.approach));
    blocks.push(Block::Title(format!("{} · {} · {approach}", one_line(&model.id), model.method.word())));
    let mut about = Vec::new();
    for (name, of) in [(Word::Baseline, meter.baseline_of(model)), (Word::Reporting, meter.reporting_of(model))] {
        about.extend(of.map(|of| format!("{}: {}", word(name), span(of))));
    }
    blocks.push(Block::List(about));
    for fit in &figure.proof.fits {
        blocks.extend(fitted(meter, fit, look));
    }
    blocks.extend(bands(meter, figure, look));
    blocks.extend(provable(meter, figure, look));
    blocks.extend(verdicts(figure, look));
    blocks.extend(adjustments(metered, meter, figure, look));
    blocks.extend(reconciled(metered, figure, look));
    blocks.extend(periods::blocks(meter, figure, look));
    blocks
}

fn fitted(meter: &Meter, fit: &Fitted, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let mut blocks =
        vec![Block::Heading(format!("{} · {} ({})", word(Word::Equation), one_line(&fit.name), meter.unit.text()))];
    let rows = fit.coefficients.iter().map(|of| {
        let t = if of.standard_error > 0.0 { plain(of.value / of.standard_error) } else { String::new() };
        vec![
            words::coefficient(&of.name, look.lang),
            plain(of.value),
            words::per(&of.per, look.lang),
            plain(of.standard_error),
            t,
            of.p.map(plain).unwrap_or_default(),
        ]
    });
    let header = [Word::Coefficient, Word::Value, Word::Per, Word::StandardError].map(word).into_iter();
    blocks.push(Block::Rows(Rows {
        header: header.chain(["t".to_owned(), "p".to_owned()]).collect(),
        columns: vec![LEFT, RIGHT, LEFT, RIGHT, RIGHT, RIGHT],
        rows: rows.collect(),
        total: false,
    }));
    if let Some(reason) = &fit.reason {
        blocks.push(Block::Line(reason.text(look.lang)));
    }
    blocks.extend(fit.notes.iter().map(|note| Block::Line(note.text(look.lang))));
    blocks.push(Block::Heading(word(Word::Statistics)));
    // Two statistics a row: a page has room for them.
    let mut statistics = fit.statistics.clone();
    statistics.sort_by_key(|(name, _)| *name);
    let cells: Vec<[String; 2]> =
        statistics.iter().map(|(name, value)| [name.word().to_owned(), plain(*value)]).collect();
    let rows = cells.chunks(2).map(|pair| {
        let mut row: Vec<String> = pair.concat();
        row.resize(4, String::new());
        row
    });
    let header = [Word::Statistic, Word::Value, Word::Statistic, Word::Value].map(word).into();
    blocks.push(Block::Rows(Rows {
        header,
        columns: vec![LEFT, RIGHT, LEFT, RIGHT],
        rows: rows.collect(),
        total: false,
    }));
    blocks.extend(candidates(fit, look));
    blocks
}

fn candidates(fit: &Fitted, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    if fit.candidates.len() < 2 {
        return Vec::new();
    }
    let mut names: Vec<_> = fit.candidates.iter().flat_map(|of| of.statistics.iter().map(|(name, _)| *name)).collect();
    names.sort_unstable();
    names.dedup();
    let mut shown: Vec<_> = fit.candidates.iter().collect();
    // The chosen one first, then what qualified; within them in the order in which they were tried.
    shown.sort_by_key(|of| (!of.is_chosen, !of.is_valid));
    let rows = shown.iter().take(MOST_CANDIDATES).map(|of| {
        let mut row = vec![one_line(&of.name)];
        row.extend(names.iter().map(|name| {
            let value = of.statistics.iter().find(|(of, _)| of == name);
            value.map(|(_, value)| plain(*value)).unwrap_or_default()
        }));
        row.push(match (&of.refused, of.is_chosen, of.is_valid) {
            (Some(reason), _, _) => reason.text(look.lang),
            (None, true, _) => word(Word::Chosen),
            (None, false, true) => String::new(),
            (None, false, false) => word(Word::NotQualified),
        });
        row
    });
    let mut header = vec![word(Word::Candidate)];
    header.extend(names.iter().map(|name| name.word().to_owned()));
    header.push(String::new());
    let mut columns = vec![RIGHT; names.len() + 2];
    columns[0] = LEFT;
    columns[names.len() + 1] = LEFT;
    let count = fit.candidates.len();
    vec![
        Block::Heading(format!("{} ({count})", word(Word::Tried))),
        Block::Rows(Rows { header, columns, rows: rows.collect(), total: false }),
    ]
}

/// A row a form, a column a level.
fn bands(meter: &Meter, figure: &ProofFigure, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let bands = &figure.proof.bands;
    let mut levels: Vec<f64> = bands.iter().map(|band| band.confidence).collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    let mut forms: Vec<_> = Vec::new();
    for band in bands {
        if !forms.contains(&(band.form, band.divisor)) {
            forms.push((band.form, band.divisor));
        }
    }
    if forms.is_empty() {
        return Vec::new();
    }
    let rows = forms.iter().map(|(form, divisor)| {
        let mut row = vec![words::form(*form, look.lang).to_owned(), divisor.word().to_owned()];
        for level in &levels {
            let band = bands.iter().find(|of| of.form == *form && of.divisor == *divisor && of.confidence == *level);
            let text = |of: &crate::saving::proof::ProofBand| match of.of_saving {
                Some(share) if share < 10.0 => format!("{} ({})", plain(of.half_width), percent(share)),
                _ => plain(of.half_width),
            };
            row.push(band.map(text).unwrap_or_default());
        }
        row
    });
    let mut header = vec![word(Word::BandForm), word(Word::Divisor)];
    header.extend(levels.iter().map(|level| format!("± {}", percent(*level))));
    let mut columns = vec![RIGHT; levels.len() + 2];
    columns[0] = LEFT;
    columns[1] = LEFT;
    vec![
        Block::Heading(format!("{} ({})", word(Word::Bands), meter.unit.text())),
        Block::Rows(Rows { header, columns, rows: rows.collect(), total: false }),
    ]
}

fn provable(meter: &Meter, figure: &ProofFigure, look: Look) -> Vec<Block> {
    if figure.proof.provable.is_empty() {
        return Vec::new();
    }
    let line = |of: &crate::saving::proof::Provable| {
        let form = words::form(of.form, look.lang);
        let amount = plain(of.amount);
        format!("{}: {amount} {} ({}; {form})", percent(of.confidence), meter.unit.text(), percent(of.fraction))
    };
    vec![
        Block::Heading(Word::Provable.text(look.lang).to_owned()),
        Block::List(figure.proof.provable.iter().map(line).collect()),
    ]
}

fn verdicts(figure: &ProofFigure, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let pack = VerdictPack::bundled();
    let mut rows = Vec::new();
    for of in &figure.proof.verdicts {
        let outcome = word(words::outcome(of.outcome));
        rows.push(vec![
            words::framework(of.framework).to_owned(),
            String::new(),
            String::new(),
            String::new(),
            outcome,
            String::new(),
        ]);
        for rule in &of.rules {
            let limit = &pack.rule[rule.rule];
            rows.push(vec![
                String::new(),
                limit.name.text(look.lang).to_owned(),
                rule.value.map(plain).unwrap_or_default(),
                format!("{} {}", limit.holds.sign(), limit.limit.text),
                word(words::outcome(rule.outcome)),
                word(words::standing(limit.standing)),
            ]);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let header = [Word::Framework, Word::Rule, Word::Value, Word::Limit, Word::Outcome, Word::Standing];
    vec![
        Block::Heading(word(Word::Verdicts)),
        Block::Rows(Rows {
            header: header.map(word).into(),
            columns: vec![LEFT, LEFT, RIGHT, LEFT, LEFT, LEFT],
            rows,
            total: false,
        }),
    ]
}

fn adjustments(metered: &Metered<'_>, meter: &Meter, figure: &ProofFigure, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    if figure.adjustments.is_empty() {
        return Vec::new();
    }
    let rows = figure.adjustments.iter().map(|(number, node)| {
        let said = meter.adjustments.get(*number);
        vec![
            metered.amount(*node),
            said.map(|of| format!("{} – {}", of.span.from, of.span.to)).unwrap_or_default(),
            said.map(|of| one_line(&of.reason)).unwrap_or_default(),
            said.map(|of| one_line(&of.evidence.text)).unwrap_or_default(),
        ]
    });
    vec![
        Block::Heading(word(Word::Adjustments)),
        Block::Rows(Rows {
            header: [Word::Value, Word::Period, Word::Reason, Word::Evidence].map(word).into(),
            columns: vec![RIGHT, LEFT, LEFT, LEFT],
            rows: rows.collect(),
            total: false,
        }),
    ]
}

fn reconciled(metered: &Metered<'_>, figure: &ProofFigure, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let Some(of) = &figure.reconciled else { return Vec::new() };
    let beside = match of.within_band {
        Some(true) => format!(" ({})", word(Word::WithinBand)),
        Some(false) => format!(" ({})", word(Word::BeyondBand)),
        None => String::new(),
    };
    let mut lines = vec![
        format!("{}: {}", word(Word::Measures), metered.amount(of.measures)),
        format!("{}: {}{beside}", word(Word::Unexplained), metered.amount(of.difference)),
    ];
    let share = of.realisation.and_then(|node| Some(exact::value(metered.view(), node).value()?.to_f64()));
    lines.extend(share.map(|share| format!("{}: {}", word(Word::Realisation), percent(share))));
    vec![Block::Heading(word(Word::Reconciled)), Block::List(lines)]
}
