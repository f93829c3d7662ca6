//! The character model: what its numbers promise, and that no file and no text makes it fail.

use proptest::prelude::*;
use sleutel::analysis::model::format::{CONTEXT_BITS, ENTRY_BITS, HEADER, RECORD, VERSION, checksum, encode_head};
use sleutel::analysis::model::{
    END, Error, Fingerprint, LOG10_PER_UNIT, Model, OTHER, Part, START, SYMBOLS, State, symbol,
};

const BYTES: &[u8] = include_bytes!("../wordlists/model.bin");

/// Texts that lead to contexts of every length.
const SAMPLES: [&str; 12] = [
    "",
    "a",
    "Zomer",
    "welkom",
    "123456",
    "passwor",
    "qwert",
    "ZZZZ",
    "%^&*(",
    "een hele lange zin met spaties",
    "\u{e9}\u{e9}n",
    "\u{1f600}\u{1f511}",
];

#[test]
fn the_embedded_model_passes_the_full_check() {
    let model = Model::from_bytes(BYTES).expect("a whole model");
    assert_eq!(model.size(), Model::embedded().size());
    assert!(BYTES.len() <= 2_000_000, "{} bytes", BYTES.len());
}

#[test]
fn probabilities_in_any_context_add_up_to_one_but_for_rounding() {
    let model = Model::embedded();
    for text in SAMPLES {
        let mut state = model.start();
        for c in text.chars() {
            state = model.step(state, symbol(c).0).0;
            let sum: f64 = (0..SYMBOLS).map(|s| probability(model.step(state, s).1)).sum();
            assert!((0.9..1.04).contains(&sum), "{sum} after a part of {text:?}");
        }
    }
}

#[test]
fn characters_that_share_a_symbol_share_its_probability() {
    let sum: f64 = ('\u{7f}'..=char::MAX).map(|c| probability(symbol(c).1)).sum();
    assert!((0.9..=1.0).contains(&sum), "{sum}");
    assert_eq!(symbol('~').0 + 1, OTHER);
    assert_eq!(symbol('\u{e9}').0, OTHER);
}

#[test]
fn a_common_password_is_reached_early_and_a_random_one_late() {
    let model = Model::embedded();
    assert!(model.guesses_log10("123456") < 1.0);
    assert!(model.guesses_log10("password") < 2.0);
    assert!(model.guesses_log10("welkom") < 4.0);
    assert!(model.guesses_log10("vK7#qX2!mB9w") > 18.0);
}

#[test]
fn the_most_frequent_passwords_are_known_whole_and_as_early_as_they_were_frequent() {
    let model = Model::embedded();
    assert!(model.head() > 40_000);
    // Never later than letter by letter, and for what people choose most by its rank.
    for text in SAMPLES.into_iter().chain(["iloveyou", "princess", "dragon", "michael1"]) {
        assert!(model.guesses_log10(text) <= model.guesses_log10_at(model.cost(text)), "{text}");
    }
    let earlier = ["iloveyou1", "princess1", "michael1", "jordan23", "basketball", "angel123"];
    assert!(earlier.iter().any(|text| model.guesses_log10(text) < model.guesses_log10_at(model.cost(text))));
    assert_eq!(model.guesses_log10("123456").to_string(), "0");
}

#[test]
fn a_random_password_is_never_taken_for_a_frequent_one() {
    // A fingerprint equal by chance counts for nothing where the letters are improbable: here every fingerprint is known.
    let text = "vK7#qX2!mB9w";
    let fingerprint = text.chars().fold(Fingerprint::start(), |before, c| before.step(symbol(c).0));
    let bytes = with_head(&[fingerprint.value().expect("ASCII")]);
    let model = Model::from_bytes(&bytes).expect("a head of one");
    assert_eq!(model.head(), 1);
    assert!(model.guesses_log10(text) > 18.0);
    assert!(model.guesses_log10_at(200) > 3.0);
    assert!(model.guesses_log10_of(200, fingerprint) < 0.1, "the same fingerprint where the letters are probable");
}

