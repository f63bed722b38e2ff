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
/// Lines of them that are told.
const COMPLAINT_LINES: usize = 3;
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
    text_by(PROGRAM, pdf, limit, SECONDS)
}

/// The text as a program gives it within so many seconds.
fn text_by(program: &str, pdf: Pdf, limit: u64, seconds: u64) -> Result<Vec<u8>, AboutRead> {
    let mut command = Command::new(program);
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
    let result = ended(&mut child, &text, limit, seconds);
    if result.is_err() {
        // It may have ended by itself in the meantime.
        let _ = child.kill();
        let _ = child.wait();
    }
    let (succeeded, text) = result?;
    if !succeeded {
        let said = complaints.recv_timeout(Duration::from_secs(1)).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        if said.contains("ncorrect password") {
            return Err(AboutRead::PdfWithPassword);
        }
        let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
        let reason = lines.take(COMPLAINT_LINES).collect::<Vec<_>>().join("; ");
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
fn ended(child: &mut Child, text: &Receiver<Vec<u8>>, limit: u64, seconds: u64) -> Result<(bool, Vec<u8>), AboutRead> {
    let until = Instant::now() + Duration::from_secs(seconds);
    let late = || AboutRead::PdfToTextTooLong { seconds };
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

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::PathBuf;

    use super::*;

    /// A program of a few lines, in a folder of its own.
    fn program(name: &str, script: &str) -> std::io::Result<PathBuf> {
        let folder = std::env::temp_dir().join(format!("crossfoot-pdf-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let path = folder.join("pdftotext");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n"))?;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755))?;
        Ok(path)
    }

    fn outcome(name: &str, script: &str, pdf: Pdf) -> Result<String, AboutRead> {
        let path = program(name, script).map_err(|error| AboutRead::PdfToTextFailed { reason: error.to_string() })?;
        let text = text_by(&path.to_string_lossy(), pdf, 1 << 20, 2);
        let _ = path.parent().map(std::fs::remove_dir_all);
        text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn a_program_without_end_is_stopped() {
        let start = Instant::now();
        let slow = outcome("slow", "sleep 60", Pdf::Path("a.pdf"));
        assert!(matches!(slow, Err(AboutRead::PdfToTextTooLong { seconds: 2 })), "{slow:?}");
        let closed = outcome("closed", "exec >&-; sleep 60", Pdf::Path("a.pdf"));
        assert!(matches!(closed, Err(AboutRead::PdfToTextTooLong { seconds: 2 })), "{closed:?}");
        let much = outcome("much", "yes 1234567890", Pdf::Path("a.pdf"));
        assert!(matches!(much, Err(AboutRead::PdfToTextTooMuch { .. })), "{much:?}");
        let noise = outcome("noise", "yes error >&2", Pdf::Path("a.pdf"));
        assert!(
            matches!(noise, Err(AboutRead::PdfToTextFailed { .. } | AboutRead::PdfToTextTooLong { .. })),
            "{noise:?}"
        );
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }

    #[test]
    fn what_it_says_is_told() {
        let text = outcome("text", "cat", Pdf::Bytes(b"1,200 MWh".to_vec()));
        assert_eq!(text.ok().as_deref(), Some("1,200 MWh"));
        // It may go away without reading what it is given.
        let none = outcome("none", "exit 0", Pdf::Bytes(vec![b'x'; 1 << 20]));
        assert_eq!(none, Err(AboutRead::PdfWithoutText));
        let failed = outcome("failed", "echo Broken >&2; echo xref >&2; exit 1", Pdf::Path("a.pdf"));
        assert_eq!(failed, Err(AboutRead::PdfToTextFailed { reason: "Broken; xref".to_owned() }));
        let locked = outcome("locked", "echo Command Line Error: Incorrect password >&2; exit 1", Pdf::Path("a.pdf"));
        assert_eq!(locked, Err(AboutRead::PdfWithPassword));
        let absent = text_by("/nowhere/pdftotext", Pdf::Path("a.pdf"), 100, 2);
        assert_eq!(absent, Err(AboutRead::NoPdfToText));
    }
}
