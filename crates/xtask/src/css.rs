//! The style sheets of `style/`, joined and made small.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Joins the files that `index.txt` lists, one name a line, in that order.
///
/// # Errors
/// When a listed file is missing, or a file of the folder is neither listed nor `critical.css`: it would
/// silently have no effect.
pub(crate) fn join(folder: &Path) -> Result<String> {
    let index = folder.join("index.txt");
    let list = fs::read_to_string(&index).with_context(|| format!("reading {}", index.display()))?;
    let names: Vec<&str> =
        list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") && name != "critical.css" && !names.contains(&name.as_str()) {
            bail!("{} does not list {name}", index.display());
        }
    }
    let mut sheet = String::new();
    for name in names {
        sheet += &fs::read_to_string(folder.join(name)).with_context(|| format!("reading {name}"))?;
        sheet.push('\n');
    }
    Ok(minify(&sheet))
}

/// The rules that are inlined into `index.html`, so that something is painted before any other file comes.
///
/// # Errors
/// When the file is missing, or would end the element that it is put into.
pub(crate) fn critical(folder: &Path) -> Result<String> {
    let path = folder.join("critical.css");
    let sheet = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    if sheet.contains("</") {
        bail!("{} contains `</`, which would end the style element", path.display());
    }
    Ok(minify(&sheet))
}

/// Drops comments and the white space that has no meaning; strings stay as they are.
fn minify(sheet: &str) -> String {
    let mut small = String::with_capacity(sheet.len());
    let mut rest = sheet.chars().peekable();
    let mut space = false;
    while let Some(next) = rest.next() {
        match next {
            '/' if rest.peek() == Some(&'*') => {
                skip_comment(&mut rest);
                space = true;
            }
            '"' | '\'' => {
                push_space(&mut small, &mut space, next);
                small.push(next);
                copy_string(&mut small, &mut rest, next);
            }
            white if white.is_whitespace() => space = true,
            other => {
                push_space(&mut small, &mut space, other);
                if other == '}' && small.ends_with(';') {
                    small.pop();
                }
                small.push(other);
            }
        }
    }
    small
}

/// Writes the one space that stands for any amount of it, unless it has no meaning where it is. A space
/// before a colon stays, since it separates selectors; so do those around `+` and `-`, as `calc` needs them.
fn push_space(small: &mut String, space: &mut bool, next: char) {
    let after = small.chars().next_back().is_none_or(|last| "{};:,>".contains(last));
    if std::mem::take(space) && !after && !"{};,>".contains(next) {
        small.push(' ');
    }
}

/// Reads past a comment whose `/` is read already.
fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    // The star that opens the comment is not also the one that closes it: `/*/` is still open.
    let mut star = false;
    for next in rest.skip(1) {
        if star && next == '/' {
            break;
        }
        star = next == '*';
    }
}

/// Copies a string to its closing quote.
fn copy_string(small: &mut String, rest: &mut impl Iterator<Item = char>, quote: char) {
    let mut escaped = false;
    for next in rest {
        small.push(next);
        if next == quote && !escaped {
            break;
        }
        escaped = next == '\\' && !escaped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_idle_space_go() {
        let sheet = "/* note **/ @layer a, b;\n.card > p ,\n.x { color : red ; margin: 0 auto; }\n";
        assert_eq!(minify(sheet), "@layer a,b;.card>p,.x{color :red;margin:0 auto}");
    }

    #[test]
    fn space_with_a_meaning_stays() {
        let sheet = ".a :hover { width: calc(100% - 2px); content: \" /* { \\\" ; \"; }";
        assert_eq!(minify(sheet), ".a :hover{width:calc(100% - 2px);content:\" /* { \\\" ; \"}");
        assert_eq!(minify(".a/**/.b{}"), ".a .b{}");
    }
}
