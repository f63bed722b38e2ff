//! `crossfoot explain`: the derivation of a figure, what was found about it, and the pages about findings.

use serde_json::json;

use super::run::{Opened, Session};
use super::{Exit, output};
use crate::account::{Account, Address, Shape};
use crate::calc::{NodeId, Patch, View};
use crate::claim::hypothesis::{Evidence, Pair, PrintedFigures};
use crate::claim::{self, Appraisal, Assessment, ClaimFigure, Search, TableFigure, TableVerdict, Verdict};
use crate::finding::{AboutHypothesis, Code, Lang, Message, Sources, Word};
use crate::report::{self, Answers, Asked, Assessed, Tables, Verified};
use crate::spelling::{MOST_KNOWN, nearest};

/// Addresses that are named where one is not found.
const MOST_NAMED: usize = 8;

/// What was found about the figure of an address.
struct Found {
    figures: Vec<ClaimFigure>,
    verdicts: Vec<Verdict>,
    table_figures: Vec<TableFigure>,
    tables: Vec<TableVerdict>,
    appraisal: Appraisal,
    assessment: Assessment,
    asked: Asked,
}

impl Found {
    fn answers<'a>(&'a self, opened: &'a Opened) -> Answers<'a> {
        let book = &opened.book;
        let found = Verified {
            claims: &book.claims,
            figures: &self.figures,
            verdicts: &self.verdicts,
            tables: Tables { tables: &book.tables, figures: &self.table_figures, verdicts: &self.tables },
            appraisal: &self.appraisal,
            assessed: Some(Assessed { assessment: &self.assessment, inputs: &book.verification, plausible: &[] }),
        };
        Answers { found, asked: self.asked }
    }
}

impl Opened {
    /// The figure of a claim and the patch of a hypothesis about it, where the address is of one.
    fn supposed(&self, address: &Address) -> Option<(NodeId, Patch)> {
        let Shape::ClaimHypothesis { id, number } = address.shape() else { return None };
        let (book, figures) = (&self.book, &self.described.claims);
        let figure = figures.iter().find(|figure| book.claims[figure.claim].id == id)?;
        let account = &self.described.account;
        let one = std::slice::from_ref(figure);
        let verdict = claim::verify(&book.claims, one, &book.accounts, &self.library, account, None).pop()?;
        let member = verdict.explanations.as_ref()?.numbered(number)?;
        let evidence = Evidence { graph: &account.graph, library: &self.library, printed: &PrintedFigures::default() };
        let pair = Pair { published: figure.published, recomputed: figure.recomputed };
        Some((figure.recomputed, member.change.patch(evidence, pair)?))
    }

    /// Verifies the claim or the relation that an address is of.
    fn found(&self, address: &Address) -> Option<Found> {
        let (book, described) = (&self.book, &self.described);
        let (mut figures, mut table_figures) = (Vec::new(), Vec::new());
        let asked = match address.shape() {
            Shape::Claim { id } | Shape::ClaimImplied { id } => {
                let at = described.claims.iter().position(|figure| book.claims[figure.claim].id == id)?;
                // Claims that ask for a factor are solved together, so that one is judged by the others.
                let asks = |figure: &ClaimFigure| figure.unknown.is_some() && described.claims[at].unknown.is_some();
                let wanted = described.claims.iter().enumerate().filter(|(of, figure)| *of == at || asks(figure));
                let wanted: Vec<_> = wanted.collect();
                figures.extend(wanted.iter().map(|(_, figure)| (*figure).clone()));
                Asked::Claim(wanted.iter().position(|(of, _)| *of == at)?)
            }
            _ => {
                let text = address.to_string();
                let of = |figure: &TableFigure| figure.relations.iter().position(|of| of.address == text);
                let (figure, relation) = described.tables.iter().find_map(|figure| Some((figure, of(figure)?)))?;
                table_figures.push(figure.clone());
                Asked::Relation { table: 0, relation }
            }
        };
        let account = &described.account;
        let search = Search::new(&account.graph, &self.library, &book.accounts);
        let mut verdicts = claim::verify_searching(&book.claims, &figures, &book.accounts, account, None, &search);
        let mut tables = claim::verify_tables(&book.tables, &table_figures, account);
        let assessment = self.assess((&figures, &mut verdicts), (&table_figures, &mut tables), None);
        let (claims, accounts, as_of) = (&book.claims, &book.accounts, described.as_of);
        let appraisal = claim::appraise(claims, &figures, &verdicts, accounts, &account.graph, &search, as_of);
        Some(Found { figures, verdicts, table_figures, tables, appraisal, assessment, asked })
    }
}

