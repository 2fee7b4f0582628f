//! Which connections to PostgreSQL may be opened: those that nobody on the way can read or answer.
//!
//! `sslmode=prefer`, the default of libpq and sqlx, falls back to an unencrypted connection. `require` encrypts, but to
//! whoever answers. `verify-ca` accepts any server with a certificate of the authority. Only `verify-full` proves that the
//! server is the one that the address names (PostgreSQL documentation, section 34.19). Over a network the password and all
//! personal data depend on it.
use crate::StoreError;
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use std::net::IpAddr;

/// Checks that a connection with these options stays on this machine or is encrypted to a verified server.
///
/// # Errors
/// [`StoreError::Unencrypted`] otherwise.
pub(super) fn check(options: &PgConnectOptions) -> Result<(), StoreError> {
    let verified = matches!(options.get_ssl_mode(), PgSslMode::VerifyFull);
    if verified || options.get_socket().is_some() || is_local(options.get_host()) {
        Ok(())
    } else {
        Err(StoreError::Unencrypted { host: options.get_host().to_owned() })
    }
}

/// Whether the host is a folder with a Unix socket, or a name or address of this machine's loopback interface.
fn is_local(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    host.starts_with('/')
        || host.eq_ignore_ascii_case("localhost")
        || address.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_allowed(address: &str) -> bool {
        check(&address.parse().unwrap()).is_ok()
    }

    #[test]
    fn a_socket_and_loopback_need_no_tls() {
        for address in [
            "postgres://folje@localhost/folje?host=/var/run/postgresql",
            "postgres://folje@%2Fvar%2Frun%2Fpostgresql/folje",
            "postgres://folje@localhost/folje",
            "postgres://folje@LOCALHOST/folje?sslmode=disable",
            "postgres://folje@127.0.0.1:5433/folje",
            "postgres://folje@127.8.8.8/folje",
            "postgres://folje@[::1]/folje",
            "postgres://folje@localhost/folje?hostaddr=::ffff:127.0.0.1",
        ] {
            assert!(is_allowed(address), "{address}");
        }
    }

    #[test]
    fn over_a_network_only_a_verified_server_is_connected_to() {
        let hosts =
            ["db.exempelby.example", "192.0.2.5", "[2001:db8::5]", "localhost.exempelby.example", "0.0.0.0"];
        for host in hosts {
            let address = format!("postgres://folje:secret@{host}/folje");
            assert!(!is_allowed(&address), "{address}");
            for mode in ["disable", "allow", "prefer", "require", "verify-ca"] {
                assert!(!is_allowed(&format!("{address}?sslmode={mode}")), "{address} {mode}");
            }
            assert!(is_allowed(&format!("{address}?sslmode=verify-full")), "{address}");
        }
    }

    #[test]
    fn the_host_that_counts_is_the_last_one_named() {
        assert!(!is_allowed("postgres://folje@localhost/folje?host=db.exempelby.example"));
        assert!(!is_allowed("postgres://folje@localhost/folje?hostaddr=192.0.2.5"));
        assert!(!is_allowed("postgres://folje@db.exempelby.example/folje?ssl_mode=verify-full"), "misspelt");
    }

    #[test]
    fn the_refusal_says_what_to_write_and_nothing_of_the_password() {
        let options = "postgres://folje:geheim@db.exempelby.example/folje".parse().unwrap();
        let error = check(&options).unwrap_err().to_string();
        for word in ["db.exempelby.example", "sslmode=verify-full", "sslrootcert"] {
            assert!(error.contains(word), "{error}");
        }
        assert!(!error.contains("geheim"), "{error}");
    }
}
