//! Debian's and Ubuntu's package tool: in come names of packages, and what is missing is installed.
//!
//! `install(&["chromium"])` prints `apt-get install ... chromium` and runs it, or does nothing where it is there.
//! Lists are fetched only when something is missing, nothing ever asks a question, and no package is removed.

use std::fs;
use std::process::Command;
use std::sync::Once;

use anyhow::{Context, Result, bail};

use crate::shell;

/// How we may install.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rights {
    /// We are root.
    Root,
    /// `sudo` works without a password.
    Sudo,
}

/// Installs those of the packages that are missing.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|name| installed_version(name).is_none()).collect();
    if missing.is_empty() { Ok(()) } else { upgrade(&missing) }
}

/// Installs the packages in the version that the fetched lists name, also where an older one is there.
pub(crate) fn upgrade(packages: &[&str]) -> Result<()> {
    update()?;
    // A package that stands in the way is the user's: better to fail than to take it away unasked.
    let install = ["install", "--yes", "--no-install-recommends", "--no-remove"];
    apt_get(&[&install, packages].concat()).with_context(|| {
        let names = packages.join(" ");
        format!("{names} could not be installed; run the command above by hand, mend what it says, then again")
    })
}

/// Fetches the lists of packages, once a run.
pub(crate) fn update() -> Result<()> {
    static FETCHED: Once = Once::new();
    let mut result = Ok(());
    FETCHED.call_once(|| result = apt_get(&["update"]));
    result.context("the lists of packages could not be fetched; check the network and apt's sources, then again")
}

/// Whether this is Debian, Ubuntu or a child of theirs, with apt.
pub(crate) fn is_here() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    is_debian_like(&release) && shell::find("apt-get").is_some()
}

/// The version of an installed package.
pub(crate) fn installed_version(package: &str) -> Option<String> {
    let status = shell::ask(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status} ${Version}", package]))?;
    status.strip_prefix("installed ").map(str::to_owned)
}

/// The version apt would install, as far as its lists go.
pub(crate) fn candidate(package: &str) -> Option<String> {
    let policy = shell::ask(Command::new("apt-cache").env("LC_ALL", "C").args(["policy", package]))?;
    candidate_line(&policy)
}

/// Whether and how we may install.
pub(crate) fn rights() -> Option<Rights> {
    if shell::ask(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(Rights::Root);
    }
    shell::ask(Command::new("sudo").args(["-n", "true"])).map(|_| Rights::Sudo)
}

fn apt_get(args: &[&str]) -> Result<()> {
    let mut command = match rights() {
        Some(Rights::Root) => Command::new("env"),
        Some(Rights::Sudo) => sudo_env(),
        None => bail!("installing needs root: `sudo apt-get {}`, then again", args.join(" ")),
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(args);
    shell::say("apt", shell::line(&command));
    shell::run_silently(&mut command)
}

fn sudo_env() -> Command {
    let mut command = Command::new("sudo");
    command.args(["-n", "env"]);
    command
}

fn is_debian_like(release: &str) -> bool {
    let fields = release.lines().filter_map(|line| line.split_once('='));
    let names = fields.filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"));
    names
        .flat_map(|(_, value)| value.trim_matches('"').split_whitespace())
        .any(|name| matches!(name, "debian" | "ubuntu"))
}

fn candidate_line(policy: &str) -> Option<String> {
    let version = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    (version != "(none)").then(|| version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_known() {
        assert!(is_debian_like("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(is_debian_like("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(is_debian_like("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian_like("ID=fedora\nID_LIKE=\"rhel centos\"\nHOME_URL=https://debian\n"));
        assert!(!is_debian_like(""));
    }

    #[test]
    fn the_candidate_is_read_from_the_policy() {
        let policy = "rustc-web:\n  Installed: (none)\n  Candidate: 1.96.0+dfsg1-1~deb12u2\n  Version table:\n";
        assert_eq!(candidate_line(policy).as_deref(), Some("1.96.0+dfsg1-1~deb12u2"));
        assert_eq!(candidate_line("x:\n  Installed: (none)\n  Candidate: (none)\n"), None);
        assert_eq!(candidate_line(""), None);
    }
}
