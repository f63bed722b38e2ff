//! Categories of ISO 14064-1 as a page, for the formats other than the terminal's.

use super::super::Look;
use super::super::page::{Block, Page, Rows, Sheet};
use super::super::table::Align;
use super::{COLUMNS, Viewed, amount, record, share, state_word, values};
use crate::calc::{NodeId, View};
use crate::finding::{Heading, one_line};
use crate::quantity::Gas;

pub(super) fn page(viewed: &Viewed<'_>, look: Look) -> Page {
    let lang = look.lang;
    let word = |heading: Heading| heading.text(lang).to_owned();
    let view = View::plain(&viewed.subject.account.graph);
    let mut page = Page { sheet: Sheet { header: COLUMNS.to_vec(), rows: Vec::new() }, ..Page::default() };
    for figures in viewed.inventory.periods.iter().filter(|figures| viewed.shows(figures.period)) {
        let facts = ["ISO 14064-1:2018".to_owned(), format!("GWP {}", viewed.subject.accounts.gwp.word())];
        page.blocks.push(viewed.title(figures.period, &word(Heading::GreenhouseGasInventory), &facts));
        let activities: Vec<(usize, NodeId)> = figures
            .categories
            .iter()
            .flat_map(|category| &category.activities)
            .map(|at| (*at, viewed.inventory.activities[*at].node))
            .collect();
        let gases = figures.gases.iter().map(|(_, node)| *node);
        let nodes: Vec<NodeId> = [figures.total].into_iter().chain(gases).collect();
        values(view, &nodes, |values| {
            let total = values.get(figures.total);
            let mut rows = Vec::new();
            let mut add = |name: String, node: NodeId| {
                let value = values.get(node);
                rows.push(vec![
                    name.clone(),
                    amount(view, node, value, look),
                    share(value, total),
                    state_word(value, lang),
                ]);
                page.sheet.rows.push(record(viewed, figures.period, &name, node, value));
            };
            for figure in &figures.categories {
                let name = Heading::category(figure.category.number).text(lang);
                add(format!("{} {name}", figure.category), figure.node);
            }
            add(word(Heading::Total), figures.total);
            page.blocks.push(Block::Rows(Rows {
                header: vec![word(Heading::Category), word(Heading::Emissions), word(Heading::Share), String::new()],
                columns: vec![Align::Left, Align::Right, Align::Right, Align::Left],
                rows,
                total: true,
            }));
            let mut rows = Vec::new();
            for (gas, node) in &figures.gases {
                let name = gas.map_or_else(|| word(Heading::NotSplitByGas), |gas: Gas| gas.symbol().to_owned());
                let value = values.get(*node);
                rows.push(vec![name.clone(), amount(view, *node, value, look)]);
                page.sheet.rows.push(record(viewed, figures.period, &name, *node, value));
            }
            if figures.gases.iter().any(|(gas, _)| gas.is_some()) {
                page.blocks.push(Block::Rows(Rows {
                    header: vec![word(Heading::Gas), word(Heading::Emissions)],
                    columns: vec![Align::Left, Align::Right],
                    rows,
                    total: false,
                }));
            }
            for (at, node) in activities {
                let name = &viewed.subject.accounts.activities[at].id;
                page.sheet.rows.push(record(viewed, figures.period, name, node, values.get(node)));
            }
        });
        let gaps = view.gaps_under(figures.total);
        if !gaps.is_empty() {
            page.blocks.push(Block::Heading(word(Heading::Missing)));
            let line = |gap: &crate::calc::Gap| {
                let code = gap.address.rsplit('/').next().unwrap_or_default();
                let words = super::super::figure::gap_words(gap, lang);
                let reason = gap.reason.as_deref().map(|reason| format!(" · {}", one_line(reason)));
                format!("{code}  {words}{}", reason.unwrap_or_default())
            };
            page.blocks.push(Block::List(gaps.iter().map(|(_, gap)| line(gap)).collect()));
        }
    }
    page
}
