//! PDF to text by `pdftotext`, which belongs to Poppler and to Xpdf.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::finding::AboutRead;

/// The program.
const PROGRAM: &str = "pdftotext";
/// How long it may take.
const SECONDS: u64 = 120;
/// Bytes of its complaints that are kept.
const COMPLAINTS: u64 = 4096;
/// How often it is looked at.
const PAUSE: Duration = Duration::from_millis(5);

/// Where a PDF comes from.
pub(super) enum Pdf<'a> {
    /// A file.
    Path(&'a str),
    /// Standard input, which was read already.
    Bytes(Vec<u8>),
}

/// The text of a PDF, laid out as its pages are, at most `limit` bytes.
pub(super) fn text(pdf: Pdf, limit: u64) -> Result<Vec<u8>, AboutRead> {
    let mut command = Command::new(PROGRAM);
    command.args(["-layout", "-enc", "UTF-8"]);
    match &pdf {
        // A path that starts like an option is none.
        Pdf::Path(path) if path.starts_with('-') => command.arg(format!("./{path}")),
        Pdf::Path(path) => command.arg(path),
        Pdf::Bytes(_) => command.arg("-"),
    };
    let stdin = if matches!(pdf, Pdf::Bytes(_)) { Stdio::piped() } else { Stdio::null() };
    let spawned = command.arg("-").stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| match error.kind() {
        ErrorKind::NotFound => AboutRead::NoPdfToText,
        _ => AboutRead::PdfToTextFailed { reason: error.to_string() },
    })?;
    if let (Pdf::Bytes(bytes), Some(mut into)) = (pdf, child.stdin.take()) {
        // It may go away before it has read all; then its exit code tells.
        thread::spawn(move || drop(into.write_all(&bytes)));
    }
    let text = gathered(child.stdout.take(), limit.saturating_add(1));
    let complaints = gathered(child.stderr.take(), COMPLAINTS);
    let result = ended(&mut child, &text, limit);
    if result.is_err() {
        // It may have ended by itself in the meantime.
        let _ = child.kill();
        let _ = child.wait();
    }
    let (succeeded, text) = result?;
    if !succeeded {
        let said = complaints.recv_timeout(Duration::from_secs(1)).unwrap_or_default();
        let reason = String::from_utf8_lossy(&said).trim().to_owned();
        return Err(AboutRead::PdfToTextFailed { reason });
    }
    if text.iter().all(u8::is_ascii_whitespace) { Err(AboutRead::PdfWithoutText) } else { Ok(text) }
}

/// What a pipe gives, read aside so that the program is never held up.
fn gathered(pipe: Option<impl Read + Send + 'static>, limit: u64) -> Receiver<Vec<u8>> {
    let (give, take) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            // What was read before a failure is kept; the exit code tells of the failure.
            let _ = pipe.take(limit).read_to_end(&mut bytes);
        }
        // Nobody waits for it where time was up.
        let _ = give.send(bytes);
    });
    take
}

/// Waits for the end, within time: whether it went well, and the text.
fn ended(child: &mut Child, text: &Receiver<Vec<u8>>, limit: u64) -> Result<(bool, Vec<u8>), AboutRead> {
    let until = Instant::now() + Duration::from_secs(SECONDS);
    let late = || AboutRead::PdfToTextTooLong { seconds: SECONDS };
    let left = || until.saturating_duration_since(Instant::now());
    let bytes = text.recv_timeout(left()).map_err(|_| late())?;
    if bytes.len() as u64 > limit {
        return Err(AboutRead::PdfToTextTooMuch { limit });
    }
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok((status.success(), bytes)),
            Ok(None) if left().is_zero() => return Err(late()),
            Ok(None) => thread::sleep(PAUSE),
            Err(error) => return Err(AboutRead::PdfToTextFailed { reason: error.to_string() }),
        }
    }
}
