//! Short labels of reports, in each language.

use super::{Lang, Level};

/// A word or two that stands alone: a level, a heading, a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Word {
    /// Level of a finding.
    Error,
    /// Level of a finding.
    Warning,
    /// Level of a finding.
    Note,
    /// Heading of a next step.
    Help,
    /// Heading of facts.
    Facts,
}

impl Word {
    /// The word in `lang`.
    pub const fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en(),
            Lang::Zh => self.zh(),
        }
    }

    const fn en(self) -> &'static str {
        match self {
            Word::Error => "error",
            Word::Warning => "warning",
            Word::Note => "note",
            Word::Help => "help",
            Word::Facts => "facts",
        }
    }

    const fn zh(self) -> &'static str {
        match self {
            Word::Error => "错误",
            Word::Warning => "警告",
            Word::Note => "提示",
            Word::Help => "建议",
            Word::Facts => "相关信息",
        }
    }
}

impl From<Level> for Word {
    fn from(level: Level) -> Word {
        match level {
            Level::Error => Word::Error,
            Level::Warning => Word::Warning,
            Level::Note => Word::Note,
        }
    }
}
