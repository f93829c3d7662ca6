use std::io::Write as _;
use std::os::unix::fs::MetadataExt;

use super::*;
use crate::breach::corpus::{Access, Corpus};
use crate::breach::export::{Packing, export};
use crate::breach::{Digest, LineEnd, RangeSource};

const NOW: u64 = 1_764_000_000;

fn request(prefixes: Option<(u32, u32)>) -> Request {
    let prefixes =
        prefixes.map(|(first, last)| (Prefix::new(first).expect("a prefix"), Prefix::new(last).expect("a prefix")));
    Request { algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes, now: NOW }
}

/// A folder of its own for each test, gone when the test is.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sleutel-compile-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).expect("a file");
        path
    }

    fn compile(&self, source: &Path, request: &Request) -> Result<Summary, Error> {
        compile(source, request, &self.0.join("corpus"), &mut |_| {})
    }

    fn corpus(&self) -> Corpus {
        Corpus::open(&self.0.join("corpus"), Access::Map).expect("a corpus")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Three ranges of the shape of the real ones: line `n` of range `p` counts `n * n`.
fn body(prefix: u32) -> String {
    let lines: Vec<String> =
        (1..=20_u64).map(|n| format!("{:035X}:{}", u128::from(n) << 70 | u128::from(prefix), n * n)).collect();
    lines.join("\r\n")
}

fn text() -> String {
    let lines = |prefix: u32| -> Vec<String> {
        body(prefix).split("\r\n").map(|line| format!("{prefix:05X}{line}\r\n")).collect()
    };
    (0..3).flat_map(lines).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn assert_ranges(corpus: &Corpus) {
    corpus.verify(|_, _| {}).expect("sound");
    for prefix in 0..3 {
        let mut out = Vec::new();
        corpus.write_range(Prefix::new(prefix).expect("a prefix"), LineEnd::CrLf, &mut out).expect("a range");
        assert_eq!(String::from_utf8(out).expect("text"), body(prefix));
    }
    assert_eq!(corpus.summary().entries, 60);
    assert_eq!(corpus.summary().occurrences, 3 * 2870);
}

#[test]
fn one_text_is_compiled_however_its_lines_end_and_it_is_packed() {
    let folder = Folder::new("text");
    let crlf = text();
    let lf = crlf.replace("\r\n", "\n");
    // Behind the last line there may be an empty one.
    let (crlf_more, lf_more) = (format!("{crlf}\r\n"), format!("{lf}\n"));
    let sources = [
        crlf.as_bytes(),
        lf.as_bytes(),
        lf.trim_end().as_bytes(),
        crlf_more.as_bytes(),
        lf_more.as_bytes(),
        &gzip(crlf.as_bytes()),
        &zstd(lf.as_bytes()),
    ];
    for (number, source) in sources.iter().enumerate() {
        let source = folder.write(&format!("source{number}"), source);
        folder.compile(&source, &request(Some((0, 2)))).expect("a corpus");
        assert_ranges(&folder.corpus());
    }
    let read = Corpus::open(&folder.0.join("corpus"), Access::Read).expect("a corpus");
    assert_ranges(&read);
}

#[test]
fn the_first_prefix_without_an_entry_is_told() {
    let folder = Folder::new("empty");
    let source = folder.write("source", text().as_bytes());
    for (prefixes, empty) in [(None, Some(3)), (Some((0, 3)), Some(3)), (Some((0, 2)), None)] {
        let mut last = None;
        compile(&source, &request(prefixes), &folder.0.join("corpus"), &mut |progress| last = Some(progress))
            .expect("a corpus");
        let last = last.expect("an end is told");
        assert_eq!((last.entries, last.empty), (60, empty.and_then(Prefix::new)));
    }
}

#[test]
fn a_text_that_is_not_told_to_be_a_part_covers_every_prefix() {
    let folder = Folder::new("whole");
    let source = folder.write("source", text().as_bytes());
    folder.compile(&source, &request(None)).expect("a corpus");
    let absent = Digest::from_hex(Algorithm::Sha1, &"F".repeat(40)).expect("a digest");
    assert_eq!(folder.corpus().count(&absent), Ok(0));
    folder.compile(&source, &request(Some((0, 2)))).expect("a corpus");
    assert_eq!(folder.corpus().count(&absent), Err(Error::NotCovered));
}

#[test]
fn range_files_are_compiled_from_a_folder_and_from_a_tar_file() {
    let folder = Folder::new("ranges");
    for (ending, pack) in
        [("", None), (".txt", None), (".gz", Some(gzip as fn(&[u8]) -> Vec<u8>)), (".zst", Some(zstd))]
    {
        let ranges = folder.0.join(format!("ranges{ending}"));
        fs::create_dir(&ranges).expect("a folder");
        let mut tar = tar::Builder::new(Vec::new());
        for prefix in [2, 0, 1] {
            let bytes = pack.map_or(body(prefix).into_bytes(), |pack| pack(body(prefix).as_bytes()));
            fs::write(ranges.join(format!("{prefix:05X}{ending}")), &bytes).expect("a file");
            let mut header = tar::Header::new_ustar();
            header.set_size(bytes.len() as u64);
            tar.append_data(&mut header, format!("sha1/{prefix:05X}{ending}"), &*bytes).expect("memory");
        }
        folder.compile(&ranges, &request(None)).expect("a corpus");
        assert_ranges(&folder.corpus());
        let tar = folder.write("ranges.tar", &tar.into_inner().expect("memory"));
        folder.compile(&tar, &request(None)).expect("a corpus");
        assert_ranges(&folder.corpus());
        fs::remove_file(ranges.join(format!("00001{ending}"))).expect("a file");
        assert_eq!(
            folder.compile(&ranges, &request(None)),
            Err(Error::Missing { prefix: Prefix::new(1).expect("a prefix") })
        );
    }
}

#[test]
fn a_wrong_line_is_named_and_no_corpus_is_left() {
    let folder = Folder::new("wrong");
    let lines: Vec<String> = text().lines().map(str::to_owned).collect();
    let with = |line: &str| [&lines[0], &lines[1], line].join("\n");
    for (text, line, fault) in [
        (with(&lines[1]), 3, Malformed::Repeated),
        (with(&lines[0]), 3, Malformed::Order),
        (with("nonsense"), 3, Malformed::Digest),
        (with(&format!("{}x", lines[3])), 3, Malformed::Count),
        (with(&lines[2].replace(':', ";")), 3, Malformed::Digest),
        (with(&lines[59]), 3, Malformed::Order),
        (format!("\n{}", lines[0]), 1, Malformed::Digest),
    ] {
        let source = folder.write("source", text.as_bytes());
        assert_eq!(folder.compile(&source, &request(Some((0, 1)))), Err(Error::Malformed { line, fault }), "{text}");
        assert_eq!(fs::read_dir(&folder.0).expect("a folder").count(), 1);
    }
    // A line without an end is not waited for.
    let endless = format!("{}\n{}\n{}", lines[0], lines[1], "A".repeat(TEXT_BUFFER));
    let source = folder.write("source", endless.as_bytes());
    let refused = Err(Error::Malformed { line: 3, fault: Malformed::Digest });
    assert_eq!(folder.compile(&source, &request(Some((0, 1)))), refused);
    let cut = gzip(text().as_bytes());
    let source = folder.write("source", &cut[..cut.len() / 2]);
    assert!(matches!(folder.compile(&source, &request(None)), Err(Error::Io(_))));
    fs::create_dir(folder.0.join("ranges")).expect("a folder");
    assert_eq!(folder.compile(&folder.0.join("ranges"), &request(None)), Err(Error::Foreign));
    folder.write("ranges/00007", b"<html>");
    let expected =
        Error::MalformedRange { prefix: Prefix::new(7).expect("a prefix"), line: 1, fault: Malformed::Digest };
    assert_eq!(folder.compile(&folder.0.join("ranges"), &request(None)), Err(expected));
}

#[test]
fn exported_files_are_the_ranges_and_compile_to_the_same_corpus() {
    let folder = Folder::new("export");
    let source = folder.write("source", text().as_bytes());
    folder.compile(&source, &request(Some((0, 2)))).expect("a corpus");
    let before = fs::read(folder.0.join("corpus")).expect("a corpus");
    let ranges = folder.0.join("range");
    export(&folder.corpus(), &ranges, Packing::PlainAndGzip, &mut |_| {}).expect("files");
    assert_eq!(fs::read(ranges.join("00002")).expect("a file"), body(2).into_bytes());
    let mut unpacked = String::new();
    let packed = File::open(ranges.join("00002.gz")).expect("a file");
    flate2::read::GzDecoder::new(packed).read_to_string(&mut unpacked).expect("gzip");
    assert_eq!(unpacked, body(2));
    // A file with the same bytes is left alone, another is put right; what was broken off is no range.
    let number = |name: &str| fs::metadata(ranges.join(name)).expect("a file").ino();
    let untouched = number("00001");
    fs::write(ranges.join("00002"), "another").expect("a file");
    export(&folder.corpus(), &ranges, Packing::Plain, &mut |_| {}).expect("files");
    assert_eq!(number("00001"), untouched);
    assert_eq!(fs::read(ranges.join("00002")).expect("a file"), body(2).into_bytes());
    fs::write(ranges.join("00003.partial"), "half a li").expect("a file");
    for prefix in 0..3 {
        fs::remove_file(ranges.join(format!("{prefix:05X}.gz"))).expect("a file");
    }
    folder.compile(&ranges, &request(None)).expect("a corpus");
    assert!(fs::read(folder.0.join("corpus")).expect("a corpus") == before);
}
