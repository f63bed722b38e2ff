//! Classes of the drawings.

/// Classes of the drawings. Colours are custom properties of the page; what follows each of them is for a chart alone. A class of a
/// colour sets `color`, which areas fill with and lines are drawn in.
pub const STYLE: &str = "\
.cf-chart{container-type:inline-size;width:100%}\
.cf-chart>svg{display:block;width:100%;height:auto;max-width:52rem}\
.cf-chart>svg.cf-narrow{display:none;max-width:32rem}\
@container (max-width:620px){.cf-chart>svg.cf-wide{display:none}.cf-chart>svg.cf-narrow{display:block}}\
svg.cf-svg{overflow:visible;print-color-adjust:exact;-webkit-print-color-adjust:exact;font-variant-numeric:tabular-nums}\
svg.cf-svg:root{font-family:system-ui,sans-serif}\
.cf-svg text{fill:var(--ink,#1c2530);unicode-bidi:isolate}\
.cf-svg .cf-figure{font-weight:600}\
.cf-svg .cf-muted{fill:var(--muted,#5b6672)}\
.cf-svg .cf-on{fill:var(--paper,#fff)}\
.cf-svg .cf-halo{paint-order:stroke;stroke:var(--paper,#fff);stroke-width:3px;stroke-linejoin:round}\
.cf-svg .cf-part{stroke:var(--paper,#fff);stroke-width:1px}\
.cf-svg .cf-ribbon{fill-opacity:.38}\
.cf-svg .cf-ribbon:hover{fill-opacity:.6}\
.cf-svg .cf-grid{stroke:var(--line,#dde2e7);stroke-width:1px}\
.cf-svg .cf-axis{stroke:var(--muted,#5b6672);stroke-width:1px}\
.cf-svg .cf-join{stroke:var(--muted,#5b6672);stroke-width:1px;stroke-dasharray:2 2}\
.cf-svg .cf-tear{fill:none;stroke:var(--paper,#fff);stroke-width:3px}\
.cf-svg .cf-s1{color:var(--s1,#2b6592)}\
.cf-svg .cf-s2{color:var(--s2,#a5611b)}\
.cf-svg .cf-s3{color:var(--s3,#3c7a5f)}\
.cf-svg .cf-s4{color:var(--s4,#7b4f91)}\
.cf-svg .cf-s5{color:var(--s5,#b0413a)}\
.cf-svg .cf-s6{color:var(--s6,#2f7f8c)}\
.cf-svg .cf-s7{color:var(--s7,#86691c)}\
.cf-svg .cf-s8{color:var(--s8,#a04a72)}\
.cf-svg .cf-rest{color:var(--muted,#5b6672)}\
.cf-svg .cf-good{color:var(--good,#2f7d4f)}\
.cf-svg .cf-warn{color:var(--warn,#9a6b00)}\
.cf-svg .cf-bad{color:var(--bad,#b3362b)}\
.cf-svg .cf-open{color:var(--open,#3f6fa8)}\
.cf-svg .cf-quiet{color:var(--quiet,#6b7682)}\
.cf-svg .cf-fit{color:var(--ink,#1c2530)}\
.cf-svg :is(.cf-s1,.cf-s2,.cf-s3,.cf-s4,.cf-s5,.cf-s6,.cf-s7,.cf-s8,.cf-rest,.cf-good,.cf-warn,.cf-bad,.cf-open,.cf-quiet){fill:currentColor}\
.cf-svg .cf-hair{stroke:currentColor;stroke-width:1px;vector-effect:non-scaling-stroke;stroke-opacity:.6}\
.cf-svg .cf-line{fill:none;stroke:currentColor;stroke-width:2px;stroke-linejoin:round;stroke-linecap:round}\
.cf-svg .cf-thin{stroke-width:1px}\
.cf-svg .cf-dash{stroke-dasharray:6 4}\
.cf-svg .cf-dots{fill:none;stroke:currentColor;stroke-width:5px;stroke-linecap:round}\
.cf-svg .cf-few{stroke-width:3px}\
.cf-svg .cf-under{fill:none;stroke:var(--paper,#fff);stroke-width:5px;stroke-opacity:.8}\
.cf-svg .cf-gem{stroke:var(--paper,#fff);stroke-width:.75px}\
.cf-svg .cf-cross{fill:none;stroke:currentColor;stroke-width:1.5px}\
.cf-svg .cf-band{fill-opacity:.22}\
.cf-svg .cf-wedge{fill-opacity:.75;stroke:var(--paper,#fff);stroke-width:1px}\
.cf-svg .cf-back{fill:var(--paper,#fff);fill-opacity:.65;stroke:var(--muted,#5b6672);stroke-dasharray:2 2}\
.cf-svg .cf-rule{fill:none;stroke:var(--ink,#1c2530);stroke-width:1.5px;stroke-dasharray:2 4}\
.cf-svg .cf-event{stroke:var(--muted,#5b6672);stroke-width:1px;stroke-dasharray:2 3}\
.cf-svg .cf-lead{stroke:var(--muted,#5b6672);stroke-width:.75px;stroke-opacity:.6}\
.cf-svg .cf-frame{fill:none;stroke:currentColor;stroke-width:1.5px}\
";
