//! What there is to say of computed amounts, balances of energy, contractual instruments and cogeneration.

use super::{en, zh};

messages! {
    /// A sentence about computed amounts and about energy.
    AboutEnergy;

    // Amounts that are computed
    /// An amount came out below zero; the value with its unit.
    NegativeAmount { address: String, value: String } =>
        format!("{} comes to {value}, and an amount is never less than zero", en::q(address)),
        format!("{}的计算结果为 {value}，而数量不能为负", zh::q(address));
    /// Help: where a negative mass balance comes from.
    CheckMassBalance =>
        "check the terms of the mass balance: a purchase, an opening stock or a return is missing, or a term has the wrong sign",
        "请检查质量平衡各项：可能遗漏了购入、期初库存或退回，或某项正负号有误";
    /// A formula with `?`.
    NoUnknownInFormula =>
        "a formula gives an amount and cannot ask for one: `?` belongs in a claim",
        "公式用于得出数量，不能含有“?”；“?”只用于声明";
    /// Help: state the value.
    StateTheValue =>
        "give the value a name in `given`",
        "请在 given 中写明该值";
    /// Help: what a formula can name.
    FiguresInReach =>
        "a formula may name amounts of activities, `activity/ID/amount`, and terms of balances, `balance/ID/TERM`; totals and claims are computed after it",
        "公式可引用活动的数量 activity/标识/amount 和平衡的项 balance/标识/项；合计和声明在其后计算";
    /// Help: the amount is stated or computed, not both; and its uncertainty.
    UncertaintyOfInputs =>
        "a computed amount has the uncertainty of its inputs; remove one of the two",
        "计算得出的数量，其不确定性来自各输入值；请删去其中一项";

    // Balances
    /// A computed term came out below zero.
    NegativeTerm { balance: String, term: &'static str, value: String } =>
        format!("the balance {} gives {} as {value}, and no term is less than zero", en::q(balance), en::q(term)),
        format!("平衡{}得出的{}为 {value}，而各项均不能为负", zh::q(balance), zh::q(term));
    /// Help: where that comes from.
    CheckBalance =>
        "a term of the other side is too large or left out",
        "等式另一侧有某项偏大，或有遗漏";
    /// Every term is there and the two sides differ; values with units.
    DoesNotFoot { balance: String, into: String, out: String, difference: String } =>
        format!("the balance {} does not foot: {into} in, {out} out, a difference of {difference}", en::q(balance)),
        format!("平衡{}不平：收入 {into}，支出 {out}，相差 {difference}", zh::q(balance));
    /// Fact: what rounding allows.
    AtLeast { value: String } =>
        format!("rounding of the printed figures leaves at least {value} unexplained"),
        format!("即使计入修约，仍有至少 {value} 无法解释");
    /// Help: what to look for.
    FindTheDifference =>
        "look for a meter, a stock or a period that the two sides do not share, or for losses that are left out",
        "请核对两侧的计量点、库存或起止时间是否一致，以及是否遗漏了损失";
    /// More than one term is missing.
    BalanceOpen { balance: String, missing: Vec<String> } =>
        format!("the balance {} cannot be closed: {} are not stated", en::q(balance), en::list(missing)),
        format!("平衡{}无法闭合：未说明{}", zh::q(balance), zh::list(missing));
    /// Help: what would close it.
    CloseBalance { all_but_one: String } =>
        format!("state all of them but one, or say which do not occur: not-occurring = [{all_but_one}]"),
        format!("请写明其中除一项以外的各项，或写明不发生的项：not-occurring = [{all_but_one}]");
    /// A term that a balance of this carrier does not have.
    NoSuchTerm { term: &'static str, carrier: String } =>
        format!("a balance of {} has no term {}", en::q(carrier), en::q(term)),
        format!("{}的平衡没有{}这一项", zh::q(carrier), zh::q(term));
    /// Help: the terms there are.
    TermsAre { terms: Vec<String> } =>
        format!("its terms are {}", en::list(terms)),
        format!("可用的项：{}", zh::list(terms));
    /// A term that does not occur and has a value.
    TermOccurs { term: String } =>
        format!("{} is said not to occur, and has a value", en::q(term)),
        format!("{}已写明不发生，却又给出了数值", zh::q(term));
    /// Help: one of the two.
    RemoveTermOrMark { term: String } =>
        format!("take {} out of `not-occurring`, or remove its value", en::q(term)),
        format!("请将{}从 not-occurring 中去掉，或删除其数值", zh::q(term));
    /// More for the plant's own use than was consumed.
    StationServiceTooLarge { balance: String, own: String, consumed: String } =>
        format!("the balance {}: the plant's own use is {own}, more than the {consumed} consumed, of which it is a part", en::q(balance)),
        format!("平衡{}：厂用电为 {own}，大于消费量 {consumed}，而厂用电只是消费量的一部分", zh::q(balance));
    /// Help: make it part.
    IncludeStationService =>
        "add the plant's own use to `consumed`",
        "请将厂用电计入 consumed（消费量）";

    // Contractual instruments
    /// It fails a criterion and is not counted.
    NotCounted { id: String } =>
        format!("the instrument {} is shown and not counted in the market-based figure", en::q(id)),
        format!("合同工具{}仅列示，不计入基于市场的结果", zh::q(id));
    /// Fact: no generator.
    NoGenerator =>
        "attributes: the book does not say which generator it comes from (`generator`)",
        "属性：未写明发电设施（generator）";
    /// Fact: not exclusive.
    NotExclusive =>
        "sole claim: the book does not say that nobody else claims the same energy (`exclusive = true`)",
        "唯一声明：未写明同一电量没有他人主张（exclusive = true）";
    /// Fact: not tracked.
    NoRegistry =>
        "tracking: no registry is named (`registry`)",
        "追踪：未写明登记系统（registry）";
    /// Fact: not retired.
    NotCancelled =>
        "retirement: no date of cancellation (`cancelled`)",
        "注销：未写明注销日期（cancelled）";
    /// Fact: vintage not stated.
    NoVintage =>
        "period: when the energy was generated is not stated (`vintage-from`, `vintage-to`)",
        "期间：未写明电量的生产时间（vintage-from、vintage-to）";
    /// Fact: generated at another time.
    OtherVintage { from: String, to: String, period: String } =>
        format!("period: generated from {from} to {to}, which is not within the period {}", en::q(period)),
        format!("期间：电量生产于 {from} 至 {to}，不在报告期{}之内", zh::q(period));
    /// Fact: the place of the generator or of the facility is not stated.
    NoMarket =>
        "market: the region of the generator or of the facility is not stated (`region`)",
        "市场：未写明发电设施或用电设施所在地区（region）";
    /// Fact: another country.
    OtherMarket { generator: String, facility: String } =>
        format!("market: generated in {generator}, used in {facility}"),
        format!("市场：发电地为 {generator}，用电地为 {facility}");
    /// Help: the criteria.
    MeetCriteria =>
        "state what is true of it; what fails a criterion of ISO 14064-1:2018, Annex E, stays beside the inventory",
        "请如实写明；不符合 ISO 14064-1:2018 附录 E 任一准则的，只在清单之外列示";
    /// More cancelled than consumed.
    Surplus { cancelled: String, consumed: String, facility: Option<String>, period: String } =>
        match facility {
            Some(facility) => format!("{cancelled} are cancelled for {} in {}, where {consumed} are bought: the surplus is not counted", en::q(facility), en::q(period)),
            None => format!("{cancelled} are cancelled in {}, where {consumed} are bought: the surplus is not counted", en::q(period)),
        },
        match facility {
            Some(facility) => format!("{}在{}已注销 {cancelled}，而外购电量为 {consumed}：超出部分不计入", zh::q(facility), zh::q(period)),
            None => format!("{}内已注销 {cancelled}，而外购电量为 {consumed}：超出部分不计入", zh::q(period)),
        };
    /// Help: where a surplus may belong.
    NameFacility =>
        "an instrument covers imported electricity (category 2.1) of its own facility and period; name the facility it is for",
        "合同工具只能覆盖其所属设施、所属报告期的外购电力（类别 2.1）；请写明所属设施";
    /// The fallback was not declared.
    FallbackAssumed =>
        "electricity that no instrument covers is counted at the location-based factor, for want of a declared fallback",
        "未写明缺省因子，未被合同工具覆盖的电量按基于位置的因子计算";
    /// Help: declare it.
    DeclareFallback =>
        "declare it under [inventory]: market-fallback = \"residual\" (average without green power that is traded), or \"location\"",
        "请在 [inventory] 中写明：market-fallback = \"residual\"（扣除市场化交易的非化石电量后的因子）或 \"location\"（基于位置）";
    /// A factor of an instrument that is not emissions by energy.
    NotPerEnergy { unit: String } =>
        format!("an instrument needs emissions by energy, not {}", en::q(unit)),
        format!("合同工具的因子应为单位电量的排放量，而不是{}", zh::q(unit));
    /// An amount that is no energy.
    NotEnergy { key: &'static str, unit: String } =>
        format!("{} must be an energy, not {}", en::q(key), en::q(unit)),
        format!("{}应为能量，而不是{}", zh::q(key), zh::q(unit));
    /// Quantities of a balance that measure different things.
    NotOfTheBalance { term: &'static str, unit: String, first: String } =>
        format!("{} is in {}, which does not add to {}", en::q(term), en::q(unit), en::q(first)),
        format!("{}的单位为{}，不能与{}相加", zh::q(term), zh::q(unit), zh::q(first));

    // Cogeneration
    /// One activity shared out twice.
    AllocatedTwice { activity: String } =>
        format!("the emissions of {} are shared out twice", en::q(activity)),
        format!("{}的排放被分摊了两次", zh::q(activity));
    /// Help: once.
    AllocateOnce =>
        "an activity belongs to one cogeneration plant; split it where it feeds two",
        "每项活动只能归入一个热电联产机组；如供给两个机组，请拆分";
    /// A method lacks its parameter.
    MethodNeeds { method: &'static str, key: &'static str } =>
        format!("the method {} needs {}", en::q(method), en::q(key)),
        format!("方法{}需要{}", zh::q(method), zh::q(key));
    /// A parameter of another method.
    MethodHasNo { method: &'static str, key: &'static str } =>
        format!("the method {} does not use {}", en::q(method), en::q(key)),
        format!("方法{}不使用{}", zh::q(method), zh::q(key));
    /// A parameter beyond what is possible.
    NotAnEfficiency { key: &'static str } =>
        format!("{} must be more than 0 and at most 100 %", en::q(key)),
        format!("{}应大于 0 且不超过 100 %", zh::q(key));
    /// No temperature.
    NotATemperature { key: &'static str } =>
        format!("{} must be a temperature above absolute zero, in °C or K", en::q(key)),
        format!("{}应为高于绝对零度的温度，单位为 °C 或 K", zh::q(key));
    /// The heat is not warmer than its surroundings.
    NoWork =>
        "the heat is not warmer than its surroundings and can do no work",
        "供热温度不高于环境温度，不具有做功能力";
    /// Neither heat nor power.
    NothingProduced { id: String } =>
        format!("{} gives neither heat nor power, so there is nothing to share its emissions between", en::q(id)),
        format!("{}既不供热也不供电，其排放无从分摊", zh::q(id));
}

bilingual! {
    /// Words of the sections about energy in a report.
    EnergyWord;
    /// Section.
    MarketBased: "Market-based, beside the inventory", "基于市场的结果（清单之外列示）";
    /// Row.
    LocationBased: "location-based (the inventory)", "基于位置（即清单结果）";
    /// Row.
    MarketBasedShort: "market-based", "基于市场";
    /// Row.
    Category2: "Category 2", "类别 2";
    /// Row.
    TotalRow: "total", "合计";
    /// Fallback.
    FallbackResidual: "the rest at the residual factor", "其余电量：扣除市场化交易的非化石电量后的因子";
    /// Fallback.
    FallbackLocation: "the rest at the location-based factor", "其余电量：基于位置的因子";
    /// Column.
    Instrument: "instrument", "合同工具";
    /// Column.
    Kind: "kind", "类型";
    /// Column.
    Bought: "bought", "购入";
    /// Column.
    Cancelled: "cancelled", "已注销";
    /// Column.
    Used: "used", "计入";
    /// Column.
    Standing: "standing", "状态";
    /// Standing.
    Counted: "counted", "计入";
    /// Standing.
    CountedInPart: "counted in part", "部分计入";
    /// Standing.
    ShownOnly: "shown only", "仅列示";
    /// Section.
    Balances: "Energy balances", "能源收支平衡";
    /// Column.
    Balance: "balance", "平衡";
    /// Column.
    Carrier: "carrier", "能源品种";
    /// Column.
    In: "in", "收入";
    /// Column.
    Out: "out", "支出";
    /// Standing.
    Foots: "foots", "平衡";
    /// Standing.
    FootsWithinRounding: "foots within rounding", "在修约范围内平衡";
    /// Standing.
    DoesNotFoot: "does not foot", "不平";
    /// Standing, before a term.
    ComputedTerm: "computed: ", "推算：";
    /// Standing.
    Open: "open", "未闭合";
    /// Section.
    Chp: "Cogeneration: emissions shared between heat and power", "热电联产分摊";
    /// Column.
    Plant: "plant", "机组";
    /// Column.
    Method: "method", "方法";
    /// Column.
    Heat: "heat", "供热";
    /// Column.
    Power: "power", "供电";
    /// Column.
    HeatFactor: "heat factor", "供热因子";
    /// Column.
    PowerFactor: "power factor", "供电因子";
    /// Kind of instrument.
    GreenCertificate: "green certificate", "绿色电力证书";
    /// Kind of instrument.
    InternationalCertificate: "I-REC", "国际可再生能源证书";
    /// Kind of instrument.
    PowerPurchase: "power purchase agreement", "购电协议";
    /// Kind of instrument.
    SupplierProduct: "supplier product", "供应商产品";
    /// Method of sharing.
    EfficiencyMethod: "efficiency", "效率法";
    /// Method of sharing.
    EnergyContentMethod: "energy content", "能量法";
    /// Method of sharing.
    WorkMethod: "work potential", "做功能力法";
    /// Carrier.
    Electricity: "electricity", "电力";
    /// Carrier.
    HeatCarrier: "heat", "热力";
    /// Carrier.
    Steam: "steam", "蒸汽";
    /// Before the factors that only the market-based figure uses.
    MarketFactors: "Factors of the market-based figure only", "仅用于基于市场结果的因子";
    /// A note under the shares.
    ChpNote: "The shares are of the whole emissions of the activities, whatever the inventory counts of them, and add nothing to it.",
        "分摊的是所列活动的全部排放，与清单计入的比例无关，也不增加清单的数值。";
}

impl EnergyWord {
    /// The word for a kind of instrument, a method of sharing or a carrier, as a book writes it; `None` for a word of its own.
    pub fn of_book(word: &str) -> Option<EnergyWord> {
        Some(match word {
            "gec" => EnergyWord::GreenCertificate,
            "i-rec" => EnergyWord::InternationalCertificate,
            "ppa" => EnergyWord::PowerPurchase,
            "supplier" => EnergyWord::SupplierProduct,
            "efficiency" => EnergyWord::EfficiencyMethod,
            "energy-content" => EnergyWord::EnergyContentMethod,
            "work" => EnergyWord::WorkMethod,
            "electricity" => EnergyWord::Electricity,
            "heat" => EnergyWord::HeatCarrier,
            "steam" => EnergyWord::Steam,
            _ => return None,
        })
    }
}
