//! Tables of reports, read from their text: real ones cell by cell, layouts by hand, and laws over random ones.

use crossfoot::read::table::{grids, lines_of};
use crossfoot::read::{Cell, Grid, Line, Report, RowKind};
use proptest::prelude::*;
use std::path::Path;

/// A report of these lines; a line of a page number alone is furniture, and a form feed begins a page.
fn report(text: &str) -> Report {
    let mut page = 1;
    let mut lines = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        page += line.matches('\u{c}').count() as u32;
        let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let is_furniture = bare.split_once('/').is_some_and(|(page, of)| is_number(page) && is_number(of))
            || bare.starts_with("#foot");
        lines.push(Line { number: index as u32 + 1, page: Some(page), text: line.trim_end().to_owned(), is_furniture });
    }
    Report { name: "report.txt".into(), lines, marked: Vec::new(), ..Report::default() }
}

fn text_of(number: &str) -> Option<String> {
    let folder = std::fs::read_dir(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds"))).ok()?;
    let file = folder.flatten().find(|file| file.file_name().to_string_lossy().starts_with(number))?;
    std::fs::read_to_string(file.path()).ok()
}

/// A table in one line for each row: kind, group, label, and cells as quantities.
fn shown(grid: &Grid) -> Vec<String> {
    let rows = grid.rows.iter().map(|row| {
        let kind = match row.kind {
            RowKind::Item => "",
            RowKind::Total => "= ",
            RowKind::SubTotal => "+ ",
            RowKind::OfWhich => "> ",
        };
        let group = if row.group.is_empty() { String::new() } else { format!("[{}] ", row.group) };
        let cells = row.cells.iter().map(|cell| match cell {
            Cell::Empty => "_".to_owned(),
            Cell::NotStated => "/".to_owned(),
            Cell::Figure(figure) => figure.quantity.text().to_owned(),
            Cell::Words(words) => format!("«{}»", words.chars().take(6).collect::<String>()),
        });
        format!("{kind}{group}{} | {}", row.label, cells.collect::<Vec<_>>().join(" | "))
    });
    rows.collect()
}

#[test]
#[ignore = "prints every table of a text, to look at"]
fn show() {
    for number in ["000", "001", "002", "003", "004"] {
        let Some(text) = text_of(number) else { return };
        for grid in grids(&report(&text)) {
            println!("--- {number}:{}-{} «{}» series {}", grid.lines.0, grid.lines.1, grid.caption, grid.series);
            for column in &grid.columns {
                println!(
                    "    # {} [{}] {:?} {}",
                    column.name,
                    column.unit.as_ref().map_or("", |unit| unit.text()),
                    column.year,
                    column.is_total
                );
            }
            shown(&grid).iter().for_each(|row| println!("    {row}"));
        }
    }
}

#[test]
#[ignore = "prints how long a long report takes"]
fn speed() {
    let Some(text) = text_of("004") else { return };
    let long: String = std::iter::repeat_n(text, 24).collect();
    let report = report(&long);
    let start = std::time::Instant::now();
    let found = grids(&report);
    println!("{} lines, {} tables, {:?}", report.lines.len(), found.len(), start.elapsed());
}

/// The table of a text that begins at a line.
fn at(number: &str, line: u32) -> Option<Grid> {
    let found = grids(&report(&text_of(number)?));
    Some(found.into_iter().find(|grid| grid.lines.0 == line).unwrap_or_else(|| panic!("no table at {number}:{line}")))
}

/// The only table of a text.
fn only(text: &str) -> Grid {
    let mut found = grids(&report(text));
    assert_eq!(found.len(), 1, "{:?}\n{text}", found.iter().map(shown).collect::<Vec<_>>());
    found.remove(0)
}

fn names(grid: &Grid) -> Vec<String> {
    grid.columns.iter().map(|column| column.name.clone()).collect()
}

fn years(grid: &Grid) -> Vec<Option<u16>> {
    grid.columns.iter().map(|column| column.year).collect()
}

#[test]
fn the_inventories_of_ksm_are_read_cell_by_cell() {
    let Some(own) = at("001", 302) else { return };
    assert_eq!(
        shown(&own),
        [" | 6639.56 tCO₂e | 18930.70 tCO₂e | 792.93 tCO₂e | 193251.24 tCO₂e | / | / | 219614.43 tCO₂e"]
    );
    assert_eq!(names(&own)[3], "类别4 源自组织使用的产品的间接GHG排放");
    assert_eq!(
        own.columns.iter().map(|column| column.is_total).collect::<Vec<_>>(),
        [false, false, false, false, false, false, true]
    );
    let Some(verified) = at("001", 363) else { return };
    assert_eq!(
        shown(&verified),
        [
            " | _ | _ | _ | _ | _ | _ | _ | _ | _ | _ | 219614.43 tCO₂e",
            " | 6639.56 tCO₂e | 18938.70 tCO₂e | 792.93 tCO₂e | 193251.24 tCO₂e | / | / | / | / | / | / | 219614.43 tCO₂e"
        ]
    );
    assert!(verified.columns[10].is_total);
    assert_eq!(names(&verified)[10], "GHG 排放总量");
}

#[test]
fn the_tables_of_kersen_are_read_cell_by_cell() {
    let Some(solar) = at("000", 1726) else { return };
    assert_eq!(
        shown(&solar),
        [
            "科森科技 | 11730 m2 | 1996.13 KW | 1279346.7 KWh",
            "元诚电子 | 2850 m2 | 432.81 KW | 482922.1 KWh",
            "科森东台 | 46080 m2 | 7789.32 KW | 4158330.5 KWh",
            "= 合计 | 60660 m2 | 10218.26 KW | 5920599.3 KWh"
        ]
    );
    assert_eq!(names(&solar), ["铺设面积", "装机容量", "发电量"]);
    let Some(research) = at("000", 736) else { return };
    assert_eq!(
        shown(&research),
        [
            "研发人员数量 | 617 人 | 790 人 | 681 人",
            "研发人员数量占比 | 13.95 % | 11.24 % | 16.56 %",
            "研发投入金额 | 181,025,162.64 元 | 203,360,255.31 元 | 234,642,003.17 元",
            "研发投入占营业收入比例 | 8.51 % | 5.87 % | 5.66 %"
        ]
    );
    assert_eq!(years(&research), [Some(2019), Some(2020), Some(2021)]);
    assert_eq!(research.caption, "近三年研发投入情况一览表");
}

#[test]
fn the_bars_of_a_chart_are_a_series_without_the_ticks_of_its_axes() {
    let Some(chart) = at("000", 1237) else { return };
    assert!(chart.series);
    assert_eq!(shown(&chart)[0], " | 349 | 224 | 202 | 121 | 33 | 28 | 15 | 15 | 15 | 11 | 5 | 3");
    assert_eq!(chart.caption, "隐患部门分布及整改率");
}

#[test]
fn the_tables_of_lianmei_are_read_cell_by_cell() {
    let Some(air) = at("004", 2003) else { return };
    assert_eq!(
        shown(&air),
        [
            "氨氮气体排放量 | 0 吨",
            "氮氧化物气体排放量 | 2074 吨",
            "二氧化硫排放量 | 850 吨",
            "柴油消耗量 | 124200 公升",
            "生物质燃烧总量 | 336141 吨",
            "电力消耗量 | 193674 MWh"
        ]
    );
    assert_eq!(years(&air), [Some(2019)]);
    let Some(power) = at("004", 2109) else { return };
    assert_eq!(shown(&power), ["总发电量 | 55215 万千瓦时", "> 其中：生物质发电总量 | 21772 万千瓦时"]);
    let Some(water) = at("004", 2146) else { return };
    assert_eq!(shown(&water)[2], "循环用水占总用水量的百分比 | 38.49 %");
    let Some(staff) = at("004", 2435) else { return };
    assert_eq!(
        shown(&staff)[..5],
        [
            "在岗员工总数 | 2746 人",
            "[员工学历构成] 员工学历构成（高中及以下） | 33 %",
            "[员工学历构成] 员工学历构成（本科及大专） | 65 %",
            "[员工学历构成] 员工学历构成（硕士及以上） | 2 %",
            "[员工性别分布] 女性员工比例 | 13 %"
        ]
    );
    let Some(training) = at("004", 2578) else { return };
    assert_eq!(training.rows.len(), 14);
    assert_eq!(shown(&training)[4..6], ["> 基层管理层受训比例 | 82.79 %", "培训费用总支出 | 19.3131 万元"]);
}

#[test]
fn the_table_of_juke_keeps_hedges_and_units_in_its_cells() {
    let Some(quality) = at("003", 364) else { return };
    assert_eq!(
        shown(&quality)[2..],
        [
            "单位制氮电耗（纯度为 99.5%） | ≤0.35 kWh/m³ | «压缩空气消耗» | /",
            "氮气纯度 | 99.9 % | / | 99.9 %",
            "启动时间 | 35 min | 35 min | 35 min"
        ]
    );
    let found = grids(&report(&text_of("003").expect("it was read above")));
    assert!(!found.iter().any(|grid| grid.lines.0 == 10 || grid.lines.0 == 373), "contents and patents are no figures");
}

#[test]
fn figures_say_where_they_stand() {
    for number in ["000", "001", "003", "004"] {
        let Some(text) = text_of(number) else { return };
        let report = report(&text);
        for figure in grids(&report).iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells) {
            let Cell::Figure(figure) = figure else { continue };
            let line = &report.lines[figure.at.line as usize - 1].text;
            let printed = &line[figure.at.start as usize..figure.at.end as usize];
            assert!(figure.quantity.text().starts_with(printed), "{printed:?} {:?}", figure.quantity.text());
        }
    }
}

