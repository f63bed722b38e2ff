//! The second answer: what would explain that a figure does not hold?

use serde_json::{Value, json};

use super::arithmetic::arithmetic_json;
use super::{padded, source};
use crate::calc::{Cited, Kind, NodeId, View};
use crate::claim::ClaimFigure;
use crate::claim::hypothesis::{
    Change, Class, Coarser, Explanations, Form, Group, Member, Misprint, Printed, RowSlip, Subject as Scaled,
};
use crate::finding::{AboutHypothesis, Lang, SlipWord, one_line};
use crate::quantity::{Exact, Manner, Rounding};
use crate::report::figure::cited_text;
use crate::report::{Look, Subject, number};

/// Groups that are listed for people.
const GROUPS: usize = 6;
/// Members of a group that are listed for people.
const MEMBERS: usize = 4;
/// Significant digits of a value that is no print.
const DIGITS: u32 = 9;

/// The hypotheses in words.
pub(super) struct ToldGroups {
    /// How many changes were tried.
    pub tried: String,
    /// Each group with its members and what settles it, best first.
    pub groups: Vec<(String, Vec<String>)>,
    /// What is not listed.
    pub more: Option<String>,
}

/// The hypotheses, best first; so many groups of them at most.
pub(super) fn told_groups(
    subject: &Subject<'_>,
    figure: &ClaimFigure,
    explanations: &Explanations,
    (groups, look): (usize, Look),
) -> ToldGroups {
    let (lang, shown) = (look.lang, groups.min(GROUPS));
    let teller = Teller { subject, view: View::plain(&subject.account.graph), figure, lang };
    let mut told = Vec::new();
    if explanations.transcript {
        told.push((teller.transcript(explanations).text(lang), Vec::new()));
    }
    for group in explanations.groups.iter().take(shown) {
        let rank = told.len() + 1;
        let members = group.members.iter().take(MEMBERS).enumerate();
        let mut lines: Vec<String> =
            members.map(|(at, member)| format!("{rank}.{}  {}", at + 1, teller.member(member))).collect();
        if group.members.len() > MEMBERS {
            lines.push(AboutHypothesis::MoreMembers { count: group.members.len() - MEMBERS }.text(lang));
        }
        lines.push(labelled(SlipWord::SettledBy, settles(group.class).text(lang), lang));
        told.push((teller.group(group), lines));
    }
    let left = explanations.groups.len().saturating_sub(shown);
    let more = (left > 0).then(|| AboutHypothesis::MoreGroups { count: left }.text(lang));
    ToldGroups { tried: AboutHypothesis::Tried { count: explanations.tried }.text(lang), groups: told, more }
}

/// The same for a terminal.
pub(super) fn explanations_text(
    subject: &Subject<'_>,
    figure: &ClaimFigure,
    explanations: &Explanations,
    how: (usize, Look),
) -> String {
    let told = told_groups(subject, figure, explanations, how);
    let mut text = format!("  {}{}\n", padded(SlipWord::Explanations.text(how.1.lang)), told.tried);
    for (at, (group, lines)) in told.groups.iter().enumerate() {
        text.push_str(&format!("    {}  {group}\n", at + 1));
        lines.iter().for_each(|line| text.push_str(&format!("       {line}\n")));
    }
    text.extend(told.more.map(|more| format!("    {more}\n")));
    text
}

/// The first group in one line: what it is, how many of those tried fit, and its first member.
pub(super) fn best_explanation(
    subject: &Subject<'_>,
    figure: &ClaimFigure,
    explanations: &Explanations,
    lang: Lang,
) -> Option<String> {
    let teller = Teller { subject, view: View::plain(&subject.account.graph), figure, lang };
    let group = explanations.groups.first()?;
    let first = group.members.first().map(|member| teller.change(member).text(lang));
    let joint = if lang == Lang::Zh { "；" } else { "; " };
    Some([Some(teller.group(group)), first].into_iter().flatten().collect::<Vec<_>>().join(joint))
}

fn labelled(label: SlipWord, content: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{}: {content}", label.text(lang)),
        Lang::Zh => format!("{}：{content}", label.text(lang)),
    }
}

/// What tells hypotheses in words.
struct Teller<'a> {
    subject: &'a Subject<'a>,
    view: View<'a>,
    figure: &'a ClaimFigure,
    lang: Lang,
}

