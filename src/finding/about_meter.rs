//! What there is to say of meters and of the models held against them.

use super::{en, zh};

messages! {
    /// A sentence about a meter.
    AboutMeter;

    // The book
    /// A span of days is missing.
    NoSpan { model: String, key: &'static str } =>
        format!("the model {} needs a period `{key}`, of its own or of its meter", en::q(model)),
        format!("模型{}需要时段 {key}（在模型或计量表中给出）", zh::q(model));
    /// A key that the method or the approach needs.
    MethodNeeds { model: String, method: &'static str, needs: &'static str } =>
        format!("the model {}: `{method}` needs `{needs}`", en::q(model)),
        format!("模型{}：{method} 需要 {needs}", zh::q(model));
    /// A driver that the meter does not have.
    UnknownDriver { name: String } =>
        format!("the meter has no driver {}", en::q(name)),
        format!("该计量表没有驱动因素{}", zh::q(name));
    /// Help: the drivers there are.
    DriversAre { names: Vec<String> } =>
        if names.is_empty() { "it has none: drivers = [{ name = \"production\", column = \"tonnes\", unit = \"t\" }]".to_owned() } else { format!("it has: {}", en::list(names)) },
        if names.is_empty() { "该表没有驱动因素：drivers = [{ name = \"production\", column = \"tonnes\", unit = \"t\" }]".to_owned() } else { format!("现有：{}", zh::list(names)) };
    /// A driver with two sources.
    OneDriverSource =>
        "a driver is a column, degree days or days of the week, one of them",
        "驱动因素只能来自数据列、度日数或星期几之一";
    /// A number that is none, or out of its range.
    NumberExpected { key: &'static str, least: String } =>
        if least.is_empty() { format!("`{key}` must be a number") } else { format!("`{key}` must be a number not below {least}") },
        if least.is_empty() { format!("{key} 应为数字") } else { format!("{key} 应为不小于 {least} 的数字") };
    /// A grid that has no points.
    BadGrid =>
        "balance points run from a lower to a higher temperature by a positive step, at most 10 000 of them",
        "平衡点应从低到高、步长为正，且不超过 10 000 个";
    /// A level of confidence.
    BadLevel { text: String } =>
        format!("{} is no level of confidence between 0 and 100 %", en::q(text)),
        format!("{}不是 0 与 100 % 之间的置信水平", zh::q(text));
    /// A time that cannot be read.
    BadMoment { text: String } =>
        format!("{} is no month, day or time", en::q(text)),
        format!("{}不是月、日或时刻", zh::q(text));
    /// Help: how times are written.
    MomentGrammar =>
        "write 2025-01, 2025-01-03 or 2025-01-03T05:00",
        "请写成 2025-01、2025-01-03 或 2025-01-03T05:00";

    // Files
    /// A text that is no table.
    NoTable { path: String, reason: Box<AboutMeter> } =>
        format!("{} cannot be read as a table: {}", en::q(path), reason.text(super::Lang::En)),
        format!("{}无法作为数据表读取：{}", zh::q(path), reason.text(super::Lang::Zh));
    /// Reason: nothing in it.
    TableEmpty => "it has no rows", "没有任何行";
    /// Reason: a column twice.
    ColumnTwice { name: String } => format!("two columns are called {}", en::q(name)), format!("两列同名{}", zh::q(name));
    /// Reason: too large.
    TableTooLarge { limit: usize } => format!("more than {limit} cells"), format!("单元格超过 {limit} 个");
    /// Reason: no text.
    NoText => "its bytes are no text in UTF-8, UTF-16 or GB18030", "其内容不是 UTF-8、UTF-16 或 GB18030 文本";
    /// Reason: the encoding of a fleet's table.
    FleetEncoding => "the table of a fleet must be in UTF-8 or GB18030, not in UTF-16", "多表数据文件须为 UTF-8 或 GB18030 编码，不能为 UTF-16";
    /// Note: fleets are shown by themselves.
    FleetElsewhere { id: String, book: String } =>
        format!("{} is a fleet and is shown by itself: crossfoot savings {book} --meter {id}", en::q(id)),
        format!("{}为一组计量表，须单独列出：crossfoot savings {book} --meter {id}", zh::q(id));
    /// A column that the table does not have.
    NoColumn { column: String, path: String } =>
        format!("{} has no column {}", en::q(path), en::q(column)),
        format!("{}没有列{}", zh::q(path), zh::q(column));
    /// Help: the columns there are.
    ColumnsAre { names: Vec<String> } =>
        format!("it has: {}", en::list(names)),
        format!("现有列：{}", zh::list(names));
    /// A cell that is no number.
    CellNotNumber { text: String, column: String } =>
        format!("{} in {} is no number", en::q(text), en::q(column)),
        format!("列{}中的{}不是数字", zh::q(column), zh::q(text));
    /// Help: blank, or named in `absent`.
    AbsentHelp =>
        "leave a cell blank where there is no value, or name what stands for none: absent = [\"-999\"]",
        "缺测时留空，或写明缺测的表示：absent = [\"-999\"]";
    /// Help: a decimal point.
    DecimalPoint =>
        "write a decimal point (12.5); a comma is read only between groups of three digits, and only where commas separate the cells or a point follows",
        "小数请用点号书写（12.5）；逗号只作为三位一组的千分位读取，且仅当单元格以逗号分隔或其后另有小数点时";
    /// A number with a comma that may be of decimals or of thousands.
    TwoWays { text: String, column: String } =>
        format!("{} in {} can be read two ways: a comma of thousands or of decimals", en::q(text), en::q(column)),
        format!("列{}中的{}有两种读法：逗号可能是千分位，也可能是小数点", zh::q(column), zh::q(text));
    /// More cells of the kind before, not shown one by one.
    MoreLike { count: usize } => format!("and {count} more like it"), format!("另有 {count} 处类似");
    /// How long a period is cannot be told.
    LengthOpen =>
        "how long the periods are cannot be told: say `every`, or name a column `end` or `days`",
        "无法判断时段长度：请写明 every，或给出 end 或 days 列";
    /// No row is left.
    NoRows { path: String } =>
        format!("no row of {} is left to read", en::q(path)),
        format!("{}中没有可读取的行", zh::q(path));
    /// The encoding was told from the bytes.
    Encoded { path: String, encoding: String } =>
        format!("{} was read as {encoding}", en::q(path)),
        format!("{}按 {encoding} 读取", zh::q(path));

    // Readings
    /// Two periods share a time.
    Overlap { at: String } =>
        format!("the period from {at} begins before the one before it ends"),
        format!("始于 {at} 的时段与前一时段重叠");
    /// Two readings of one time.
    Twice { at: String } =>
        format!("{at} is there twice"),
        format!("{at} 出现两次");
    /// Times of several clocks in one table.
    SeveralClocks { from: String, to: String } =>
        format!("times of several clocks stand in one table: offset {from} here, {to} before"),
        format!("同一数据表中的时刻不属于同一时钟：此处为 {from}，之前为 {to}");
    /// Help: one clock.
    OneClock =>
        "write all times by the clock at the meter, with the offset of that clock or with none",
        "所有时刻请统一按计量表所在地的时钟书写，全部带该时钟的时差或全部不带";
    /// The offset changes as clocks do.
    ClockMoves { meter: String, at: String, from: String, to: String } =>
        format!("{}: from {at} on the offset from UTC is {to}, before it {from}; days are those of the clock on the wall", en::q(meter)),
        format!("{}：自 {at} 起与 UTC 的时差由 {from} 变为 {to}；日期按当地时钟计", zh::q(meter));
    /// A time with no offset among times with one.
    NoOffset => "none", "无";
    /// Help: the line to write.
    ClockLine { day: String, hours: usize } =>
        format!("if clocks changed on that day, write: clock-changes = [{{ day = {day}, hours = {hours} }}]"),
        format!("若该日确为夏令时切换，请写：clock-changes = [{{ day = {day}, hours = {hours} }}]");
    /// A stated day of the clock that the readings do not show.
    ClockNotKept { meter: String, day: String, stated: u8, found: usize } =>
        format!("{}: `clock-changes` gives {day} {stated} hours, and {found} have readings", en::q(meter)),
        format!("{}：clock-changes 写明 {day} 有 {stated} 小时，而有读数的为 {found} 小时", zh::q(meter));
    /// Hours that lack some of their minutes.
    ShortHours { meter: String, count: usize, first: String, of: u8 } =>
        format!("{}: {count} hour(s) lack some of their {of} readings and are left out; the first is {first}", en::q(meter)),
        format!("{}：{count} 个小时的 {of} 个读数不全，未使用；首个为 {first}", zh::q(meter));
    /// A swap at a time of which there are no readings.
    SwapOutside { meter: String, at: String } =>
        format!("{}: the change of the meter at {at} lies outside its readings, and counts for nothing", en::q(meter)),
        format!("{}：{at} 的换表不在读数的时间范围内，未起作用", zh::q(meter));
    /// Differences of a register over more than one period.
    LongPeriods { meter: String, count: usize, first: String } =>
        format!("{}: {count} difference(s) of the register span more than one period, because readings between them are missing, and are left out; the first begins {first}", en::q(meter)),
        format!("{}：因中间缺数，{count} 个表底差值跨越多个时段，未使用；首个始于 {first}", zh::q(meter));
    /// Temperatures that the earth does not have.
    Temperatures { meter: String, count: usize, value: String, first: String } =>
        format!("{}: {count} temperature(s) outside −90 to 60 °C are left out; the first is {value}, on {first}", en::q(meter)),
        format!("{}：{count} 个温度超出 −90～60 °C，未使用；首个为 {value}（{first}）", zh::q(meter));
    /// Help: what such a temperature may be.
    TemperaturesHelp =>
        "it may stand for no value (absent = [\"-999\"]), or be in Fahrenheit (temperature-unit = \"F\")",
        "可能表示缺测（absent = [\"-999\"]），也可能为华氏温度（temperature-unit = \"F\"）";
    /// A value that loggers write for none.
    Sentinels { meter: String, count: usize, value: String, first: String } =>
        format!("{}: {count} readings are {value}, as loggers write where they have none; they are used as they stand; the first is {first}", en::q(meter)),
        format!("{}：{count} 个读数为 {value}，疑为记录仪的缺测标记，目前按原值使用；首个为 {first}", zh::q(meter));
    /// Weather coarser than readings.
    WeatherCoarse { path: String, hours: bool } =>
        format!("{} holds weather of longer times than {}", en::q(path), if *hours { "the hours of the readings" } else { "a day" }),
        format!("{}中气象数据的时段比{}更长", zh::q(path), if *hours { "读数的小时" } else { "一天" });
    /// Help: which weather is needed.
    WeatherHelp =>
        "readings of hours need weather of hours, all others weather of days or hours",
        "小时读数需要小时气象数据，其他读数需要日或小时气象数据";
    /// Help: what the end of a period is.
    EndHelp =>
        "the end is the first day or moment after the period: a bill of January ends on 1 February",
        "截止为时段之后的第一天或第一个时刻：一月的账单截止于 2 月 1 日";
    /// Help: one of them.
    KeepOne =>
        "keep one of them; rows of several meters are told apart with `only`",
        "保留其一；多块表的数据可用 only 区分";
    /// A period that ends before it begins.
    EmptyPeriod { at: String } =>
        format!("the period from {at} does not end after its beginning"),
        format!("始于 {at} 的时段，其截止不晚于起始");
    /// Days of the clock that cannot be.
    BadHours { day: String } =>
        format!("{day} cannot have so many hours, or is there twice"),
        format!("{day} 的小时数不合理，或重复出现");
    /// Gaps between periods.
    Gaps { meter: String, count: usize, first: String, days: String } =>
        format!("{}: {count} gap(s) between readings, {days} day(s) in all; the first from {first}", en::q(meter)),
        format!("{}：{count} 处缺数，共 {days} 天；首处始于 {first}", zh::q(meter));
    /// Periods without a value.
    Missing { meter: String, count: usize, first: String } =>
        format!("{}: {count} period(s) without a reading are left out; the first is {first}", en::q(meter)),
        format!("{}：{count} 个时段无读数，未使用；首个为 {first}", zh::q(meter));
    /// Readings below zero.
    Negative { meter: String, count: usize, first: String, used: bool } =>
        format!("{}: {count} reading(s) below zero, {}; the first on {first}", en::q(meter), if *used { "counted as fed in" } else { "left out" }),
        format!("{}：{count} 个读数为负，{}；首个为 {first}", zh::q(meter), if *used { "按上送计入" } else { "未使用" });
    /// Help: what a reading below zero may be.
    NegativeHelp =>
        "an error of the logger, or energy fed in: feeds-in = true counts it",
        "可能为记录错误，也可能为上送电量：feeds-in = true 则计入";
    /// A register that fell.
    RegisterFell { meter: String, at: String, before: String, after: String } =>
        format!("{}: the register falls from {before} to {after} in the period from {at}, which is left out", en::q(meter)),
        format!("{}：始于 {at} 的时段内表底由 {before} 降为 {after}，未使用", zh::q(meter));
    /// Help: a swap.
    SwapHelp =>
        "a change of the meter is told with `swaps`: { at = \"…\", last = …, first = … }",
        "换表请用 swaps 写明：{ at = \"…\", last = …, first = … }";
    /// A swap within a period.
    Swapped { meter: String, at: String } =>
        format!("{}: the meter was changed in the period from {at}; both counts are added", en::q(meter)),
        format!("{}：始于 {at} 的时段内换表，新旧表用量相加", zh::q(meter));
    /// Days with fewer hours than they have.
    ShortDays { meter: String, count: usize, first: String } =>
        format!("{}: {count} day(s) lack hours and are left out; the first is {first}", en::q(meter)),
        format!("{}：{count} 天小时数不全，未使用；首日为 {first}", zh::q(meter));
    /// Days with 23 or 25 hours that nobody told of.
    ClockChange { meter: String, day: String, hours: usize } =>
        format!("{}: {day} has {hours} hours, as when clocks change: say so in `clock-changes`", en::q(meter)),
        format!("{}：{day} 有 {hours} 小时，疑为夏令时切换，请在 clock-changes 中写明", zh::q(meter));
    /// Energy without weather.
    NoWeather { meter: String, count: usize, days: usize } =>
        format!("{}: {days} day(s) without weather in {count} period(s)", en::q(meter)),
        format!("{}：{count} 个时段中有 {days} 天缺少气象数据", zh::q(meter));
    /// Periods whose driver has no value.
    DriverMissing { meter: String, driver: String, count: usize } =>
        format!("{}: {count} period(s) without a value of {} are left out", en::q(meter), en::q(driver)),
        format!("{}：{count} 个时段缺少{}，未使用", zh::q(meter), zh::q(driver));
    /// A reading that stands still.
    Constant { meter: String, model: String } =>
        format!("{}/{model}: the readings of the baseline never vary, so that there is nothing to explain", en::q(meter)),
        format!("{}/{model}：基期读数没有变化，无从建模", zh::q(meter));
    /// Baseline and reporting period overlap.
    PeriodsOverlap { meter: String, model: String } =>
        format!("{}/{model}: baseline and reporting period share days, so that readings are held against a model fitted on them", en::q(meter)),
        format!("{}/{model}：基期与统计报告期有重叠的日期，部分读数与由其自身拟合的模型相比", zh::q(meter));
    /// A time that readings do not reach over.
    SpanNotCovered { model: String, key: &'static str, found: usize, days: String } =>
        format!("{}: {found} reading(s) cover {days} days of the period `{key}`", en::q(model)),
        format!("{}：时段 {key} 内 {found} 个读数，覆盖 {days} 天", zh::q(model));
    /// The baseline comes after.
    BaselineAfter { model: String } =>
        format!("{}: the baseline comes after the reporting period", en::q(model)),
        format!("{}：基期晚于统计报告期", zh::q(model));
    /// Help: how a model may look back.
    BackcastHelp =>
        "a model of the later period that says what the earlier would have used is `approach = \"backcast\"`",
        "由后一时段建模反推前一时段，请用 approach = \"backcast\"";

    // Models
    /// There is no model.
    NotFitted { meter: String, model: String, reason: Box<AboutMeter> } =>
        format!("{}/{model}: {}", en::q(meter), reason.text(super::Lang::En)),
        format!("{}/{model}：{}", zh::q(meter), reason.text(super::Lang::Zh));
    /// Reason: too few points.
    TooFewPoints { points: usize, needed: usize } =>
        format!("{points} period(s), and the model needs {needed}"),
        format!("只有 {points} 个时段，而模型至少需要 {needed} 个");
    /// Reason: nothing to fit.
    NoReadings =>
        "no reading of the period that it is fitted on can be used", "建模时段内没有可用的读数";
    /// Reason: a driver follows from others.
    Collinear { driver: String } =>
        format!("{} never moves, or follows from the drivers before it", en::q(driver)),
        format!("{}没有变化，或可由之前的驱动因素推出", zh::q(driver));
    /// Reason: a response without variation.
    NothingToExplain => "the energy never varies: there is nothing to explain", "能耗没有变化，无从解释";
    /// Reason: nothing left for an error.
    ExactFit => "the fit leaves no residuals, so that no error can be told: are the readings computed?", "拟合没有残差，无法估计误差：读数是否为推算所得？";
    /// Reason: no candidate.
    NoCandidate =>
        "none of the models tried can be fitted: too few readings for it, or a coefficient below zero",
        "所试模型均不可用：读数过少，或有系数为负";
    /// Reason: a value is missing.
    NoValue { what: String } => format!("{} has no value in a period", en::q(what)), format!("某时段缺少{}", zh::q(what));
    /// Reason: no temperatures.
    NoTemperature => "the method needs temperatures: name a column `temperature`, or a table of `weather`", "该方法需要温度：请给出 temperature 列或 weather 数据表";
    /// Reason: a month of the year without data.
    NoMonth { month: u8 } => format!("month {month} has no data to fit"), format!("{month} 月没有可拟合的数据");
    /// Reason: too many drivers.
    TooManyDrivers { given: usize, most: usize } => format!("{given} drivers, and at most {most} are searched"), format!("{given} 个驱动因素，最多搜索 {most} 个");
    /// Reason: the frequency does not fit the method.
    WrongFrequency { method: &'static str } =>
        format!("`{method}` takes readings of another frequency (docs/meters.md, what each method needs)"),
        format!("{method} 不适用于该频次的读数（见 docs/meters.md 中各方法的要求）");
    /// Reason: no set of drivers passes.
    NoValidSet { tried: usize } => format!("none of {tried} sets of drivers passes the tests of SEP; the sets are listed"), format!("{tried} 种驱动因素组合均未通过 SEP 检验，已列出");
    /// Reason: nothing is expected.
    NothingExpected => "the expected energy is not positive", "预期能耗不为正";
    /// Reason: statistics beyond what was foreseen, in English as the library says it.
    Other { reason: String } => reason.clone(), format!("统计计算失败（{reason}）");
    /// Reason: a shape that the points do not bear.
    ShapeNotFitted => "too few points for it, or a slope below zero", "数据点不足，或斜率为负";
    /// Reason: a coefficient below zero.
    NegativeCoefficient => "a coefficient is negative", "有系数为负";
    /// Reason: too few degree days.
    FewDegreeDays => "too few degree days, or days with any", "度日数或有度日的天数不足";
    /// Reason: nothing to hold the model against.
    NothingReported => "no period that the model could say something of has a reading", "没有可供模型核对的时段读数";
    /// Reason: terms that depend on each other.
    TermsDependent => "one of its terms never moves, or follows from the others", "模型中有一项没有变化，或可由其他项推出";
    /// Reason: a number is missing.
    NumberMissing => "a value is not a finite number", "有数值不是有限数";
    /// Reason: a period without days.
    NoWeight => "a period has no days", "有时段的天数为零";
    /// Reason: columns of different length.
    LengthsDiffer { expected: usize, found: usize } => format!("{found} values where {expected} belong"), format!("应有 {expected} 个数值，实为 {found} 个");
    /// Reason: a period of the week or driver beyond what the method takes.
    BeyondWeek => "more drivers or periods of the week than the method takes", "驱动因素或周内时段超出该方法的范围";
    /// Reason: nothing left to estimate the scatter from.
    NoFreedom => "no degrees of freedom are left: the residuals hang together too closely", "自由度不足：残差自相关过强";
    /// Reason: a block longer than the series.
    BlockTooLong { block: usize, points: usize } => format!("blocks of {block} in a series of {points}"), format!("重抽样块长 {block} 超过序列长度 {points}");
    /// Reason: beyond floating point.
    TooLarge => "numbers too large to compute with", "数值过大，无法计算";
    /// Reason: a polynomial that ends.
    BeyondPolynomial { months: String } => format!("the polynomial does not reach {months} months"), format!("多项式不适用于 {months} 个月");
    /// Reason: the dates of an adjustment.
    AdjustmentDates { number: usize } => format!("adjustment {number} ends before it begins"), format!("第 {number} 项调整的截止日早于起始日");
    /// Reason: a criterion that the method does not know.
    CriterionUnknown { method: &'static str } => format!("`{method}` is not chosen by points left out: criterion = \"bic\" or \"adjusted-r2\""), format!("{method} 不支持留一判据：请用 criterion = \"bic\" 或 \"adjusted-r2\"");
    /// Note: the temperatures of the method are in °F, and were converted.
    Converted { from: String, to: String } =>
        format!("the method states its temperatures in °F: {from} °F were taken as {to} °C, degree days likewise"),
        format!("该方法的温度以 °F 给出：{from} °F 按 {to} °C 计，度日数同理");
    /// Reason of a choice: the lowest Bayesian criterion with balance points counted.
    LowestBicAhead { ahead: String } =>
        format!("lowest BIC with balance points counted as coefficients, {ahead} below that of the constant alone"),
        format!("BIC 最低（平衡点计为系数），比仅有常数项的模型低 {ahead}");
    /// Reason of a choice: the highest adjusted R².
    HighestR2 { qualified: usize, tried: usize } =>
        format!("highest adjusted R² of {qualified} that qualified, of {tried} tried"),
        format!("在 {tried} 个候选中合格的 {qualified} 个里调整后 R² 最高");
    /// Reason of a choice: the lowest Bayesian criterion.
    LowestBic { tried: usize } => format!("lowest BIC of {tried}"), format!("{tried} 个候选中 BIC 最低");
    /// Reason of a choice: points left out.
    LowestLeaveOneOut { tried: usize } => format!("lowest CV(RMSE) of points left out, of {tried}"), format!("{tried} 个候选中留一 CV(RMSE) 最低");
    /// Reason of a choice: none was left to choose.
    AsNamed => "as the book names it", "按账簿指定";
    /// Help: what to do about too few or collinear data.
    MoreData => "take a longer baseline or fewer drivers", "请延长基期或减少驱动因素";

    // What a saving at the meter is worth
    /// A driver lies where the baseline never was.
    OutOfRange { meter: String, model: String, driver: String } =>
        format!("{}/{model}: the mean of {} in the reporting period lies outside the baseline: the model is used beyond what it was fitted on", en::q(meter), en::q(driver)),
        format!("{}/{model}：报告期{}的均值超出基期范围，属于外推", zh::q(meter), zh::q(driver));
    /// An adjustment that touches the reporting period and is not taken.
    AdjustmentNotTaken { meter: String, model: String, approach: &'static str } =>
        format!("{}/{model}: with `{approach}` the non-routine adjustments are not applied, since their days are not those that the saving is of", en::q(meter)),
        format!("{}/{model}：{approach} 方法未计入非常规调整，因其日期不属于节能量所对应的时段", zh::q(meter));
    /// An adjustment that lies in the reporting period in part.
    AdjustmentShared { meter: String, number: usize, inside: i32, days: i32 } =>
        format!("{}: adjustment {number} is counted for {inside} of its {days} days, which lie in the reporting period", en::q(meter)),
        format!("{}：第 {number} 项调整共 {days} 天，其中 {inside} 天在统计报告期内，按比例计入", zh::q(meter));
    /// An adjustment that touches no day of a reporting period.
    AdjustmentOutside { meter: String, number: usize } =>
        format!("{}: adjustment {number} lies outside the reporting period, and counts for nothing", en::q(meter)),
        format!("{}：第 {number} 项调整不在统计报告期内，未计入", zh::q(meter));
    /// Temperatures that the model was not fitted on.
    TemperaturesBeyond { meter: String, model: String, count: usize, of: usize } =>
        format!("{}/{model}: {count} of {of} temperatures of the reporting period lie outside those of the baseline: the model is used beyond what it was fitted on", en::q(meter)),
        format!("{}/{model}：报告期 {of} 个温度值中有 {count} 个超出基期温度范围，属于外推", zh::q(meter));
    /// A reporting period that lies ahead, with what could be proved over it at each level of confidence.
    NotReadYet { meter: String, model: String, least: Vec<String> } =>
        if least.is_empty() { format!("{}/{model}: the reporting period has not been read yet, and the residuals of the baseline hang together too closely to say what could be proved", en::q(meter)) } else { format!("{}/{model}: the reporting period has not been read yet; the smallest saving that could be proved over it (share of the expected energy; confidence): {}", en::q(meter), least.join(", ")) },
        if least.is_empty() { format!("{}/{model}：统计报告期尚无读数，且基期残差自相关过强，无法判断可证实的节能量", zh::q(meter)) } else { format!("{}/{model}：统计报告期尚无读数；在该期内可证实的最小节能量（占预期能耗的比例；置信水平）为：{}", zh::q(meter), least.join("，")) };
    /// A saving within its band.
    NotProved { meter: String, model: String, saving: String, least: String } =>
        format!("{}/{model}: the saving of {saving} is below {least}, the smallest that this meter can prove", en::q(meter)),
        format!("{}/{model}：节能量 {saving} 低于该表所能证实的最小值 {least}", zh::q(meter));
    /// More was used than the model expects.
    UsedMore { meter: String, model: String, more: String, least: String } =>
        format!("{}/{model}: {more} more was used than expected, and no saving is shown; the smallest that this meter can prove is {least}", en::q(meter)),
        format!("{}/{model}：实际能耗比预期多 {more}，未显示节能；该表所能证实的最小节能量为 {least}", zh::q(meter));
    /// A project's saving below what its meter can show.
    StatedBelowProvable { project: String, saving: String, meter: String, least: String } =>
        format!("{} states {saving}; the meter {} can prove no less than {least}", en::q(project), en::q(meter)),
        format!("{}所述节能量 {saving} 低于计量表{}所能证实的最小值 {least}", zh::q(project), zh::q(meter));
    /// Note of a leaf: made up.
    MadeUp => "made-up reading", "虚拟读数";

    // Reports
    /// No meter of this id.
    NoSuchMeter { id: String } => format!("the book has no meter {}", en::q(id)), format!("账簿中没有计量表{}", zh::q(id));
    /// No model of this id.
    NoSuchModel { id: String } => format!("the meter has no model {}", en::q(id)), format!("该计量表没有模型{}", zh::q(id));
    /// Readings are made up.
    ReadingsMadeUp => "The readings are made up to show the calculation.", "读数为演示计算而虚拟。";
}

impl AboutMeter {
    /// The sentence in both languages, for what is kept without one.
    pub fn both(&self) -> String {
        format!("{} / {}", self.text(super::Lang::En), self.text(super::Lang::Zh))
    }
}
