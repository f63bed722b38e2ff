//! The messages in Chinese (简体中文). 术语从 ISO 14064-1、ISO 14064-3 的中文版及国家标准；句末不加句号。

use super::argument::{Argument, Asked, Count, Found, Syntax};
use super::measure::Measure;
use super::message::Message;
use super::user_text::shown;
use super::{Heading, Lang};

/// 用户的文字或名称，加引号。
pub(super) fn q(text: &str) -> String {
    format!("“{}”", shown(text))
}

/// 加引号的名称，最多列十六个。
pub(super) fn list<S: AsRef<str>>(names: &[S]) -> String {
    const MOST: usize = 16;
    let quoted: Vec<String> = names.iter().take(MOST).map(|n| q(n.as_ref())).collect();
    let joined = quoted.join("、");
    if names.len() > MOST { format!("{joined}等共 {} 项", names.len()) } else { joined }
}

fn asked(asked: Asked) -> &'static str {
    match asked {
        Asked::Text => "加引号的文本",
        Asked::Id => "加引号的标识",
        Asked::Date => "不加引号的日期，如 2023-01-31",
        Asked::Quantity => "加引号的数值和单位，如 \"18.5 MWh\"",
        Asked::Range => "加引号的数值范围和单位，如 \"0.81..0.845 kg/L\"",
        Asked::Expression => "加引号的算式，如 \"saved * 0.5 kg/kWh\"",
        Asked::FactorId => "加引号的因子标识，如 \"cn/fuel/natural-gas\"",
        Asked::Category => "加引号的类别，如 \"1.1\"",
        Asked::Region => "加引号的 ISO 3166 代码，如 \"CN-HE\"",
        Asked::Uncertainty => "加引号的不确定性，如 \"±2.5 % (95 %, normal)\"",
        Asked::Table => "表，如 { value = \"0.84 kg/L\" }",
        Asked::Quantities => "由名称和数量组成的表，如 { saved = \"160 万kWh\" }",
        Asked::Texts => "文本列表，如 [\"factors.toml\"]",
        Asked::Tables => "表的列表，如 [{ gas = \"HFC-32\", share = \"50 %\" }]",
        Asked::Flag => "不加引号的 true 或 false",
        Asked::Rows => "行的列表，如 [[\"total\", \"60660\"]]",
    }
}

fn found(found: Found) -> &'static str {
    match found {
        Found::Text => "文本",
        Found::Number => "数字",
        Found::Boolean => "布尔值（true 或 false）",
        Found::Date => "日期或时间",
        Found::Array => "数组",
        Found::Table => "表",
        Found::Tables => "表数组",
    }
}

fn syntax(problem: &Syntax) -> String {
    let said = match problem {
        Syntax::EqualsMissing => "键后缺少“=”和值",
        Syntax::EqualsTwice => "“=”不止一个",
        Syntax::ValueMissing => "“=”后缺少值",
        Syntax::KeyMissing => "“=”前缺少键",
        Syntax::QuotesMissing => "此处既不是数字也不是日期，而文本须加引号",
        Syntax::QuoteUnclosed => "引号没有闭合",
        Syntax::BadEscape => "反斜杠后的字符不构成转义序列",
        Syntax::ControlCharacter => "含有不可见的控制字符",
        Syntax::BadKey => "键中含有须加引号才能使用的字符",
        Syntax::ArrayUnclosed => "数组的“[”没有闭合",
        Syntax::InlineTableUnclosed => "表的“{”没有闭合",
        Syntax::BracketUnopened => "该括号没有对应的左括号",
        Syntax::HeaderUnclosed => "节标题的方括号没有闭合",
        Syntax::CommaMissing => "缺少逗号",
        Syntax::CommaExtra => "多了一个逗号",
        Syntax::LeadingZero => "数字以 0 开头",
        Syntax::Underscore => "下划线不在两个数字之间",
        Syntax::BadNumber => "无法读取该数字",
        Syntax::NotATable => "带点的键指向的值不是表",
        Syntax::TrailingText => "值的后面还有内容",
        Syntax::CarriageReturn => "回车符后没有换行符",
        Syntax::Other(words) => return format!("不符合 TOML 语法：{}", shown(words)),
    };
    format!("不符合 TOML 语法：{said}")
}

