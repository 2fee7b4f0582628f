//! What the program does not say, however much it is asked to.
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Command, Stdio},
};

/// The answer to a request, as text.
fn ask(port: &str, head: &str, body: &[u8]) -> String {
    let mut socket = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    let rest = "Host: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n";
    let length = format!("Content-Length: {}\r\n\r\n", body.len());
    socket
        .write_all(&[head.as_bytes(), b" HTTP/1.1\r\n", rest.as_bytes(), length.as_bytes(), body].concat())
        .unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn of_an_answer_to_a_survey_the_log_says_nothing() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("quiet");
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), "<!doctype html>").unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_folje"))
        .args(["serve", "--listen", "127.0.0.1:0", "--dist", folder.to_str().unwrap(), "--store"])
        .arg(format!("sqlite:{}", folder.join("a.db").display()))
        .env_clear()
        .env("FOLJE_LOG", "trace")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(server.stderr.take().unwrap());
    let mut said = String::new();
    let port = loop {
        let start = said.len();
        assert_ne!(log.read_line(&mut said).unwrap(), 0, "it ended: {said}");
        if let Some((_, port)) = said[start..].split_once("http://localhost:") {
            break port.chars().take_while(char::is_ascii_digit).collect::<String>();
        }
    };
    let survey = "0190c0de-0000-7000-8000-000000000001";
    for path in ["letters", "survey-codes"] {
        let answer = ask(&port, &format!("POST /api/v1/{path}/{survey}"), &vec![0; 8293]);
        // Without a Content-Type it is refused before anything is looked up; refused or not, it is not written down.
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    }
    assert!(ask(&port, "GET /api/v1/session", b"").starts_with("HTTP/1.1 401"));
    server.kill().unwrap();
    server.wait().unwrap();
    log.read_to_string(&mut said).unwrap();
    assert!(said.contains("/api/v1/session"), "other requests have their line: {said}");
    for word in ["letters", "survey-codes", survey, "8293"] {
        assert!(!said.contains(word), "{word}: {said}");
    }
}
