//! Words of the report about photovoltaic plants.

bilingual! {
    /// Words of the report about photovoltaic plants.
    PvWord;
    /// Title.
    Title: "Photovoltaic plants", "光伏电站";
    /// Column.
    Plant: "plant", "电站";
    /// Column.
    Name: "name", "名称";
    /// Column.
    CapacityDc: "DC", "直流容量";
    /// Column.
    CapacityAc: "AC", "交流容量";
    /// Column.
    Area: "area", "面积";
    /// Column.
    AreaOf: "of", "口径";
    /// Of the modules.
    OfModules: "modules", "组件";
    /// Of the roof.
    OfRoof: "roof", "屋顶";
    /// Column.
    Density: "W/m²", "W/m²";
    /// Column.
    Commissioned: "commissioned", "投运日期";
    /// Line.
    MadeUp: "* made up to show the calculation", "* 为演示计算而虚拟";
    /// Heading.
    Generation: "Generation", "发电";
    /// Column.
    Period: "period", "时段";
    /// Column.
    Days: "days", "天数";
    /// Column.
    Generated: "generated, kWh", "发电量 kWh";
    /// Column.
    Yield: "kWh/kWp", "kWh/kWp";
    /// Column.
    Hours: "utilisation hours", "等效利用小时数";
    /// Column.
    CapacityFactor: "capacity factor", "容量系数";
    /// Heading.
    WhereItWent: "Where it went, kWh", "电量去向 kWh";
    /// Column.
    OwnUse: "own use", "自用";
    /// Column.
    Exported: "exported", "上网";
    /// Column.
    Losses: "losses", "损失";
    /// Column.
    StoredIn: "into storage", "储能充入";
    /// Column.
    StoredOut: "out of storage", "储能放出";
    /// Column.
    Curtailed: "curtailed", "弃光";
    /// Column.
    Outage: "outage", "故障损失";
    /// Column.
    OwnUseShare: "own-use share", "自用率";
    /// Column.
    Balance: "balance", "平衡";
    /// A balance.
    Foots: "foots", "平衡";
    /// A balance.
    WithinRounding: "within rounding", "在修约范围内";
    /// A balance.
    DoesNotFoot: "does not foot", "不平衡";
    /// A balance.
    Computed: "one term computed", "一项由计算得出";
    /// A balance.
    Open: "open", "无法平衡";
    /// A balance.
    NotStated: "not stated", "未述";
    /// Heading.
    Certificates: "Certificates, MWh", "证书 MWh";
    /// Column.
    Kind: "kind", "类型";
    /// Column.
    Opening: "opening", "期初";
    /// Column.
    Issued: "issued", "核发";
    /// Column.
    Bought: "bought", "购入";
    /// Column.
    Sold: "sold", "售出";
    /// Column.
    Cancelled: "cancelled", "注销";
    /// Column.
    Expired: "expired", "过期";
    /// Column.
    Closing: "closing", "期末";
    /// Heading.
    Modelled: "What the model expects", "模型预期";
    /// Label.
    WeatherFile: "weather", "气象数据";
    /// Label.
    ClosureRatio: "direct and diffuse over global", "直射与散射之和与总辐射之比";
    /// Column.
    MissingRows: "rows without weather", "缺测行数";
    /// Column.
    Month: "month", "月份";
    /// Column.
    Irradiation: "on the modules, kWh/m²", "组件面辐照量 kWh/m²";
    /// Column.
    CellTemperature: "cells, °C", "电池温度 °C";
    /// Column.
    Dc: "DC, kWh", "直流 kWh";
    /// Column.
    Ac: "AC, kWh", "交流 kWh";
    /// Column: W/m².
    PowerDensity: "power density", "功率密度";
    /// Column.
    GeneratedHead: "generated", "发电量";
    /// Column.
    SpecificYield: "specific yield", "单位装机发电量";
    /// Heading.
    WhereItWentHead: "Where it went", "电量去向";
    /// Heading.
    CertificatesHead: "Certificates of generation", "发电量对应的证书";
    /// Heading.
    MonthByMonth: "Generation month by month", "逐月发电量";
    /// Column.
    Measured: "measured", "实测";
    /// Column.
    Expected: "expected by the model", "模型预期";
    /// Column.
    IrradiationHead: "on the modules", "组件面辐照量";
    /// Remark.
    NoClosure: "the weather has no direct and diffuse columns to hold against the global", "气象数据没有直射与散射列，无法与总辐射核对";
    /// Row.
    Total: "total", "合计";
    /// Usage: the model.
    UsageModel: "What the models of the plants expect, month by month", "按模型逐月列出预期发电量";
    /// Usage: every row.
    UsageHours: "Every row of the models, with --format csv or json", "模型的逐时结果，与 --format csv 或 json 并用";
    /// Usage: the command.
    Usage: "Show the photovoltaic plants: generation, balances, yields, certificates", "列出光伏电站：发电量、收支平衡、利用小时数与证书";
    /// Usage: one plant.
    UsagePlant: "Only this plant", "仅此电站";
}
