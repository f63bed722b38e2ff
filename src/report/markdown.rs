//! A report as Markdown, for repositories: tables as GitHub renders them, charts as what they say in words.

use super::dossier::{Block, Card, Cell, ColumnKind, Dossier, Fact, Figure, Role, State, Table};
use super::page::escaped;
use crate::finding::{Heading, Lang};

/// The report as Markdown.
pub fn markdown(dossier: &Dossier) -> String {
    let mut parts = vec![format!("# {}", escaped(&dossier.title))];
    parts.extend(dossier.subtitle.iter().map(|line| escaped(line)));
    for section in &dossier.sections {
        parts.push(format!("## {}", escaped(&section.title)));
        blocks(&section.blocks, 3, dossier.lang, &mut parts);
    }
    parts.retain(|part| !part.is_empty());
    format!("{}\n", parts.join("\n\n"))
}

fn blocks(of: &[Block], level: usize, lang: Lang, parts: &mut Vec<String>) {
    let mut below = level;
    for block in of {
        match block {
            Block::Heading(heading) => {
                parts.push(format!("{} {}", "#".repeat(level), escaped(heading)));
                below = (level + 1).min(6);
            }
            Block::Text(text) => parts.push(escaped(text)),
            Block::Note(text) => parts.push(format!("*{}*", escaped(text))),
            Block::Tiles(tiles) => {
                let tile = |tile: &super::dossier::Tile| {
                    let remark = tile.remark.as_deref().map(|remark| format!(" · {}", escaped(remark)));
                    // What qualifies a tile says that it is partial.
                    let said = match &tile.remark {
                        Some(_) => escaped(&tile.figure.said()),
                        None => figure(&tile.figure, lang),
                    };
                    format!("- {}{}**{said}**{}", escaped(&tile.label), colon(lang), remark.unwrap_or_default())
                };
                parts.push(tiles.iter().map(tile).collect::<Vec<_>>().join("\n"));
            }
            Block::Facts(facts) => parts.push(facts_list(facts, lang)),
            Block::Table(shown) => parts.push(table(&shown.for_people(), lang)),
            Block::Cards(cards) => cards.cards.iter().for_each(|shown| card(shown, below, lang, parts)),
            // The tables beside a chart hold its figures, or it has its own.
            Block::Chart(chart) => {
                parts.push(format!("*{}{}{}*", escaped(&chart.title), colon(lang), escaped(&chart.alt)));
                let figures = Table::of_chart(chart).map(|shown| Table { caption: None, ..shown.for_people() });
                parts.extend(figures.map(|shown| table(&shown, lang)));
            }
        }
    }
}

const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ": ",
        Lang::Zh => "：",
    }
}

const fn semicolon(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "; ",
        Lang::Zh => "；",
    }
}

fn figure(figure: &Figure, lang: Lang) -> String {
    let word = Heading::Partial.text(lang);
    let partial = match (figure.state, lang) {
        (State::Partial, Lang::En) => format!(" ({word})"),
        (State::Partial, Lang::Zh) => format!("（{word}）"),
        _ => String::new(),
    };
    format!("{}{partial}", escaped(&figure.said()))
}

fn cell(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Figure(shown) => figure(shown, lang),
        Cell::Code(text) if !text.is_empty() && !text.contains(['`', '|', '\n']) => format!("`{text}`"),
        other => escaped(other.text()),
    }
}

fn facts_list(facts: &[Fact], lang: Lang) -> String {
    let fact = |fact: &Fact| {
        let parts: Vec<String> = fact.parts.iter().map(|part| cell(part, lang)).collect();
        match parts.is_empty() {
            true => format!("- {}", escaped(&fact.label)),
            false => format!("- {}{}{}", escaped(&fact.label), colon(lang), parts.join(semicolon(lang))),
        }
    };
    facts.iter().map(fact).collect::<Vec<_>>().join("\n")
}

fn table(shown: &Table, lang: Lang) -> String {
    let mut lines = Vec::new();
    if let Some(caption) = &shown.caption {
        lines.push(format!("**{}**\n", escaped(caption)));
    }
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    lines.push(row(shown.columns.iter().map(|column| escaped(&column.title)).collect()));
    let rule = |kind: ColumnKind| if kind == ColumnKind::Number { "---:" } else { "---" };
    lines.push(row(shown.columns.iter().map(|column| rule(column.kind).to_owned()).collect()));
    for of in &shown.rows {
        let cells = of.cells.iter().enumerate().map(|(at, shown)| {
            let text = cell(shown, lang);
            match of.role {
                Role::Total if !text.is_empty() => format!("**{text}**"),
                Role::Part if at == 0 => format!("&emsp;{text}"),
                _ => text,
            }
        });
        lines.push(row(cells.collect()));
    }
    lines.join("\n")
}

fn card(shown: &Card, level: usize, lang: Lang, parts: &mut Vec<String>) {
    parts.push(format!("{} {} · {}", "#".repeat(level), escaped(&shown.title), escaped(&shown.mark.word)));
    let source = shown.source.as_deref().map(|source| format!("\n> — {}", escaped(source))).unwrap_or_default();
    parts.extend(shown.quote.as_deref().map(|quote| format!("> {}{source}", escaped(quote))));
    if !shown.facts.is_empty() {
        parts.push(facts_list(&shown.facts, lang));
    }
    for (title, below) in &shown.more {
        parts.push(format!("**{}**", escaped(title)));
        blocks(below, (level + 1).min(6), lang, parts);
    }
}
