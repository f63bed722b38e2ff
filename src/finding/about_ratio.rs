//! What there is to say of the performance ratio of measured generation.

use super::{Lang, en, zh};

messages! {
    /// A sentence about a performance ratio.
    AboutRatio;

    // Names of models
    /// Name of the model of a reference yield: irradiance that was measured in the plane.
    InPlane { rows: usize } =>
        format!("irradiation in the plane of the modules, measured, {rows} rows, over 1000 W/m², rounded to 10 digits / 阵列面实测辐照量，{rows} 行，除以 1000 W/m²，修约至 10 位有效数字"),
        format!("irradiation in the plane of the modules, measured, {rows} rows, over 1000 W/m², rounded to 10 digits / 阵列面实测辐照量，{rows} 行，除以 1000 W/m²，修约至 10 位有效数字");
    /// The same, brought to the plane.
    Transposed { sky: &'static str, rows: usize } =>
        format!("horizontal irradiation brought to the plane of the modules by {sky}, {rows} rows, over 1000 W/m², rounded to 10 digits / 水平面辐照经 {sky} 模型换算至阵列面，{rows} 行，除以 1000 W/m²，修约至 10 位有效数字"),
        format!("horizontal irradiation brought to the plane of the modules by {sky}, {rows} rows, over 1000 W/m², rounded to 10 digits / 水平面辐照经 {sky} 模型换算至阵列面，{rows} 行，除以 1000 W/m²，修约至 10 位有效数字");
    /// A reference yield that is corrected to a temperature.
    Corrected { of: Box<AboutRatio>, to: String, gamma: String } =>
        format!("{}; corrected to cells of {to} °C with {gamma} 1/°C / 按电池温度 {to} °C、温度系数 {gamma} /°C 修正", of.text(Lang::En)),
        format!("{}; corrected to cells of {to} °C with {gamma} 1/°C / 按电池温度 {to} °C、温度系数 {gamma} /°C 修正", of.text(Lang::Zh));

    // Findings
    /// Irradiance is missing in a time whose generation is known only as a whole.
    AtMost { at: String, missing: usize } =>
        format!("{}: irradiance is missing in {missing} rows in which the sun may be up: the ratio is at most what is shown", en::q(at)),
        format!("{}：{missing} 行可能有日照而缺辐照度，性能比不高于所列数值", zh::q(at));
    /// Help: readings instead of a whole.
    AtMostHelp =>
        "give the generation as a table (`series`): rows without irradiance are then left out of both sides",
        "以数据表（series）给出发电量，缺辐照度的行即可从两侧同时剔除";
    /// Rows that were left out.
    LeftOut { plant: String, used: usize, rows: usize, without_generation: usize, without_irradiance: usize, beyond: usize } =>
        format!("{}: the performance ratio rests on {used} of {rows} rows; left out: without generation {without_generation}, without irradiance {without_irradiance}, beyond the weather {beyond}", en::q(plant)),
        format!("{}：性能比依据 {rows} 行中的 {used} 行；剔除：缺发电量 {without_generation} 行，缺辐照度 {without_irradiance} 行，超出气象数据时段 {beyond} 行", zh::q(plant));
    /// The plane of the file is another.
    OtherPlane { plant: String, tilt: String, azimuth: String } =>
        format!("{}: the irradiance is of a plane tilted {tilt}° towards {azimuth}°, and not all arrays stand so: the ratio is against that plane", en::q(plant)),
        format!("{}：辐照度属于倾角 {tilt}°、方位角 {azimuth}° 的平面，并非所有方阵均如此朝向，性能比以该平面为准", zh::q(plant));
    /// Irradiance cannot be brought to the plane.
    NoReference { plant: String, reason: Box<super::AboutPv> } =>
        format!("{}: no performance ratio of what was generated: {}", en::q(plant), reason.text(Lang::En)),
        format!("{}：无法计算实际发电的性能比：{}", zh::q(plant), reason.text(Lang::Zh));
    /// A typical year that is said to be measured.
    TypicalStated { plant: String } =>
        format!("{}: the weather is a typical year put together from several; it measures no year", en::q(plant)),
        format!("{}：气象数据为多年拼成的典型年，并非某一年的实测", zh::q(plant));
    /// Rows without years that are said to be measured.
    MeasuredNeedsYear { plant: String } =>
        format!("{}: the rows of the weather have no year, and `measured` needs `year` to say of which they are", en::q(plant)),
        format!("{}：气象数据没有年份，measured 须以 year 写明所属年份", zh::q(plant));
}

impl AboutRatio {
    /// The name of a model, which is in both languages.
    pub fn name(&self) -> String {
        self.text(Lang::En)
    }
}

bilingual! {
    /// Words of the report about performance ratios.
    RatioWord;
    /// Heading.
    Heading: "Performance ratio of what was generated (IEC 61724-1)", "实际发电的性能比（IEC 61724-1）";
    /// Heading.
    TypicalHeading: "Generation against a typical year (no performance ratio of its own weather)", "实际发电与典型年比较（并非当年气象下的性能比）";
    /// Column.
    Period: "period", "时段";
    /// Column.
    Reference: "reference yield, h", "参考等效小时 h";
    /// Column.
    Final: "final yield, h", "最终等效小时 h";
    /// Column.
    Ratio: "PR", "性能比";
    /// Column.
    Stc: "PR to 25 °C", "修正至 25 °C";
    /// Column.
    Annual: "PR to the year's mean", "修正至年均温度";
    /// Column.
    Used: "rows used", "采用行数";
    /// Column.
    LeftOut: "left out", "剔除行数";
    /// Row.
    All: "all rows", "全部数据行";
    /// Line.
    InPlane: "Irradiance measured in the plane of the modules.", "辐照度为阵列面实测值。";
    /// Line.
    Transposed: "Horizontal irradiance brought to the plane by the model.", "水平面辐照度经模型换算至阵列面。";
    /// Line.
    CellsMeasured: "Temperature of the modules as measured.", "组件温度为实测值。";
    /// Line.
    CellsModelled: "Temperature of the cells by the model.", "电池温度由模型计算。";
    /// Line.
    AtMost: "≤: irradiance is missing in some rows, so that the ratio is at most this.", "≤：部分时段缺辐照度，性能比不高于该值。";
}
