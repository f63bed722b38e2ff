//! From sources to where they are counted (Sankey): nodes in columns, ribbons between them, as thick as what flows.
//!
//! `net` takes what can be drawn and puts small nodes together, `order` puts the nodes of a column in an order with few
//! crossings, `layout` gives positions; here they are drawn.

mod layout;
mod net;
mod order;

use super::frame::Sheet;
use super::pen::{Hang, Label, Pen};
use super::text::{isolated, width};
use super::{FlowNode, Measure};
use layout::{Layout, NODE};

pub(super) fn draw(nodes: &[FlowNode], links: &[(usize, usize, Measure)], unit: &str, sheet: &Sheet) -> Option<Pen> {
    let net = net::prepared(nodes, links)?;
    let columns = order::ordered(&net);
    let Layout { boxes, ribbons, width: wide, height } = layout::laid_out(&net, &columns, sheet);
    let classes = classes(&net, &columns);
    let mut pen = Pen::new(wide);
    for ribbon in &ribbons {
        let link = &net.links[ribbon.link];
        let (from, to) = (&net.nodes[link.from], &net.nodes[link.to]);
        let class = match classes[link.from] {
            own if from.column == 0 => own,
            _ => "cf-rest",
        };
        let hair = if ribbon.thick < 1.0 { " cf-hair" } else { "" };
        let title = format!("{} → {}: {} {unit}", isolated(&from.name), isolated(&to.name), link.text);
        let (x0, x1, thick) = (ribbon.from.0, ribbon.to.0, ribbon.thick);
        let (y0, y1, middle) = (ribbon.from.1, ribbon.to.1, (x0 + x1) / 2.0);
        pen.path(
            &format!("cf-ribbon {class}{hair}"),
            &[
                ("M", &[(x0, y0)]),
                ("C", &[(middle, y0), (middle, y1), (x1, y1)]),
                ("L", &[(x1, y1 + thick)]),
                ("C", &[(middle, y1 + thick), (middle, y0 + thick), (x0, y0 + thick)]),
                ("Z", &[]),
            ],
            &title,
        );
    }
    let last = columns.len() - 1;
    for (at, placed) in boxes.iter().enumerate() {
        let node = &net.nodes[at];
        let title = format!("{}: {} {unit}", isolated(&node.name), node.text);
        pen.rect(&format!("cf-node {}", classes[at]), (placed.x, placed.y), (NODE, placed.height), &title);
        let (hang, x) = match node.column {
            0 => (Hang::Start, placed.x),
            column if column == last => (Hang::End, placed.x + NODE),
            _ => (Hang::Middle, placed.x + NODE / 2.0),
        };
        let mut y = placed.text_top + sheet.base();
        for (at, line) in placed.lines.iter().enumerate() {
            let class = if at + 1 == placed.lines.len() { "cf-figure cf-halo" } else { "cf-halo" };
            pen.label(&Label { class, x, y, hang, text: line, room: placed.room, font: sheet.font });
            y += sheet.line();
        }
    }
    let (y, room) = (height + sheet.base(), width(unit, sheet.font).min(wide) + 0.01);
    pen.label(&Label { class: "cf-muted", x: wide - 1.0, y, hang: Hang::End, text: unit, room, font: sheet.font });
    Some(pen.end(if unit.is_empty() { height } else { height + sheet.line() }))
}

/// A colour for each source, by size; what they flow into is neutral, so that a colour is never used twice.
fn classes(net: &net::Net, columns: &[Vec<usize>]) -> Vec<&'static str> {
    const SERIES: [&str; 8] = ["cf-s1", "cf-s2", "cf-s3", "cf-s4", "cf-s5", "cf-s6", "cf-s7", "cf-s8"];
    let mut classes = vec!["cf-rest"; net.nodes.len()];
    let mut sources = columns[0].clone();
    sources.sort_by(|a, b| net.nodes[*b].value.total_cmp(&net.nodes[*a].value).then(a.cmp(b)));
    let named = sources.into_iter().filter(|source| !net.nodes[*source].is_rest);
    for (source, class) in named.zip(SERIES) {
        classes[source] = class;
    }
    classes
}
