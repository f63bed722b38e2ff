//! What Crossfoot has to say about the data: findings, the places they point at, and their words.
//!
//! ```text
//! Findings ── Finding* ─┬─ Code     stable word, with a page in each language
//!                       ├─ Level    error, warning, note
//!                       ├─ Message  what was found
//!                       ├─ Label*   Place + optional Message
//!                       ├─ facts    Message*
//!                       └─ help     Message*   the next step
//! ```
//! A finding is data; `report` renders it. A message is one enum with one exhaustive match per language, so that the
//! compiler finds what is not translated. What could not be *done* (a bug, a full disk) is an error, not a finding.

/// An enum of short texts, each with its English and its Chinese beside it.
macro_rules! bilingual {
    ($(#[$enum_doc:meta])* $enum:ident; $($(#[$doc:meta])* $name:ident: $en:literal, $zh:literal;)*) => {
        $(#[$enum_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $enum {
            $($(#[$doc])* $name,)*
        }

        impl $enum {
            /// Every text.
            pub const ALL: &'static [$enum] = &[$($enum::$name,)*];

            /// The text in `lang`.
            pub const fn text(self, lang: $crate::finding::Lang) -> &'static str {
                match (self, lang) {
                    $(($enum::$name, $crate::finding::Lang::En) => $en,
                      ($enum::$name, $crate::finding::Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

/// An enum of sentences with typed arguments, each with its English and its Chinese beside it: one enum for each stage that
/// has something to say. An expression in either language may use the arguments by their names.
macro_rules! messages {
    ($(#[$enum_doc:meta])* $enum:ident;
     $($(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),* $(,)? })? => $en:expr, $zh:expr;)*) => {
        $(#[$enum_doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the arguments are named by what they are; each variant says the rest")]
        pub enum $enum {
            $($(#[$doc])* $name $({ $($field: $type),* })?,)*
        }

        impl $enum {
            /// The sentence in `lang`.
            #[allow(unused_variables, reason = "a language may do without an argument")]
            pub fn text(&self, lang: $crate::finding::Lang) -> String {
                match (self, lang) {
                    $(($enum::$name $({ $($field),* })?, $crate::finding::Lang::En) => String::from($en),
                      ($enum::$name $({ $($field),* })?, $crate::finding::Lang::Zh) => String::from($zh),)*
                }
            }
        }

        impl From<$enum> for $crate::finding::Message {
            fn from(message: $enum) -> $crate::finding::Message {
                $crate::finding::Message::$enum(message)
            }
        }
    };
}

mod about_choice;
mod about_claim;
mod about_criteria;
mod about_energy;
mod about_enpi;
mod about_files;
mod about_fleet;
mod about_hypothesis;
mod about_implied;
mod about_inventory;
mod about_judgement;
mod about_library;
mod about_lock;
mod about_meter;
mod about_money;
mod about_plan;
mod about_plant;
mod about_plausibility;
mod about_pv;
mod about_ratio;
mod about_read;
mod about_register;
mod about_report;
mod about_saving;
mod about_search;
mod about_serve;
mod about_size;
mod about_table;
mod about_target;
mod about_view;
mod about_weather;
mod argument;
mod book_word;
mod boundary_word;
mod code;
mod collection;
mod en;
mod factor_usage;
mod factor_word;
mod heading;
mod judgement_word;
mod kind_text;
mod lang;
mod making_usage;
mod measure;
mod message;
mod meter_word;
mod page_word;
mod pages_en;
mod pages_zh;
mod place;
mod plan_word;
mod plant_report_word;
mod plant_word;
mod pv_word;
mod report_index;
mod report_usage;
mod report_word;
mod step;
mod target_word;
mod usage;
mod user_text;
mod words;
mod workbook_word;
mod zh;

pub use about_choice::{AboutChoice, ChoiceOutcome};
pub use about_claim::AboutClaim;
pub use about_criteria::{AboutCriteria, Against, CriteriaWord};
pub use about_energy::{AboutEnergy, EnergyWord};
pub use about_enpi::{AboutEnpi, EnpiWord};
pub use about_files::AboutFiles;
pub use about_fleet::FleetWord;
pub use about_hypothesis::{AboutHypothesis, SlipWord};
pub use about_implied::{AboutImplied, ImpliedWord};
pub use about_inventory::AboutInventory;
pub use about_judgement::AboutJudgement;
pub use about_library::AboutLibrary;
pub use about_lock::AboutLock;
pub use about_meter::AboutMeter;
pub use about_money::{AboutMoney, MoneyWord};
pub use about_plan::AboutPlan;
pub use about_plant::AboutPlant;
pub use about_plausibility::{AboutPlausibility, PlausibilityWord};
pub use about_pv::AboutPv;
pub use about_ratio::{AboutRatio, RatioWord};
pub use about_read::{AboutRead, Looks, ReadUsage};
pub use about_register::AboutRegister;
pub use about_report::AboutReport;
pub use about_saving::{AboutSaving, SavingWord};
pub use about_search::AboutSearch;
pub use about_serve::{AboutServe, ServeUsage, ServeWord};
pub use about_size::{AboutSize, SizeUsage, SizeWord};
pub use about_table::{AboutTable, TableWord};
pub use about_target::AboutTarget;
pub use about_view::{AboutView, BoundWord, ViewUsage, ViewWord};
pub use about_weather::AboutWeather;
pub use argument::{Apart, Argument, Asked, Count, Found, Syntax};
pub use book_word::BookWord;
pub use boundary_word::BoundaryWord;
pub use code::{Code, Level};
pub use collection::{Finding, Findings, Label};
pub use factor_usage::FactorUsage;
pub use factor_word::FactorWord;
pub use heading::Heading;
pub use judgement_word::JudgementWord;
pub use kind_text::{KindAlias, KindMeaning, KindName};
pub use lang::Lang;
pub use making_usage::MakingUsage;
pub use measure::Measure;
pub use message::Message;
pub use meter_word::{BandWord, MeterReportWord, MeterWord, StatisticWord};
pub use page_word::PageWord;
pub use place::{FileId, LineColumn, Located, Place, Sources};
pub use plan_word::{AboutSolution, PlanWord};
pub use plant_report_word::PlantReportWord;
pub use plant_word::PlantWord;
pub use pv_word::PvWord;
pub use report_index::{AboutIndex, IndexItem, IndexStanding};
pub use report_usage::ReportUsage;
pub use report_word::ReportWord;
pub use step::Step;
pub use target_word::TargetWord;
pub use usage::Usage;
pub use user_text::{argument, one_line, tame};
pub use words::Word;
pub use workbook_word::WorkbookWord;
