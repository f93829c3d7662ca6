//! Serves ranges from corpora: the range protocol in full, over HTTP/1.1 and HTTP/2, with TLS where it is given.
//!
//! Nothing is logged: a prefix in a log would say when somebody chose which thousandth of all passwords.

use std::net::TcpListener;
use std::pin::pin;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use super::Error;
use super::corpus::Corpus;
use crate::finding::Unanswered;
use answer::Service;

mod answer;
mod cache;

/// What to serve, and how much.
///
/// ```
/// # use sleutel::breach::{Algorithm, corpus::Keep};
/// use sleutel::breach::corpus::{Access, Corpus};
/// use sleutel::breach::server::{Server, Settings};
///
/// # let folder = std::env::temp_dir().join(format!("sleutel-example-served-{}", std::process::id()));
/// # std::fs::create_dir_all(folder.join("ranges"))?;
/// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
/// # let request = sleutel::breach::compile::Request {
/// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
/// # };
/// # let file = folder.join("breaches.corpus");
/// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
/// let corpora = vec![Corpus::open(&file, Access::Map)?];
/// let settings = Settings { corpora, threads: 2, connections: 1000, cache: 64 << 20, tls: None };
/// assert!(Server::new(settings).is_ok());
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Settings {
    /// The corpora: at most one for each algorithm, exact ones.
    pub corpora: Vec<Corpus>,
    /// Threads that answer; each can keep a core busy.
    pub threads: usize,
    /// Connections at the same time; more wait to be accepted.
    pub connections: usize,
    /// Memory for packed ranges, in bytes.
    pub cache: usize,
    /// The certificate chain and the private key, in PEM; plain HTTP without.
    pub tls: Option<(Vec<u8>, Vec<u8>)>,
}

/// Ends a server.
///
/// ```
/// use std::net::TcpListener;
/// use std::thread;
///
/// use sleutel::breach::server::{Settings, Stop, serve};
///
/// let settings = Settings { corpora: Vec::new(), threads: 1, connections: 8, cache: 1 << 20, tls: None };
/// let (stopper, stop) = Stop::new();
/// let listener = TcpListener::bind("127.0.0.1:0")?;
/// let running = thread::spawn(move || serve(&listener, settings, &stop));
/// // It ends also when the stopper is gone.
/// drop(stopper);
/// assert_eq!(running.join().expect("no panic"), Ok(()));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

impl Stopper {
    /// Asks the server to end: it accepts no more, lets running answers finish, and returns.
    ///
    /// ```
    /// use std::net::TcpListener;
    /// use std::thread;
    ///
    /// use sleutel::breach::server::{Settings, Stop, serve};
    ///
    /// let settings = Settings { corpora: Vec::new(), threads: 1, connections: 8, cache: 1 << 20, tls: None };
    /// let (stopper, stop) = Stop::new();
    /// let listener = TcpListener::bind("127.0.0.1:0")?;
    /// let running = thread::spawn(move || serve(&listener, settings, &stop));
    /// stopper.stop();
    /// assert_eq!(running.join().expect("no panic"), Ok(()));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

/// Hears of a [`Stopper`].
///
/// ```
/// use std::net::TcpListener;
///
/// use sleutel::breach::server::{Settings, Stop, serve};
///
/// let (stopper, stop) = Stop::new();
/// stopper.stop();
/// // Every server that listens to it hears of it, also one that begins after it.
/// for _ in 0..2 {
///     let settings = Settings { corpora: Vec::new(), threads: 1, connections: 8, cache: 1 << 20, tls: None };
///     assert_eq!(serve(&TcpListener::bind("127.0.0.1:0")?, settings, &stop), Ok(()));
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// A way to end a server, and what the server listens to.
    ///
    /// ```
    /// use std::net::TcpListener;
    ///
    /// use sleutel::breach::server::{Settings, Stop, serve};
    ///
    /// let (stopper, stop) = Stop::new();
    /// // Nobody is left who could stop it: it does not begin.
    /// drop(stopper);
    /// let settings = Settings { corpora: Vec::new(), threads: 1, connections: 8, cache: 1 << 20, tls: None };
    /// assert_eq!(serve(&TcpListener::bind("127.0.0.1:0")?, settings, &stop), Ok(()));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn new() -> (Stopper, Self) {
        let (sender, receiver) = watch::channel(false);
        (Stopper(sender), Self(receiver))
    }

    /// Returns when the stopper was used or is gone.
    async fn asked(&mut self) {
        let _ = self.0.wait_for(|stop| *stop).await;
    }
}

