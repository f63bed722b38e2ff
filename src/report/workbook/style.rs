//! How a workbook looks: one dark band at the head, tinted inputs, thin rules.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The band at the head of a sheet, and titles.
pub(super) const DEEP: u32 = 0x0024_423F;
/// Lines under it, quieter.
const DEEP_TEXT: u32 = 0x00CF_DEDA;
/// Column heads.
const HEAD: u32 = 0x00E4_ECE9;
/// Rules between rows.
const RULE: u32 = 0x00DA_E1DF;
/// Text that matters less.
const QUIET: u32 = 0x0060_6F6B;
/// Cells that may be changed.
const INPUT: u32 = 0x00FF_F7DF;
const INPUT_TEXT: u32 = 0x001F_4E79;
/// Cells without a value.
const OPEN: u32 = 0x00F3_E8EC;
/// Colours of charts and tabs, muted.
pub(super) const SERIES: [u32; 8] =
    [0x002F_6B66, 0x00C2_8840, 0x006C_8EBF, 0x00A3_5D5D, 0x0089_A66B, 0x0078_6899, 0x009A_A5A1, 0x00D1_B36A];

/// What a cell is, for its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Text or number like any other.
    Plain,
    /// What can be copied: an address, a place.
    Code,
    /// A remark, an intermediate step.
    Quiet,
    /// A figure of the accounts.
    Figure,
    /// A total.
    Total,
    /// A value that may be changed.
    Input,
    /// A cell without a value.
    Open,
    /// A word that tells how something stands.
    Mark,
}

pub(super) fn color(value: u32) -> Color {
    Color::RGB(value)
}

/// The title in the band.
pub(super) fn title() -> Format {
    band().set_bold().set_font_size(15).set_font_color(Color::White)
}

/// What stands below it in the band.
pub(super) fn lead() -> Format {
    band().set_font_color(color(DEEP_TEXT))
}

fn band() -> Format {
    Format::new().set_background_color(color(DEEP)).set_align(FormatAlign::VerticalCenter).set_indent(1)
}

/// The head of a column.
pub(super) fn head(is_number: bool) -> Format {
    let plain = if is_number { to_the_right(Format::new()) } else { Format::new().set_align(FormatAlign::Left) };
    plain
        .set_bold()
        .set_font_color(color(DEEP))
        .set_background_color(color(HEAD))
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(color(DEEP))
}

/// As numbers stand: at the right, apart from the unit beside them.
pub(super) fn to_the_right(format: Format) -> Format {
    format.set_align(FormatAlign::Right).set_indent(1)
}

/// A heading within a sheet.
pub(super) fn heading() -> Format {
    Format::new().set_bold().set_font_size(12).set_font_color(color(DEEP))
}

/// A cell by its role.
pub(super) fn cell(role: Role) -> Format {
    let plain = Format::new()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Hair)
        .set_border_bottom_color(color(RULE));
    match role {
        Role::Plain => plain,
        Role::Code | Role::Quiet => plain.set_font_color(color(QUIET)),
        Role::Figure => plain.set_bold(),
        Role::Total => plain
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(color(DEEP))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(color(DEEP)),
        Role::Input => plain.set_background_color(color(INPUT)).set_font_color(color(INPUT_TEXT)).set_unlocked(),
        Role::Open => plain.set_background_color(color(OPEN)).set_unlocked(),
        Role::Mark => plain.set_bold().set_align(FormatAlign::Center),
    }
}

/// What agrees or holds.
pub(super) fn good() -> Format {
    Format::new().set_font_color(color(0x001E_6B3A)).set_background_color(color(0x00E3_F1E6))
}

/// What does not.
pub(super) fn bad() -> Format {
    Format::new().set_font_color(color(0x009B_2C1F)).set_background_color(color(0x00FB_E4E1))
}

/// What cannot be told.
pub(super) fn open() -> Format {
    Format::new().set_font_color(color(0x006B_5A1E)).set_background_color(color(0x00FB_F3D9))
}