#[test]
fn a_table_goes_on_behind_the_foot_of_a_page() {
    let text = "能源消耗情况\n\n\
                指标                单位          2022年        2023年\n\
                外购电力            MWh            1,200         1,350\n\
                天然气              万m3            30.5          28.1\n\n\
                12 / 40\n\u{c}\n\
                指标                单位          2022年        2023年\n\
                柴油                吨               4.2           3.9\n\
                外购蒸汽            GJ               800             -\n";
    let grid = only(text);
    assert_eq!(
        shown(&grid),
        [
            "外购电力 | 1,200 MWh | 1,350 MWh",
            "天然气 | 30.5 万m3 | 28.1 万m3",
            "柴油 | 4.2 吨 | 3.9 吨",
            "外购蒸汽 | 800 GJ | /"
        ]
    );
    assert_eq!(grid.caption, "能源消耗情况");
}

#[test]
fn groups_totals_parts_and_units_in_english() {
    let text = "Table 4: Greenhouse gas emissions (tCO2e)\n\
                \u{20}                                  FY2021      FY2022      FY2023\n\
                Scope 1\n\
                \u{20} Natural gas                       1,204       1,110         987\n\
                \u{20} Diesel                              310         298         305\n\
                \u{20} Sub-total                         1,514       1,408       1,292\n\
                Scope 2\n\
                \u{20} Purchased electricity             8,870       8,402         N/A\n\
                Total                               10,384       9,810       1,292\n\
                \u{20} of which biogenic                    12          14          15\n";
    let grid = only(text);
    assert_eq!(
        shown(&grid),
        [
            "[Scope 1] Natural gas | 1,204 tCO2e | 1,110 tCO2e | 987 tCO2e",
            "[Scope 1] Diesel | 310 tCO2e | 298 tCO2e | 305 tCO2e",
            "+ [Scope 1] Sub-total | 1,514 tCO2e | 1,408 tCO2e | 1,292 tCO2e",
            "[Scope 2] Purchased electricity | 8,870 tCO2e | 8,402 tCO2e | /",
            "= Total | 10,384 tCO2e | 9,810 tCO2e | 1,292 tCO2e",
            "> of which biogenic | 12 tCO2e | 14 tCO2e | 15 tCO2e"
        ]
    );
    assert_eq!(years(&grid), [Some(2021), Some(2022), Some(2023)]);
}