fn mend(problem: &Syntax) -> &'static str {
    match problem {
        Syntax::EqualsMissing => "写成“键 = 值”",
        Syntax::EqualsTwice => "若“=”属于文本，请给文本加引号",
        Syntax::ValueMissing => "补上值，或删除该行",
        Syntax::KeyMissing => "在“=”前写上键",
        Syntax::QuotesMissing => "加上英文直引号：\"…\"",
        Syntax::QuoteUnclosed => "在同一行用相同的英文直引号结束文本",
        Syntax::BadEscape => "反斜杠写成 \\\\，或改用单引号：'…'",
        Syntax::ControlCharacter => "删除该字符；它常随从 PDF 或电子表格复制的文字带入",
        Syntax::BadKey => "给键加引号，或只用英文字母、数字、“-”和“_”",
        Syntax::ArrayUnclosed => "补上“]”",
        Syntax::InlineTableUnclosed => "补上“}”",
        Syntax::BracketUnopened => "请删除该括号，或补上“[”或“{”",
        Syntax::HeaderUnclosed => "“[”须以“]”闭合，“[[”须以“]]”闭合",
        Syntax::CommaMissing => "在两者之间加逗号",
        Syntax::CommaExtra => "删除该逗号",
        Syntax::LeadingZero => "去掉开头的 0；若是编号（如 \"007\"），请加引号",
        Syntax::Underscore => "删除该下划线",
        Syntax::BadNumber => "数值连同单位写在引号内：\"18.5 MWh\"",
        Syntax::NotATable => "换一个键名，或给整个键加引号",
        Syntax::TrailingText => "另起一行；若是备注，请在前面加 #",
        Syntax::CarriageReturn => "保存文件时选用 Unix（LF）或 Windows（CRLF）换行符",
        Syntax::Other(_) => "请对照 docs/ 中的示例检查该行",
    }
}

fn argument(argument: Argument) -> &'static str {
    match argument {
        Argument::Address => "加引号的数值地址，如 \"inventory/2023/total\"",
        Argument::Claim => "加引号的声明标识",
        Argument::Factor => "加引号的因子标识，或 ?",
        Argument::Places => "整数，即小数位数",
        Argument::Rounding => {
            "\"half-up\"（四舍五入）、\"half-even\"（四舍六入五成双）、\"truncate\"（舍去）、\"up\"（进一）之一"
        }
    }
}

/// 文件大小，字节。
pub(super) fn size(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    if bytes >= MIB { format!("{} MiB", bytes.div_ceil(MIB)) } else { format!("{bytes} 字节") }
}

/// 节的中文名称。
fn section_name(section: &str) -> &str {
    match section {
        "organization" => "报告主体",
        "inventory" => "清单设定",
        "period" => "报告期",
        "facility" => "设施",
        "document" => "文件",
        "activity" => "活动数据",
        "gap" => "缺项",
        "claim" => "声明",
        "density" => "密度",
        "end-use" => "用能环节",
        "measure" => "措施",
        "plan" => "方案",
        "target" => "目标",
        "project" => "节能项目",
        "pv" => "光伏电站",
        other => other,
    }
}

/// 单位及其所计量的量；纯数没有单位可示。
fn unit_and_measure(unit: &str, measure: Measure) -> String {
    match unit {
        "" => measure.text(Lang::Zh),
        unit => format!("{}（{}）", q(unit), measure.text(Lang::Zh)),
    }
}

/// A notation key in words.
fn notation(key: &str) -> &'static str {
    Heading::notation(key).map_or("无数值", |heading| heading.text(Lang::Zh))
}

