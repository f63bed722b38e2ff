//! The factor files that are part of the program.

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$((concat!("emission_factors/", $path), include_str!(concat!("../../emission_factors/", $path)))),*]
    };
}

/// Path and text of every file of `emission_factors/`; a test holds the list to the folder.
pub(super) const FILES: &[(&str, &str)] = files![
    "cn/baseline-grid-2019.toml",
    "cn/electricity-2021.toml",
    "cn/ets-grid-2015.toml",
    "cn/ets-grid-2021.toml",
    "cn/fuels-gbt-32151-34-2024.toml",
    "cn/grid-academic-2019.toml",
    "cn/grid-regional-2012.toml",
    "ipcc/guidelines-2006.toml",
    "ipcc/gwp-ar4.toml",
    "ipcc/gwp-ar5.toml",
    "ipcc/gwp-ar6.toml",
    "ipcc/gwp-sar.toml",
    "ipcc/gwp-tar.toml",
];
