//! Reads the raw data beside the checkout.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

/// The folder of raw data: after `--shared`, else `../shared`.
pub fn folder(args: &[&str]) -> Result<PathBuf, String> {
    let folder = match args {
        [] => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        ["--shared", folder] => PathBuf::from(folder),
        other => return Err(format!("expected --shared DIR, got {other:?}")),
    };
    if folder.join("data").is_dir() { Ok(folder) } else { Err(format!("no folder {}/data", folder.display())) }
}

/// The text of a file, unpacked if its name ends in `.gz`.
pub fn text(path: &Path) -> Result<String, String> {
    let failed = |e: std::io::Error| format!("{}: {e}", path.display());
    let mut file = File::open(path).map_err(failed)?;
    let mut text = String::new();
    if path.extension().is_some_and(|e| e == "gz") {
        MultiGzDecoder::new(file).read_to_string(&mut text).map_err(failed)?;
    } else {
        file.read_to_string(&mut text).map_err(failed)?;
    }
    Ok(text)
}

/// A table of tab-separated values with a header.
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    name: String,
}

impl Table {
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = text(path)?;
        let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
        let header = lines.next().ok_or_else(|| format!("{}: empty", path.display()))?;
        Ok(Self { header, rows: lines.collect(), name: path.display().to_string() })
    }

    /// The cells of the named columns, row by row; a missing cell is empty.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> Result<impl Iterator<Item = [&str; N]>, String> {
        let mut at = [0; N];
        for (slot, name) in at.iter_mut().zip(names) {
            *slot =
                self.header.iter().position(|h| h == name).ok_or_else(|| format!("{}: no column {name}", self.name))?;
        }
        Ok(self.rows.iter().map(move |row| at.map(|i| row.get(i).map_or("", String::as_str))))
    }
}
