//! Checksums: are bytes as they were written?
//!
//! They show damage, not forgery.

/// How many bytes one takes, little-endian.
pub(crate) const CHECKSUM: usize = 8;

/// A checksum that shows any change of one word of eight bytes for certain, and any other but for one chance in 2^64.
///
/// Every step maps the sum so far one to one, so a change of one word can never be lost again. Four sums run side by
/// side, for a step waits for the one before.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    const LANES: usize = 4;
    let mut sums = [bytes.len() as u64; LANES];
    let mut rows = bytes.chunks_exact(8 * LANES);
    for row in &mut rows {
        for (sum, word) in sums.iter_mut().zip(row.chunks_exact(8)) {
            *sum = mixed(*sum, word);
        }
    }
    let rest = rows.remainder().chunks(8).fold(sums[0], mixed);
    sums[1..].iter().fold(rest, |sum, lane| mixed(sum, &lane.to_le_bytes()))
}

/// A sum with a word more, of eight bytes at most.
pub(crate) fn mixed(sum: u64, word: &[u8]) -> u64 {
    // An odd factor (2^64 over the golden ratio) spreads low bits upwards; the shift brings high bits down.
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut padded = [0; 8];
    padded[..word.len()].copy_from_slice(word);
    let sum = (sum ^ u64::from_le_bytes(padded)).wrapping_mul(FACTOR);
    sum ^ sum >> 32
}
