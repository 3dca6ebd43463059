//! The socket: connections that are accepted, bounded and answered on a thread of their own.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http_body_util::channel::{Channel, Sender};
use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT, CONTENT_LENGTH, HOST, HeaderName, HeaderValue, IF_NONE_MATCH};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::{Semaphore, watch};

use super::answer::{Answer, Asked, Body, answer};
use super::edition::{Edition, Shown};
use super::no_port;
use crate::diagnostic::{Diagnostic, Report};

/// The port that is taken if it is free, so that an address stays in the browser from day to day.
const USUAL_PORT: u16 = 7463;

/// How many connections there are at a time; a browser has six.
const CONNECTIONS: usize = 256;

/// How many files are made at a time.
const MAKERS: usize = 4;

/// How long somebody may take to say what is asked.
const ASKING: Duration = Duration::from_secs(20);

/// How often a browser that hears of editions is spoken to when there is none: so we learn that it went away.
const BREATH: Duration = Duration::from_secs(15);

/// How many of the pages that were opened last are remembered.
const OPENED: usize = 16;

/// Answers browsers until the program ends.
pub struct Server {
    port: u16,
    is_lan: bool,
    desk: Arc<Desk>,
}

/// What the threads share.
struct Desk {
    edition: watch::Sender<Edition>,
    is_lan: bool,
    /// The paths of the pages that were opened last, the newest at the end.
    opened: Mutex<VecDeque<String>>,
}

type Sent = Either<Full<Bytes>, Channel<Bytes>>;

impl Server {
    /// Begins to listen: on a port, or on a free one; for this computer, or for its network too. Whoever asks waits until
    /// there is something to [`show`](Self::show).
    ///
    /// # Errors
    ///
    /// `no-port`, where the system does not let us.
    pub fn open(port: Option<u16>, is_lan: bool) -> Result<Self, Diagnostic> {
        let host = if is_lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
        let bind = |port: u16| TcpListener::bind((host, port));
        let listener = match port {
            Some(port) => bind(port),
            None => bind(USUAL_PORT).or_else(|_| bind(0)),
        };
        let wanted = port.unwrap_or(USUAL_PORT);
        let refused = |error: io::Error| no_port(wanted, &error);
        let listener = listener.map_err(refused)?;
        let port = listener.local_addr().map_err(refused)?.port();
        let (edition, _) = watch::channel(Edition::default());
        let desk = Arc::new(Desk { edition, is_lan, opened: Mutex::default() });
        listen(listener, Arc::clone(&desk)).map_err(refused)?;
        Ok(Self { port, is_lan, desk })
    }

    /// The addresses of a site that lies at `base`: on this computer, then in its network if that may ask.
    pub fn addresses(&self, base: &str) -> Vec<String> {
        let network = self.is_lan.then(own_address).flatten();
        let hosts = [Some(IpAddr::V4(Ipv4Addr::LOCALHOST)), network].into_iter().flatten();
        hosts.map(|host| format!("http://{}{base}", SocketAddr::new(host, self.port))).collect()
    }

    /// Shows a site, and what is wrong with it all the same; browsers hear of it.
    pub fn show(&self, site: Arc<Shown>) {
        self.next(|edition| {
            edition.site = Some(site);
            edition.report = Arc::default();
        });
    }

    /// Tells what is wrong, over the site that was shown last.
    pub fn tell(&self, report: &Report) {
        self.next(|edition| edition.report = Arc::new(report.clone()));
    }