#[test]
fn headings_over_two_lines_and_units_below_them() {
    let text = "                     Electricity      Water        Waste\n\
                Site                 purchased        withdrawn    generated\n\
                \u{20}                    (MWh)            (m3)         (t)\n\
                Leeds                1,820            12,400       84.2\n\
                Lyon                 960              8,150        <40\n";
    let grid = only(text);
    assert_eq!(names(&grid), ["Electricity purchased", "Water withdrawn", "Waste generated"]);
    assert_eq!(shown(&grid), ["Leeds | 1,820 MWh | 12,400 m3 | 84.2 t", "Lyon | 960 MWh | 8,150 m3 | <40 t"]);
}

#[test]
fn labels_over_two_lines_are_joined() {
    let text = "指标                                   2023年\n\
                温室气体排放强度（以营业收入\n\
                计）（tCO2e/万元）                      0.12\n\
                用水总量（立方米）                      5,300\n\
                包装材料使用量（吨）                      62\n";
    let grid = only(text);
    assert_eq!(shown(&grid)[0], "温室气体排放强度（以营业收入计） | 0.12 tCO2e/万元");
    let text = "Indicator                                2022       2023\n\
                Share of suppliers that signed the\n\
                \u{20}                                        71%        80%\n\
                code of conduct\n\n\
                Hours of training per employee            12         14\n";
    let grid = only(text);
    assert_eq!(
        shown(&grid)[0],
        "Share of suppliers that signed the code of conduct | 71% | 80%".replace("71%", "71 %").replace("80%", "80 %")
    );
}