#[test]
fn characters_that_share_a_symbol_have_no_fingerprint() {
    let value = |text: &str| text.chars().fold(Fingerprint::start(), |before, c| before.step(symbol(c).0)).value();
    let fingerprint = Fingerprint::start().step(7);
    assert_eq!(format!("{fingerprint:?}"), "Fingerprint(…)", "what a password hashes to is not for a log");
    assert_eq!(value("caf\u{e9}"), None);
    assert!(value("cafe").is_some() && value("cafe") != value("cafE"));
}

#[test]
fn every_fingerprint_of_a_head_is_found_also_where_they_crowd() {
    // Ten thousand next to each other at each end, where the share of the table points far away.
    let crowded = (0..10_000u32).chain((u32::MAX - 10_000)..=u32::MAX);
    let text = "aa";
    let fingerprint = text.chars().fold(Fingerprint::start(), |before, c| before.step(symbol(c).0));
    let value = fingerprint.value().expect("ASCII");
    for wanted in [true, false] {
        let all: Vec<u32> = crowded.clone().chain(wanted.then_some(value)).collect();
        let bytes = with_head(&all);
        let model = Model::from_bytes(&bytes).expect("a crowded head");
        // Rank 20,002 where it is there; by the letters alone it is later.
        let later = (0..4096).find(|&cost| model.guesses_log10_at(cost) > 6.0).expect("some cost");
        assert_eq!(model.guesses_log10_of(later, fingerprint) < 5.0, wanted);
    }
}

#[test]
fn a_fingerprint_directly_behind_where_it_is_looked_for_first_is_found() {
    let fingerprint = "aa".chars().fold(Fingerprint::start(), |before, c| before.step(symbol(c).0));
    let value = fingerprint.value().expect("ASCII");
    // Of so many, its share is place `share`; it stands 512 places further on.
    let count: u32 = 4000;
    let share = ((u64::from(value) * u64::from(count)) >> 32) as u32;
    let all: Vec<u32> =
        (0..share + 512).chain([value]).chain((1..count - share - 512).map(|more| value + more)).collect();
    assert_eq!(all.len(), count as usize);
    let bytes = with_head(&all);
    let model = Model::from_bytes(&bytes).expect("a head");
    let later = (0..4096).find(|&cost| model.guesses_log10_at(cost) > 6.0).expect("some cost");
    assert!(model.guesses_log10_of(later, fingerprint) < 5.0);
}

#[test]
fn a_head_out_of_order_is_refused_with_its_place_also_when_the_checksum_is_right() {
    let (count, entries) = encode_head([7, 9, 8, 9].into_iter());
    assert_eq!((count, &entries[4..8], &entries[12..]), (3, &8u32.to_le_bytes()[..], &[0, 23, 14][..]));
    let mut bytes = with_head(&[7, 9, 8]);
    let first = bytes.len() - 15;
    assert!(Model::from_bytes(&bytes).is_ok());
    bytes[first] = 8;
    seal(&mut bytes);
    assert_eq!(Model::from_bytes(&bytes).expect_err("8, 8, 9"), Error::Broken { part: Part::Head, at: 1 });
    bytes[32] = 4;
    assert!(matches!(Model::from_bytes(&bytes), Err(Error::Length { .. })));
    bytes[36] = 1;
    assert_eq!(
        Model::from_bytes(&bytes).expect_err("a bit of no meaning"),
        Error::Broken { part: Part::Header, at: 0 }
    );
}