impl Teller<'_> {
    fn transcript(&self, explanations: &Explanations) -> AboutHypothesis {
        let cited = source(self.view, self.figure).map(|cited| {
            let locator = cited.locator.as_deref().map(|locator| format!(" · {locator}")).unwrap_or_default();
            one_line(&format!("{}{locator}", cited.title))
        });
        let misprints = explanations.groups.iter().position(|group| group.class == Class::Misprint);
        // The transcript is number one, so the groups count from two.
        AboutHypothesis::TranscriptSlip { source: cited.unwrap_or_default(), group: misprints.map(|at| at + 2) }
    }

    fn group(&self, group: &Group) -> String {
        let chance = match group.chance * 100.0 {
            chance if chance < 0.05 => "< 0.1 %".to_owned(),
            chance => format!("{chance:.1} %"),
        };
        let line = AboutHypothesis::Group {
            what: word(group.class),
            fitting: group.members.len(),
            tried: group.tried,
            chance,
        };
        let mut text = line.text(self.lang);
        if !group.as_printed {
            text.push_str(&AboutHypothesis::OnlyWithinRounding.text(self.lang));
        }
        if group.explains_anything() {
            text.push_str(&AboutHypothesis::ExplainsAnything.text(self.lang));
        }
        text
    }

    fn member(&self, member: &Member) -> String {
        let mut text = self.change(member).text(self.lang);
        if !member.corroborated.is_empty() {
            let places = member.corroborated.iter().map(|printed| self.place(printed)).collect::<Vec<_>>().join("; ");
            text.push_str(&format!(" · {}", AboutHypothesis::Corroborated { places }.text(self.lang)));
        }
        text
    }

    fn place(&self, printed: &Printed) -> String {
        self.with_document(&printed.address, printed.cited.as_deref())
    }

    /// An address with its document; of the document that the figure itself stands in, only the line.
    fn with_document(&self, address: &str, cited: Option<&Cited>) -> String {
        let own = source(self.view, self.figure).map(|cited| &cited.title);
        let document = cited.and_then(|cited| match own == Some(&cited.title) {
            true => cited.locator.as_deref().map(one_line),
            false => Some(cited_text(cited, self.lang)),
        });
        document.map_or_else(|| address.to_owned(), |document| format!("{address} ({document})"))
    }

    fn change(&self, member: &Member) -> AboutHypothesis {
        let told = told(self.subject, self.view, self.figure, member);
        let address = || told.address.clone().unwrap_or_default();
        let (from, to) = (told.from.clone().unwrap_or_default(), told.to.clone().unwrap_or_default());
        match &member.change {
            Change::Print(_, _, how) => {
                AboutHypothesis::Reprinted { address: address(), from, to, how: misprint_word(*how) }
            }
            Change::Scale(_, ratio) => AboutHypothesis::Scaled { address: address(), from, to, meaning: ratio.meaning },
            Change::Formula(form) => AboutHypothesis::Formed { meaning: formula(*form), recomputed: to },
            Change::Rows(_, _, slip) => AboutHypothesis::RowsOf { rows: address(), slip: row_slip(*slip) },
            Change::Swap(a, b) => AboutHypothesis::Interchanged { first: self.name(*a), second: self.name(*b) },
            Change::Copied(other) => AboutHypothesis::CopiedFrom { address: self.source_of(*other), value: to },
            Change::Stale(_, other) => {
                AboutHypothesis::StaleFrom { address: address(), from, to, other: self.source_of(*other) }
            }
            Change::Factor(_, at) => AboutHypothesis::OtherFactor {
                address: address(),
                factor: self.subject.library.factor_at(*at).id.to_string(),
                value: to,
            },
            Change::Potentials(set, _) => AboutHypothesis::OtherPotentials { set: set.word().to_owned() },
            Change::RoundedOnTheWay(_, places) => {
                AboutHypothesis::RoundedOnTheWay { figures: address(), places: *places }
            }
            Change::Rounded(Manner::Truncated) => {
                AboutHypothesis::Formed { meaning: SlipWord::ResultTruncated, recomputed: to }
            }
            Change::Rounded(_) => AboutHypothesis::Formed { meaning: SlipWord::ResultRoundedUp, recomputed: to },
            Change::Coarse(node, place, which) => {
                let last = self.view.leaf_at(*node).map_or(0, |leaf| leaf.leaf.literal.last_place());
                let value = if *which == Coarser::Result { from } else { to };
                AboutHypothesis::Coarser { address: address(), value, place: place - last }
            }
        }
    }

    fn name(&self, node: NodeId) -> String {
        name(self.view, node)
    }

    fn source_of(&self, node: NodeId) -> String {
        let cited = self.view.leaf_at(node).and_then(|leaf| leaf.origin.cited.as_deref());
        self.with_document(&self.name(node), cited)
    }
}

