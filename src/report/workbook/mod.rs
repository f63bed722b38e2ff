//! The workbook: every step of every figure as a live formula, so that an auditor follows precedents and changes an input.
//!
//! ```text
//! Overview ─▶ Calculation ─▶ Inputs · Factors · Assumptions · Gaps     one row a value, values in column C
//! Lines · Beside · Projects · Meters · Verification · Check ─▶ the same cells
//! Boundary · Plants · Methods · Index · Findings · Record: texts and tables
//! ```
//! No name is defined and no sheet is protected: names such as CH4 are cells, and protection would stop the tracing of
//! precedents. Input cells are unlocked all the same, for whoever wants to protect the rest.

mod calculation;
mod check;
mod findings;
mod leaves;
mod lines;
mod meters;
mod number;
mod overview;
mod plan;
mod projects;
mod sheet;
mod style;
mod tables;
mod text;
mod verification;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::plan::Plan;
use super::Look;
use super::dossier::{Contents, Derivations, Dossier, SectionKind};
use crate::finding::WorkbookWord;

/// Why there is no workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkbookError {
    /// A sheet would need more rows than a workbook has.
    TooManyRows {
        /// The sheet.
        sheet: String,
        /// Rows that it would need.
        rows: usize,
    },
    /// It could not be put together, in the words of what writes it.
    Failed(String),
}

/// The report as a workbook.
///
/// # Errors
/// More rows than a sheet can hold.
pub fn workbook(
    contents: &Contents<'_>,
    figures: &Derivations<'_>,
    dossier: &Dossier,
    look: Look,
) -> Result<Vec<u8>, WorkbookError> {
    let plan = Plan::of(contents, figures, dossier, look.digits)?;
    bytes(&plan).map_err(|error| WorkbookError::Failed(error.to_string()))
}

fn bytes(plan: &Plan<'_, '_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(plan)?);
    let verification = verification::rows(plan);
    let mut sheets = vec![overview::sheet(plan, &verification)?];
    sheets.extend(leaves::sheets(plan)?);
    sheets.push(calculation::sheet(plan)?);
    sheets.extend(lines::sheet(plan)?);
    sheets.extend(tables::beside(plan)?);
    sheets.extend(projects::sheet(plan)?);
    sheets.extend(meters::sheet(plan)?);
    sheets.extend(verification::sheet(plan, &verification)?);
    sheets.push(check::sheet(plan, &verification)?);
    sheets.extend(tables::section(plan, (SectionKind::Boundary, WorkbookWord::Boundary))?);
    sheets.extend(tables::section(plan, (SectionKind::Plants, WorkbookWord::Plants))?);
    sheets.extend(tables::section(plan, (SectionKind::Targets, WorkbookWord::Targets))?);
    sheets.extend(tables::section(plan, (SectionKind::Methods, WorkbookWord::Methods))?);
    sheets.extend(tables::index(plan)?);
    sheets.extend(findings::sheet(plan)?);
    sheets.push(tables::record(plan)?);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer()
}

/// Who and what; the day is that on which factors were known, so that the same book gives the same bytes.
fn properties(plan: &Plan<'_, '_>) -> Result<DocProperties, XlsxError> {
    let day = plan.contents.subject.as_of;
    let (year, month, date) = (day.year(), day.month(), day.day());
    let year = u16::try_from(year).unwrap_or(1900).max(1900);
    let created = ExcelDateTime::from_ymd(year, u8::try_from(month).unwrap_or(1), u8::try_from(date).unwrap_or(1))?;
    Ok(DocProperties::new()
        .set_title(text::clean(&plan.dossier.title, 200))
        .set_author("Crossfoot")
        .set_comment(text::clean(&plan.dossier.subtitle.join(" · "), 400))
        .set_creation_datetime(&created))
}
