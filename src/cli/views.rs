//! `crossfoot inventory` in its views and formats, and `crossfoot impact`.

use super::run::{Opened, Session};
use super::{Exit, output};
use crate::finding::{AboutInventory, AboutView, Message, Sources};
use crate::report::{self, By, Format, ViewKind, Viewed};
use crate::view::{impact, lever};

impl Session {
    pub(super) fn inventory(
        &self,
        path: &str,
        period: Option<&str>,
        by: Option<By>,
        digits: u32,
        kind: ViewKind,
    ) -> Exit {
        if by.is_some() && kind != ViewKind::Iso {
            return self.fail(&AboutView::NoSplit.into());
        }
        let mut sources = Sources::default();
        let opened = self.open_with(path, &mut sources, |book| book.views.wants_energy |= kind == ViewKind::Energy);
        let (opened, findings) = match opened {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let found = opened.as_ref().and_then(|opened| Some((opened, opened.described.inventory.as_ref()?)));
        let without = |opened: &Opened| opened.book.accounts.periods.is_empty() && !opened.book.claims.is_empty();
        if opened.as_ref().is_some_and(without) && !findings.blocks() {
            return self.fail(&AboutInventory::NothingToAccount.into());
        }
        let Some((opened, inventory)) = found else { return self.refuse("inventory", path, &findings, &sources) };
        let only = match period {
            None => None,
            Some(id) => match opened.book.accounts.periods.iter().position(|period| period.id == id) {
                Some(index) => Some(index),
                None => return self.fail(&Message::UnknownPeriod { id: id.to_owned() }),
            },
        };
        let subject = opened.subject(&sources);
        let Opened { book, described, .. } = opened;
        let (views, inputs) = (&described.views, &book.views);
        let viewed = Viewed { subject: &subject, inventory, views, inputs, only, by };
        let look = self.look(digits);
        let written = if self.request.json {
            match kind {
                ViewKind::Iso => {
                    let mut document = report::inventory_json(&subject, inventory, only);
                    report::extend_json(&viewed, &mut document.rest);
                    document.rest.insert("findings".to_owned(), self.findings_json(&findings, &sources));
                    output::json(&document, self.lang)
                }
                _ => self.write_with_findings(report::view_json(&viewed, kind), &findings, &sources),
            }
        } else {
            self.asides(path, &findings, &sources);
            let text = match (kind, self.request.format) {
                (ViewKind::Iso, Format::Table) => {
                    let mut text = report::inventory_text(&subject, inventory, only, by, look);
                    let intensities = report::intensity_page(&viewed, look);
                    text.extend(intensities.map(|page| page.render(Format::Table, look.width)));
                    text
                }
                (kind, format) => report::view_page(&viewed, kind, look).render(format, look.width),
            };
            output::result(&text, self.lang)
        };
        self.finish(written, &findings)
    }

    /// What rests on an input or a factor.
    pub(super) fn impact(&self, path: &str, id: &str, digits: u32) -> Exit {
        let mut sources = Sources::default();
        let energy = id.starts_with("energy/") || id.contains("standard-coal");
        let opened = self.open_with(path, &mut sources, |book| book.views.wants_energy |= energy);
        let (opened, findings) = match opened {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(opened) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("impact", path, &findings, &sources);
        };
        let account = &opened.described.account;
        let lever = match lever(account, id) {
            Ok(lever) => lever,
            Err(near) => return self.fail(&AboutView::NothingToMove { id: id.to_owned(), near }.into()),
        };
        let impact = impact(account, lever);
        let subject = opened.subject(&sources);
        let written = if self.request.json {
            self.write_with_findings(report::impact_json(&subject, &impact), &findings, &sources)
        } else {
            self.asides(path, &findings, &sources);
            let look = self.look(digits);
            let page = report::impact_page(&subject, &impact, look);
            output::result(&page.render(self.request.format, look.width), self.lang)
        };
        self.finish(written, &findings)
    }
}
