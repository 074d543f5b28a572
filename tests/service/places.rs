//! Where stores are: files in a folder, or a PostgreSQL server of our own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// A program that a test needs and does not find.
#[derive(Debug)]
pub struct Missing(pub &'static str);

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is not installed", self.0)
    }
}

/// A place for stores. It is removed in the end, with its stores.
pub struct Place {
    pub folder: PathBuf,
    server: Option<u16>,
    /// Whether the server insists on TLS, with a certificate in the folder.
    secure: bool,
}

static NUMBER: AtomicU64 = AtomicU64::new(0);

fn number() -> u64 {
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// A new empty folder.
fn folder() -> PathBuf {
    let name = format!("referee-service-{}-{}", std::process::id(), number());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

impl Place {
    pub fn files() -> Self {
        Self { folder: folder(), server: None, secure: false }
    }

    /// A database server that listens on loopback.
    pub fn postgres() -> Result<Self, Missing> {
        let programs = programs().ok_or(Missing("postgres"))?;
        let place = Self { folder: folder(), server: Some(free_port()), secure: false };
        if is_root() {
            own(&place.folder);
        }
        let options = ["-A", "trust", "-U", "referee", "-E", "UTF8", "--locale=C"];
        assert!(place.run(&programs.join("initdb"), &options), "initdb failed");
        assert!(place.control(&["start"]), "pg_ctl failed");
        Ok(place)
    }

    /// Lets the server insist on TLS, with the files `server.pem` and `server.key` in the folder.
    pub fn secured(mut self) -> Self {
        for file in ["server.pem", "server.key"] {
            let path = self.folder.join(file);
            assert!(Command::new("chmod").arg("600").arg(&path).status().unwrap().success());
            if is_root() {
                own(&path);
            }
        }
        let rules = self.folder.join("data/pg_hba.conf");
        std::fs::write(rules, "hostssl all all 127.0.0.1/32 trust\n").unwrap();
        self.secure = true;
        assert!(self.control(&["-m", "fast", "restart"]));
        self
    }

    /// The address of a database, over TLS.
    pub fn secure(address: &str) -> String {
        format!("{}?sslmode=require", address.replace("127.0.0.1", "localhost"))
    }

    /// Runs a program of the server on its data, as a user that may do so: it refuses to run as root.
    fn run(&self, program: &Path, arguments: &[&str]) -> bool {
        let mut command = Command::new(if is_root() { Path::new("runuser") } else { program });
        if is_root() {
            command.args(["-u", "postgres", "--"]).arg(program);
        }
        command.arg("-D").arg(self.folder.join("data")).args(arguments).current_dir(&self.folder);
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|ended| ended.success())
    }

    /// The address of a new store.
    pub fn store(&self) -> String {
        let name = format!("leads{}", number());
        match self.server {
            None => self.folder.join(format!("{name}.db")).display().to_string(),
            Some(port) => {
                let run = Command::new("psql")
                    .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string(), "-U", "referee", "postgres", "-c"])
                    .arg(format!("CREATE DATABASE {name}"))
                    .status();
                assert!(run.unwrap().success());
                format!("postgres://referee@127.0.0.1:{port}/{name}")
            }
        }
    }

    /// Stops the server, as if its machine had lost its power, and starts it again.
    pub fn crash(&self) {
        self.control(&["-m", "immediate", "restart"]);
    }

    /// Starts or stops the server, if there is one.
    fn control(&self, arguments: &[&str]) -> bool {
        let Some((port, programs)) = self.server.zip(programs()) else { return true };
        let mut options =
            format!("-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200");
        if self.secure {
            let file = |name: &str| self.folder.join(name).display().to_string();
            let (certificate, key) = (file("server.pem"), file("server.key"));
            options = format!("{options} -c ssl=on -c ssl_cert_file={certificate} -c ssl_key_file={key}");
        }
        let log = self.folder.join("log");
        let arguments = [&["-w", "-o", &options, "-l", log.to_str().unwrap()], arguments].concat();
        self.run(&programs.join("pg_ctl"), &arguments)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.control(&["-m", "immediate", "stop"]);
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The folder with the programs of the newest server.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let programs = versions.flatten().map(|version| version.path().join("bin"));
    programs.filter(|folder| folder.join("initdb").exists()).max()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

/// Gives a folder to the user that may run the server.
fn own(folder: &Path) {
    let ran = Command::new("chown").arg("postgres").arg(folder).status();
    assert!(ran.unwrap().success());
}

/// How much a test does: as much as a variable of the environment says, or little.
pub fn amount(variable: &str, little: usize) -> usize {
    std::env::var(variable).map_or(little, |much| much.parse().unwrap())
}

/// A port that nobody listens on. Two tests never get the same one.
pub fn free_port() -> u16 {
    static TAKEN: Mutex<Vec<u16>> = Mutex::new(Vec::new());
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        if !taken.contains(&port) {
            taken.push(port);
            return port;
        }
    }
}
