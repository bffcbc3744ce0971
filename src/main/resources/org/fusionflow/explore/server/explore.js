// The page: it asks the program for views of a problem, and shows the last answer.
import {draw, stale, rich, digits, onPoints} from './charts.js';
import * as sliders from './sliders.js';
import * as networks from './networks.js';

const SOURCES = ['toy', 'random', 'xor', 'fission'];
const POLL = 250;
const ALIVE = 2000;
/** Calm after the last change until the ratio curve, which is slower, is asked for. */
const CALM = 60;

const element = id => document.getElementById(id);
const page = Math.random().toString(36).slice(2);

let values = {};
let runs = [];
let wanted = null;
let busy = false;
let ended = false;
let ratioTimer = 0;
let pollTimer = 0;
let hashTimer = 0;
let answers = 0;
/** Networks that the last view took into account. */
let drawn = new Set();

/** Milliseconds from the event to the drawn frame of the last changes, for whoever measures it. */
const timings = [];
window.explore = {timings, state: () => ({values, runs, busy, answers, wanted: wanted !== null})};

class Refused extends Error {}

async function post(path, body) {
  let response;
  try {
    response = await fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
  } catch (gone) {
    end();
    throw gone;
  }
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Refused(answer.error), {status: response.status});
  return answer;
}

function end() {
  ended = true;
  element('ended').hidden = false;
  document.querySelectorAll('input, select, button').forEach(control => { control.disabled = true; });
}

function scales() {
  return {time: element('logTime').checked ? 'log' : 'linear', loss: element('logLoss').checked ? 'log' : 'linear'};
}

function request(extra = {}) {
  return {values, sliders: sliders.positions(), scales: scales(), page, ...extra};
}

function complain(message, name) {
  const wrong = element('wrong');
  wrong.hidden = !message;
  wrong.textContent = message ?? '';
  sliders.refuse(name);
}

/** Asks for a view; while one is being computed, only the last wish is kept. */
function ask(wish) {
  wanted = {values, positions: undefined, moved: '', stamp: performance.now(), ...wish};
  clearTimeout(ratioTimer);
  if (!busy) pump();
}

async function pump() {
  busy = true;
  while (wanted && !ended) {
    const wish = wanted;
    wanted = null;
    const slow = setTimeout(() => { element('pace').textContent = 'computing …'; }, 400);
    try {
      const sent = {values: wish.values, sliders: wish.positions ?? sliders.positions(), moved: wish.moved, scales: scales(), page};
      const answer = await post('view', sent);
      complain(null);
      show(answer, wish);
      await frame(wish);
      answers++;
      if (!answer.charts.ratio && !wanted) ratioTimer = setTimeout(ratio, CALM);
    } catch (refused) {
      if (!(refused instanceof Refused)) break;
      complain(refused.message, wish.moved);
      wish.refused?.();
      answers++;
    } finally {
      clearTimeout(slow);
    }
  }
  busy = false;
}

/** Waits for the next frame, and notes when the browser has drawn it; the next view is asked for meanwhile. */
function frame(wish) {
  return new Promise(done => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const took = performance.now() - wish.stamp;
        timings.push(took);
        if (timings.length > 1000) timings.shift();
        element('pace').textContent = `drawn ${took.toFixed(0)} ms after the change`;
      };
      channel.port2.postMessage(0);
      done();
    });
    if (document.hidden) setTimeout(done, 50);
  });
}

function show(answer, wish) {
  values = answer.values;
  sliders.show(answer.sliders, wish.moved, wanted !== null);
  element('headline').textContent = answer.headline;
  for (const [name, chart] of Object.entries(answer.charts)) draw(name, chart);
  if (answer.charts.ratio) element('ratio').querySelector('.hint').textContent = answer.ratioWords;
  else stale('ratio');
  element('portrait').querySelector('h2').textContent = answer.portraitWords.startsWith('No ') ? 'Path' : 'Phase portrait';
  element('portrait').querySelector('.hint').textContent = answer.portraitWords;
  element('words').querySelector('ul').replaceChildren(...answer.messages.map(message => {
    const item = document.createElement('li');
    item.textContent = message;
    return item;
  }));
  drawn = new Set(answer.runs.filter(run => run.state === 'DONE').map(run => run.id));
  showRuns(answer.runs);
  table(answer);
  fields();
  remember();
}

function row(parent, kind, cells) {
  const made = document.createElement('tr');
  cells.forEach((cell, i) => made.append(rich(document.createElement(kind === 'th' || i === 0 ? 'th' : 'td'), cell)));
  parent.append(made);
  return made;
}

function table(answer) {
  const {prediction} = answer;
  const shown = answer.runs.filter(run => run.shown);
  const head = document.createElement('thead');
  const body = document.createElement('tbody');
  const networkHeads = shown.map(run => `seed ${run.network.seed}`);
  row(head, 'th', ['flow time', 'exact', 'leading order', 'refined', ...networkHeads]);
  const names = Object.keys(prediction.halfTimes);
  const index = name => (name.length === 1 ? name : `{${name}}`);
  for (const name of names) {
    row(body, 'td', [`half time t_${index(name)}`, digits(prediction.halfTimes[name]), digits(prediction.formulaTimes[name]),
      digits(prediction.refinedTimes[name]), ...shown.map(run => digits(run.halfTimes[name]))]);
  }
  if (names.length > 1) {
    const ratio = run => {
      const times = names.map(name => run.halfTimes[name]).filter(time => time > 0);
      return times.length > 1 ? digits(Math.max(...times) / Math.min(...times)) : '–';
    };
    row(body, 'td', ['time ratio', digits(prediction.timeRatio.reduced), digits(prediction.timeRatio.formula),
      digits(prediction.timeRatio.refined), ...shown.map(ratio)]);
  }
  body.querySelectorAll('td:nth-child(n+5)').forEach(cell => cell.classList.add('network'));
  element('numbers').querySelector('table').replaceChildren(head, body);
}

