//! What there is to say of weather files.

use super::{en, zh};

messages! {
    /// A sentence about a weather file.
    AboutWeather;

    // Why it cannot be read
    /// Nothing in it.
    Empty => "the weather file is empty", "气象文件为空";
    /// No known format.
    UnknownFormat =>
        "this is no weather file that is known: it has no header of EPW, TMY3, PVGIS or NASA POWER, and no line that names a time and an irradiance",
        "无法识别的气象文件：没有 EPW、TMY3、PVGIS 或 NASA POWER 的文件头，也没有写明时间列和辐照度列的表头";
    /// A header line is missing.
    NoHeader { header: &'static str } =>
        format!("the header line {} is missing", en::q(header)),
        format!("缺少文件头{}", zh::q(header));
    /// No column of time.
    NoTime { columns: Vec<String> } =>
        format!("no column says when a row is of; there are {}", en::list(columns)),
        format!("没有时间列；现有列：{}", zh::list(columns));
    /// No column of irradiance.
    NoIrradiance { columns: Vec<String> } =>
        format!("no column is an irradiance; there are {}", en::list(columns)),
        format!("没有辐照度列；现有列：{}", zh::list(columns));
    /// Two columns of one quantity.
    TwoColumns { field: &'static str, first: String, second: String } =>
        format!("{} and {} are both {field}", en::q(first), en::q(second)),
        format!("{}与{}同为 {field}", zh::q(first), zh::q(second));
    /// Too few fields.
    ShortRow { found: usize, needed: usize } =>
        format!("the row has {found} fields where {needed} are needed"),
        format!("该行有 {found} 个字段，至少需要 {needed} 个");
    /// A time that is none.
    BadTime { text: String } =>
        format!("{} is no date and time", en::q(text)),
        format!("{}不是有效的日期时间", zh::q(text));
    /// Day and month cannot be told apart.
    AmbiguousDate { text: String } =>
        format!("in {} day and month cannot be told apart; write the year first", en::q(text)),
        format!("{}中日与月无法区分，请将年份写在最前", zh::q(text));
    /// A cell that is no number.
    BadNumber { column: String, text: String } =>
        format!("{} in column {} is no number", en::q(text), en::q(column)),
        format!("{}列中的{}不是数值", zh::q(column), zh::q(text));
    /// A value of the header that cannot be.
    OutOfRange { what: &'static str, text: String } =>
        format!("{} is no {what} there can be", en::q(text)),
        format!("{}超出{}的可能范围", zh::q(text), in_chinese(what));
    /// No rows.
    NoRows => "the weather file has no rows of data", "气象文件没有数据行";
    /// A step that divides no day.
    Step { minutes: i64 } =>
        format!("rows are {minutes} minutes apart; a step has to divide a day; `step = 60` states what a row stands for where rows follow none"),
        format!("行间隔为 {minutes} 分钟；时间步长须能整除一天；行不等间隔时用 step = 60 写明每行代表的时长");
    /// No offset from UTC.
    NoOffset =>
        "neither the file nor the book says how far its clock is ahead of UTC, so that the sun cannot be placed",
        "文件和账簿均未写明时钟与 UTC 的时差，无法确定太阳位置";

    // What was noticed
    /// Missing values.
    Missing { field: &'static str, count: usize } =>
        format!("values of {field} that are missing: {count}; counted and never used"),
        format!("{field} 缺 {count} 个值；只计数，不参与计算");
    /// Negative irradiance.
    Negative { field: &'static str, count: usize, missing: usize, least: String } =>
        format!("values of {field} below zero: {count}, down to {least} W/m²; taken as missing: {missing}, as 0: {}", count - missing),
        format!("{field} 有 {count} 个负值，最低 {least} W/m²；其中 {missing} 个按缺测处理，其余按 0 处理");
    /// Beyond what is found on Earth.
    Implausible { field: &'static str, count: usize, value: String } =>
        format!("values of {field} that cannot be: {count}, the first {value}; taken as missing"),
        format!("{field} 有 {count} 个值不可能出现，首个为 {value}；按缺测处理");
    /// Rows twice.
    Duplicates { count: usize, first: String } =>
        format!("rows of a time that was there before: {count}, the first of {first}; the earlier row is kept"),
        format!("{count} 行的时间重复，首个为 {first}；保留先出现的一行");
    /// Not in order.
    OutOfOrder { count: usize } =>
        format!("rows out of order: {count}; put in order"),
        format!("{count} 行未按时间排列；已排序");
    /// Times without a row.
    NoRow { count: usize, first: String, longest: usize } =>
        format!("times without a row: {count}, the first {first}, at most {longest} one after another"),
        format!("{count} 个时刻没有数据行，首个为 {first}，最长连续 {longest} 个");
    /// Less than a year.
    PartOfYear { rows: usize, of: usize } =>
        format!("{rows} of the {of} rows of a year are there"),
        format!("全年 {of} 行中仅有 {rows} 行");
    /// More than a year.
    SeveralYears { first: i32, last: i32 } =>
        format!("the rows are of {first} to {last}"),
        format!("数据为 {first} 年至 {last} 年");
    /// A typical year.
    TypicalYear { years: Vec<String> } =>
        format!("a typical year of months from {}", years.join(", ")),
        format!("典型气象年，各月取自 {} 年", years.join("、"));
    /// No year.
    NoYear => "the rows have no year; the sun of a common year is taken", "数据行没有年份；太阳位置按平年计算";
    /// 29 February is there.
    LeapDay => "29 February is there", "含 2 月 29 日";
    /// 29 February is not there.
    NoLeapDay { year: i32 } => format!("{year} is a leap year, and 29 February is not there"), format!("{year} 年为闰年，但没有 2 月 29 日");
    /// Half and quarter hours.
    PartHourZone { minutes: i32 } =>
        format!("the clock is {minutes} minutes ahead of UTC, which is no whole hour"),
        format!("时钟比 UTC 快 {minutes} 分钟，不是整小时");
    /// The label was taken for granted.
    LabelTaken =>
        "nothing says whether a time labels the start or the end of an interval; the start is taken",
        "未写明时刻表示时段的开始还是结束；按开始处理";
    /// Local solar time.
    SolarZone { minutes: i32 } =>
        format!("times are of the solar zone of the longitude, {minutes} minutes ahead of UTC"),
        format!("时间为按经度划分的地方太阳时区，比 UTC 快 {minutes} 分钟");
    /// Daylight-saving time, stated.
    DaylightStated { period: String } =>
        format!("the header states daylight-saving time {period}; rows are taken to be of standard time"),
        format!("文件头写有夏令时 {period}；数据行按标准时处理");
    /// Daylight-saving time by a missing and a double hour.
    DaylightHours { missing: String, double: String } =>
        format!("{missing} is missing and {double} is there twice: the clock seems to be on daylight-saving time"),
        format!("缺 {missing}，而 {double} 出现两次：时钟似采用夏令时");
    /// Daylight-saving time by the sun.
    DaylightSun { minutes: String } =>
        format!("in summer the irradiance comes {minutes} minutes later against the sun than in winter: the clock seems to be on daylight-saving time"),
        format!("夏季辐照相对太阳比冬季晚 {minutes} 分钟：时钟似采用夏令时");
    /// Two offsets.
    DaylightOffsets { low: i32, high: i32 } =>
        format!("times are {low} and {high} minutes ahead of UTC; all were brought to {low}"),
        format!("时间与 UTC 的时差有 {low} 和 {high} 分钟两种；已统一为 {low}");
    /// The clock does not fit the sun.
    ClockShift { minutes: String } =>
        format!("the middle of the days lies {minutes} minutes from solar noon: offset, longitude or what a time labels may be wrong"),
        format!("每日辐照的中点与太阳正午相差 {minutes} 分钟：时差、经度或时刻含义可能有误");
    /// Not horizontal.
    InPlane { tilt: String } =>
        format!("the irradiance is of a plane tilted {tilt}° and cannot stand for horizontal irradiance"),
        format!("辐照度为 {tilt}° 倾斜面的值，不能当作水平面辐照度");
    /// Columns not read.
    Unread { columns: Vec<String> } =>
        format!("not read: {}", en::list(columns)),
        format!("未读取的列：{}", zh::list(columns));
    /// A column that is taken and not there.
    NoSuchColumn { column: &'static str, columns: Vec<String> } =>
        format!("`take` names {}, and no column is that; there are {}", en::q(column), en::list(columns)),
        format!("take 指定了 {column}，但文件中没有该列；现有列：{}", zh::list(columns));
    /// Columns that are computed all the same.
    NotTaken { columns: Vec<String> } =>
        format!("computed by the model, and not taken from the file: {}; `take` names those that are taken", en::list(columns)),
        format!("以下各列由模型计算，未采用文件中的值：{}；需要采用时请用 take 指定", zh::list(columns));
    /// Lines passed over.
    Skipped { lines: usize } =>
        format!("lines before the header that were passed over: {lines}"),
        format!("表头之前有 {lines} 行被跳过");
    /// No text.
    NoText => "its bytes are no text", "其内容不是文本";
    /// Components that do not add up.
    Closure { ratio: String } =>
        format!("direct and diffuse irradiance add up to {ratio} of the global: the file does not close; `components = false` computes them from the global"),
        format!("直射与散射之和为总辐射的 {ratio}：数据不闭合；components = false 则由总辐射分解");
    /// The book and the file differ.
    Differs { what: &'static str, file: String, book: String } =>
        format!("the {what} is {file} in the file and {book} in the book; the book is followed"),
        format!("{}在文件中为 {file}，在账簿中为 {book}；以账簿为准", in_chinese(what));
}

/// What a header says of a place, in Chinese.
fn in_chinese(what: &str) -> &str {
    match what {
        "latitude" => "纬度",
        "longitude" => "经度",
        "altitude" => "海拔",
        "utc offset" => "与 UTC 的时差",
        "sun offset" => "太阳时刻偏移",
        other => other,
    }
}
