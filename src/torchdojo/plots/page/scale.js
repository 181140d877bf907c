// Axes: where a value lies, which values stand beside the axis, how they are written. As in plots/scale.py.
const FAR = 1e300;

function scaleOver(values, log = false) {
  let low = Infinity, high = -Infinity;
  for (const v of values) {
    if (!(Math.abs(v) < FAR) || (log && v < 1 / FAR)) continue;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (low > high) return null;
  if (log) return low < high ? { low, high, log } : { low: low / 2, high: high * 2, log };
  if (high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high))) return { low, high, log };
  const room = Math.abs(low) / 10 || 1; // a constant lies in the middle
  return { low: low - room, high: high + room, log };
}

const widened = (scale, share) => {
  const room = (scale.high - scale.low) * share;
  return { ...scale, low: scale.low - room, high: scale.high + room };
};

function place(scale, value) {
  if (!isFinite(value) || (scale.log && value <= 0)) return NaN;
  const at = scale.log ? Math.log : Number;
  return (at(value) - at(scale.low)) / (at(scale.high) - at(scale.low));
}

function ticks(scale, count) {
  const inside = scale.log ? decades(scale, count) : roundSteps(scale, count);
  return inside.length > 1 ? inside : [scale.low, scale.high];
}

function roundSteps({ low, high, whole }, count) {
  const power = Math.floor(Math.log10((high - low) / count / 2));
  for (const p of [power, power + 1, power + 2])
    for (const m of [1, 2, 5]) {
      const step = Number(`${m}e${p}`);
      const first = Math.ceil(low / step - 1e-9), last = Math.floor(high / step + 1e-9);
      if (last - first < count && (step >= 1 || !whole))
        return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
    }
  return [];
}

function decades({ low, high }, count) {
  const first = Math.ceil(Math.log10(low) - 1e-9), last = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / count)), found = [];
  for (let p = Math.ceil(first / stride) * stride; p <= last; p += stride) found.push(10 ** p);
  return found;
}

function short(value, digits = 4) {
  if (value === null || !isFinite(value)) return value === null ? "–" : String(value).replace("Infinity", "∞");
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e6) return size >= 10 ** digits ? value.toFixed(0) : String(Number(value.toPrecision(digits)));
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  return `${Number(mantissa)}e${Number(exponent)}`;
}

function labels(values) {
  for (let digits = 4; digits < 17; digits++) {
    const written = values.map((v) => short(v, digits));
    if (new Set(written).size === written.length) return written;
  }
  return values.map((v) => short(v));
}
