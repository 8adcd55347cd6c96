//! What was not tested for want of a file, said so loudly that the harness cannot swallow it; `make test` counts the lines.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Says that something was not tested. Written past the capture of tests that pass.
pub(crate) fn skip(what: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}

/// A folder of real files beside the project, or another that a variable names.
pub(crate) struct Beside {
    /// Where it is.
    pub(crate) folder: PathBuf,
    /// Whether a variable names it: then it may hold a part.
    pub(crate) named: bool,
}

impl Beside {
    /// The folder that `variable` names, else `default` beside the project.
    pub(crate) fn of(variable: &str, default: &str) -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        match std::env::var_os(variable) {
            Some(named) => Self { folder: PathBuf::from(named), named: true },
            None => Self { folder: here.join(default), named: false },
        }
    }

    /// A place in it; `None`, said loudly, where it is not there. A whole folder may be missing, and no part of it.
    pub(crate) fn find(&self, name: &str) -> Option<PathBuf> {
        let path = self.folder.join(name);
        if path.exists() {
            return Some(path);
        }
        assert!(
            self.named || !self.folder.is_dir(),
            "{name} is missing from {}, which holds the others",
            self.folder.display()
        );
        skip(&format!("{name}, which is not in {}", self.folder.display()));
        None
    }
}
