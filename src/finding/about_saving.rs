//! What there is to say of projects that save energy.

use super::{en, zh};

messages! {
    /// A sentence about projects that save energy.
    AboutSaving;

    // The book
    /// An engineering calculation that is not in the pack.
    UnknownKind { kind: String } =>
        format!("there is no engineering calculation {}", en::q(kind)),
        format!("没有名为{}的工程计算方法", zh::q(kind));
    /// Help: the kinds there are.
    KindsAre { kinds: Vec<String> } =>
        format!("there are: {}", en::list(kinds)),
        format!("可用的方法：{}", zh::list(kinds));
    /// Inputs that a calculation needs.
    InputsMissing { kind: String, inputs: Vec<String> } =>
        format!("the calculation {} needs {}", en::q(kind), en::list(inputs)),
        format!("计算方法{}需要{}", zh::q(kind), zh::list(inputs));
    /// Fact: what an input is.
    InputMeans { name: String, unit: String, en: String, zh: String } =>
        format!("{}: {en}{}", en::q(name), if unit.is_empty() { String::new() } else { format!(", in {unit}") }),
        format!("{}：{zh}{}", zh::q(name), if unit.is_empty() { String::new() } else { format!("，单位 {unit}") });
    /// Help: where inputs stand.
    GiveInputs { example: String } =>
        format!("give them: given = {{ {example} }}"),
        format!("请在 given 中给出：given = {{ {example} }}");
    /// An input that a calculation does not have.
    UnknownInput { kind: String, input: String } =>
        format!("the calculation {} has no input {}", en::q(kind), en::q(input)),
        format!("计算方法{}没有输入{}", zh::q(kind), zh::q(input));
    /// An input in a unit of another dimension.
    InputUnit { input: String, unit: String, wanted: String } =>
        format!("{} is in {}, and the calculation takes {}", en::q(input), if unit.is_empty() { "no unit" } else { unit.as_str() }, if wanted.is_empty() { "a pure number" } else { wanted.as_str() }),
        format!("{}的单位为{}，而计算需要{}", zh::q(input), if unit.is_empty() { "无单位" } else { unit.as_str() }, if wanted.is_empty() { "纯数" } else { wanted.as_str() });
    /// A profile for a calculation that has none.
    NoRows { kind: String } =>
        format!("the calculation {} has no inputs that differ from row to row, and takes no profile", en::q(kind)),
        format!("计算方法{}没有逐行变化的输入，不能使用 profile", zh::q(kind));
    /// Help: what to do instead.
    OneProject =>
        "give its inputs under `given`; several machines are several projects",
        "请将输入写在 given 中；多台设备分别列为多个项目";
    /// An input of a row that is one for all.
    NotOfARow { kind: String, input: String } =>
        format!("{} of the calculation {} is one for all rows", en::q(input), en::q(kind)),
        format!("计算方法{}的输入{}各行相同，不能写在行内", zh::q(kind), zh::q(input));
    /// Help: where it stands.
    GiveOnce => "give it under `given` of the project", "请写在该项目的 given 中";
    /// A step that only some rows can make.
    RowsIncomplete { step: String } =>
        format!("{} can be computed for some rows of the profile and not for all: its sum would pass for the whole", en::q(step)),
        format!("{}只有部分行能够计算，其合计会被误认为全部", zh::q(step));
    /// Help: the same inputs in every row.
    EveryRow => "give the same inputs in every row, or under `given`", "请在每一行或 given 中给出同样的输入";
    /// An input that nothing uses.
    InputUnused { project: String, input: String } =>
        format!("{}: {} is given and changes nothing, because another input that goes with it is missing", en::q(project), en::q(input)),
        format!("{}：给出了{}，但缺少与之配套的输入，对结果没有影响", zh::q(project), zh::q(input));
    /// Fact: the inputs of the calculation.
    InputsAre { inputs: Vec<String> } =>
        format!("inputs: {}", en::list(inputs)),
        format!("输入：{}", zh::list(inputs));
    /// Help: the sign.
    SavedIsPositive =>
        "what is saved is positive here; reports print it below zero with `--sign gbt28750`; more use of another carrier belongs under `interactive`",
        "此处节能取正值，报告可用 --sign gbt28750 印为负值；其他能源用量的增加写在 interactive 中";
    /// Neither a stated saving nor a calculation.
    NoSaving { project: String } =>
        format!("{} states no saving and no calculation", en::q(project)),
        format!("{}既没有写明节能量，也没有计算方法", zh::q(project));
    /// Help: one of the two.
    StateOrCalculate =>
        "state it (saving = \"50 万kWh\", carrier = \"electricity\"), or compute it (calculation = \"light/replacement\", given = { … })",
        "请写明节能量（saving = \"50 万kWh\"，carrier = \"electricity\"），或给出计算（calculation = \"light/replacement\"，given = { … }）";
    /// The calculation depends on what is displaced.
    DisplacedOpen { kind: String } =>
        format!("what {} saves depends on the energy it displaces, and the book does not say which (`displaces`)", en::q(kind)),
        format!("{}的节能量取决于所替代的能源，账簿未写明（displaces）", zh::q(kind));
    /// The baseline ends after the reporting period begins.
    BaselineNotBefore { baseline: String, reporting: String } =>
        format!("the baseline lasts to {baseline}, and the reporting period begins on {reporting}"),
        format!("基期截至 {baseline}，而统计报告期始于 {reporting}");
    /// A span that ends before it begins.
    SpanReversed { from: String, to: String } =>
        format!("it ends on {to}, before it begins on {from}"),
        format!("截止日 {to} 早于起始日 {from}");
    /// Help: the order of the periods.
    BaselineFirst =>
        "the baseline is what was before the measure; the time of the works belongs to neither",
        "基期应在措施实施之前；施工期不属于任何一方";
    /// A share below zero or above one.
    NotAShare { key: &'static str } =>
        format!("{} must be between 0 and 100 %", en::q(key)),
        format!("{}应在 0 与 100 % 之间", zh::q(key));
    /// Something in `inferred` that the project does not have.
    NothingInferred { name: String } =>
        format!("`inferred` names {}, which the project does not state", en::q(name)),
        format!("inferred 中的{}在该项目中没有给出", zh::q(name));
    /// Help: what can be inferred.
    InferredNames =>
        "it names `saving`, `end-use-energy` or inputs under `given`",
        "可写 saving、end-use-energy 或 given 中的输入名称";

    // Factors
    /// A factor of an average grid for a project of its own.
    NotForProject { id: String } =>
        format!("{} is no margin of a grid, and the purpose is a project", en::q(id)),
        format!("{}不是电网边际排放因子，而用途为减排项目（purpose = \"project\"）", zh::q(id));
    /// Help: the combined margin.
    UseMargin =>
        "a project takes the combined margin: margin = { operating = \"…@2019\", build = \"…@2019\", weight = \"50 %\" }; averages are for inventories",
        "减排项目采用组合边际因子：margin = { operating = \"…@2019\", build = \"…@2019\", weight = \"50 %\" }；平均因子用于清单";
    /// Two ways to emissions at once.
    FactorOrMargin =>
        "give either `factor` (for an inventory) or `margin` (for a project)",
        "factor（用于清单）与 margin（用于减排项目）只能给出其一";

    // Together
    /// Simple adding overstates.
    Overstated { end_use: String, projects: Vec<String>, simple: String, combined: String, by: String, percent: String } =>
        format!("{} act on one end use, {}: added up they save {simple}, together {combined}; adding overstates by {by} ({percent} %)", en::list(projects), en::q(end_use)),
        format!("{}作用于同一用能环节{}：简单相加为 {simple}，共同作用为 {combined}；相加高估 {by}（{percent} %）", zh::list(projects), zh::q(end_use));
    /// The energy of an end use is not known.
    EndUseWithoutEnergy { end_use: String, projects: Vec<String> } =>
        format!("{} act on one end use, {}, and its energy is not stated: added up they overstate, by how much cannot be told", en::list(projects), en::q(end_use)),
        format!("{}作用于同一用能环节{}，而其能耗未给出：相加会高估，幅度无法确定", zh::list(projects), zh::q(end_use));
    /// Help: state it.
    GiveEndUseEnergy =>
        "state what the end use took in a year before the measures: end-use-energy = \"2500 MWh\"",
        "请写明措施实施前该用能环节的年能耗：end-use-energy = \"2500 MWh\"";
    /// Help: what the totals do.
    TotalsAreCombined =>
        "each measure saves a fraction of what the others leave; the totals of `crossfoot savings` count it so",
        "各措施节约的是其他措施之后余下部分的一个比例；crossfoot savings 的合计按此计算";

    /// Projects state the energy of one end use differently.
    EndUseEnergyDiffers { end_use: String, said: Vec<String> } =>
        format!("the energy of the end use {} is stated differently ({}); the first is taken", en::q(end_use), said.join(", ")),
        format!("用能环节{}的能耗说法不一（{}），按第一个计算", zh::q(end_use), said.join("，"));
    /// Help: one value.
    OneEndUseEnergy =>
        "state one value, or name the end uses apart", "请统一为一个数值，或将用能环节分开命名";

    // Plans
    /// A plan lacks what its option needs.
    PlanLacks { project: String, option: &'static str, missing: Vec<SavingWord> } =>
        format!("{}: option {option} of IPMVP needs what the plan does not say: {}", en::q(project), missing.iter().map(|word| word.text(super::Lang::En)).collect::<Vec<_>>().join(", ")),
        format!("{}：IPMVP 方案{option}所需内容未写明：{}", zh::q(project), missing.iter().map(|word| word.text(super::Lang::Zh)).collect::<Vec<_>>().join("、"));
    /// Help: option A.
    SayEstimated =>
        "say which parameters are estimated and not measured: estimated = [\"hours\"]; and what lies inside: boundary = \"…\"",
        "请写明哪些参数为估计值：estimated = [\"hours\"]；并写明边界：boundary = \"…\"";
    /// Help: options B and C.
    SayMeter =>
        "name the meter and the periods: measured-by = \"meter E-07\", baseline = { from = …, to = … }, reporting = { from = …, to = … }; for option C also `static-factors`",
        "请写明计量器具和时期：measured-by = \"电能表 E-07\"，baseline = { from = …, to = … }，reporting = { from = …, to = … }；方案C还应写明 static-factors";
    /// Help: option D.
    SaySimulation =>
        "name the model and what it was calibrated with: simulation = \"EnergyPlus 9.6, calibrated to the bills of 2020\"",
        "请写明模型及校准依据：simulation = \"EnergyPlus 9.6，按 2020 年账单校准\"";

    // What was reported
    /// A claim that is neither a saving nor emissions.
    NothingToCompare { project: String, claim: String, unit: String } =>
        format!("{} has nothing in the dimension of claim {} ({unit}) to hold it against", en::q(project), en::q(claim)),
        format!("{}没有与声明{}（{unit}）量纲相同的结果可供比较", zh::q(project), zh::q(claim));
    /// A claim that starts from another saving.
    ClaimTakesAnother { project: String, claim: String, saving: String, taken: String } =>
        format!("{} saves {saving}, and claim {} starts from {taken}", en::q(project), en::q(claim)),
        format!("{}节约 {saving}，而声明{}以 {taken} 为依据", zh::q(project), zh::q(claim));
    /// An answer: it follows.
    Follows => "agrees within rounding", "在修约范围内一致";
    /// An answer: it does not follow.
    FollowsNot => "does not follow with this factor", "按此因子不能得出";
    /// What to ask about the factor.
    AskFactor { claims: Vec<String> } =>
        format!("Which factor would make them hold is asked by `crossfoot verify`: {}.", claims.join(", ")),
        format!("何种因子可使其成立，见 crossfoot verify：{}。", claims.join("、"));
    /// A saving below what its meter can show.
    BelowMeter { project: String, saving: String, smallest: String, confidence: String } =>
        format!("{} saves {saving}, less than the {smallest} that its meter can show at {confidence} confidence: it cannot be proved there", en::q(project)),
        format!("{}的节能量为 {saving}，小于其计量在 {confidence} 置信水平下能够证明的 {smallest}：在该处无法证明", zh::q(project));
    /// Help: how to see it.
    MeasureCloser =>
        "measure closer to the measure (retrofit isolation), longer, or with drivers that explain more of what is left",
        "可对改造部分单独计量、延长计量时间，或补充能解释残差的相关变量";
    /// The displaced energy is open, and what each answer gives.
    DisplacedAsk { project: String, answers: Vec<(String, String, String)> } =>
        format!("which energy {} displaced is not stated; if the figure is the heat, the answers give {}", en::q(project), answers.iter().map(|(en, _, tonnes)| format!("{en}: {tonnes}")).collect::<Vec<_>>().join(", ")),
        format!("未写明{}替代的能源；若所述数值为热量，则各种回答分别为：{}", zh::q(project), answers.iter().map(|(_, zh, tonnes)| format!("{zh}：{tonnes}")).collect::<Vec<_>>().join("，"));
    /// What the columns of emissions say.
    EmissionsByAnswer { factors: Vec<String> } =>
        format!("t CO2e by each answer, with {}: a question, no verdict.", factors.join(", ")),
        format!("各种回答对应的排放量（tCO2e），所用因子：{}；仅为询问，不作判断。", factors.join("、"));

    // Limits
    /// A value outside the limits of a formula.
    BeyondLimit { project: String, input: String, value: String, range: String } =>
        format!("{}: {} is {value}, outside {range}", en::q(project), en::q(input)),
        format!("{}：{}为 {value}，超出 {range}", zh::q(project), zh::q(input));
    /// Fact: why.
    Because { en: String, zh: String } => en.clone(), zh.clone();
    /// A stated saving needs more than there is.
    Impossible { project: String, en: String, zh: String, needed: String, most: String } =>
        format!("{} would need {needed} of {en}, and there are at most {most}", en::q(project)),
        format!("{}需要{zh} {needed}，而至多只有 {most}", zh::q(project));
    /// A saving greater than what its end use took.
    MoreThanThereWas { project: String, saving: String, energy: String } =>
        format!("{} saves {saving}, and its end use took {energy}", en::q(project)),
        format!("{}节约 {saving}，而该用能环节的能耗为 {energy}", zh::q(project));
    /// A carrier of `interactive` with nothing to count.
    NothingOfCarrier { project: String, carrier: String } =>
        format!("{} has nothing of {} to count: it states no saving of it, and neither does the calculation", en::q(project), en::q(carrier)),
        format!("{}没有可计的{}：既未写明其节约量，计算中也没有", zh::q(project), zh::q(carrier));
    /// Help: what to ask.
    AskDisplaced =>
        "ask: which energy was displaced, and is the saving electricity or heat?",
        "询问：替代的是哪种能源？所述节约量是电量还是热量？";
    /// A saving below zero.
    Negative { project: String, value: String } =>
        format!("{} saves {value}: more is used than before", en::q(project)),
        format!("{}的节能量为 {value}：用能多于改造前", zh::q(project));
    /// Help: before and after.
    CheckBeforeAfter =>
        "what is saved is positive; are before and after exchanged?",
        "节能为正值；改造前后的数值是否颠倒？";

    // Notes of leaves
    /// Note of a leaf: worked back.
    Inferred => "worked back from the claim: it cannot confirm it", "由声明反推：不能用于证实该声明";
    /// Note of a leaf: made up.
    MadeUp => "made up to show the calculation", "为演示计算而虚拟的数值";

    // Reports
    /// No project of this id.
    NoSuchProject { id: String } =>
        format!("the book has no project {}", en::q(id)),
        format!("账簿中没有项目{}", zh::q(id));
    /// A line under the table: projects that no sum counts.
    MadeUpLeftOut { count: usize } =>
        format!("{count} made up, marked *, and in no total"),
        format!("带 * 的 {count} 项为虚拟示例，不计入合计");
    /// An answer: enough.
    IsPossible { share: String } => format!("possible ({share} of the most)"), format!("可能（为上限的 {share}）");
    /// An answer: not enough.
    IsImpossible { share: String } => format!("not possible ({share} of the most)"), format!("不可能（为上限的 {share}）");
    /// What an answer is worth.
    ConfirmsNothing { inputs: Vec<String> } =>
        format!("{} was worked back from the claim: that a saving is possible confirms nothing.", en::list(inputs)),
        format!("{}由声明反推：“可能”并不证实该声明。", zh::list(inputs));
    /// What the bound rests on.
    MostRests { en: String, zh: String } => format!("The most: {en}."), format!("上限：{zh}。");
    /// The displaced energy is open.
    DisplacedNotStated => "Which energy was displaced is not stated: ask; do not decide.", "未写明替代的能源：应当询问，不作判断。";
}

impl AboutSaving {
    /// The sentence in both languages, for what is kept without one.
    pub fn both(&self) -> String {
        format!("{} / {}", self.text(super::Lang::En), self.text(super::Lang::Zh))
    }
}

bilingual! {
    /// Words of the report about savings.
    SavingWord;
    /// Title.
    Title: "Energy-saving projects, a year", "节能项目（年）";
    /// Column.
    Project: "project", "项目";
    /// Column.
    Carrier: "carrier", "能源品种";
    /// Column.
    Saving: "saving", "节约量";
    /// Column.
    Basis: "basis", "依据";
    /// Basis.
    Stated: "stated", "所述";
    /// Basis.
    Calculated: "calculated", "计算";
    /// Basis.
    InteractiveEffect: "interactive", "交互影响";
    /// Column.
    Effect: "effect", "边界";
    /// Effect.
    Inside: "inside", "清单内";
    /// Effect.
    Outside: "outside", "清单外";
    /// Row.
    TotalInside: "total inside the inventory", "清单内合计";
    /// Row.
    TotalOutside: "total outside the inventory", "清单外合计";
    /// Row.
    TotalEnergy: "total energy", "节能合计";
    /// Heading.
    EndUses: "Measures on one end use", "同一用能环节的措施";
    /// Column.
    EndUse: "end use", "用能环节";
    /// Column.
    Simple: "added up", "简单相加";
    /// Column.
    Combined: "together", "共同作用";
    /// Column.
    OverstatedBy: "overstated by", "高估";
    /// Heading.
    IsItPossible: "Is it possible?", "是否可能";
    /// Column.
    DisplacedEnergy: "displaced energy", "替代的能源";
    /// Column.
    NeededHeat: "needed", "所需";
    /// Column.
    MostHeat: "the most", "上限";
    /// Column.
    Answer: "answer", "回答";
    /// Displaced energy.
    DisplacedElectricity: "electricity (resistance)", "电（电阻加热）";
    /// Displaced energy.
    DisplacedFuel: "fuel (boiler)", "燃料（锅炉）";
    /// Displaced energy.
    DisplacedHeatPump: "heat pump", "热泵";
    /// An answer.
    CannotTell: "cannot tell", "无法判断";
    /// Heading.
    Steps: "On the way", "中间结果";
    /// Heading.
    PlanHeading: "Measurement and verification", "测量与验证";
    /// Label.
    MeasureLabel: "measure", "措施";
    /// Label.
    OptionLabel: "IPMVP option", "IPMVP 方案";
    /// Label.
    BoundaryLabel: "boundary", "边界";
    /// Label.
    BaselineLabel: "baseline", "基期";
    /// Label.
    ReportingLabel: "reporting period", "统计报告期";
    /// Label.
    StaticLabel: "static factors", "静态因素";
    /// Label.
    BearerLabel: "claim borne by", "节能量归属";
    /// Label.
    EstimatedLabel: "estimated parameters", "估计参数";
    /// Label.
    MeterLabel: "measured by", "计量器具";
    /// Label.
    SimulationLabel: "simulation", "模拟";
    /// Label.
    LacksLabel: "not stated, and needed by the option", "该方案所需而未写明";
    /// Heading.
    ReportedHeading: "Does what was reported follow?", "所报数值能否得出";
    /// Column.
    ReportedFigure: "reported", "所报数值";
    /// Column.
    FromProject: "the project gives", "按项目计算";
    /// Column.
    DifferenceColumn: "difference", "差异";
    /// Column.
    IfEnergy: "t CO2e if it is that energy", "若为该能源量";
    /// Column.
    IfHeat: "t CO2e if it is the heat", "若为热量";
    /// Label.
    PurposeLabel: "factors for", "因子用途";
    /// Purpose.
    ForInventory: "an inventory (average)", "清单（平均因子）";
    /// Purpose.
    ForProject: "a project (combined margin)", "减排项目（组合边际因子）";
    /// Label.
    CostLabel: "worth of the saving, a year", "年节约费用";
    /// Label.
    StatedOrCalculated: "by the calculation", "按计算";
    /// Line under the title where savings are below zero.
    SignGbt: "Sign of GB/T 28750: what is saved stands below zero.", "按 GB/T 28750 的符号：节能为负值。";
    /// Carrier.
    Water: "Water", "水";
    /// Carrier.
    Steam: "Steam", "蒸汽";
    /// Not estimated.
    NoFactor: "no factor", "无因子";
    /// Usage: the command.
    Usage: "Show the energy-saving projects: energy, standard coal, emissions, what they save together", "列出节能项目：能量、标准煤、排放量及共同作用的结果";
    /// Usage: one project.
    UsageProject: "Only this project, with its steps and its plan", "仅此项目，含中间结果和测量验证方案";
    /// Usage: the sign.
    UsageSign: "Sign of savings: positive (default) or gbt28750 (below zero)", "节能量的符号：positive（默认，正值）或 gbt28750（负值）";
}

impl SavingWord {
    /// The name of a displaced energy, by its word in a book: `electricity`, `fuel`, `heat-pump`.
    pub fn displaced(word: &str) -> SavingWord {
        match word {
            "fuel" => SavingWord::DisplacedFuel,
            "heat-pump" => SavingWord::DisplacedHeatPump,
            _ => SavingWord::DisplacedElectricity,
        }
    }
}
