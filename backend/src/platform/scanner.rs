//! Asks a scanner for malware by clamd's protocol (INSTREAM over TCP), where one is set.

use std::time::Duration;

use contract::problem::Code;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::failure::Failure;

/// Bytes of one piece.
const PIECE: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(60);
/// Of an answer: a word, and the name of what was found.
const ANSWER: u64 = 4 * 1024;

#[derive(Clone, Debug)]
pub struct Scanner {
    /// Host and port.
    address: Option<String>,
}

impl Scanner {
    pub fn new(address: Option<String>) -> Self {
        Self {
            address: address.filter(|address| !address.is_empty()),
        }
    }

    /// 422 where it finds something, 503 where it does not answer: what was not looked at is not taken.
    pub async fn check(&self, content: &[u8]) -> Result<(), Failure> {
        let Some(address) = &self.address else {
            return Ok(());
        };
        let said = match timeout(PATIENCE, ask(address, content)).await {
            Ok(Ok(said)) => said,
            Ok(Err(error)) => return Err(away(&error.to_string())),
            Err(_) => return Err(away("no answer in time")),
        };
        let said = said.trim_matches(['\0', '\n', ' ']);
        if said.ends_with("OK") {
            return Ok(());
        }
        if let Some(found) = said.strip_suffix(" FOUND") {
            metrics::counter!("files_refused_total", "by" => "scanner").increment(1);
            tracing::warn!(found, "the scanner refused a file");
            return Err(Failure::code(Code::BadFile)
                .detail("文件没有通过安全检查，可能带有病毒，请用杀毒软件检查后换一个文件上传。"));
        }
        Err(away(said))
    }
}

async fn ask(address: &str, content: &[u8]) -> std::io::Result<String> {
    let mut line = TcpStream::connect(address).await?;
    line.write_all(b"zINSTREAM\0").await?;
    for piece in content.chunks(PIECE) {
        let size = u32::try_from(piece.len()).map_err(std::io::Error::other)?;
        line.write_all(&size.to_be_bytes()).await?;
        line.write_all(piece).await?;
    }
    line.write_all(&0_u32.to_be_bytes()).await?;
    let mut said = Vec::new();
    line.take(ANSWER).read_to_end(&mut said).await?;
    Ok(String::from_utf8_lossy(&said).into_owned())
}

fn away(error: &str) -> Failure {
    tracing::error!(error, "the scanner does not answer as it should");
    Failure {
        retry_after: Some(60),
        ..Failure::unavailable().detail("文件安全检查暂时不可用，请稍后重新上传。")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    /// Reads one stream as clamd does, and answers; gives what came.
    async fn clamd(listener: &TcpListener, answer: &[u8]) -> Vec<u8> {
        let (mut line, _) = listener.accept().await.expect("a line");
        let mut command = [0; 10];
        line.read_exact(&mut command).await.expect("a command");
        assert_eq!(&command, b"zINSTREAM\0");
        let mut content = Vec::new();
        loop {
            let size = line.read_u32().await.expect("a size");
            if size == 0 {
                break;
            }
            let at = content.len();
            content.resize(at + size as usize, 0);
            line.read_exact(&mut content[at..]).await.expect("a piece");
        }
        line.write_all(answer).await.expect("an answer");
        content
    }

    #[tokio::test]
    async fn what_the_scanner_says_decides() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let scanner = Scanner::new(Some(address.clone()));
        let content = vec![7; 3 * PIECE + 1];
        for (answer, status) in [
            (&b"stream: OK\0"[..], None),
            (b"stream: Eicar-Test-Signature FOUND\0", Some(422)),
            (b"INSTREAM size limit exceeded. ERROR\0", Some(503)),
            (b"", Some(503)),
        ] {
            let (sent, said) = tokio::join!(clamd(&listener, answer), scanner.check(&content));
            assert_eq!(sent, content);
            assert_eq!(said.err().map(|f| f.problem.status), status);
        }
        drop(listener);
        let away = scanner.check(b"x").await.expect_err("nobody is there");
        assert_eq!((away.problem.status, away.retry_after), (503, Some(60)));
        assert!(Scanner::new(None).check(b"x").await.is_ok());
    }
}
