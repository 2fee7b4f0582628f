//! Fills the names that only the build knows into the files of `public/` that ask for them.

use anyhow::{Result, bail};

/// Replaces each `{{name}}` of a template by its value.
///
/// # Errors
/// When a value finds no place, or a place no value: both mean that template and build have drifted apart.
pub(crate) fn fill(file: &str, template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut filled = template.to_owned();
    for (name, value) in values {
        let place = format!("{{{{{name}}}}}");
        if !filled.contains(&place) {
            bail!("public/{file} has no place for {place}");
        }
        filled = filled.replace(&place, value);
    }
    if let Some(at) = filled.find("{{") {
        let place: String = filled[at..].chars().take(40).collect();
        bail!("public/{file} asks for something that the build does not know: {place}");
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_filled() -> Result<()> {
        assert_eq!(fill("x", "<a href={{url}}>{{url}}", &[("url", "/a")])?, "<a href=/a>/a");
        Ok(())
    }

    #[test]
    fn a_place_without_a_value_and_a_value_without_a_place_are_refused() {
        assert!(fill("x", "{{url}} {{other}}", &[("url", "/a")]).is_err());
        assert!(fill("x", "nothing", &[("url", "/a")]).is_err());
    }
}
