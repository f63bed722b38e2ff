//! The money of projects: amounts in one currency, whole years, rates above −100 %.

use super::super::raw::{RawTable, RawText};
use super::Checker;
use crate::finding::{AboutMoney, AboutSaving, Code, Finding, Located, Message};
use crate::inventory::share_of_one;
use crate::quantity::{Amount, Base, Currency, Exact, Quantity, Rounding, Unit};
use crate::saving::{MOST_YEARS, Money, SavingFactor};

/// Calendar years that a book may name.
const CALENDAR: std::ops::RangeInclusive<i16> = 1900..=2200;

/// A key of one amount with its example.
const AMOUNTS: [(&str, &str); 4] =
    [("capex", "120 万元"), ("opex", "2 万元"), ("salvage", "5000 元"), ("cost-saving", "37.5 万元")];

impl Checker<'_> {
    pub(super) fn money(&mut self, table: &RawTable) -> Option<Money> {
        let [capex, opex, salvage, cost_saving] = AMOUNTS.map(|(key, example)| {
            self.optional(table, key, |checker, text| checker.amount(text, key, example, key == "salvage"))
        });
        let lifetime = self.optional(table, "lifetime", Checker::lifetime);
        let rates = ["discount-rate", "finance-rate", "reinvestment-rate", "price-growth"];
        let [discount_rate, finance_rate, reinvestment_rate, price_growth] =
            rates.map(|key| self.optional(table, key, |checker, text| checker.rate(text, key)));
        let degradation = self.optional(table, "degradation", |checker, text| {
            checker.share_of(text, "degradation").map(|(share, _)| share)
        });
        let prices = [("energy-price", "元/kWh"), ("carbon-price", "元/tCO2e")];
        let [energy_price, carbon_price] =
            prices.map(|(key, example)| self.optional(table, key, |checker, text| checker.price(text, key, example)));
        let cash_savings = self.cash_savings(table, lifetime.as_ref().and_then(Option::as_ref));
        let years = ["outlay-year", "base-year"]
            .map(|key| self.optional(table, key, |checker, text| checker.calendar_year(text, key)));
        let is_told = self.one_way_of_saving(table);
        let money = Money {
            capex: capex?,
            opex: opex?,
            lifetime: lifetime?,
            discount_rate: discount_rate?,
            finance_rate: finance_rate?,
            reinvestment_rate: reinvestment_rate?,
            energy_price: energy_price?,
            cost_saving: cost_saving?,
            cash_savings: cash_savings?,
            price_growth: price_growth?,
            degradation: degradation?,
            salvage: salvage?,
            years_from_base: self.years_from_base(table, years)?,
            carbon_price: carbon_price?,
        };
        (self.one_currency(table, &money) && is_told).then_some(money)
    }

    /// An amount of money, one value; only what may be paid or received is below zero.
    pub(super) fn amount(
        &mut self,
        text: &RawText,
        key: &str,
        example: &str,
        is_signed: bool,
    ) -> Option<Located<Quantity>> {
        let quantity = match is_signed {
            true => self.quantity(text)?,
            false => self.counted(text, key, example)?,
        };
        if !matches!(quantity.value.amount(), Amount::One(_)) {
            self.refuse(Code::BadRange, text, Message::RangeNotAllowed { key: key.into() }, Message::OneValue);
            return None;
        }
        if currency(quantity.value.unit()).is_none() {
            let unit = quantity.value.unit().text().to_owned();
            let message = match unit.is_empty() {
                true => Message::UnitMissing { key: key.into() },
                false => AboutMoney::NotMoney { key: key.into(), unit }.into(),
            };
            let example = format!("{key} = \"{example}\"");
            self.refuse(Code::UnitMismatch, text, message, AboutMoney::WriteMoney { example }.into());
            return None;
        }
        Some(quantity)
    }

    /// Money per unit.
    pub(super) fn price(&mut self, text: &RawText, key: &str, example: &str) -> Option<Located<Quantity>> {
        let quantity = self.counted(text, key, example)?;
        if price_currency(quantity.value.unit()).is_none() {
            let unit = quantity.value.unit().text().to_owned();
            let message = AboutMoney::NotAPrice { key: key.into(), unit };
            let example = format!("{key} = \"1 {example}\"");
            self.refuse(Code::UnitMismatch, text, message.into(), AboutMoney::WriteMoney { example }.into());
            return None;
        }
        Some(quantity)
    }

    /// Whole years.
    pub(super) fn lifetime(&mut self, text: &RawText) -> Option<Located<u16>> {
        let quantity = self.counted(text, "lifetime", "年")?;
        let years = Unit::parse("a").ok().and_then(|year| quantity.value.unit().convertible(&year));
        let years = years.and_then(|ratio| Some(&quantity.value.amount().one()?.exact() * &ratio));
        let whole = years.and_then(|years| (1..=MOST_YEARS).find(|whole| Exact::from(i32::from(*whole)) == years));
        if whole.is_none() {
            let message = AboutMoney::NotYears { text: text.text.trim().into(), most: MOST_YEARS };
            let help = Message::WriteLike { example: "lifetime = \"10 年\"".into() };
            self.refuse(Code::BadMoney, text, message.into(), help);
        }
        whole.map(|whole| Located::new(whole, text.place))
    }

    /// A rate of a year above −100 %.
    pub(super) fn rate(&mut self, text: &RawText, key: &str) -> Option<Located<Quantity>> {
        let quantity = self.quantity(text)?;
        let (key, shown) = (key.to_owned(), text.text.trim().to_owned());
        let help = AboutMoney::WriteRate { key: key.clone() };
        let message = match share_of_one(&quantity.value) {
            None => AboutMoney::NotARate { key, text: shown },
            Some(rate) if rate <= -&Exact::ONE => AboutMoney::RateTooLow { key, text: shown },
            // 8 for 8 %: a rate above 100 % has to be written as one.
            Some(rate) if quantity.value.unit().is_none() && rate > Exact::ONE => {
                let percent = (&rate * &Exact::from(100)).to_decimal_string(0, Rounding::HalfEven);
                AboutMoney::RateInPercent { key, text: shown, percent }
            }
            Some(_) => return Some(quantity),
        };
        self.refuse(Code::BadMoney, text, message.into(), help.into());
        None
    }

    fn calendar_year(&mut self, text: &RawText, key: &str) -> Option<i16> {
        let year = text.text.trim().parse::<i16>().ok().filter(|year| CALENDAR.contains(year));
        if year.is_none() {
            let message = AboutMoney::NotACalendarYear { key: key.into(), text: text.text.trim().into() };
            let help = Message::WriteLike { example: format!("{key} = 2024") };
            self.refuse(Code::BadMoney, text, message.into(), help);
        }
        year
    }

    /// How many years the investment lies after the base year, which is nothing without the year of the investment.
    fn years_from_base(&mut self, table: &RawTable, [outlay, base]: [Option<Option<i16>>; 2]) -> Option<i16> {
        match (outlay?, base?) {
            (Some(outlay), Some(base)) => Some(outlay - base),
            (None, Some(_)) => {
                let message = Message::KeyNeeds { key: "base-year".into(), needs: "outlay-year".into() };
                let help = Message::AddLine { line: "outlay-year = 2024".into() };
                let place = table.entry("base-year").map_or(table.place, |entry| entry.key_place);
                self.lacks(Finding::new(Code::MissingKey, message).help(help), place);
                None
            }
            (_, None) => Some(0),
        }
    }

    /// Money saved year by year, as many years as the plant lasts.
    fn cash_savings(&mut self, table: &RawTable, lifetime: Option<&Located<u16>>) -> Option<Vec<Located<Quantity>>> {
        let Some(entry) = table.entry("cash-savings") else { return Some(Vec::new()) };
        let texts = table.texts("cash-savings");
        let listed = texts.len();
        let wrong = match lifetime {
            _ if listed == 0 || listed > usize::from(MOST_YEARS) => {
                Some(AboutMoney::ListLength { listed, most: MOST_YEARS })
            }
            Some(lifetime) if usize::from(lifetime.value) != listed => {
                Some(AboutMoney::ListedYears { listed, lifetime: lifetime.value })
            }
            _ => None,
        };
        if let Some(message) = wrong {
            let finding = Finding::new(Code::BadMoney, message).at(entry.key_place);
            let finding = lifetime.map(|lifetime| lifetime.place).into_iter().fold(finding, Finding::at);
            self.lacks(finding.help(AboutMoney::ListEveryYear), entry.key_place);
            return None;
        }
        let read: Vec<_> = texts.iter().map(|text| self.amount(text, "cash-savings", "4.1 万元", true)).collect();
        read.into_iter().collect()
    }

    /// Money saved is told in one way.
    fn one_way_of_saving(&mut self, table: &RawTable) -> bool {
        let pairs =
            [("cash-savings", "cost-saving"), ("cash-savings", "price-growth"), ("cost-saving", "energy-price")];
        let mut sound = true;
        for (first, second) in pairs {
            if let (Some(one), Some(other)) = (table.entry(first), table.entry(second)) {
                let message = Message::ConflictingKeys { first: first.into(), second: second.into() };
                let finding = Finding::new(Code::ConflictingKeys, message).at(other.key_place);
                let finding = finding.at_with(one.key_place, Message::AlsoGiven { key: first.into() });
                self.report(finding.help(AboutMoney::OneWayOfSaving));
                sound = false;
            }
        }
        sound
    }

    /// All money of a project is in one currency.
    fn one_currency(&mut self, table: &RawTable, money: &Money) -> bool {
        let amounts = [&money.capex, &money.opex, &money.salvage, &money.cost_saving].into_iter().flatten();
        let amounts = amounts.chain(&money.cash_savings).map(|of| (currency(of.value.unit()), of.place));
        let prices = [&money.energy_price, &money.carbon_price].into_iter().flatten();
        let prices = prices.map(|of| (price_currency(of.value.unit()), of.place));
        let mut found = amounts.chain(prices).filter_map(|(currency, place)| Some((currency?, place)));
        let Some((first, at)) = found.next() else { return true };
        let Some((second, place)) = found.find(|(currency, _)| *currency != first) else { return true };
        let project = table.text("id").map(|id| id.text.clone()).unwrap_or_default();
        let message = AboutMoney::MixedCurrencies { project, first: first.code().into(), second: second.code().into() };
        let finding = Finding::new(Code::UnitMismatch, message).at(place).at(at);
        self.report(finding.help(AboutMoney::OneCurrency));
        false
    }

    /// Emissions as stated: CO2e, or a mass of a gas.
    pub(super) fn emissions_saving(&mut self, text: &RawText) -> Option<Located<Quantity>> {
        let negative = |quantity: &Quantity| quantity.amount().one().is_some_and(|one| one.exact().is_negative());
        if Quantity::parse(&text.text).is_ok_and(|quantity| negative(&quantity)) {
            let message = Message::NegativeNotAllowed { key: "emissions-saving".into() };
            let finding = Finding::new(Code::NegativeNotAllowed, message).at(text.place);
            self.report(finding.help(AboutSaving::SavedIsPositive));
            return None;
        }
        self.emissions(text)
    }

    /// Emissions come from a factor or are stated.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn one_way_of_emissions(
        &mut self,
        table: &RawTable,
        factor: Option<Option<SavingFactor>>,
        stated: Option<Option<Located<Quantity>>>,
    ) -> Option<Option<SavingFactor>> {
        let other = ["factor", "margin"].into_iter().find_map(|key| Some((key, table.entry(key)?)));
        if let (Some(stated), Some((key, entry))) = (table.entry("emissions-saving"), other) {
            let message = Message::ConflictingKeys { first: key.into(), second: "emissions-saving".into() };
            let finding = Finding::new(Code::ConflictingKeys, message).at(stated.key_place);
            let finding = finding.at_with(entry.key_place, Message::AlsoGiven { key: key.into() });
            self.report(finding.help(AboutMoney::OneWayOfEmissions));
            return None;
        }
        match (factor?, stated?) {
            (_, Some(stated)) => Some(Some(SavingFactor::Stated(stated))),
            (factor, None) => Some(factor),
        }
    }
}

/// The currency of an amount.
pub(super) fn currency(unit: &Unit) -> Option<Currency> {
    match unit.dimension().terms() {
        [(Base::Money(currency), 1)] => Some(*currency),
        _ => None,
    }
}

/// The currency of a price: of what stands over the line.
fn price_currency(unit: &Unit) -> Option<Currency> {
    let under = unit.denominator();
    (!under.is_none()).then(|| currency(&unit.mul(&under)?))?
}
