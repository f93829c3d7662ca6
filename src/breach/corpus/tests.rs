use std::io::Cursor;

use proptest::prelude::*;

use super::block::{Block, BlockWriter, Cut};
use super::*;
use crate::breach::Malformed;

/// Digests and counts that anyone can make again: a linear congruential generator (Knuth's MMIX constants).
pub(super) fn entries(number: usize, bits_in_common: u32) -> Vec<([u8; 20], u64)> {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state ^ state >> 29
    };
    let mut entries: Vec<([u8; 20], u64)> = (0..number)
        .map(|_| {
            let mut digest = [0; 20];
            digest[..8].copy_from_slice(&(next() >> bits_in_common).to_be_bytes());
            digest[8..16].copy_from_slice(&next().to_be_bytes());
            (digest, 1 + (next() >> (next() % 64)) / 2)
        })
        .collect();
    entries.sort_unstable();
    entries
}

fn plan(keep: Keep, bucket_bits: u32) -> Plan {
    Plan {
        algorithm: Algorithm::Sha1,
        first: Prefix::FIRST,
        last: Prefix::LAST,
        bucket_bits,
        keep,
        minimum: 1,
        made: 0,
    }
}

/// Twelve bits in common: the first 256 ranges.
pub(super) fn first_ranges(keep: Keep, bucket_bits: u32) -> Plan {
    Plan { last: Prefix::new(255).expect("a prefix"), ..plan(keep, bucket_bits) }
}

pub(super) fn build(plan: Plan, entries: &[([u8; 20], u64)]) -> Vec<u8> {
    let code = CountCode::for_counts(entries.iter().map(|entry| entry.1));
    let mut writer = Writer::new(Cursor::new(Vec::new()), plan, code).expect("a plan");
    for (digest, count) in entries {
        writer.add(digest, *count).expect("in order");
    }
    writer.finish(b"").expect("memory").0.into_inner()
}

fn count(corpus: &Corpus, digest: [u8; 20]) -> Result<u64, Error> {
    let digits: String = digest
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect();
    corpus.count(&Digest::from_hex(Algorithm::Sha1, &digits).expect("forty digits"))
}

#[test]
fn every_entry_is_found_with_its_count_in_every_profile() {
    for (number, bits) in [(0, 8), (1, 8), (3000, 8), (2000, 12), (2000, 21), (1, 24)] {
        let entries = entries(number, 12);
        for keep in [Keep::All, Keep::T64, Keep::COMPACT, Keep::Bits(40)] {
            let corpus = Corpus::from_bytes(build(first_ranges(keep, bits), &entries)).expect("a corpus");
            corpus.verify(|_, _| {}).expect("sound");
            for (digest, times) in &entries {
                assert_eq!(count(&corpus, *digest), Ok(*times));
            }
            assert_eq!(corpus.summary().entries, number as u64);
        }
    }
}

