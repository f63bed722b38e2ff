//! Energy-saving projects: a table of all, or one with its steps, its plan and whether it is possible.

mod curve;
mod detail;
mod enpi;
mod json;
mod money;
mod sheet;

use super::figure::absent_words;
use super::meters::{Metered, meters_page};
use super::page::{Block, Page, Rows};
use super::table::Align;
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{Kind, Known, NodeId, View};
use crate::finding::{AboutSaving, EnpiWord, Heading, Lang, SavingWord as Word, one_line};
use crate::quantity::Exact;
use crate::saving::engineering::EngineeringPack;
use crate::saving::enpi::Enpi;
use crate::saving::{EffectFigure, Project, ProjectFigure, Savings};
use crate::view::GbtPack;
pub(super) use curve::notes as curve_notes;
use detail::{end_uses, plan, possible, reported, steps};
pub(in crate::report) use detail::{plan_items, possible_answer};
pub(in crate::report) use enpi::{benchmark_name, met_word, remarks};
pub use json::savings_json;
#[cfg(feature = "xlsx")]
pub(super) use money::everything as money_figures;
pub(super) use money::{cells as money_cells, missing as money_missing, text as money_text};
use sheet::sheet;

/// The sign in which savings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SavingSign {
    /// What is saved is positive.
    #[default]
    Positive,
    /// What is saved is below zero (GB/T 28750).
    Gbt28750,
}

/// What the report is of.
#[derive(Clone, Copy)]
pub struct Saved<'a> {
    /// The figures of the book.
    pub subject: &'a Subject<'a>,
    /// The projects as the book states them.
    pub projects: &'a [Project],
    /// Their figures.
    pub savings: &'a Savings,
    /// The energy performance indicators as the book states them.
    pub enpis: &'a [Enpi],
    /// The index of the only project that is shown; all where there is none.
    pub only: Option<usize>,
    /// The sign of savings.
    pub sign: SavingSign,
}

impl<'a> Saved<'a> {
    fn view(&self) -> View<'a> {
        View::plain(&self.subject.account.graph)
    }

    fn figures(&self) -> impl Iterator<Item = &'a ProjectFigure> + use<'a> {
        let only = self.only;
        self.savings.projects.iter().filter(move |figure| only.is_none_or(|only| figure.project == only))
    }

    fn project(&self, figure: &ProjectFigure) -> &'a Project {
        &self.projects[figure.project]
    }

    fn value(&self, node: NodeId) -> Known<Exact> {
        let known = exact::value(self.view(), node);
        if self.sign == SavingSign::Positive {
            return known;
        }
        match known {
            Known::Full(value) => Known::Full(-&value),
            Known::Partial(value) => Known::Partial(-&value),
            other => other,
        }
    }
}

/// The same with figures as they are, whatever the sign of savings.
fn plain_sign<'a>(saved: &Saved<'a>) -> Saved<'a> {
    Saved { sign: SavingSign::Positive, ..*saved }
}

/// Significant digits of savings in their own units.
const DIGITS: u32 = 9;

/// The projects for people, and as a sheet.
pub fn savings_page(saved: &Saved<'_>, look: Look) -> Page {
    let word = |word: Word| word.text(look.lang).to_owned();
    let organization = saved.subject.accounts.organization.as_ref();
    let organization = organization.map(|organization| format!("{}\n", one_line(&organization.name)));
    let title = if saved.projects.is_empty() { EnpiWord::Title.text(look.lang).to_owned() } else { word(Word::Title) };
    let mut blocks = vec![Block::Title(format!("{}{title}", organization.unwrap_or_default()))];
    if saved.sign == SavingSign::Gbt28750 {
        blocks.push(Block::Line(word(Word::SignGbt)));
    }
    if !saved.projects.is_empty() {
        blocks.push(Block::Rows(table(saved, look)));
    }
    let made_up = saved.figures().filter(|figure| saved.project(figure).is_made_up).count();
    if made_up > 0 {
        blocks.push(Block::Line(AboutSaving::MadeUpLeftOut { count: made_up }.text(look.lang)));
    }
    if saved.only.is_none() {
        blocks.extend(end_uses(saved, look));
        blocks.extend(money::table(saved, look));
        blocks.extend(curve::blocks(saved, look));
    }
    let pack = EngineeringPack::bundled();
    for figure in saved.figures() {
        let kind = saved.project(figure).worth.calculation.as_ref().map(|of| &pack.kind[of.kind.value]);
        if let Some(kind) = kind {
            blocks.extend(possible(saved, figure, kind, look));
        }
        if saved.only.is_some() {
            blocks.extend(reported(saved, &[figure], look));
        }
        if saved.only.is_some() {
            blocks.extend(steps(saved, figure, kind, look));
            blocks.extend(money::detail(saved, figure, look));
            blocks.extend(plan(saved, figure, look.lang));
        }
    }
    if saved.only.is_none() {
        blocks.extend(reported(saved, &saved.savings.projects.iter().collect::<Vec<_>>(), look));
    }
    blocks.extend(enpi::blocks(saved, look));
    Page { blocks, sheet: sheet(saved) }
}

