//! The derivation of a figure: a tree down to files, documents and tables, and the same as a formula.

use serde_json::{Map, Value, json};

use super::figure::{
    absent_words, cited_text, figure_json, gap_json, head, labelled, leaf_heading, leaf_json, place_json,
};
use super::verify::Answers;
use super::{Look, Subject, choice, number};
use crate::calc::reading::explanation::{self, Folded, Line};
use crate::calc::reading::formula::{self, Content};
use crate::calc::reading::{exact, gradient, interval};
use crate::calc::{Cone, Kind, Known, NodeId, View};
use crate::finding::{Heading, Lang, one_line, tame};

/// Significant digits of intermediate values; a value that needs more is marked as rounded.
const DIGITS: u32 = 12;

/// The derivation of a figure to a depth, for people; of the graph as it is or as a hypothesis patches it.
pub fn explain_text(
    subject: &Subject<'_>,
    view: View<'_>,
    target: NodeId,
    depth: usize,
    answers: Option<Answers<'_>>,
    look: Look,
) -> String {
    let lines = explanation::read(view, target, depth);
    let mut text = String::new();
    let mut open: Vec<bool> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        // A branch goes on while another line of the same depth follows before a shallower one.
        let more =
            lines[at + 1..].iter().take_while(|next| next.depth >= line.depth).any(|next| next.depth == line.depth);
        open.truncate(line.depth);
        let stem: String = open.iter().skip(1).map(|more| if *more { "│  " } else { "   " }).collect();
        let branch = match (line.depth, more) {
            (0, _) => "",
            (_, true) => "├─ ",
            (_, false) => "└─ ",
        };
        open.push(more);
        text.push_str(&format!("{stem}{branch}{}\n", line_text(subject, view, line, look.lang)));
        let below = lines.get(at + 1).is_some_and(|next| next.depth > line.depth);
        let rest: String = open.iter().skip(1).map(|more| if *more { "│  " } else { "   " }).collect();
        let bar = if below { "│  " } else { "   " };
        for source in source_lines(subject, view, line, look.lang) {
            text.push_str(&format!("{rest}{bar}{source}\n"));
        }
    }
    // A claim, or a relation of a table, is explained by what was found about it as well.
    if let Some(answers) = answers.and_then(|answers| answers.text(subject, look)) {
        text.push_str(&format!("\n{}\n{answers}", Heading::Verification.text(look.lang)));
    }
    text.push_str(&choice::considered(subject, view, &Cone::of(view, &[target]), look));
    text.push_str(&format!("\n{}\n  ", Heading::Formula.text(look.lang)));
    let has_value = exact::value(view, target).value().is_some();
    let formula = formula::inline(view, target).filter(|_| has_value);
    text.push_str(match &formula {
        Some(formula) => formula,
        None if has_value => Heading::FormulaTooLong.text(look.lang),
        None => Heading::FormulaOfGap.text(look.lang),
    });
    text.push('\n');
    if let Some(range) = interval::range(view, target).value()
        && has_value
        && range.interval.is_point().is_none()
    {
        let shown = number::with_unit(number::range(&range.interval, DIGITS), view.unit(target));
        text.push_str(&format!("\n{}\n  {shown}\n", Heading::RangeAllowed.text(look.lang)));
    }
    // Names and quotations are the user's: none of them may command the terminal.
    tame(text.chars())
}

fn line_text(subject: &Subject<'_>, view: View<'_>, line: &Line, lang: Lang) -> String {
    let graph = &subject.account.graph;
    let title = graph.title(line.node);
    let unit = view.unit(line.node);
    let value = match (&line.value, line.kind) {
        // A leaf shows every digit it was printed with.
        (_, Kind::Leaf(id)) if view.leaf(id).is_between() => {
            number::with_unit(number::range(&view.leaf(id).range(), DIGITS), unit)
        }
        (_, Kind::Leaf(id)) => number::with_unit(number::printed(&view.leaf(id).leaf.literal), unit),
        (Known::Full(value) | Known::Partial(value), _) => number::with_unit(number::significant(value, DIGITS), unit),
        (known, _) => absent_words(view, line.node, known, lang).to_owned(),
    };
    let name = match (title.and_then(|title| title.address.as_deref()), line.kind) {
        (Some(address), _) => Some(address),
        (None, Kind::Leaf(id)) => Some(view.leaf(id).origin.address.as_str()),
        (None, Kind::Gap(_)) => view.gap_at(line.node).map(|gap| gap.address.as_str()),
        (None, _) => None,
    };
    let mut text = name.map_or_else(|| value.clone(), |name| format!("{name} = {value}"));
    if matches!(line.value, Known::Partial(_)) {
        text.push_str(&format!(" ({})", Heading::Partial.text(lang)));
    }
    let step = title.and_then(|title| title.step).map(|step| step.text(lang).to_owned());
    text.push_str(&format!("  [{}]", step.unwrap_or_else(|| operation(view, line, lang))));
    if line.passed_over {
        text.push_str(&format!("  ({})", Heading::PassedOver.text(lang)));
    }
    match line.folded {
        Some(Folded::ShownAbove) => text.push_str(&format!("  … {}", Heading::ShownAbove.text(lang))),
        Some(Folded::TooDeep) => text.push_str(&format!("  … {}", Heading::MoreBelow.text(lang))),
        None => {}
    }
    text
}

