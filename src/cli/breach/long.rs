//! What runs until somebody ends it: download and serve.

use std::fs;
use std::net::TcpListener;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGINT, SIGTERM};

use super::progress::Meter;
use super::{Download, Failed, Serve, Shape, Value, World, made, written};
use crate::breach::client;
use crate::breach::corpus::{Access, Corpus};
use crate::breach::download::{Request, download as fetch};
use crate::breach::server::{Server, Settings, Stop};
use crate::breach::{Error, Prefix};

pub(super) fn download(args: &Download, world: &mut World<'_>) -> Result<u8, Failed> {
    let Shape { profile, minimum, mode, prefixes } = args.shape;
    let (first, last) = prefixes.unwrap_or((Prefix::FIRST, Prefix::LAST));
    let request = Request {
        settings: client::Settings {
            base: args.breach_url.clone(),
            algorithm: mode,
            attempts: ATTEMPTS,
            ..client::Settings::default()
        },
        first,
        last,
        keep: profile.keep(),
        minimum: minimum.unwrap_or(profile.minimum()),
        concurrency: args.concurrency,
        now: world.now,
    };
    let ended = ended()?;
    let mut meter = Meter::new(world);
    let outcome = fetch(&args.target, &request, &mut |progress| {
        meter.ranges(progress.ranges, progress.resumed, progress.total);
        if ended.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    meter.end();
    made(&outcome.map_err(written)?, world)
}

pub(super) fn serve(args: &Serve, world: &mut World<'_>) -> Result<u8, Failed> {
    let corpora: Vec<Corpus> = args
        .corpus
        .iter()
        .map(|path| Corpus::open(path, Access::Map))
        .collect::<Result<_, _>>()
        .map_err(Failed::of("corpus"))?;
    let tls = match (&args.certificate, &args.key) {
        (Some(certificate), Some(key)) => {
            let read = |path, role| fs::read(path).map_err(Failed::of(role));
            Some((read(certificate, "certificate")?, read(key, "key")?))
        }
        _ => None,
    };
    let scheme = if tls.is_some() { "https" } else { "http" };
    let Serve { threads, connections, .. } = *args;
    let server = Server::new(Settings { corpora, threads, connections, cache: CACHE, tls })?;
    let listener = TcpListener::bind(&args.listen).map_err(Failed::of("address"))?;
    let address = listener.local_addr()?.to_string();
    world.tell("breach-serving", &[("address", Value::Text(format!("{scheme}://{address}")))])?;
    world.out.flush()?;
    let (stopper, stop) = Stop::new();
    let ended = ended()?;
    thread::spawn(move || {
        while !ended.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(100));
        }
        stopper.stop();
    });
    server.run(&listener, &stop)?;
    Ok(0)
}

/// Set when somebody asks the program to end.
fn ended() -> Result<Arc<AtomicBool>, Failed> {
    let ended = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&ended)).map_err(Error::from)?;
    }
    Ok(ended)
}

/// Tries for each range: a night on a bad line, with pauses that double.
const ATTEMPTS: u32 = 10;
/// Memory for packed ranges, in bytes.
const CACHE: usize = 64 << 20;
