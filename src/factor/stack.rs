//! Putting layers on a library: files are read and checked, all of them or none.

use super::format::{Fault, RawFile, Span, clashes};
use super::layer::Layer;
use super::library::{Library, LibraryError};
use super::make::Maker;
use super::table::{Section, pack};
use crate::finding::{FileId, Place, Sources};

impl Library {
    /// Reads factor files, all of them or none.
    ///
    /// # Errors
    /// Every error of every file.
    pub fn load(files: &[(&str, &str)], sources: &mut Sources) -> Result<Library, Vec<LibraryError>> {
        let mut library = Library::default();
        library.overlay(files, sources)?;
        Ok(library)
    }

    /// Puts factor files above what is there, as one layer, all of them or none. Rows and documents of these files have
    /// ids of their own: neither those of one another nor those of a layer below.
    ///
    /// # Errors
    /// Every error of every file; the library is then as it was.
    pub fn overlay(&mut self, files: &[(&str, &str)], sources: &mut Sources) -> Result<(), Vec<LibraryError>> {
        let mut errors = Vec::new();
        let mut read = Vec::new();
        for (name, text) in files {
            let file = sources.add(*name, *text);
            match toml::from_str::<RawFile<'static>>(text) {
                Ok(raw) => read.push((file, raw)),
                Err(error) => errors.push(LibraryError::Format {
                    place: Place::new(file, error.span().unwrap_or(0..0)),
                    problem: error.message().to_owned(),
                }),
            }
        }
        errors.extend(self.faults(&read, false));
        if errors.is_empty() {
            self.lay(&read);
            Ok(())
        } else {
            Err(errors)
        }
    }

    /// [`Library::overlay`] of files that have been read already.
    ///
    /// # Errors
    /// Every error of every file; the library is then as it was.
    pub fn stack(&mut self, files: &[(FileId, RawFile<'_>)]) -> Result<(), Vec<LibraryError>> {
        let errors = self.faults(files, false);
        if errors.is_empty() {
            self.lay(files);
            Ok(())
        } else {
            Err(errors)
        }
    }

    /// Puts rows above what is there that take the place of rows below with the same id, as do documents. Several
    /// documents may stand in one file. A row whose id is not below is added.
    ///
    /// # Errors
    /// Every error of every row; the library is then as it was.
    pub fn shadow(&mut self, files: &[(FileId, RawFile<'_>)]) -> Result<(), Vec<LibraryError>> {
        let errors = self.faults(files, true);
        if errors.is_empty() {
            self.lay(files);
            Ok(())
        } else {
            Err(errors)
        }
    }

    /// [`Library::shadow`] with the rows of a lock: of a family that is in it, its editions come before all others.
    ///
    /// # Errors
    /// Every error of every row; the library is then as it was.
    pub fn lock(&mut self, files: &[(FileId, RawFile<'_>)]) -> Result<(), Vec<LibraryError>> {
        self.shadow(files)?;
        self.locked = self.layers.len().checked_sub(1);
        Ok(())
    }

    /// All that keeps files from being a layer of this library. A layer that `replaces` may have ids of layers below.
    pub(crate) fn faults(&self, files: &[(FileId, RawFile<'_>)], replaces: bool) -> Vec<LibraryError> {
        let mut errors = Vec::new();
        for (file, raw) in files {
            let mut maker = Maker { file: *file, source: 0, errors: Vec::new() };
            raw.factor.iter().for_each(|row| drop(maker.factor(row.clone())));
            raw.fuel.iter().for_each(|row| drop(maker.fuel(row.clone())));
            raw.blend.iter().for_each(|row| drop(maker.blend(row.clone())));
            errors.extend(maker.errors);
        }
        errors.extend(self.id_faults(files, replaces));
        errors
    }

    /// What of [`Library::faults`] lies in the ids, for a layer with ids of its own.
    pub(crate) fn clashes(&self, files: &[(FileId, RawFile<'_>)]) -> Vec<LibraryError> {
        self.id_faults(files, false)
    }

    fn id_faults(&self, files: &[(FileId, RawFile<'_>)], replaces: bool) -> Vec<LibraryError> {
        let mut errors = Vec::new();
        for (file, raw) in files {
            let id = &raw.source.id;
            if !replaces && self.sources().any(|source| source.id == id.text) {
                errors.push(LibraryError::SourceTaken(place(*file, id.span()), id.text.clone().into_owned()));
            }
        }
        let faults = clashes(files, &|id| self.find(id).map(|(layer, at)| layer.table.row_at(at).0));
        errors.extend(faults.into_iter().filter_map(|fault| {
            Some(match fault {
                Fault::Taken(..) if replaces => return None,
                Fault::Duplicate((file, at), (first, begins), id) => {
                    LibraryError::Duplicate { place: place(file, at), first: place(first, begins), id }
                }
                Fault::Taken(file, at, id) => LibraryError::Taken(place(file, at), id),
                Fault::DuplicateSource((file, at), (first, begins), id) => {
                    LibraryError::DuplicateSource { place: place(file, at), first: place(first, begins), id }
                }
                Fault::Dangling(file, at, id) => LibraryError::Dangling(place(file, at), id),
            })
        }));
        errors
    }

    /// Puts files without a fault above what is there; what they have in common with it is hidden below.
    pub(crate) fn lay(&mut self, files: &[(FileId, RawFile<'_>)]) {
        let table = pack(files);
        for layer in &mut self.layers {
            let documents = layer.rows(Section::Sources).filter(|row| {
                let source = layer.source(*row);
                source.is_some_and(|source| files.iter().any(|(_, raw)| raw.source.id.text == source.id))
            });
            let mut hidden: Vec<_> = documents.map(|row| (Section::Sources, row)).collect();
            for at in 0..table.count(Section::Index) {
                let edition = table.edition_at(at);
                let same = layer.family(table.family_at(at)).filter(|below| layer.table.edition_at(*below) == edition);
                hidden.extend(same.map(|below| layer.table.row_at(below)));
            }
            hidden.into_iter().for_each(|(section, row)| layer.hide(section, row));
        }
        let files = files.iter().map(|(file, _)| *file).collect();
        let below = self.layers.last().map_or((0, 0), Layer::end);
        self.layers.push(Layer::new(table, files, below));
    }
}

fn place(file: FileId, (start, end): Span) -> Place {
    Place { file, start, end }
}
