//! Which schemas of the description hold an id of a person.
use serde_json::Value;
use std::collections::BTreeSet;

/// The schema that `schema` refers to, or itself.
fn resolved<'a>(description: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => description.pointer(&reference[1..]).unwrap(),
        None => schema,
    }
}

/// Whether a value of the schema holds an id of a person.
pub(super) fn holds_a_person(description: &Value, schema: &Value, seen: &mut BTreeSet<String>) -> bool {
    match schema {
        Value::Object(fields) => fields.iter().any(|(key, value)| match value.as_str() {
            Some("#/components/schemas/PersonId") if key == "$ref" => true,
            Some(reference) if key == "$ref" => {
                seen.insert(reference.to_owned())
                    && holds_a_person(description, resolved(description, schema), seen)
            }
            _ => holds_a_person(description, value, seen),
        }),
        Value::Array(values) => values.iter().any(|value| holds_a_person(description, value, seen)),
        _ => false,
    }
}

/// The variants of a choice by their names, with what they hold; deeds within commands as `at-meeting/plan`.
pub(super) fn variants(description: &Value, schema: &Value, before: &str, found: &mut Vec<(String, Value)>) {
    let schema = resolved(description, schema);
    let Some(choices) = schema["oneOf"].as_array().filter(|choices| choices.iter().all(is_variant)) else {
        let deed = &schema["properties"]["deed"];
        match deed.is_null() {
            true => found.push((before.to_owned(), schema.clone())),
            false => variants(description, deed, before, found),
        }
        return;
    };
    for choice in choices {
        let slash = if before.is_empty() { "" } else { "/" };
        match choice["required"][0].as_str() {
            Some(name) => {
                variants(description, &choice["properties"][name], &format!("{before}{slash}{name}"), found);
            }
            None => {
                found.push((format!("{before}{slash}{}", choice["enum"][0].as_str().unwrap()), Value::Null));
            }
        }
    }
}

/// Whether it is `{"name": …}` or `"name"`.
fn is_variant(choice: &Value) -> bool {
    let one = |values: &Value| values.as_array().is_some_and(|values| values.len() == 1);
    one(&choice["required"]) && choice["properties"].as_object().is_some_and(|all| all.len() == 1)
        || one(&choice["enum"])
}