#[test]
fn a_gas_without_a_mass_takes_that_of_its_neighbours() {
    let text =
        "范围一\t范围二\t排放总量 (tCO ₂ e)\n直接排放 (CO ₂ e)\t间接排放 (CO ₂ e)\t\n6639.56\t18938.70\t25578.26";
    let grid = only(text);
    assert_eq!(shown(&grid).last().expect("a row"), " | 6639.56 tCO₂e | 18938.70 tCO₂e | 25578.26 tCO₂e");
    assert!(grid.columns[2].is_total);
    // Where the masses differ, none is taken.
    let grid = only(&text.replace("范围二\t", "范围二 (kgCO2e)\t").replace("间接排放 (CO ₂ e)", "间接排放"));
    assert!(shown(&grid).last().expect("a row").starts_with(" | 6639.56 | 18938.70 kgCO2e"), "{:?}", shown(&grid));
}

#[test]
fn years_stand_for_labels() {
    let text = "年度        用电量（万kWh）      用水量（吨）\n\
                2021            120.5             3,400\n\
                2022            118.2             3,150\n\
                2023            109.9             2,980\n";
    let grid = only(text);
    assert_eq!(
        shown(&grid),
        ["2021 | 120.5 万kWh | 3,400 吨", "2022 | 118.2 万kWh | 3,150 吨", "2023 | 109.9 万kWh | 2,980 吨"]
    );
    let Cell::Figure(figure) = &grid.rows[1].cells[0] else { panic!("a figure") };
    assert_eq!(figure.meaning.year, Some(2022));
    assert_eq!(figure.meaning.label, "2022 用电量");
}

#[test]
fn tabs_bars_and_numbered_rows() {
    let rows = [
        "序号|项目|单位|2022年|2023年",
        "1|用电量|万kWh|85|约 90",
        "2|用水量|吨|1,200|—",
        "3|合计能耗|tce|104.5|110.6",
    ];
    for sign in ["\t", " | ", "│"] {
        let grid = only(&rows.join("\n").replace('|', sign));
        assert_eq!(
            shown(&grid),
            ["用电量 | 85 万kWh | 约 90 万kWh", "用水量 | 1,200 吨 | /", "= 合计能耗 | 104.5 tce | 110.6 tce"],
            "{sign:?}"
        );
        assert_eq!(years(&grid), [Some(2022), Some(2023)]);
    }
    let framed = "+------+-------+-------+\n| Site | MWh   | t     |\n+------+-------+-------+\n| A1   | 1,200 | 3.5   |\n| B2   | 800   | n/a   |\n+------+-------+-------+";
    assert_eq!(shown(&only(framed)), ["A1 | 1,200 MWh | 3.5 t", "B2 | 800 MWh | /"]);
}

#[test]
fn years_above_and_labels_beside() {
    let table = |text: &str| {
        let grids = grids(&report(text));
        let first = grids.first().cloned().unwrap_or_default();
        let years: Vec<Option<u16>> = first.columns.iter().map(|column| column.year).collect();
        (years, shown(&first))
    };
    let years = vec![Some(2022), Some(2023)];
    // The place above the labels was left out.
    let rows =
        vec!["= Total water use | 1200 m3 | 1300 m3".to_owned(), "= Total energy use | 300 MWh | 320 MWh".to_owned()];
    let text = "2022\t2023\nTotal water use (m3)\t1200\t1300\nTotal energy use (MWh)\t300\t320\n";
    assert_eq!(table(text), (years.clone(), rows));
    // Amounts that could be years.
    let rows = vec!["= Total water use | 2010 m3 | 2015 m3".to_owned(), "= Total waste | 1990 t | 2001 t".to_owned()];
    let text = "Indicator\t2022\t2023\nTotal water use (m3)\t2010\t2015\nTotal waste (t)\t1990\t2001\n";
    assert_eq!(table(text), (years, rows));
}

