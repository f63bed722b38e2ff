//! Where a page lives.

/// Where a page lives, and with that what it may load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// A file of its own: it loads nothing.
    File,
    /// A server that adds a script and a style of its own: it loads those, and asks that server for news.
    Served,
}

impl Home {
    /// What the policy of a page adds to the sources of its styles and scripts.
    pub(super) const fn sources(self) -> &'static str {
        match self {
            Home::File => "",
            Home::Served => " 'self'",
        }
    }

    /// A directive that the policy of a page ends with.
    pub(super) const fn directive(self) -> &'static str {
        match self {
            Home::File => "",
            Home::Served => "; connect-src 'self'",
        }
    }
}
