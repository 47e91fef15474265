//! Bytes made smaller for their way: brotli and gzip, as a host sends them.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// Beyond so many bytes the slowest setting of brotli costs seconds and gains some per cent.
const SLOW_AT_MOST: usize = 600_000;
/// What the page itself is packed with, whatever it costs: that is done once.
pub(crate) const SLOWEST: u32 = 11;
const QUICK: u32 = 9;

/// How much care goes into bytes that are compressed while somebody waits.
pub(crate) fn care_for(bytes: &[u8]) -> u32 {
    if bytes.len() <= SLOW_AT_MOST { SLOWEST } else { QUICK }
}

/// As `Content-Encoding: br`.
pub(crate) fn brotli(bytes: &[u8], care: u32) -> io::Result<Vec<u8>> {
    const WINDOW: u32 = 22;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, care, WINDOW);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

/// What brotli bytes were.
pub(crate) fn unbrotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    brotli::BrotliDecompress(&mut &bytes[..], &mut out)?;
    Ok(out)
}

/// As `Content-Encoding: gzip`, without a time in it: the same bytes give the same bytes.
pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_made_smaller_can_be_had_back() {
        for text in [String::new(), "a sentence. ".repeat(9_000), "起重机".to_owned()] {
            for care in [SLOWEST, QUICK] {
                assert_eq!(unbrotli(&brotli(text.as_bytes(), care).expect("brotli")).expect("back"), text.as_bytes());
            }
            let mut back = String::new();
            let packed = gzip(text.as_bytes()).expect("gzip");
            flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut back).expect("back");
            assert_eq!(back, text);
            assert_eq!(packed, gzip(text.as_bytes()).expect("gzip"));
        }
        assert!(unbrotli(b"no brotli at all").is_err());
    }
}