#[test]
fn tables_side_by_side() {
    let text = "指标            数值        指标              数值\n\
                用电量（MWh）      120        员工总数（人）        58\n\
                用水量（吨）     3,400        培训时长（小时）     910\n\
                废纸（吨）         2.1        女性员工（人）        21\n";
    let found = grids(&report(text));
    assert_eq!(found.len(), 2);
    assert_eq!(shown(&found[0]), ["用电量 | 120 MWh", "用水量 | 3,400 吨", "废纸 | 2.1 吨"]);
    assert_eq!(shown(&found[1]), ["员工总数 | 58 人", "培训时长 | 910 小时", "女性员工 | 21 人"]);
}

#[test]
fn the_unit_of_a_caption_and_changes_in_per_cent() {
    let text = "主要会计数据（单位：万元 币种：人民币）\n\n\
                主要会计数据               2023年            2022年        本期比上年同期增减(%)\n\
                营业收入                 12,345.67         11,000.00              12.23\n\
                净利润                      -120.5            (330.2)             ↑63.5%\n";
    let grid = only(text);
    assert_eq!(shown(&grid)[1], "净利润 | -120.5 万元 | -330.2 万元 | 63.5 %");
    assert_eq!(shown(&grid)[0], "营业收入 | 12,345.67 万元 | 11,000.00 万元 | 12.23 %");
}

#[test]
fn tables_that_the_format_marks() {
    let rows: Vec<(u32, Vec<String>)> = [
        vec!["环境绩效", "", "", ""],
        vec!["类别", "指标", "2022", "2023"],
        vec!["能源", "外购电力（MWh）", "1,200", "1,100"],
        vec!["", "天然气（万m3）", "30", "不适用"],
        vec!["水", "新鲜水（吨）", "900", "850"],
    ]
    .into_iter()
    .enumerate()
    .map(|(line, cells)| (line as u32 + 1, cells.into_iter().map(str::to_owned).collect()))
    .collect();
    let lines = rows.iter().map(|(number, cells)| Line {
        number: *number,
        page: None,
        text: cells.join(","),
        is_furniture: false,
    });
    let report =
        Report { name: "t.csv".into(), lines: lines.collect(), marked: vec![rows.clone()], ..Report::default() };
    let found = grids(&report);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].caption, "环境绩效");
    assert_eq!(
        shown(&found[0]),
        ["[能源] 外购电力 | 1,200 MWh | 1,100 MWh", "[能源] 天然气 | 30 万m3 | /", "[水] 新鲜水 | 900 吨 | 850 吨"]
    );
    assert_eq!(lines_of(&found).into_iter().collect::<Vec<_>>(), [3, 4, 5]);
}

#[test]
fn lists_of_contents_axes_and_prose_are_no_tables() {
    for text in [
        "目录\n关于本报告\t2\n董事长致辞\t4\n公司治理\t8\n",
        "About this report        2\nLetter from the chair    4\nGovernance               8\nEnvironment             15\n",
        "400\n\n300\n\n200\n\n100\n\n0\n",
        "2023年公司用电 1,200 MWh，  比上年下降 3%。\n2022年为 1,240 MWh，  其中绿电 200 MWh。\n",
        "联系电话    010-12345678\n传真        010-12345679\n邮编        100080\n",
    ] {
        let found = grids(&report(text));
        assert!(found.is_empty(), "{:?}", found.iter().map(shown).collect::<Vec<_>>());
    }
}

#[test]
fn a_value_that_could_be_a_year_is_a_value() {
    let text = "指标               单位        2019年\n\
                在岗员工            人          2012\n\
                培训                次             7\n\
                新增员工            人          1998\n\
                离职员工            人             -\n";
    assert_eq!(shown(&only(text)), ["在岗员工 | 2012 人", "培训 | 7 次", "新增员工 | 1998 人", "离职员工 | /"]);
}

