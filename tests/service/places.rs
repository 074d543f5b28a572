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

/// A place for stores. What is in it is removed in the end.
pub struct Place {
    pub folder: PathBuf,
    server: Option<u16>,
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
        Self { folder: folder(), server: None }
    }

    /// A database server that listens on loopback.
    pub fn postgres() -> Result<Self, Missing> {
        let folder = folder();
        let programs = programs().ok_or(Missing("postgres"))?;
        let data = folder.join("data");
        let port = free_port();
        // The server refuses to run as root.
        let nobody = is_root().then(|| own(&folder));
        let run = |program: &str, arguments: &[&str]| {
            let mut command = Command::new(programs.join(program));
            if nobody.is_some() {
                command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(programs.join(program));
            }
            let ran = command.args(arguments).current_dir(&folder).stdout(Stdio::null()).stderr(Stdio::null()).status();
            assert!(ran.unwrap().success(), "{program} failed");
        };
        let data = data.to_str().unwrap();
        run("initdb", &["-D", data, "-A", "trust", "-U", "referee", "-E", "UTF8", "--locale=C"]);
        let options =
            format!("-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200");
        let log = folder.join("log");
        run("pg_ctl", &["-D", data, "-w", "-o", &options, "-l", log.to_str().unwrap(), "start"]);
        Ok(Self { folder, server: Some(port) })
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

    fn control(&self, arguments: &[&str]) {
        let Some(port) = self.server else { return };
        let programs = programs().unwrap();
        let options =
            format!("-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200");
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(programs.join("pg_ctl"));
            command
        } else {
            Command::new(programs.join("pg_ctl"))
        };
        let log = self.folder.join("log");
        command.arg("-D").arg(self.folder.join("data")).args(["-w", "-o", &options, "-l"]).arg(log).args(arguments);
        let _ = command.current_dir(&self.folder).stdout(Stdio::null()).stderr(Stdio::null()).status();
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
