//! A certificate of an authority of the test's own.
use super::folder::Folder;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use std::fs;

/// A server's certificate with its key, and the authority that signed it.
pub(crate) struct Certificate {
    folder: Folder,
    /// The certificate, PEM.
    pub(crate) chain: String,
    /// Its private key, PEM.
    pub(crate) key: String,
}

impl Certificate {
    /// One that is good for a server called `name`.
    pub(crate) fn for_name(name: &str) -> Self {
        let folder = Folder::new();
        let mut authority = CertificateParams::new(Vec::new()).unwrap();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
        fs::write(folder.path().join("authority.pem"), authority.pem()).unwrap();
        let key = KeyPair::generate().unwrap();
        let server = CertificateParams::new([name.to_owned()]).unwrap().signed_by(&key, &authority).unwrap();
        Self { folder, chain: server.pem(), key: key.serialize_pem() }
    }

    /// The file with the authority's certificate, PEM.
    pub(crate) fn authority_file(&self) -> String {
        self.folder.path().join("authority.pem").to_str().unwrap().to_owned()
    }
}
