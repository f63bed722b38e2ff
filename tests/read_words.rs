//! Relations that words say, in short invented reports in Chinese and English, and texts like them that say none.

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::factor::Library;
use crossfoot::finding::{Lang, Sources};
use crossfoot::read::{self, ProposalKind, relation};
use crossfoot::report::{FindingStyle, findings_text};

/// What is proposed for a text, one line each; its draft must be a book.
fn of(text: &str) -> Vec<String> {
    let report = read::read_report("esg-2023.txt", text.as_bytes()).expect("a report");
    is_a_book(&report);
    let grids = read::table::grids(&report);
    let figures = read::prose(&report, &grids);
    let pool = relation::pool(&figures, &grids);
    let show = |proposal: &read::Proposal| {
        let figures: Vec<&str> = proposal.figures.iter().map(|index| pool[*index].quantity.text()).collect();
        match &proposal.kind {
            ProposalKind::Claim { equals, what } => {
                format!("{what}: {} [{}]", equals.as_deref().unwrap_or_default(), figures.join(", "))
            }
            ProposalKind::Again => format!("again [{}]", figures.join(", ")),
            ProposalKind::Target { from, to, yearly } => {
                let yearly = if *yearly { " yearly" } else { "" };
                format!("target {} {}{yearly} [{}]", year(*from), year(*to), figures.join(", "))
            }
            ProposalKind::Pledge(pledge) => {
                let yearly = if pledge.yearly { " yearly" } else { "" };
                let span = format!("{} {}{yearly}", year(pledge.from), year(pledge.to));
                format!("pledge {span} {} = {}", pledge.word, pledge.published.text())
            }
            ProposalKind::Table(_) => format!("table of {}", figures.len()),
        }
    };
    relation::proposals(&report, &figures, &grids).0.iter().map(show).collect()
}

fn year(year: Option<u16>) -> String {
    year.map_or("-".to_owned(), |year| year.to_string())
}

