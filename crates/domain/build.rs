//! Tells utoipa's derive macros how types of other crates look on the wire; `crates/api` uses this file too.
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    utoipa_config::Config::new()
        .alias_for("NaiveDate", "folje_domain::dates::Day")
        .alias_for("NaiveDateTime", "folje_domain::dates::WallTime")
        .alias_for("NaiveTime", "folje_domain::dates::TimeOfDay")
        .write_to_file();
}
