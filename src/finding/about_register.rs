//! What there is to say of a register of findings.

use super::{en, zh};

messages! {
    /// A sentence about a register of findings.
    AboutRegister;
    /// A file that is no register.
    NotARegister { path: String, problem: String } =>
        format!("{} is no register of findings and is left alone: {}", en::q(path), super::user_text::shown(problem)),
        format!("{}不是发现登记册，未作改动：{}", zh::q(path), super::user_text::shown(problem));
    /// The first line that makes a file a register.
    MarkMissing =>
        "it does not say `register = 1`",
        "文件未写明 register = 1";
    /// The file is there and cannot be read.
    CannotRead { path: String, reason: String } =>
        format!("the register {} cannot be read: {}", en::q(path), super::user_text::shown(reason)),
        format!("无法读取登记册{}：{}", zh::q(path), super::user_text::shown(reason));
    /// What was written.
    Written { path: String, new: usize, known: usize } =>
        format!("register {path}: {} added, {known} already there", findings(*new)),
        format!("登记册 {path}：新增 {new} 项，已有 {known} 项");
    /// Entries that are found no longer.
    Gone { ids: Vec<String> } =>
        format!("in the register and no longer found (left as they are): {}", en::list(ids)),
        format!("登记册中有而本次未发现（保留不动）：{}", zh::list(ids));
    /// An entry whose amount is another by now.
    Changed { id: String, then: String, now: String } =>
        format!("{}: the difference in the register is {then}, and {now} by now (left as it is)", en::q(id)),
        format!("{}：登记册中差额为 {then}，现为 {now}（保留不动）", zh::q(id));
    /// Head of a new register, as comments.
    Head =>
        "Findings of `crossfoot verify --register`. New ones are added at the end; what is here is never changed.\nYours to edit: status, response, and comments.",
        "由 `crossfoot verify --register` 记录的发现。新发现追加在末尾，已有内容不作改动。\n可编辑：status、response 和注释。";
}

fn findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}