/// The projects and the meters of a book: both as blocks, the sheet that of the projects unless one meter is asked for or
/// there is no project.
pub fn savings_and_meters(saved: &Saved<'_>, metered: &Metered<'_>, look: Look) -> Page {
    if metered.meters.is_empty() || saved.only.is_some() {
        return savings_page(saved, look);
    }
    if saved.projects.is_empty() || metered.only.is_some() {
        return meters_page(metered, look);
    }
    let mut page = savings_page(saved, look);
    page.blocks.extend(super::meters::blocks(metered, look));
    page
}

fn table(saved: &Saved<'_>, look: Look) -> Rows {
    let word = |word: Word| word.text(look.lang).to_owned();
    let (gbt, mut rows) = (GbtPack::bundled(), Vec::new());
    for figure in saved.figures() {
        let project = saved.project(figure);
        for (at, effect) in figure.effects.iter().enumerate() {
            let mark = if project.is_made_up { " *" } else { "" };
            let id = if at == 0 { format!("{}{mark}", one_line(&project.id)) } else { String::new() };
            let inside = if project.is_inside { Word::Inside } else { Word::Outside };
            rows.push(vec![
                id,
                carrier(&gbt, &effect.carrier, look.lang),
                with_unit(saved, effect.node, look.lang),
                figure_text(saved, effect.energy, look),
                figure_text(saved, effect.coal, look),
                emissions_text(saved, effect, look),
                word(basis(project, figure, effect)),
                if at == 0 { word(inside) } else { String::new() },
            ]);
        }
    }
    if let (Some(totals), None) = (saved.savings.totals, saved.only) {
        let mut row = |name: Word, energy: Option<NodeId>, emissions: Option<NodeId>| {
            let tonnes = figure_text(saved, emissions, look);
            let node = energy.or(emissions);
            let is_partial = node.is_some_and(|node| matches!(saved.value(node), Known::Partial(_)));
            let state = if is_partial { Heading::Partial.text(look.lang).to_owned() } else { String::new() };
            let (energy, empty) = (figure_text(saved, energy, look), String::new);
            rows.push(vec![word(name), empty(), empty(), energy, empty(), tonnes, state, empty()]);
        };
        if totals.energy.is_some() {
            row(Word::TotalEnergy, totals.energy, None);
        }
        if totals.inside.is_some() {
            row(Word::TotalInside, None, totals.inside);
        }
        if totals.outside.is_some() {
            row(Word::TotalOutside, None, totals.outside);
        }
    }
    let header = [word(Word::Project), word(Word::Carrier), word(Word::Saving)].into_iter();
    let units = ["GJ", "tce", "tCO2e"].map(str::to_owned).into_iter();
    let header = header.chain(units).chain([word(Word::Basis), word(Word::Effect)]).collect();
    let (left, right) = (Align::Left, Align::Right);
    Rows { header, columns: vec![left, left, right, right, right, right, left, left], rows, total: false }
}

/// The name of a carrier in the reader's language.
pub(in crate::report) fn carrier(gbt: &GbtPack, id: &str, lang: Lang) -> String {
    match (gbt.carrier(id), id) {
        (Some(at), _) => gbt.carrier[at].name.text(lang).to_owned(),
        (None, "water") => Word::Water.text(lang).to_owned(),
        (None, "steam") => Word::Steam.text(lang).to_owned(),
        (None, other) => one_line(other),
    }
}

pub(in crate::report) fn basis(project: &Project, figure: &ProjectFigure, effect: &EffectFigure) -> Word {
    let is_first = figure.effects.first().is_some_and(|first| first.node == effect.node);
    match (is_first, &project.worth.stated) {
        (false, _) if effect.is_interactive && project.worth.calculation.is_none() => Word::InteractiveEffect,
        (true, Some(_)) => Word::Stated,
        _ => Word::Calculated,
    }
}

fn with_unit(saved: &Saved<'_>, node: NodeId, lang: Lang) -> String {
    let known = saved.value(node);
    // What somebody states keeps its digits and its hedge: ≈85 万kWh.
    let leaf = saved.view().leaf_at(node).filter(|leaf| saved.sign == SavingSign::Positive && !leaf.is_between());
    if let Some(leaf) = leaf {
        return number::with_unit(number::printed(&leaf.leaf.literal), saved.view().unit(node));
    }
    match known.value() {
        Some(value) => number::with_unit(number::significant(value, DIGITS), saved.view().unit(node)),
        None => absent_words(saved.view(), node, &known, lang).to_owned(),
    }
}

fn figure_text(saved: &Saved<'_>, node: Option<NodeId>, look: Look) -> String {
    let Some(node) = node else { return String::new() };
    let known = saved.value(node);
    match known.value() {
        Some(value) => number::fixed(value, look.digits),
        None => absent_words(saved.view(), node, &known, look.lang).to_owned(),
    }
}

/// Whether emissions are left open because nothing says what to count them with.
pub(in crate::report) fn has_no_factor(view: View<'_>, effect: &EffectFigure) -> bool {
    effect.emissions.is_some_and(|node| matches!(view.kind(node), Kind::Gap(_)))
}

fn emissions_text(saved: &Saved<'_>, effect: &EffectFigure, look: Look) -> String {
    match has_no_factor(saved.view(), effect) {
        true => Word::NoFactor.text(look.lang).to_owned(),
        false => figure_text(saved, effect.emissions, look),
    }
}
