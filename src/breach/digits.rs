//! Digits read eight at a time, as the bytes of one machine word (Lamport, "Multiple byte processing with full-word
//! instructions", 1975): a corpus has two milliards of lines.

/// The bytes of a digest of which `text` begins with the hexadecimal digits from number `FIRST` to before `DIGITS`;
/// what is not among them is zero. None when there are not so many digits.
#[inline]
pub(super) fn read_hex<const FIRST: usize, const DIGITS: usize>(text: &[u8]) -> Option<[u8; 20]> {
    let mut padded = [b'0'; 40];
    padded[FIRST..DIGITS].copy_from_slice(text.get(..DIGITS - FIRST)?);
    let (mut bytes, mut faults) = ([0; 20], 0);
    for (four, eight) in bytes.as_chunks_mut::<4>().0.iter_mut().zip(padded.as_chunks::<8>().0) {
        let (read, fault) = read_eight(*eight);
        *four = read;
        faults |= fault;
    }
    (faults & every(0x80) == 0).then_some(bytes)
}

/// The bytes that eight hexadecimal digits write. The second is a fault when any byte of it has its highest bit set.
#[inline]
fn read_eight(digits: [u8; 8]) -> ([u8; 4], u64) {
    let text = u64::from_le_bytes(digits);
    // In ASCII letters have bit 6 and digits do not; with bit 5 letters are in lower case.
    let letter = text >> 6 & every(1);
    let lower = text | letter << 5;
    // The highest bit of a byte says that it is at least so much: below 128 no sum carries into the next byte.
    let at_least = |least: u8| (lower & every(0x7f)) + every(0x80 - least);
    let is_digit = at_least(b'0') & !at_least(b'9' + 1);
    let is_letter = at_least(b'a') & !at_least(b'f' + 1);
    let value = (text & every(0x0f)) + letter * 9;
    let pairs = (value << 4 | value >> 8) & 0x00ff_00ff_00ff_00ff;
    let quads = (pairs | pairs >> 8) & 0x0000_ffff_0000_ffff;
    (((quads | quads >> 16) as u32).to_le_bytes(), lower | !(is_digit | is_letter))
}

/// The number that the first one to seven of these bytes write in decimal digits, and how many they are; none when
/// there are none or more.
#[inline]
pub(super) fn read_decimal(text: [u8; 8]) -> Option<(u64, usize)> {
    let values = u64::from_le_bytes(text) ^ every(b'0');
    let no_digit = (values | ((values & every(0x7f)) + every(0x80 - 10))) & every(0x80);
    let length = no_digit.trailing_zeros() / 8;
    if !(1..8).contains(&length) {
        return None;
    }
    // The last digit to the highest byte, zeros before the first; then neighbours are joined: 8 · 1, 4 · 2, 2 · 4.
    let ones = values << (64 - 8 * length);
    let twos = (ones * 10 + (ones >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (twos * 100 + (twos >> 16)) & 0x0000_ffff_0000_ffff;
    Some(((fours * 10_000 + (fours >> 32)) & 0xffff_ffff, length as usize))
}

/// A word with this byte in every place.
const fn every(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_byte_is_a_digit_or_none_in_every_place() {
        for byte in 0..=255_u8 {
            for place in 0..40 {
                let mut text = [b'7'; 40];
                text[place] = byte;
                let value = char::from(byte).to_digit(16);
                let read = read_hex::<0, 40>(&text);
                assert_eq!(read.is_some(), value.is_some(), "{byte} at {place}");
                if let Some((bytes, value)) = read.zip(value) {
                    let pair = bytes[place / 2];
                    assert_eq!(u32::from(if place % 2 == 0 { pair >> 4 } else { pair & 15 }), value);
                    assert_eq!(u32::from(if place % 2 == 0 { pair & 15 } else { pair >> 4 }), 7);
                }
            }
        }
    }

    #[test]
    fn a_suffix_leaves_the_prefix_zero() {
        let read = read_hex::<5, 40>(&[b'f'; 35]).expect("digits");
        assert_eq!((&read[..3], &read[3..]), (&[0, 0, 15][..], &[255; 17][..]));
        let read = read_hex::<5, 32>(&[b'F'; 27]).expect("digits");
        assert_eq!((&read[..3], &read[3..16], &read[16..]), (&[0, 0, 15][..], &[255; 13][..], &[0; 4][..]));
        assert_eq!(read_hex::<5, 40>(&[b'f'; 34]), None);
    }

    proptest! {
        #[test]
        fn a_number_is_read_as_the_standard_library_reads_it(number in 0_u64..100_000_000, behind in any::<[u8; 8]>()) {
            let text = [number.to_string().as_bytes(), &behind].concat();
            let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let first = text.first_chunk().expect("eight bytes");
            let expected = (length < 8).then(|| std::str::from_utf8(&text[..length]).ok()?.parse().ok());
            prop_assert_eq!(read_decimal(*first), expected.flatten().map(|number| (number, length)));
        }

        #[test]
        fn no_bytes_are_read_as_a_number_that_are_none(text in any::<[u8; 8]>()) {
            let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
            prop_assert_eq!(read_decimal(text).map(|read| read.1), (1..8).contains(&length).then_some(length));
        }
    }
}
