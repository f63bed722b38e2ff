//! The listener: a thread for each connection, few of them, none left at the end.

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, Scope};
use std::time::Duration;

use super::answer::{Answer, OF_OTHERS, OF_REPORTS, Status};
use super::page::Shown;
use super::request;

/// Connections at once.
const MOST: usize = 32;
/// After a connection could not be taken, how long until the next is waited for.
const BREATH: Duration = Duration::from_millis(50);

const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");

/// A listener on this machine, with the page that it shows.
pub(super) struct Server {
    listener: TcpListener,
    address: SocketAddr,
    shown: Mutex<Arc<Shown>>,
    /// Connections that are open, by their number.
    open: Mutex<HashMap<u64, TcpStream>>,
    closing: AtomicBool,
}

/// A lock that a thread died with is still of use: what it guards is replaced whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    /// Listens on 127.0.0.1 alone.
    pub(super) fn bind(port: u16, shown: Shown) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let (shown, open) = (Mutex::new(Arc::new(shown)), Mutex::new(HashMap::new()));
        Ok(Server { listener, address, shown, open, closing: AtomicBool::new(false) })
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Puts another page in the place of the one that is shown.
    pub(super) fn show(&self, shown: Shown) {
        *locked(&self.shown) = Arc::new(shown);
    }

    /// Takes connections until the server closes.
    pub(super) fn listen<'s>(&'s self, scope: &'s Scope<'s, '_>) {
        let mut number = 0_u64;
        while !self.closing.load(Ordering::SeqCst) {
            let Ok((mut stream, _)) = self.listener.accept() else {
                std::thread::sleep(BREATH);
                continue;
            };
            number = number.wrapping_add(1);
            let Ok(kept) = stream.try_clone() else { continue };
            {
                let mut open = locked(&self.open);
                if open.len() >= MOST {
                    drop(open);
                    Answer::of(Status::Busy).toss(&mut stream);
                    continue;
                }
                open.insert(number, kept);
            }
            // What was taken while the server closes: nobody else ends it.
            if self.closing.load(Ordering::SeqCst) {
                break;
            }
            let serve = move || {
                // Who does not read to the end has lost nothing that could be told.
                let _ = self.converse(&mut stream);
                locked(&self.open).remove(&number);
            };
            if Builder::new().spawn_scoped(scope, serve).is_err() {
                locked(&self.open).remove(&number);
            }
        }
    }

    /// Takes no more connections, and ends those that are open.
    pub(super) fn close(&self) {
        self.closing.store(true, Ordering::SeqCst);
        // The listener waits for a connection: this is the last one. Where it is refused, none is waited for.
        let _ = TcpStream::connect_timeout(&self.address, Duration::from_secs(1));
        for stream in locked(&self.open).values() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn converse(&self, stream: &mut TcpStream) -> io::Result<()> {
        match request::read(stream, self.address.port()) {
            Ok(request) => {
                let shown = Arc::clone(&locked(&self.shown));
                answer(&request.path, &shown).send(stream, request.head_only)
            }
            Err(Some(status)) => Answer::of(status).send(stream, false),
            Err(None) => Ok(()),
        }
    }
}

/// What is at a path. There are these four; no path leads to a file of the disk.
fn answer<'a>(path: &str, shown: &'a Shown) -> Answer<'a> {
    let of = |kind, policy, body| Answer { status: Status::Done, kind, policy, body };
    match path {
        "/" => of("text/html; charset=utf-8", OF_REPORTS, shown.html.as_bytes()),
        "/state" => of("text/plain; charset=utf-8", OF_OTHERS, shown.state.as_bytes()),
        "/live.js" => of("text/javascript; charset=utf-8", OF_OTHERS, SCRIPT.as_bytes()),
        "/live.css" => of("text/css; charset=utf-8", OF_OTHERS, STYLE.as_bytes()),
        // Browsers ask for it unasked.
        "/favicon.ico" => Answer::of(Status::Nothing),
        _ => Answer::of(Status::Unknown),
    }
}
