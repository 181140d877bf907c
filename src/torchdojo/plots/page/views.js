// One function per kind of view: (view, width, kept) -> element. `kept` outlives a redraw: what the reader has chosen.
const VIEWS = {
  Note: (view) => element("p", { class: "note" }, say(view.text)),

  Table: (view) => {
    const numeric = view.columns.map((_, j) => view.rows.every((row) => row[j] === null || typeof row[j] === "number"));
    return table(view.columns.map(say), view.rows.map((row) => row.map(cell)), numeric);
  },

  Curve: (view, width, kept) => {
    const series = Object.entries(view.series).map(([name, [x, y]], k) => ({ name, x, y, ...looks(k) }));
    kept.log ??= view.log_y;
    return element("div", {}, logSwitch(kept, series), chart(width, 320, { series, x: view.x, y: view.y, log: kept.log }),
      legend(series), ...broken(series));
  },

  Line: (view, width) => {
    const across = widened(scaleOver(view.x_data) ?? { low: 0, high: 1 }, 0.1), x = [across.low, across.high];
    const equation = `y = ${short(view.w)}x ${view.b < 0 ? "−" : "+"} ${short(Math.abs(view.b))}`;
    const series = [
      { name: equation, x, y: x.map((v) => view.w * v + view.b), kind: "line", hue: 0 },
      { name: WORDS.data, x: view.x_data, y: view.y_data, kind: "dots", hue: 1 },
    ];
    return element("div", {}, chart(width, 320, { series, x: "x", y: "y", room: 0.03 }), legend(series));
  },

  Surface: (view, width, kept) => {
    const sorted = view.z.flat().filter(isFinite).sort((a, b) => a - b);
    if (!sorted.length) return element("p", { class: "quiet" }, word("nothing"));
    const rank = (v) => below(sorted, v) / sorted.length; // equal shares of the grid in each colour
    const [low, i, j] = lowest(view.z);
    const paths = Object.entries(view.paths).map(([name, [x, y]], k) => ({ name, x, y, hue: 10 + (k % 4), kind: "walk" }));
    const how = {
      z: view.z, paths, colour: (v) => shade(1 - rank(v)),
      levels: [0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92].map((share) => sorted[Math.floor(share * sorted.length)]),
      points: [{ x: view.x[j], y: view.y[i], r: 6, mark: "lowest", hue: 0 }],
      told: (x, y, z) => [`${say(view.x_label)} ${short(x)}`, `${say(view.y_label)} ${short(y)}`, `${say(view.z_label)} ${short(z)}`],
    };
    kept.turn ??= { round: -0.7, tilt: 0.6 };
    const press = button(word(kept.solid ? "above" : "solid"), () => { kept.solid = !kept.solid; kept.redraw(); });
    const lowestIs = `${word("lowest")} ${say(view.z_label)} = ${short(low)}  (${say(view.x_label)} = ${short(view.x[j])}, ${say(view.y_label)} = ${short(view.y[i])})`;
    return element("div", {}, element("div", { class: "tools" }, press),
      kept.solid ? solid(width, view, how, kept.turn) : heat(width, view, how), element("p", { class: "quiet" }, lowestIs), legend(paths));
  },

  Boundary: (view, width) => {
    if (!view.p.length) return element("p", { class: "quiet" }, word("nothing"));
    const classes = [...new Set(view.points.map((p) => p[2]))].sort();
    return element("div", {}, heat(width, view, {
      z: view.p, colour: (p) => shade(p, TWO_SIDES), levels: [0.5],
      points: view.points.map(([x, y, label]) => ({ x, y, r: 4, mark: "dot", hue: label === 1 ? 0 : label === 0 ? 1 : label % 6 })),
      told: (x, y, p) => [`${say(view.x_label)} ${short(x)}, ${say(view.y_label)} ${short(y)}`, `${word("probability")} ${short(p)}`],
    }), legend(classes.map((c) => ({ name: `${word("class")} ${c}`, kind: "dots", hue: c === 1 ? 0 : c === 0 ? 1 : c % 6 }))));
  },

  Confusion: (view) => {
    const sums = view.counts.map((row) => row.reduce((a, b) => a + b, 0)), names = view.classes.map(say);
    const rows = view.counts.map((row, i) => [names[i], ...row, sums[i] ? `${short((100 * row[i]) / sums[i], 3)} %` : "–"]);
    const scroller = table([word("truth"), ...names, word("right")], rows, [false, ...names.map(() => true), true]);
    const made = scroller.firstChild;
    made.classList.add("confusion");
    if (Math.max(...names.map((n) => n.length)) > 4) made.classList.add("tall");
    view.counts.forEach((row, i) => row.forEach((count, j) => {
      const box = made.querySelector("tbody").rows[i].cells[j + 1], share = sums[i] ? count / sums[i] : 0;
      box.style.setProperty("--share", `${Math.round(100 * (i === j ? share : Math.min(1, 4 * share)))}%`);
      box.classList.add(i === j ? "good" : "bad");
      tells(box, () => [`${names[i]} → ${names[j]}`, `${count} / ${sums[i]}  (${short(100 * share, 3)} %)`]);
    }));
    return scroller;
  },

  Images: (view) => element("div", { class: "images" }, ...view.images.map((image, k) => {
    const pixels = Uint8Array.from(atob(image.pixels), (c) => c.charCodeAt(0));
    const grey = painted(image.width, image.height, (i, j) => Array(3).fill(pixels[i * image.width + j]));
    const picture = element("img", { src: grey, alt: "", width: Math.max(64, Math.min(112, 4 * image.width)) });
    tells(picture, (event) => {
      const j = Math.min(image.width - 1, Math.max(0, Math.floor((event.offsetX / picture.clientWidth) * image.width)));
      const i = Math.min(image.height - 1, Math.max(0, Math.floor((event.offsetY / picture.clientHeight) * image.height)));
      return [`[${i}, ${j}]  ${short(pixels[i * image.width + j] / 255, 3)}`];
    });
    return element("figure", {}, picture, element("figcaption", {}, say(view.captions[k] ?? "")));
  })),

  GradientNorms: (view, width, kept) => {
    const series = Object.entries(view.series).map(([name, y], k) => ({ name, x: y.map((_, i) => i + 1), y, ...looks(k) }));
    kept.log ??= wantsLog(series.flatMap((s) => s.y).filter((v) => v !== 0));
    return element("div", {}, logSwitch(kept, series), chart(width, 280, { series, x: WORDS.layer, y: WORDS.norm, log: kept.log }), legend(series));
  },
};

