// Every text that is seen: its colour against what lies behind it. Pictures are left out; texts there may stand on bars.
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
canvas.canvas.width = canvas.canvas.height = 1;
const known = new Map();
const colour = (text) => {
  if (!known.has(text)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    known.set(text, [r, g, b, a / 255]);
  }
  return known.get(text);
};
const over = (above, below) => [0, 1, 2].map((at) => above[at] * above[3] + below[at] * (1 - above[3])).concat(1);
const behind = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const layer = colour(getComputedStyle(at).backgroundColor);
    layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reduceRight((below, above) => over(above, below), colour(getComputedStyle(document.body).backgroundColor));
};
const luminance = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((value) => value / 255).map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const pale = [], seen = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || seen.has(element) || element.closest("svg, script, style, .vh, .skip")) continue;
  seen.add(element);
  if (!element.checkVisibility()) continue;
  const style = getComputedStyle(element), back = behind(element), ink = over(colour(style.color), back);
  const [light, dark] = [luminance(ink), luminance(back)].sort((a, b) => b - a);
  const size = Number.parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const ratio = (light + 0.05) / (dark + 0.05);
  if (ratio < (isLarge ? 3 : 4.5)) pale.push(`${walker.currentNode.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
}
// The colours of pictures, on which texts stand in the colour of the paper.
const probe = document.body.appendChild(document.createElement("i"));
for (const name of ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "good", "warn", "bad", "open", "quiet", "muted", "accent"]) {
  probe.style.color = `var(--${name})`;
  const [light, dark] = [luminance(colour(getComputedStyle(probe).color)), luminance(behind(document.body))].sort((a, b) => b - a);
  if ((light + 0.05) / (dark + 0.05) < 4.5) pale.push(`--${name}`);
}
probe.remove();
return pale;
