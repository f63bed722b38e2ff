//! The words of the command line: its help, in each language.

bilingual! {
    /// A text of the help.
    Usage;
    /// The program in one line.
    About: "Carbon and energy accounts that foot", "勾稽相符的碳与能源账目";
    /// Heading.
    UsageHeading: "Usage: ", "用法：";
    /// Heading.
    Commands: "Commands:", "命令：";
    /// Heading.
    Arguments: "Arguments", "参数";
    /// Heading.
    Options: "Options", "选项";
    /// Command.
    Check: "Check a book and say what is wrong with it", "检查账簿并指出问题";
    /// Command.
    Inventory: "Compute the greenhouse gas inventory by ISO 14064-1 category", "按 ISO 14064-1 类别计算温室气体清单";
    /// Command.
    Verify: "Recompute published figures and say whether they hold", "重算已公布的数字并判断其是否成立";
    /// Command.
    Explain: "Show how a figure comes about, down to its sources; or explain a finding code",
        "说明一个数字的来历，直至出处；或解释一个问题代码";
    /// Command.
    Lock: "Lock the factors of a book: their editions and values, so that any later version gives the same figures",
        "锁定账簿使用的因子（版本与数值），使以后的任何版本都得到相同的结果";
    /// Command.
    Update: "Show what the library of today would change in a locked book, figure by figure",
        "逐项列出采用当前因子库后锁定账簿的数值变化";
    /// Option.
    Accept: "Take the new factors over into the lock", "将新的因子写入锁定文件";
    /// Argument.
    Book: "The book: a TOML file, or a folder with a book.toml", "账簿：一个 TOML 文件，或含有 book.toml 的文件夹";
    /// Argument.
    BookOrCode: "The book, or alone the code of a finding, such as unit-mismatch",
        "账簿；或单独给出问题代码，如 unit-mismatch";
    /// Argument.
    Address: "Address of a figure, such as inventory/total or claim/led",
        "数字的地址，如 inventory/total 或 claim/led";
    /// Option.
    Period: "Only this period", "仅此期间";
    /// Option.
    By: "Split by category, facility, gas, scope or activity", "按类别（category）、设施（facility）、气体（gas）、范围（scope）或活动（activity）划分";
    /// Option.
    Digits: "Decimals of emissions [default: 2]", "排放量的小数位数 [默认：2]";
    /// Option.
    Claim: "Only this claim (may be given several times)", "仅此声明（可多次给出）";
    /// Option.
    With: "Put this factor in the place of every unknown", "将此因子代入每个未知数";
    /// Option.
    Gwp: "Use these potentials: SAR, TAR, AR4, AR5 or AR6 [default: `gwp` of the book, else AR6]",
        "采用的全球变暖潜势：SAR、TAR、AR4、AR5 或 AR6 [默认：账簿中的 gwp，否则为 AR6]";
    /// Option.
    AsOf: "Choose factors as of this day: only what was published by then is known; a lock is put aside [default: the day of the lock, else `as-of` of the book, else today]",
        "按截至该日已发布的因子选择，不采用锁定文件 [默认：锁定文件的日期，其次账簿中的 as-of，否则为当天]";
    /// Option.
    Depth: "Levels to show below the figure [default: 40]", "在该数字之下显示的层数 [默认：40]";
    /// Option.
    Format: "Form of the result: table or json; inventory, impact and verify also csv and markdown [default: table]",
        "结果格式：table 或 json；inventory、impact 和 verify 另有 csv 和 markdown [默认：table]";
    /// Option.
    Lang: "Language: zh or en [default: from LC_ALL or LANG]", "语言：zh 或 en [默认：取自 LC_ALL 或 LANG]";
    /// Option.
    FailOn: "Exit with 1 when there is a finding of this level or above: error, warning, note or never [default: error]",
        "出现此级别或更高的问题时以 1 退出：error、warning、note 或 never [默认：error]";
    /// Option.
    Color: "Colours: auto, always or never [default: auto]", "颜色：auto、always 或 never [默认：auto]";
    /// Option.
    Quiet: "Print only the result, no findings", "只输出结果，不输出问题";
    /// Option.
    Help: "Print help", "显示帮助";
    /// Option.
    Version: "Print the version", "显示版本";
    /// Below the help.
    Examples: "Examples:
  crossfoot init my-book
  crossfoot inventory scenarios/ksm-qinhuangdao-2023
  crossfoot verify scenarios/kersen-2021 --claim led
  crossfoot explain scenarios/lianmei-2019 activity/diesel
  crossfoot factors search 0.70..0.71 --unit kgCO2/kWh
  crossfoot explain ambiguous-unit

Exit codes: 0 done; 1 done, with findings at or above --fail-on; 2 could not be done",
        "示例：
  crossfoot init my-book
  crossfoot inventory scenarios/ksm-qinhuangdao-2023
  crossfoot verify scenarios/kersen-2021 --claim led
  crossfoot explain scenarios/lianmei-2019 activity/diesel
  crossfoot factors search 0.70..0.71 --unit kgCO2/kWh
  crossfoot explain ambiguous-unit

退出码：0 完成；1 完成，但有达到 --fail-on 级别的问题；2 未能完成";
    /// The command line itself is wrong.
    TryHelp: "For more, try 'crossfoot --help'.", "更多信息请运行 'crossfoot --help'。";
}
