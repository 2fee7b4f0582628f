//! The rules of the house, kept by a test: who may name whom, where the browser is named, how large files grow, which
//! documents are cited.
mod files;
mod imports;
mod references;
mod sources;
