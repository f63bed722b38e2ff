//! Energy-saving projects: a table of all, or one with its steps, its plan and whether it is possible.

use serde_json::{Map, Value, json};

use super::figure::{absent_words, figure_json, head, place_json};
use super::page::{Block, Cell, Page, Rows, Sheet};
use super::table::Align;
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{Known, NodeId, View};
use crate::finding::{AboutSaving, Lang, SavingWord as Word, one_line};
use crate::quantity::Exact;
use crate::saving::engineering::{EngineeringKind, EngineeringPack};
use crate::saving::{EffectFigure, PossibleFigure, Project, ProjectFigure, Purpose, Savings};
use crate::view::GbtPack;

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

/// Significant digits of savings in their own units.
const DIGITS: u32 = 9;

/// The projects for people, and as a sheet.
pub fn savings_page(saved: &Saved<'_>, look: Look) -> Page {
    let word = |word: Word| word.text(look.lang).to_owned();
    let organization = saved.subject.accounts.organization.as_ref();
    let organization = organization.map(|organization| format!("{}\n", one_line(&organization.name)));
    let mut blocks = vec![Block::Title(format!("{}{}", organization.unwrap_or_default(), word(Word::Title)))];
    if saved.sign == SavingSign::Gbt28750 {
        blocks.push(Block::Line(word(Word::SignGbt)));
    }
    blocks.push(Block::Rows(table(saved, look)));
    let made_up = saved.figures().filter(|figure| saved.project(figure).is_made_up).count();
    if made_up > 0 {
        blocks.push(Block::Line(AboutSaving::MadeUpLeftOut { count: made_up }.text(look.lang)));
    }
    if saved.only.is_none() {
        blocks.extend(end_uses(saved, look));
    }
    let pack = EngineeringPack::bundled();
    for figure in saved.figures() {
        let kind = saved.project(figure).worth.calculation.as_ref().map(|of| &pack.kind[of.kind.value]);
        if let Some(kind) = kind {
            blocks.extend(possible(saved, figure, kind, look));
        }
        if saved.only.is_some() {
            blocks.extend(steps(saved, figure, kind, look));
            blocks.extend(plan(saved, figure, look.lang));
        }
    }
    Page { blocks, sheet: sheet(saved) }
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
            let empty = String::new;
            rows.push(vec![
                word(name),
                empty(),
                empty(),
                figure_text(saved, energy, look),
                empty(),
                tonnes,
                empty(),
                empty(),
            ]);
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
fn carrier(gbt: &GbtPack, id: &str, lang: Lang) -> String {
    match (gbt.carrier(id), id) {
        (Some(at), _) => gbt.carrier[at].name.text(lang).to_owned(),
        (None, "water") => Word::Water.text(lang).to_owned(),
        (None, "steam") => Word::Steam.text(lang).to_owned(),
        (None, other) => one_line(other),
    }
}

fn basis(project: &Project, figure: &ProjectFigure, effect: &EffectFigure) -> Word {
    let is_first = figure.effects.first().is_some_and(|first| first.node == effect.node);
    match (is_first, &project.worth.stated) {
        (false, _) if effect.is_interactive && project.worth.calculation.is_none() => Word::InteractiveEffect,
        (true, Some(_)) => Word::Stated,
        _ => Word::Calculated,
    }
}

fn with_unit(saved: &Saved<'_>, node: NodeId, lang: Lang) -> String {
    let known = saved.value(node);
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

fn emissions_text(saved: &Saved<'_>, effect: &EffectFigure, look: Look) -> String {
    match (effect.emissions, effect.factors.is_empty()) {
        (Some(_), true) => Word::NoFactor.text(look.lang).to_owned(),
        (node, _) => figure_text(saved, node, look),
    }
}

/// Measures that share an end use.
fn end_uses(saved: &Saved<'_>, look: Look) -> Vec<Block> {
    if saved.savings.end_uses.is_empty() {
        return Vec::new();
    }
    let word = |word: Word| word.text(look.lang).to_owned();
    let rows = saved.savings.end_uses.iter().map(|end_use| {
        let ids = end_use.projects.iter().map(|at| one_line(&saved.project(&saved.savings.projects[*at]).id));
        let shown = |node: Option<NodeId>| match node {
            Some(node) => with_unit(saved, node, look.lang),
            None => word(Word::CannotTell),
        };
        vec![
            one_line(&end_use.name),
            ids.collect::<Vec<_>>().join(", "),
            shown(Some(end_use.simple)),
            shown(end_use.combined),
            shown(end_use.overstated),
        ]
    });
    let header = [Word::EndUse, Word::Project, Word::Simple, Word::Combined, Word::OverstatedBy].map(word).into();
    let (left, right) = (Align::Left, Align::Right);
    let columns = vec![left, left, right, right, right];
    vec![Block::Heading(word(Word::EndUses)), Block::Rows(Rows { header, columns, rows: rows.collect(), total: false })]
}

fn displaced_word(displaced: &str) -> Word {
    match displaced {
        "fuel" => Word::DisplacedFuel,
        "heat-pump" => Word::DisplacedHeatPump,
        _ => Word::DisplacedElectricity,
    }
}

/// needed / most, in per cent.
fn share(saved: &Saved<'_>, figure: &PossibleFigure) -> Option<Exact> {
    let value = |node: NodeId| exact::value(saved.view(), node).value().cloned();
    let share = value(figure.needed)?.checked_div(&value(figure.most)?)?;
    Some(&share * &Exact::power_of_ten(2)?)
}

/// Whether a stated saving is possible, for each energy that it may displace.
fn possible(saved: &Saved<'_>, figure: &ProjectFigure, kind: &EngineeringKind, look: Look) -> Vec<Block> {
    let (lang, project) = (look.lang, saved.project(figure));
    let Some(of) = kind.possible.as_ref().filter(|_| !figure.possible.is_empty()) else { return Vec::new() };
    let word = |word: Word| word.text(lang).to_owned();
    let own = Saved { sign: SavingSign::Positive, ..*saved };
    let rows = figure.possible.iter().map(|possible| {
        let share = share(saved, possible).map(|share| format!("{} %", number::fixed(&share, 1))).unwrap_or_default();
        let answer = match possible.holds {
            Some(true) => AboutSaving::IsPossible { share }.text(lang),
            Some(false) => AboutSaving::IsImpossible { share }.text(lang),
            None => word(Word::CannotTell),
        };
        let (needed, most) = (with_unit(&own, possible.needed, lang), with_unit(&own, possible.most, lang));
        vec![word(displaced_word(&possible.displaced)), needed, most, answer]
    });
    let header = [Word::DisplacedEnergy, Word::NeededHeat, Word::MostHeat, Word::Answer].map(word).into();
    let columns = vec![Align::Left, Align::Right, Align::Right, Align::Left];
    let mut blocks = vec![
        Block::Heading(format!("{} · {}", word(Word::IsItPossible), one_line(&project.id))),
        Block::Rows(Rows { header, columns, rows: rows.collect(), total: false }),
        Block::Line(AboutSaving::MostRests { en: of.source.en.clone(), zh: of.source.zh.clone() }.text(lang)),
    ];
    if project.displaces.is_none() {
        blocks.push(Block::Line(AboutSaving::DisplacedNotStated.text(lang)));
    }
    if !project.inferred.is_empty() {
        blocks.push(Block::Line(AboutSaving::ConfirmsNothing { inputs: project.inferred.clone() }.text(lang)));
    }
    blocks
}

/// What is computed on the way, and what the saving is worth.
fn steps(saved: &Saved<'_>, figure: &ProjectFigure, kind: Option<&EngineeringKind>, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let word = |word: Word| word.text(lang).to_owned();
    let own = Saved { sign: SavingSign::Positive, ..*saved };
    let named = |name: &str, node: NodeId| vec![name.to_owned(), with_unit(&own, node, lang)];
    let mut rows: Vec<Vec<String>> = Vec::new();
    if let Some(kind) = kind {
        rows.extend(figure.steps.iter().map(|(at, node)| named(kind.step[*at].means.text(lang), *node)));
    }
    rows.extend(figure.calculated.map(|node| named(&word(Word::StatedOrCalculated), node)));
    rows.extend(figure.cost.map(|node| named(&word(Word::CostLabel), node)));
    if rows.is_empty() {
        return Vec::new();
    }
    let method = kind.map(|kind| format!(" · {}", kind.name.text(lang))).unwrap_or_default();
    let mut blocks = vec![
        Block::Heading(format!("{}{method}", word(Word::Steps))),
        Block::Rows(Rows {
            header: vec![String::new(), String::new()],
            columns: vec![Align::Left, Align::Right],
            rows,
            total: false,
        }),
    ];
    blocks.extend(kind.map(|kind| Block::Line(kind.source.text(lang).to_owned())));
    blocks
}

/// How the saving is measured and verified.
fn plan(saved: &Saved<'_>, figure: &ProjectFigure, lang: Lang) -> Vec<Block> {
    let project = saved.project(figure);
    let plan = &project.plan;
    let span = |span: crate::saving::Span| format!("{} – {}", span.from, span.to);
    let purpose = match project.purpose {
        Purpose::Inventory => Word::ForInventory,
        Purpose::Project => Word::ForProject,
    };
    let said = [
        (Word::MeasureLabel, project.measure.clone()),
        (Word::BoundaryLabel, plan.boundary.clone()),
        (Word::OptionLabel, plan.option.map(|option| option.word().to_owned())),
        (Word::BaselineLabel, plan.baseline.map(span)),
        (Word::ReportingLabel, plan.reporting.map(span)),
        (Word::StaticLabel, Some(plan.static_factors.join("; ")).filter(|text| !text.is_empty())),
        (Word::BearerLabel, plan.bearer.clone()),
        (Word::PurposeLabel, Some(purpose.text(lang).to_owned())),
    ];
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    let items =
        said.into_iter().filter_map(|(label, text)| Some(format!("{}{colon}{}", label.text(lang), one_line(&text?))));
    vec![Block::Heading(Word::PlanHeading.text(lang).to_owned()), Block::List(items.collect())]
}

/// Every figure with its address.
fn named_figures(figure: &ProjectFigure) -> Vec<(&'static str, NodeId)> {
    let mut named = Vec::new();
    for effect in &figure.effects {
        named.push(("saving", effect.node));
    }
    let parts = [
        ("calculated", figure.calculated),
        ("baseline", figure.baseline),
        ("energy", figure.energy),
        ("coal", figure.coal),
        ("emissions", figure.emissions),
        ("cost", figure.cost),
    ];
    named.extend(parts.into_iter().filter_map(|(name, node)| Some((name, node?))));
    named
}

/// Whether a figure is a saving, whose sign the reader chooses.
fn is_signed(name: &str) -> bool {
    !matches!(name, "baseline" | "cost")
}

fn sheet(saved: &Saved<'_>) -> Sheet {
    let graph = &saved.subject.account.graph;
    let mut rows = Vec::new();
    let mut row = |project: &str, carrier: &str, name: &str, node: NodeId| {
        let address = graph.title(node).and_then(|title| title.address.as_deref()).unwrap_or_default();
        let plain = Saved { sign: SavingSign::Positive, ..*saved };
        let known = if is_signed(name) { saved.value(node) } else { plain.value(node) };
        let text = |text: &str| Cell::Text(text.to_owned());
        let state = match known {
            Known::Full(_) => "full",
            Known::Partial(_) => "partial",
            Known::Gap(_) => "gap",
            Known::Poison(_) => "fault",
        };
        rows.push(vec![
            text(project),
            text(carrier),
            text(name),
            text(address),
            Cell::number(known.value()),
            text(graph.unit(node).text()),
            text(state),
        ]);
    };
    for figure in saved.figures() {
        let id = &saved.project(figure).id;
        let mut carriers = figure.effects.iter().map(|effect| effect.carrier.as_str());
        for (name, node) in named_figures(figure) {
            let carrier = if name == "saving" { carriers.next().unwrap_or_default() } else { "" };
            row(id, carrier, name, node);
        }
    }
    if let (Some(totals), None) = (saved.savings.totals, saved.only) {
        let all = [("energy", totals.energy), ("emissions", totals.inside), ("emissions-outside", totals.outside)];
        for (name, node) in all.into_iter().filter_map(|(name, node)| Some((name, node?))) {
            row("", "", name, node);
        }
    }
    Sheet { header: vec!["project", "carrier", "figure", "address", "value", "unit", "state"], rows }
}

/// The projects for programs.
pub fn savings_json(saved: &Saved<'_>) -> Value {
    let mut document = head("savings", saved.subject);
    let sign = if saved.sign == SavingSign::Positive { "positive" } else { "gbt28750" };
    document.insert("sign".to_owned(), json!(sign));
    let projects: Vec<Value> = saved.figures().map(|figure| project_json(saved, figure)).collect();
    document.insert("projects".to_owned(), json!(projects));
    if saved.only.is_none() {
        let end_uses = saved.savings.end_uses.iter().map(|end_use| {
            let ids = end_use.projects.iter().map(|at| &saved.project(&saved.savings.projects[*at]).id);
            json!({
                "end_use": end_use.name,
                "projects": ids.collect::<Vec<_>>(),
                "simple": signed_json(saved, end_use.simple),
                "combined": end_use.combined.map(|node| signed_json(saved, node)),
                "overstated": end_use.overstated.map(|node| signed_json(saved, node)),
            })
        });
        document.insert("end_uses".to_owned(), json!(end_uses.collect::<Vec<_>>()));
        let totals = saved.savings.totals.map(|totals| {
            json!({
                "energy": totals.energy.map(|node| signed_json(saved, node)),
                "emissions": totals.inside.map(|node| signed_json(saved, node)),
                "emissions_outside": totals.outside.map(|node| signed_json(saved, node)),
            })
        });
        document.insert("totals".to_owned(), json!(totals));
    }
    Value::Object(document)
}

fn project_json(saved: &Saved<'_>, figure: &ProjectFigure) -> Value {
    let project = saved.project(figure);
    let plain = |node: NodeId| figure_json(saved.subject, saved.view(), node, &exact::value(saved.view(), node));
    let effects = figure.effects.iter().map(|effect| {
        json!({
            "carrier": effect.carrier,
            "saving": signed_json(saved, effect.node),
            "energy": effect.energy.map(|node| signed_json(saved, node)),
            "coal": effect.coal.map(|node| signed_json(saved, node)),
            "emissions": effect.emissions.map(|node| signed_json(saved, node)),
            "factors": effect.factors,
            "interactive": effect.is_interactive,
        })
    });
    let pack = EngineeringPack::bundled();
    let kind = project.worth.calculation.as_ref().map(|of| &pack.kind[of.kind.value]);
    let steps: Map<String, Value> =
        figure.steps.iter().filter_map(|(at, node)| Some((kind?.step[*at].name.clone(), plain(*node)))).collect();
    let possible = figure.possible.iter().map(|possible| {
        json!({
            "displaced": possible.displaced,
            "needed": plain(possible.needed),
            "most": plain(possible.most),
            "possible": possible.holds,
        })
    });
    let plan = &project.plan;
    let span = |span: crate::saving::Span| json!({ "from": span.from.to_string(), "to": span.to.to_string() });
    json!({
        "id": project.id,
        "name": project.name,
        "place": place_json(project.place, saved.subject.sources),
        "basis": if project.worth.stated.is_some() { "stated" } else { "calculated" },
        "calculation": kind.map(|kind| &kind.id),
        "purpose": project.purpose.word(),
        "inside": project.is_inside,
        "made_up": project.is_made_up,
        "inferred": project.inferred,
        "displaces": project.displaces.as_ref().map(|of| of.value.word()),
        "effects": effects.collect::<Vec<_>>(),
        "energy": figure.energy.map(|node| signed_json(saved, node)),
        "coal": figure.coal.map(|node| signed_json(saved, node)),
        "emissions": figure.emissions.map(|node| signed_json(saved, node)),
        "cost_saving": figure.cost.map(plain),
        "baseline_energy": figure.baseline.map(plain),
        "calculated": figure.calculated.map(|node| signed_json(saved, node)),
        "steps": steps,
        "possible": possible.collect::<Vec<_>>(),
        "plan": {
            "boundary": plan.boundary,
            "option": plan.option.map(crate::saving::IpmvpOption::word),
            "baseline": plan.baseline.map(span),
            "reporting": plan.reporting.map(span),
            "static_factors": plan.static_factors,
            "bearer": plan.bearer,
        },
    })
}

/// A saving with the sign that was asked for. Its range is of the figure as it is, so that it is left out where the sign is turned.
fn signed_json(saved: &Saved<'_>, node: NodeId) -> Value {
    let mut figure = figure_json(saved.subject, saved.view(), node, &saved.value(node));
    if let (Value::Object(map), SavingSign::Gbt28750) = (&mut figure, saved.sign) {
        map.remove("range");
    }
    figure
}
