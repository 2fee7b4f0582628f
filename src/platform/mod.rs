//! The browser: the only place that names `web_sys`, `js_sys` and `gloo`. Everything else asks here.
pub(crate) mod channel;
pub(crate) mod clock;
pub(crate) mod crash;
pub(crate) mod events;
pub(crate) mod focus;
pub(crate) mod forms;
pub(crate) mod history;
pub(crate) mod intl;
pub(crate) mod json;
pub(crate) mod kept;
pub(crate) mod locks;
pub(crate) mod net;
pub(crate) mod preferences;
pub(crate) mod push;
pub(crate) mod random;
pub(crate) mod service_worker;
pub(crate) mod shell;
