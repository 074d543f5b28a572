//! The service as a process, and a client of it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use referee::serde_json::{self, Value};

use super::places::free_port;

/// A running service. It is killed in the end.
pub struct Running {
    child: Child,
    pub address: String,
    pub key: Option<String>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Running {
    /// Starts the service on a store, and waits until it listens.
    pub fn start(store: &str, arguments: &[&str]) -> Self {
        Self::start_in(store, arguments, &[], Stdio::null())
    }

    /// Starts it at a port.
    pub fn start_at(store: &str, port: &str) -> Self {
        Self::start_as(store, port, &[], &[], Stdio::null())
    }

    /// Starts it with variables of the environment, and somewhere for its errors.
    pub fn start_in(store: &str, arguments: &[&str], variables: &[(&str, &str)], errors: Stdio) -> Self {
        Self::start_as(store, &free_port().to_string(), arguments, variables, errors)
    }

    /// Starts it so that no file becomes larger than a number of KiB.
    pub fn start_limited(store: &str, most: usize) -> Self {
        let port = free_port().to_string();
        let mut command = Command::new("bash");
        let run = format!("trap '' XFSZ; ulimit -f {most}; exec \"$0\" serve --store \"$1\" --port \"$2\"");
        command.args(["-c", &run, env!("CARGO_BIN_EXE_referee"), store, &port]).stderr(Stdio::null());
        Self::listening(&mut command, &port)
    }

    fn start_as(store: &str, port: &str, arguments: &[&str], variables: &[(&str, &str)], errors: Stdio) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
        let command = command.args(["serve", "--store", store, "--port", port]).args(arguments);
        command.stderr(errors).envs(variables.iter().copied());
        Self::listening(command, port)
    }

    /// Waits until a service listens.
    fn listening(command: &mut Command, port: &str) -> Self {
        let mut child = command.current_dir(std::env::temp_dir()).stdout(Stdio::piped()).spawn().unwrap();
        let mut key = None;
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            if line.starts_with("referee_") {
                key = Some(line);
            } else if line.starts_with("http://") {
                // By number, as a name can be another address for the client.
                let address = format!("http://127.0.0.1:{port}");
                return Self { child, address, key };
            }
        }
        panic!("the service did not start: {:?}", child.wait());
    }

    /// Ends the process at once.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks the process to stop. Returns whether it ended well.
    pub fn stop(mut self) -> bool {
        if cfg!(not(unix)) {
            self.kill();
            return true;
        }
        let ended = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        ended.success() && self.child.wait().unwrap().success()
    }

    pub fn client(&self, key: &str) -> Client {
        Client::new(&self.address, key)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client with a key.
#[derive(Clone)]
pub struct Client {
    agent: ureq::Agent,
    address: String,
    key: String,
}

impl Client {
    pub fn new(address: &str, key: &str) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        let config = config.timeout_global(Some(std::time::Duration::from_secs(60)));
        Self { agent: config.build().into(), address: address.to_owned(), key: key.to_owned() }
    }

    pub fn key(&self) -> &str {
        &self.key
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// The answer to a request; an error if the connection breaks.
    pub fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Answer, ureq::Error> {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.address));
        if !self.key.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.key));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = self.agent.run(request.body(body.to_vec()).unwrap())?;
        let (parts, mut body) = answer.into_parts();
        let body = body.with_config().limit(1 << 30).read_to_string()?;
        Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body })
    }

    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &[], b"").unwrap()
    }

    pub fn post(&self, path: &str, body: &str) -> Answer {
        self.post_with(path, &[], body)
    }

    pub fn post_with(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.request("POST", path, headers, body.as_bytes()).unwrap()
    }
}

/// A part of a path.
pub fn escaped(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric();
    text.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// What the command prints.
pub fn command(arguments: &[&str]) -> (String, String, i32) {
    let ran =
        Command::new(env!("CARGO_BIN_EXE_referee")).args(arguments).current_dir(std::env::temp_dir()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(ran.stdout), text(ran.stderr), ran.status.code().unwrap_or(-1))
}
