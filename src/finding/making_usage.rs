//! The help of the commands that write something for the user: a first book, the schema, the template, completions, manual.

bilingual! {
    /// A text of the help.
    MakingUsage;
    /// Command.
    Init: "Write a small book to start from: made-up figures, and where to find your own",
        "写出一个便于起步的小账簿：数字为虚构，并注明数据来源";
    /// Argument.
    Folder: "The folder to write it to; made where there is none [default: the current folder]",
        "写入的文件夹；不存在时新建 [默认：当前文件夹]";
    /// Command.
    Schema: "Print the JSON Schema of a book, or of a report", "输出账簿或报告的 JSON Schema";
    /// Which schema.
    SchemaOf: "book (the default) or report: of what `crossfoot report -o FILE.json` writes",
        "book（默认）或 report：`crossfoot report -o FILE.json` 所写文件的 Schema";
    /// Command.
    Template: "Print everything a book can say, as a book in which every key is a comment",
        "输出账簿可写的全部内容：每个键均为注释的模板";
    /// Command.
    Completions: "Print the completions for a shell", "输出命令行补全脚本";
    /// Argument.
    Shell: "The shell: bash, zsh, fish or powershell", "命令行解释器：bash、zsh、fish 或 powershell";
    /// Command.
    Man: "Print the manual page, of the program or of a command, as roff", "输出程序或某个命令的手册页（roff 格式）";
    /// Argument.
    ManCommand: "The command [default: the program]", "命令 [默认：整个程序]";
    /// Below the help.
    InitExamples: "Examples:
  crossfoot init my-book
  crossfoot check my-book
  crossfoot inventory my-book",
        "示例：
  crossfoot init my-book
  crossfoot check my-book
  crossfoot inventory my-book";
    /// Below the help.
    CompletionsExamples: "Examples:
  crossfoot completions bash > ~/.local/share/bash-completion/completions/crossfoot
  crossfoot completions zsh  > ~/.zfunc/_crossfoot
  crossfoot completions fish > ~/.config/fish/completions/crossfoot.fish
  crossfoot completions powershell >> $PROFILE",
        "示例：
  crossfoot completions bash > ~/.local/share/bash-completion/completions/crossfoot
  crossfoot completions zsh  > ~/.zfunc/_crossfoot
  crossfoot completions fish > ~/.config/fish/completions/crossfoot.fish
  crossfoot completions powershell >> $PROFILE";
    /// Below the help.
    ManExamples: "Examples:
  crossfoot man | man -l -
  crossfoot man inventory > crossfoot-inventory.1",
        "示例：
  crossfoot man | man -l -
  crossfoot man inventory > crossfoot-inventory.1";
    /// Heading of a manual page.
    ManName: "NAME", "名称";
    /// Heading of a manual page.
    ManSynopsis: "SYNOPSIS", "用法";
    /// Heading of a manual page.
    ManDescription: "DESCRIPTION", "说明";
    /// Heading of a manual page.
    ManOptions: "OPTIONS", "选项";
    /// Heading of a manual page.
    ManCommands: "COMMANDS", "命令";
    /// Heading of a manual page.
    ManExtra: "NOTES", "备注";
    /// Heading of a manual page.
    ManVersion: "VERSION", "版本";
    /// Before the next commands.
    Next: "Next:", "下一步：";
}
