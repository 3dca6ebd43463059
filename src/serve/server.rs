//! The socket: connections that are accepted, bounded and answered on a thread of their own.

use std::collections::{HashSet, VecDeque};
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

use super::answer::{Answer, Asked, Body, answer, too_slow};
use super::edition::{Edition, Shown};
use super::{LIMIT, no_port};
use crate::diagnostic::{Diagnostic, Report};

/// The port that is taken if it is free, so that an address stays in the browser from day to day.
const USUAL_PORT: u16 = 7463;

/// How many connections there are at a time; a browser has six.
const CONNECTIONS: usize = 256;

/// How many files are made at a time.
const MAKERS: usize = 4;

/// How many threads there may be: some are lost in loops that do not end.
const THREADS: usize = 64;

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
    /// Room for those who make files.
    makers: Arc<Semaphore>,
    /// The paths whose page took too long, by edition.
    hung: Mutex<HashSet<(u64, String)>>,
    /// What went wrong when a page was made.
    met: Mutex<Vec<Diagnostic>>,
    /// Lets whoever waits for changes see to that.
    wake: Box<dyn Fn() + Send + Sync>,
}

type Sent = Either<Full<Bytes>, Channel<Bytes>>;

impl Server {
    /// Begins to listen: on a port, or on a free one; for this computer, or for its network too. Whoever asks waits until
    /// there is something to [`show`](Self::show). `wake` is called when something is [`met`](Self::met).
    ///
    /// # Errors
    ///
    /// `no-port`, where the system does not let us.
    pub fn open(port: Option<u16>, is_lan: bool, wake: impl Fn() + Send + Sync + 'static) -> Result<Self, Diagnostic> {
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
        let desk = Arc::new(Desk {
            edition,
            is_lan,
            opened: Mutex::default(),
            makers: Arc::new(Semaphore::new(MAKERS)),
            hung: Mutex::default(),
            met: Mutex::default(),
            wake: Box::new(wake),
        });
        listen(listener, Arc::clone(&desk)).map_err(refused)?;
        Ok(Self { port, is_lan, desk })
    }

    /// The addresses of a site that lies at `base`: on this computer, then in its network if that may ask.
    pub fn addresses(&self, base: &str) -> Vec<String> {
        let network = self.is_lan.then(own_address).flatten();
        let hosts = [Some(IpAddr::V4(Ipv4Addr::LOCALHOST)), network].into_iter().flatten();
        hosts.map(|host| format!("http://{}{base}", SocketAddr::new(host, self.port))).collect()
    }

    /// Shows a site; browsers hear of it. `known` has no problems and knows the files, for those that pages will meet.
    pub fn show(&self, site: Arc<Shown>, known: Arc<Report>) {
        self.next(|edition| (edition.site, edition.report) = (Some(site), known));
    }

    /// Tells what is wrong, over the site that was shown last.
    pub fn tell(&self, report: &Report) {
        self.next(|edition| edition.report = Arc::new(report.clone()));
    }

    /// The paths of the pages that were opened last.
    pub fn opened(&self) -> Vec<String> {
        self.desk.opened.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// What went wrong since the last time when pages were made for somebody.
    pub fn met(&self) -> Vec<Diagnostic> {
        std::mem::take(&mut *self.desk.met.lock().unwrap_or_else(PoisonError::into_inner))
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
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(THREADS).build()?;
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
    Ok(sent(made(&desk, edition, asked).await, is_head, editions))
}

/// Makes an answer, or says that it takes too long. That of an address that took too long is not made again before something
/// changes: nothing ends a loop in a template, and each would keep a thread.
async fn made(desk: &Arc<Desk>, edition: Edition, asked: Asked) -> Answer {
    let page = asked.page().to_owned();
    if asked.wants_page {
        desk.remember(&page);
    }
    let slow = edition.clone();
    let has_hung = (edition.number, page);
    if desk.has_hung(&has_hung) {
        return too_slow(&slow, &asked);
    }
    let Ok(place) = Arc::clone(&desk.makers).acquire_owned().await else { return Answer::broken() };
    let (is_lan, again) = (desk.is_lan, asked.clone());
    let made = tokio::task::spawn_blocking(move || answer(&edition, &asked, is_lan));
    let answer = match tokio::time::timeout(LIMIT, made).await {
        Ok(answer) => answer.unwrap_or_else(|_| Answer::broken()),
        Err(_) => {
            desk.hung.lock().unwrap_or_else(PoisonError::into_inner).insert(has_hung);
            too_slow(&slow, &again)
        }
    };
    drop(place);
    if let Some(problem) = &answer.problem {
        desk.met.lock().unwrap_or_else(PoisonError::into_inner).push(problem.clone());
        (desk.wake)();
    }
    answer
}

impl Desk {
    fn remember(&self, path: &str) {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        opened.retain(|other| *other != path);
        if opened.len() == OPENED {
            opened.pop_front();
        }
        opened.push_back(path.to_owned());
    }

    fn has_hung(&self, page: &(u64, String)) -> bool {
        let mut hung = self.hung.lock().unwrap_or_else(PoisonError::into_inner);
        hung.retain(|(edition, _)| *edition == page.0);
        hung.contains(page)
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
