//! The app's entry: everything is in the library, so that its plain logic can be tested on the host.
fn main() {
    folje_app::start();
}
