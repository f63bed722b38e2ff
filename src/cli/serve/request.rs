//! Requests: read within bounds, and refused unless they come from this machine's own page.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::answer::Status;

/// Bytes of a request line and its headers.
const MOST_BYTES: usize = 8 << 10;
/// Headers of a request.
const MOST_HEADERS: usize = 64;
/// How long a client may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    /// The path, without a query.
    pub path: String,
    /// Whether only the head is wanted.
    pub head_only: bool,
}

/// Reads what is asked for; nothing when the client has gone without a word.
pub(super) fn read(stream: &mut TcpStream, port: u16) -> Result<Request, Option<Status>> {
    let end = Instant::now() + PATIENCE;
    let mut bytes = Vec::new();
    let mut part = [0; 1024];
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Some(Status::TooSlow));
        }
        stream.set_read_timeout(Some(left)).map_err(|_| None)?;
        let count = match stream.read(&mut part) {
            Ok(0) => return Err(None),
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return Err(Some(Status::TooSlow));
            }
            Err(_) => return Err(None),
        };
        bytes.extend_from_slice(part.get(..count).unwrap_or(&[]));
        if let Some(request) = understood(&bytes, port) {
            return request.map_err(Some);
        }
        if bytes.len() > MOST_BYTES {
            return Err(Some(Status::TooLarge));
        }
    }
}

/// The request that these bytes begin with; nothing while it is not all there.
fn understood(bytes: &[u8], port: u16) -> Option<Result<Request, Status>> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(bytes) {
        Ok(httparse::Status::Partial) => return None,
        Ok(httparse::Status::Complete(length)) if length > MOST_BYTES => return Some(Err(Status::TooLarge)),
        Ok(httparse::Status::Complete(_)) => {}
        Err(httparse::Error::TooManyHeaders) => return Some(Err(Status::TooLarge)),
        Err(_) => return Some(Err(Status::Malformed)),
    }
    let all = |name: &str| {
        let named = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        named.map(|header| header.value).collect::<Vec<_>>()
    };
    Some(allowed(&all("host"), &all("origin"), port).and_then(|()| {
        let head_only = match request.method {
            Some("GET") => false,
            Some("HEAD") => true,
            _ => return Err(Status::OtherMethod),
        };
        let target = request.path.unwrap_or_default();
        Ok(Request { path: target.split('?').next().unwrap_or_default().to_owned(), head_only })
    }))
}

/// Whether a request is meant for this server, by its name, and comes from its own page where it says from where.
///
/// A page of the web may have its name lead to this machine (DNS rebinding); its requests still carry its own name.
fn allowed(hosts: &[&[u8]], origins: &[&[u8]], port: u16) -> Result<(), Status> {
    let [host] = hosts else { return Err(Status::Malformed) };
    let host = host.to_ascii_lowercase();
    let names = ["127.0.0.1", "localhost", "[::1]"];
    let is_ours = |name: &&str| host == format!("{name}:{port}").as_bytes() || port == 80 && host == name.as_bytes();
    if !names.iter().any(is_ours) {
        return Err(Status::OtherHost);
    }
    let own = [b"http://".as_slice(), &host].concat();
    if origins.iter().any(|origin| !origin.eq_ignore_ascii_case(&own)) {
        return Err(Status::OtherOrigin);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Option<Result<Request, Status>> {
        understood(text.as_bytes(), 8080)
    }

    #[test]
    fn only_reading_by_the_own_page_is_allowed() {
        let of = |method: &str, more: &str| asked(&format!("{method} /x?y HTTP/1.1\r\n{more}\r\n"));
        let ours = Some(Ok(Request { path: "/x".to_owned(), head_only: false }));
        for host in ["127.0.0.1:8080", "localhost:8080", "LocalHost:8080", "[::1]:8080"] {
            assert_eq!(of("GET", &format!("Host: {host}\r\n")), ours, "{host}");
            assert_eq!(of("GET", &format!("host: {host}\r\nOrigin: http://{host}\r\n")), ours, "{host}");
        }
        for host in ["evil.example:8080", "127.0.0.1", "localhost:80", "127.0.0.1:8080.evil.example", "localhost.:8080"]
        {
            assert_eq!(of("GET", &format!("Host: {host}\r\n")), Some(Err(Status::OtherHost)), "{host}");
        }
        for origin in ["http://evil.example", "null", "https://localhost:8080", "http://127.0.0.1:8080"] {
            let headers = format!("Host: localhost:8080\r\nOrigin: {origin}\r\n");
            assert_eq!(of("GET", &headers), Some(Err(Status::OtherOrigin)), "{origin}");
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"] {
            assert_eq!(of(method, "Host: localhost:8080\r\n"), Some(Err(Status::OtherMethod)), "{method}");
        }
        assert_eq!(of("GET", ""), Some(Err(Status::Malformed)));
        assert_eq!(of("GET", "Host: localhost:8080\r\nHost: evil\r\n"), Some(Err(Status::Malformed)));
    }

    #[test]
    fn what_is_not_all_there_is_waited_for_and_what_is_no_request_is_not() {
        assert_eq!(asked(""), None);
        assert_eq!(asked("GET / HTTP/1.1\r\nHost: loc"), None);
        assert_eq!(asked("\u{16}\u{3}\u{1} hello"), Some(Err(Status::Malformed)));
        assert_eq!(asked("GET / HTTP/9.9\r\n\r\n"), Some(Err(Status::Malformed)));
        let many = "A: b\r\n".repeat(MOST_HEADERS + 1);
        assert_eq!(asked(&format!("GET / HTTP/1.1\r\n{many}\r\n")), Some(Err(Status::TooLarge)));
    }
}
