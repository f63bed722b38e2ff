//! The words that classify values and documents. `build.rs` shares this file: nothing but serde is used.

/// An enum with the list of its values, by which the table of rows numbers them.
macro_rules! listed {
    ($($(#[$enum_doc:meta])* pub enum $enum:ident { $($(#[$doc:meta])* $name:ident,)* })*) => {
        $(
            $(#[$enum_doc])*
            pub enum $enum {
                $($(#[$doc])* $name,)*
            }

            impl $enum {
                /// Every one of them.
                pub const ALL: &'static [$enum] = &[$($enum::$name,)*];
            }
        )*
    };
}

listed! {
    /// What kind of value a factor is. Kinds are never mixed: an operating margin is not an average.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum FactorKind {
        /// Location-based average of a grid, as the authority publishes it: for inventories (ISO 14064-1:2018, Annex E).
        Average,
        /// National grid factor for emission trading and enterprise reporting.
        Ets,
        /// Average of a grid without market-traded non-fossil power: the nearest thing to a residual mix.
        Residual,
        /// Average of the fossil-fired power of a grid alone.
        FossilOnly,
        /// Operating margin of a grid: for projects only.
        OperatingMargin,
        /// Build margin of a grid: for projects only.
        BuildMargin,
        /// Weight of a margin in the combined margin: for projects only.
        MarginWeight,
        /// Emissions over the life cycle of electricity: for product footprints, never for scope 2.
        LifeCycle,
        /// What a supplier states for its own power or heat.
        Supplier,
        /// An estimate of authors, or of a body that is not the issuing authority: never chosen by rule.
        Academic,
        /// Default of bought heat or steam.
        Heat,
        /// Net calorific value of a fuel.
        NetCalorificValue,
        /// Carbon per unit of energy (net calorific value).
        CarbonContent,
        /// Share of the carbon that is oxidised.
        OxidationRate,
        /// Density.
        Density,
        /// Emissions of combustion per unit of energy: stationary, road or off-road.
        Combustion,
        /// Global warming potential.
        Gwp,
        /// What an amount of energy or of an energy carrier counts as standard coal, by calorific value.
        Conversion,
        /// Standard coal burnt to supply a unit of electricity: a primary equivalent that changes each year.
        PrimaryEquivalent,
        /// A target of a plan: a limit to be met, nothing measured.
        Target,
        /// A definition of a unit by a standard.
        Definition,
        /// CO2 per standard coal: a rule of thumb, never for an inventory by rule.
        StandardCoalEmission,
        /// Enthalpy of steam or water.
        Enthalpy,
        /// Share of a charge that leaks in a year.
        LeakRate,
        /// What is topped up counts as emitted.
        MassBalance,
        /// Most methane that waste water can give: Bo.
        MethaneCapacity,
        /// Share of Bo that a treatment reaches: MCF.
        MethaneCorrection,
        /// Methane or nitrous oxide per load of waste water.
        WasteWater,
        /// CO2 of a reaction, per mass of the raw material.
        Process,
        /// Emissions of a material from cradle to gate: a life-cycle value for category 4.
        Material,
        /// Emissions of moving goods or people.
        Transport,
        /// Limit of an efficiency grade of equipment, at one rated point.
        EquipmentGrade,
    }

    /// How well a value is confirmed.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
    pub enum Grade {
        /// Two independent transcriptions agree.
        A,
        /// One.
        B,
    }

    /// What weight a document has.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Deserialize, serde::Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Standing {
        /// A notice, guideline or standard of the body that sets the value.
        #[default]
        Official,
        /// A paper, a database or another body's table.
        Estimate,
        /// Use without a document behind it: shown, never chosen by rule.
        Practice,
    }

    /// Which calorific value an energy is meant by.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Basis {
        /// Lower heating value: water leaves as steam.
        Net,
        /// Higher heating value: water leaves as liquid.
        Gross,
    }
}

impl FactorKind {
    /// How near a value of this kind stands to what an inventory may use: official averages first, papers last.
    pub const fn rank(self) -> u8 {
        match self {
            FactorKind::Average => 0,
            FactorKind::Ets => 1,
            FactorKind::Residual => 2,
            FactorKind::FossilOnly => 3,
            FactorKind::OperatingMargin => 4,
            FactorKind::BuildMargin | FactorKind::MarginWeight => 5,
            FactorKind::LifeCycle => 7,
            FactorKind::Academic => 8,
            FactorKind::Target | FactorKind::StandardCoalEmission => 9,
            _ => 6,
        }
    }

    /// Whether it belongs to emission-reduction projects alone, and never to an inventory.
    pub const fn for_projects_only(self) -> bool {
        matches!(self, FactorKind::OperatingMargin | FactorKind::BuildMargin | FactorKind::MarginWeight)
    }
}
