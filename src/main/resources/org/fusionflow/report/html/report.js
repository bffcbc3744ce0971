// Shows the numbers of a figure under the pointer and at the keyboard, and zooms its plots.
(() => {
  "use strict";
  const NS = "http://www.w3.org/2000/svg";
  const FONT = '"DejaVu Sans Condensed", "DejaVu Sans", Verdana, sans-serif';
  const element = (name, attributes, parent) => {
    const made = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (parent) parent.append(made);
    return made;
  };

  // Numbers as they are read: six digits, powers of ten for very large and very small ones.
  const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
  const raised = (power) => [...String(power)].map((c) => RAISED[c]).join("");
  const minus = (text) => text.replace("-", "−");
  const number = (value) => {
    if (value === 0) return "0";
    const size = Math.abs(value);
    if (size >= 1e6 || size < 1e-4) {
      const [digits, power] = value.toExponential(5).split("e");
      return minus(digits.replace(/\.?0+$/, "")) + " × 10" + raised(Number(power));
    }
    const fixed = value.toPrecision(6);
    return minus(fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed);
  };

  // The markup of charts: _ lowers, ^ raises a character or a group; a backslash takes away a meaning.
  const marked = (markup) => {
    const all = document.createDocumentFragment();
    let plain = "";
    const flush = () => { if (plain) all.append(plain); plain = ""; };
    for (let i = 0; i < markup.length; i++) {
      const c = markup[i];
      if (c === "\\" && i + 1 < markup.length) plain += markup[++i];
      else if ((c === "_" || c === "^") && i + 1 < markup.length) {
        flush();
        const close = markup[i + 1] === "{" ? markup.indexOf("}", i) : -1;
        const letter = String.fromCodePoint(markup.codePointAt(i + 1));
        const script = document.createElement(c === "_" ? "sub" : "sup");
        script.textContent = close >= 0 ? markup.slice(i + 2, close) : letter;
        all.append(script);
        i = close >= 0 ? close : i + letter.length;
      } else plain += c;
    }
    flush();
    return all;
  };

  // Ticks of a view that goes from low to high on the scale of the axis (powers of ten if it is logarithmic): at least three.
  const ticks = (log, low, high, count) => {
    const sets = [];
    if (log && high - low > 0.7) {
      const step = Math.max(1, Math.ceil((high - low) / Math.max(3, count)));
      const tens = [];
      for (let p = Math.ceil(low - 1e-9); p <= high + 1e-9; p++) if (p % step === 0) tens.push({ at: p, ten: p });
      const between = [];
      for (let p = Math.floor(low); p <= high; p++) {
        for (const digit of [1, 2, 5]) {
          const at = p + Math.log10(digit);
          if (at >= low - 1e-9 && at <= high + 1e-9) between.push({ at, text: number(Number((digit * 10 ** p).toPrecision(6))) });
        }
      }
      sets.push(tens, between);
    }
    for (let wanted = Math.max(3, count); wanted < 9; wanted++) sets.push(even(log, log ? 10 ** low : low, log ? 10 ** high : high, wanted));
    return sets.find((set) => set.length >= 3) || sets[sets.length - 1];
  };
  const even = (log, from, to, count) => {
    const found = [];
    const rough = (to - from) / count, ten = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((f) => f * ten).find((s) => s >= rough * 0.999);
    const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    const size = Math.max(Math.abs(from), Math.abs(to));
    for (let k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
      const value = k * step;
      if (log && value <= 0) continue;
      const text = size >= 1e6 || size < 1e-4 ? number(Number(value.toPrecision(12))) : minus(value.toFixed(Math.min(decimals, 12)));
      found.push({ at: log ? Math.log10(value) : value, text });
    }
    return found;
  };

  class Plot {
    constructor(panel, data) {
      this.panel = panel;
      this.data = data;
      [this.left, this.top, this.width, this.height] = data.area;
      this.right = this.left + this.width;
      this.bottom = this.top + this.height;
      const end = (scale, value) => (scale.log ? Math.log10(value) : value);
      this.home = {
        x0: end(data.x, data.x.lower), x1: end(data.x, data.x.upper),
        y0: end(data.y, data.y.lower), y1: end(data.y, data.y.upper)
      };
      this.view = { ...this.home };
    }

    scaled(axis, value) { return this.data[axis].log ? Math.log10(value) : value; }
    px(value) { return this.left + ((this.scaled("x", value) - this.view.x0) / (this.view.x1 - this.view.x0)) * this.width; }
    py(value) { return this.bottom - ((this.scaled("y", value) - this.view.y0) / (this.view.y1 - this.view.y0)) * this.height; }
    holds(x, y, more = 0) {
      return x >= this.left - more && x <= this.right + more && y >= this.top - more && y <= this.bottom + more;
    }

    // The place of a value of a series, in the drawing; null if there is none or it is not in the view.
    place(series, i, at) {
      const known = (name) => series[name] && series[name][i] !== null && series[name][i] !== undefined;
      let x, y;
      if (series.kind === "vertical") {
        if (!known("x")) return null;
        x = this.px(series.x[i]);
        y = at ? Math.min(this.bottom, Math.max(this.top, at[1])) : (this.top + this.bottom) / 2;
      } else if (series.kind === "horizontal") {
        if (!known("y")) return null;
        x = at ? Math.min(this.right, Math.max(this.left, at[0])) : (this.left + this.right) / 2;
        y = this.py(series.y[i]);
      } else if (series.kind === "band") {
        if (!known("x") || !known("low") || !known("high")) return null;
        x = this.px(series.x[i]);
        const ends = [this.py(series.low[i]), this.py(series.high[i])];
        y = at && Math.abs(at[1] - ends[0]) < Math.abs(at[1] - ends[1]) ? ends[0] : ends[1];
      } else if (series.kind === "edge") {
        // A number that the axes cannot show is marked at the edge beyond which it lies.
        const ends = (log, value, low) => log && !(value > 0) ? low : value;
        const px = known("x") ? this.px(ends(this.data.x.log, series.x[i], this.data.x.lower)) : this.left;
        const py = known("y") ? this.py(ends(this.data.y.log, series.y[i], this.data.y.lower)) : this.bottom;
        x = Math.min(this.right, Math.max(this.left, px));
        y = Math.min(this.bottom, Math.max(this.top, py));
      } else {
        if (!known("x") || !known("y")) return null;
        x = this.px(series.x[i]);
        y = this.py(series.y[i]);
      }
      return Number.isFinite(x) && Number.isFinite(y) && this.holds(x, y, 0.6) ? [x, y] : null;
    }

    nearest(at) {
      let best = null, least = Infinity;
      this.data.series.forEach((series, s) => {
        const size = (series.x || series.y).length;
        // Of two equally near, a point is meant, not the line or the band that it stands on.
        const extra = { points: 0, cells: 0, edge: 0, line: 0.3, horizontal: 3, vertical: 3, band: 6 }[series.kind];
        for (let i = 0; i < size; i++) {
          const place = this.place(series, i, at);
          if (!place) continue;
          const distance = Math.hypot(place[0] - at[0], place[1] - at[1]) + extra;
          if (distance < least) { least = distance; best = { s, i, place }; }
        }
      });
      return best;
    }

    // The next value of a series that is in the view.
    step(current, by) {
      const series = this.data.series[current.s], size = (series.x || series.y).length;
      for (let i = current.i + by; i >= 0 && i < size; i += by) {
        const place = this.place(series, i);
        if (place && (Math.abs(place[0] - current.place[0]) > 0.5 || Math.abs(place[1] - current.place[1]) > 0.5)) return { s: current.s, i, place };
      }
      return current;
    }

    // The value of the next series that is nearest across.
    other(current, by) {
      const count = this.data.series.length;
      for (let k = 1; k <= count; k++) {
        const s = (current.s + by * k + count * k) % count, series = this.data.series[s];
        let best = null, least = Infinity;
        for (let i = 0; i < (series.x || series.y).length; i++) {
          const place = this.place(series, i, current.place);
          if (place && Math.abs(place[0] - current.place[0]) < least) { least = Math.abs(place[0] - current.place[0]); best = { s, i, place }; }
        }
        if (best) return best;
      }
      return current;
    }

    words({ s, i }) {
      const series = this.data.series[s], all = document.createDocumentFragment();
      const line = (label, ...values) => {
        const row = document.createElement("div");
        row.append(marked(label), " = ", ...values);
        all.append(row);
      };
      if (series.name && series.kind !== "cells") {
        const head = document.createElement("b");
        head.append(marked(series.name));
        all.append(head);
      }
      if (series.x && series.x[i] !== null && series.kind !== "horizontal") line(this.data.x.label || "x", number(series.x[i]));
      if (series.kind === "cells") {
        line(this.data.y.label || "y", number(series.y[i]));
        line(series.name || "value", series.value[i] === null ? "no value" : number(series.value[i]));
      } else if (series.kind === "band") line(this.data.y.label || "y", number(series.low[i]) + " to " + number(series.high[i]));
      else if (series.y && series.y[i] !== null) {
        const error = series.error && series.error[i] !== null ? " ± " + number(series.error[i]) : "";
        line(this.data.y.label || "y", number(series.y[i]) + error);
      }
      return all;
    }

    get zoomed() { return Object.keys(this.home).some((end) => Math.abs(this.view[end] - this.home[end]) > 1e-12); }

    // Sets the view, within the home view; a view narrower than a thousandth of it shows rounding only.
    look(view) {
      const fit = (from, to, low, high) => {
        const span = Math.min(high - low, Math.max(to - from, (high - low) / 1000));
        const start = Math.min(high - span, Math.max(low, (from + to - span) / 2));
        return [start, start + span];
      };
      const [x0, x1] = fit(view.x0, view.x1, this.home.x0, this.home.x1);
      const [y0, y1] = fit(view.y0, view.y1, this.home.y0, this.home.y1);
      this.view = { x0, x1, y0, y1 };
      this.draw();
    }

    reset() { this.view = { ...this.home }; this.draw(); }

    zoom(factor, at) {
      const { x0, x1, y0, y1 } = this.view;
      const fx = at ? (at[0] - this.left) / this.width : 0.5, fy = at ? (this.bottom - at[1]) / this.height : 0.5;
      const w = (x1 - x0) / factor, h = (y1 - y0) / factor;
      const x = x0 + fx * (x1 - x0 - w), y = y0 + fy * (y1 - y0 - h);
      this.look({ x0: x, x1: x + w, y0: y, y1: y + h });
    }

    zoomTo(ax, ay, bx, by) {
      const { x0, x1, y0, y1 } = this.view;
      const wide = Math.abs(bx - ax) > 8, high = Math.abs(by - ay) > 8;
      if (!wide && !high) return;
      const x = (p) => x0 + ((Math.min(this.right, Math.max(this.left, p)) - this.left) / this.width) * (x1 - x0);
      const y = (p) => y0 + ((this.bottom - Math.min(this.bottom, Math.max(this.top, p))) / this.height) * (y1 - y0);
      this.look({
        x0: wide ? x(Math.min(ax, bx)) : x0, x1: wide ? x(Math.max(ax, bx)) : x1,
        y0: high ? y(Math.max(ay, by)) : y0, y1: high ? y(Math.min(ay, by)) : y1
      });
    }

    // Sorts the elements of the drawing once: what moves with the view, what stands beside it, what is in its way.
    sort() {
      if (this.content) return;
      const svg = this.panel.svg, clip = this.panel.clip(this);
      this.content = [];
      this.hidden = [];
      const cells = this.data.series.some((series) => series.kind === "cells");
      const lines = this.data.series.filter((series) => series.kind === "line");
      const marks = this.data.series.filter((series) => series.kind === "vertical");
      const shapes = [...svg.querySelectorAll("line, path, rect, ellipse, circle, polygon, text")];
      for (const shape of shapes) {
        if (shape.closest("defs, .over, .frame")) continue;
        let unit = shape;
        while (unit.parentNode !== svg && !unit.parentNode.classList.contains("moved")) unit = unit.parentNode;
        if (this.panel.sorted.has(unit)) continue;
        const box = this.panel.box(unit), isText = shape.localName === "text";
        const middle = [box.x + box.width / 2, box.y + box.height / 2];
        const clipped = unit.closest("[clip-path]") ? this.panel.clipMiddle(unit) : null;
        const inside = clipped
          ? this.holds(...clipped)
          : this.holds(box.x, box.y, 1.5) && this.holds(box.x + box.width, box.y + box.height, 1.5);
        if (inside) {
          const style = shape.style, open = style.fill === "none" || shape.localName === "line";
          const frame = open && Math.abs(box.x - this.left) < 1.2 && Math.abs(box.x + box.width - this.right) < 1.2
            && Math.abs(box.y - this.top) < 1.2 && Math.abs(box.y + box.height - this.bottom) < 1.2 && shape.localName !== "line" && !clipped;
          if (frame) continue;
          this.panel.sorted.add(unit);
          const across = shape.localName === "line" && box.width < 1 && box.height > this.height - 2.5;
          const along = shape.localName === "line" && box.height < 1 && box.width > this.width - 2.5;
          const own = across ? marks.some((s) => Math.abs(this.px(s.x[0]) - middle[0]) < 0.8)
            : this.data.series.some((s) => s.kind === "horizontal" && Math.abs(this.py(s.y[0]) - middle[1]) < 0.8);
          if ((across || along) && !own) { this.hidden.push(unit); continue; }
          const small = box.width < 9.5 && box.height < 9.5;
          const cap = shape.localName === "line" && box.height < 1.5 && box.width < 5;
          const closed = !open || /^(ellipse|circle|rect)$/.test(shape.localName) || /z\s*$/i.test(shape.getAttribute("d") || "");
          const rigid = isText || cap || (!cells && small && closed);
          const wrap = element("g", { class: "moved", "clip-path": `url(#${clip})` });
          unit.replaceWith(wrap);
          wrap.append(unit);
          unit.removeAttribute("clip-path");
          const entry = { unit, shape, middle, rigid, transform: unit.getAttribute("transform") };
          if (!rigid) {
            entry.geometry = this.panel.geometry(shape);
            entry.series = shape.localName === "path" && open ? this.exact(lines, shape, entry.geometry) : null;
          }
          this.content.push(entry);
          continue;
        }
        const tick = shape.localName === "line" && box.width <= 6 && box.height <= 6
          && this.holds(...middle, 6) && !this.holds(...middle, -6);
        const below = isText && middle[1] > this.bottom && middle[1] < this.bottom + 16 && middle[0] > this.left - 14 && middle[0] < this.right + 16;
        const beside = isText && middle[0] < this.left && middle[0] > this.left - 42 && middle[1] > this.top - 7 && middle[1] < this.bottom + 7
          && Math.abs(this.panel.matrix(shape).b) < 0.01 && !this.panel.plots.some((p) => p !== this && p.holds(...middle));
        if (tick || below || beside) { this.panel.sorted.add(unit); this.hidden.push(unit); continue; }
        // Names of vertical lines with their leaders; those of the view are drawn anew.
        const above = marks.length > 0 && middle[1] < this.top && middle[1] > this.top - 12 && this.holds(middle[0], this.top, 30);
        if (above) { this.panel.sorted.add(unit); this.hidden.push(unit); }
      }
      this.frame = element("g", { class: "frame" });
      svg.insertBefore(this.frame, svg.querySelector(".moved") || svg.firstChild);
    }

    // The series of a line, found by its colour and its first point, whose numbers are finer than the drawing.
    exact(lines, shape, geometry) {
      if (!geometry.points.length) return null;
      const [x, y] = geometry.points[0];
      const probe = document.createElement("i");
      return lines.find((series) => {
        const first = series.x.findIndex((v, i) => v !== null && series.y[i] !== null);
        if (first < 0 || series.taken) return false;
        probe.style.color = series.color;
        const near = Math.abs(this.px(series.x[first]) - x) < 0.1 && Math.abs(this.py(series.y[first]) - y) < 0.1;
        if (!near || probe.style.color !== shape.style.stroke.replace(/, ?/g, ", ")) return false;
        series.taken = true;
        return true;
      }) || null;
    }

    draw() {
      this.sort();
      const { home, view } = this, home2 = { ...home };
      const ax = (home.x1 - home.x0) / (view.x1 - view.x0), ay = (home.y1 - home.y0) / (view.y1 - view.y0);
      const bx = this.left - ax * (this.left + ((view.x0 - home2.x0) / (home.x1 - home.x0)) * this.width);
      const by = this.bottom - ay * (this.bottom - ((view.y0 - home2.y0) / (home.y1 - home.y0)) * this.height);
      const moved = ([x, y]) => [ax * x + bx, ay * y + by];
      const zoomed = this.zoomed;
      for (const entry of this.content) {
        if (entry.rigid) {
          const [x, y] = moved(entry.middle);
          const shift = zoomed ? `translate(${x - entry.middle[0]},${y - entry.middle[1]}) ` : "";
          this.panel.set(entry.unit, "transform", (shift + (entry.transform || "")) || null);
          entry.unit.style.visibility = zoomed && !this.holds(x, y, 1.5) ? "hidden" : "";
        } else this.panel.reshape(entry, zoomed ? moved : null, this);
      }
      for (const unit of this.hidden) unit.style.visibility = zoomed ? "hidden" : "";
      this.frame.replaceChildren();
      if (zoomed) this.axes();
      this.panel.changed();
    }

    axes() {
      const grid = { stroke: "#e4e4e4", "stroke-width": 0.4 }, mark = { stroke: "#404040", "stroke-width": 0.5 };
      const text = (x, y, anchor, tick) => {
        const label = element("text", { x, y, "text-anchor": anchor, "font-size": 8, fill: "#000", style: "font-family:" + FONT }, this.frame);
        if (tick.ten === undefined) label.textContent = tick.text;
        else {
          label.append("10");
          const power = element("tspan", { dy: -3, "font-size": 6 }, label);
          power.textContent = minus(String(tick.ten));
        }
      };
      const { view } = this;
      for (const tick of ticks(this.data.x.log, view.x0, view.x1, Math.floor(this.width / 48))) {
        const x = this.left + ((tick.at - view.x0) / (view.x1 - view.x0)) * this.width;
        element("line", { x1: x, x2: x, y1: this.top, y2: this.bottom, ...grid }, this.frame);
        element("line", { x1: x, x2: x, y1: this.bottom, y2: this.bottom + 2.8, ...mark }, this.frame);
        text(x, this.bottom + 11.5, "middle", tick);
      }
      for (const tick of ticks(this.data.y.log, view.y0, view.y1, Math.floor(this.height / 26))) {
        const y = this.bottom - ((tick.at - view.y0) / (view.y1 - view.y0)) * this.height;
        element("line", { x1: this.left, x2: this.right, y1: y, y2: y, ...grid }, this.frame);
        element("line", { x1: this.left - 2.8, x2: this.left, y1: y, y2: y, ...mark }, this.frame);
        text(this.left - 5.5, y + 2.9, "end", tick);
      }
      const marks = this.data.series.filter((s) => s.kind === "vertical" && this.px(s.x[0]) >= this.left && this.px(s.x[0]) <= this.right);
      let end = -Infinity;
      for (const series of marks.sort((a, b) => this.px(a.x[0]) - this.px(b.x[0]))) {
        const label = element("text", { x: this.px(series.x[0]), y: this.top - 3, "text-anchor": "middle", "font-size": 8, fill: series.color, style: "font-family:" + FONT }, this.frame);
        for (const part of marked(series.name).childNodes) {
          const low = part.nodeName === "SUB" ? 2 : part.nodeName === "SUP" ? -3 : 0;
          const run = element("tspan", low ? { dy: low, "font-size": 6 } : { dy: label.dataset.back || 0 }, label);
          run.textContent = part.textContent;
          label.dataset.back = -low;
        }
        const box = label.getBBox();
        // Where two names would overlap, the pointer tells the second.
        if (box.x < end + 3) label.remove();
        else end = box.x + box.width;
      }
    }
  }

  class Panel {
    constructor(root, data) {
      this.root = root;
      this.svg = root.querySelector("svg");
      this.original = this.svg.outerHTML;
      this.sorted = new Set();
      this.plots = data.map((plot) => new Plot(this, plot));
      root.classList.add("live");
      root.tabIndex = 0;
      root.setAttribute("role", "group");
      root.setAttribute("aria-roledescription", "chart");
      root.setAttribute("aria-label", root.dataset.title
        + ". Arrow keys read the values, up and down change the curve, plus and minus zoom, 0 resets, page keys change the plot.");
      this.over = element("g", { class: "over", "pointer-events": "none" }, this.svg);
      this.tip = document.createElement("div");
      this.tip.className = "tip";
      this.tip.hidden = true;
      this.tip.setAttribute("role", "status");
      root.append(this.tip);
      this.tools();
      this.listen();
    }

    set(target, name, value) { if (value === null) target.removeAttribute(name); else target.setAttribute(name, value); }

    // A box in the coordinates of the drawing.
    box(unit) {
      const r = unit.getBoundingClientRect(), m = this.svg.getScreenCTM().inverse();
      return { x: r.left * m.a + m.e, y: r.top * m.d + m.f, width: r.width * m.a, height: r.height * m.d };
    }

    // The matrix from the coordinates of a shape to those of the drawing.
    matrix(shape) { return this.svg.getScreenCTM().inverse().multiply(shape.getScreenCTM()); }

    clip(plot) {
      const id = `${this.root.dataset.name}-plot-${this.plots.indexOf(plot)}`;
      if (!document.getElementById(id)) {
        const clip = element("clipPath", { id }, this.svg.querySelector("defs") || element("defs", {}, this.svg));
        element("rect", { x: plot.left - 0.4, y: plot.top - 0.4, width: plot.width + 0.8, height: plot.height + 0.8 }, clip);
      }
      return id;
    }

    // The middle of the area to which a shape is clipped.
    clipMiddle(unit) {
      const holder = unit.closest("[clip-path]"), id = /#([^)'"]+)/.exec(holder.getAttribute("clip-path"));
      const path = id && document.getElementById(id[1]);
      const numbers = path && path.firstElementChild && (path.firstElementChild.getAttribute("d") || "").match(/-?[\d.]+/g);
      if (!numbers) return null;
      const xs = numbers.filter((_, i) => i % 2 === 0).map(Number), ys = numbers.filter((_, i) => i % 2 === 1).map(Number);
      const m = this.matrix(holder);
      const x = (Math.min(...xs) + Math.max(...xs)) / 2, y = (Math.min(...ys) + Math.max(...ys)) / 2;
      return [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f];
    }

    // The points of a shape in the drawing, with the way back to its attributes.
    geometry(shape) {
      const m = this.matrix(shape), back = m.inverse();
      const out = ([x, y]) => [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f];
      const attribute = (name) => Number(shape.getAttribute(name) || 0);
      const names = { line: ["x1", "y1", "x2", "y2"], rect: ["x", "y", "width", "height"], ellipse: ["cx", "cy", "rx", "ry"], circle: ["cx", "cy", "r"], path: ["d"] }[shape.localName];
      const attributes = names.map((name) => [name, shape.getAttribute(name)]);
      let points = [], commands = null;
      if (shape.localName === "path") {
        commands = (shape.getAttribute("d") || "").match(/[A-Za-z]|-?[\d.]+(?:e[-+]?\d+)?/gi) || [];
        const numbers = commands.filter((c) => !/^[A-Za-z]$/.test(c)).map(Number);
        for (let i = 0; i + 1 < numbers.length; i += 2) points.push(out([numbers[i], numbers[i + 1]]));
      } else if (shape.localName === "line") points = [out([attribute("x1"), attribute("y1")]), out([attribute("x2"), attribute("y2")])];
      else if (shape.localName === "rect") points = [out([attribute("x"), attribute("y")]), out([attribute("x") + attribute("width"), attribute("y") + attribute("height")])];
      else {
        const rx = attribute(shape.localName === "circle" ? "r" : "rx"), ry = attribute(shape.localName === "circle" ? "r" : "ry");
        points = [out([attribute("cx") - rx, attribute("cy") - ry]), out([attribute("cx") + rx, attribute("cy") + ry])];
      }
      return { points, commands, back, attributes };
    }

    reshape({ shape, geometry, series }, moved, plot) {
      if (!moved) {
        for (const [name, value] of geometry.attributes) this.set(shape, name, value);
        return;
      }
      const { back } = geometry;
      const local = ([x, y]) => [back.a * x + back.c * y + back.e, back.b * x + back.d * y + back.f];
      if (series) {
        let d = "", pen = "M";
        for (let i = 0; i < series.x.length; i++) {
          if (series.x[i] === null || series.y[i] === null) { pen = "M"; continue; }
          const [x, y] = local([plot.px(series.x[i]), plot.py(series.y[i])]);
          d += `${pen}${x.toFixed(2)},${y.toFixed(2)}`;
          pen = "L";
        }
        shape.setAttribute("d", d);
        return;
      }
      const points = geometry.points.map((point) => local(moved(point)));
      if (shape.localName === "path") {
        let i = 0, first = true;
        shape.setAttribute("d", geometry.commands.map((c) => {
          if (/^[A-Za-z]$/.test(c)) return c;
          const value = points[i >> 1][i & 1].toFixed(2);
          i++;
          first = !first;
          return value + " ";
        }).join(""));
        return;
      }
      const [[ax, ay], [bx, by]] = points;
      const values = {
        line: [ax, ay, bx, by], rect: [Math.min(ax, bx), Math.min(ay, by), Math.abs(bx - ax), Math.abs(by - ay)],
        ellipse: [(ax + bx) / 2, (ay + by) / 2, Math.abs(bx - ax) / 2, Math.abs(by - ay) / 2], circle: [(ax + bx) / 2, (ay + by) / 2, Math.abs(bx - ax) / 2]
      }[shape.localName];
      geometry.attributes.forEach(([name], i) => shape.setAttribute(name, values[i]));
    }

    at(event) {
      const m = this.svg.getScreenCTM().inverse();
      return [event.clientX * m.a + m.e, event.clientY * m.d + m.f];
    }

    plotAt(at) { return this.plots.find((plot) => plot.holds(at[0], at[1], 3)); }

    show(plot, value) {
      this.plot = plot;
      this.value = value;
      this.over.replaceChildren();
      if (!value) { this.tip.hidden = true; return; }
      const [x, y] = value.place, color = plot.data.series[value.s].color;
      const hair = { stroke: "#777", "stroke-width": 0.5, "stroke-dasharray": "2 2" };
      element("line", { x1: x, x2: x, y1: plot.top, y2: plot.bottom, ...hair }, this.over);
      element("line", { x1: plot.left, x2: plot.right, y1: y, y2: y, ...hair }, this.over);
      element("circle", { cx: x, cy: y, r: 3.6, fill: "none", stroke: "#fff", "stroke-width": 2.4 }, this.over);
      element("circle", { cx: x, cy: y, r: 3.6, fill: "none", stroke: color, "stroke-width": 1.2 }, this.over);
      this.tip.replaceChildren(plot.words(value));
      this.tip.hidden = false;
      const m = this.svg.getScreenCTM(), outer = this.root.getBoundingClientRect();
      const left = x * m.a + m.e - outer.left, top = y * m.d + m.f - outer.top;
      const width = this.tip.offsetWidth, height = this.tip.offsetHeight;
      this.tip.style.left = Math.max(0, left + 12 + width > outer.width ? left - 12 - width : left + 12) + "px";
      this.tip.style.top = (top - 10 - height < 0 ? top + 12 : top - 10 - height) + "px";
    }

    changed() {
      this.resetButton.hidden = !this.plots.some((plot) => plot.zoomed);
      this.show(null, null);
    }

    listen() {
      const { svg, root } = this;
      let start = null, box = null, shape = null;
      svg.addEventListener("pointermove", (event) => {
        const at = this.at(event);
        if (start) {
          const p = start.plot, x = Math.min(p.right, Math.max(p.left, at[0])), y = Math.min(p.bottom, Math.max(p.top, at[1]));
          const wide = Math.abs(x - start.at[0]) > 8, high = Math.abs(y - start.at[1]) > 8;
          box = [start.at[0], start.at[1], x, y];
          if (!shape) shape = element("rect", { fill: "#1a3f7a", "fill-opacity": 0.12, stroke: "#1a3f7a", "stroke-width": 0.6 }, this.over);
          // A drag along one axis zooms this axis only.
          const left = wide || !high ? Math.min(x, start.at[0]) : p.left, top = high || !wide ? Math.min(y, start.at[1]) : p.top;
          for (const [name, value] of Object.entries({
            x: left, y: top, width: wide || !high ? Math.abs(x - start.at[0]) : p.width, height: high || !wide ? Math.abs(y - start.at[1]) : p.height
          })) shape.setAttribute(name, value);
          return;
        }
        const plot = this.plotAt(at);
        this.show(plot || null, plot ? plot.nearest(at) : null);
      });
      svg.addEventListener("pointerdown", (event) => {
        const at = this.at(event), plot = this.plotAt(at);
        if (event.pointerType === "touch") { if (plot) this.show(plot, plot.nearest(at)); return; }
        if (!plot || event.button !== 0) return;
        start = { plot, at };
        this.show(null, null);
        svg.setPointerCapture(event.pointerId);
      });
      const end = (zooms) => {
        if (shape) shape.remove();
        if (zooms && start && box) start.plot.zoomTo(...box);
        start = box = shape = null;
      };
      svg.addEventListener("pointerup", () => end(true));
      svg.addEventListener("pointercancel", () => end(false));
      svg.addEventListener("pointerleave", () => { if (!start) this.show(null, null); });
      svg.addEventListener("dblclick", (event) => {
        const plot = this.plotAt(this.at(event));
        if (plot) plot.reset();
      });
      svg.addEventListener("wheel", (event) => {
        const at = this.at(event), plot = this.plotAt(at);
        // The wheel alone scrolls the page.
        if (!plot || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        plot.zoom(Math.exp(-event.deltaY / 300), at);
      }, { passive: false });
      root.addEventListener("keydown", (event) => this.key(event));
      root.addEventListener("blur", () => this.show(null, null));
    }

    key(event) {
      if (event.target !== this.root || event.ctrlKey || event.metaKey || event.altKey) return;
      let plot = this.plot || this.plots[0];
      const middle = (p) => p.nearest([(p.left + p.right) / 2, (p.top + p.bottom) / 2]);
      const keys = {
        ArrowRight: () => this.value ? plot.step(this.value, 1) : middle(plot),
        ArrowLeft: () => this.value ? plot.step(this.value, -1) : middle(plot),
        ArrowUp: () => this.value ? plot.other(this.value, -1) : middle(plot),
        ArrowDown: () => this.value ? plot.other(this.value, 1) : middle(plot),
        PageDown: () => { plot = this.plots[(this.plots.indexOf(plot) + 1) % this.plots.length]; return middle(plot); },
        PageUp: () => { plot = this.plots[(this.plots.indexOf(plot) + this.plots.length - 1) % this.plots.length]; return middle(plot); }
      };
      const zooms = { "+": 1.5, "=": 1.5, "-": 1 / 1.5 };
      if (keys[event.key]) this.show(plot, keys[event.key]());
      else if (zooms[event.key]) {
        const value = this.value;
        plot.zoom(zooms[event.key], value ? value.place : null);
        const place = value && plot.place(plot.data.series[value.s], value.i);
        this.show(plot, place ? { ...value, place } : null);
      } else if (event.key === "0" || event.key === "Home" || event.key === "Escape") this.plots.forEach((p) => { if (p.zoomed) p.reset(); });
      else return;
      event.preventDefault();
    }

    tools() {
      const bar = document.createElement("div");
      bar.className = "tools";
      const button = (text, title, action) => {
        const made = document.createElement("button");
        made.type = "button";
        made.textContent = text;
        made.title = title;
        made.addEventListener("click", action);
        bar.append(made);
        return made;
      };
      this.resetButton = button("Reset zoom", "Show the whole plot again", () => this.plots.forEach((p) => { if (p.zoomed) p.reset(); }));
      this.resetButton.hidden = true;
      button("SVG", "Save the drawing", () => this.save("svg", "image/svg+xml", this.original));
      button("CSV", "Save the numbers", () => this.save("csv", "text/csv", this.csv()));
      this.root.append(bar);
    }

    csv() {
      const columns = ["x", "y", "error", "low", "high", "value"];
      const cell = (text) => (/[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
      const rows = ["panel,series,kind," + columns.join(",")];
      this.plots.forEach((plot, p) => plot.data.series.forEach((series) => {
        const size = Object.values(series).find(Array.isArray).length;
        for (let i = 0; i < size; i++) {
          const numbers = columns.map((c) => (series[c] && series[c][i] !== null ? series[c][i] : ""));
          rows.push([p + 1, cell(series.id), series.kind, ...numbers].join(","));
        }
      }));
      return rows.join("\n") + "\n";
    }

    save(ending, type, text) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = this.root.dataset.name + "." + ending;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }
  }

  const panels = [...document.querySelectorAll(".panel")]
    .filter((root) => root.querySelector("script"))
    .map((root) => new Panel(root, JSON.parse(root.querySelector("script").textContent)));
  if (panels.length) {
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent = "Figures show their values under the pointer. Drag to zoom in, double-click to see all; at the keyboard: arrows, +, − and 0.";
    panels[0].root.closest("figure").append(hint);
  }
  // Contents beside the text are open; above it, on a small screen, they would hide its beginning.
  const contents = document.querySelector("nav details");
  if (contents && !matchMedia("(min-width: 78rem)").matches) contents.open = false;
})();