#[test]
fn what_is_not_in_an_exact_corpus_is_absent_to_the_last_bit() {
    let entries = entries(500, 0);
    let corpus = Corpus::from_bytes(build(plan(Keep::All, 8), &entries)).expect("a corpus");
    for (digest, _) in &entries {
        for bit in 0..160 {
            let mut other = *digest;
            other[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(count(&corpus, other), Ok(0));
        }
    }
}

#[test]
fn a_head_shared_by_several_is_told_apart_by_the_tail_and_else_gives_the_greatest_count() {
    let mut twins = vec![([7; 20], 5), ([7; 20], 9), ([7; 20], 3)];
    twins[1].0[10] = 8;
    twins[2].0[10] = 9;
    let exact = Corpus::from_bytes(build(plan(Keep::All, 8), &twins)).expect("a corpus");
    let compact = Corpus::from_bytes(build(plan(Keep::COMPACT, 8), &twins)).expect("a corpus");
    for (digest, times) in &twins {
        assert_eq!(count(&exact, *digest), Ok(*times));
        assert_eq!(count(&compact, *digest), Ok(9));
    }
}

#[test]
fn a_range_comes_back_byte_for_byte_whatever_the_buckets() {
    let entries = entries(5000, 12);
    for bits in [8, 19, 20, 23] {
        let corpus = Corpus::from_bytes(build(first_ranges(Keep::All, bits), &entries)).expect("a corpus");
        let mut seen = 0;
        for number in 0..256 {
            let prefix = Prefix::new(number).expect("a prefix");
            let mut body = Vec::new();
            corpus.write_range(prefix, LineEnd::CrLf, &mut body).expect("a range");
            let range = Range::read(Algorithm::Sha1, prefix, &body).expect("a range");
            assert_eq!(Ok(&range), corpus.range(prefix).as_ref());
            assert_eq!(range.write(LineEnd::CrLf), body);
            seen += range.entries().len();
        }
        assert_eq!(seen, entries.len());
    }
}

#[test]
fn what_is_not_covered_is_no_answer() {
    let part = Plan {
        first: Prefix::new(2).expect("a prefix"),
        last: Prefix::new(5).expect("a prefix"),
        ..plan(Keep::All, 22)
    };
    let corpus = Corpus::from_bytes(build(part, &[])).expect("a corpus");
    assert_eq!(corpus.range(Prefix::FIRST), Err(Error::NotCovered));
    assert_eq!(count(&corpus, [0xff; 20]), Err(Error::NotCovered));
    assert_eq!(corpus.range(part.last).map(|range| range.entries().len()), Ok(0));
    let ntlm = Digest::from_hex(Algorithm::Ntlm, &"0".repeat(32)).expect("a digest");
    assert_eq!(corpus.count(&ntlm), Err(Error::WrongAlgorithm));
}

#[test]
fn entries_out_of_order_or_twice_or_outside_are_refused() {
    let added = |keep, digests: &[[u8; 20]]| {
        let part = Plan { last: Prefix::new(5).expect("a prefix"), ..plan(keep, 22) };
        let mut writer = Writer::new(Cursor::new(Vec::new()), part, CountCode::usual()).expect("a plan");
        digests.iter().try_for_each(|digest| writer.add(digest, 1))
    };
    let refused = |digests: &[[u8; 20]], fault| {
        assert_eq!(added(Keep::All, digests), Err(Error::Malformed { line: 0, fault }));
    };
    let mut second = [0; 20];
    second[19] = 1;
    refused(&[second, [0; 20]], Malformed::Order);
    refused(&[second, second], Malformed::Repeated);
    // Where only the head is kept, it may come twice, but the order holds.
    assert_eq!(added(Keep::COMPACT, &[second, second]), Ok(()));
    let order = Err(Error::Malformed { line: 0, fault: Malformed::Order });
    assert_eq!(added(Keep::COMPACT, &[second, [0; 20]]), order);
    refused(&[[0xff; 20]], Malformed::Order);
    second[2] = 0x30;
    refused(&[second, [0; 20]], Malformed::Order);
}

#[test]
fn strip_makes_what_a_build_would_have_made() {
    let entries = entries(2000, 0);
    let exact = Corpus::from_bytes(build(plan(Keep::All, 10), &entries)).expect("a corpus");
    let (stripped, summary) = exact.strip(Keep::COMPACT, 1, Cursor::new(Vec::new())).expect("a corpus");
    assert!(stripped.into_inner() == build(plan(Keep::COMPACT, 10), &entries));
    assert!((summary.false_alarm() - 2000.0 / 2_f64.powi(48)).abs() < 1e-18);
    let (mini, summary) = exact.strip(Keep::COMPACT, 100, Cursor::new(Vec::new())).expect("a corpus");
    let mini = Corpus::from_bytes(mini.into_inner()).expect("a corpus");
    assert_eq!(summary.entries, entries.iter().filter(|entry| entry.1 >= 100).count() as u64);
    assert_eq!(mini.strip(Keep::All, 100, Cursor::new(Vec::new())).err(), Some(Error::NotExact));
    assert_eq!(mini.strip(Keep::COMPACT, 1, Cursor::new(Vec::new())).err(), Some(Error::NotExact));
    // As much of each digest as there is: of fewer entries.
    let (less, _) = exact.strip(Keep::All, 100, Cursor::new(Vec::new())).expect("a corpus");
    let less = Corpus::from_bytes(less.into_inner()).expect("a corpus");
    let (least, _) = less.strip(Keep::COMPACT, 100, Cursor::new(Vec::new())).expect("a corpus");
    let (again, _) = mini.strip(Keep::COMPACT, 100, Cursor::new(Vec::new())).expect("a corpus");
    assert_eq!(least.into_inner(), again.into_inner());
    assert_eq!(mini.range(Prefix::FIRST), Err(Error::NotExact));
}

#[test]
fn a_file_that_is_not_ours_says_so() {
    assert_eq!(Corpus::from_bytes(Vec::new()).err(), Some(Error::Foreign));
    assert_eq!(Corpus::from_bytes(b"00000:1\r\n".to_vec()).err(), Some(Error::Foreign));
    let mut later = build(plan(Keep::All, 8), &[]);
    later[8] = 2;
    assert_eq!(Corpus::from_bytes(later).err(), Some(Error::Future { version: 2 }));
}

#[test]
fn every_cut_is_noticed_at_the_door() {
    let whole = build(plan(Keep::All, 8), &entries(100, 0));
    for length in 0..whole.len() {
        let error = Corpus::from_bytes(whole[..length].to_vec()).err();
        let expected = Error::Damaged { place: length as u64, fault: Damage::Truncated };
        assert_eq!(error, Some(if length < 8 { Error::Foreign } else { expected }));
    }
    let longer = [&*whole, b"!"].concat();
    assert_eq!(
        Corpus::from_bytes(longer).err(),
        Some(Error::Damaged { place: whole.len() as u64, fault: Damage::Truncated })
    );
}

#[test]
fn no_flipped_bit_gives_a_wrong_answer() {
    let entries = entries(24, 12);
    for keep in [Keep::All, Keep::COMPACT] {
        let whole = build(first_ranges(keep, 12), &entries);
        for bit in 0..whole.len() * 8 {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let Ok(corpus) = Corpus::from_bytes(bytes) else { continue };
            assert!(matches!(corpus.verify(|_, _| {}), Err(Error::Damaged { .. })), "bit {bit} is not noticed");
            for (digest, times) in &entries {
                let told = count(&corpus, *digest);
                assert!(told == Ok(*times) || matches!(told, Err(Error::Damaged { .. })), "bit {bit}: {told:?}");
                let mut other = *digest;
                other[4] ^= 1;
                let told = count(&corpus, other);
                assert!(told == Ok(0) || matches!(told, Err(Error::Damaged { .. })), "bit {bit}: {told:?}");
            }
        }
    }
}

#[test]
fn a_header_that_contradicts_itself_is_damaged_whatever_its_checksum() {
    // Version, bits of a head, bits of a bucket, bytes of a tail, and the first prefix.
    let (version, head, bucket, tail, first) = (8, 11, 12, 13, 17);
    let edited = |keep, at: usize, value: u8| {
        let mut bytes = build(first_ranges(keep, 12), &entries(24, 12));
        bytes[at] = value;
        let end = Header::LENGTH - 4;
        let sum = crc32fast::hash(&bytes[..end]);
        bytes[end..Header::LENGTH].copy_from_slice(&sum.to_le_bytes());
        Corpus::from_bytes(bytes).map(|_| ())
    };
    let exact = [(version, 0), (head, 63), (bucket, 7), (bucket, 25), (bucket, 13), (tail, 19), (first, 1)];
    let compact = [(head, 24), (head, 47), (head, 49), (head, 72), (bucket, 7)];
    for (keep, edits) in [(Keep::All, &exact[..]), (Keep::COMPACT, &compact[..])] {
        for &(at, value) in edits {
            let told = edited(keep, at, value);
            assert!(matches!(told, Err(Error::Damaged { .. })), "{keep:?} {at} {value}: {told:?}");
        }
    }
}

/// Makes every checksum but those of the blocks themselves that of what is there.
fn seal(bytes: &mut [u8]) {
    let mut header = Header::read(&bytes[..Header::LENGTH], bytes.len() as u64).expect("a header");
    for section in [&mut header.index, &mut header.blocks] {
        section.sum = crc32fast::hash(&bytes[section.start as usize..section.end() as usize]);
    }
    bytes[..Header::LENGTH].copy_from_slice(&header.write());
}

#[test]
fn verify_refuses_an_order_that_no_checksum_contradicts() {
    let mut twins = vec![([7; 20], 5), ([7; 20], 9), ([7; 20], 3)];
    twins[1].0[10] = 8;
    twins[2].0[10] = 9;
    let sound = build(plan(Keep::All, 8), &twins);
    let corpus = Corpus::from_bytes(sound.clone()).expect("a corpus");
    let (place, block) = corpus.block_bytes(7).expect("a block");
    // At the end of a block stands a checksum, and of each digest the fourteen bytes behind its head.
    let tails = place as usize + block.len() - 3 * 14;
    let (first, second) = (&sound[tails..tails + 14], &sound[tails + 14..tails + 28]);
    for (told, pair) in [
        (Ok(()), [first, second]),
        (Err(Error::Damaged { place, fault: Damage::Totals }), [second, first]),
        (Err(Error::Damaged { place, fault: Damage::Totals }), [first, first]),
    ] {
        let mut bytes = sound.clone();
        bytes[tails..tails + 28].copy_from_slice(&pair.concat());
        let sum = crc32fast::hash(&bytes[tails..tails + 3 * 14]);
        bytes[tails - 4..tails].copy_from_slice(&sum.to_le_bytes());
        seal(&mut bytes);
        assert_eq!(Corpus::from_bytes(bytes).expect("a corpus").verify(|_, _| {}), told);
    }
    let with = |edit: &dyn Fn(&mut Header)| {
        let (mut bytes, mut header) = (sound.clone(), corpus.header.clone());
        edit(&mut header);
        bytes[..Header::LENGTH].copy_from_slice(&header.write());
        Corpus::from_bytes(bytes).expect("a corpus").verify(|_, _| {})
    };
    // A count below the least that is kept, and another sum of all blocks.
    let told = with(&|header| header.plan.minimum = 4);
    assert_eq!(told, Err(Error::Damaged { place, fault: Damage::Totals }));
    let place = corpus.header.blocks.start;
    assert_eq!(with(&|header| header.blocks.sum ^= 1), Err(Error::Damaged { place, fault: Damage::Block }));
    // Where the tail is not kept, equal heads are in order, also when they are all there is.
    let compact = Corpus::from_bytes(build(plan(Keep::COMPACT, 8), &twins)).expect("a corpus");
    assert_eq!(compact.verify(|_, _| {}), Ok(()));
    let (again, _) = compact.strip(Keep::COMPACT, 1, Cursor::new(Vec::new())).expect("a corpus");
    assert!(again.into_inner() == build(plan(Keep::COMPACT, 8), &twins));
}

#[test]
fn verify_refuses_blocks_that_do_not_begin_at_their_start() {
    let mut bytes = build(later_ranges(Keep::All, 20), &later_entries(100));
    bytes[Header::LENGTH] = 1;
    seal(&mut bytes);
    let place = Header::LENGTH as u64;
    let told = Corpus::from_bytes(bytes).expect("a corpus").verify(|_, _| {});
    assert_eq!(told, Err(Error::Damaged { place, fault: Damage::Index }));
}

#[test]
fn a_block_that_no_checksum_contradicts_is_refused_where_its_numbers_cannot_be() {
    let cut = Cut { bucket_bits: 8, head_bits: 48, tail: 14 };
    let mut writer = BlockWriter::default();
    writer.add(cut, &[0; 20], 1);
    let mut sound = Vec::new();
    writer.finish(cut, 0, &CountCode::usual(), &mut sound);
    let read = |edit: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = sound.clone();
        edit(&mut bytes);
        let heads = bytes.len().min(6 + usize::from(bytes[5]));
        // In bucket 0 the checksum is that of the bytes.
        let sum = crc32fast::hash(&bytes[4..heads]);
        bytes[..4].copy_from_slice(&sum.to_le_bytes());
        Block::read(cut, 0, &bytes).map(|block| block.entries())
    };
    assert_eq!(read(&|_| {}), Ok(1));
    // The bits of a skip pointer: 56 at most can be read at once.
    assert_eq!(read(&|bytes| bytes[6] = 56), Ok(1));
    assert_eq!(read(&|bytes| bytes[6] = 57), Err(Damage::Coding));
    // Something behind a bucket without entries.
    let empty = |bytes: &[u8]| {
        let whole = [&crc32fast::hash(bytes).to_le_bytes()[..], bytes].concat();
        Block::read(cut, 0, &whole).map(|block| block.entries())
    };
    assert_eq!(empty(&[0]), Ok(0));
    assert_eq!(empty(&[0, 0]), Err(Damage::Coding));
    // A tail too short, too long, and none.
    assert_eq!(read(&|bytes| bytes.truncate(bytes.len() - 1)), Err(Damage::Coding));
    assert_eq!(read(&|bytes| bytes.push(0)), Err(Damage::Coding));
    assert_eq!(read(&|bytes| bytes.truncate(bytes.len() - 14)), Err(Damage::Coding));
}