#[test]
fn the_same_text_costs_the_same_on_each_run_and_by_each_way() {
    let (embedded, read) = (Model::embedded(), Model::from_bytes(BYTES).expect("a whole model"));
    let mut costs = Vec::new();
    for text in SAMPLES {
        let whole = embedded.cost(text);
        assert_eq!(whole, read.cost(text));
        embedded.costs(text, &mut costs);
        assert_eq!(costs.len(), text.chars().count() + 1);
        assert_eq!(costs.iter().sum::<u32>(), whole);
        assert!((embedded.log10_probability(text) + f64::from(whole) * LOG10_PER_UNIT).abs() < 1e-9);
    }
}

#[test]
fn variants_of_a_password_share_the_price_of_their_common_beginning() {
    let model = Model::embedded();
    let (stem, stem_cost) = walk(model, model.start(), "zomer");
    for tail in ["", "1986", "!"] {
        let (state, cost) = walk(model, stem, tail);
        assert_eq!(stem_cost + cost + model.end(state), model.cost(&format!("zomer{tail}")));
    }
}

#[test]
fn guess_numbers_never_fall_as_the_cost_grows() {
    let model = Model::embedded();
    let mut before = 0.0;
    for cost in 0..10_000 {
        let guesses = model.guesses_log10_at(cost);
        assert!(guesses >= before && guesses.is_finite(), "cost {cost}");
        before = guesses;
    }
    assert!(model.guesses_log10_at(u32::MAX).is_finite());
}