/// What a table holds, from which its print is made.
#[derive(Debug, Clone)]
struct Data {
    chinese: bool,
    labels: Vec<usize>,
    cells: Vec<Vec<Option<(u32, u8, u8)>>>,
    unit: usize,
    place: u8,
}

const LABELS: [(&str, &str); 12] = [
    ("外购电力", "Purchased electricity"),
    ("天然气消耗量", "Natural gas"),
    ("柴油", "Diesel fuel used on site"),
    ("固定燃烧直接排放", "Stationary combustion"),
    ("危险废物", "Hazardous waste"),
    ("移动源", "Fleet"),
    ("废纸回收利用量", "Paper recovered"),
    ("生活垃圾", "Municipal waste"),
    ("外购热力间接产生", "Heat and steam"),
    ("包装材料", "Packaging"),
    ("商务差旅", "Business travel"),
    ("员工通勤", "Commuting"),
];
const UNITS: [&str; 5] = ["吨", "MWh", "tCO2e", "kg", "GJ"];

impl Data {
    fn number(&self, (digits, decimals, hedge): (u32, u8, u8)) -> String {
        let whole = (digits / 100).to_string();
        let mut grouped = String::new();
        for (at, c) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        let fraction = format!("{:02}", digits % 100);
        let number = match decimals {
            0 => grouped,
            decimals => format!("{grouped}.{}", &fraction[..decimals as usize]),
        };
        match (hedge, self.chinese) {
            (0, true) => format!("约 {number}"),
            (0, false) => format!("about {number}"),
            (1, _) => format!("<{number}"),
            (2, _) => format!("≥{number}"),
            _ => number,
        }
    }

    fn label(&self, row: usize) -> &'static str {
        let (chinese, english) = LABELS[self.labels[row]];
        if self.chinese { chinese } else { english }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let unit = UNITS[self.unit];
        let columns = self.cells[0].len();
        let mut head = vec![if self.chinese { "指标" } else { "Indicator" }.to_owned()];
        if self.place == 0 {
            head.push(if self.chinese { "单位" } else { "Unit" }.to_owned());
        }
        head.extend((0..columns).map(|column| {
            let year = 2020 + column;
            match (self.place, self.chinese) {
                (1, true) => format!("{year}年（{unit}）"),
                (1, false) => format!("{year} ({unit})"),
                (_, true) => format!("{year}年"),
                (_, false) => format!("FY{year}"),
            }
        }));
        let mut rows = vec![head];
        for (at, cells) in self.cells.iter().enumerate() {
            let mut row = vec![match (self.place, self.chinese) {
                (2, true) => format!("{}（{unit}）", self.label(at)),
                (2, false) => format!("{} ({unit})", self.label(at)),
                _ => self.label(at).to_owned(),
            }];
            if self.place == 0 {
                row.push(unit.to_owned());
            }
            row.extend(cells.iter().map(|cell| match cell {
                None => "-".to_owned(),
                Some(cell) if self.place == 3 => format!("{} {unit}", self.number(*cell)),
                Some(cell) => self.number(*cell),
            }));
            rows.push(row);
        }
        rows
    }

    fn expected(&self) -> Vec<String> {
        let row = |at: usize| {
            let cells = self.cells[at].iter().map(|cell| match cell {
                None => "/".to_owned(),
                Some(cell) => format!("{} {}", self.number(*cell), UNITS[self.unit]),
            });
            format!("{} | {}", self.label(at), cells.collect::<Vec<_>>().join(" | "))
        };
        (0..self.cells.len()).map(row).collect()
    }
}

fn wide(text: &str, chinese_twice: bool) -> usize {
    text.chars().map(|c| if chinese_twice && c as u32 > 0x2e80 { 2 } else { 1 }).sum()
}

/// How a table is printed.
#[derive(Debug, Clone)]
struct Layout {
    separator: u8,
    gaps: Vec<usize>,
    margin: usize,
    right: bool,
    chinese_twice: bool,
    blank: Vec<bool>,
    page_after: Option<usize>,
    again: bool,
}

