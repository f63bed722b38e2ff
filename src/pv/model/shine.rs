//! Light on the plane of an array: beam by its angle, sky by its model, ground by albedo, and what the cover lets in.

use super::block::{Light, Span};
use super::incidence::{Glass, Incidence, Pores, ashrae, coated};
use super::lanes::widest;
use super::plant::{Array, Ground, Orientation, Plant};
use super::sky::{Domes, Sky};
use super::tracker::{Prepared, Rows};
use super::transposition::Plane;

/// How an array stands, with what does not change from row to row.
pub(super) enum Standing {
    Fixed(Plane),
    AmongRows(Plane, Rows),
    Tracking(Prepared),
    TwoAxes,
}

impl Standing {
    pub(super) fn of(array: &Array) -> Self {
        match (array.orientation, array.row_shading) {
            (Orientation::Fixed { tilt, azimuth }, None) => Self::Fixed(Plane::new(tilt, azimuth)),
            (Orientation::Fixed { tilt, azimuth }, Some(coverage)) => {
                let rows = Rows::new(tilt, azimuth, coverage);
                Self::AmongRows(Plane::new(tilt, azimuth).among_rows(coverage), rows)
            }
            (Orientation::Tracking(tracker), shading) => Self::Tracking(tracker.prepared(shading)),
            (Orientation::TwoAxes, _) => Self::TwoAxes,
        }
    }
}

/// A sky and what a plant asks of it: what is computed once for all of its arrays.
pub(super) struct Lamp<'a> {
    pub(super) sky: &'a Sky,
    pub(super) plant: &'a Plant,
    pub(super) domes: &'a Domes,
    /// What the cells are warmer by for each W/m², at the rows with light.
    pub(super) rises: &'a [f64],
}

impl Lamp<'_> {
    /// Light on an array in the rows of a span.
    pub(super) fn shine(&self, standing: &Standing, span: Span, light: &mut Light) {
        widest(
            #[inline(always)]
            || self.stand(standing, span, light),
        );
    }

    #[inline(always)]
    fn stand(&self, standing: &Standing, span: Span, light: &mut Light) {
        let (sun, from) = (&self.sky.sun, span.from);
        match standing {
            Standing::Fixed(plane) => self.through(|_| (*plane, 1.0), span, light),
            Standing::AmongRows(plane, rows) => {
                let sunlit = |i: usize| rows.sunlit(sun.east[from + i], sun.north[from + i], sun.up[from + i]);
                self.through(|i| (*plane, sunlit(i)), span, light);
            }
            Standing::Tracking(tracker) => {
                let turned = |i: usize| tracker.plane(sun.east[i], sun.north[i], sun.up[i], sun.apparent_zenith[i]);
                self.through(|i| turned(from + i), span, light);
            }
            Standing::TwoAxes => {
                let turned = |i: usize| match sun.up[i] {
                    up if up > 0.0 => (Plane::of_normal(sun.east[i], sun.north[i], up), 1.0),
                    _ => (Plane::of_normal(0.0, 0.0, 1.0), 1.0),
                };
                self.through(|i| turned(from + i), span, light);
            }
        }
    }

    /// With a plane given with its part in the sun.
    #[inline(always)]
    fn through(&self, plane: impl Fn(usize) -> (Plane, f64), span: Span, light: &mut Light) {
        match self.plant.incidence {
            Incidence::None => self.fall(plane, |_| 1.0, span, light),
            Incidence::Physical { index, extinction, thickness, layer: None } => {
                let glass = Glass::new(index, extinction * thickness);
                if glass.is_thin() {
                    self.fall(plane, |cos| glass.thin_modifier(cos), span, light);
                } else {
                    self.fall(plane, |cos| glass.thick_modifier(cos), span, light);
                }
            }
            Incidence::Physical { index, extinction, thickness, layer: Some(layer) } => {
                self.fall(plane, |cos| coated(cos, index, extinction * thickness, layer), span, light);
            }
            Incidence::Ashrae { b } => self.fall(plane, |cos| ashrae(cos, b), span, light),
            Incidence::MartinRuiz { a } => {
                let pores = Pores::new(a);
                self.fall(plane, |cos| pores.modifier(cos), span, light);
            }
        }
    }

    #[inline(always)]
    fn fall(
        &self,
        plane: impl Fn(usize) -> (Plane, f64),
        modifier: impl Fn(f64) -> f64,
        span: Span,
        light: &mut Light,
    ) {
        let Span { from, rows, .. } = span;
        let cut = |column| -> &[f64] { part(column, from, rows) };
        let (sky, domes) = (self.sky, self.domes);
        let ground = match self.plant.ground {
            Ground::Global => cut(&sky.ghi),
            Ground::Components => cut(&sky.components),
        };
        let (east, north, up, dni) = (cut(&sky.sun.east), cut(&sky.sun.north), cut(&sky.sun.up), cut(&sky.dni));
        let (poa, effective) = (&mut light.poa[..rows], &mut light.effective[..rows]);
        match (&domes.whole, &sky.albedo) {
            // Without a branch in it: most plants go this way.
            (None, None) => {
                let (all_over, around, along) = (cut(&domes.isotropic), cut(&domes.circumsolar), cut(&domes.horizon));
                for i in 0..rows {
                    let (plane, sunlit) = plane(i);
                    let cos = plane.cos_incidence(east[i], north[i], up[i]);
                    let sky = all_over[i] * plane.sky_view + around[i] * cos * sunlit + along[i] * plane.sin_tilt;
                    let diffuse = sky.max(0.0) + ground[i] * (self.plant.albedo * plane.ground_view);
                    let beam = dni[i] * cos * sunlit;
                    poa[i] = beam + diffuse;
                    effective[i] = beam * modifier(cos) + diffuse;
                }
            }
            (whole, albedo) => {
                for i in 0..rows {
                    let (plane, sunlit) = plane(i);
                    let cos = plane.cos_incidence(east[i], north[i], up[i]);
                    let dome = whole.as_ref().map_or_else(|| domes.plain(from + i), |whole| whole[from + i]);
                    let own = albedo.as_ref().map(|a| a[from + i]).filter(|a| !a.is_nan());
                    let albedo = own.unwrap_or(self.plant.albedo);
                    let diffuse = dome.on(&plane, cos, sunlit) + ground[i] * albedo * plane.ground_view;
                    let beam = dni[i] * cos * sunlit;
                    poa[i] = beam + diffuse;
                    effective[i] = beam * modifier(cos) + diffuse;
                }
            }
        }
    }
}

fn part(column: &[f64], from: usize, rows: usize) -> &[f64] {
    &column[from..from + rows]
}
