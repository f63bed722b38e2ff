//! What there is to say of a file of weather.

use super::{Lang, en, zh};

/// A sentence about a file of weather; it stands inside one that names the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeatherSays {
    en: String,
    zh: String,
}

impl WeatherSays {
    /// The sentence in `lang`.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en.clone(),
            Lang::Zh => self.zh.clone(),
        }
    }

    fn of(en: impl Into<String>, zh: impl Into<String>) -> WeatherSays {
        WeatherSays { en: en.into(), zh: zh.into() }
    }

    /// Values that are missing.
    pub fn missing(column: &str, count: usize) -> WeatherSays {
        WeatherSays::of(
            format!("{count} value(s) of {column} are missing, counted and not used"),
            format!("{column} 缺测 {count} 个，已计数，未使用"),
        )
    }

    /// Irradiance below zero.
    pub fn negative(column: &str, count: usize, missing: usize, least: f64) -> WeatherSays {
        WeatherSays::of(
            format!(
                "{count} value(s) of {column} below zero, the least {least}: {missing} not used, the others read as 0"
            ),
            format!("{column} 有 {count} 个负值，最小 {least}：其中 {missing} 个未使用，其余按 0 处理"),
        )
    }

    /// Values beyond what is found on Earth.
    pub fn implausible(column: &str, count: usize, value: f64) -> WeatherSays {
        WeatherSays::of(
            format!("{count} value(s) of {column} beyond what is found on Earth, the first {value}, are not used"),
            format!("{column} 有 {count} 个不可能的值，首个为 {value}，未使用"),
        )
    }

    /// A row that is there twice.
    pub fn duplicates(count: usize, first: &str) -> WeatherSays {
        WeatherSays::of(
            format!("{count} row(s) of a time that was there before, the first {first}, are left out"),
            format!("{count} 行时间重复，首个为 {first}，未使用"),
        )
    }

    /// Rows that were put in order.
    pub fn out_of_order(count: usize) -> WeatherSays {
        WeatherSays::of(format!("{count} row(s) were put in the order of time"), format!("{count} 行已按时间重新排序"))
    }

    /// Times without a row.
    pub fn no_row(count: usize, first: &str, longest: usize) -> WeatherSays {
        WeatherSays::of(
            format!("{count} row(s) are missing, the first at {first}, {longest} in a row at most"),
            format!("缺少 {count} 行，首处为 {first}，最长连续 {longest} 行"),
        )
    }

    /// Less than a year.
    pub fn part_of_year(rows: usize, of: usize) -> WeatherSays {
        WeatherSays::of(
            format!("{rows} of the {of} rows of a year: sums are of a part of the year"),
            format!("一年 {of} 行中只有 {rows} 行：合计仅为部分年份"),
        )
    }

    /// More than a year.
    pub fn several_years(from: i32, to: i32) -> WeatherSays {
        WeatherSays::of(
            format!("the rows are of the years {from} to {to}: sums are of all of them"),
            format!("数据跨 {from} 至 {to} 年：合计为全部年份"),
        )
    }

    /// A typical year.
    pub fn typical_year() -> WeatherSays {
        WeatherSays::of("a typical year put together from months of several years", "由多个年份的月份组成的典型年")
    }

    /// Rows without a year.
    pub fn no_year() -> WeatherSays {
        WeatherSays::of("the rows have no year; the sun is that of 2019", "数据没有年份，太阳位置按 2019 年计算")
    }

    /// A leap year without its day.
    pub fn no_leap_day(year: i32) -> WeatherSays {
        WeatherSays::of(
            format!("{year} is a leap year and has no 29 February"),
            format!("{year} 年为闰年，但没有 2 月 29 日"),
        )
    }

    /// What a time labels was taken from the hours.
    pub fn label_taken() -> WeatherSays {
        WeatherSays::of(
            "whether a time names the beginning or the end of its hour was taken from the hours: state `sun-offset` where it is another",
            "时刻表示小时的起点还是终点是由时刻列推断的；如不符，请写明 sun-offset",
        )
    }

    /// Summer time.
    pub fn daylight_saving() -> WeatherSays {
        WeatherSays::of(
            "the clock seems to be on daylight-saving time for a part of the year; rows are taken as standard time",
            "时钟似乎在部分时间采用夏令时；各行按标准时处理",
        )
    }

    /// The irradiance comes early or late.
    pub fn clock_shift(minutes: f64) -> WeatherSays {
        let minutes = minutes.round();
        WeatherSays::of(
            format!("the irradiance lies {minutes} minutes from solar noon: offset, longitude or label may be wrong"),
            format!("辐照度中心偏离正午 {minutes} 分钟：时差、经度或时刻含义可能有误"),
        )
    }

    /// Irradiance of a tilted plane.
    pub fn in_plane(tilt: f64) -> WeatherSays {
        WeatherSays::of(
            format!("irradiance of a plane tilted {tilt}° cannot stand for the horizontal"),
            format!("倾角 {tilt}° 平面的辐照度不能代替水平面"),
        )
    }

    /// Columns that were not read.
    pub fn unread(columns: Vec<String>) -> WeatherSays {
        WeatherSays::of(
            format!("columns not read: {}", en::list(&columns)),
            format!("未读取的列：{}", zh::list(&columns)),
        )
    }

    /// The book and the file differ.
    pub fn differs(what: &str, file: f64, book: f64) -> WeatherSays {
        WeatherSays::of(
            format!("{what} is {file} in the file and {book} in the book, which is followed"),
            format!("{what} 在文件中为 {file}，账簿为 {book}，以账簿为准"),
        )
    }

    /// Irradiance that does not add up.
    pub fn closure(ratio: &str) -> WeatherSays {
        WeatherSays::of(
            format!(
                "direct and diffuse irradiance add up to {ratio} of the global: the file does not close; `components = false` computes them from the global"
            ),
            format!("直射与散射之和为总辐射的 {ratio}：数据不闭合；components = false 则由总辐射分解"),
        )
    }

    /// Why the file cannot be read.
    pub fn fault(en: impl Into<String>, zh: impl Into<String>) -> WeatherSays {
        WeatherSays::of(en, zh)
    }
}