fn is_a_book(report: &read::Report) {
    for lang in [Lang::Zh, Lang::En] {
        let draft = read::draft(report, lang);
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
}

/// Nothing is proposed for any of the texts.
fn none_of(texts: &[&str]) {
    for text in texts {
        let found = of(text);
        assert!(found.is_empty(), "{text}\n{found:?}");
    }
}

#[test]
fn a_part_is_not_more_than_its_whole() {
    let found = of("截至2023年末，青禾公司拥有授权专利 46 项，其中发明专利 12 项，当年新申请专利 80 项。");
    assert_eq!(found, ["part: min(x0, x1) [12 项, 46 项, 12 项]"]);
    let found = of("The plant used 5,200 MWh of electricity in 2023, of which 1,300 MWh came from its own roof.");
    assert_eq!(found, ["part: min(x0, x1) [1,300 MWh, 5,200 MWh, 1,300 MWh]"]);
    let found = of("The plant used 5,200 MWh of electricity in 2023. Of this, 1,300 MWh came from its own roof.");
    assert_eq!(found, ["part: min(x0, x1) [1,300 MWh, 5,200 MWh, 1,300 MWh]"]);
    // It is proposed where it does not hold, too.
    assert_eq!(
        of("全年用电量为 5200 MWh，其中屋顶光伏 6300 MWh。"),
        ["part: min(x0, x1) [6300 MWh, 5200 MWh, 6300 MWh]"]
    );
    let rows = "指标\t单位\t2022年\t2023年\n总用电量\t万kWh\t5400\t5200\n其中：光伏发电\t万kWh\t320\t380\n用水量\t万m3\t12.5\t11.9";
    let parts = ["320 万kWh, 5400 万kWh, 320", "380 万kWh, 5200 万kWh, 380"];
    assert_eq!(of(rows), parts.map(|figures| format!("part: min(x0, x1) [{figures} 万kWh]")));
}

#[test]
fn what_stands_behind_a_whole_and_is_no_part_of_it() {
    none_of(&[
        // Other things are counted in between, or another thing.
        "公司拥有员工 1240 人，开展培训 30 场，其中管理人员 2500 人次。",
        "公司拥有设备 120 台，其中，2023年新购，能耗为 300 MWh。",
        // Net figures, and means and peaks.
        "净利润 1200 万元，其中子公司 1500 万元。",
        "全年减排 300 t，其中锅炉改造减排 400 t，新厂增排 100 t。",
        "全年用电 5200 MWh，其中单月最高 480 MWh。",
        "净排放量为 500 t，其中直接排放 600 t，碳汇抵减 100 t。",
        "开展安全培训 30 场，其中线上演练 45 次。",
    ]);
}

#[test]
fn parts_that_add_up_need_no_claim_of_their_own() {
    let found = of("累计发现安全隐患 88 项。其中，72 项已整改完成；针对剩余 16 项均已制定了整改计划。");
    assert_eq!(found, ["sum: x0 + x1 [72 项, 16 项, 88 项]"]);
}

#[test]
fn a_mean_lies_between_those_of_its_levels() {
    let zh = "指标\t单位\t2023年\n全体员工人均培训时长\t小时\t21.4\n高级管理层人均培训时长\t小时\t30.2\n\
              中层管理者人均培训时长\t小时\t25.1\n基层员工人均培训时长\t小时\t20.3";
    let between = "between: max(min(x0, x1, x2), min(max(x0, x1, x2), x3))";
    assert_eq!(of(zh), [format!("{between} [30.2 小时, 25.1 小时, 20.3 小时, 21.4 小时, 21.4 小时]")]);
    let en = "Indicator\tUnit\t2023\nAverage training hours per employee\thours\t21.4\n\
              Average training hours of senior management\thours\t30.2\nAverage training hours of middle management\thours\t25.1\n\
              Average training hours of other employees\thours\t20.3";
    assert_eq!(of(en), [format!("{between} [30.2 hours, 25.1 hours, 20.3 hours, 21.4 hours, 21.4 hours]")]);
    let sexes = "指标\t单位\t2023年\n全体员工人均培训时长\t小时\t21.4\n女性员工人均培训时长\t小时\t20.2\n\
                 男性员工人均培训时长\t小时\t25.1";
    assert_eq!(
        of(sexes),
        ["between: max(min(x0, x1), min(max(x0, x1), x2)) [20.2 小时, 25.1 小时, 21.4 小时, 21.4 小时]"]
    );
    // A second mean of all: the groups may be those of another place.
    none_of(&[&format!("{en}\nAverage training hours per employee at the northern plant\thours\t35.4")]);
    // Two workshops are not all there are.
    none_of(&[
        "指标\t单位\t2023年\n全体员工人均培训时长\t小时\t21.4\n一车间人均培训时长\t小时\t30.2\n二车间人均培训时长\t小时\t25.1",
    ]);
}

#[test]
fn a_mean_is_the_weighted_mean_where_the_sizes_are_printed() {
    let found = of(
        "Indicator\tUnit\t2023\nNumber of senior managers\tpersons\t20\nNumber of middle managers\tpersons\t80\n\
         Number of other employees\tpersons\t900\nAverage training hours per employee\thours\t20.9\n\
         Average training hours of senior managers\thours\t30.2\nAverage training hours of middle managers\thours\t25.1\n\
         Average training hours of other employees\thours\t20.3",
    );
    let figures = "20 persons, 30.2 hours, 80 persons, 25.1 hours, 900 persons, 20.3 hours, 20.9 hours";
    assert_eq!(found, [format!("levels: wmean(x0, x1, x2, x3, x4, x5) [{figures}]")]);
}

#[test]
fn targets_without_a_digit() {
    let zh = of("定量目标\n至少到 2030 年，保持为所有员工提供体检。\n到 2028 年，实现环境审核覆盖所有生产基地。\n\
         至少到 2030 年，每年保持零事故。\n到 2030 年，单位产品取水量减半。\n我们承诺在2050年前实现碳中和。");
    assert_eq!(
        zh,
        [
            "pledge - 2030 所有 = 100 %",
            "pledge - 2028 所有 = 100 %",
            "pledge - 2030 yearly 零事故 = 0",
            "pledge - 2030 减半 = 50 %",
            "pledge - 2050 碳中和 = 0 t CO2e",
        ]
    );
    let en = of("Targets\nWe will train all employees in business ethics every year through 2030.\n\
         All sites will be certified to the energy standard by 2028.\nWe aim to halve food waste by 2030.\n\
         Our target is zero accidents by 2027.\nWe commit to net zero by 2050.\nThe group plans to join RE100 by 2030.");
    assert_eq!(
        en,
        [
            "pledge - 2030 yearly all = 100 %",
            "pledge - 2028 all = 100 %",
            "pledge - 2030 halve = 50 %",
            "pledge - 2027 zero accident = 0",
            "pledge - 2050 net zero = 0 t CO2e",
            "pledge - 2030 re100 = 100 %",
        ]
    );
}

#[test]
fn words_of_targets_that_set_none() {
    none_of(&[
        // Those of others, and what was done.
        "国家提出2060年前实现碳中和的目标，公司积极响应。",
        "China has committed to becoming carbon neutral by 2060.\nThe government aims at net zero by 2050.",
        "截至2023年末，所有生产基地已通过能源管理体系认证，目标完成。",
        "All sites had been certified by 2021, as our target said.",
        // All of something is to become less: no amount is set.
        "定量目标\n到 2030 年，所有基地的能耗持续下降。\n到 2030 年，保持对腐败零容忍。",
        "Targets\nBy 2030 we will reduce energy use at all sites.\nWe will maintain zero tolerance of bribery through 2030.",
        // All of nothing that can be counted, a product by such a name, and help for others.
        "Targets\nBy 2030 we will be the leading provider in all markets.\nWe will launch our first zero carbon ship by 2030.",
        "We aim to support the transition to net zero by 2050.",
        "公司承诺助力国内2060年前实现碳中和。",
        // No year, or no aim.
        "我们努力覆盖所有员工。",
        "到 2019 年，所有基地均使用天然气，氛围良好。",
    ]);
}

#[test]
fn noughts_of_a_list_of_targets() {
    let found = of("达成企业安全目标：\n0死亡事故、0重伤事故、0火灾。");
    assert_eq!(found, ["target - - yearly [0]"; 3]);
    assert_eq!(of("Safety targets for the year: 0 fatalities at all sites."), ["target - - yearly [0]"]);
    none_of(&["本年度共发生0死亡事故、0重伤事故。", "围绕安全目标开展工作。\n本年度共发生0死亡事故。"]);
}

#[test]
fn targets_of_every_year() {
    let found = of("以上一年为基准，到 2030 年，单位产品能耗每年下降 2%。\n到2028年，每年用水量较上年减少 3%。\n\
         We aim to cut water use by 3% year on year until 2028.");
    assert_eq!(found, ["target - 2030 yearly [2%]", "target - 2028 yearly [3%]", "target - 2028 yearly [3%]"]);
}

#[test]
fn changes_whose_figures_are_not_printed() {
    let found = of("2023 年单位产值能耗比 2022 年单位产值能耗下降 6%。\n改造后可减少污染物排放 30%以上，效果明显。");
    assert_eq!(found, ["bare-change: -change(before, after) [6%]", "bare-change: -change(before, after) [30% 以上]"]);
    let found = of("In 2023 our water use fell by 6% compared with 2022.");
    assert_eq!(found, ["bare-change: -change(before, after) [6%]"]);
    // A figure stands beside it, or it is of money.
    none_of(&["2023年用水量 5000 t，较2022年下降 6%。", "营业收入同比增长 12%。"]);
}

#[test]
fn a_saving_and_the_use_it_is_a_part_of() {
    assert_eq!(of("更换空压机后节约能耗 20%，年节约电量 50 万kWh。"), ["whole: x0 / ? [50 万kWh, 20%]"]);
    assert_eq!(of("The new compressors save 20% of energy, saving 500 MWh a year."), ["whole: x0 / ? [500 MWh, 20%]"]);
    // A fall from one year to the next is of other figures.
    none_of(&["用电量同比下降 20%，年节约电量 50 万kWh。"]);
}

#[test]
fn as_much_less_of_the_one_and_so_of_the_other() {
    let found = of("据统计，由此减少差旅 20%，温室气体排放减少 20%。");
    assert!(found.contains(&"follows: x0 [20%, 20%]".to_owned()), "{found:?}");
    let found = of("据统计，由此减少差旅 20%，温室气体排放减少 15%。");
    assert!(!found.iter().any(|one| one.starts_with("follows")), "{found:?}");
}

#[test]
fn a_rate_that_is_named_by_its_part() {
    let found = of("收到建议 64 条\n采纳建议 48 条\n采纳率 75%");
    assert_eq!(found, ["share: share(x0, x1) [48 条, 64 条, 75%]"]);
    assert_eq!(of("收到提问 64 条\n回复提问 64 条\n回复率100%"), ["share: share(x0, x1) [64 条, 64 条, 100%]"]);
    none_of(&["收到建议 64 条\n采纳建议 40 条\n满意率 75%"]);
}

#[test]
fn a_whole_of_two_that_exclude_each_other() {
    let found = of("公司董事会成员 9 人\n非独立董事 6 人；\n独立董事 3 人");
    assert_eq!(found, ["sum: x0 + x1 [6 人, 3 人, 9 人]"]);
    none_of(&[
        "公司监事会成员 9 人\n非独立董事 6 人；\n独立董事 3 人",
        "公司董事会成员 8 人\n非独立董事 6 人；\n独立董事 3 人",
    ]);
}

#[test]
fn the_same_words_and_figure_twice_in_a_list() {
    let found = of("排放量为 2100.50 tCO2e，抵消量 0.00 tCO2e，清除量 0.00 tCO2e，抵消量 0.00 tCO2e。");
    assert_eq!(found, ["again [0.00 tCO2e, 0.00 tCO2e]"]);
    none_of(&["一厂：废水排放 0.00 t，废气排放 0.00 t；二厂：废水排放 0.00 t。"]);
}

#[test]
fn a_conversion_and_a_level_beside_that_of_others() {
    let found = of("工艺的空氮比为 2.8:1，折算为电耗约为 0.25 kWh/m3。");
    assert_eq!(found, ["conversion: x0 * ? [2.8, 约 0.25 kWh/m3]"]);
    let found = of("主要指标\t本公司水平\t行业平均\n单位产品电耗\t0.42 kWh/kg\t0.47 kWh/kg\n产品纯度\t99.9%\t99.5%");
    assert_eq!(found, ["against: x0 * ? [0.47 kWh/kg, 0.42 kWh/kg]"]);
    let found = of(
        "Indicator\tOur company\tIndustry average\nElectricity per product\t0.42 kWh/kg\t0.47 kWh/kg\nYield\t97.1%\t95.0%",
    );
    assert_eq!(found, ["against: x0 * ? [0.47 kWh/kg, 0.42 kWh/kg]"]);
}

#[test]
fn figures_of_a_table_that_stand_elsewhere_stand_with_it() {
    let text = "累计装机 12 MW，全年发电 6,020.3 MWh。\n\n公司\t装机容量（kW）\t发电量（kWh）\n一厂\t7500.25\t3820150.5\n二厂\t4512.40\t2200130.2\n合计\t12012.65\t6020280.7";
    let report = read::read_report("esg-2023.txt", text.as_bytes()).expect("a report");
    is_a_book(&report);
    let draft = read::draft(&report, Lang::En);
    let same = "same    = [\n  { row = \"合计\", column = \"装机容量\", published = \"12 MW\", source = \"esg-2023:1\" },\n  \
                { row = \"合计\", column = \"发电量\", published = \"6,020.3 MWh\", source = \"esg-2023:1\" },\n]";
    assert!(draft.text.contains(same) && !draft.text.contains("also "), "{}", draft.text);
}
