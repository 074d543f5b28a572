//! Connections.

use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderValue, Request};
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How many connections are open at the same time. Others wait to be accepted.
const MOST: usize = 4096;
/// The longest time for the head of a request, and between two requests.
const HEAD: Duration = Duration::from_secs(20);
/// The largest head of a request, in bytes.
const LARGEST_HEAD: usize = 64 << 10;
/// How long requests that have started may take when the service stops.
const LAST: Duration = Duration::from_secs(30);

/// The header with the address of the client, which this service sets itself.
pub(crate) const PEER: &str = "referee-peer";

/// Writes into a request which address it came from. Behind a proxy, that is the last address that the proxy names.
fn identify<T>(request: &mut Request<T>, peer: IpAddr, behind_proxy: bool) {
    let headers = request.headers_mut();
    let named = headers.get_all("x-forwarded-for").iter().next_back().and_then(|named| named.to_str().ok());
    let named = named.and_then(|named| named.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    let source = named.filter(|_| behind_proxy).unwrap_or(peer);
    if let Ok(source) = HeaderValue::from_str(&source.to_string()) {
        headers.insert(PEER, source);
    }
}

/// Answers on a listener until it is asked to stop, then finishes the requests that have started.
pub(crate) async fn serve(listener: TcpListener, router: Router, behind_proxy: bool, stop: impl Future<Output = ()>) {
    let connections = GracefulShutdown::new();
    let free = Arc::new(Semaphore::new(MOST));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(LARGEST_HEAD);
    let mut stop = std::pin::pin!(stop);
    loop {
        let accept = async {
            let permit = Arc::clone(&free).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            accepted = accept => accepted,
            () = &mut stop => break,
        };
        let Ok((stream, peer)) = accepted else {
            // There are no file descriptors left, for example.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let router = TowerToHyperService::new(router.clone());
        let service = service_fn(move |mut request| {
            identify(&mut request, peer.ip(), behind_proxy);
            router.call(request)
        });
        let connection = http.serve_connection(TokioIo::new(stream), service);
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            // An error is the client's: it has left, or does not speak HTTP.
            let _ = connection.await;
            drop(permit);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST, connections.shutdown()).await;
}
