// Full networks: their settings, and what has become of those that were trained.
import {rich} from './charts.js';

const list = document.getElementById('runs');
const field = name => document.getElementById(name);

/** The settings of the next network. */
export function settings() {
  return {init: field('init').value, width: field('width').value.trim(), seed: field('seed').value.trim()};
}

export function set(values) {
  for (const name of ['init', 'width', 'seed']) {
    if (values[name]) field(name).value = values[name];
  }
}

/** The next seed, so that pressing the button again trains another network. */
export function nextSeed() {
  const seed = Number(field('seed').value);
  if (Number.isInteger(seed)) field('seed').value = seed + 1;
}

function button(text, does) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', does);
  return made;
}

/**
 * Shows the runs.
 * @param actions cancel(id), forget(id), visit(run)
 */
export function show(runs, actions, isShown) {
  field('train').disabled = runs.some(run => run.state === 'RUNNING');
  list.replaceChildren(...runs.map(run => {
    const item = document.createElement('li');
    const title = document.createElement('b');
    title.textContent = run.description;
    const words = rich(document.createElement('div'), run.words);
    item.append(title, words);
    item.dataset.state = run.state;
    const here = isShown(run);
    if (run.state === 'RUNNING') {
      item.append(button('cancel', () => actions.cancel(run.id)));
    } else {
      if (run.state === 'DONE' && !here) {
        item.classList.add('elsewhere');
        words.append(' (for other numbers)');
        item.append(button('show them', () => actions.visit(run)));
      }
      item.append(button('remove', () => actions.forget(run.id)));
    }
    return item;
  }));
}
