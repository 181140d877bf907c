// Values on a grid: from above with contours, paths and points, and as a surface that can be turned.
function heat(width, view, { z, colour, levels, points = [], paths = [], told }) {
  const columns = view.x.length, rows = view.y.length;
  const right = width - RIGHT, height = Math.min(460, (right - LEFT) * 0.72 + BOTTOM + TOP), foot = height - BOTTOM;
  const across = cellScale(view.x), up = cellScale(view.y);
  const atX = (v) => LEFT + place(across, v) * (right - LEFT), atY = (v) => foot - place(up, v) * (foot - TOP);
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", class: "chart" });
  const flipX = view.x[0] > view.x[columns - 1], flipY = view.y[0] > view.y[rows - 1];
  const image = painted(columns, rows, (i, j) => colour(z[flipY ? i : rows - 1 - i][flipX ? columns - 1 - j : j]));
  picture.append(svg("image", { href: image, x: LEFT, y: TOP, width: right - LEFT, height: foot - TOP, preserveAspectRatio: "none" }));
  for (const level of levels) picture.append(svg("path", { d: contour(view.x, view.y, z, level, atX, atY), class: "contour" }));
  picture.append(...axes({ across, up, right, foot, atX, atY, x: view.x_label, y: say(view.y_label) }).filter((a) => a.tagName === "text"));
  const inside = svg("svg", { x: LEFT, y: TOP, width: right - LEFT, height: foot - TOP, viewBox: `${LEFT} ${TOP} ${right - LEFT} ${foot - TOP}` });
  const walks = paths.map((path) => drawn(path, atX, atY));
  inside.append(...walks.map(([line]) => svg("path", { d: line.getAttribute("d"), class: "under" })), ...walks.flat());
  for (const p of points) inside.append(svg("circle", { cx: atX(p.x), cy: atY(p.y), r: p.r, class: `${p.mark} hue${p.hue}` }));
  const field = svg("rect", { x: LEFT, y: TOP, width: right - LEFT, height: foot - TOP, class: "field" });
  picture.append(inside, tells(field, (event) => {
    const box = field.getBoundingClientRect();
    const x = across.low + ((event.clientX - box.left) / box.width) * (across.high - across.low);
    const y = up.high - ((event.clientY - box.top) / box.height) * (up.high - up.low);
    const j = nearest(view.x, x), i = nearest(view.y, y);
    return told(view.x[j], view.y[i], z[i][j]);
  }));
  return picture;
}

// Half a cell of room at either end: a value stands in the middle of its cell.
function cellScale(values) {
  const scale = scaleOver(values);
  return values.length > 1 ? widened(scale, 0.5 / (values.length - 1)) : scale;
}

function painted(columns, rows, colour) {
  const canvas = element("canvas", { width: columns, height: rows }), brush = canvas.getContext("2d");
  const pixels = brush.createImageData(Math.max(1, columns), Math.max(1, rows));
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) pixels.data.set([...colour(i, j), 255], 4 * (i * columns + j));
  brush.putImageData(pixels, 0, 0);
  return canvas.toDataURL();
}

// Marching squares: where each small square of the grid is crossed by the level.
function contour(x, y, z, level, atX, atY) {
  let path = "";
  for (let i = 0; i + 1 < y.length; i++)
    for (let j = 0; j + 1 < x.length; j++) {
      const corners = [[i, j], [i, j + 1], [i + 1, j + 1], [i + 1, j]], cuts = [];
      corners.forEach(([a, b], k) => {
        const [c, d] = corners[(k + 1) % 4], one = z[a][b], two = z[c][d];
        if (one < level === two < level || !isFinite(one + two)) return;
        const t = (level - one) / (two - one);
        cuts.push(`${atX(x[b] + (x[d] - x[b]) * t).toFixed(1)} ${atY(y[a] + (y[c] - y[a]) * t).toFixed(1)}`);
      });
      for (let k = 0; k + 1 < cuts.length; k += 2) path += `M${cuts[k]}L${cuts[k + 1]}`;
    }
  return path;
}

// The surface in space, painted from the back to the front; dragging turns it.
function solid(width, view, { z, colour, paths }, turn) {
  const height = Math.min(460, width * 0.66), rows = view.y.length, columns = view.x.length;
  const sharp = devicePixelRatio || 1, canvas = element("canvas", { width: width * sharp, height: height * sharp, class: "solid" });
  canvas.style.width = `${width}px`;
  const brush = canvas.getContext("2d"), up = scaleOver(z.flat()), across = scaleOver(view.x), along = scaleOver(view.y);
  brush.scale(sharp, sharp);
  const project = (u, v, h) => {
    const a = (u - 0.5) * Math.cos(turn.round) - (v - 0.5) * Math.sin(turn.round);
    const deep = (u - 0.5) * Math.sin(turn.round) + (v - 0.5) * Math.cos(turn.round);
    const tall = (h - 0.4) * 0.62;
    return [width / 2 + a * width * 0.62, height * 0.52 - deep * height * 0.8 * Math.sin(turn.tilt) - tall * height * Math.cos(turn.tilt), deep];
  };
  const corner = (i, j) => project(place(across, view.x[j]), place(along, view.y[i]), place(up, z[i][j]));
  const trace = (places, close) => {
    brush.beginPath();
    places.forEach(([px, py], k) => (k ? brush.lineTo(px, py) : brush.moveTo(px, py)));
    if (close) brush.closePath();
  };
  const paint = () => {
    const pieces = [];
    for (let i = 0; i + 1 < rows; i++)
      for (let j = 0; j + 1 < columns; j++) {
        const places = [corner(i, j), corner(i, j + 1), corner(i + 1, j + 1), corner(i + 1, j)];
        if (places.every((p) => isFinite(p[1]))) pieces.push([places[0][2] + places[2][2], places, css(colour(z[i][j]))]);
      }
    brush.clearRect(0, 0, width, height);
    for (const [, places, fill] of pieces.sort((a, b) => b[0] - a[0])) {
      trace(places, true);
      brush.fillStyle = brush.strokeStyle = fill;
      brush.fill();
      brush.strokeStyle = "rgb(255 255 255 / 0.18)";
      brush.stroke();
    }
    const style = getComputedStyle(document.documentElement);
    for (const { x, y, hue } of paths) {
      const on = x.map((v, k) => project(place(across, v), place(along, y[k]), place(up, z[nearest(view.y, y[k])][nearest(view.x, v)]) + 0.01));
      trace(on.filter((p) => isFinite(p[1])), false);
      for (const [wide, colour] of [[5, "rgb(255 255 255 / 0.8)"], [2, style.getPropertyValue(`--walk${hue - 10}`)]]) {
        [brush.lineWidth, brush.strokeStyle] = [wide, colour];
        brush.stroke();
      }
      brush.lineWidth = 1;
    }
  };
  let held = null;
  canvas.onpointerdown = (event) => { held = event; canvas.setPointerCapture(event.pointerId); };
  canvas.onpointerup = () => (held = null);
  canvas.onpointermove = (event) => {
    if (!held) return;
    turn.round += (event.clientX - held.clientX) / 150;
    turn.tilt = Math.min(1.45, Math.max(0.15, turn.tilt + (event.clientY - held.clientY) / 200));
    held = event;
    paint();
  };
  paint();
  return canvas;
}