/// Where an address is of no figure: the nearest, or else the first that begin like it.
fn like(account: &Account, address: &str) -> Message {
    let known: Vec<String> = account.figures().map(|(address, _)| address.to_string()).collect();
    let parts: Vec<&str> = address.split('/').collect();
    let beginning = |count: usize| {
        let prefix = parts.get(..count.min(parts.len())).unwrap_or_default().join("/");
        let under = move |known: &&String| {
            known.strip_prefix(&prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        known.iter().filter(under)
    };
    // An address of another depth is another sort of figure, and no misspelling.
    // Of an object that there is, only its own figures are near.
    let object = if parts.len() > 2 && beginning(2).next().is_some() { 2 } else { 1 };
    let same_sort = beginning(object).map(String::as_str).filter(|known| known.split('/').count() == parts.len());
    if let Some(near) = nearest(address, same_sort.take(MOST_KNOWN)) {
        return Message::DidYouMean { name: near.to_owned() };
    }
    for count in (1..=parts.len()).rev() {
        let addresses: Vec<String> = beginning(count).take(MOST_NAMED).cloned().collect();
        if !addresses.is_empty() {
            let more = beginning(count).count().saturating_sub(MOST_NAMED);
            return Message::KnownAddresses { addresses, more };
        }
    }
    let mut sorts: Vec<&str> = known.iter().filter_map(|known| known.split('/').next()).collect();
    sorts.sort_unstable();
    sorts.dedup();
    let name = nearest(parts.first().copied().unwrap_or_default(), sorts.iter().copied());
    match name {
        Some(name) => Message::DidYouMean { name: format!("{name}/…") },
        None => Message::AddressesBegin { sorts: sorts.into_iter().map(|sort| format!("{sort}/")).collect() },
    }
}

impl Session {
    pub(super) fn explain(&self, path: &str, address: &str, depth: usize) -> Exit {
        let mut sources = Sources::default();
        let energy = address.starts_with("energy/");
        let opened = self.open_with(path, &mut sources, |book| book.views.wants_energy |= energy);
        let (opened, findings) = match opened {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(mut opened) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("explain", path, &findings, &sources);
        };
        if address.starts_with("plan/") {
            opened.search_plans();
        }
        let account = &opened.described.account;
        let parsed = Address::parse(address).ok();
        // A hypothesis is the claim's figure, read through the patch that was tried.
        let supposed = parsed.as_ref().and_then(|address| opened.supposed(address));
        let figure = || supposed.as_ref().map(|(node, _)| *node);
        let node = figure().or_else(|| parsed.as_ref().and_then(|address| account.find(address)));
        let Some(node) = node else {
            self.fail(&Message::UnknownFigure { address: address.to_owned() });
            output::aside(&format!("{}\n", like(account, address).text(self.lang)));
            return Exit::Failed;
        };
        let subject = opened.subject(&sources);
        let patch = supposed.as_ref().map(|(_, patch)| patch);
        let view = patch.map_or(View::plain(&account.graph), |patch| View::patched(&account.graph, patch));
        let found = parsed.as_ref().and_then(|address| opened.found(address));
        let answers = found.as_ref().map(|found| found.answers(&opened));
        let written = if self.request.json {
            let mut document = report::explain_json(&subject, view, node, depth, answers);
            if let (Some(document), true) = (document.as_object_mut(), supposed.is_some()) {
                document.insert("hypothesis".to_owned(), json!(address));
            }
            self.write_with_findings(document, &findings, &sources)
        } else {
            self.asides(path, &findings, &sources);
            if supposed.is_some() {
                output::aside(&format!(
                    "{}\n\n",
                    AboutHypothesis::Supposed { address: address.to_owned() }.text(self.lang)
                ));
            }
            output::result(&report::explain_text(&subject, view, node, depth, answers, self.look(2)), self.lang)
        };
        self.finish(written, &findings)
    }

    pub(super) fn explain_code(&self, word: &str) -> Exit {
        match Code::from_word(word) {
            Some(code) if self.request.json => {
                let mut document = self.document("explain", "");
                document.insert("code".to_owned(), json!(code.word()));
                document.insert("level".to_owned(), json!(code.default_level().word()));
                document.insert("page".to_owned(), json!({ "en": code.page(Lang::En), "zh": code.page(Lang::Zh) }));
                self.write_json(document)
            }
            Some(code) => {
                let level = Word::from(code.default_level()).text(self.lang);
                output::result(&format!("{level}[{}]\n\n{}\n", code.word(), code.page(self.lang)), self.lang)
            }
            None => self.fail(&Message::NoSuchCode { word: word.to_owned() }),
        }
    }
}