    /// The paths of the pages that were opened last.
    pub fn opened(&self) -> Vec<String> {
        self.desk.opened.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    fn next(&self, change: impl FnOnce(&mut Edition)) {
        self.desk.edition.send_modify(|edition| {
            change(edition);
            edition.number += 1;
        });
    }
}

/// The address of this computer in its network, if it is in one. Nothing is sent to find it.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address for examples (RFC 5737): what matters is by which way the system would go there.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

fn listen(listener: TcpListener, desk: Arc<Desk>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(MAKERS).build()?;
    let accept = async move {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
            let Ok((stream, _)) = listener.accept().await else {
                // Too many files are open, or the browser was gone already: a moment later there is room.
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            };
            let desk = Arc::clone(&desk);
            tokio::spawn(async move {
                let service = service_fn(|request| respond(Arc::clone(&desk), request));
                let mut http = http1::Builder::new();
                http.timer(TokioTimer::new()).header_read_timeout(ASKING);
                // A browser that goes away in the middle is no problem of ours.
                let _ = http.serve_connection(TokioIo::new(stream), service).await;
                drop(place);
            });
        }
    };
    std::thread::Builder::new().name("serve".into()).spawn(move || runtime.block_on(accept))?;
    Ok(())
}

async fn respond(desk: Arc<Desk>, request: Request<Incoming>) -> Result<Response<Sent>, Infallible> {
    let is_head = request.method() == Method::HEAD;
    let asked = asked(&request);
    let mut editions = desk.edition.subscribe();
    let first = editions.wait_for(|edition| edition.number > 0).await.map(|edition| edition.clone());
    let Ok(edition) = first else { return Ok(sent(Answer::broken(), is_head, editions)) };
    let made = tokio::task::spawn_blocking(move || {
        let answer = answer(&edition, &asked, desk.is_lan);
        if asked.wants_page && answer.status.is_success() {
            desk.remember(asked.path);
        }
        answer
    });
    let answer = made.await.unwrap_or_else(|_| Answer::broken());
    Ok(sent(answer, is_head, editions))
}

impl Desk {
    fn remember(&self, path: String) {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        opened.retain(|other| *other != path);
        if opened.len() == OPENED {
            opened.pop_front();
        }
        opened.push_back(path);
    }
}

fn asked(request: &Request<Incoming>) -> Asked {
    let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    Asked {
        method: request.method().as_str().to_owned(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        host: header(HOST).map(str::to_owned),
        wants_page: header(ACCEPT).is_some_and(|accept| accept.contains("text/html")),
        has: header(IF_NONE_MATCH).unwrap_or_default().to_owned(),
    }
}

fn sent(answer: Answer, is_head: bool, editions: watch::Receiver<Edition>) -> Response<Sent> {
    let (body, length) = match answer.body {
        Body::Bytes(bytes) => {
            let length = (answer.status != hyper::StatusCode::NOT_MODIFIED).then_some(bytes.len());
            (Either::Left(Full::new(Bytes::from(if is_head { Vec::new() } else { bytes }))), length)
        }
        Body::Editions if is_head => (Either::Left(Full::default()), None),
        Body::Editions => {
            let (sender, body) = Channel::new(1);
            tokio::spawn(tell_of_editions(sender, editions));
            (Either::Right(body), None)
        }
    };
    let mut response = Response::new(body);
    *response.status_mut() = answer.status;
    let headers = response.headers_mut();
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.append(name, value);
        }
    }
    if let Some(length) = length {
        headers.insert(CONTENT_LENGTH, length.into());
    }
    // No page of another host reads a draft by loading it as a script or picture.
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    response
}

/// Sends the number of the edition, and that of each new one, as server-sent events.
async fn tell_of_editions(mut sender: Sender<Bytes>, mut editions: watch::Receiver<Edition>) {
    let mut line = Some(editions.borrow_and_update().number);
    loop {
        let event = line.map_or_else(|| ":\n\n".to_owned(), |number| format!("data: {number}\n\n"));
        if sender.send_data(event.into()).await.is_err() {
            return;
        }
        line = match tokio::time::timeout(BREATH, editions.changed()).await {
            Ok(Ok(())) => Some(editions.borrow_and_update().number),
            Ok(Err(_)) => return,
            Err(_) => None,
        };
    }
}
