//! Greenhouse gases and refrigerants by name: each is a base dimension of its own, so that no two of them ever add.

/// One gas or refrigerant blend, as an index into [`GAS_ROWS`].
///
/// Two names of one substance (HFC-134a and R-134a) are one gas; a blend (R-410A) is a gas of its own, because what it
/// is made of belongs to the factor library, not to the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gas(u8);

/// The names under which one gas is printed after a mass unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GasRow {
    /// The name used in output: `CO2`, `HFC-134a`.
    pub symbol: &'static str,
    /// Other names, English and Chinese.
    pub spellings: &'static [&'static str],
}

/// Every gas a mass can be of. Names: IPCC AR6 WG1 table 7.SM.7, refrigerant numbers: ISO 817 and GB/T 7778.
pub const GAS_ROWS: &[GasRow] = &[
    gas("CO2", &["二氧化碳", "carbon dioxide"]),
    gas("CH4", &["甲烷", "methane"]),
    gas("N2O", &["氧化亚氮", "一氧化二氮", "nitrous oxide"]),
    gas("SF6", &["六氟化硫"]),
    gas("NF3", &["三氟化氮"]),
    gas("HFC-23", &["HFC23", "R-23", "R23", "CHF3", "三氟甲烷"]),
    gas("HFC-32", &["HFC32", "R-32", "R32", "CH2F2"]),
    gas("HFC-41", &["HFC41"]),
    gas("HFC-125", &["HFC125", "R-125", "R125"]),
    gas("HFC-134", &["HFC134"]),
    gas("HFC-134a", &["HFC134a", "R-134a", "R134a", "R134A"]),
    gas("HFC-143", &["HFC143"]),
    gas("HFC-143a", &["HFC143a", "R-143a", "R143a"]),
    gas("HFC-152a", &["HFC152a", "R-152a", "R152a"]),
    gas("HFC-227ea", &["HFC227ea", "R-227ea", "FM-200", "FM200", "七氟丙烷"]),
    gas("HFC-236fa", &["HFC236fa", "R-236fa"]),
    gas("HFC-245fa", &["HFC245fa", "R-245fa"]),
    gas("HFC-365mfc", &["HFC365mfc"]),
    gas("HFC-43-10mee", &["HFC-4310mee"]),
    gas("PFC-14", &["CF4", "R-14", "四氟化碳"]),
    gas("PFC-116", &["C2F6", "R-116", "六氟乙烷"]),
    gas("PFC-218", &["C3F8", "R-218"]),
    gas("PFC-318", &["c-C4F8", "R-318"]),
    gas("PFC-3-1-10", &["C4F10"]),
    gas("PFC-5-1-14", &["C6F14"]),
    gas("SO2F2", &["硫酰氟"]),
    gas("CFC-11", &["CFC11", "R-11", "R11"]),
    gas("CFC-12", &["CFC12", "R-12", "R12"]),
    gas("HCFC-22", &["HCFC22", "R-22", "R22"]),
    gas("HCFC-123", &["HCFC123", "R-123", "R123"]),
    gas("HCFC-141b", &["HCFC141b", "R-141b", "R141b"]),
    gas("HCFC-142b", &["HCFC142b", "R-142b", "R142b"]),
    gas("HFO-1234yf", &["HFO1234yf", "R-1234yf", "R1234yf"]),
    gas("HFO-1234ze", &["HFO1234ze", "R-1234ze", "R1234ze"]),
    gas("HFO-1233zd", &["HFO1233zd", "R-1233zd", "R1233zd"]),
    gas("R-290", &["R290"]),
    gas("R-600a", &["R600a", "R600A"]),
    gas("R-717", &["R717"]),
    gas("CFC-113", &["R-113", "R113"]),
    gas("CFC-13", &["R-13", "R13"]),
    gas("CFC-114", &["R-114", "R114"]),
    gas("CFC-115", &["R-115", "R115"]),
    gas("Halon-1301", &["哈龙-1301"]),
    gas("Halon-1211", &["哈龙-1211"]),
    gas("Halon-2402", &["哈龙-2402"]),
    gas("Halon-1201", &[]),
    gas("Halon-1202", &[]),
    gas("HCFC-124", &["R-124", "R124"]),
    gas("HCFC-21", &[]),
    gas("HCFC-31", &[]),
    gas("HCFC-225ca", &[]),
    gas("HCFC-225cb", &[]),
    gas("HCFE-235da2", &[]),
    gas("HCFO-1233zd-E", &[]),
    gas("HCFO-1233zd-Z", &[]),
    gas("HFC-245ca", &[]),
    gas("HFC-152", &[]),
    gas("HFC-161", &["R-161"]),
    gas("HFC-236cb", &[]),
    gas("HFC-236ea", &[]),
    gas("HFO-1123", &[]),
    gas("HFO-1132a", &[]),
    gas("HFO-1141", &[]),
    gas("HFO-1225ye-E", &[]),
    gas("HFO-1225ye-Z", &[]),
    gas("HFO-1234ze-E", &[]),
    gas("HFO-1234ze-Z", &[]),
    gas("HFO-1243zf", &[]),
    gas("HFO-1336mzz-E", &[]),
    gas("HFO-1336mzz-Z", &[]),
    gas("HFO-1345zfc", &[]),
    gas("HFO-1438ezy-E", &[]),
    gas("HFO-1447fz", &[]),
    gas("HFE-125", &[]),
    gas("HFE-134", &[]),
    gas("HFE-143a", &[]),
    gas("HFE-245cb2", &[]),
    gas("HFE-245fa2", &[]),
    gas("HFE-254cb2", &[]),
    gas("HFE-347mcc3", &[]),
    gas("HFE-356pcc3", &[]),
    gas("HFE-227ea", &[]),
    gas("HFE-236ea2", &[]),
    gas("HFE-236fa", &[]),
    gas("HFE-245fa1", &[]),
    gas("HFE-263fb2", &[]),
    gas("HFE-329mcc2", &[]),
    gas("HFE-338mcf2", &[]),
    gas("HFE-347mcf2", &[]),
    gas("HFE-356mec3", &[]),
    gas("HFE-356pcf2", &[]),
    gas("HFE-356pcf3", &[]),
    gas("HFE-365mcf3", &[]),
    gas("HFE-374pc2", &[]),
    gas("HFE-7100", &[]),
    gas("HFE-7200", &[]),
    gas("HFE-347pcf2", &[]),
    gas("HFE-569sf2", &[]),
    gas("HFE-43-10pccc124", &[]),
    gas("HFE-236ca12", &[]),
    gas("HFE-338pcc13", &[]),
    gas("CCl4", &["CFC-10", "四氯化碳"]),
    gas("CH3CCl3", &[]),
    gas("C5F12", &["PFC-4-1-12"]),
    gas("CHCl3", &[]),
    gas("CH2Cl2", &[]),
    gas("CH3Br", &[]),
    gas("CH2Br2", &[]),
    gas("CHBrF2", &[]),
    gas("CH3Cl", &[]),
    gas("CH3OCH3", &[]),
    gas("CF3CH2OH", &[]),
    gas("CF3CF2CH2OH", &[]),
    gas("HGalden1040x", &[]),
    gas("HG10", &[]),
    gas("HG01", &[]),
    gas("CF3I", &[]),
    gas("SF5CF3", &[]),
    gas("PFPMIE", &[]),
    gas("C7F16", &[]),
    gas("C8F18", &[]),
    gas("C10F18", &[]),
    gas("c-C3F6", &[]),
    gas("HCO-1130-E", &[]),
    gas("R-170", &["R170"]),
    gas("R-600", &["R600"]),
    gas("R-601", &["R601"]),
    gas("R-601a", &["R601a"]),
    gas("R-1270", &["R1270"]),
    gas("R-E170", &["RE170"]),
    gas("R-401A", &["R401A"]),
    gas("R-402A", &["R402A"]),
    gas("R-404A", &["R404A", "R404a"]),
    gas("R-407A", &["R407A"]),
    gas("R-407C", &["R407C", "R407c"]),
    gas("R-407F", &["R407F"]),
    gas("R-408A", &["R408A"]),
    gas("R-410A", &["R410A", "R410a"]),
    gas("R-417A", &["R417A"]),
    gas("R-422D", &["R422D"]),
    gas("R-448A", &["R448A"]),
    gas("R-449A", &["R449A"]),
    gas("R-452A", &["R452A"]),
    gas("R-454B", &["R454B"]),
    gas("R-454C", &["R454C"]),
    gas("R-502", &["R502"]),
    gas("R-507A", &["R507A", "R-507", "R507"]),
    gas("R-508B", &["R508B"]),
    gas("R-513A", &["R513A"]),
];

