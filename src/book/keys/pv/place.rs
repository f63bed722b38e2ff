//! Where a plant stands and how: capacity, coordinates, arrays.

use crate::book::keys::{Key, Shape, key, required};

pub(super) const CAPACITY: &[Key] = &[
    key(
        "from",
        Shape::Date,
        "2021-05-01",
        "First day that it stands; the commissioning of the plant when not given.",
        "自该日起；缺省为投运日期。",
    ),
    key(
        "dc",
        Shape::Quantity,
        r#""1996.13 kW""#,
        "Capacity of the modules at standard test conditions, kWp DC.",
        "组件标称容量（标准测试条件，直流）。",
    ),
    key("ac", Shape::Quantity, r#""1600 kW""#, "Capacity of the inverters, kW AC.", "逆变器额定容量（交流）。"),
];

pub(super) const SITE: &[Key] = &[
    required(key("latitude", Shape::Quantity, "31.4", "Degrees, north positive.", "纬度（度），北纬为正。")),
    required(key("longitude", Shape::Quantity, "121.45", "Degrees, east positive.", "经度（度），东经为正。")),
    key("altitude", Shape::Quantity, "5.5", "Metres above the sea; 0 when not given.", "海拔（米）；缺省为 0。"),
    key(
        "pressure",
        Shape::Quantity,
        "101325",
        "Mean air pressure, Pa, for refraction and air mass; that of the altitude when not given.",
        "平均气压（Pa），用于大气折射和大气质量；缺省按海拔计算。",
    ),
    key(
        "temperature",
        Shape::Quantity,
        "12",
        "Mean air temperature, °C, for refraction; 12 when not given.",
        "平均气温（℃），用于大气折射；缺省为 12。",
    ),
    key(
        "delta-t",
        Shape::Quantity,
        "67",
        "Terrestrial time less universal time, seconds; 67 when not given.",
        "地球时与世界时之差（秒）；缺省为 67。",
    ),
];

const TRACKER: &[Key] = &[
    key("axis-tilt", Shape::Quantity, "0", "Tilt of the axis, degrees.", "转轴倾角（度）。"),
    key(
        "axis-azimuth",
        Shape::Quantity,
        "180",
        "Azimuth of the axis, degrees clockwise from north.",
        "转轴方位角（度，自北顺时针）。",
    ),
    key("limit", Shape::Quantity, "60", "Greatest rotation, degrees.", "最大转角（度）。"),
    key(
        "ground-cover",
        Shape::Quantity,
        "0.35",
        "Width of the modules over the distance of the rows.",
        "组件宽度与排距之比。",
    ),
    key(
        "cross-axis-tilt",
        Shape::Quantity,
        "0",
        "Tilt of the line through neighbouring axes, degrees.",
        "相邻转轴连线的倾角（度）。",
    ),
    key(
        "backtracking",
        Shape::Flag,
        "true",
        "Whether rows turn back to leave each other unshaded; true when not given.",
        "是否逆跟踪以避免相互遮挡；缺省为是。",
    ),
];

pub(super) const ARRAY: &[Key] = &[
    key(
        "share",
        Shape::Quantity,
        r#""50 %""#,
        "Share of the capacity; all when there is one array.",
        "占装机容量的比例；只有一个方阵时为全部。",
    ),
    key("tilt", Shape::Quantity, "30", "Degrees from the horizontal, 0 to 90.", "倾角（度，0 至 90）。"),
    key(
        "azimuth",
        Shape::Quantity,
        "180",
        "Degrees clockwise from north; 180 is south.",
        "方位角（度，自北顺时针，180 为正南）。",
    ),
    key(
        "tracker",
        Shape::Table(TRACKER),
        "{ axis-azimuth = 180, limit = 60, ground-cover = 0.35 }",
        "A single-axis tracker in place of tilt and azimuth.",
        "单轴跟踪（代替倾角和方位角）。",
    ),
    key(
        "row-shading",
        Shape::Quantity,
        "0.4",
        "Width of the modules over the distance of the rows, where rows shade one another.",
        "组件宽度与排距之比，用于计算前后排遮挡。",
    ),
    key("two-axis", Shape::Flag, "true", "Whether the array turns about two axes.", "是否双轴跟踪。"),
];
