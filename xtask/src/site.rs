//! The project as a static site: in comes a listener, out goes what a portal's server would send.
//!
//! `GET /` is www/index.html, `/pkg/baolan.js` is the built module in brotli where the browser takes it. Nothing but
//! www/, pkg/, seeds/ and examples/ can be reached, and every answer carries the policy the element promises to run under.

use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::workspace;

/// The policy the element promises to run under, to the letter.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";

/// What every answer says. A browser keeps files but asks each time whether they changed: they do, while one works.
const HEADERS: [(HeaderName, &str); 2] = [(X_CONTENT_TYPE_OPTIONS, "nosniff"), (CACHE_CONTROL, "no-cache")];

/// How long answers under way may take to end once we are told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// Below this an answer fits in one packet either way.
const SMALL: u16 = 512;

/// Takes a port of this machine; 0 takes any that is free.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
        format!("port {port} can't be had on 127.0.0.1; stop what listens there, or choose another: `cargo xtask serve --port {}`", port.checked_add(1).unwrap_or(0))
    })
}

/// Where a browser finds what the listener serves.
pub(crate) fn address(listener: &TcpListener) -> Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

/// Answers until Ctrl-C.
pub(crate) fn serve(listener: TcpListener) -> Result<()> {
    runtime()?.block_on(async {
        tokio::select! {
            result = answer(listener) => result,
            () = stopped() => Ok(()),
        }
    })
}

/// Answers from a thread of its own for as long as this program runs.
pub(crate) fn serve_meanwhile(listener: TcpListener) -> Result<()> {
    let runtime = runtime()?;
    std::thread::spawn(move || runtime.block_on(answer(listener)));
    Ok(())
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

async fn answer(listener: TcpListener) -> Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    Ok(axum::serve(listener, router()).with_graceful_shutdown(asked_to_stop()).await?)
}

/// Ctrl-C, and then the time that answers under way are given.
async fn stopped() {
    asked_to_stop().await;
    tokio::time::sleep(LAST_ANSWERS).await;
}

async fn asked_to_stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn router() -> Router {
    let routes = Router::new()
        .nest_service("/www", folder("www"))
        .nest_service("/pkg", folder("pkg"))
        .nest_service("/seeds", folder("seeds"))
        .nest_service("/examples", folder("examples"))
        .fallback_service(folder("www"))
        .layer(middleware::from_fn(hide_dotfiles))
        .layer(middleware::map_response(name_charset))
        .layer(compression())
        .layer(middleware::map_response(finish));
    HEADERS.into_iter().fold(routes, |routes, (name, value)| {
        routes.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    })
}

fn folder(name: &str) -> ServeDir {
    ServeDir::new(workspace::path(name)).precompressed_br()
}

/// For what a build does not compress: the page, its style and the seed. The wasm of `--dev` would take seconds.
fn compression() -> CompressionLayer<impl Predicate> {
    let predicate = SizeAbove::new(SMALL).and(NotForContentType::const_new("application/wasm"));
    CompressionLayer::new().quality(CompressionLevel::Best).compress_when(predicate)
}

async fn hide_dotfiles(request: Request, next: Next) -> Response {
    match names_dotfile(request.uri().path()) {
        true => StatusCode::NOT_FOUND.into_response(),
        false => next.run(request).await,
    }
}

/// Whether a part of the path begins with a dot, which takes in `..` and both in percent signs.
fn names_dotfile(path: &str) -> bool {
    path.to_lowercase().replace("%2f", "/").replace("%2e", ".").contains("/.")
}

/// Without a charset a browser guesses one, and for Chinese text often the wrong one.
async fn name_charset(mut response: Response) -> Response {
    if let Some(kind) = response.headers().get(CONTENT_TYPE).and_then(with_charset) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response
}

/// The policy binds documents; on any other file a browser does not read it. Leaves out what one browser on this machine
/// has no use for.
async fn finish(mut response: Response) -> Response {
    let is_file = |kind: &HeaderValue| !kind.as_bytes().starts_with(b"text/html");
    // Nobody between this server and its one browser keeps answers or asks for parts of them.
    response.headers_mut().remove(VARY);
    response.headers_mut().remove(ACCEPT_RANGES);
    if !response.headers().get(CONTENT_TYPE).is_some_and(is_file) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    response
}

fn with_charset(kind: &HeaderValue) -> Option<HeaderValue> {
    let kind = kind.to_str().ok().filter(|kind| matches!(*kind, "text/plain" | "text/html"))?;
    HeaderValue::try_from(format!("{kind}; charset=utf-8")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Method;
    use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, IF_MODIFIED_SINCE, LAST_MODIFIED};
    use tower::ServiceExt;

    const SEED: &str = "/seeds/xiaoshan-2024-01-12-p1.txt";
    const PORTAL: &str = "/examples/portal/index.html";

    fn request(path: &str) -> Request {
        Request::get(path).body(Body::empty()).unwrap()
    }

    fn response(request: Request) -> Response {
        runtime().unwrap().block_on(router().oneshot(request)).unwrap()
    }

    fn header(response: &Response, name: HeaderName) -> &str {
        response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[test]
    fn a_page_is_chinese_text_in_brotli() {
        let mut request = request(SEED);
        request.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip, br"));
        let response = response(request);
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(header(&response, CONTENT_TYPE), "text/plain; charset=utf-8");
        assert_eq!(header(&response, CONTENT_ENCODING), "br");
    }

    #[test]
    fn every_answer_carries_the_headers() {
        let mut post = request(SEED);
        *post.method_mut() = Method::POST;
        for request in [request(SEED), request("/nothing"), request("/.git/HEAD"), post] {
            let response = response(request);
            for (name, value) in HEADERS {
                assert_eq!(header(&response, name), value, "{}", response.status());
            }
        }
    }

    #[test]
    fn documents_and_errors_carry_the_policy() {
        for (path, policy) in [("/www/index.html", POLICY), (PORTAL, POLICY), ("/nothing", POLICY), (SEED, "")] {
            assert_eq!(header(&response(request(path)), CONTENT_SECURITY_POLICY), policy, "{path}");
        }
    }

    #[test]
    fn a_file_that_did_not_change_is_not_sent_again() {
        let first = response(request(SEED));
        let mut again = request(SEED);
        again.headers_mut().insert(IF_MODIFIED_SINCE, first.headers()[LAST_MODIFIED].clone());
        assert_eq!(response(again).status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn nothing_else_can_be_reached() {
        let paths = [
            "/Cargo.toml",
            "/src/lib.rs",
            "/www/../Cargo.toml",
            "/pkg/%2e%2e/Cargo.toml",
            "/pkg/..%2FCargo.toml",
            "/seeds/%2E%2E%2fCargo.toml",
            "/.gitignore",
            "/pkg/.npmrc",
            "/seeds//etc/passwd",
            "/seeds/",
            "/pkg",
            "/%00",
        ];
        for path in paths {
            assert_eq!(response(request(path)).status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[test]
    fn a_taken_port_says_what_to_do() {
        let taken = listen(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(port).unwrap_err().to_string();
        assert!(error.contains(&port.to_string()) && error.contains("--port"), "{error}");
    }

    #[test]
    fn the_address_is_one_to_click() {
        let listener = listen(0).unwrap();
        let port = listener.local_addr().unwrap().port();
        assert_eq!(address(&listener).unwrap(), format!("http://127.0.0.1:{port}/"));
    }
}
