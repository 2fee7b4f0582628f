//! A PostgreSQL of the tests' own: one temporary cluster for each test process, a fresh database for each test.
//!
//! The cluster listens on a Unix socket only (but for [`Database::with_tls`]) and stops when the last test that holds it is over, so it does not matter
//! whether tests run as threads of one process (`cargo test`) or each in a process of its own (`cargo nextest`).
//! `initdb` runs once: its result is kept beside the clusters and copied, which takes a tenth of the time. A cluster
//! whose process was killed is cleared away by the next run; a server whose folder is gone ends itself.
//!
//! PostgreSQL refuses to run as root; there it runs as `nobody`, in a folder that belongs to that user. The folder is
//! the system's temporary one, because `nobody` cannot reach into a home folder and socket paths must be short.
use super::certificate::Certificate;
use std::{
    fs::{self, File},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicU32, Ordering},
    },
};

/// A fresh, empty database, there as long as this is held.
pub(crate) struct Database {
    /// Its address.
    pub(crate) address: String,
    _cluster: Arc<Cluster>,
}

impl Database {
    /// Makes one, in a running cluster or in one that starts now.
    pub(crate) fn new() -> Self {
        let cluster = Cluster::running();
        let name = cluster.create_database();
        let address = format!("postgres://postgres@localhost/{name}?host={}", cluster.folder.display());
        Self { address, _cluster: cluster }
    }

    /// Makes one in a cluster of its own, at `localhost` on a TCP port, for connections with TLS only. The address has no
    /// options yet.
    pub(crate) fn with_tls(certificate: &Certificate) -> Self {
        let cluster = Arc::new(Cluster::start(Some(certificate)));
        let name = cluster.create_database();
        let address = format!("postgres://postgres@localhost:{}/{name}", cluster.port);
        Self { address, _cluster: cluster }
    }
}

/// A server with its folder.
struct Cluster {
    binaries: PathBuf,
    folder: PathBuf,
    /// The port, which is also part of the socket's name.
    port: u16,
    nobody: bool,
}

/// PostgreSQL's own port.
const PORT: u16 = 5432;

