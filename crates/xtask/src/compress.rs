//! Brotli at its strongest, once at build time instead of at every request.

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

/// Kinds of files that compress; PNG is compressed already.
const COMPRESSIBLE: [&str; 7] = ["css", "html", "js", "json", "svg", "wasm", "webmanifest"];

/// The compressed bytes of a file, if its kind compresses and the result is smaller.
///
/// # Errors
/// When the encoder fails, which it does only when memory runs out.
pub(crate) fn brotli_copy(name: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>> {
    let kind = name.rsplit('.').next().unwrap_or_default();
    if !COMPRESSIBLE.contains(&kind) {
        return Ok(None);
    }
    let parameters = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut small, &parameters)
        .with_context(|| format!("compressing {name}"))?;
    Ok(Some(small).filter(|small| small.len() < bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_shrinks_and_comes_back_the_same() -> Result<()> {
        let text = "Idag är det måndag. ".repeat(50);
        let small = brotli_copy("index.html", text.as_bytes())?.context("it did not shrink")?;
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &small[..], &mut back)?;
        assert!(small.len() < 100);
        assert_eq!(back, text.as_bytes());
        Ok(())
    }

    #[test]
    fn pictures_and_tiny_files_stay_as_they_are() -> Result<()> {
        assert!(brotli_copy("icon.png", &[0; 1000])?.is_none());
        assert!(brotli_copy("tiny.json", b"1")?.is_none());
        Ok(())
    }
}
