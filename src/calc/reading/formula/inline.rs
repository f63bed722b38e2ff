//! A derivation as one formula.

use super::text::{balanced, write};
use super::{ARGUMENTS, CHARACTERS};
use crate::calc::reading::exact;
use crate::calc::{Cone, Kind, Known, NodeId, View};

/// The whole derivation as one formula over the printed inputs; `None` when it would be longer than a cell can hold
/// or rests on a gap.
pub fn inline(view: View<'_>, target: NodeId) -> Option<String> {
    let cone = Cone::of(view, &[target]);
    let values = exact::read(view, &cone);
    // A sum is written over what is there, a choice over what it takes.
    let written = |node: NodeId| -> Vec<NodeId> {
        let kind = view.kind(node);
        let children = view.children(node);
        let counts = |at: usize, kid: NodeId| match kind {
            Kind::Sum(_) => !matches!(values.get(kid), Known::Gap(_)),
            Kind::Choose(_, chosen) => at == chosen as usize,
            _ => true,
        };
        children.iter().enumerate().filter(|(at, kid)| counts(*at, **kid)).map(|(_, kid)| *kid).collect()
    };
    let mut needed = vec![false; cone.len()];
    needed[cone.slot(target)?] = true;
    for node in cone.order().rev() {
        if needed[cone.slot(node)?] {
            for kid in written(node) {
                needed[cone.slot(kid)?] = true;
            }
        }
    }
    let mut texts: Vec<String> = vec![String::new(); cone.len()];
    for node in cone.order() {
        let slot = cone.slot(node)?;
        if !needed[slot] {
            continue;
        }
        if matches!(values.get(node), Known::Gap(_)) {
            return None;
        }
        let kids = written(node);
        let kids: Vec<&str> = kids.iter().filter_map(|kid| Some(texts[cone.slot(*kid)?].as_str())).collect();
        // A needed text is part of the whole, so that one too long ends it, before it is written.
        if kids.len() > ARGUMENTS || kids.iter().map(|kid| kid.len() + 1).sum::<usize>() > CHARACTERS {
            return None;
        }
        let text = match (view.kind(node), kids.as_slice()) {
            (Kind::Sum(_) | Kind::Choose(..), [only]) => (*only).to_owned(),
            _ => write(view, node, &kids),
        };
        if text.len() > CHARACTERS {
            return None;
        }
        texts[slot] = text;
    }
    let text = std::mem::take(&mut texts[cone.slot(target)?]);
    let bare = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) if balanced(inside) => inside.to_owned(),
        _ => text,
    };
    Some(format!("={bare}"))
}
