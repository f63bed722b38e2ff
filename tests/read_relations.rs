//! Relations that are planted are found, figures that have none yield none, and every draft is a book.

#[path = "read_relations/build.rs"]
mod build;

use build::{Chance, grid, number, prose, text};
use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::factor::Library;
use crossfoot::finding::{Lang, Sources};
use crossfoot::read::relation::{pool, proposals};
use crossfoot::read::{Draft, Figure, Grid, Proposal, ProposalKind, Report, compose};
use crossfoot::report::{FindingStyle, findings_text};

const NEUTRAL: &[&str] =
    &["会议", "设备", "仓库", "线路", "车间", "项目", "样品", "图书", "门店", "路灯", "树木", "合同"];
const LOADED: &[&str] =
    &["会议", "其中", "占比", "同比增长", "合格率", "设备", "减少", "合计", "仓库", "剩余", "项目", "平均"];

fn all(report: &Report, figures: &[Figure], grids: &[Grid]) -> Vec<String> {
    let pool = pool(figures, grids);
    let show = |proposal: &Proposal| {
        let figures: Vec<&str> = proposal.figures.iter().map(|index| pool[*index].quantity.text()).collect();
        let what = match &proposal.kind {
            ProposalKind::Claim { equals, .. } => equals.clone().unwrap_or_default(),
            kind => format!("{kind:?}"),
        };
        format!("{what} [{}]", figures.join(", "))
    };
    proposals(report, figures, grids).0.iter().map(show).collect()
}

fn of_text(marked: &str) -> Vec<String> {
    let (report, figures) = text(marked);
    all(&report, &figures, &[])
}

