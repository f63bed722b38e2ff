//! Answers: one a connection, with the headers that keep other pages out.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// How long a client may take to read an answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long what a client still sends is read, so that closing does not cut the answer off.
const FAREWELL: Duration = Duration::from_millis(500);
/// Bytes that are read then.
const LEFTOVER: usize = 1 << 20;
/// Bytes that are written at once.
const PART: usize = 1 << 16;

/// How a request is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Done,
    Nothing,
    Malformed,
    OtherOrigin,
    Unknown,
    OtherMethod,
    TooSlow,
    OtherHost,
    TooLarge,
    Busy,
}

impl Status {
    /// Number and words, by RFC 9110 and RFC 6585.
    pub(super) const fn line(self) -> &'static str {
        match self {
            Status::Done => "200 OK",
            Status::Nothing => "204 No Content",
            Status::Malformed => "400 Bad Request",
            Status::OtherOrigin => "403 Forbidden",
            Status::Unknown => "404 Not Found",
            Status::OtherMethod => "405 Method Not Allowed",
            Status::TooSlow => "408 Request Timeout",
            Status::OtherHost => "421 Misdirected Request",
            Status::TooLarge => "431 Request Header Fields Too Large",
            Status::Busy => "503 Service Unavailable",
        }
    }
}

/// What a page may load here, whatever the page says itself: of a report, its own policy says less.
pub(super) const OF_REPORTS: &str = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// The same for everything else.
pub(super) const OF_OTHERS: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// An answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer<'a> {
    pub status: Status,
    pub kind: &'static str,
    pub policy: &'static str,
    pub body: &'a [u8],
}

impl Answer<'_> {
    /// A refusal, in its own words.
    pub(super) const fn of(status: Status) -> Answer<'static> {
        let body = match status {
            Status::Nothing => b"",
            other => other.line().as_bytes(),
        };
        Answer { status, kind: "text/plain; charset=utf-8", policy: OF_OTHERS, body }
    }

    fn head(&self) -> String {
        let allow = if self.status == Status::OtherMethod { "Allow: GET, HEAD\r\n" } else { "" };
        let body = match self.status {
            Status::Nothing => String::new(),
            _ => format!("Content-Type: {}\r\nContent-Length: {}\r\n", self.kind, self.body.len()),
        };
        format!(
            "HTTP/1.1 {}\r\n{body}{allow}Connection: close\r\nCache-Control: no-store\r\n\
             Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n\
             Referrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n\
             Cross-Origin-Opener-Policy: same-origin\r\n\r\n",
            self.status.line(),
            self.policy
        )
    }

    /// Sends it and ends the connection.
    pub(super) fn send(&self, stream: &mut TcpStream, head_only: bool) -> io::Result<()> {
        let end = Instant::now() + PATIENCE;
        write_until(stream, self.head().as_bytes(), end)?;
        if !head_only {
            write_until(stream, self.body, end)?;
        }
        stream.shutdown(Shutdown::Write)?;
        listen_out(stream)
    }

    /// Sends it if that takes no time.
    pub(super) fn toss(&self, stream: &mut TcpStream) {
        if stream.set_nonblocking(true).is_ok() {
            // Who cannot be told finds the connection closed.
            let _ = stream.write(&[self.head().as_bytes(), self.body].concat());
        }
    }
}

/// Writes all of it before `end`; a timeout for each write alone would let a client take for ever.
fn write_until(stream: &mut TcpStream, mut bytes: &[u8], end: Instant) -> io::Result<()> {
    while !bytes.is_empty() {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(left))?;
        let part = bytes.get(..PART).unwrap_or(bytes);
        match stream.write(part) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or(&[]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Reads what the client still sends, for a while.
fn listen_out(stream: &mut TcpStream) -> io::Result<()> {
    let end = Instant::now() + FAREWELL;
    let (mut part, mut taken) = ([0; 4096], 0);
    while taken < LEFTOVER {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        stream.set_read_timeout(Some(left))?;
        match stream.read(&mut part)? {
            0 => break,
            count => taken += count,
        }
    }
    Ok(())
}
