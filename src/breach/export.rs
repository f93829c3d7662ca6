//! From a corpus to a file for each range: what any web server or object store can serve.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::corpus::Corpus;
use super::{Error, LineEnd, Prefix};

/// How the files are packed.
///
/// ```
/// # use sleutel::breach::{Algorithm, corpus::Keep};
/// use sleutel::breach::corpus::Corpus;
/// use sleutel::breach::export::{Packing, export};
///
/// # let folder = std::env::temp_dir().join(format!("sleutel-example-packing-{}", std::process::id()));
/// # std::fs::create_dir_all(folder.join("ranges"))?;
/// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
/// # let request = sleutel::breach::compile::Request {
/// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
/// # };
/// # let file = folder.join("breaches.corpus");
/// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
/// let corpus = Corpus::from_bytes(std::fs::read(&file)?)?;
/// export(&corpus, &folder.join("site"), Packing::PlainAndGzip, &mut |_| {})?;
/// assert!(folder.join("site/5BAA6").is_file() && folder.join("site/5BAA6.gz").is_file());
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As they are.
    Plain,
    /// As they are, and beside each a `.gz` for servers that send such a file as it lies (nginx: `gzip_static`).
    PlainAndGzip,
}

/// Writes every range of `corpus` to a file in `folder`, named by its prefix, with the bytes the service sends.
///
/// A file that is there already with the same bytes is left alone, so that a copy to an object store sends only what
/// changed. Each file is replaced whole. `progress` hears each prefix.
///
/// ```
/// # use sleutel::breach::{Algorithm, corpus::Keep};
/// use sleutel::breach::corpus::Corpus;
/// use sleutel::breach::export::{Packing, export};
///
/// # let folder = std::env::temp_dir().join(format!("sleutel-example-export-{}", std::process::id()));
/// # std::fs::create_dir_all(folder.join("ranges"))?;
/// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
/// # let request = sleutel::breach::compile::Request {
/// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
/// # };
/// # let file = folder.join("breaches.corpus");
/// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
/// let corpus = Corpus::from_bytes(std::fs::read(&file)?)?;
/// let (site, mut ranges) = (folder.join("range"), 0);
/// export(&corpus, &site, Packing::Plain, &mut |_| ranges += 1)?;
/// assert_eq!(ranges, 1);
/// assert_eq!(std::fs::read_to_string(site.join("5BAA6"))?, "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824");
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`Error::NotExact`] when the corpus holds shortened digests, [`Error::Damaged`] at the first block that is, and
/// [`Error::Io`].
pub fn export(corpus: &Corpus, folder: &Path, packing: Packing, progress: &mut dyn FnMut(Prefix)) -> Result<(), Error> {
    fs::create_dir_all(folder)?;
    let plan = corpus.summary().plan;
    let mut body = Vec::new();
    for prefix in (plan.first.number()..=plan.last.number()).filter_map(Prefix::new) {
        corpus.write_range(prefix, LineEnd::CrLf, &mut body)?;
        replace(&folder.join(prefix.to_string()), &body)?;
        if packing == Packing::PlainAndGzip {
            replace(&folder.join(format!("{prefix}.gz")), &gzip(&body)?)?;
        }
        progress(prefix);
    }
    Ok(())
}

fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let partial = path.with_extension("partial");
    fs::write(&partial, bytes)?;
    Ok(fs::rename(&partial, path)?)
}

/// Packs a body. The same bytes each time: no name and no time is in it.
pub(crate) fn gzip(body: &[u8]) -> Result<Vec<u8>, Error> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(body)?;
    Ok(encoder.finish()?)
}