const fn gas(symbol: &'static str, spellings: &'static [&'static str]) -> GasRow {
    GasRow { symbol, spellings }
}

impl Gas {
    /// Carbon dioxide.
    pub const CO2: Gas = Gas(0);
    /// Methane.
    pub const CH4: Gas = Gas(1);
    /// Nitrous oxide.
    pub const N2O: Gas = Gas(2);
    /// Sulphur hexafluoride.
    pub const SF6: Gas = Gas(3);
    /// Nitrogen trifluoride.
    pub const NF3: Gas = Gas(4);

    /// Every gas, in the order of [`GAS_ROWS`].
    pub fn all() -> impl Iterator<Item = Gas> {
        (0..GAS_ROWS.len()).map(|index| Gas(index as u8))
    }

    /// The gas with this exact name, symbol or other spelling.
    pub fn named(name: &str) -> Option<Gas> {
        Gas::all().find(|gas| gas.row().symbol == name || gas.row().spellings.contains(&name))
    }

    /// Its names.
    pub fn row(self) -> &'static GasRow {
        &GAS_ROWS[self.0 as usize]
    }

    /// Its name in output.
    pub fn symbol(self) -> &'static str {
        self.row().symbol
    }

    pub(super) const fn at(index: usize) -> Gas {
        assert!(index < GAS_ROWS.len());
        Gas(index as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constants_are_the_gases_they_name() {
        for (gas, name) in
            [(Gas::CO2, "CO2"), (Gas::CH4, "CH4"), (Gas::N2O, "N2O"), (Gas::SF6, "SF6"), (Gas::NF3, "NF3")]
        {
            assert_eq!(gas.symbol(), name);
            assert_eq!(Gas::named(name), Some(gas));
        }
    }
}
