//! Compiles the raw lists into `data/gazetteer/gazetteer.bin`.

mod lists;
mod names;
mod places;

use std::path::Path;

use names::Names;

/// Builds the file; the same lists give the same bytes.
pub fn build(shared: &Path) -> Result<(), String> {
    let mut names = Names::default();
    lists::add_all(&mut names, &shared.join("data/gazetteer"))?;
    let (entries, keys) = names.finish();
    let file = dateline::gazetteer::encode(&entries, &keys).map_err(|e| e.to_string())?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/gazetteer/gazetteer.bin");
    std::fs::write(&path, &file).map_err(|e| format!("{}: {e}", path.display()))?;
    println!("gazetteer.bin: {} names, {} senses, {} bytes", keys.len(), entries.len(), file.len());
    Ok(())
}