impl Cluster {
    fn running() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Cluster>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let cluster = Arc::new(Self::start(None));
            *running = Arc::downgrade(&cluster);
            cluster
        })
    }

    fn start(certificate: Option<&Certificate>) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let user = output("id", &["-u"]);
        let nobody = user == "0";
        let base = std::env::temp_dir().join(format!("folje-tests-postgres-{user}"));
        fs::create_dir_all(&base).expect("a temporary folder can be made");
        if nobody {
            let id = output("id", &["-u", "nobody"]).parse().expect("there is a user nobody");
            std::os::unix::fs::chown(&base, Some(id), None).expect("root may give folders away");
        }
        let name = format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        // Another process could take a free port before the server does; that fails the start, and the test says so.
        let free = || TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
        let port = certificate.map_or(PORT, |_| free().expect("there is a free port").port());
        let cluster = Self { binaries: binaries(), folder: base.join(name), port, nobody };
        // One process prepares, the others wait for it.
        let lock = File::create(base.join("lock")).expect("the folder can be written");
        lock.lock().expect("files can be locked");
        cluster.clear_away_the_dead(&base);
        let template = cluster.template(&base);
        cluster.run_plain("cp", |command| {
            command.arg("-a").arg(&template).arg(&cluster.folder);
        });
        drop(lock);
        let tls = certificate.map_or_else(String::new, |certificate| cluster.use_tls(certificate));
        cluster.run("pg_ctl", |command| {
            command
                .arg("-D")
                .arg(&cluster.folder)
                .arg("-l")
                .arg(cluster.folder.join("log"))
                .arg("-o")
                .arg(format!(
                    "-k '{}' -p {port} -c listen_addresses='' -c fsync=off -c shared_buffers=16MB {tls}",
                    cluster.folder.display()
                ))
                .args(["-w", "start"]);
        });
        cluster
    }

    /// Lays the certificate out and lets nobody in over TCP without TLS; gives the options to start with.
    fn use_tls(&self, certificate: &Certificate) -> String {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
        let access = "local all all trust\nhostssl all all 127.0.0.1/32 trust\n";
        let files =
            [("pg_hba.conf", access), ("server.crt", &certificate.chain), ("server.key", &certificate.key)];
        let owner = fs::metadata(&self.folder).expect("the cluster has a folder");
        for (name, content) in files {
            let path = self.folder.join(name);
            fs::write(&path, content).expect("the cluster's folder can be written");
            chown(&path, Some(owner.uid()), Some(owner.gid())).expect("the server may own its files");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("modes can be set");
        }
        "-c listen_addresses=127.0.0.1 -c ssl=on".to_owned()
    }

    /// A fresh database in the running server; gives its name.
    fn create_database(&self) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let (folder, port) = (text(&self.folder), self.port.to_string());
        self.run("createdb", |command| {
            command.args(["--host", &folder, "--port", &port, "--username", "postgres", &name]);
        });
        name
    }

    /// What `initdb` makes, made once for each version of PostgreSQL.
    fn template(&self, base: &Path) -> PathBuf {
        let version = output(&text(&self.binaries.join("initdb")), &["--version"]);
        let version = version.split(' ').nth(2).unwrap_or_default();
        let template = base.join(format!("template-{version}"));
        if !template.is_dir() {
            let half = base.join("half-made");
            drop(fs::remove_dir_all(&half));
            self.run("initdb", |command| {
                command.arg("-D").arg(&half);
                command.args([
                    "-A",
                    "trust",
                    "-U",
                    "postgres",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "-N",
                    "--wal-segsize=1",
                ]);
            });
            fs::rename(&half, &template).expect("the template can be put in its place");
        }
        template
    }

    /// Deletes the folders of processes that are there no more (where that can be seen).
    fn clear_away_the_dead(&self, base: &Path) {
        let processes = Path::new("/proc");
        for entry in fs::read_dir(base).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let process = name.to_str().and_then(|name| name.split_once('-')?.0.parse::<u32>().ok());
            let gone = process.is_some_and(|process| !processes.join(process.to_string()).exists());
            if (gone && processes.join("self").exists()) || entry.path() == self.folder {
                drop(fs::remove_dir_all(entry.path()));
            }
        }
    }

    /// Runs one of PostgreSQL's own commands.
    fn run(&self, name: &str, arguments: impl FnOnce(&mut Command)) {
        self.run_plain(&text(&self.binaries.join(name)), arguments);
    }

    fn run_plain(&self, program: &str, arguments: impl FnOnce(&mut Command)) {
        let mut command = if self.nobody {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups", program]);
            command
        } else {
            Command::new(program)
        };
        arguments(&mut command);
        // A server that inherits a pipe keeps it open, so what it says goes to its log, and nothing is piped here.
        let done = command
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .unwrap_or_else(|error| panic!("{program} cannot be started: {error}"));
        assert!(done.success(), "{program} failed ({done}); see the log in {}", self.folder.display());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.run("pg_ctl", |command| {
            command.arg("-D").arg(&self.folder).args(["-m", "immediate", "-w", "stop"]);
        });
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// Where PostgreSQL's own commands are: on the PATH, or where Debian puts them.
fn binaries() -> PathBuf {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut debian: Vec<PathBuf> = debian.map(|version| version.path().join("bin")).collect();
    debian.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path =
        std::env::split_paths(&path).filter_map(|folder| fs::canonicalize(folder.join("pg_ctl")).ok());
    on_path
        .filter_map(|pg_ctl| pg_ctl.parent().map(Path::to_owned))
        .chain(debian.into_iter().rev())
        .find(|folder| ["initdb", "pg_ctl", "createdb"].iter().all(|name| folder.join(name).exists()))
        .expect("PostgreSQL is not installed: run `cargo xtask test`, which installs what is missing")
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program} cannot be started: {error}"));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn text(path: &Path) -> String {
    path.to_str().expect("the temporary folder has an ordinary name").to_owned()
}