/// That a draft is TOML, passes the check and can be computed.
fn is_a_book(draft: &Draft) {
    draft.text.parse::<toml::Table>().unwrap_or_else(|error| panic!("{error}\n{}", draft.text));
    let mut sources = Sources::default();
    let files = MemoryFiles::new().with("draft.toml", draft.text.as_str());
    let (book, found) = load(&files, "draft.toml", &mut sources);
    let shown = findings_text(&found, &sources, FindingStyle::plain(Lang::En));
    let book = book.unwrap_or_else(|| panic!("{shown}\n{}", draft.text));
    let library = Library::bundled(&mut sources);
    let (_, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    let shown = findings_text(&findings, &sources, FindingStyle::plain(Lang::En));
    assert!(!findings.has_errors(), "{shown}\n{}", draft.text);
    assert_eq!(draft.counts.read, draft.counts.placed + draft.counts.listed);
}

fn draft(marked: &str, grids: &[Grid]) -> Draft {
    let (report, figures) = text(marked);
    let draft = compose(&report, &figures, grids, Lang::En);
    is_a_book(&draft);
    draft
}

#[test]
fn a_rate_and_its_two_figures() {
    let found = of_text("全年共检查[101 次]，排查隐患[1028 个]，整改[1027 个]，整改率[99.9 %]。");
    assert!(found.contains(&"share(x0, x1) [1027 个, 1028 个, 99.9 %]".to_owned()), "{found:?}");
}

#[test]
fn what_is_left_beside_a_part() {
    let found = of_text("仅保存 [3 台] 必须使用柴油的叉车，其他 [4 台] 均采用电动叉车，由此减少温室气体排放 [57 %]。");
    assert!(found.contains(&"share(x0, x0 + x1) [4 台, 3 台, 57 %]".to_owned()), "{found:?}");
}

#[test]
fn a_sum_in_a_sentence() {
    let found = of_text("累计发现安全隐患 [88 项]。其中，[72 项]已整改完成；针对剩余 [16 项]均已制定了整改计划");
    assert_eq!(found, ["x0 + x1 [72 项, 16 项, 88 项]"]);
}

#[test]
fn a_sum_that_words_announce_and_that_does_not_hold() {
    let found = of_text("一厂用电[120.5 万kWh]，二厂用电[98.3 万kWh]，合计[230.8 万kWh]。");
    assert_eq!(found, ["x0 + x1 [120.5 万kWh, 98.3 万kWh, 230.8 万kWh]"]);
}

#[test]
fn what_a_sentence_says_of_its_own_figures_though_others_stand_near() {
    let found = of_text(
        "现有[8 台] 压铸机、[2 台] 热处理炉、[4 台] 熔化炉、[3 台] 抛丸机。\n\
         仅保存 [3 台] 必须使用柴油的叉车，其他 [4 台] 均采用电动叉车，由此减少温室气体排放 [57 %]。",
    );
    assert_eq!(found, ["share(x0, x0 + x1) [4 台, 3 台, 57 %]"]);
}

#[test]
fn a_whole_the_word_for_its_parts_and_all_of_them() {
    let found = of_text("公司董事会共有 [7 名] 董事，其中：非独立董事 [4 名]、独立董事 [3 名]；");
    assert_eq!(found, ["x0 + x1 [4 名, 3 名, 7 名]"]);
    // The word stands elsewhere, or the parts are not all that follows.
    assert!(of_text("[7 名] 董事、[4 名] 监事、[3 名] 经理，其中有女性。").is_empty());
    let found = of_text("[7 名] 董事，其中[4 名] 独立、[3 名] 女性、[2 名] 新任。");
    assert_eq!(found, ["min(x0, x1) [4 名, 7 名, 4 名]"]);
}

#[test]
fn a_list_of_targets() {
    let found = of_text(
        "部 门 目 标\n供销部 订单履行率 ≥ [99 %]; 顾客意见处理率[100 %]; 工龄[1 年]以上员工流失率 ≤ [10 %]\n\
         生产部 产品合格率[95 %]以上",
    );
    let target = |figure: &str| format!("Target {{ from: None, to: None, yearly: false }} [{figure}]");
    assert_eq!(found, ["99 %", "100 %", "10 %", "95 %"].map(target));
    let reached = of_text("质量目标完成情况\n订单履行率 ≥ [99 %]; 员工流失率 ≤ [10 %]");
    assert!(reached.is_empty(), "{reached:?}");
    let elsewhere = of_text("质量目标\n本年推进各项工作。\n订单履行率 ≥ [99 %]");
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn targets_that_are_printed_twice() {
    let gap = "各部门做好本职工作。\n".repeat(12);
    let list = "质量目标\n成品检验一次性合格率[90 %]以上";
    let found = of_text(&format!("{list}\n{gap}{list}"));
    assert!(found.contains(&"Again [90 %, 90 %]".to_owned()), "{found:?}");
    let other = list.replace("成品检验一次性合格率", "设备检修计划完成率");
    let found = of_text(&format!("{list}\n{gap}{other}"));
    assert!(!found.iter().any(|one| one.starts_with("Again")), "{found:?}");
}

#[test]
fn a_passage_that_is_printed_twice() {
    let gap = "各部门做好本职工作。\n".repeat(12);
    let first = "公司将服务 [65 万户] 家庭、[200 万户] 居民的供热需求牢记于心。";
    let second = "公司共计服务于全市近 [65 万户] 家庭、[200 万户] 居民的供热，诉求均妥善处理。";
    let found = of_text(&format!("{first}\n{gap}{second}"));
    assert!(found.contains(&"Again [200 万户, 200 万户]".to_owned()), "{found:?}");
    let other = "公司另有在建管网用户 [70 万户]、远期用户 [200 万户]，正在规划。";
    let found = of_text(&format!("{first}\n{gap}{other}"));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn rows_of_one_kind_that_make_a_hundred() {
    let rows = "指标|2019年\n员工学历构成（高中）|33 %\n员工学历构成（本科）|65 %\n员工学历构成（硕士）|2 %\n在岗员工|2746 人\n\
                年龄30岁以下员工比例|24 %\n年龄30~50岁员工比例|46 %\n年龄50岁以上员工比例|30 %";
    let found = all(&Report::default(), &[], &[grid("", 1, "", rows)]);
    assert!(found.contains(&"100 % - x0 - x1 [33 %, 65 %, 2 %]".to_owned()), "{found:?}");
    assert!(found.contains(&"100 % - x0 - x1 [24 %, 46 %, 30 %]".to_owned()), "{found:?}");
    // Labels that have nothing in common, and rates that are no parts of one whole.
    let rows = "指标|2019年\n合同履行|33 %\n员工培训|65 %\n产品退货|2 %\n在岗员工|2746 人";
    assert!(all(&Report::default(), &[], &[grid("", 1, "", rows)]).is_empty());
}

#[test]
fn a_saving_and_its_emissions() {
    let found = of_text("改造成LED节能灯管，年节约电量[160 万kWh]，减少CO2排放[1125 t CO2]");
    assert_eq!(found, ["x0 * factor(?) [160 万kWh, 1125 t CO2]"]);
}

#[test]
fn targets() {
    let found = of_text(
        "以 2023 年为基准，到 2030 年范围 1 与范围 2 绝对排放量减少[42 %]。\n以 2024 年为基准，到 2030 年，产品碳足迹均值每年同比下降[10 %]。\n\
         By 2030 we aim to reduce water use by [8 %] against 2024.",
    );
    assert_eq!(
        found,
        [
            "Target { from: Some(2023), to: Some(2030), yearly: false } [42 %]",
            "Target { from: Some(2024), to: Some(2030), yearly: true } [10 %]",
            "Target { from: Some(2024), to: Some(2030), yearly: false } [8 %]",
        ]
    );
}

const PV: &str = "公司|铺设面积|装机容量|发电量\n科森科技|11730 m2|1996.13 kW|1279346.7 kWh\n元诚电子|2850 m2|432.81 kW|482922.1 kWh\n\
                  科森东台|46080 m2|7789.32 kW|4158330.5 kWh\n合计|60660 m2|10218.26 kW|5920599.3 kWh";

#[test]
fn a_table_and_the_text_that_rounds_it() {
    let grid = grid("光伏", 10, "", PV);
    let marked = "完成[60,660 m2] 太阳能光伏板的铺设，累计装机总量为[10MW]，年发电量为[5,920.6 MWh]。";
    let (report, figures) = text(marked);
    let found = all(&report, &figures, std::slice::from_ref(&grid));
    let has = |text: &str| assert!(found.iter().any(|one| one.contains(text)), "{text}: {found:?}");
    has("Table(0)");
    has("Again [5,920.6 MWh, 5920599.3 kWh]");
    has("Again [60,660 m2, 60660 m2]");
    has("Again [10MW, 10218.26 kW]");
    has("x1 / x0 [1996.13 kW, 1279346.7 kWh]");
    let draft = draft(marked, &[grid]);
    assert!(
        draft.text.contains("totals  = [\n  { row = \"合计\", of = [\"科森科技\", \"元诚电子\", \"科森东台\"], in ="),
        "{}",
        draft.text
    );
}

#[test]
fn a_total_without_a_word_and_one_with_that_does_not_fit() {
    let plain = "名称|2022年|2023年\n甲|1204.5|1310.2\n乙|998.1|841.3\n丙|240.0|60.8\n全公司|2442.6|2212.3";
    let rules = crossfoot::read::relation::rules(&grid("", 1, "MWh", plain));
    assert_eq!(
        (rules.totals[0].line, rules.totals[0].of.as_slice(), rules.totals[0].by_words),
        (3, &[0, 1, 2][..], false)
    );
    let wrong = plain.replace("全公司", "合计").replace("2212.3", "2221.3");
    let grid = grid("", 1, "MWh", &wrong);
    let rules = crossfoot::read::relation::rules(&grid);
    assert_eq!((rules.totals[0].misfits, rules.totals[0].by_words), (1, true));
    let draft = draft("", &[grid]);
    assert!(draft.text.contains("[[table]]"), "{}", draft.text);
}

#[test]
fn shares_of_a_table_and_those_that_make_a_hundred() {
    let table = grid("", 1, "t", "来源|数量|占比\n甲|1514.7|46.0%\n乙|1479.4|44.9%\n丙|300.8|9.1%\n合计|3294.9|100%");
    let rules = crossfoot::read::relation::rules(&table);
    assert_eq!((rules.shares[0].line, rules.shares[0].of, rules.shares[0].total), (1, Some(0), Some(3)));
    is_a_book(&compose(&Report::default(), &[], &[table], Lang::Zh));
    let staff = grid("", 1, "%", "员工|2019年\n女性员工比例|13\n男性员工比例|87\n培训人数|1309 人\n会议|25 次");
    let found = all(&Report::default(), &[], &[staff]);
    assert!(found.contains(&"100 % - x0 [13 %, 87 %]".to_owned()), "{found:?}");
}

#[test]
fn two_tables_with_one_digit_that_differs() {
    let first = grid("", 1, "tCO2e", "|直接|能源|运输|产品|合计\n排放|6639.56|18930.70|792.93|193251.24|219614.43");
    let second = grid("", 40, "tCO2e", "|直接|能源|运输|产品|合计\n排放|6639.56|18938.70|792.93|193251.24|219614.43");
    let found = all(&Report::default(), &[], &[first.clone(), second.clone()]);
    assert!(found.contains(&"Again [18930.70 tCO2e, 18938.70 tCO2e]".to_owned()), "{found:?}");
    assert!(found.contains(&"Again [219614.43 tCO2e, 219614.43 tCO2e]".to_owned()), "{found:?}");
    let draft = draft("", &[first, second]);
    assert_eq!(draft.text.matches("[[table]]").count(), 2, "{}", draft.text);
}

#[test]
fn rows_of_a_column_of_changes() {
    let table =
        grid("", 1, "t", "名称|2022年|2023年|同比变动\n甲|120.0|132.0|10.0%\n乙|80.0|60.0|-25.0%\n丙|50.0|55.0|12.0%");
    let found = all(&Report::default(), &[], &[table]);
    // The last one does not fit, and is what verification is for.
    assert_eq!(found.iter().filter(|one| one.starts_with("change(x0, x1)")).count(), 3, "{found:?}");
}

#[test]
fn a_share_of_the_rows_above_it() {
    let table = grid(
        "",
        1,
        "",
        "指标|2019年\n水消耗总量|3314194 m3\n循环用水总量|1275476 m3\n循环用水占总用水量的百分比|38.49 %\n视频会议召开次数|159 次",
    );
    let found = all(&Report::default(), &[], &[table]);
    assert!(found.contains(&"share(x0, x1) [1275476 m3, 3314194 m3, 38.49 %]".to_owned()), "{found:?}");
}

#[test]
fn a_chart_against_the_total_in_the_text() {
    let found = of_text(
        "排查隐患[1028 个]，已全部登记。\n隐患部门分布\n[349] [224] [202] [121] [33] [28] [15] [15] [15] [11] [5] [3]",
    );
    assert!(found.iter().any(|one| one.starts_with("sum(x0, x1") && one.ends_with("1028 个]")), "{found:?}");
}

#[test]
fn a_mean_by_sex() {
    let table = grid(
        "",
        1,
        "",
        "指标|2019年\n女性员工比例|13 %\n男性员工比例|87 %\n全体员工人均培训时长|3.11 h\n女性员工人均培训时长|1.8 h\n男性员工人均培训时长|4.28 h",
    );
    let found = all(&Report::default(), &[], &[table]);
    assert!(found.contains(&"wmean(x0, x1, x2, x3) [13 %, 1.8 h, 87 %, 4.28 h, 3.11 h]".to_owned()), "{found:?}");
}

#[test]
fn strings_of_a_draft_are_escaped() {
    let draft = draft("他说\"减少\\\u{7}\"，节约电量[160 万kWh]，减少排放[1125 t CO2]，\t共[3 台]", &[]);
    assert_eq!(draft.counts.listed, 1);
    assert_eq!(draft.entries[0].id, "saving-1");
}

/// Drafts of the texts under `READ_TEXTS`, where it names a folder, are books too.
#[test]
fn drafts_of_reports_are_books() {
    let Some(folder) = std::env::var_os("READ_TEXTS") else { return };
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let report = crossfoot::read::read_report(&name, &std::fs::read(path).expect("a text")).expect("a report");
        let draft = crossfoot::read::draft(&report, Lang::En);
        if let Some(out) = std::env::var_os("READ_DRAFTS") {
            std::fs::write(std::path::Path::new(&out).join(name.replace(".txt", ".toml")), &draft.text)
                .expect("written");
        }
        println!("{name}: {:?}, {} entries", draft.counts, draft.entries.len());
        is_a_book(&draft);
    }
}

/// Proposals that rest on arithmetic, in reports whose figures have nothing to do with one another.
fn false_rate(words: &[&str]) -> (usize, usize, Vec<String>) {
    let (mut figures, mut wrong, mut shown) = (0, 0, Vec::new());
    for seed in 1..=1000u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (report, read) = text(&prose(&mut chance, 30, words));
        figures += read.len();
        let found = proposals(&report, &read, &[]).0;
        for proposal in found.iter().filter(|proposal| proposal.chance < 1.0) {
            wrong += 1;
            let texts: Vec<&str> = proposal.figures.iter().map(|index| read[*index].quantity.text()).collect();
            if shown.len() < 12 {
                shown.push(format!("{:?} {:.3} {:.5} {texts:?}", proposal.kind, proposal.confidence, proposal.chance));
            }
        }
    }
    (figures, wrong, shown)
}

#[test]
fn figures_that_have_nothing_to_do_with_one_another() {
    let (figures, wrong, shown) = false_rate(NEUTRAL);
    println!("neutral words: {wrong} relations among {figures} figures of 1000 reports\n{}", shown.join("\n"));
    assert!(wrong * 1000 <= figures, "{wrong} of {figures}");
    let (figures, wrong, shown) = false_rate(LOADED);
    println!("words of relations at random: {wrong} among {figures} figures\n{}", shown.join("\n"));
    assert!(wrong * 100 <= figures, "{wrong} of {figures}");
}

#[test]
fn random_tables_have_no_totals() {
    let (mut cells, mut wrong) = (0, 0);
    for seed in 1..=1000u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let columns = 1 + chance.below(4);
        let mut lines = format!("名称{}", "|列".repeat(columns as usize));
        for row in 0..8 {
            lines.push_str(&format!("\n行{row}"));
            for _ in 0..columns {
                lines.push_str(&format!("|{}", number(&mut chance, "t")));
            }
        }
        let rules = crossfoot::read::relation::rules(&grid("", 1, "", &lines));
        wrong += rules.totals.len() + rules.shares.len();
        cells += 8 * columns;
    }
    println!("random tables: {wrong} totals among {cells} cells of 1000 tables");
    assert!(wrong <= 10, "{wrong}");
}

