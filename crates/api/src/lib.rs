//! What goes over the wire. Shared by app and server; versioned; only ever added to, since an installed app is
//! often older than the server: new fields are optional, new variants have a fallback on the reading side.
pub mod v1;