/// Serves on `listener` until `stop` is asked.
///
/// ```
/// # use sleutel::breach::{Algorithm, corpus::Keep};
/// use std::net::TcpListener;
/// use std::thread;
///
/// use sleutel::Secret;
/// use sleutel::breach::Exposure;
/// use sleutel::breach::corpus::{Access, Corpus};
/// use sleutel::breach::server::{Settings, Stop, serve};
/// # use sleutel::breach::client;
///
/// # let folder = std::env::temp_dir().join(format!("sleutel-example-serve-{}", std::process::id()));
/// # std::fs::create_dir_all(folder.join("ranges"))?;
/// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
/// # let request = sleutel::breach::compile::Request {
/// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
/// # };
/// # let file = folder.join("breaches.corpus");
/// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
/// let corpora = vec![Corpus::open(&file, Access::Map)?];
/// let settings = Settings { corpora, threads: 1, connections: 8, cache: 1 << 20, tls: None };
/// let listener = TcpListener::bind("127.0.0.1:0")?;
/// let base = format!("http://{}", listener.local_addr()?);
/// let (stopper, stop) = Stop::new();
/// let running = thread::spawn(move || serve(&listener, settings, &stop));
///
/// # #[cfg(feature = "online")] {
/// let client = client::Client::new(client::Settings { base, ..client::Settings::default() })?;
/// assert_eq!(Exposure::ask(&client, &Secret::new("password")?), Exposure::Found(9_545_824));
/// # }
/// stopper.stop();
/// assert_eq!(running.join().expect("no panic"), Ok(()));
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`Server::new`] and [`Server::run`].
pub fn serve(listener: &TcpListener, settings: Settings, stop: &Stop) -> Result<(), Error> {
    Server::new(settings)?.run(listener, stop)
}

/// A server that can begin.
///
/// ```
/// use std::net::TcpListener;
/// use std::thread;
///
/// use sleutel::breach::server::{Server, Settings, Stop};
///
/// let settings = Settings { corpora: Vec::new(), threads: 1, connections: 8, cache: 1 << 20, tls: None };
/// // Whatever can go wrong goes wrong before anybody hears of the address.
/// let server = Server::new(settings)?;
/// let listener = TcpListener::bind("127.0.0.1:0")?;
/// println!("listening on {}", listener.local_addr()?);
/// let (stopper, stop) = Stop::new();
/// let running = thread::spawn(move || server.run(&listener, &stop));
/// stopper.stop();
/// assert_eq!(running.join().expect("no panic"), Ok(()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Server {
    service: Arc<Service>,
    tls: Option<TlsAcceptor>,
    threads: usize,
    connections: usize,
}

impl Server {
    /// Prepares everything that can fail before somebody is told where to ask.
    ///
    /// ```
    /// use sleutel::breach::Error;
    /// use sleutel::breach::server::{Server, Settings};
    /// use sleutel::finding::Unanswered;
    ///
    /// let tls = Some((b"no certificate".to_vec(), b"no key".to_vec()));
    /// let settings = Settings { corpora: Vec::new(), threads: 1, connections: 8, cache: 1 << 20, tls };
    /// assert_eq!(Server::new(settings).err(), Some(Error::Unanswered(Unanswered::Tls)));
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::NotExact`] when a corpus holds shortened digests, [`Unanswered::Tls`] when the certificate or key is
    /// none.
    pub fn new(settings: Settings) -> Result<Self, Error> {
        let tls = settings.tls.as_ref().map(|(chain, key)| acceptor(chain, key)).transpose()?;
        let service = Arc::new(Service::new(settings.corpora, settings.cache)?);
        Ok(Self { service, tls, threads: settings.threads.max(1), connections: settings.connections.max(1) })
    }

    /// Serves on `listener` until `stop` is asked.
    ///
    /// ```
    /// use std::net::TcpListener;
    ///
    /// use sleutel::breach::server::{Server, Settings, Stop};
    ///
    /// let settings = Settings { corpora: Vec::new(), threads: 1, connections: 8, cache: 1 << 20, tls: None };
    /// let (stopper, stop) = Stop::new();
    /// stopper.stop();
    /// // Asked to stop before it began, it returns at once.
    /// assert_eq!(Server::new(settings)?.run(&TcpListener::bind("127.0.0.1:0")?, &stop), Ok(()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when the listener fails.
    pub fn run(self, listener: &TcpListener, stop: &Stop) -> Result<(), Error> {
        let slots = Arc::new(Semaphore::new(self.connections));
        listener.set_nonblocking(true)?;
        let workers: Vec<Worker> = (0..self.threads)
            .map(|_| {
                let (service, slots, tls) = (Arc::clone(&self.service), Arc::clone(&slots), self.tls.clone());
                Ok(Worker { listener: listener.try_clone()?, service, slots, tls, stop: stop.clone() })
            })
            .collect::<Result<_, Error>>()?;
        thread::scope(|scope| {
            let running: Vec<_> = workers.into_iter().map(|worker| scope.spawn(|| worker.run())).collect();
            let outcomes =
                running.into_iter().map(|worker| worker.join().unwrap_or(Err(Error::Io(std::io::ErrorKind::Other))));
            outcomes.collect::<Result<Vec<()>, Error>>().map(|_| ())
        })
    }
}

