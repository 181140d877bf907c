// Curves over two axes. A series is {name, x, y, kind: "line" | "faint" | "dashed" | "dots", hue}.
const LEFT = 58, BOTTOM = 40, TOP = 24, RIGHT = 14;

function chart(width, height, { series, x, y, log = false, marks = [], room = 0, percent = false }) {
  let across = scaleOver(series.flatMap((s) => s.x)), up = scaleOver(series.flatMap((s) => s.y), log);
  if (!across || !up) return element("p", { class: "quiet" }, word("nothing"));
  across.whole = series.every((s) => s.x.every(Number.isInteger)); // steps, epochs: none between two of them
  if (room) [across, up] = [widened(across, room), widened(up, log ? 0 : room)];
  const right = width - RIGHT, foot = height - BOTTOM;
  const atX = (v) => LEFT + place(across, v) * (right - LEFT), atY = (v) => foot - place(up, v) * (foot - TOP);
  const write = percent ? (v) => `${short(100 * v)} %` : short;
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", class: "chart" });
  picture.append(...axes({ across, up, right, foot, atX, atY, x, y: log ? `${say(y)} · ${word("log")}` : say(y), percent }));
  for (const s of series) picture.append(...drawn(s, atX, atY));
  for (const mark of marks) picture.append(...marked(atX(mark.x), foot, right, say(mark.says)));
  const cross = svg("g", { class: "cross", visibility: "hidden" });
  const field = svg("rect", { x: LEFT, y: 0, width: right - LEFT, height: foot, class: "field" });
  picture.append(cross, field);
  const follow = (event) => {
    const share = (event.clientX - field.getBoundingClientRect().left) / field.getBoundingClientRect().width;
    const near = series.map((s) => ({ s, i: nearest(s.x, across.low + share * (across.high - across.low)) }));
    const best = closest(near, across.low + share * (across.high - across.low));
    if (best === null) return;
    const told = near.filter(({ s, i }) => i >= 0 && (s.kind !== "dots" || s.x[i] === best));
    cross.replaceChildren(svg("line", { x1: atX(best), x2: atX(best), y1: TOP, y2: foot }));
    for (const { s, i } of told)
      if (isFinite(atY(s.y[i]))) cross.append(svg("circle", { cx: atX(s.x[i]), cy: atY(s.y[i]), r: 3.5, class: `hue${s.hue}` }));
    cross.setAttribute("visibility", "visible");
    tell(event, [`${say(x)} ${short(best, 8)}`, ...told.map(({ s, i }) => key(s, `${named(say(s.name))}  ${write(s.y[i])}`))]);
  };
  field.onpointermove = field.onpointerdown = follow;
  field.onpointerleave = () => { cross.setAttribute("visibility", "hidden"); untell(); };
  return picture;
}

function axes({ across, up, right, foot, atX, atY, x, y, percent }) {
  const columns = ticks(across, Math.max(2, Math.floor((right - LEFT) / 64))), rows = ticks(up, Math.max(2, Math.floor(foot / 42)));
  const lines = [], words = labels(columns), beside = percent ? rows.map((v) => `${short(100 * v)} %`) : labels(rows);
  rows.forEach((v, i) => lines.push(
    svg("line", { x1: LEFT, x2: right, y1: atY(v), y2: atY(v), class: "grid" }),
    svg("text", { x: LEFT - 8, y: atY(v) + 4, "text-anchor": "end" }, beside[i]),
  ));
  columns.forEach((v, i) => lines.push(
    svg("line", { x1: atX(v), x2: atX(v), y1: TOP, y2: foot, class: "grid" }),
    svg("text", { x: atX(v), y: foot + 17, "text-anchor": "middle" }, words[i]),
  ));
  lines.push(svg("text", { x: right, y: foot + 34, "text-anchor": "end", class: "axis" }, say(x)));
  lines.push(svg("text", { x: LEFT - 8, y: TOP - 11, class: "axis" }, y));
  return lines;
}

function drawn({ x, y, kind, hue }, atX, atY) {
  if (kind === "dots") return points(x, y, atX, atY, hue, 4.5);
  let path = "", gap = true;
  for (let i = 0; i < x.length; i++) {
    const px = atX(x[i]), py = atY(y[i]);
    if (isFinite(px) && isFinite(py)) path += `${gap ? "M" : "L"}${px.toFixed(1)} ${py.toFixed(1)}`;
    gap = !isFinite(px) || !isFinite(py);
  }
  const line = svg("path", { d: path, class: `line ${kind} hue${hue}` });
  return x.length <= 30 && kind !== "dashed" ? [line, ...points(x, y, atX, atY, hue, 2.5)] : [line];
}

function points(x, y, atX, atY, hue, r) {
  const there = x.map((_, i) => i).filter((i) => isFinite(atX(x[i])) && isFinite(atY(y[i])));
  return there.map((i) => svg("circle", { cx: atX(x[i]), cy: atY(y[i]), r, class: `dot hue${hue}` }));
}

function marked(at, foot, right, says) {
  const left = at > right - 180;
  return [
    svg("line", { x1: at, x2: at, y1: TOP, y2: foot, class: "mark" }),
    svg("text", { x: at + (left ? -6 : 6), y: TOP + 12, "text-anchor": left ? "end" : "start", class: "mark" }, says),
  ];
}

const nearest = (x, value) =>
  x.reduce((best, v, i) => (best < 0 || Math.abs(v - value) < Math.abs(x[best] - value) ? i : best), -1);

function closest(near, value) {
  let best = null;
  for (const { s, i } of near)
    if (i >= 0 && (best === null || Math.abs(s.x[i] - value) < Math.abs(best - value))) best = s.x[i];
  return best;
}

function key(s, says) {
  const swatch = s.kind === "dots" ? "dot" : `line ${s.kind}`;
  const sample = svg("svg", { width: 22, height: 10 });
  sample.append(s.kind === "dots" ? svg("circle", { cx: 11, cy: 5, r: 4, class: `${swatch} hue${s.hue}` })
    : svg("path", { d: "M1 5H21", class: `${swatch} hue${s.hue}` }));
  return element("span", { class: "key" }, sample, says);
}

const legend = (series) => element("div", { class: "legend" }, ...series.map((s) => key(s, named(say(s.name)))));
