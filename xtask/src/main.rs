//! Every developer command of Baolan: what comes in is a command line, what goes out is a built `pkg/`, a served
//! page, a tested project, a table of sizes, of times or of the parser's errors.
//!
//! ```sh
//! cargo xtask serve --port 8081
//! ```
//!
//! Exit status: 0, 1 where a check failed (a test, a budget), 2 with one line on stderr that says what to do.

mod args;

// The commands.
mod bench;
mod build;
mod serve;
mod test;
mod size;
mod judge;
mod table;

// What a bench measures.
mod bench_library;
mod bench_parse;
mod bench_search;
mod bench_read;

// What a build is made of, in its order.
mod bundle;
mod manifest;
mod squeeze;
mod toolchain;
mod types;
mod wasm;
mod worker;

// What a judgement is made of, in its order.
mod truth;
mod story;
mod bag;
mod pairing;
mod tally;
mod fault;
mod judgement;
mod calibration;

// What the table of characters is made of.
mod unihan;
mod reading;
mod variant;

// The tools beneath.
mod apt;
mod browsers;
mod machine;
mod npm;
mod shell;
mod site;
mod step;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use args::Command;

/// The status of a command that could not run; a check that ran and failed is 1.
const COULD_NOT_RUN: u8 = 2;

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::from(COULD_NOT_RUN)
    })
}

fn run() -> Result<ExitCode> {
    match args::parse(lexopt::Parser::from_env(), std::env::var("BAOLAN_TOOLCHAIN").ok())? {
        Command::Help => Ok(args::print_help()),
        Command::Build(order) => build::run(&order),
        Command::Serve(order, port) => serve::run(&order, port),
        Command::Test(groups, wish) => test::run(&groups, wish),
        Command::Size(wish) => size::run(wish),
        Command::Bench(subject, wish) => bench::run(&subject, wish),
        Command::Judge(inquiry) => judge::run(&inquiry),
        Command::Table => table::run(),
    }
}
