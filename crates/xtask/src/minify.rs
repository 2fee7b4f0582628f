//! Makes JavaScript smaller where that is certain to change nothing: whole-line comments and indentation.
//! Brotli does the rest; a real minifier would win about one kilobyte and be one more dependency.

/// Drops comment lines, documentation blocks, empty lines and indentation.
///
/// The scripts may hold neither template literals of several lines nor code before or after a block comment
/// on the same line; ours and wasm-bindgen's do not.
pub(crate) fn javascript(script: &str) -> String {
    let mut small = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if line.starts_with("/*") {
            in_comment = true;
        }
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            small.push_str(line);
            small.push('\n');
        }
        if line.ends_with("*/") {
            in_comment = false;
        }
    }
    small
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_and_indentation_go() {
        let script = "/**\n * What it does.\n */\nfunction a() {\n  // why\n  return 'http://x'; // kept\n\n}\n/* one */\nb();\n";
        assert_eq!(javascript(script), "function a() {\nreturn 'http://x'; // kept\n}\nb();\n");
    }
}
