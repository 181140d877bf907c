// The language in force, and elements made without ever reading markup: every text goes in as text.
const WORDS = JSON.parse(document.getElementById("words").textContent);
const state = { lang: "zh", theme: "light" };

const say = (label) => (label !== null && typeof label === "object" ? label[state.lang] : String(label));
const word = (name) => say(WORDS[name]);
const named = (name) => (Object.hasOwn(WORDS.names, name) ? say(WORDS.names[name]) : name);

function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function button(label, press, pressed = null) {
  const made = element("button", { type: "button", "aria-pressed": pressed }, label);
  made.onclick = press;
  return made;
}

// One box beside the pointer tells the values under it.
const tip = element("div", { id: "tip", hidden: "" });

function tell(event, lines) {
  tip.replaceChildren(...lines.map((line) => (line instanceof Node ? line : element("div", {}, line))));
  tip.hidden = false;
  const right = event.clientX + 16 + tip.offsetWidth > innerWidth;
  const below = event.clientY + 16 + tip.offsetHeight > innerHeight;
  tip.style.left = `${Math.max(4, event.clientX + (right ? -16 - tip.offsetWidth : 16))}px`;
  tip.style.top = `${Math.max(4, event.clientY + (below ? -16 - tip.offsetHeight : 16))}px`;
}

const untell = () => (tip.hidden = true);

function tells(target, lines) {
  target.onpointermove = target.onpointerdown = (event) => tell(event, lines(event));
  target.onpointerleave = untell;
  return target;
}

// Colours of values in [0, 1]: dark blue to yellow, through equal steps of lightness.
const SHADES = [[48, 18, 84], [52, 79, 138], [38, 130, 142], [69, 180, 112], [176, 218, 68], [253, 231, 76]];
const TWO_SIDES = [[116, 168, 219], [188, 213, 236], [248, 248, 245], [248, 208, 182], [238, 140, 98]];

function shade(share, stops = SHADES) {
  if (!isFinite(share)) return [128, 128, 128];
  const at = Math.min(1, Math.max(0, share)) * (stops.length - 1), i = Math.min(stops.length - 2, Math.floor(at));
  return stops[i].map((low, k) => Math.round(low + (stops[i + 1][k] - low) * (at - i)));
}

const css = (rgb) => `rgb(${rgb.join(" ")})`;