/// What a node does, for those that have no step of a method.
pub(super) fn operation(view: View<'_>, line: &Line, lang: Lang) -> String {
    let heading = match line.kind {
        Kind::Leaf(id) => leaf_heading(view.leaf(id).origin),
        Kind::Gap(_) => Heading::NoFigure,
        Kind::Sum(_) => Heading::SumOf,
        Kind::Product(_) => Heading::ProductOf,
        Kind::Neg(_) => Heading::Negative,
        Kind::Quotient(..) => Heading::QuotientOf,
        Kind::Power(..) => Heading::PowerOf,
        Kind::Convert(_, ratio) => {
            let ratio = view.ratio(ratio);
            let (over, under) = ratio.numerator_denominator();
            let factor = match (over.as_str(), under.as_str()) {
                (_, "1") => format!("× {over}"),
                ("1", _) => format!("÷ {under}"),
                _ => format!("× {over}/{under}"),
            };
            return format!("{} {factor}", Heading::ConvertedUnit.text(lang));
        }
        Kind::Round(..) => Heading::RoundedTo,
        Kind::Min(_) => Heading::SmallestOf,
        Kind::Max(_) => Heading::LargestOf,
        Kind::Abs(_) => Heading::AbsoluteOf,
        Kind::Choose(..) => Heading::ChosenFrom,
        Kind::Opaque(run, _) => return format!("{}: {}", Heading::ModelResult.text(lang), view.run(run).model),
    };
    heading.text(lang).to_owned()
}

/// Where a leaf or a gap comes from: its place, its document, its range and the reason for it.
pub(super) fn source_lines(subject: &Subject<'_>, view: View<'_>, line: &Line, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    match line.kind {
        Kind::Leaf(id) => {
            let leaf = view.leaf(id);
            lines.extend(leaf.origin.place.map(|place| subject.sources.locate(place)));
            lines.extend(leaf.origin.cited.as_deref().map(|cited| cited_text(cited, lang)));
            lines.extend(leaf.origin.note.as_deref().map(one_line));
            if leaf.spread.is_some() {
                let range = number::with_unit(number::range(&leaf.range(), DIGITS), view.unit(line.node));
                lines.push(labelled(Heading::Range, &range, lang));
            }
        }
        Kind::Gap(_) => {
            if let Some(gap) = view.gap_at(line.node) {
                lines.extend(gap.place.map(|place| subject.sources.locate(place)));
                lines.extend(gap.cited.as_deref().map(|cited| cited_text(cited, lang)));
                lines.extend(gap.reason.as_deref().map(one_line));
            }
        }
        _ => {}
    }
    lines
}

/// The derivation of a figure to a depth, for programs: the tree, the sensitivities, and the cells of a worksheet.
pub fn explain_json(
    subject: &Subject<'_>,
    view: View<'_>,
    target: NodeId,
    depth: usize,
    answers: Option<Answers<'_>>,
) -> Value {
    let cone = Cone::of(view, &[target]);
    let values = exact::read(view, &cone);
    let slopes = gradient::read(view, &values, target);
    let mut document = head("explain", subject);
    document.insert("figure".to_owned(), figure_json(subject, view, target, values.get(target)));
    let lines: Vec<Value> = explanation::read(view, target, depth)
        .iter()
        .map(|line| {
            let elasticity = gradient::elasticity(&values, &slopes, target, line.node);
            line_json(subject, view, line, elasticity.as_ref().map(number::machine))
        })
        .collect();
    document.insert("derivation".to_owned(), json!(lines));
    document.insert("chosen".to_owned(), choice::choices_json(subject, &choice::under(subject, view, &cone)));
    let has_value = values.value(target).is_some();
    document.insert("formula".to_owned(), json!(formula::inline(view, target).filter(|_| has_value)));
    let cells: Vec<Value> = formula::sheet(view, target, "B")
        .iter()
        .map(|cell| {
            let (kind, content) = match &cell.content {
                Content::Number(text) => ("number", json!(text)),
                Content::Value(text) => ("value", json!(text)),
                Content::Formula(text) => ("formula", json!(text)),
                Content::Blank => ("blank", Value::Null),
            };
            json!({ "cell": format!("B{}", cell.row), "kind": kind, "content": content })
        })
        .collect();
    document.insert("cells".to_owned(), json!(cells));
    let answers = answers.and_then(|answers| answers.json(subject));
    document.extend(answers.map(|answers| ("verification".to_owned(), answers)));
    Value::Object(document)
}

fn line_json(subject: &Subject<'_>, view: View<'_>, line: &Line, elasticity: Option<String>) -> Value {
    let title = subject.account.graph.title(line.node);
    let mut object = Map::new();
    object.insert("depth".to_owned(), json!(line.depth));
    object.insert("address".to_owned(), json!(title.and_then(|title| title.address.as_deref())));
    let step = title.and_then(|title| title.step).map(|step| step.text(Lang::En).to_owned());
    object.insert("operation".to_owned(), json!(step.unwrap_or_else(|| operation(view, line, Lang::En))));
    object.insert("value".to_owned(), json!(line.value.value().map(number::machine)));
    object.insert("unit".to_owned(), json!(view.unit(line.node).text()));
    // By how many per cent the figure moves for one per cent of this line.
    object.insert("elasticity".to_owned(), json!(elasticity));
    match line.kind {
        Kind::Leaf(id) => {
            object.insert("leaf".to_owned(), leaf_json(view.leaf(id), view.unit(line.node), subject.sources));
        }
        Kind::Gap(_) => {
            if let Some(gap) = view.gap_at(line.node) {
                object.insert("gap".to_owned(), gap_json(gap, subject.sources));
                object.insert("place".to_owned(), json!(gap.place.map(|place| place_json(place, subject.sources))));
            }
        }
        _ => {}
    }
    let folded = line.folded.map(|folded| match folded {
        Folded::ShownAbove => "shown-above",
        Folded::TooDeep => "too-deep",
    });
    object.insert("folded".to_owned(), json!(folded));
    Value::Object(object)
}
