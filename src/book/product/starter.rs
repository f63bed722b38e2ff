//! A small book for the first five minutes.

use crate::finding::Lang;

/// A book of one site with made-up figures, which computes as it stands and says where to find one's own, for the `year`.
pub fn starter(lang: Lang, year: i16) -> String {
    let text = match lang {
        Lang::En => include_str!("starter.en.toml"),
        Lang::Zh => include_str!("starter.zh.toml"),
    };
    text.replace("{year}", &format!("{year:04}"))
}
