//! The server's log, with the test's clock in place of the machine's.
use folje_server::{
    cli,
    clock::{Clock as _, ManualClock},
};
use std::{
    fmt, io,
    sync::{Arc, Mutex},
};
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::{format::Writer, time::FormatTime};

/// What was logged so far.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Keeps what this thread logs as long as the guard lives, through the server's own filter with `FOLJE_LOG` set to
    /// `wish`. Times are the clock's, in milliseconds since 1970.
    pub(crate) fn keep(&self, wish: &str, clock: &Arc<ManualClock>) -> DefaultGuard {
        let into = self.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(cli::log::filter(Some(wish)).unwrap())
            .with_timer(Hands(clock.clone()))
            .with_writer(move || into.clone())
            .with_ansi(false);
        tracing::subscriber::set_default(subscriber.finish())
    }

    /// The lines so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap().lines().map(str::to_owned).collect()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Hands(Arc<ManualClock>);

impl FormatTime for Hands {
    fn format_time(&self, into: &mut Writer<'_>) -> fmt::Result {
        write!(into, "{}", self.0.now().timestamp_millis())
    }
}
