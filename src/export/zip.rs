//! An archive of files as they are, in the form that EPUB asks of its container (OCF 3.2, section 4): stored, nothing encrypted, in
//! the order they were put in, all of one time, so that the same files make the same bytes.
//!
//! Sizes and places are 32 bits wide, names ASCII: enough for an issue of a newspaper, and all that a book has of ours.

/// An archive that grows.
#[derive(Debug, Default)]
pub(crate) struct Zip {
    files: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// The first of January 1980, midnight: the earliest there is.
const DATE: u16 = 1 << 5 | 1;
/// Of the format: 1.0, which is all that stored files need.
const VERSION: u16 = 10;

impl Zip {
    /// Puts a file in.
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) {
        let place = self.files.len() as u32;
        let mut header = Vec::new();
        put16(&mut header, &[VERSION, 0, 0, 0, DATE]);
        put32(&mut header, &[sum(bytes), bytes.len() as u32, bytes.len() as u32]);
        put16(&mut header, &[name.len() as u16, 0]);

        self.files.extend(b"PK\x03\x04");
        self.files.extend(&header);
        self.files.extend(name.as_bytes());
        self.files.extend(bytes);

        self.directory.extend(b"PK\x01\x02");
        put16(&mut self.directory, &[VERSION]);
        self.directory.extend(&header);
        // No comment, on the first disk, nothing of any system.
        put16(&mut self.directory, &[0, 0, 0]);
        put32(&mut self.directory, &[0, place]);
        self.directory.extend(name.as_bytes());
        self.count += 1;
    }

    /// The bytes of the whole.
    pub(crate) fn finish(self) -> Vec<u8> {
        let Zip { mut files, directory, count } = self;
        let place = files.len() as u32;
        files.extend(&directory);
        files.extend(b"PK\x05\x06");
        put16(&mut files, &[0, 0, count, count]);
        put32(&mut files, &[directory.len() as u32, place]);
        put16(&mut files, &[0]);
        files
    }
}

fn put16(bytes: &mut Vec<u8>, numbers: &[u16]) {
    numbers.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
}

fn put32(bytes: &mut Vec<u8>, numbers: &[u32]) {
    numbers.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
}

/// CRC-32, a bit at a time: a table would weigh more than the time it saves.
fn sum(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    let mut sum = !0;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = sum >> 1 ^ (POLYNOMIAL & 0u32.wrapping_sub(sum & 1));
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_one_all_zips_have() {
        assert_eq!((sum(b""), sum(b"123456789")), (0, 0xCBF4_3926));
    }
}
