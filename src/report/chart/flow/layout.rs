//! Where nodes and ribbons lie: a node below its own words, so that no words ever meet.

use super::net::Net;
use crate::report::chart::frame::Sheet;
use crate::report::chart::text::wrap;

/// How wide a node is.
pub(super) const NODE: f64 = 12.0;
/// How high the nodes of the fullest column are together.
const HEIGHT: f64 = 240.0;
/// Between a node and the words of the next.
const GAP: f64 = 6.0;
/// Room between columns that words need at least.
const LEAST_COLUMN: f64 = 60.0;

pub(super) struct Layout {
    /// By node.
    pub boxes: Vec<Placed>,
    pub ribbons: Vec<Ribbon>,
    pub width: f64,
    pub height: f64,
}

pub(super) struct Placed {
    pub x: f64,
    pub y: f64,
    pub height: f64,
    pub text_top: f64,
    /// Its name, and last its amount.
    pub lines: Vec<String>,
    /// How wide the words may be.
    pub room: f64,
}

pub(super) struct Ribbon {
    pub link: usize,
    /// Its upper left end.
    pub from: (f64, f64),
    /// Its upper right end.
    pub to: (f64, f64),
    pub thick: f64,
}

pub(super) fn laid_out(net: &Net, columns: &[Vec<usize>], sheet: &Sheet) -> Layout {
    let between = (columns.len() - 1) as f64;
    let wide = sheet.width.max(LEAST_COLUMN * (between + 1.0));
    // The words of the outer columns lean inwards, those of the others stand in the middle: two thirds of a gap is for each.
    let room = if columns.len() == 2 { wide / 2.0 } else { wide / between * 2.0 / 3.0 } - 8.0;
    let sum = |column: &Vec<usize>| column.iter().map(|node| net.nodes[*node].value).sum::<f64>();
    let fullest = columns.iter().map(sum).fold(0.0, f64::max);
    let high = |value: f64| value / fullest * HEIGHT;
    let lines: Vec<Vec<String>> = net
        .nodes
        .iter()
        .map(|node| {
            let name = wrap(&node.name, sheet.font, room, if room < 150.0 { 3 } else { 2 });
            name.into_iter().chain((!node.text.is_empty()).then(|| node.text.clone())).collect()
        })
        .collect();
    let needs = |node: &usize| lines[*node].len() as f64 * sheet.line() + 3.0 + high(net.nodes[*node].value).max(1.0);
    let column_height = |column: &Vec<usize>| column.iter().map(needs).sum::<f64>() + GAP * (column.len() - 1) as f64;
    let height = columns.iter().map(column_height).fold(0.0, f64::max);
    let mut boxes: Vec<Option<Placed>> = net.nodes.iter().map(|_| None).collect();
    for (at, column) in columns.iter().enumerate() {
        let x = (wide - NODE) * at as f64 / between;
        // What a column does not need stands between its nodes and around them.
        let spare = (height - column_height(column)) / (column.len() + 1) as f64;
        let mut y = spare;
        for node in column {
            let text_top = y;
            let top = y + lines[*node].len() as f64 * sheet.line() + 3.0;
            let lines = lines[*node].clone();
            let own = high(net.nodes[*node].value).max(1.0);
            boxes[*node] = Some(Placed { x, y: top, height: own, text_top, lines, room });
            y = top + own + GAP + spare;
        }
    }
    let boxes: Vec<Placed> = boxes.into_iter().flatten().collect();
    Layout { ribbons: ribbons(net, &boxes, high), boxes, width: wide, height: height + 2.0 }
}

/// Ribbons leave and enter a node in the order of their other ends, so that they do not cross there.
fn ribbons(net: &Net, boxes: &[Placed], high: impl Fn(f64) -> f64) -> Vec<Ribbon> {
    let mut tops: Vec<(f64, f64)> = vec![(0.0, 0.0); net.links.len()];
    let mut leaving: Vec<usize> = (0..net.links.len()).collect();
    let mut entering = leaving.clone();
    let by = |node: usize| (boxes[node].y, node);
    leaving.sort_by(|a, b| by(net.links[*a].to).partial_cmp(&by(net.links[*b].to)).unwrap_or(a.cmp(b)));
    entering.sort_by(|a, b| by(net.links[*a].from).partial_cmp(&by(net.links[*b].from)).unwrap_or(a.cmp(b)));
    let mut used = vec![(0.0, 0.0); net.nodes.len()];
    for at in leaving {
        let link = &net.links[at];
        tops[at].0 = boxes[link.from].y + used[link.from].0;
        used[link.from].0 += high(link.value);
    }
    for at in entering {
        let link = &net.links[at];
        tops[at].1 = boxes[link.to].y + used[link.to].1;
        used[link.to].1 += high(link.value);
    }
    let ribbon = |(at, link): (usize, &super::net::Link)| Ribbon {
        link: at,
        from: (boxes[link.from].x + NODE, tops[at].0),
        to: (boxes[link.to].x, tops[at].1),
        thick: high(link.value),
    };
    let mut ribbons: Vec<Ribbon> = net.links.iter().enumerate().map(ribbon).collect();
    // Thin ribbons last, so that none is hidden under a thick one.
    ribbons.sort_by(|a, b| b.thick.total_cmp(&a.thick).then(a.link.cmp(&b.link)));
    ribbons
}
