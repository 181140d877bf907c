// Puts the page together. Every part is a function from the width of the page to an element, drawn again when
// the language, the theme or the width changes.
const run = JSON.parse(document.getElementById("run").textContent, (_, value) =>
  value?.kind === "number" ? Number(value.is.replace("inf", "Infinity")) : value);
const parts = [];

function part(host, draw) {
  const kept = { redraw: () => host.replaceChildren(attempt(() => draw(Math.max(260, host.clientWidth), kept))) };
  parts.push(kept.redraw);
}

// What one view cannot draw must not cost the others.
function attempt(draw) {
  try {
    return draw();
  } catch (error) {
    console.error(error);
    return element("p", { class: "alarm" }, `${word("broken")} ${error}`);
  }
}

function section(title, draw, kind = "card") {
  const head = element("h2"), body = element("div", { class: "body" });
  parts.push(() => head.replaceChildren(say(title)));
  part(body, draw);
  return element("section", { class: kind }, head, body);
}

function header() {
  const { story } = run, choose = (change) => () => { change(); redraw(); };
  const told = [
    element("span", { class: `state ${story.state}` }, say(story.stateIs)),
    element("span", {}, `${word("time")} ${clock(story.time)}`),
    story.steps ? element("span", {}, counted(story.steps, "step")) : null,
    story.epochs ? element("span", {}, counted(story.epochs, "epoch")) : null,
    element("code", {}, story.folder),
  ];
  const tools = element("div", { class: "tools" },
    button(state.lang === "zh" ? "English" : "中文", choose(() => (state.lang = state.lang === "zh" ? "en" : "zh"))),
    button(word(state.theme === "dark" ? "light" : "dark"), choose(() => (state.theme = state.theme === "dark" ? "light" : "dark"))));
  return element("div", {}, tools, element("h1", {}, say(story.title)), element("p", { class: "facts" }, ...told.filter(Boolean)),
    story.why ? element("p", { class: "alarm" }, say(story.why)) : null);
}

function result() {
  const promised = run.result.some((r) => r.about !== null);
  const heads = ["", word("thisRun"), ...(promised ? ["", word("expected")] : [])];
  const rows = run.result.map((r) => [named(r.name), amount(r.name, r.value),
    ...(promised ? (r.about === null ? ["", ""] : [r.kept ? "✓" : "✗", `${amount(r.name, r.about)} ± ${amount(r.name, r.within)}`]) : [])]);
  const made = table(heads, rows, [false, true, false, true]);
  run.result.forEach((r, i) => r.kept !== null && made.querySelector("tbody").rows[i].cells[2].classList.add(r.kept ? "kept" : "broken"));
  return made;
}

const counted = (n, what) => `${n.toLocaleString("en")} ${word(n === 1 ? `one_${what}` : `many_${what}`)}`;
const rate = (name) => /(^|_)(accuracy|baseline)$/.test(name);
const amount = (name, value) => (rate(name) && value >= 0 && value <= 1 ? `${short(100 * value)} %` : short(value, 5));
const clock = (s) => (s < 60 ? `${short(s, 3)} s` : `${Math.floor(s / 60)} min ${Math.round(s % 60)} s`);

function steps(series, width, kept) {
  kept.log ??= series.log;
  const [x, y] = series.raw, smoothed = series.smooth;
  const lines = [{ name: series.name, x, y, kind: smoothed ? "faint" : "line", hue: 0 }];
  if (smoothed) lines.push({ name: WORDS.smoothed, x: smoothed[0], y: smoothed[1], kind: "line", hue: 0 });
  const marks = series.diverged ? [{ x: series.diverged, says: WORDS.diverged }] : [];
  const drawing = chart(width, 330, { series: lines, x: WORDS.step, y: named(series.name), log: kept.log, marks });
  return element("div", {}, logSwitch(kept, lines), drawing, smoothed ? legend(lines) : null);
}

function epochs({ series, percent }, width, kept) {
  const lines = series.map((s, hue) => ({ ...s, kind: s.reference ? "dashed" : "line", hue: s.reference ? 5 : hue % 5 }));
  const tools = percent ? null : logSwitch(kept, lines);
  return element("div", {}, tools, chart(width, 280, { series: lines, x: WORDS.epoch, y: named(series[0].name), log: kept.log ?? false, percent }), legend(lines));
}

function frames(views, width, kept) {
  kept.at ??= views.length - 1;
  const drawing = element("div"), count = element("span");
  const show = () => {
    const view = views[kept.at], left_out = view.left_out ? element("p", { class: "quiet" }, say(view.left_out)) : "";
    drawing.replaceChildren(VIEWS[view.kind](view, width, kept), left_out);
    count.textContent = `${word("frame")} ${kept.at + 1} / ${views.length}`;
  };
  show();
  if (views.length === 1) return drawing;
  const slider = element("input", { type: "range", min: 0, max: views.length - 1, value: kept.at, "aria-label": word("frame") });
  slider.oninput = () => { kept.at = Number(slider.value); show(); };
  return element("div", {}, drawing, element("label", { class: "frames" }, count, slider));
}

function plain(rows, explained) {
  return () => table(["", "", ...(explained ? [""] : [])], rows.map((r) => [r.name, String(r.value), ...(explained ? [r.says ? say(r.says) : ""] : [])]), [false, false, false]);
}

function redraw() {
  document.documentElement.lang = state.lang;
  document.documentElement.dataset.theme = state.theme;
  document.title = say(run.story.title);
  untell();
  for (const draw of parts) draw();
}

function open() {
  const asked = location.hash.slice(1).split(",");
  state.lang = asked.find((a) => a === "zh" || a === "en") ?? run.lang;
  state.theme = asked.find((a) => a === "light" || a === "dark") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const top = element("header"), main = element("main");
  document.body.append(top, main, tip);
  part(top, header);
  const [first, ...afterwards] = run.epochs.charts;
  if (run.result.length) main.append(section(WORDS.result, result, first ? "card half" : "card"));
  if (first) main.append(section(afterEpoch(first), (w, kept) => epochs(first, w, kept), "card half"));
  for (const series of run.series) main.append(section(WORDS.names[series.name] ?? series.name, (w, kept) => steps(series, w, kept), series.name === "loss" ? "card" : "card half"));
  for (const group of afterwards) main.append(section(afterEpoch(group), (w, kept) => epochs(group, w, kept), "card half"));
  for (const views of run.views) main.append(section(views[0].title ?? "", (w, kept) => frames(views, w, kept), views[0].kind === "Note" ? "text" : "card"));
  if (run.epochs.rows.length) main.append(section(WORDS.everyEpoch, everyEpoch));
  main.append(section(WORDS.settings, plain(run.settings, true), "card half left"), section(WORDS.environment, plain(run.environment, false), "card half"));
  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; redraw(); } });
  redraw();
}

function afterEpoch({ series: [{ name }] }) {
  const inBoth = WORDS.names[name] ?? { en: name, zh: name };
  return { en: `${inBoth.en} ${WORDS.perEpoch.en}`, zh: `${WORDS.perEpoch.zh}${inBoth.zh}` };
}

function everyEpoch() {
  const { names, rows, left_out } = run.epochs;
  const written = rows.map(([epoch, ...values]) => [epoch, ...values.map((v, k) => amount(names[k], v))]);
  const made = table([word("epoch"), ...names.map(named)], written, [true, ...names.map(() => true)]);
  return element("details", rows.length > 12 ? {} : { open: "" }, element("summary", {}, counted(run.story.epochs, "epoch")), made, left_out ? element("p", { class: "quiet" }, say(left_out)) : null);
}

open();
