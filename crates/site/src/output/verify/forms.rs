//! The checksums of files, and of what their compressed forms decompress to.

use crate::output::digits;
use sha2::{Digest, Sha256};
use std::io::{self, BufRead, BufReader, Read};

/// The most bytes of a file, and of what a compressed form decompresses to.
const LIMIT: u64 = 1 << 30;

/// The checksum of a file; `None` if it is too long.
pub(super) fn sum(mut bytes: impl Read) -> io::Result<Option<String>> {
    let mut limited = bytes.by_ref().take(LIMIT + 1);
    let mut hasher = Sha256::new();
    io::copy(&mut limited, &mut hasher)?;
    Ok((limited.limit() > 0).then(|| digits(hasher)))
}

/// The checksum of what a form with this ending decompresses to; `None` if it is too long or something follows it.
pub(super) fn sum_of_form(ending: &str, bytes: impl Read) -> io::Result<Option<String>> {
    if ending == ".br" { sum_of_brotli(bytes) } else { sum_of_gzip(bytes) }
}

fn sum_of_brotli(bytes: impl Read) -> io::Result<Option<String>> {
    let mut decoder = brotli::Decompressor::new(BufReader::new(bytes), 1 << 16);
    let sum = sum(&mut decoder)?;
    // Fails if bytes are left in the buffer of the decoder.
    let is_over = sum.is_some() && decoder.read(&mut [0])? == 0;
    let mut rest = decoder.into_inner();
    Ok(sum.filter(|_| is_over).filter(|_| rest.fill_buf().is_ok_and(<[u8]>::is_empty)))
}

fn sum_of_gzip(bytes: impl Read) -> io::Result<Option<String>> {
    let mut decoder = flate2::bufread::GzDecoder::new(BufReader::new(bytes));
    let sum = sum(&mut decoder)?;
    let mut rest = decoder.into_inner();
    Ok(sum.filter(|_| rest.fill_buf().is_ok_and(<[u8]>::is_empty)))
}
