//! `factors audit`: what the library covers, how sure it is, where it contradicts itself.

use serde_json::{Value, json};

use super::super::table::Align;
use super::super::{Look, number};
use super::Shelf;
use super::json::{head, region_json};
use super::layout::{Column, facts, fitting};
use super::words::{
    after_colon, percent_words, region_words, source_words, standing_word, title_words, value_in, years_words,
};
use crate::factor::{Audit, Contradiction, Document, Factor, Resolved, Terms};
use crate::finding::{AboutSearch, FactorWord, Lang, one_line};

/// An audit as a summary and lists of at most `limit` lines.
pub fn audit_text(shelf: &Shelf<'_>, audit: &Audit<'_>, limit: usize, look: Look) -> String {
    let word = |word: FactorWord| word.text(look.lang);
    let [values, fuels, blends] = audit.entries;
    let documents = audit.documents.len();
    let summary = AboutSearch::AuditSummary { values, fuels, blends, families: audit.families, documents };
    let mut text = format!("{}\n{}\n", word(FactorWord::Audit), summary.text(look.lang));
    text.push_str(&section(word(FactorWord::ByKind), by_kind(audit, look)));
    text.push_str(&section(word(FactorWord::ByRegion), by_region(shelf, audit, limit, look)));
    text.push_str(&section(word(FactorWord::ByYear), by_year(audit, limit, look)));
    text.push_str(&section(word(FactorWord::Sureness), sureness(audit, look)));
    text.push_str(&section(
        &AboutSearch::AgeingAgainst { year: audit.year }.text(look.lang),
        ageing(audit, limit, look),
    ));
    text.push_str(&section(word(FactorWord::Contradictions), contradictions(shelf, audit, limit, look)));
    let by_terms = |terms: Terms| move |document: &&Document<'_>| document.terms == terms;
    let lists: [(FactorWord, Vec<&Document<'_>>); 3] = [
        (FactorWord::Undecided, audit.documents.iter().filter(|d| d.source.published.is_none()).collect()),
        (FactorWord::TermsUnknown, audit.documents.iter().filter(by_terms(Terms::Unknown)).collect()),
        (FactorWord::NoTerms, audit.documents.iter().filter(by_terms(Terms::NoneStated)).collect()),
    ];
    for (heading, documents) in lists {
        text.push_str(&section(word(heading), document_table(&documents, limit, look)));
    }
    let ids = |ids: Vec<String>| match ids.is_empty() {
        true => format!("  {}\n", word(FactorWord::None)),
        false => ids.iter().map(|id| format!("  {id}\n")).collect(),
    };
    let drafts = audit.drafts.iter().map(|factor| factor.id.to_string()).collect();
    text.push_str(&section(word(FactorWord::Drafts), ids(drafts)));
    let replaced = audit.replaced.iter().map(|(old, new)| format!("{old} → {}", new.id)).collect();
    text.push_str(&section(word(FactorWord::ReplacedRows), ids(replaced)));
    text
}

fn section(heading: &str, body: String) -> String {
    format!("\n{heading}\n{body}")
}

/// The first rows as a table, and how many more there are.
fn cut(columns: Vec<Column>, rows: &[Vec<String>], limit: usize, look: Look) -> String {
    if rows.is_empty() {
        return format!("  {}\n", FactorWord::None.text(look.lang));
    }
    let shown = &rows[..rows.len().min(limit)];
    let mut text = fitting(columns, shown, look.width);
    if shown.len() < rows.len() {
        let more = AboutSearch::More { count: rows.len() - shown.len() };
        text.push_str(&format!(" {}\n", more.text(look.lang)));
    }
    text
}

fn column(header: FactorWord, align: Align, yields: u8, lang: Lang) -> Column {
    Column { header: header.text(lang).to_owned(), align, yields }
}

fn by_kind(audit: &Audit<'_>, look: Look) -> String {
    let columns = vec![
        column(FactorWord::Kind, Align::Left, 0, look.lang),
        column(FactorWord::Rows, Align::Right, 0, look.lang),
        column(FactorWord::Families, Align::Right, 0, look.lang),
        column(FactorWord::Regions, Align::Right, 1, look.lang),
        column(FactorWord::Years, Align::Left, 0, look.lang),
    ];
    let rows: Vec<Vec<String>> = audit
        .kinds
        .iter()
        .map(|(kind, coverage)| {
            vec![
                kind.name(look.lang).to_owned(),
                coverage.rows.to_string(),
                coverage.families.len().to_string(),
                coverage.regions.iter().flatten().count().to_string(),
                years_words(coverage.years, look.lang),
            ]
        })
        .collect();
    fitting(columns, &rows, look.width)
}

fn by_region(shelf: &Shelf<'_>, audit: &Audit<'_>, limit: usize, look: Look) -> String {
    let mut regions: Vec<(&Option<&str>, &usize)> = audit.regions.iter().collect();
    regions.sort_by_key(|(code, count)| (std::cmp::Reverse(**count), **code));
    let columns = vec![
        column(FactorWord::Region, Align::Left, 0, look.lang),
        column(FactorWord::Rows, Align::Right, 0, look.lang),
    ];
    let rows: Vec<Vec<String>> = regions
        .into_iter()
        .map(|(code, count)| vec![region_words(shelf, *code, look.lang), count.to_string()])
        .collect();
    cut(columns, &rows, limit, look)
}

fn by_year(audit: &Audit<'_>, limit: usize, look: Look) -> String {
    let columns = vec![
        column(FactorWord::DataYear, Align::Left, 0, look.lang),
        column(FactorWord::Rows, Align::Right, 0, look.lang),
    ];
    let rows: Vec<Vec<String>> = audit
        .years
        .iter()
        .rev()
        .map(|(year, count)| vec![years_words(year.map(|year| (year, year)), look.lang), count.to_string()])
        .collect();
    cut(columns, &rows, limit, look)
}

fn sureness(audit: &Audit<'_>, look: Look) -> String {
    let mut rows: Vec<(&str, String)> = Vec::new();
    let grade = |grade: &crate::factor::Grade| super::words::grade_meaning(*grade).text(look.lang);
    rows.extend(audit.grades.iter().map(|(word, count)| (grade(word), count.to_string())));
    let standing = |standing: &crate::factor::Standing| super::words::standing_meaning(*standing).text(look.lang);
    rows.extend(audit.standings.iter().map(|(word, count)| (standing(word), count.to_string())));
    facts(&rows, look.width)
}

fn ageing(audit: &Audit<'_>, limit: usize, look: Look) -> String {
    let columns = vec![
        column(FactorWord::Family, Align::Left, 0, look.lang),
        column(FactorWord::Families, Align::Right, 1, look.lang),
        column(FactorWord::Newest, Align::Right, 0, look.lang),
        column(FactorWord::Age, Align::Right, 0, look.lang),
        column(FactorWord::Kind, Align::Left, 2, look.lang),
    ];
    let rows: Vec<Vec<String>> = audit
        .ageing
        .iter()
        .map(|ageing| {
            vec![
                ageing.path.to_owned(),
                ageing.families.len().to_string(),
                ageing.newest.to_string(),
                AboutSearch::YearsOld { years: ageing.age }.text(look.lang),
                ageing.kind.name(look.lang).to_owned(),
            ]
        })
        .collect();
    cut(columns, &rows, limit, look)
}

fn contradictions(shelf: &Shelf<'_>, audit: &Audit<'_>, limit: usize, look: Look) -> String {
    if audit.contradictions.is_empty() {
        return format!("  {}\n", FactorWord::None.text(look.lang));
    }
    let mut text = String::new();
    for contradiction in audit.contradictions.iter().take(limit) {
        text.push_str(&contradiction_text(shelf, contradiction, look));
    }
    if audit.contradictions.len() > limit {
        let more = AboutSearch::More { count: audit.contradictions.len() - limit };
        text.push_str(&format!(" {}\n", more.text(look.lang)));
    }
    text
}

fn contradiction_text(shelf: &Shelf<'_>, contradiction: &Contradiction<'_>, look: Look) -> String {
    let Some(first) = contradiction.factors.first() else { return String::new() };
    let unit = first.unit();
    let columns = vec![
        column(FactorWord::Factor, Align::Left, 0, look.lang),
        Column { header: unit.text().to_owned(), align: Align::Right, yields: 0 },
        column(FactorWord::Spread, Align::Right, 0, look.lang),
        column(FactorWord::Source, Align::Left, 2, look.lang),
        column(FactorWord::Standing, Align::Left, 1, look.lang),
    ];
    let last = contradiction.factors.len() - 1;
    let row = |(at, factor): (usize, &&Factor)| {
        let entry = Resolved::Factor(factor);
        let spread = contradiction.spread.as_ref().filter(|_| at == last);
        let standing = entry.source(shelf.library).map_or("", |source| standing_word(source.standing).text(look.lang));
        vec![
            factor.id.to_string(),
            factor.worth().map_or_else(String::new, |worth| value_in(entry, &worth, unit)),
            percent_words(spread),
            source_words(entry, shelf),
            standing.to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = contradiction.factors.iter().enumerate().map(row).collect();
    let mut text = format!("\n{}", fitting(columns, &rows, look.width));
    let notes: Vec<(&str, String)> =
        contradiction.notes.iter().map(|note| (FactorWord::Note.text(look.lang), one_line(note))).collect();
    text.push_str(&facts(&notes, look.width));
    text
}

fn document_table(documents: &[&Document<'_>], limit: usize, look: Look) -> String {
    let columns = vec![
        column(FactorWord::Source, Align::Left, 0, look.lang),
        column(FactorWord::Rows, Align::Right, 0, look.lang),
        column(FactorWord::Title, Align::Left, 0, look.lang),
    ];
    let mut documents = documents.to_vec();
    documents.sort_by_key(|document| (std::cmp::Reverse(document.entries), &document.source.id));
    let rows: Vec<Vec<String>> = documents
        .into_iter()
        .map(|document| {
            let publisher = one_line(&document.source.publisher);
            let title = after_colon(&publisher, &title_words(document.source), look.lang);
            vec![document.source.id.clone(), document.entries.to_string(), title]
        })
        .collect();
    cut(columns, &rows, limit, look)
}

/// Everything, for programs.
pub fn audit_json(shelf: &Shelf<'_>, audit: &Audit<'_>) -> Value {
    let [values, fuels, blends] = audit.entries;
    let mut document = head("factors audit");
    let mut put = |key: &str, value: Value| {
        document.insert(key.to_owned(), value);
    };
    put("year", json!(audit.year));
    put("entries", json!({ "values": values, "fuels": fuels, "blends": blends }));
    put("families", json!(audit.families));
    let span = |years: Option<(u16, u16)>| years.map(|(first, last)| json!({ "from": first, "to": last }));
    let kinds = audit.kinds.iter().map(|(kind, coverage)| {
        json!({
            "kind": kind.word(),
            "values": coverage.rows,
            "families": coverage.families.len(),
            "regions": coverage.regions.iter().flatten().collect::<Vec<_>>(),
            "years": span(coverage.years),
        })
    });
    put("kinds", json!(kinds.collect::<Vec<_>>()));
    let regions =
        audit.regions.iter().map(|(code, count)| json!({ "region": region_json(shelf, *code), "values": count }));
    put("regions", json!(regions.collect::<Vec<_>>()));
    let years = audit.years.iter().map(|(year, count)| json!({ "year": year, "values": count }));
    put("years", json!(years.collect::<Vec<_>>()));
    let grades: serde_json::Map<String, Value> =
        audit.grades.iter().map(|(grade, count)| (grade.word().to_owned(), json!(count))).collect();
    put("grades", Value::Object(grades));
    let standings: serde_json::Map<String, Value> =
        audit.standings.iter().map(|(standing, count)| (standing.word().to_owned(), json!(count))).collect();
    put("standings", Value::Object(standings));
    let documents = audit.documents.iter().map(|document| {
        let terms = match document.terms {
            Terms::Stated => "stated",
            Terms::NoneStated => "none-stated",
            Terms::Unknown => "unknown",
        };
        json!({
            "id": document.source.id,
            "entries": document.entries,
            "published": document.source.published,
            "licence": document.source.licence,
            "terms": terms,
        })
    });
    put("documents", json!(documents.collect::<Vec<_>>()));
    put("drafts", json!(audit.drafts.iter().map(|factor| factor.id.to_string()).collect::<Vec<_>>()));
    let replaced = audit.replaced.iter().map(|(old, new)| json!({ "id": old.to_string(), "by": new.id.to_string() }));
    put("replaced", json!(replaced.collect::<Vec<_>>()));
    let ageing = audit.ageing.iter().map(|ageing| {
        json!({
            "path": ageing.path,
            "families": ageing.families,
            "kind": ageing.kind.word(),
            "newest": ageing.newest,
            "age": ageing.age,
        })
    });
    put("ageing", json!(ageing.collect::<Vec<_>>()));
    let contradictions = audit.contradictions.iter().map(|contradiction| {
        let value = |factor: &&Factor| json!({ "id": factor.id.to_string(), "value": factor.quantity.text() });
        json!({
            "factors": contradiction.factors.iter().map(value).collect::<Vec<_>>(),
            "spread": contradiction.spread.as_ref().map(number::machine),
            "notes": contradiction.notes,
        })
    });
    put("contradictions", json!(contradictions.collect::<Vec<_>>()));
    Value::Object(document)
}
