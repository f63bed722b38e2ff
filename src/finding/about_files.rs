//! What there is to say of the files of a book: those it includes, and those the program writes.

use super::user_text::shown;
use super::{en, zh};

messages! {
    /// A sentence about files.
    AboutFiles;
    /// A key that stands above all sections is in one.
    KeyAtTop { key: String } =>
        format!("{} stands at the top of a file, above its first section", en::q(key)),
        format!("{}须写在文件开头，位于第一个节之前", zh::q(key));
    /// A file includes itself.
    IncludeCycle { files: Vec<String> } =>
        match files.as_slice() {
            [file, _] => format!("{} includes itself", en::q(file)),
            files => format!("files include one another in a circle: {}", route(files)),
        },
        match files.as_slice() {
            [file, _] => format!("{}引用了自身", zh::q(file)),
            files => format!("文件之间循环引用：{}", route(files)),
        };
    /// Help: break the circle.
    BreakCycle =>
        "take this name out of `include`; the sections of all files are joined, so none has to include its parent",
        "请从 include 中删去该文件名；所有文件的各节会合并，无需再引用上级文件";
    /// A file is included twice.
    IncludedTwice { path: String } =>
        format!("{} is included already", en::q(path)),
        format!("{}已被引用", zh::q(path));
    /// Help: include it once.
    IncludeOnce =>
        "keep one of the two; the sections of all files are joined, so that each sees those of every other",
        "请只保留一处；所有文件的各节会合并，彼此均可引用";
    /// The row of files is too long.
    IncludesTooDeep { limit: usize } =>
        format!("files include one another more than {limit} deep"),
        format!("文件逐层引用超过 {limit} 层");
    /// Help: name the files in the book itself.
    IncludeFlat =>
        "name the files in the book itself",
        "请在账簿主文件中直接列出各文件";
    /// There are too many files.
    TooManyIncludes { limit: usize } =>
        format!("a book may include {limit} files; this one and those after it are not read"),
        format!("一个账簿最多引用 {limit} 个文件；此文件及其后的文件未读取");
    /// Help: join files.
    JoinFiles =>
        "join files that belong together",
        "请合并相关的文件";
    /// The files are too large together.
    IncludesTooLarge { limit: u64 } =>
        format!("the included files together have more than {}", en::size(*limit)),
        format!("所引用的文件合计超过 {}", zh::size(*limit));
    /// A folder is named where a file is needed.
    IncludeIsFolder { path: String } =>
        format!("{} is a folder", en::q(path)),
        format!("{}是文件夹", zh::q(path));
    /// Help: name files.
    NameFiles =>
        "name each file in it that is meant",
        "请逐个列出其中的文件";
    /// Help: how a name is looked for.
    NamesAreRelative =>
        "names are relative to the folder of the file that includes them",
        "文件名相对于引用它的文件所在的文件夹";
    /// Help: where a file that leads out belongs.
    PutInFolder =>
        "put the file into the folder of the book; a name is relative to the folder of the file that gives it",
        "请将文件放入账簿所在的文件夹；文件名相对于引用它的文件所在的文件夹";
    /// Help: a section of a file of factors.
    FileOfFactors =>
        "this is a section of a file of factors; such files are named in [library]: files = [\"factors.toml\"]",
        "这是因子文件的节；因子文件请列在 [library] 中：files = [\"factors.toml\"]";
    /// Where a file is included.
    IncludedHere =>
        "included here",
        "引用于此";
    /// A section stands in two files.
    SectionInTwoFiles { section: String } =>
        format!("[{section}] stands in two files of the book"),
        format!("账簿的两个文件中都有 [{section}]");
    /// Help: keep it in one of them.
    KeepInOneFile =>
        "a book has this section once; put all of it into one of the two files",
        "该节在一个账簿中只能出现一次；请将其内容并入其中一个文件";
    /// `init` does not write over a file.
    ExistsAlready { path: String } =>
        format!("{} exists already and is left as it is; nothing was written. Name another folder: crossfoot init FOLDER", en::q(path)),
        format!("{}已存在，保持原样；未写入任何文件。请另指定文件夹：crossfoot init FOLDER", zh::q(path));
    /// What `init` wrote.
    Written { path: String } =>
        format!("wrote {}", shown(path)),
        format!("已写入 {}", shown(path));
    /// There is no such command to print a manual page of.
    NoSuchCommand { name: String, known: Vec<String> } =>
        format!("there is no command {}; the commands are {}", en::q(name), known.join(", ")),
        format!("没有命令{}；可用的命令有 {}", zh::q(name), known.join("、"));
}

/// `a.toml → b.toml → a.toml`
fn route(files: &[String]) -> String {
    files.iter().map(|file| shown(file)).collect::<Vec<_>>().join(" → ")
}
