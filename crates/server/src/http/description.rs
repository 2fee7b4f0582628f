//! Completes the OpenAPI document with what holds for whole classes of operations, so that no endpoint has to repeat
//! it: problem responses, the session cookie, the length of tuples.
use super::problem::shape;
use crate::auth::cookie;
use folje_api::v1::problem::{Code, MEDIA_TYPE};
use serde_json::{Map, Value, json};

/// The name of the security scheme of signed-in operations.
const SESSION: &str = "session";

/// The methods of operations in a path item (OpenAPI 3.1, section 4.8.9.1).
const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// The document with everything that follows from what an operation takes.
pub(super) fn complete(mut document: Value) -> Value {
    complete_schemas(&mut document);
    document["components"]["securitySchemes"][SESSION] = json!({
        "type": "apiKey", "in": "cookie", "name": cookie::NAME,
        "description": "set by signing in",
    });
    if let Some(paths) = document["paths"].as_object_mut() {
        for item in paths.values_mut() {
            for method in METHODS {
                if let Some(operation) = item.get_mut(method) {
                    complete_operation(method, operation);
                }
            }
        }
    }
    document
}

/// Adds the responses that every operation of this kind can give, and says whether it needs a session.
fn complete_operation(method: &str, operation: &mut Value) {
    let signed_in = !operation["responses"]["401"].is_null();
    let has_body = !operation["requestBody"].is_null();
    let has_parameters = operation["parameters"].as_array().is_some_and(|all| !all.is_empty());
    let mut codes = vec![Code::Internal, Code::Unavailable];
    if method != "get" {
        codes.push(Code::ForeignOrigin);
    }
    if has_body || has_parameters {
        codes.extend([Code::BadRequest, Code::Unprocessable]);
    }
    if has_body {
        codes.extend([Code::TooLarge, Code::IdTaken]);
    }
    for code in codes {
        let (status, title) = shape(code);
        let response = &mut operation["responses"][status.as_str()];
        if response.is_null() {
            *response = problem(code, title);
        }
    }
    operation["security"] = if signed_in { json!([{ SESSION: [] }]) } else { json!([]) };
}

/// The description of a problem response.
fn problem(code: Code, title: &str) -> Value {
    let code = serde_json::to_value(code).unwrap_or_default();
    let code = code.as_str().unwrap_or_default();
    json!({
        "description": format!("{code}: {title}"),
        "content": { MEDIA_TYPE: { "schema": { "$ref": "#/components/schemas/Problem" } } },
    })
}

/// Says in every schema what serde demands and utoipa leaves out.
fn complete_schemas(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fix_tuple(fields);
            bound_integer(fields);
            forbid_absent(fields);
            if let Some(Value::Array(variants)) = fields.get_mut("oneOf") {
                variants.iter_mut().for_each(close_variant);
            }
            fields.values_mut().for_each(complete_schemas);
        }
        Value::Array(values) => values.iter_mut().for_each(complete_schemas),
        _ => {}
    }
}

/// Lets a variant of an externally tagged enum have its one property and no other: serde reads none beside it.
fn close_variant(variant: &mut Value) {
    let properties = variant["properties"].as_object().map_or(0, Map::len);
    let required = variant["required"].as_array().map_or(0, Vec::len);
    if (properties, required) == (1, 1) {
        variant["additionalProperties"] = json!(false);
    }
}

/// Forbids properties that are described as always null: such a property stands for one that must be absent.
fn forbid_absent(fields: &mut Map<String, Value>) {
    let properties = fields.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(Map::values_mut) {
        if *property == json!({ "type": "null" }) {
            *property = json!(false);
        }
    }
}

/// Gives an integer the bounds of its Rust type, where it has none of its own.
fn bound_integer(fields: &mut Map<String, Value>) {
    let format = fields.get("format").and_then(Value::as_str).unwrap_or_default().replace("u-int", "uint");
    let (least, most) = match format.as_str() {
        "uint8" => (json!(u8::MIN), json!(u8::MAX)),
        "uint16" => (json!(u16::MIN), json!(u16::MAX)),
        "uint32" => (json!(u32::MIN), json!(u32::MAX)),
        "uint64" => (json!(u64::MIN), json!(u64::MAX)),
        "int32" => (json!(i32::MIN), json!(i32::MAX)),
        "int64" => (json!(i64::MIN), json!(i64::MAX)),
        _ => return,
    };
    fields.insert("format".into(), json!(format));
    fields.entry("minimum").or_insert(least);
    fields.entry("maximum").or_insert(most);
}

/// Gives a tuple its length: `prefixItems` alone also lets a shorter array pass (JSON Schema 2020-12, 10.3.1.1).
fn fix_tuple(fields: &mut Map<String, Value>) {
    if let Some(length) = fields.get("prefixItems").and_then(Value::as_array).map(Vec::len) {
        fields.insert("items".into(), json!(false));
        fields.insert("minItems".into(), json!(length));
        fields.insert("maxItems".into(), json!(length));
    }
}
