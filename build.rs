//! Packs the factor files of `emission_factors/` into the table that the program carries, and checks their format and
//! their ids; the values themselves are checked by `tests/factors.rs`.
//!
//! `CROSSFOOT_EXTRA_FACTORS` may name a folder of further files, for measuring what a large library costs.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[allow(dead_code)]
#[path = "src/factor/format.rs"]
mod format;
#[allow(dead_code)]
#[path = "src/factor/id.rs"]
mod id;
#[allow(dead_code)]
#[path = "src/factor/kind.rs"]
mod kind;
#[allow(dead_code)]
#[path = "src/factor/runs.rs"]
mod runs;
#[allow(dead_code)]
#[path = "src/factor/table.rs"]
mod table;

use sha2::{Digest, Sha256};

use format::{Fault, RawFile, Spot, clashes, named_id, row_id};

const FOLDER: &str = "emission_factors";

/// The absolute path of a folder of files that are packed with those of the program.
const EXTRA: &str = "CROSSFOOT_EXTRA_FACTORS";

/// Not a file of factors; read by `Regions::bundled`.
const REGIONS: &str = "emission_factors/cn/regions.toml";

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut names = Vec::new();
    list(&root, FOLDER, &mut names)?;
    names.retain(|name| name != REGIONS);
    println!("cargo::rerun-if-env-changed={EXTRA}");
    if let Some(extra) = env::var(EXTRA).ok().filter(|folder| !folder.is_empty()) {
        list(&root, &extra, &mut names)?;
    }
    names.sort();
    let mut texts = Vec::new();
    for name in names {
        let text = fs::read_to_string(root.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        texts.push((name, text));
    }
    match read(&texts) {
        Ok(files) => write(&out, &texts, &files),
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={}", problem.replace('\n', "; "));
            }
            Ok(())
        }
    }
}

/// Every TOML file below a folder, and a word to cargo about each.
fn list(root: &Path, folder: &str, names: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={folder}");
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(root, &name, names)?;
        } else if name.ends_with(".toml") {
            println!("cargo::rerun-if-changed={name}");
            names.push(name);
        }
    }
    Ok(())
}

fn read(texts: &[(String, String)]) -> Result<Vec<(usize, RawFile<'static>)>, Vec<String>> {
    let mut problems = Vec::new();
    let mut files = Vec::new();
    for (at, (name, text)) in texts.iter().enumerate() {
        match toml::from_str::<RawFile>(text) {
            Ok(file) => files.push((at, file)),
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start);
                problems.push(format!("{name}:{}: {}", line_column(text, start), error.message()));
            }
        }
    }
    let place = |at: usize, (start, _): (u32, u32)| {
        let (name, text) = &texts[at];
        format!("{name}:{}", line_column(text, start as usize))
    };
    for (at, file) in &files {
        let mut bad = |spot: &Spot<'_>| {
            problems.push(format!("{}: not an id, see docs/factor-ids.md: {:?}", place(*at, spot.span()), spot.text))
        };
        let factors = file.factor.iter().map(|row| (&row.family, &row.edition));
        let fuels = file.fuel.iter().map(|row| (&row.family, &row.edition));
        let blends = file.blend.iter().map(|row| (&row.family, &row.edition));
        for (family, edition) in factors.chain(fuels).chain(blends) {
            row_id(family, edition, &mut bad);
        }
        let replaced = file.factor.iter().filter_map(|row| row.replaces.as_ref());
        for part in file.fuel.iter().flat_map(|fuel| fuel.parts()).chain(replaced) {
            named_id(part, &mut bad);
        }
    }
    problems.extend(clashes(&files, &|_| None).into_iter().map(|fault| match fault {
        Fault::Duplicate((at, span), (first, begins), id) => {
            format!("{}: a second row {id}; the first is {}", place(at, span), place(first, begins))
        }
        Fault::Taken(at, span, id) => format!("{}: a row {id} is there already", place(at, span)),
        Fault::DuplicateSource((at, span), (first, begins), id) => {
            format!("{}: a second source {id}; the first is {}", place(at, span), place(first, begins))
        }
        Fault::Dangling(at, span, id) => format!("{}: there is no row {id}", place(at, span)),
    }));
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

fn line_column(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    format!("{line}:{column}")
}

fn write(out: &Path, texts: &[(String, String)], files: &[(usize, RawFile<'_>)]) -> Result<(), Box<dyn Error>> {
    let table = table::pack(files);
    fs::write(out.join("factors.words"), &table.words)?;
    fs::write(out.join("factors.pool"), table.pool.as_bytes())?;
    let mut code = String::from("/// Path and text of every file.\npub(super) static FILES: &[(&str, &str)] = &[\n");
    for (name, _) in texts {
        match Path::new(name).is_absolute() {
            true => writeln!(code, "    ({name:?}, include_str!({name:?})),")?,
            false => {
                writeln!(code, "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {name:?}))),")?
            }
        }
    }
    code.push_str("];\n");
    code.push_str("static WORDS: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/factors.words\"));\n");
    code.push_str("static POOL: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/factors.pool\"));\n");
    let mut hash = Sha256::new();
    hash.update(&table.words);
    hash.update(table.pool.as_bytes());
    let version: String = hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    writeln!(code, "/// Tells libraries apart.\npub(super) static VERSION: &str = {version:?};")?;
    fs::write(out.join("factors.rs"), code)?;
    Ok(())
}
