//! What there is to say of files of factors, and of what is asked of the library.

use super::{en, zh};

messages! {
    /// A sentence about the factor library.
    AboutLibrary;
    /// Two documents have one id.
    DuplicateSource { id: String } =>
        format!("two documents have the id {}", en::q(id)),
        format!("两个文件的标识同为{}", zh::q(id));
}