// Six colours, then the same ones dashed.
const looks = (k) => ({ hue: k % 6, kind: k % 12 < 6 ? "line" : "dashed" });

const cell = (value) =>
  value === null ? "–" : typeof value === "boolean" ? word(value ? "yes" : "no") : typeof value === "number" ? short(value) : say(value);

function table(heads, rows, numeric) {
  const row = (cells, kind) => element("tr", {}, ...cells.map((c, j) => element(kind, { class: numeric[j] ? "number" : null }, String(c))));
  const head = heads.some(Boolean) ? element("thead", {}, row(heads, "th")) : null;
  return element("div", { class: "wide" }, element("table", {}, head, element("tbody", {}, ...rows.map((r) => row(r, "td")))));
}

function below(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}

function lowest(grid) {
  let found = [Infinity, 0, 0];
  grid.forEach((row, i) => row.forEach((v, j) => { if (v < found[0]) found = [v, i, j]; }));
  return found;
}

function wantsLog(values) {
  const shown = values.filter(isFinite);
  return shown.length > 0 && Math.min(...shown) > 0 && Math.log10(Math.max(...shown) / Math.min(...shown)) >= 3;
}

function logSwitch(kept, series) {
  if (!series.some((s) => s.y.some((v) => v > 0)) || series.some((s) => s.y.some((v) => v < 0))) return null;
  const press = button(word("log"), () => { kept.log = !kept.log; kept.redraw(); }, kept.log);
  return element("div", { class: "tools" }, press);
}

function broken(series) {
  const gone = series.map((s) => ({ s, i: s.y.findIndex((v) => !isFinite(v)) })).filter(({ i }) => i >= 0);
  return gone.map(({ s, i }) => element("p", { class: "alarm" }, `${named(say(s.name))}: ${short(s.y[i])} · ${short(s.x[i])}`));
}
