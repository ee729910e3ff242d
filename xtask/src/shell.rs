//! Other programs, and what is said while they work.
//!
//! `say("npm", "up to date")` prints `      npm  up to date`; `run` prints the command line it starts.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// How many of a silent program's last lines are shown when it fails.
const LAST_LINES: usize = 15;

/// One line on what is being done. Names stand in a column of their own.
pub(crate) fn say(name: &str, what: impl std::fmt::Display) {
    println!("{name:>10}  {what}");
}

/// Starts a program in the project's top folder and lets it print.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    command.current_dir(crate::workspace::root());
    let line = line(command);
    let status = command.status().with_context(|| format!("`{line}` did not start"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}); what it printed above says why");
    }
    Ok(())
}

/// Starts a script of ours beside xtask/src, and lets it print; `--dev` tells it that the build is for whoever mends it.
pub(crate) fn run_script(script: &str, is_dev: bool) -> Result<()> {
    let mut command = Command::new("node");
    command.arg(crate::workspace::path(&format!("xtask/{script}")));
    if is_dev {
        command.arg("--dev");
    }
    run(&mut command)
}

/// Starts a talkative program silently; only its last lines are shown, and only when it fails.
pub(crate) fn run_silently(command: &mut Command) -> Result<()> {
    let line = line(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("`{line}` did not start"))?;
    if !output.status.success() {
        let text = [output.stdout, output.stderr].concat();
        bail!("`{line}` failed ({}). Its last lines:\n{}", output.status, last_lines(&String::from_utf8_lossy(&text)));
    }
    Ok(())
}

/// What a program prints, without the spaces around it; `None` where it is missing or fails.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command line as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// The program of that name on the PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|file| Path::is_file(file))
}

/// The cargo that started this command, else the first on the PATH.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(LAST_LINES)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_reads_as_typed() {
        assert_eq!(line(Command::new("npm").args(["ci", "--ignore-scripts"])), "npm ci --ignore-scripts");
    }

    #[test]
    fn the_last_lines_are_kept() {
        let text: String = (1..=20).map(|n| format!("{n}\n\n")).collect();
        let kept = last_lines(&text);
        assert!(kept.starts_with("6\n") && kept.ends_with("\n20"), "{kept}");
        assert_eq!(last_lines("one\n"), "one");
    }
}
