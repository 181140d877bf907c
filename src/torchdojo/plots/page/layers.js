// What a layer computes, spelled out: the convolution under the pointer, the graph with its values and gradients.
VIEWS.Kernel = (view) => {
  const how = slides(view), grids = [["input", view.input], ["kernel", view.kernel], ["output", view.output]];
  const tables = grids.map(([, grid]) => element("table", { class: "grid" }, ...grid.map((row) => element("tr", {}, ...row.map((v) => element("td", {}, short(v, 3)))))));
  const sum = element("p", { class: "sum" }, word(how ? "pointHere" : "sizes"));
  const light = (on) => tables.forEach((t) => t.querySelectorAll(".lit").forEach((td) => td.classList.toggle("lit", on)));
  if (how)
    view.output.forEach((row, i) => row.forEach((value, j) => {
      const box = tables[2].rows[i].cells[j];
      box.onpointerenter = box.onpointerdown = () => {
        light(false);
        box.classList.add("lit");
        const terms = [];
        view.kernel.forEach((weights, a) => weights.forEach((w, b) => {
          const p = i * how.stride + a - how.padding, q = j * how.stride + b - how.padding, under = view.input[p]?.[q];
          if (under !== undefined) tables[0].rows[p].cells[q].classList.add("lit");
          terms.push(`${short(under ?? 0, 3)}·${w < 0 ? `(${short(w, 3)})` : short(w, 3)}`);
        }));
        if (how.bias) terms.push(short(how.bias));
        sum.textContent = `${terms.join(" + ")} = ${short(value)}`;
      };
    }));
  const blocks = grids.map(([name, grid], k) => element("figure", {}, element("figcaption", {}, `${word(name)} ${grid.length}×${grid[0]?.length ?? 0}`), element("div", { class: "wide" }, tables[k])));
  return element("div", {}, element("div", { class: "kernel" }, ...blocks), sum);
};

// The stride, padding and bias with which the kernel over the input gives this output, null if there are none.
function slides({ input, kernel, output }) {
  if (!input.length || !kernel.length || !output[0]?.length) return null;
  const at = (i, j, how) => kernel.reduce((all, weights, a) => all + weights.reduce(
    (sum, w, b) => sum + w * (input[i * how.stride + a - how.padding]?.[j * how.stride + b - how.padding] ?? 0), 0), 0);
  for (let stride = 1; stride <= 4; stride++)
    for (let padding = 0; padding < kernel.length; padding++) {
      const how = { stride, padding }, bias = output[0][0] - at(0, 0, how);
      const close = (value, i, j) => Math.abs(at(i, j, how) + bias - value) <= 1e-3 * (1 + Math.abs(value));
      const size = Math.floor((input.length + 2 * padding - kernel.length) / stride) + 1;
      if (size === output.length && output.every((row, i) => row.every((value, j) => close(value, i, j))))
        return { ...how, bias: Math.abs(bias) > 1e-3 ? bias : 0 };
    }
  return null;
}

VIEWS.Graph = (view, room) => {
  const depth = depths(view.nodes), columns = [];
  for (const node of view.nodes) (columns[depth.get(node.name)] ??= []).push(node);
  const WIDE = 148, TALL = 66, ACROSS = 190, DOWN = 82, most = Math.max(0, ...columns.map((c) => c.length));
  const at = new Map();
  columns.forEach((nodes, c) => nodes.forEach((n, r) => at.set(n.name, [10 + c * ACROSS, 10 + (r + (most - nodes.length) / 2) * DOWN])));
  const width = Math.max(1, columns.length * ACROSS - ACROSS + WIDE + 20), height = Math.max(1, most * DOWN);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", class: "graph" });
  picture.setAttribute("width", Math.min(width, Math.max(room, 0.7 * width))); // a little smaller rather than cut off
  const edges = view.nodes.flatMap((n) => n.inputs.filter((i) => at.has(i)).map((from) => [from, n.name]));
  const lines = edges.map(([from, to]) => {
    const [x1, y1] = at.get(from), [x2, y2] = at.get(to), a = x1 + WIDE, bend = Math.max(30, (x2 - a) / 2);
    const from_y = y1 + TALL / 2, to_y = y2 + TALL / 2;
    return svg("g", { class: "edge" },
      svg("path", { d: `M${a} ${from_y}C${a + bend} ${from_y} ${x2 - 8 - bend} ${to_y} ${x2 - 8} ${to_y}` }),
      svg("path", { d: `M${x2} ${to_y}l-9 -4.5v9z`, class: "tip" }));
  });
  picture.append(...lines);
  for (const node of view.nodes) {
    const [x, y] = at.get(node.name), middle = x + WIDE / 2, leaf = !node.inputs.length;
    const box = svg("g", { class: leaf ? (node.gradient ? "node weight" : "node data") : "node" },
      svg("rect", { x, y, width: WIDE, height: TALL, rx: 9 }),
      svg("text", { x: middle, y: y + 20, "text-anchor": "middle", class: "name" }, cut(node.name)),
      svg("text", { x: middle, y: y + 39, "text-anchor": "middle", class: "value" }, cut(`${word("value")} ${node.value}`)),
      svg("text", { x: middle, y: y + 57, "text-anchor": "middle", class: "gradient" }, node.gradient ? cut(`${word("gradient")} ${node.gradient}`) : ""));
    tells(box, () => [node.name, `${word("value")} ${node.value}`, ...(node.gradient ? [`${word("gradient")} ${node.gradient}`] : [])]);
    box.addEventListener("pointerenter", () => edges.forEach((e, k) => lines[k].classList.toggle("lit", e.includes(node.name))));
    picture.append(box);
  }
  return element("div", { class: "wide" }, picture);
};

const cut = (text) => (text.length > 20 ? `${text.slice(0, 19)}…` : text);

// How many steps of computing a node needs; leaves stand just before the first node that uses them.
function depths(nodes) {
  const depth = new Map(nodes.map((n) => [n.name, 0]));
  for (let round = 0; round < nodes.length; round++) {
    let moved = false;
    for (const n of nodes)
      for (const i of n.inputs)
        if (depth.has(i) && depth.get(n.name) <= depth.get(i) && depth.get(i) < nodes.length) {
          depth.set(n.name, depth.get(i) + 1);
          moved = true;
        }
    if (!moved) break;
  }
  for (const n of nodes)
    if (!n.inputs.length) {
      const users = nodes.filter((u) => u.inputs.includes(n.name)).map((u) => depth.get(u.name));
      if (users.length) depth.set(n.name, Math.min(...users) - 1);
    }
  return depth;
}
