//! Quotation marks of a line (RFC 4180, section 2), and what can be saved where a writer did not escape them.

/// What the quotation marks of a line say about its fields.
#[derive(PartialEq, Eq, Debug, Default)]
pub(super) struct Quotes {
    /// How many fields the line has; 0 for a line without quotation marks, which was not looked at.
    pub(super) fields: usize,
    /// Whether the last field is still open at the end of the line.
    pub(super) open: bool,
    /// The first field with a mark that is neither around it nor escaped. Its content is a guess, and so is the number
    /// of every field after it.
    pub(super) stray: Option<usize>,
    /// Whether an unescaped mark stands beside two in a row, so that the content can be read in two ways.
    pub(super) ambiguous: bool,
    /// The line with every mark escaped, if that changes it.
    pub(super) escaped: Option<Vec<u8>>,
}

/// Where a quoted field ends.
enum End {
    /// At a closing mark; every mark before it is escaped.
    Closed(usize),
    /// At the first mark before a comma or the end of the line; other marks before it are not escaped.
    Stray(usize),
    /// Not on this line.
    Open,
}

/// Reads the quotation marks of a line.
pub(super) fn quotes(line: &[u8]) -> Quotes {
    let mut found = Quotes::default();
    if !line.contains(&b'"') {
        return found;
    }
    let mut text = Vec::with_capacity(line.len() + 8);
    let mut at = 0;
    loop {
        let start = past_spaces(line, at);
        let number = found.fields;
        found.fields += 1;
        if line.get(start) == Some(&b'"') {
            let inside = start + 1;
            let end = match end_of_quoted(line, inside) {
                End::Closed(end) => {
                    text.extend_from_slice(&line[start..=end]);
                    end
                }
                End::Stray(end) => {
                    found.stray.get_or_insert(number);
                    found.ambiguous |= line[inside..end].windows(2).any(|pair| pair == b"\"\"");
                    escape(&line[inside..end], &mut text);
                    end
                }
                End::Open => {
                    text.extend_from_slice(&line[start..]);
                    found.open = true;
                    found.stray.get_or_insert(number);
                    break;
                }
            };
            at = past_spaces(line, end + 1);
        } else {
            let end = line[at..].iter().position(|byte| *byte == b',').map_or(line.len(), |end| at + end);
            if line[at..end].contains(&b'"') {
                found.stray.get_or_insert(number);
            }
            text.extend_from_slice(&line[at..end]);
            at = end;
        }
        if at >= line.len() {
            break;
        }
        text.push(b',');
        at += 1;
    }
    found.escaped = (text != line).then_some(text);
    found
}

fn past_spaces(line: &[u8], from: usize) -> usize {
    let rest = line.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| **byte == b' ').count()
}

/// Whether nothing but spaces stands between the mark at `at` and the end of the field.
fn ends_field(line: &[u8], at: usize) -> bool {
    matches!(line.get(past_spaces(line, at + 1)), None | Some(b','))
}

fn end_of_quoted(line: &[u8], inside: usize) -> End {
    let mut at = inside;
    loop {
        match (line.get(at), line.get(at + 1)) {
            (None, _) => return End::Open,
            (Some(b'"'), Some(b'"')) => at += 2,
            (Some(b'"'), _) if ends_field(line, at) => return End::Closed(at),
            (Some(b'"'), _) => break,
            _ => at += 1,
        }
    }
    (inside..line.len()).find(|at| line[*at] == b'"' && ends_field(line, *at)).map_or(End::Open, End::Stray)
}

fn escape(content: &[u8], into: &mut Vec<u8>) {
    into.push(b'"');
    for byte in content {
        if *byte == b'"' {
            into.push(b'"');
        }
        into.push(*byte);
    }
    into.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(line: &str) -> String {
        let found = quotes(line.as_bytes());
        found.escaped.map_or_else(|| line.to_owned(), |text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn lines_that_follow_the_rules_stay_as_they_are() {
        for line in [r#"a,b"#, r#""a","b""#, r#"a,"b ""c"" d","e, f""#, r#""","""" "#.trim_end(), r#"a,"","#]
        {
            let found = quotes(line.as_bytes());
            assert_eq!((escaped(line), found.stray, found.open), (line.to_owned(), None, false), "{line}");
        }
    }

    #[test]
    fn inner_marks_are_escaped_and_their_field_is_named() {
        assert_eq!(escaped(r#""A","Exempelby "torget"",57"#), r#""A","Exempelby ""torget""",57"#);
        assert_eq!(escaped(r#""Sjövik, "stn"",57"#), r#""Sjövik, ""stn""",57"#);
        assert_eq!(escaped(r#""A", "B" ,C"#), r#""A","B",C"#);
        let found = quotes(r#"A,"Torget "norra", vid bron",57"#.as_bytes());
        assert_eq!(
            (found.stray, found.fields),
            (Some(1), 4),
            "a comma inside cannot be told from one between"
        );
    }

    #[test]
    fn a_field_that_is_not_closed_is_open() {
        for line in [r#"A,"Vid torget"#, r#"A,"Vid "torget"#, r#"A,"Namn"""#] {
            let found = quotes(line.as_bytes());
            assert_eq!((found.open, found.stray), (true, Some(1)), "{line}");
        }
    }
}