#[test]
fn most_of_what_is_proposed_is_true() {
    let (mut planted, mut found, mut wrong) = (0, 0, 0);
    for seed in 1..=300u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut marked = prose(&mut chance, 30, NEUTRAL);
        let first = 31;
        for _ in 0..3 {
            let whole = 200 + chance.below(5000);
            let part = whole / 5 + chance.below(whole / 2);
            let share = part as f64 / whole as f64 * 100.0;
            marked.push_str(&format!("抽检产品[{whole} 个]，合格产品[{part} 个]，产品合格率[{share:.2} %]\n"));
            let (a, b) = (50 + chance.below(900), 50 + chance.below(900));
            marked.push_str(&format!("发现问题[{} 个]，其中已解决[{a} 个]，剩余[{b} 个]\n", a + b));
            planted += 2;
        }
        let (report, read) = text(&marked);
        for proposal in proposals(&report, &read, &[]).0 {
            let planted =
                proposal.figures.len() == 3 && proposal.figures.iter().all(|index| read[*index].at.line >= first);
            if planted {
                found += 1;
            } else {
                wrong += 1;
                let texts: Vec<&str> = proposal.figures.iter().map(|index| read[*index].quantity.text()).collect();
                if wrong < 12 {
                    println!("{:?} {:.3} {:.5} {texts:?}", proposal.kind, proposal.confidence, proposal.chance);
                }
            }
        }
    }
    println!("planted {planted}: found {found}, others {wrong}");
    assert!(found * 10 >= planted * 9, "{found} of {planted}");
    assert!(wrong * 20 <= found + wrong, "{wrong} wrong, {found} right");
}

