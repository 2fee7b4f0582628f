//! Builds anew when a migration is added, since `sqlx::migrate!` reads the folders while compiling.
fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