fn acceptor(chain: &[u8], key: &[u8]) -> Result<TlsAcceptor, Error> {
    let chain: Vec<CertificateDer<'static>> =
        CertificateDer::pem_slice_iter(chain).collect::<Result<_, _>>().map_err(|_| Unanswered::Tls)?;
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| Unanswered::Tls)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(|_| Unanswered::Tls)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// One thread of the server.
struct Worker {
    listener: TcpListener,
    service: Arc<Service>,
    slots: Arc<Semaphore>,
    tls: Option<TlsAcceptor>,
    stop: Stop,
}

impl Worker {
    fn run(self) -> Result<(), Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let local = tokio::task::LocalSet::new();
        runtime.block_on(local.run_until(self.accept()))
    }

    async fn accept(self) -> Result<(), Error> {
        let listener = tokio::net::TcpListener::from_std(self.listener.try_clone()?)?;
        let mut stop = self.stop.clone();
        let mut connections = tokio::task::JoinSet::new();
        loop {
            let slot = Arc::clone(&self.slots).acquire_owned();
            let slot = tokio::select! { slot = slot => slot, () = stop.asked() => break };
            let accepted = tokio::select! { accepted = listener.accept() => accepted, () = stop.asked() => break };
            let Ok((stream, _)) = accepted else {
                // No descriptors left, most likely: give connections time to end.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            let _ = stream.set_nodelay(true);
            let (service, tls, stop) = (Arc::clone(&self.service), self.tls.clone(), self.stop.clone());
            connections.spawn_local(async move {
                match tls {
                    None => talk(stream, service, stop).await,
                    Some(tls) => {
                        if let Ok(Ok(stream)) = timeout(HANDSHAKE, tls.accept(stream)).await {
                            talk(stream, service, stop).await;
                        }
                    }
                }
                drop(slot);
            });
            while connections.try_join_next().is_some() {}
        }
        let _ = timeout(GRACE, async { while connections.join_next().await.is_some() {} }).await;
        Ok(())
    }
}

/// Answers the requests of one connection until either side ends it or its time is up.
async fn talk(stream: impl AsyncRead + AsyncWrite + Unpin + 'static, service: Arc<Service>, mut stop: Stop) {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(LARGEST_HEAD);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(HEAD).max_concurrent_streams(STREAMS);
    let service = service_fn(move |request| {
        let answer = service.answer(&request);
        async move { Ok::<hyper::Response<Full<Bytes>>, std::convert::Infallible>(answer) }
    });
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
    let ended = tokio::select! {
        _ = connection.as_mut() => true,
        () = stop.asked() => false,
        () = tokio::time::sleep(LIFETIME) => false,
    };
    if !ended {
        connection.as_mut().graceful_shutdown();
        let _ = timeout(GRACE, connection).await;
    }
}

/// Time for the handshake of TLS.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Time for a request's head to come, and between two signs of life.
const HEAD: Duration = Duration::from_secs(15);
/// Time for running answers when a connection or the server ends.
const GRACE: Duration = Duration::from_secs(10);
/// The longest a connection lives; a client that wants more makes another.
const LIFETIME: Duration = Duration::from_secs(600);
/// Bytes of a request's head.
const LARGEST_HEAD: usize = 16 << 10;
/// Requests at the same time on one HTTP/2 connection.
const STREAMS: u32 = 128;
