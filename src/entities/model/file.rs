//! What both files of the tagger have in common: a magic word, a version, a checksum, numbers of varying length.

use crate::error::Error;
use crate::gazetteer::checksum;

/// Magic, version, padding, checksum.
pub(super) const HEADER: usize = 16;

/// A kind of file, and how errors call it.
pub(super) struct Kind {
    pub(super) magic: &'static [u8; 5],
    pub(super) version: u8,
    pub(super) what: &'static str,
}

impl Kind {
    /// The file around `body`.
    pub(super) fn seal(&self, body: &[u8]) -> Vec<u8> {
        let mut file = Vec::with_capacity(HEADER + body.len());
        file.extend_from_slice(self.magic);
        file.extend_from_slice(&[self.version, 0, 0]);
        file.extend_from_slice(&checksum(body).to_le_bytes());
        file.extend_from_slice(body);
        file
    }

    /// What `read` makes of the body of a file; it must read all of it.
    pub(super) fn open<T>(
        &self,
        file: &[u8],
        read: impl FnOnce(&mut Reader<'_>) -> Option<T>,
    ) -> Result<(T, u64), Error> {
        let damaged = |what: &str| Error::data(format!("{} damaged: {what}", self.what));
        if file.get(..5) != Some(self.magic) {
            return Err(damaged(&format!("the file does not begin with {}", self.magic.escape_ascii())));
        }
        match file.get(5) {
            Some(version) if *version == self.version => {}
            found => return Err(damaged(&format!("format version {found:?}, expected {}", self.version))),
        }
        let sum = file.get(8..HEADER).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
        let body = file.get(HEADER..).ok_or_else(|| damaged("the file ends in its header"))?;
        let sum = sum.filter(|sum| *sum == checksum(body)).ok_or_else(|| damaged("the checksum does not agree"))?;
        let mut reader = Reader { rest: body };
        let read = read(&mut reader).filter(|_| reader.rest.is_empty());
        read.map(|read| (read, sum)).ok_or_else(|| damaged("the tables are cut short"))
    }
}

/// Reads a body from its start.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    #[inline]
    pub(super) fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*head)
    }

    /// A number of entries that have `least` bytes each: one that the file cannot hold is no reason to allocate.
    pub(super) fn count(&mut self, least: usize) -> Option<usize> {
        let count = u32::from_le_bytes(self.take()?) as usize;
        (count <= self.rest.len() / least).then_some(count)
    }

    #[inline]
    pub(super) fn number(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let [byte] = self.take()?;
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

/// Writes a number as [`Reader::number`] reads it: seven bits a byte.
pub(super) fn push_number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