/// What is changed, from what, to what.
struct Told {
    address: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

fn told(subject: &Subject<'_>, view: View<'_>, figure: &ClaimFigure, member: &Member) -> Told {
    let print = |node: NodeId| view.leaf_at(node).map(|leaf| number::printed(&leaf.leaf.literal));
    let with_unit = |node: NodeId, number: String| number::with_unit(number, view.unit(node));
    let result = || number::with_unit(number::significant(&member.recomputed, DIGITS), view.unit(figure.recomputed));
    let scaled = |node: NodeId, ratio: Option<Exact>| {
        let value = &view.leaf_at(node)?.point() * &ratio?;
        Some(with_unit(node, number::significant(&value, DIGITS)))
    };
    let named = |node: NodeId| Some(name(view, node));
    let printed = |node: NodeId| print(node).map(|text| with_unit(node, text));
    match &member.change {
        Change::Print(node, literal, _) => {
            Told { address: named(*node), from: print(*node), to: Some(with_unit(*node, number::printed(literal))) }
        }
        Change::Scale(scaled_subject, ratio) => {
            let node = match scaled_subject {
                Scaled::Input(node) => *node,
                Scaled::Result => figure.published,
            };
            Told { address: named(node), from: print(node), to: scaled(node, ratio.value()) }
        }
        Change::Rows(sum, rows, _) => {
            let Kind::Sum(kids) = view.kind(*sum) else { return Told { address: None, from: None, to: None } };
            let kids = view.list(kids);
            let names: Vec<String> = rows.iter().filter_map(|row| Some(name(view, *kids.get(*row)?))).collect();
            Told { address: Some(names.join(", ")), from: None, to: Some(result()) }
        }
        Change::Stale(node, other) => Told { address: named(*node), from: print(*node), to: printed(*other) },
        Change::Copied(other) => Told { address: named(figure.published), from: None, to: printed(*other) },
        Change::Factor(node, at) => Told {
            address: named(*node),
            from: printed(*node),
            to: Some(subject.library.factor_at(*at).quantity.to_string()),
        },
        Change::Swap(a, b) => Told { address: named(*a), from: printed(*a), to: printed(*b) },
        Change::Coarse(node, ..) => Told { address: named(*node), from: printed(*node), to: printed(*node) },
        Change::RoundedOnTheWay(nodes, _) => {
            let names: Vec<String> = nodes.iter().map(|node| name(view, *node)).collect();
            Told { address: Some(names.join(", ")), from: None, to: Some(result()) }
        }
        Change::Formula(_) | Change::Rounded(_) | Change::Potentials(..) => {
            Told { address: None, from: None, to: Some(result()) }
        }
    }
}

/// The address of a node, or of what it only converts; else its value.
fn name(view: View<'_>, node: NodeId) -> String {
    let mut at = node;
    loop {
        let title = view.graph.title(at).and_then(|title| title.address.as_deref());
        if let Some(address) = title.or_else(|| view.leaf_at(at).map(|leaf| leaf.origin.address.as_str())) {
            return address.to_owned();
        }
        match view.kind(at) {
            Kind::Convert(inner, _) | Kind::Neg(inner) => at = inner,
            _ => break,
        }
    }
    let value = crate::calc::reading::exact::value(view, node);
    let shown = value.value().map(|value| value.to_significant(DIGITS, Rounding::HalfEven));
    number::with_unit(shown.map_or_else(String::new, |value| number::significant(&value, DIGITS)), view.unit(node))
}

const fn word(class: Class) -> SlipWord {
    match class {
        Class::Misprint => SlipWord::Misprint,
        Class::DigitCount => SlipWord::DigitCount,
        Class::UnitSlip => SlipWord::UnitSlip,
        Class::Rounding => SlipWord::Rounding,
        Class::FactorEdition => SlipWord::FactorEdition,
        Class::GwpSet => SlipWord::GwpSet,
        Class::Rows => SlipWord::Rows,
        Class::Formula => SlipWord::Formula,
        Class::Swapped => SlipWord::Swapped,
        Class::Copied => SlipWord::Copied,
        Class::StaleInput => SlipWord::StaleInput,
        Class::Ratio => SlipWord::Ratio,
        Class::FactorReplaced => SlipWord::FactorReplaced,
        Class::FactorAny => SlipWord::FactorAny,
    }
}

const fn settles(class: Class) -> SlipWord {
    match class {
        Class::Misprint | Class::DigitCount => SlipWord::SettleMisprint,
        Class::UnitSlip => SlipWord::SettleUnit,
        Class::Rounding => SlipWord::SettleRounding,
        Class::FactorEdition | Class::FactorReplaced | Class::FactorAny => SlipWord::SettleFactor,
        Class::GwpSet => SlipWord::SettleGwp,
        Class::Rows => SlipWord::SettleRows,
        Class::Formula => SlipWord::SettleFormula,
        Class::Swapped => SlipWord::SettleSwapped,
        Class::Copied | Class::StaleInput => SlipWord::SettleCopied,
        Class::Ratio => SlipWord::SettleRatio,
    }
}

pub(super) const fn misprint_word(how: Misprint) -> SlipWord {
    match how {
        Misprint::Digit => SlipWord::OneDigit,
        Misprint::Transposed => SlipWord::Transposed,
        Misprint::Doubled => SlipWord::Doubled,
        Misprint::LeftOut => SlipWord::LeftOut,
    }
}

const fn formula(form: Form) -> SlipWord {
    match form {
        Form::Sign => SlipWord::FormSign,
        Form::Reciprocal => SlipWord::FormReciprocal,
        Form::OtherBase => SlipWord::FormOtherBase,
        Form::Rest => SlipWord::FormRest,
        Form::Index => SlipWord::FormIndex,
        Form::Points(_) => SlipWord::FormPoints,
        Form::Relative(_) => SlipWord::FormRelative,
    }
}

const fn row_slip(slip: RowSlip) -> SlipWord {
    match slip {
        RowSlip::LeftOut => SlipWord::RowLeftOut,
        RowSlip::Twice => SlipWord::RowTwice,
        RowSlip::Sign => SlipWord::RowSign,
    }
}

/// The hypotheses, for programs. Words are English whatever the language.
pub(super) fn explanations_json(subject: &Subject<'_>, figure: &ClaimFigure, explanations: &Explanations) -> Value {
    let teller = Teller { subject, view: View::plain(&subject.account.graph), figure, lang: Lang::En };
    let mut list = Vec::new();
    if explanations.transcript {
        let AboutHypothesis::TranscriptSlip { source, group } = teller.transcript(explanations) else {
            return Value::Null;
        };
        list.push(json!({
            "kind": "transcription",
            "rank": 1,
            "source": source,
            "repairs": group,
            "members": [],
            "settles": SlipWord::SettleMisprint.text(Lang::En),
        }));
    }
    for group in &explanations.groups {
        let members: Vec<Value> = group.members.iter().map(|member| member_json(&teller, member)).collect();
        list.push(json!({
            "kind": group.class.word(),
            "rank": list.len() + 1,
            "as_printed": group.as_printed,
            "members": members,
            "group_size": group.members.len(),
            "tried": group.tried,
            // Six digits: the chance is a statistic, and equal on every machine to so many.
            "chance": format!("{:.6}", group.chance),
            "explains_anything": group.explains_anything(),
            "settles": settles(group.class).text(Lang::En),
        }));
    }
    json!(list)
}

fn member_json(teller: &Teller<'_>, member: &Member) -> Value {
    let told = told(teller.subject, teller.view, teller.figure, member);
    json!({
        "says": teller.change(member).text(Lang::En),
        "address": told.address,
        "from": told.from,
        "to": told.to,
        "recomputed": number::machine(&member.recomputed),
        "arithmetic": arithmetic_json(&member.arithmetic),
        "corroborated_by": member.corroborated.iter().map(|printed| &printed.address).collect::<Vec<_>>(),
    })
}
