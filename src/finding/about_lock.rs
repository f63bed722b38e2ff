//! What there is to say of lock files, and of what a newer library would change.

use super::user_text::argument;
use super::{en, zh};

messages! {
    /// A sentence about the lock of a book.
    AboutLock;
    /// Not TOML, or not the keys of a lock; the text is the parser's.
    NotALock { problem: String } =>
        format!("this is no lock file: {}", super::user_text::shown(problem)),
        format!("不是有效的锁定文件：{}", super::user_text::shown(problem));
    /// The day is none.
    BadDay =>
        "`as-of` of the lock is not a date",
        "锁定文件中的 as-of 不是日期";
    /// The row is not the one that was locked.
    RowEdited { id: String } =>
        format!("the row of {} is not the one that was locked", en::q(id)),
        format!("{}的内容与锁定时不一致", zh::q(id));
    /// The choice is not the one that was locked.
    ChoiceEdited { asked: String } =>
        format!("what {} stands for is not what was locked, or it is there twice", en::q(asked)),
        format!("{}的选择结果与锁定时不一致，或重复出现", zh::q(asked));
    /// The lock is too large.
    TooLarge { path: String, bytes: u64, limit: u64 } =>
        format!("the lock {} has {} MiB; it may have {} MiB", en::q(path), bytes.div_ceil(1 << 20), limit >> 20),
        format!("锁定文件{}大小为 {} MiB，超过上限 {} MiB", zh::q(path), bytes.div_ceil(1 << 20), limit >> 20);
    /// Rows that do not make a library.
    RowsBad =>
        "the rows of the lock do not fit together",
        "锁定文件中的各行不能相互对应";
    /// Help: what to do with a damaged lock.
    RemoveLock =>
        "restore the file from version control; or delete it and run `crossfoot lock` to choose anew",
        "请从版本库恢复该文件；或删除后运行 `crossfoot lock` 重新选择";
    /// The book rests on rows that are not locked.
    NotLocked { ids: Vec<String> } =>
        format!("the book uses factors that its lock does not have: {}", en::list(ids)),
        format!("账簿使用的以下因子未锁定：{}", zh::list(ids));
    /// The book asks for another day than the lock has.
    OtherDay { book: String, lock: String } =>
        format!("the book has factors chosen as of {book}, and its lock as of {lock}; the lock is followed"),
        format!("账簿要求截至 {book} 选择因子，而锁定文件截至 {lock}；现以锁定文件为准");
    /// Help: lock them.
    RunLock =>
        "run `crossfoot lock` to add them; what is locked stays as it is",
        "运行 `crossfoot lock` 加入；已锁定的因子不变";
    /// The library has another value by now.
    Differs { id: String, then: String, now: String } =>
        format!("{} is locked as {then}, and the library has {now} by now; the lock is followed", en::q(id)),
        format!("{}锁定为 {then}，而因子库中现为 {now}；现以锁定文件为准", zh::q(id));
    /// The library has the same value by now, and other words about it.
    DiffersInWords { id: String } =>
        format!("{} is locked; the library has it with the same value and other particulars by now", en::q(id)),
        format!("{}已锁定；因子库中数值相同，其他内容已有改动", zh::q(id));
    /// The lock is not followed for once.
    PutAside { as_of: String } =>
        format!("the lock of the book is put aside: --as-of {as_of} chooses all factors anew"),
        format!("本次未采用锁定文件：--as-of {as_of} 要求重新选择全部因子");
    /// Help: without the day.
    WithoutDay =>
        "leave --as-of out for the figures by the lock; `crossfoot update --as-of` compares the two",
        "不加 --as-of 即按锁定文件计算；`crossfoot update --as-of` 可比较两者";
    /// Help: see what would change.
    RunUpdate =>
        "run `crossfoot update` to see what would change",
        "运行 `crossfoot update` 查看会有哪些变化";

    // Commands
    /// The lock was written.
    Written { path: String, rows: usize, new: usize } =>
        format!("{}: {rows} {} locked, {new} of them new", super::user_text::shown(path), if *rows == 1 { "row" } else { "rows" }),
        format!("{path}：已锁定 {rows} 行，其中新增 {new} 行");
    /// Nothing to lock.
    Unchanged { path: String, rows: usize } =>
        format!("{path}: {rows} {} locked, nothing to add", if *rows == 1 { "row" } else { "rows" }),
        format!("{path}：已锁定 {rows} 行，无需新增");
    /// The book has no lock yet.
    NoLock { path: String } =>
        format!("there is no lock {path}; `crossfoot lock` writes it"),
        format!("没有锁定文件 {path}；可运行 `crossfoot lock` 生成");
    /// Heading of the differences.
    UpdateHeading { from: String, to: String, as_of_from: String, as_of_to: String } =>
        format!("locked: library {from}, as of {as_of_from} · now: library {to}, as of {as_of_to}"),
        format!("锁定时：因子库 {from}，截至 {as_of_from} · 现在：因子库 {to}，截至 {as_of_to}");
    /// No figure changes.
    NoDifference =>
        "no figure changes",
        "没有数值变化";
    /// A choice that would be another.
    OtherChoice { asked: String, place: String, year: u16, from: String, to: String } =>
        format!("{asked}{place} · {year}: {from} → {to}"),
        format!("{asked}{place} · {year}：{from} → {to}");
    /// A row with another content.
    OtherValue { id: String, from: String, to: String } =>
        format!("{id}: {from} → {to}"),
        format!("{id}：{from} → {to}");
    /// Nothing is changed yet.
    AcceptHint { book: String } =>
        format!("nothing is written; `crossfoot update {} --accept` takes the new factors over", argument(book)),
        format!("尚未写入；`crossfoot update {} --accept` 接受新的因子", argument(book));
}
