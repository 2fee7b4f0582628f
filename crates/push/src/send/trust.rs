//! Whose certificates are believed.
use super::Failure;
use rustls::{
    ClientConfig, RootCertStore,
    crypto::{CryptoProvider, ring},
    pki_types::CertificateDer,
};
use std::sync::Arc;

/// Whose certificates are believed.
#[derive(Debug, Clone)]
pub enum Trust {
    /// The authorities that browsers trust, as this program was built with them.
    Browsers,
    /// These alone. For tests.
    Only(Vec<CertificateDer<'static>>),
}

/// TLS 1.2 and 1.3 with whom to trust, asking for HTTP/2 first.
pub(super) fn config(trust: &Trust) -> Result<Arc<ClientConfig>, Failure> {
    let problem = |error: rustls::Error| Failure::Tls(error.to_string());
    let mut roots = RootCertStore::empty();
    match trust {
        Trust::Browsers => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Trust::Only(certificates) => {
            for certificate in certificates {
                roots.add(certificate.clone()).map_err(problem)?;
            }
        }
    }
    let provider: CryptoProvider = ring::default_provider();
    let mut config = ClientConfig::builder_with_provider(provider.into())
        .with_safe_default_protocol_versions()
        .map_err(problem)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config.into())
}
