// Shows charts that the program has drawn, and the numbers under the pointer.

/** Margin around a figure in its file, in points. */
const MARGIN = 2;
/** Distance in points within which the pointer means a curve. */
const NEAR = 14;

let plots = null;
let asking = false;
let points = async () => ({});
const hover = document.getElementById('hover');

/** Sets what asks for the numbers of all charts, which is done when a pointer first needs them. */
export function onPoints(callback) {
  points = callback;
}

/** Fills an element with a text in the markup of charts: u_A, t_{out}, w^*. */
export function rich(element, markup) {
  element.replaceChildren();
  element.classList.add('rich');
  const part = /([_^])(\{[^}]*\}|.)/gu;
  let from = 0;
  for (const found of markup.matchAll(part)) {
    element.append(markup.slice(from, found.index));
    const script = document.createElement(found[1] === '_' ? 'sub' : 'sup');
    script.textContent = found[2].replace(/^\{|\}$/g, '');
    element.append(script);
    from = found.index + found[0].length;
  }
  element.append(markup.slice(from));
  return element;
}

/** Four digits, as people read them. */
export function digits(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    const [mantissa, power] = value.toExponential(2).split('e');
    return `${mantissa}·10^{${Number(power)}}`.replaceAll('-', '−');
  }
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

const parser = new DOMParser();

/** Draws a chart into the card of its name. */
export function draw(name, chart) {
  const card = document.getElementById(name);
  const svg = document.importNode(parser.parseFromString(chart.svg, 'image/svg+xml').documentElement, true);
  svg.setAttribute('aria-label', card.querySelector('h2').firstChild.textContent.trim());
  card.querySelector('figure').replaceChildren(svg);
  card.classList.remove('stale');
  plots = null;
}

/** Marks a chart as that of another problem, until it is drawn again. */
export function stale(name) {
  document.getElementById(name).classList.add('stale');
}

function place(scale, value, from, length) {
  const scaled = scale.logarithmic ? Math.log10 : x => x;
  return from + length * (scaled(value) - scaled(scale.lower)) / (scaled(scale.upper) - scaled(scale.lower));
}

function nearest(plot, x, y) {
  const [left, top, width, height] = plot.area;
  let best = null;
  for (const series of plot.series) {
    if (!series.x || !series.y || series.x.length === 0) continue;
    for (let i = 0; i < series.x.length; i++) {
      if (series.x[i] === null || series.y[i] === null) continue;
      const px = place(plot.across, series.x[i], left, width);
      const py = place(plot.up, series.y[i], top + height, -height);
      const apart = Math.hypot(px - x, py - y);
      if (px >= left - 1 && px <= left + width + 1 && (!best || apart < best.apart)) {
        best = {apart, px, py, series, x: series.x[i], y: series.y[i]};
      }
    }
  }
  return best && best.apart < NEAR ? best : null;
}

function leave() {
  hover.hidden = true;
  document.querySelectorAll('.pointed').forEach(mark => mark.remove());
}

async function point(event) {
  const svg = event.target.closest?.('figure svg');
  leave();
  if (!svg) return;
  if (!plots) {
    if (asking) return;
    asking = true;
    try {
      plots = await points();
    } finally {
      asking = false;
    }
    if (!svg.isConnected) return;
  }
  const name = svg.closest('section').id;
  const box = svg.getBoundingClientRect();
  const [, , wide] = svg.getAttribute('viewBox').split(' ').map(Number);
  const scale = wide / box.width;
  const x = (event.clientX - box.left) * scale - MARGIN;
  const y = (event.clientY - box.top) * scale - MARGIN;
  for (const plot of plots[name] ?? []) {
    const found = nearest(plot, x, y);
    if (!found) continue;
    const label = found.series.name ? found.series.name + ': ' : '';
    rich(hover, `${label}${plot.across.label} = ${digits(found.x)}, ${plot.up.label} = ${digits(found.y)}`);
    hover.hidden = false;
    const left = Math.min(event.clientX + 14, window.innerWidth - hover.offsetWidth - 6);
    hover.style.left = `${left}px`;
    hover.style.top = `${event.clientY - 30}px`;
    const mark = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    mark.setAttribute('class', 'pointed');
    mark.setAttribute('cx', found.px + MARGIN);
    mark.setAttribute('cy', found.py + MARGIN);
    mark.setAttribute('r', 3);
    mark.setAttribute('fill', 'none');
    mark.setAttribute('stroke', '#000');
    svg.append(mark);
    return;
  }
}

document.addEventListener('pointermove', point);
document.addEventListener('pointerleave', leave);