/// Ranges 12300 to 123FF.
fn later_ranges(keep: Keep, bucket_bits: u32) -> Plan {
    let prefix = |number| Prefix::new(number).expect("a prefix");
    Plan { first: prefix(0x12300), last: prefix(0x123FF), ..plan(keep, bucket_bits) }
}

fn later_entries(number: usize) -> Vec<([u8; 20], u64)> {
    let mut entries = entries(number, 12);
    for (digest, _) in &mut entries {
        (digest[0], digest[1]) = (0x12, 0x30 | digest[1]);
    }
    entries
}

#[test]
fn ranges_that_begin_later_are_a_corpus_of_their_own() {
    let entries = later_entries(2000);
    for (bits, buckets) in [(8, 1), (12, 1), (19, 128), (20, 256), (21, 512), (24, 4096)] {
        for keep in [Keep::All, Keep::COMPACT] {
            let corpus = Corpus::from_bytes(build(later_ranges(keep, bits), &entries)).expect("a corpus");
            corpus.verify(|_, _| {}).expect("sound");
            for (digest, times) in &entries {
                assert_eq!(count(&corpus, *digest), Ok(*times));
            }
            for outside in [[0x12, 0x2F, 0xFF], [0x12, 0x40, 0]] {
                let mut digest = [0; 20];
                digest[..3].copy_from_slice(&outside);
                assert_eq!(count(&corpus, digest), Err(Error::NotCovered));
            }
            // An offset for each bucket that is covered, and one for the end.
            assert_eq!(corpus.header.index.length, (buckets + 1) * OFFSET as u64);
            // Of 256 ranges, and 28 bits behind the prefix.
            let alarms = if keep == Keep::All { 0.0 } else { 2000.0 / (256.0 * 28_f64.exp2()) };
            assert!((corpus.summary().false_alarm() - alarms).abs() < 1e-15);
        }
    }
}

