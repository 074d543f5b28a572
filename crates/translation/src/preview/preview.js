'use strict';

const form = document.getElementById('controls');
const lost = document.getElementById('lost');
let busy = false;
let again = false;
/** The page that is shown, as it was written. */
let shown = '';

/** Puts a part of a new page in the place of the old one, unless somebody is writing in it. */
function renew(page, id) {
  const before = document.getElementById(id);
  const after = page.getElementById(id);
  if (!before || !after || before.outerHTML === after.outerHTML || before.contains(document.activeElement)) return;
  before.replaceWith(document.adoptNode(after));
}

/** A new page in which the tables that are shown already stand without their content, which takes no time to read. */
function renewed(html) {
  const tables = /<div class="wide" id="[\w-]+">.*?<\/table><\/div>/gs;
  const known = new Set(shown.match(tables));
  shown = html;
  return html.replace(tables, (table) => (known.has(table) ? table.replace(/>.*/s, ' data-same></div>') : table));
}

/** Makes a part of the page what it is in a new one, and leaves alone what is the same in both. */
function merge(before, after) {
  if ((after.dataset?.same === '' && after.id === before.id) || before.isEqualNode(after)) return;
  const [old, now] = [[...before.childNodes], [...after.childNodes]];
  if (before.nodeName !== after.nodeName || before.nodeType !== Node.ELEMENT_NODE || old.length !== now.length) {
    document.adoptNode(after);
    for (const same of after.querySelectorAll?.('[data-same]') ?? []) {
      same.replaceWith(document.getElementById(same.id));
    }
    before.replaceWith(after);
    return;
  }
  for (const name of before.getAttributeNames()) {
    if (!after.hasAttribute(name)) before.removeAttribute(name);
  }
  for (const name of after.getAttributeNames()) {
    if (before.getAttribute(name) !== after.getAttribute(name)) before.setAttribute(name, after.getAttribute(name));
  }
  old.forEach((child, number) => merge(child, now[number]));
}

/** The address of what is chosen. */
function chosen() {
  return '/?' + new URLSearchParams(new FormData(form));
}

/** Puts a new page in the place of the old one. */
function put(html) {
  const page = new DOMParser().parseFromString(renewed(html), 'text/html');
  const rules = document.getElementById('samples').dataset.rules;
  if (page.getElementById('samples').dataset.rules !== rules) renew(page, 'samples');
  renew(page, 'chosen');
  document.getElementById('after').max = page.getElementById('after').max;
  document.getElementById('moment').textContent = page.getElementById('moment').textContent;
  merge(document.getElementById('view'), page.getElementById('view'));
}

/** Shows what is chosen, as the files are now. */
async function show() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    do {
      again = false;
      const address = chosen();
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.statusText);
      put(await answer.text());
      history.replaceState(null, '', address);
      lost.hidden = true;
    } while (again);
  } finally {
    busy = false;
  }
}

/** Shows the files again whenever one of them has changed. */
async function follow() {
  for (;;) {
    try {
      // Whoever answers again may have begun anew.
      if (!lost.hidden) await show();
      const address = chosen();
      const answer = await fetch(address + '&seen=' + document.getElementById('view').dataset.version);
      if (!answer.ok) throw new Error(answer.statusText);
      const html = await answer.text();
      if (answer.status === 204) {
        // Where many pages are open, nobody is kept waiting.
        await new Promise((done) => setTimeout(done, 250));
      } else if (busy || chosen() !== address) {
        await show();
      } else {
        put(html);
      }
    } catch {
      lost.hidden = false;
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

form.addEventListener('input', () => void show().catch(() => { lost.hidden = false; }));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void show().catch(() => { lost.hidden = false; });
});
void follow();