/// 消息的中文表述。
pub(super) fn zh(message: &Message) -> String {
    use Message as M;
    match message {
        // Files
        M::FileNotFound { path } => format!("文件或文件夹{}不存在", q(path)),
        M::FolderWithoutBook { path } => format!("文件夹{}中没有 book.toml", q(path)),
        M::FileNotReadable { path, reason } => format!("无法读取{}：{}", q(path), shown(reason)),
        M::FileTooLarge { path, bytes, limit } => {
            format!("{}大小为 {}，超过账簿文件的上限 {}", q(path), size(*bytes), size(*limit))
        }
        M::NotUtf8 { path } => format!("{}不是 UTF-8 编码的文本", q(path)),
        M::NotUtf8Here { byte } => format!("字节 {byte:02X} 不符合 UTF-8"),
        M::PathLeavesFolder { path } => format!("{}不在账簿所在的文件夹内", q(path)),
        M::EmptyBook { path } => format!("{}中没有任何节", q(path)),
        M::NameABook => "请指定一个账簿（.toml 文件），或含有 book.toml 的文件夹".into(),
        M::LooksEncoded { encoding } => format!("该文件疑似采用 {encoding} 编码"),
        M::LooksZipped => "该文件疑似 ZIP 压缩包（XLSX 工作簿也是这种格式）".into(),
        M::SaveAsUtf8 => "请将文件另存为 UTF-8 编码（多数编辑器在“另存为”或“编码”中提供该选项）".into(),
        M::SplitFile => "请拆分账簿，或只保留大批量数据的合计".into(),
        M::MoveIntoFolder => "请将文件放入账簿所在的文件夹，并使用相对于该文件夹的路径".into(),
        M::SmallestBook => "账簿至少需要一个 [[period]]（报告期），以及 [[activity]]（活动数据）或 [[claim]]（声明）".into(),

        // TOML
        M::TomlSyntax { problem } => syntax(problem),
        M::MoreSyntaxErrors { count } => format!("另有 {count} 处语法错误未列出"),
        M::DuplicateKey { key } => format!("{}重复给出", q(key)),
        M::FirstHere => "首次出现于此".into(),
        M::TooDeep { limit } => format!("数组或表的嵌套超过 {limit} 层"),
        M::MendSyntax { problem } => mend(problem).into(),
        M::KeepOne => "请保留其中一个".into(),
        M::RepeatSection { section } => {
            format!("每一项{}前都要写各自的节标题：[[{}]]", section_name(section), shown(section))
        }
        M::NestLess => "账簿最多只需三层；请检查是否有未闭合的“[”或“{”".into(),

        // Sections and keys
        M::UnknownSection { name } => format!("账簿没有名为{}的节", q(name)),
        M::KeyOutsideSection { key } => format!("{}位于第一个节标题之前", q(key)),
        M::UnknownKey { key, section } => format!("{}没有键{}", q(section), q(key)),
        M::MissingSection { section } => format!("账簿缺少{}节（{}）", q(section), section_name(section)),
        M::MissingKey { key, section } => format!("{}缺少必填键{}", q(section), q(key)),
        M::KeyMissingHere { key } => format!("此处缺少{}", q(key)),
        M::ConflictingKeys { first, second } => format!("{}与{}不能同时给出", q(first), q(second)),
        M::NeitherKey { first, second, section } => {
            format!("{}须给出{}或{}，现两者均无", q(section), q(first), q(second))
        }
        M::KeyNeeds { key, needs } => format!("给出了{}，但没有给出{}", q(key), q(needs)),
        M::AlsoGiven { key } => format!("同时给出了{}", q(key)),
        M::WrongType { key, asked: a, found: f } => format!("{}应为{}，而不是{}", q(key), asked(*a), found(*f)),
        M::ThisIs { found: f } => format!("此处为{}", found(*f)),
        M::WrongHeader { section, repeated: true } => format!("{}可以有多项，节标题应使用双方括号", q(section)),
        M::WrongHeader { section, repeated: false } => format!("{}只有一项，节标题应使用单方括号", q(section)),
        M::EmptyValue { key } => format!("{}为空", q(key)),
        M::UnknownWord { key, word } => format!("{}不能取值{}", q(key), q(word)),
        M::DidYouMean { name } => format!("是否应为{}？", q(name)),
        M::KnownSections { names } => format!("可用的节：{}", list(names)),
        M::KnownKeys { section, names } => format!("{}可用的键：{}", q(section), list(names)),
        M::KnownWords { words } => format!("请从以下取值中选择：{}", list(words)),
        M::AddLine { line } => format!("请补充，例如：{}", shown(line)),
        M::WriteHeader { header } => format!("请写成 {}", shown(header)),
        M::WriteLike { example } => format!("请写成，例如：{}", shown(example)),
        M::BelongsTo { key, sections } if sections.len() == 1 => {
            format!("{}是{}的键，请移到该节标题之下", q(key), list(sections))
        }
        M::BelongsTo { key, sections } => format!("{}是{}的键，请移到其中一个节标题之下", q(key), list(sections)),
        M::AddLines { lines } => {
            let lines: Vec<String> = lines.iter().map(|l| shown(l)).collect();
            format!("请补充以下各行，例如：{}", lines.join("   "))
        }
        M::SectionAsValue { section } => format!("{}是节（{}），应有单独的节标题", q(section), section_name(section)),
        M::Told { zh, .. } => (*zh).trim_end_matches('。').into(),
        M::FillOrRemove { key } => format!("请填写{}的值，或删除该行", q(key)),
        M::RemoveOneOf { first, second } => format!("请删除{}或{}", q(first), q(second)),

        // Identifiers and references
        M::BadId { id } => format!("{}不能用作标识", q(id)),
        M::IdGrammar => "标识以字母、汉字或数字开头，其后可用字母、汉字、数字、“-”、“_”和“.”，不超过 64 个字符".into(),
        M::DuplicateId { section, id } => format!("{}的标识{}重复", section_name(section), q(id)),
        M::RenameOne => "请为其中一个另取标识".into(),
        M::UnknownId { section, id } => format!("没有标识为{}的{}", q(id), section_name(section)),
        M::KnownIds { section, ids } => format!("已有的{}标识：{}", section_name(section), list(ids)),
        M::DefineFirst { section, id } => {
            format!("账簿中还没有 [[{}]]，请添加一项并写明 id = \"{}\"", shown(section), shown(id))
        }
        M::PeriodNotNamed { section } => format!("账簿有多个报告期，而该{}未指明属于哪一个", section_name(section)),
        M::BadRegion { region } => format!("{}不是 ISO 3166 代码", q(region)),
        M::BadFactorId { text } => format!("{}不是因子标识", q(text)),
        M::FactorIdGrammar => {
            "因子标识由因子族构成，如 cn/grid/average/east；可指定版本，如 cn/grid/average/east@2012".into()
        }

        // Dates and periods
        M::BadDate { text } => format!("{}不是有效日期", q(text)),
        M::DateWithTime { text } => format!("{}含有时刻，此处只需日期", q(text)),
        M::PeriodReversed { id } => format!("报告期{}的截止日早于起始日", q(id)),
        M::BeginsHere => "起始日".into(),
        M::EndsHere => "截止日".into(),
        M::PeriodsOverlap { first, second, from, to } if from == to => {
            format!("报告期{}与{}在 {from} 重叠", q(first), q(second))
        }
        M::PeriodsOverlap { first, second, from, to } => {
            format!("报告期{}与{}在 {from} 至 {to} 重叠", q(first), q(second))
        }
        M::OtherPeriod { id } => format!("报告期{}", q(id)),
        M::DateGrammar => "日期按“年-月-日”书写，不加引号：2023-01-31".into(),
        M::DateUnquoted { date } => format!("请去掉引号：{}", shown(date)),
        M::SwapDays => "若起止日写反，请对调“from”与“to”".into(),
        M::SeparatePeriods => "请调整起止日：首尾两日均计入报告期，同一天只能属于一个报告期".into(),

        // Numbers and units
        M::NotANumber { text } => format!("{}不是以数字开头", q(text)),
        M::NotFinite { text } => format!("{}不是可参与计算的数值", q(text)),
        M::NotDecimal { text } => format!("{}不是十进制数", q(text)),
        M::Exponent { text } => format!("{}采用科学记数法，无法看出原文印出的位数", q(text)),
        M::AmbiguousSeparator { text } => format!("{}中的分隔符既不是千位分隔，也不是小数点", q(text)),
        M::TooManyDigits { digits, limit } => format!("该数有 {digits} 位数字，超过可精确保存的 {limit} 位"),
        M::TooManyDecimals { limit } => format!("该数的小数超过 {limit} 位"),
        M::TwoHedges { text } => format!("{}与前面的限定词含义不一致", q(text)),
        M::HedgedRange { text } => format!("{}是一个范围，其限定词无法确定范围的边界", q(text)),
        M::ValueTooLarge { text } => format!("{}过大，无法精确计算", q(text)),
        M::TextAfterQuantity { text } => format!("数量之后还有多余内容{}", q(text)),
        M::NegativeNotAllowed { key } => format!("{}不能为负数", q(key)),
        M::RangeReversed { text } => format!("范围{}的下限大于上限", q(text)),
        M::RangeExpected { text } => format!("{}是单个数值，此处需要范围", q(text)),
        M::RangeNotAllowed { key } => format!("{}应为单个数值，不能是范围", q(key)),
        M::ValueOutsideRange { value, range } => format!("{}不在所给范围{}之内", q(value), q(range)),
        M::UnknownUnit { unit } => format!("无法识别单位{}", q(unit)),
        M::AmbiguousUnit { unit, .. } => format!("单位{}有多种含义", q(unit)),
        M::UnitProductAfterSlash { unit } => format!("{}中乘号之后的部分是否也在分母中，含义不明", q(unit)),
        M::UnitSyntax { unit } => format!("{}的写法不构成单位", q(unit)),
        M::UnitTooComplex { unit } => format!("单位{}过长或过于复杂", q(unit)),
        M::UnitMissing { key } => format!("{}缺少单位", q(key)),
        M::UnitMismatch { found, measures, needed, needs } => {
            format!("{}与{}量纲不符", unit_and_measure(found, *measures), unit_and_measure(needed, *needs))
        }
        M::NotEmissions { unit } => format!("{}不是温室气体的质量单位", q(unit)),
        M::NotDensity { unit } => format!("{}不是密度单位（质量/体积）", q(unit)),
        M::BadUncertainty { text } => format!("无法识别不确定性{}", q(text)),
        M::FromHere => "从此处起".into(),
        M::OneValue => "请写出采用的数值；可能的偏差写入“uncertainty”或“range”".into(),
        M::LowerFirst => "请先写下限，后写上限".into(),
        M::FitRange => "请更正数值，或放宽范围使其包含该数值".into(),
        M::StandardVolumes => {
            "0 °C 的立方米（Nm3）所含气体比 20 °C（GB/T 19205）多 7 %；可查数据来源或供气合同".into()
        }
        M::WriteOut => "请写出原文印出的全部数字：1200，或 0.12 万".into(),
        M::NoSeparators { readings } if readings.is_empty() => "小数用“.”，千位不加分隔符".into(),
        M::NoSeparators { readings } => format!("小数用“.”，千位不加分隔符；或应为{}", list(readings)),
        M::QuantityGrammar => "先写数值，后写单位，如 \"18.5 MWh\"、\"265.04 万Nm3\"".into(),
        M::FewerDigits { limit } => format!("请按原文印出的位数填写；超过 {limit} 位的数字来自计算，而非计量"),
        M::NegativeHelp => "若为清除量或外售量，不在此处抵减；若为更正，请直接更正相应的那一行".into(),
        M::AddUnit { example } => format!("请在数值后写明单位：\"{}\"", shown(example)),
        M::ChooseUnit { units } => format!("请写明是哪一种：{}", list(units)),
        M::UncertaintyGrammar => {
            "请写明半宽、置信水平和分布：±2.5 % (95 %, normal)；分布可为 normal（正态）、uniform（均匀）、triangular（三角）".into()
        }

        // Inventory
        M::BadCategory { text } => format!("{}不是 ISO 14064-1 的类别", q(text)),
        M::Subcategories { category, last: 1 } => format!("请写成 {category}，或其唯一的子类别 {category}.1"),
        M::Subcategories { category, last } => format!("请写成 {category}，或其子类别 {category}.1 至 {category}.{last} 之一"),
        M::SixCategories => {
            "请写成以下之一：1 直接排放，2 输入能源，3 运输，4 组织使用的产品，5 与使用组织产品有关，6 其他来源".into()
        }
        M::GapContradicted { category, key } => {
            format!("类别 {} 标注为{}，但有活动数据给出了数值", shown(category), q(key))
        }
        M::ActivityHere { id } => format!("活动数据{}", q(id)),
        M::NarrowGap => "请删除该缺项，或将其限定到没有数值的子类别".into(),
        M::DuplicateGap { category } => format!("同一报告期内，类别 {} 有两个缺项", shown(category)),
        M::NotEstimated { category, key, reason: Some(reason) } => {
            format!("类别 {} {}：{}", shown(category), notation(key), shown(reason))
        }
        M::NotEstimated { category, key, reason: None } => format!("类别 {} {}", shown(category), notation(key)),
        M::CategoryNotAddressed { categories, period } => {
            format!("账簿未涉及报告期{}的类别 {}", q(period), categories.join("、"))
        }
        M::AddressCategory { category } => format!(
            "请添加 [[activity]]，或用 [[gap]] 说明为何没有数值：category = \"{}\"",
            shown(category)
        ),

        // Factors
        M::UnknownFactor { id } => format!("因子库中没有因子{}", q(id)),
        M::FactorEditionAmbiguous { id, editions } => {
            format!("{}有多个版本，按规则无法确定其一：{}", q(id), list(editions))
        }
        M::SubstanceMismatch { given, expected } => format!("活动数据为{}，而因子适用于{}", q(given), q(expected)),
        M::DensityMissing { amount, factor } => {
            format!("活动数据以{}计，因子以{}计，但未给出密度", q(amount), q(factor))
        }
        M::GasSplitMissing { factor } => format!("{}只给出 CO2e，未分气体给出", q(factor)),
        M::NameEdition { example } => format!("请指定版本：{}", q(example)),
        M::GiveDensity => "请补充密度及其来源：density = { value = \"0.84 kg/L\", source = \"…\" }".into(),

        // Expressions and calculation
        M::ExpressionTooLong { limit } => format!("算式超过 {limit} 个字符"),
        M::ExpressionTooDeep { limit } => format!("算式嵌套超过 {limit} 层"),
        M::ExpressionTooManyTerms { limit } => format!("算式超过 {limit} 项"),
        M::StrangeCharacter { character } => format!("算式中不能使用{}", q(&character.to_string())),
        M::TypographicQuote => "此处为弯引号，应使用英文直引号".into(),
        M::Unterminated { quote } => format!("以 {quote} 开头的文本没有闭合"),
        M::EmptyName => "引号内没有名称".into(),
        M::ThousandsSeparator { text } => format!("{}中的分隔符可能分隔千位，也可能分隔参数", q(text)),
        M::NumberOrArguments { joined } => format!("若为一个数，请写成{}；若为两个参数，请在逗号后加空格", q(joined)),
        M::BareNumber { text } => format!("{}应只由数字和至多一个小数点组成，且小数点两侧都有数字", q(text)),
        M::NeedsQuotes { quantity } => format!("{}带有限定词或为范围，须加引号", q(quantity)),
        M::OperatorTouchesUnit { unit, run } => format!("{}整体不是单位，其中的运算符可能属于单位{}", q(run), q(unit)),
        M::PowerNeedsParentheses => "乘方是对单位还是对整个数量，含义不明".into(),
        M::MissingOperand => "此处缺少名称或数量".into(),
        M::MissingOperator => "两项之间缺少运算符".into(),
        M::UnclosedParenthesis => "该括号没有闭合".into(),
        M::UnopenedParenthesis => "该右括号没有对应的左括号".into(),
        M::MisplacedComma => "该逗号不在函数的参数之间".into(),
        M::ChainedPower => "连续乘方的运算顺序有不同理解".into(),
        M::ExponentNotInteger => "指数须为整数，或括号内的两个整数之比：^2、^(1/5)".into(),
        M::ExponentOutOfRange { limit } => format!("指数须在 -{limit} 与 {limit} 之间"),
        M::TooManyUnknowns => "这是第二个“?”，而一个等式只能求一个未知量".into(),
        M::BadArgument { function, needs } => format!("函数{}此处需要{}", q(function), argument(*needs)),
        M::BadAddress { text } => format!("{}不是数值的地址", q(text)),
        M::WriteOperator => "请在两项之间写上运算符，如 *".into(),
        M::StraightQuotes => "名称用英文单引号 '；账簿中整个算式写在英文双引号 \" 之内".into(),
        M::QuoteQuantity { quantity } => format!("请加双引号：\"{}\"", shown(quantity)),
        M::SpaceOrParentheses => "请更正单位；若该运算符属于算式，请在其两侧加空格".into(),
        M::Parenthesize => "请用括号写明本意".into(),
        M::AddressGrammar => "地址形如 inventory/2023/total、activity/标识、claim/标识".into(),
        M::UnknownFunction { name } => format!("没有函数{}", q(name)),
        M::ArgumentCount { function, accepts, found } => match accepts {
            Count::Exactly(n) => format!("函数{}需要 {n} 个参数，现给出 {found} 个", q(function)),
            Count::Between(n, m) => format!("函数{}需要 {n} 至 {m} 个参数，现给出 {found} 个", q(function)),
            Count::AtLeast(n) => format!("函数{}至少需要 {n} 个参数，现给出 {found} 个", q(function)),
            Count::Pairs => format!("函数{}的参数须成对，现给出 {found} 个", q(function)),
        },
        M::UnknownName { name } => format!("没有名为{}的数值", q(name)),
        M::CircularReference { path } => format!("该数值循环引用自身：{}", list(path)),
        M::DivisionByZero => "除数为零".into(),
        M::ExpressionGrammar => {
            "算式由名称和数量以 + - * / 及括号连接而成，如 \"saved * 0.7035 kg/kWh\"".into()
        }
        M::KnownFunctions { names } => format!("可用的函数：{}", list(names)),
        M::KnownNames { names } => format!("可用的名称：{}", list(names)),
        M::AddToGiven { name } => format!("请补充该输入：given = {{ {} = \"…\" }}", shown(name)),

        // Claims
        M::UnusedGiven { name } => format!("输入{}未在算式中使用", q(name)),
        M::BadGivenName { name } => format!("{}不能用作算式中的名称", q(name)),
        M::NameGrammar => "名称以字母或汉字开头，其后可用字母、汉字、数字和“_”；含“-”的名称在算式中须加英文单引号".into(),
        M::UseOrRemove { name } => format!("请在算式中使用{}，或将其删除", q(name)),
        M::ClaimDoesNotHold { published, recomputed, difference } => {
            format!("公布值 {}，复算值 {}，相差 {}", shown(published), shown(recomputed), shown(&difference.text(Lang::Zh)))
        }
        M::ClaimCannotTell { missing } => format!("缺少{}，无法核对该声明", list(missing)),
        M::CheckTranscript { source } => format!("文本为转录件：请先与原件核对该数字（{}）", shown(source)),
        M::PrintsAsPublished => "按输入的印刷值计算，修约后与公布值一致".into(),
        M::HoldsForSomeInputs => "按输入的印刷值计算不一致，但存在修约后与印刷值相同的输入使其成立".into(),
        M::PublishedDiffers { difference, at_least } => {
            format!("公布值减重算值为 {difference}；计入输入的修约后至少仍差 {at_least}")
        }
        M::ValueAskedFor => "该声明有一个数值未给出，其数字隐含如下".into(),
        M::CandidatesTried { tried, holding } => {
            format!("因子库中有 {tried} 个同量纲的因子，其中 {holding} 个可使该数字成立")
        }
        M::VerificationSummary { claims, exact, within_rounding, does_not_hold, asked, cannot_tell } => format!(
            "共 {claims} 个数字，重算 {} 个：{exact} 个完全相符，{within_rounding} 个在修约范围内相符，{does_not_hold} 个不成立；\
             {asked} 个待求值；{cannot_tell} 个无法判断。仅凭印刷数字，证据不足以形成意见。",
            claims - cannot_tell - asked
        ),
        M::RootOfNegative => "对负数开偶次方".into(),
        M::ResultTooLarge => "结果过大，无法精确计算".into(),
        M::UnknownFigure { address } => format!("账簿中没有数值{}", q(address)),
        M::UnitTouchesNumber { unit } => {
            format!("{}是单位：单位应紧跟数字，中间不加运算符，例如 0.7 kgCO2/kWh", q(unit))
        }
        M::NotASingleValue { id } => format!("{}是燃料，给出多种气体，不是单一数值", q(id)),
        M::NotAWholeNumber => "此处必须是直接写出的整数，介于 −32 767 与 32 767 之间".into(),
        M::UnknownUnitUnclear => "从表达式无法推出未知数的量纲".into(),
        M::MoreRows { count } => format!("另有 {count} 项；`--format json` 列出全部"),
        M::MoreFindings { count } => format!("另有 {count} 个问题未显示"),
        M::ReservedId { id, words } => format!("报告期不能命名为{}：地址中已使用{}", q(id), list(words)),
        M::UnknownArgument { argument, nearest } => match nearest {
            Some(near) => format!("没有选项{}；是否想写{}？", q(argument), q(near)),
            None => format!("没有选项{}", q(argument)),
        },
        M::UnknownCommand { command, nearest } => match nearest {
            Some(near) => format!("没有命令{}；是否想写{}？", q(command), q(near)),
            None => format!("没有命令{}", q(command)),
        },
        M::MissingArguments { arguments } => format!("缺少：{}", shown(arguments)),
        M::MissingCommand => "缺少命令".into(),
        M::BadArgumentValue { argument, value, allowed } if allowed.is_empty() => {
            format!("{}不接受{}", q(argument), q(value))
        }
        M::BadArgumentValue { argument, value, allowed } => {
            format!("{}不接受{}；可用值为 {}", q(argument), q(value), shown(allowed))
        }
        M::MissingArgumentValue { argument } => format!("{}需要一个值", q(argument)),
        M::RepeatedArgument { argument } => format!("{}只能给出一次", q(argument)),
        M::FactorFitsNothing { id } => format!("没有声明留有{}可以代入的未知数", q(id)),
        M::UnknownClaim { id } => format!("账簿中没有声明{}", q(id)),
        M::UnknownPeriod { id } => format!("账簿中没有期间{}", q(id)),
        M::KnownAddresses { addresses, more: 0 } => format!("相近的地址有：{}", list(addresses)),
        M::KnownAddresses { addresses, more } => format!("相近的地址有：{}，另有 {more} 个", list(addresses)),
        M::AddressesBegin { sorts } => format!("账簿中的地址以下列各项开头：{}", list(sorts)),
        M::NoSuchCode { word } => format!("{}不是问题代码；要说明一个数字，请先给出账簿，再给出地址", q(word)),
        M::CannotWrite { reason } => format!("无法写出结果：{}", shown(reason)),
        M::NotesNotShown { count, book } => format!("另有 {count} 条提示；运行 `crossfoot check {}` 查看", super::user_text::argument(book)),
        M::GasSplitNotStated { activity } => format!("{}的排放量只以 CO2e 给出，未按气体划分", q(activity)),
        M::AboutEnergy(message) => message.text(Lang::Zh),
        M::AboutLock(message) => message.text(Lang::Zh),
        M::AboutView(message) => message.text(Lang::Zh),
        M::AboutChoice(message) => message.text(Lang::Zh),
        M::ChoiceOutcome(message) => message.text(Lang::Zh),
        M::AboutClaim(message) => message.text(Lang::Zh),
        M::AboutFiles(message) => message.text(Lang::Zh),
        M::AboutLibrary(message) => message.text(Lang::Zh),
        M::AboutSearch(message) => message.text(Lang::Zh),
        M::AboutTable(message) => message.text(Lang::Zh),
        M::AboutInventory(message) => message.text(Lang::Zh),
        M::AboutHypothesis(message) => message.text(Lang::Zh),
        M::AboutImplied(message) => message.text(Lang::Zh),
        M::AboutCriteria(message) => message.text(Lang::Zh),
        M::AboutPlausibility(message) => message.text(Lang::Zh),
        M::AboutRead(message) => message.text(Lang::Zh),
        M::AboutIndex(message) => message.text(Lang::Zh),
        M::AboutReport(message) => message.text(Lang::Zh),
        M::AboutServe(message) => message.text(Lang::Zh),
        M::AboutRegister(message) => message.text(Lang::Zh),
        M::AboutSize(message) => message.text(Lang::Zh),
        M::AboutSaving(message) => message.text(Lang::Zh),
        M::AboutPv(message) => message.text(Lang::Zh),
        M::AboutPlant(message) => message.text(Lang::Zh),
        M::AboutRatio(message) => message.text(Lang::Zh),
        M::AboutMeter(message) => message.text(Lang::Zh),
        M::AboutMoney(message) => message.text(Lang::Zh),
        M::AboutEnpi(message) => message.text(Lang::Zh),
        M::AboutJudgement(message) => message.text(Lang::Zh),
        M::AboutPlan(message) => message.text(Lang::Zh),
        M::AboutSolution(message) => message.text(Lang::Zh),
        M::AboutTarget(message) => message.text(Lang::Zh),
        M::AboutWeather(message) => message.text(Lang::Zh),
    }
}
