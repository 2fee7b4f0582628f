//! The rules of the house, kept by a test: who may name whom, where the browser is named, how large files grow.
mod imports;
mod sources;
