//! What there is to say of a page that follows a book: its help, its messages, its words.

bilingual! {
    /// A text of the help.
    ServeUsage;
    /// The command.
    Serve: "Show the report of a book in a browser, live as the book's files change",
        "在浏览器中显示账簿报告，并随账簿文件的修改自动更新";
    /// Its book.
    Book: "A book: a TOML file, or a folder with book.toml", "账簿：TOML 文件，或含 book.toml 的文件夹";
    /// Its port.
    Port: "Port on 127.0.0.1 [default: a free one]", "127.0.0.1 上的端口 [默认：任一空闲端口]";
    /// Below the help.
    Examples: "Only this machine reaches the page, and nothing is written. Ctrl-C ends it.

Examples:
  crossfoot serve my-book
  crossfoot serve my-book --port 8080 --lang zh",
        "仅本机可访问该页面，且不写入任何文件。按 Ctrl-C 结束。

示例：
  crossfoot serve my-book
  crossfoot serve my-book --port 8080 --lang zh";
}

bilingual! {
    /// A text of a page that follows a book.
    ServeWord;
    /// Heading where there is no report.
    NoReport: "There is no report of this book now", "此账簿目前无法生成报告";
    /// Heading above the last report there was.
    OldReport: "The book has errors. The report below is of an earlier state", "账簿有错误，下方报告反映的是此前的状态";
    /// What to do.
    MendIt: "This page follows the files of the book: it comes back when they are mended.",
        "本页面随账簿文件更新：改正后会自动恢复。";
    /// Mark that stays in sight.
    NotOfNow: "Not the present state of the book", "并非账簿的当前状态";
    /// The server has ended.
    Ended: "The program that serves this page has ended: it no longer follows the book.",
        "提供此页面的程序已结束，页面不再随账簿更新。";
    /// Said when the server ends.
    Closed: "Ended; every connection is closed.", "已结束，所有连接均已关闭。";
    /// Said when the server begins.
    HowToEnd: "The page follows the files of the book; Ctrl-C ends it.", "页面随账簿文件更新；按 Ctrl-C 结束。";
}

messages! {
    /// A sentence about a page that follows a book.
    AboutServe;
    /// Where the page is.
    At { book: String, url: String } =>
        format!("{} is served at {url}", super::argument(book)),
        format!("{} 的报告页面：{url}", super::argument(book));
    /// Somebody else has the port.
    PortTaken { port: u16 } =>
        format!("port {port} is taken by another program; name another with --port, or leave it out for a free one"),
        format!("端口 {port} 已被其他程序占用；请用 --port 另选端口，或省略该选项以使用空闲端口");
    /// The port cannot be had.
    CannotListen { port: u16, reason: String } =>
        format!("cannot listen on port {port} of 127.0.0.1: {reason}"),
        format!("无法监听 127.0.0.1 的端口 {port}：{reason}");
}