async function ratio() {
  if (ended || busy) return;
  const sent = request();
  try {
    const answer = await post('ratio', sent);
    if (wanted || busy) return;
    if (JSON.stringify(answer.values) !== JSON.stringify(values)) { ask({}); return; }
    draw('ratio', answer.charts.ratio);
    element('ratio').querySelector('.hint').textContent = answer.ratioWords;
  } catch (refused) {
    if (refused instanceof Refused && refused.status !== 409) complain(refused.message);
  }
}

// The address keeps the problem.

function remember() {
  clearTimeout(hashTimer);
  hashTimer = setTimeout(() => {
    const kept = new URLSearchParams({...values, ...scales(), ...networks.settings()});
    history.replaceState(null, '', `#${kept}`);
  }, 300);
}

function recall(fallback) {
  const kept = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  networks.set(kept);
  element('logTime').checked = kept.time === 'log';
  element('logLoss').checked = kept.loss === 'log';
  const own = {};
  for (const key of ['architecture', 'u0', ...SOURCES]) if (kept[key]) own[key] = kept[key];
  if (Object.keys(own).some(key => SOURCES.includes(key))) {
    return {architecture: fallback.architecture, u0: fallback.u0, ...own};
  }
  return {...fallback, ...own};
}

// The problem as it is typed.

function fields() {
  const source = SOURCES.find(name => name in values);
  if (document.activeElement?.form?.id === 'problem') return;
  element('architecture').value = values.architecture;
  element('data').hidden = !source;
  element('read').hidden = Boolean(source);
  if (source) {
    element('source').value = source;
    element('entries').value = values[source];
  }
}

element('problem').addEventListener('submit', event => {
  event.preventDefault();
  document.activeElement?.blur();
  const typed = {architecture: element('architecture').value.trim(), u0: values.u0};
  if (!element('data').hidden) typed[element('source').value] = element('entries').value.trim();
  ask({values: typed, positions: {}, stamp: event.timeStamp});
});

// Networks.

function showRuns(list) {
  runs = list;
  const same = run => JSON.stringify(run.values) === JSON.stringify(values);
  networks.show(list, {
    cancel: id => change('cancel', id),
    forget: id => change('forget', id),
    visit: run => ask({values: run.values, positions: {}}),
  }, same);
  clearTimeout(pollTimer);
  if (list.some(run => run.state === 'RUNNING')) pollTimer = setTimeout(poll, POLL);
  // However one hears of a network that is done, also in the answer to "train": the view must show it.
  if (list.some(run => run.state === 'DONE' && same(run) && !drawn.has(run.id))) ask({});
}

async function change(path, id) {
  showRuns((await post(path, {id: String(id)})).runs);
  ask({});
}

async function poll() {
  if (ended) return;
  showRuns((await post('runs', {})).runs);
}

element('network').addEventListener('submit', async event => {
  event.preventDefault();
  try {
    showRuns((await post('train', request({network: networks.settings()}))).runs);
    networks.nextSeed();
    remember();
    complain(null);
  } catch (refused) {
    complain(refused.message);
  }
});

// What is taken along.

const TYPES = {yaml: 'application/yaml', svg: 'image/svg+xml', csv: 'text/csv'};

element('take').addEventListener('click', async event => {
  const what = event.target.closest('button')?.dataset.file;
  if (!what) return;
  try {
    const {name, text} = await post(what, request());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], {type: TYPES[name.split('.').pop()]}));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    element('saved').textContent = what === 'study'
      ? `${name} is saved: run it with fusionflow report ${name}` + (SOURCES.some(key => key in values) ? ''
        : ', from the folder in which explore was started: it names the data file from there')
      : `${name} is saved`;
  } catch (refused) {
    complain(refused.message);
  }
});

onPoints(async () => (ended ? {} : (await post('points', request())).charts));
sliders.onChange((name, event) => ask({moved: name, stamp: event.timeStamp}));
for (const name of ['logTime', 'logLoss']) element(name).addEventListener('change', event => ask({stamp: event.timeStamp}));
for (const name of ['init', 'width', 'seed']) element(name).addEventListener('change', remember);

async function alive() {
  if (ended) return;
  try {
    await post('alive', {});
    setTimeout(alive, ALIVE);
  } catch (gone) {
    // The page has said so.
  }
}

const started = await post('start', {});
const visit = () => {
  values = recall(started.values);
  ask({values, positions: {}, refused: () => {
    if (JSON.stringify(values) !== JSON.stringify(started.values)) {
      const message = element('wrong').textContent;
      values = started.values;
      wanted = {values, positions: {}, moved: '', stamp: performance.now()};
      setTimeout(() => complain(message), 500);
    }
  }});
};
visit();
window.addEventListener('hashchange', visit);
setTimeout(alive, ALIVE);
