//! The words of a draft in English and Chinese.

use crate::finding::Lang;

/// The sentences that a draft puts around what it read.
pub(super) struct Words {
    /// What the file is and how to go on; one line each.
    pub head: &'static [&'static str],
    /// How many figures were read, placed and listed.
    pub counts: &'static str,
    pub confidence: &'static str,
    pub chance: &'static str,
    pub by_words: &'static str,
    pub by_arithmetic: &'static str,
    pub target: &'static str,
    pub base: &'static str,
    pub until: &'static str,
    pub yearly: &'static str,
    pub no_outcome: &'static str,
    pub listed: &'static str,
    pub weak: &'static str,
    pub unit_elsewhere: &'static str,
    pub misfits: &'static str,
    /// A target in words, and what they come to.
    pub in_words: &'static str,
    pub not_printed: &'static str,
}

const EN: Words = Words {
    head: &[
        "A draft that was read from the text of a report by patterns, the geometry of tables and arithmetic. Nothing in it is checked.",
        "Go through it with the report beside you: correct quotes and units, delete what is not meant, and move what is listed at the",
        "end to where it belongs. Then: crossfoot check FILE, crossfoot verify FILE.",
    ],
    counts: "figures read: {read} = placed {placed} + listed at the end {listed}",
    confidence: "confidence",
    chance: "chance of a coincidence",
    by_words: "by words",
    by_arithmetic: "by arithmetic alone",
    target: "target",
    base: "base year",
    until: "to be reached",
    yearly: "every year",
    no_outcome: "a target: the report does not state the outcome",
    listed: "Figures that found no place: line, figure, words.",
    weak: "perhaps",
    unit_elsewhere: "the unit of a figure was taken from a heading or a caption",
    misfits: "does not fit everywhere",
    in_words: "no digit is printed: {word} is taken for {figure}",
    not_printed: "not printed beside the change",
};

const ZH: Words = Words {
    head: &[
        "本草稿由程序按文字模式、表格版式和算术从报告文本中读出，其中内容均未经核对。",
        "请对照原报告逐条检查：改正引文和单位，删去并非本意的条目，把文末所列数字放到应在之处。",
        "然后运行：crossfoot check 文件，crossfoot verify 文件。",
    ],
    counts: "读出数字 {read} 个 = 已归入 {placed} 个 + 文末列出 {listed} 个",
    confidence: "把握",
    chance: "巧合概率",
    by_words: "据文字",
    by_arithmetic: "仅据算术",
    target: "目标",
    base: "基准年",
    until: "目标年",
    yearly: "每年",
    no_outcome: "目标：报告未给出结果",
    listed: "未能归入的数字：行号、数字、原文。",
    weak: "可能",
    unit_elsewhere: "有数字的单位取自表头或标题",
    misfits: "并非处处吻合",
    in_words: "未印出数字：“{word}”按 {figure} 计",
    not_printed: "该变化旁未印出此数",
};

/// The words of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}