#[test]
fn nobody_needs_more_guesses_than_there_are_passwords_as_probable() {
    // G <= 1/p: no more than 1/p passwords can have probability p. Room for the rounding of the costs of a long text.
    let model = Model::embedded();
    for cost in 0..2048 {
        assert!(model.guesses_log10_at(cost) <= f64::from(cost) * LOG10_PER_UNIT + 0.31, "cost {cost}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let lengths = (0..200).chain((200..BYTES.len()).step_by(9_973)).chain(BYTES.len() - 20..BYTES.len());
    for length in lengths {
        let error = Model::from_bytes(&BYTES[..length]).expect_err("cut off");
        match error {
            Error::NotAModel => assert!(length < HEADER),
            Error::Length { expected, found } => assert_eq!((expected, found), (BYTES.len(), length)),
            other => panic!("{other} at {length}"),
        }
    }
    let longer = [BYTES, b"\n"].concat();
    assert!(matches!(Model::from_bytes(&longer), Err(Error::Length { .. })));
}

#[test]
fn a_single_wrong_bit_is_refused() {
    let mut bytes = BYTES.to_vec();
    for at in (0..64).chain((64..BYTES.len()).step_by(49_999)).chain(BYTES.len() - 10..BYTES.len()) {
        for bit in [0, 5, 7] {
            bytes[at] ^= 1 << bit;
            assert!(Model::from_bytes(&bytes).is_err(), "bit {bit} of byte {at}");
            bytes[at] ^= 1 << bit;
        }
    }
}

#[test]
fn another_format_and_another_version_are_told_apart() {
    let mut bytes = BYTES.to_vec();
    bytes[8] = 9;
    assert_eq!(Model::from_bytes(&bytes).expect_err("a later version"), Error::Version(9));
    assert_ne!(VERSION, 9);
    assert_eq!(Model::from_bytes(b"PK\x03\x04").expect_err("something else"), Error::NotAModel);
    assert_eq!(Model::from_bytes(b"").expect_err("nothing"), Error::NotAModel);
    assert_eq!(Model::from_bytes(&[0; 4096]).expect_err("zeros"), Error::NotAModel);
}

#[test]
fn a_link_that_leads_astray_is_refused_with_its_place_also_when_the_checksum_is_right() {
    let second = HEADER + 2 * RECORD;
    // The shorter context of record 2 becomes record 2 itself: a walk without an end.
    let link = (1u64 << CONTEXT_BITS) - 1;
    let astray = with_record(second, |record| record & !(link << 38) | 2 << 38);
    assert_eq!(Model::from_bytes(&astray).expect_err("a circle"), Error::Broken { part: Part::Contexts, at: 2 });
    // Entries past the end of the file.
    let outside = with_record(second, |record| record | ((1 << ENTRY_BITS) - 1));
    assert!(matches!(Model::from_bytes(&outside), Err(Error::Broken { part: Part::Contexts, .. })));
}

#[test]
fn contexts_and_entries_that_no_trainer_writes_are_refused_with_their_place() {
    // Two contexts: the empty one, with the entries 5 (which leads to the other), 1 and 3; and the other, with entry 7.
    let sound = [(0, 1), (3, 2), (4, 2)];
    assert!(Model::from_bytes(&small(&sound, &[&[5, 1, 3], &[7]])).is_ok());
    let contexts = |at| Error::Broken { part: Part::Contexts, at };
    let entries = |at| Error::Broken { part: Part::Entries, at };
    for (records, symbols, error) in [
        (sound, [&[5, 3, 1][..], &[7]], entries(0)),
        (sound, [&[5, 3, 3], &[7]], entries(0)),
        (sound, [&[5, 1, START + 1], &[7]], entries(0)),
        (sound, [&[5, 1, 3], &[START + 1]], entries(3)),
        // The first entries, or the first longer context, belong to nobody.
        ([(1, 1), (3, 2), (4, 2)], [&[5, 1, 3], &[7]], contexts(0)),
        ([(0, 2), (3, 2), (4, 2)], [&[5, 1, 3], &[7]], contexts(0)),
        // The second is a longer one of itself.
        ([(0, 1), (3, 1), (4, 2)], [&[1, 3, 5], &[7]], contexts(1)),
        // More longer contexts than entries; entries that go back; what is left over.
        ([(0, 1), (0, 2), (4, 2)], [&[5, 1, 3], &[7]], contexts(0)),
        ([(0, 1), (3, 2), (2, 2)], [&[5, 1, 3], &[7]], contexts(1)),
        ([(0, 1), (3, 2), (3, 2)], [&[5, 1, 3], &[7]], contexts(2)),
    ] {
        let found = Model::from_bytes(&small(&records, &symbols)).expect_err("broken");
        assert_eq!(found, error, "{records:?} {symbols:?}");
    }
}

#[test]
fn past_the_end_of_its_table_a_guess_number_rises_with_the_cost() {
    let model = Model::embedded();
    let beyond = 1 << 20;
    let rise = model.guesses_log10_at(beyond + 1000) - model.guesses_log10_at(beyond);
    assert!((rise - 1000.0 * LOG10_PER_UNIT).abs() < 1e-6, "{rise}");
}

#[test]
fn what_is_accepted_with_wrong_bits_and_a_right_checksum_answers_every_text() {
    let (mut accepted, mut random) = (0, 88_172_645_463_325_252u64);
    for _ in 0..150 {
        let mut bytes = BYTES.to_vec();
        for _ in 0..3 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let at = HEADER + random as usize % (bytes.len() - HEADER);
            bytes[at] ^= (random >> 56) as u8;
        }
        seal(&mut bytes);
        if let Ok(model) = Model::from_bytes(&bytes) {
            accepted += 1;
            assert!(SAMPLES.iter().all(|text| model.guesses_log10(text).is_finite()));
        }
    }
    assert!(accepted > 0, "changed costs alone break nothing");
}

#[test]
fn symbols_and_states_of_elsewhere_are_answered() {
    let model = Model::embedded();
    assert_eq!(model.step(model.start(), 200), model.step(model.start(), OTHER));
    assert!(model.step(model.start(), START).1 > 0);
    let bytes = tiny();
    let small = Model::from_bytes(&bytes).expect("a model of one context");
    let (far, _) = walk(model, model.start(), "welkom");
    assert_ne!(far, State::default());
    assert!(small.step(far, END).1 > 0);
    assert!(small.guesses_log10("welkom").is_finite());
    // Also the first states that it does not have.
    for symbol in 0..SYMBOLS {
        let (state, _) = model.step(model.start(), symbol);
        assert!(small.step(state, END).1 > 0 && small.end(state) > 0, "{symbol}");
    }
}

proptest! {
    #[test]
    fn any_text_has_a_finite_guess_number(text in any::<String>()) {
        let guesses = Model::embedded().guesses_log10(&text);
        prop_assert!(guesses.is_finite() && guesses >= 0.0);
    }

    #[test]
    fn bytes_behind_a_header_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), sealed in any::<bool>()) {
        let mut file = BYTES[..HEADER].to_vec();
        file.extend(bytes);
        if sealed {
            seal(&mut file);
        }
        prop_assert!(Model::from_bytes(&file).is_err());
    }

    #[test]
    fn a_character_more_never_makes_what_stands_before_it_cheaper(text in "[ -~]{1,20}", more in "[ -~]{1,5}") {
        let (mut costs, mut longer) = (Vec::new(), Vec::new());
        Model::embedded().costs(&text, &mut costs);
        Model::embedded().costs(&format!("{text}{more}"), &mut longer);
        prop_assert_eq!(&costs[..text.len()], &longer[..text.len()]);
    }
}