#[test]
fn every_draft_of_random_figures_is_a_book() {
    for seed in 1..=60u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (report, figures) = text(&prose(&mut chance, 25, LOADED));
        let mut lines = "指标|2021年|2022年|占比|合计".to_owned();
        for _ in 0..7 {
            let label = chance.of(&["合计", "小计", "甲 / 乙", "", "其中：丙", "-丁", "能耗\"a\""]);
            lines.push_str(&format!("\n{label}"));
            let unit = chance.of(&["t", "万kWh", "%", "个"]);
            for _ in 0..4 {
                let text = match chance.below(6) {
                    0 => String::new(),
                    1 => "/".to_owned(),
                    2 => number(&mut chance, "%"),
                    _ => number(&mut chance, unit),
                };
                lines.push_str(&format!("|{text}"));
            }
        }
        let grids = [
            grid("表\t1 \"能耗\"", 100, "", &lines),
            grid("", 200, "t", "名|数|占比\n甲|10|40%\n乙|15|60%\n合计|25|100%"),
        ];
        is_a_book(&compose(&report, &figures, &grids, if seed % 2 == 0 { Lang::Zh } else { Lang::En }));
    }
}

#[test]
fn a_long_report_takes_no_time() {
    let mut chance = Chance(7);
    let (report, figures) = text(&prose(&mut chance, 6700, LOADED));
    let start = std::time::Instant::now();
    let found = proposals(&report, &figures, &[]).0.len();
    println!("{} figures, {found} proposals: {:?}", figures.len(), start.elapsed());
    // Measured in release; without optimisation it may take longer.
    assert!(start.elapsed().as_secs_f64() < if cfg!(debug_assertions) { 20.0 } else { 0.5 });
}