#[test]
fn verify_names_the_place_of_the_first_fault() {
    let mut bytes = build(plan(Keep::All, 8), &entries(2000, 0));
    let index_end = Header::LENGTH + 257 * OFFSET;
    let hurt = index_end + 20_000;
    bytes[hurt] ^= 0x10;
    let corpus = Corpus::from_bytes(bytes).expect("the header is sound");
    let Err(Error::Damaged { place, fault: Damage::Block }) = corpus.verify(|_, _| {}) else {
        panic!("not noticed");
    };
    assert!((hurt as u64 - 400..=hurt as u64).contains(&place), "{place} is not the block at {hurt}");
}

proptest! {
    #[test]
    fn any_bytes_behind_a_sound_header_are_an_error_and_never_a_panic(
        noise in proptest::collection::vec(any::<u8>(), 1..200), at in 0_usize..4000, query in any::<[u8; 20]>()
    ) {
        let entries = entries(100, 12);
        let mut bytes = build(first_ranges(Keep::All, 12), &entries);
        let at = Header::LENGTH + at % (bytes.len() - Header::LENGTH);
        for (place, byte) in bytes[at..].iter_mut().zip(&noise) {
            *place = *byte;
        }
        let corpus = Corpus::from_bytes(bytes).expect("a sound header");
        let _ = corpus.verify(|_, _| {});
        let told = count(&corpus, query);
        assert!(matches!(told, Ok(0) | Err(Error::Damaged { .. } | Error::NotCovered)), "{told:?}");
        for (digest, times) in &entries {
            let told = count(&corpus, *digest);
            assert!(told == Ok(*times) || matches!(told, Err(Error::Damaged { .. })), "{told:?}");
        }
    }
}
