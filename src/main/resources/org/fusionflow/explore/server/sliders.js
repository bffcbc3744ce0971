// The sliders of a problem, each with a field for the exact number.
import {rich} from './charts.js';

const form = document.getElementById('sliders');
const rows = new Map();
let changed = () => {};

/** Calls back with the name of a slider and the event, whenever one moves or a number is typed. */
export function onChange(callback) {
  changed = callback;
}

/** The texts of all numbers by name. */
export function positions() {
  return Object.fromEntries([...rows].map(([name, row]) => [name, row.text]));
}

/** Marks the number that was refused, or none. */
export function refuse(name) {
  rows.forEach((row, own) => row.exact.classList.toggle('wrong', own === name));
}

function group(slider) {
  if (slider.name === 'u0') return 'Start';
  return /^(L|Lf|depth\..*)$/.test(slider.name) ? 'Architecture' : 'Data';
}

function textOf(slider, position) {
  if (slider.logarithmic) return String(Number((10 ** position).toPrecision(3)));
  return slider.step === 1 ? String(Math.round(position)) : String(Number(position.toFixed(2)));
}

function positionOf(slider, text) {
  const number = Number(text);
  if (!Number.isFinite(number)) return null;
  return slider.logarithmic ? (number > 0 ? Math.log10(number) : null) : number;
}

function make(slider, fieldset) {
  const row = document.createElement('div');
  row.className = 'slider';
  const label = rich(document.createElement('label'), slider.label);
  const range = document.createElement('input');
  const exact = document.createElement('input');
  range.type = 'range';
  range.id = `range-${slider.name}`;
  label.htmlFor = range.id;
  exact.className = 'exact';
  exact.id = `exact-${slider.name}`;
  exact.inputMode = 'decimal';
  exact.setAttribute('aria-label', `${slider.meaning}, exact`);
  range.setAttribute('aria-label', slider.meaning);
  row.title = slider.meaning;
  row.append(label, range, exact);
  fieldset.append(row);
  const own = {slider, range, exact, text: slider.text};
  range.addEventListener('input', event => {
    own.text = textOf(own.slider, Number(range.value));
    exact.value = own.text;
    range.setAttribute('aria-valuetext', own.text);
    changed(slider.name, event);
  });
  exact.addEventListener('change', event => {
    own.text = exact.value.trim();
    changed(slider.name, event);
  });
  return own;
}

function update(own, slider, moved) {
  own.slider = slider;
  own.range.min = slider.logarithmic ? Math.log10(slider.lower) : slider.lower;
  own.range.max = slider.logarithmic ? Math.log10(slider.upper) : slider.upper;
  own.range.step = slider.step;
  own.range.disabled = slider.lower >= slider.upper;
  own.range.setAttribute('aria-valuetext', slider.text);
  if (own.text !== slider.text && slider.name === moved) return; // It has moved on since.
  own.text = slider.text;
  if (document.activeElement !== own.exact || own.exact.value.trim() === '') own.exact.value = slider.text;
  if (own.exact.value !== slider.text && document.activeElement !== own.exact) own.exact.value = slider.text;
  const position = positionOf(slider, slider.text);
  if (position !== null && textOf(slider, Number(own.range.value)) !== slider.text) own.range.value = position;
}

/**
 * Shows the sliders of a problem; those that stay are kept, so that the one under the finger is not replaced.
 * @param ahead true if numbers have changed since the request: then what is shown is newer than the answer
 */
export function show(sliders, moved, ahead) {
  const names = sliders.map(slider => slider.name).join(' ');
  if (names !== [...rows.keys()].join(' ')) {
    rows.clear();
    form.replaceChildren();
    const groups = new Map();
    for (const slider of sliders) {
      const title = group(slider);
      if (!groups.has(title)) {
        const fieldset = document.createElement('fieldset');
        const legend = document.createElement('legend');
        legend.textContent = title;
        fieldset.append(legend);
        form.append(fieldset);
        groups.set(title, fieldset);
      }
      rows.set(slider.name, make(slider, groups.get(title)));
    }
  } else if (ahead) {
    return;
  }
  sliders.forEach(slider => update(rows.get(slider.name), slider, ahead ? moved : ''));
}

form.addEventListener('submit', event => event.preventDefault());
