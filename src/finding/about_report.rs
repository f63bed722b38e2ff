//! What there is to say of reports that are handed on.

messages! {
    /// A sentence about a report that is handed on.
    AboutReport;
    /// The book holds nothing that a report shows.
    NothingToReport =>
        "this book has no inventory, no claims, no projects, no meters and no photovoltaic plants: there is nothing to report",
        "此账簿没有清单、声明、节能项目、计量表和光伏电站，没有可报告的内容";
    /// A file was written.
    Wrote { path: String } =>
        format!("wrote {}", super::argument(path)),
        format!("已写出 {}", super::argument(path));
    /// A table has room for some of the periods.
    LatestPeriods { shown: usize, of: usize } =>
        format!("the latest {shown} of {of} periods; the others stand above, each with its own tables"),
        format!("此处为 {of} 个报告期中最近的 {shown} 个；其余各期见上文各自的表格");
    /// An output would take the place of a file of the book.
    IsOfTheBook { path: String } =>
        format!("{} is part of the book, and a report does not take its place: name another file", super::argument(path)),
        format!("{} 是账簿的一部分，报告不会覆盖它：请指定其他文件", super::argument(path));
    /// An output has the name of a folder.
    IsAFolder { path: String } =>
        format!("{} is a folder: name a file", super::argument(path)),
        format!("{} 是文件夹：请指定文件", super::argument(path));
    /// Two outputs lead to one file.
    NamedTwice { path: String } =>
        format!("{} would be written twice: name it once", super::argument(path)),
        format!("{} 会被写两次：请只指定一次", super::argument(path));
    /// The program was built without this kind.
    KindNotHere { path: String } =>
        format!("{} cannot be written: this program was built without workbooks (feature `xlsx`)", super::argument(path)),
        format!("无法写出 {}：此程序构建时未包含工作簿功能（feature `xlsx`）", super::argument(path));
    /// A sheet of a workbook holds no more rows.
    TooManyRows { sheet: String, rows: usize } =>
        format!("the sheet {sheet} would need {rows} rows, and a workbook has 1 048 576: report one --period, or as CSV"),
        format!("工作表“{sheet}”需要 {rows} 行，而工作簿上限为 1 048 576 行：请用 --period 选择期间，或输出 CSV");
    /// The workbook could not be put together.
    NoWorkbook { reason: String } =>
        format!("the workbook could not be written: {reason}"),
        format!("无法生成工作簿：{reason}");

    // Savings and meters
    /// What a picture of readings over one quantity shows.
    FitOver { model: String, x: String, baseline: usize, reporting: usize, below: usize } =>
        format!("{model}, fitted on {baseline} period(s), drawn over {x}; of {reporting} period(s) that the saving is of, {below} lie below what it expects"),
        format!("{model} 由 {baseline} 个时段拟合，横轴为{}；计算节能量的 {reporting} 个时段中，{below} 个低于预期", super::zh::q(x));
    /// What a picture of observed against expected shows.
    FitAgainst { model: String, baseline: usize, reporting: usize, below: usize } =>
        format!("{model}, fitted on {baseline} period(s): observed over expected; of {reporting} period(s) that the saving is of, {below} lie below what it expects"),
        format!("{model} 由 {baseline} 个时段拟合：实测与预期对照；计算节能量的 {reporting} 个时段中，{below} 个低于预期");
    /// What a picture of savings added up shows.
    CumulativeSays { model: String, from: String, to: String, sum: String, band: String } =>
        if band.is_empty() { format!("{model}: from {from} to {to} expected less observed comes to {sum}") } else { format!("{model}: from {from} to {to} expected less observed comes to {sum} ± {band} at 90 %") },
        if band.is_empty() { format!("{model}：{from} 至 {to}，预期减实测累计 {sum}") } else { format!("{model}：{from} 至 {to}，预期减实测累计 {sum} ± {band}（90 %）") };
    /// What a cost curve shows.
    CurveSays { steps: usize, tonnes: String, earning: usize, earned: String } =>
        if *earning == 0 { format!("{steps} measure(s) avoid {tonnes} a year; none of them pays by itself") } else { format!("{steps} measure(s) avoid {tonnes} a year; {earning} of them, {earned}, cost less than nothing") },
        if *earning == 0 { format!("{steps} 项措施年减排 {tonnes}；均无净收益") } else { format!("{steps} 项措施年减排 {tonnes}；其中 {earning} 项（{earned}）成本为负，即有净收益") };
    /// Models of a meter that are not shown in full.
    OtherModels { models: Vec<String>, meter: String } =>
        format!("Also held against this meter: {}. Their savings stand in the table of all meters; `crossfoot savings BOOK --meter {}` shows them in full.", super::en::list(models), super::argument(meter)),
        format!("该表另有模型：{}。其节能量见计量表总表；crossfoot savings BOOK --meter {} 可列出全部内容。", super::zh::list(models), super::argument(meter));
    /// A report shows some of many meters in full.
    MetersInFull { shown: usize, of: usize } =>
        format!("the first {shown} of {of} meters are shown in full; `crossfoot savings BOOK --meter ID` shows any of them"),
        format!("{of} 块计量表中前 {shown} 块列出详情；crossfoot savings BOOK --meter ID 可查看任意一块");
    /// Some of many coefficients are listed.
    CoefficientsShown { shown: usize, of: usize } =>
        format!("{shown} of {of} coefficients"),
        format!("{of} 个系数中的 {shown} 个");
    /// Projects that somebody made up.
    MadeUpProjects { count: usize } =>
        format!("{count} made up, and in no total"),
        format!("{count} 项为虚拟示例，不计入合计");
    /// Plants that have pictures of their life.
    PlantsDrawn { shown: usize, of: usize } =>
        format!("drawn and listed year by year: the first {shown} of {of} plants; `crossfoot pv BOOK --lifetime` shows all"),
        format!("逐年列出并绘图的为 {of} 座电站中的前 {shown} 座；全部见 crossfoot pv BOOK --lifetime");
    /// Readings that somebody made up.
    MadeUpReadings { count: usize } =>
        format!("{count} reading(s) of meters are made up; their tables hold them"),
        format!("{count} 个计量表读数为虚拟，见其数据表");
}
