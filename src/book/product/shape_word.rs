//! The shapes of values, in words.

use super::super::keys::Shape;
use crate::finding::BookWord;

/// What a shape is called and how a value of it is written.
pub(super) const fn words(shape: Shape) -> (BookWord, BookWord) {
    use BookWord as B;
    match shape {
        Shape::Text => (B::Text, B::TextForm),
        Shape::Id => (B::Id, B::IdForm),
        Shape::Reference(_) => (B::Reference, B::ReferenceForm),
        Shape::Words(_) => (B::Word, B::WordForm),
        Shape::Date => (B::Date, B::DateForm),
        Shape::Quantity => (B::Quantity, B::QuantityForm),
        Shape::Range => (B::Range, B::RangeForm),
        Shape::Expression => (B::Expression, B::ExpressionForm),
        Shape::FactorId => (B::FactorId, B::FactorIdForm),
        Shape::Category => (B::Category, B::CategoryForm),
        Shape::Region => (B::Region, B::RegionForm),
        Shape::Citation => (B::Citation, B::CitationForm),
        Shape::Uncertainty => (B::Uncertainty, B::UncertaintyForm),
        Shape::Table(_) => (B::Table, B::TableForm),
        Shape::Quantities(_) => (B::Quantities, B::QuantitiesForm),
        Shape::Texts => (B::Texts, B::TextsForm),
        Shape::Tables(_) => (B::Tables, B::TablesForm),
        Shape::Flag => (B::Flag, B::FlagForm),
        Shape::Rows => (B::Rows, B::RowsForm),
    }
}
