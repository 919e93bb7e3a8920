// The look that the page around may choose: these few values, each in this one spelling, nothing
// else. A pair of colours that cannot be read on each other (WCAG 2.2, 1.4.3) is not taken.
const COLOUR = /^#[0-9a-f]{6}$/i;
const SIZES = { radius: [0, 32], "font-size": [14, 20] }; // px
const PAIRS = { fill: "on-fill", deep: "on-deep" };
const READABLE = 4.5;
const root = document.documentElement;

/** brand: {fill, on-fill, deep, on-deep, radius, font-size, scheme}, all optional strings. */
export function wear(brand) {
  if (typeof brand !== "object" || brand === null) return;
  for (const [ground, ink] of Object.entries(PAIRS)) dress(ground, colour(brand[ground]), colour(brand[ink]));
  const radius = size(brand, "radius");
  if (radius !== null) {
    set("--radius-xl", `${radius}px`);
    set("--radius-l", `${radius * 0.75}px`);
    set("--radius-m", `${Math.min(radius, 10)}px`);
  }
  const font = size(brand, "font-size");
  if (font !== null) root.style.fontSize = `${font}px`;
  if (["light", "dark"].includes(brand.scheme) && !root.dataset.theme) root.dataset.theme = brand.scheme;
}

function dress(ground, paint, given) {
  const ink = given ?? "#ffffff";
  if (!paint || contrast(paint, ink) < READABLE) return;
  set(`--${ground}`, paint);
  set(`--on-${ground}`, ink);
  set(`--${ground}-hover`, `color-mix(in srgb, ${paint} 88%, #000000)`);
  if (ground === "deep") return set("--on-deep-soft", ink);
  set("--fill-press", `color-mix(in srgb, ${paint} 78%, #000000)`);
  set("--soft", `color-mix(in srgb, ${paint} 12%, var(--surface))`);
  set("--on-soft", "var(--ink)");
  for (const name of ["--accent", "--accent-strong"]) set(name, asInk(name, paint));
  return undefined;
}

// As ink on our own grounds, by day and by night: only where it can be read there.
function asInk(name, paint) {
  const [day, night] = both(name);
  const [light, dark] = both("--hover");
  const by = (ground, ours) => (contrast(paint, ground) >= READABLE ? paint : ours);
  return `light-dark(${by(light, day)}, ${by(dark, night)})`;
}

const ours = new Map(); // as tokens.css has them
function both(name) {
  if (!ours.has(name)) ours.set(name, getComputedStyle(root).getPropertyValue(name).match(/#[0-9a-f]{6}/gi));
  return ours.get(name);
}

function set(name, value) {
  root.style.setProperty(name, value);
}

function colour(value) {
  return typeof value === "string" && COLOUR.test(value) ? value.toLowerCase() : null;
}

function size(brand, name) {
  const found = /^(\d{1,2})px$/.exec(typeof brand[name] === "string" ? brand[name] : "");
  const [least, most] = SIZES[name];
  return found && found[1] >= least && found[1] <= most ? Number(found[1]) : null;
}

function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