impl Layout {
    fn print(&self, rows: &[Vec<String>]) -> String {
        let columns = rows[0].len();
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                rows.iter().map(|row| wide(&row[column], self.chinese_twice)).max().unwrap_or(0) + self.gaps[column]
            })
            .collect();
        let line = |row: &Vec<String>| match self.separator {
            0 => row.join("\t"),
            1 => row.join(" | "),
            2 => format!("| {} |", row.join(" | ")),
            _ => {
                let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                    let pad = " ".repeat(width - wide(cell, self.chinese_twice));
                    if column > 0 && self.right { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
                });
                format!("{}{}", " ".repeat(self.margin), cells.collect::<String>())
            }
        };
        let mut text = String::from("前面的文字到此为止。\n\n");
        for (at, row) in rows.iter().enumerate() {
            text.push_str(&line(row));
            text.push('\n');
            if self.blank[at] {
                text.push('\n');
            }
            if at > 1 && self.page_after == Some(at) {
                text.push_str("\n\n   17 / 80\n\u{c}\n#foot 某某公司社会责任报告\n\n");
                if self.again {
                    text.push_str(&line(&rows[0]));
                    text.push('\n');
                }
            }
        }
        text.push_str("\n后面的文字也在此。\n");
        text
    }
}

fn data() -> impl Strategy<Value = Data> {
    let cell = prop_oneof![
        8 => (100_u32..90_000_000, 0_u8..3, 0_u8..16).prop_map(Some),
        1 => Just(None),
    ];
    (2_usize..9, 1_usize..5).prop_flat_map(move |(rows, columns)| {
        let labels = Just((0..LABELS.len()).collect::<Vec<_>>()).prop_shuffle();
        let cells = prop::collection::vec(prop::collection::vec(cell.clone(), columns), rows);
        (any::<bool>(), labels, cells, 0..UNITS.len(), 0_u8..4).prop_map(|(chinese, labels, cells, unit, place)| Data {
            chinese,
            labels,
            cells,
            unit,
            place,
        })
    })
}

fn layout() -> impl Strategy<Value = Layout> {
    let page = prop::option::of(2_usize..8);
    (
        0_u8..7,
        prop::collection::vec(3_usize..14, 7),
        0_usize..20,
        any::<bool>(),
        any::<bool>(),
        prop::collection::vec(any::<bool>(), 10),
        page,
        any::<bool>(),
    )
        .prop_map(|(separator, gaps, margin, right, chinese_twice, blank, page_after, again)| Layout {
            separator,
            gaps,
            margin,
            right,
            chinese_twice,
            blank,
            page_after,
            again,
        })
}

/// A row that states nothing at the start of a table, and a first row of a year's look, are told from headings by chance.
fn is_clear(data: &Data) -> bool {
    data.cells[0].iter().any(Option::is_some) && data.cells.iter().all(|row| row.iter().any(Option::is_some))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_printed_table_comes_back_as_the_same_data(data in data(), layout in layout()) {
        prop_assume!(is_clear(&data));
        let text = layout.print(&data.rows());
        let found = grids(&report(&text));
        prop_assert_eq!(found.len(), 1, "{}\n{:?}", text, found.iter().map(shown).collect::<Vec<_>>());
        prop_assert_eq!(shown(&found[0]), data.expected(), "{}", text);
        let expected: Vec<Option<u16>> = (0..data.cells[0].len()).map(|column| Some(2020 + column as u16)).collect();
        prop_assert_eq!(years(&found[0]), expected, "{}", text);
    }

    #[test]
    fn prose_with_numbers_is_no_table(
        words in prop::collection::vec(prop::sample::select(vec![
            "公司", "全年用电", "1,200 MWh", "节约", "3.5", "%，", "其中", "2023年", "共", "85", "吨。", "and", "saved", "12", "t,", "of", "the",
            "\u{3000}", "35", "人", "；", "目标为", "-42", "以上",
        ]), 60..300),
        breaks in prop::collection::vec(5_usize..30, 60),
    ) {
        let mut text = String::new();
        let mut left = 0;
        let mut next = breaks.iter().cycle();
        for word in &words {
            if left == 0 {
                text.push('\n');
                left = *next.next().unwrap_or(&9);
            }
            left -= 1;
            text.push_str(word);
            text.push(' ');
        }
        let found = grids(&report(&text));
        prop_assert!(found.is_empty(), "{}\n{:?}", text, found.iter().map(shown).collect::<Vec<_>>());
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[ \t|0-9.,%年合计用电a-zA-Z()（）/\\-\n\u{3000}]{0,400}") {
        grids(&report(&text));
    }
}