fn walk(model: Model<'_>, from: State, text: &str) -> (State, u32) {
    text.chars().fold((from, 0), |(state, cost), c| {
        let (symbol, extra) = symbol(c);
        let (next, step) = model.step(state, symbol);
        (next, cost + step + extra)
    })
}

fn probability(cost: u32) -> f64 {
    10f64.powf(-f64::from(cost) * LOG10_PER_UNIT)
}

/// The embedded model with one context record changed and the checksum made right.
fn with_record(at: usize, change: impl Fn(u64) -> u64) -> Vec<u8> {
    let mut bytes = BYTES.to_vec();
    let record = u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
    bytes[at..at + 8].copy_from_slice(&change(record).to_le_bytes());
    seal(&mut bytes);
    bytes
}

/// The embedded model with another head.
fn with_head(fingerprints: &[u32]) -> Vec<u8> {
    let (count, entries) = encode_head(fingerprints.iter().copied());
    let mut bytes = BYTES[..BYTES.len() - 5 * Model::embedded().head()].to_vec();
    bytes.extend(entries);
    bytes[32..36].copy_from_slice(&(count as u32).to_le_bytes());
    seal(&mut bytes);
    bytes
}

fn seal(bytes: &mut [u8]) {
    let sum = checksum(&bytes[HEADER..]);
    bytes[24..32].copy_from_slice(&sum.to_le_bytes());
}

/// A model of these contexts (where their entries and their longer contexts begin, and a last record for the ends), with
/// these symbols, each at the same cost.
fn small(records: &[(u64, u64)], symbols: &[&[u8]]) -> Vec<u8> {
    let count: usize = symbols.iter().map(|symbols| symbols.len()).sum();
    let mut bytes = BYTES[..12].to_vec();
    for size in [records.len() as u32 - 1, count as u32, 1] {
        bytes.extend(size.to_le_bytes());
    }
    bytes.extend([0; 16]);
    for (entries, longer) in records {
        bytes.extend((entries | longer << ENTRY_BITS).to_le_bytes());
    }
    bytes.extend([0, 0]);
    for symbols in symbols {
        bytes.extend(*symbols);
        bytes.extend(vec![9; symbols.len()]);
    }
    bytes.extend([255; 8]);
    seal(&mut bytes);
    bytes
}

/// A model of one context without entries.
fn tiny() -> Vec<u8> {
    let mut bytes = BYTES[..12].to_vec();
    for size in [1u32, 0, 1] {
        bytes.extend(size.to_le_bytes());
    }
    bytes.extend([0; 16]);
    for record in [1u64 << ENTRY_BITS, 1 << ENTRY_BITS] {
        bytes.extend(record.to_le_bytes());
    }
    bytes.extend([0, 0]);
    bytes.extend([255; 8]);
    seal(&mut bytes);
    bytes
}
