//! `crossfoot savings` of a fleet of meters: rows are written as they come.

use std::io::{self, BufWriter, ErrorKind, Write};

use super::progress::Progress;
use super::run::{Opened, Session};
use super::{Disk, Exit, output};
use crate::book::{FleetRow, FleetTable, fleet};
use crate::finding::{Findings, FleetWord, Message, Sources};
use crate::report::{FleetSummary, Format, fleet_csv, fleet_header, fleet_json};
use crate::saving::proof::Meter;

impl Session {
    /// Every meter of a fleet.
    pub(super) fn fleet(
        &self,
        opened: &Opened,
        meter: &Meter,
        findings: &Findings,
        sources: &Sources,
        digits: u32,
    ) -> Exit {
        let mut summary = FleetSummary::default();
        let mut progress = Progress::new(self.request.quiet);
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
        let (json, csv) = (self.request.json, self.request.format == Format::Csv && !self.request.json);
        let (mut failed, mut count) = (None, 0_u64);
        let head = self.head(&opened.path, meter);
        let what = FleetWord::Running.text(self.lang);
        let result = {
            let mut sink = |row: FleetRow| {
                summary.take(&row);
                // Nothing is written before there is something to write: a file that cannot be read is a finding alone.
                let before = if count == 0 { head.as_str() } else { "" };
                count += 1;
                let comma = if count == 1 { "" } else { "," };
                let written = if csv {
                    write!(out, "{before}{}", fleet_csv(meter, &row))
                } else if json {
                    write!(out, "{before}{comma}\n    {}", fleet_json(meter, &row))
                } else {
                    Ok(())
                };
                failed = written.err();
                failed.is_none()
            };
            let mut show = |at: crate::book::Progress| progress.at(at.done, at.of, what);
            fleet(&opened.book, meter, &Disk, sources, &mut show, &mut sink)
        };
        progress.end();
        let table = match result {
            Ok(table) => table,
            Err(about) => {
                // Rows that were written stand; what is open is closed so that they can be read.
                if json && count > 0 {
                    let _ = writeln!(out, "\n  ]\n}}").and_then(|()| out.flush());
                }
                return self.refuse_fleet(&opened.path, &about, sources, json && count > 0);
            }
        };
        if let Some(error) = failed {
            return self.unwritten(&error);
        }
        let before = if count == 0 { head.as_str() } else { "" };
        let rest = self.rest(&summary, meter, &table, findings, sources, digits);
        match write!(out, "{before}{rest}").and_then(|()| out.flush()) {
            Err(error) => self.unwritten(&error),
            Ok(()) => {
                if !json {
                    self.asides(&opened.path, findings, sources);
                }
                self.finish(Exit::Done, findings)
            }
        }
    }

    /// What stands before the rows.
    fn head(&self, path: &str, meter: &Meter) -> String {
        if self.request.json {
            let mut document = self.document("savings", path);
            document.insert("fleet".to_owned(), meter.id.clone().into());
            // The document stays open for the rows and what follows them.
            let text = format!("{:#}", serde_json::Value::Object(document));
            return format!("{},\n  \"meters\": [", text.trim_end_matches(['}', '\n']));
        }
        if self.request.format == Format::Csv { fleet_header() } else { String::new() }
    }

    /// What follows the rows.
    fn rest(
        &self,
        summary: &FleetSummary,
        meter: &Meter,
        table: &FleetTable,
        findings: &Findings,
        sources: &Sources,
        digits: u32,
    ) -> String {
        if self.request.json {
            let findings = self.findings_json(findings, sources);
            return format!("\n  ],\n  \"summary\": {},\n  \"findings\": {findings}\n}}\n", summary.json(meter, table));
        }
        if self.request.format == Format::Csv {
            return String::new();
        }
        let look = self.look(digits);
        summary.page(meter, table, look).render(self.request.format, look.width)
    }

    fn refuse_fleet(&self, path: &str, about: &Findings, sources: &Sources, begun: bool) -> Exit {
        if begun || self.request.format == Format::Csv {
            let style = self.style(output::coloured_asides(self.request.color));
            output::aside(&crate::report::findings_text(about, sources, style));
            return Exit::Findings;
        }
        self.refuse("savings", path, about, sources)
    }

    /// A reader that went away (`| head`) is no error.
    fn unwritten(&self, error: &io::Error) -> Exit {
        if error.kind() == ErrorKind::BrokenPipe {
            return Exit::Done;
        }
        self.fail(&Message::CannotWrite { reason: error.to_string() })
    }
}
