//! What Crossfoot has to say about the data: findings, the places they point at, and their words.
//!
//! ```text
//! Findings ── Finding* ─┬─ Code     stable word, with a page in each language
//!                       ├─ Level    error, warning, note
//!                       ├─ Message  what was found
//!                       ├─ Label*   Place + optional Message
//!                       ├─ facts    Message*
//!                       └─ help     Message*   the next step
//! ```
//! A finding is data; `report` renders it. A message is one enum with one exhaustive match per language, so that the
//! compiler finds what is not translated. What could not be *done* (a bug, a full disk) is an error, not a finding.

/// An enum of short texts, each with its English and its Chinese beside it.
macro_rules! bilingual {
    ($(#[$enum_doc:meta])* $enum:ident; $($(#[$doc:meta])* $name:ident: $en:literal, $zh:literal;)*) => {
        $(#[$enum_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $enum {
            $($(#[$doc])* $name,)*
        }

        impl $enum {
            /// Every text.
            pub const ALL: &'static [$enum] = &[$($enum::$name,)*];

            /// The text in `lang`.
            pub const fn text(self, lang: $crate::finding::Lang) -> &'static str {
                match (self, lang) {
                    $(($enum::$name, $crate::finding::Lang::En) => $en,
                      ($enum::$name, $crate::finding::Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

mod argument;
mod code;
mod collection;
mod en;
mod heading;
mod lang;
mod measure;
mod message;
mod pages_en;
mod pages_zh;
mod place;
mod step;
mod usage;
mod user_text;
mod words;
mod zh;

pub use argument::{Argument, Asked, Count, Found, Syntax};
pub use code::{Code, Level};
pub use collection::{Finding, Findings, Label};
pub use heading::Heading;
pub use lang::Lang;
pub use measure::Measure;
pub use message::Message;
pub use place::{FileId, LineColumn, Located, Place, Sources};
pub use step::Step;
pub use usage::Usage;
pub use user_text::{one_line, tame};
pub use words::Word;
