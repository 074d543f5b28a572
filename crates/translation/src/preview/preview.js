'use strict';

const form = document.getElementById('controls');
const lost = document.getElementById('lost');
let busy = false;
let again = false;
/** The HTML of the current page. */
let shown = '';

/** Replaces a part of the page, unless it has the focus. */
function renew(page, id) {
  const before = document.getElementById(id);
  const after = page.getElementById(id);
  if (!before || !after || before.outerHTML === after.outerHTML || before.contains(document.activeElement)) return;
  before.replaceWith(document.adoptNode(after));
}

/** A new page without the content of unchanged tables, which makes it faster to parse. */
function renewed(html) {
  const tables = /<div class="wide" id="[\w-]+">.*?<\/table><\/div>/gs;
  const known = new Set(shown.match(tables));
  shown = html;
  return html.replace(tables, (table) => (known.has(table) ? table.replace(/>.*/s, ' data-same></div>') : table));
}

/** Updates a part of the page, and keeps unchanged nodes. */
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

/** The address of the current choices. */
function chosen() {
  return '/?' + new URLSearchParams(new FormData(form));
}

/** Shows a new page. */
function put(html) {
  const page = new DOMParser().parseFromString(renewed(html), 'text/html');
  const rules = document.getElementById('samples').dataset.rules;
  if (page.getElementById('samples').dataset.rules !== rules) renew(page, 'samples');
  renew(page, 'chosen');
  document.getElementById('after').max = page.getElementById('after').max;
  document.getElementById('moment').textContent = page.getElementById('moment').textContent;
  merge(document.getElementById('view'), page.getElementById('view'));
}

/** Loads the page for the current choices. */
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

/** Loads the page again after each change of a file. */
async function follow() {
  for (;;) {
    try {
      // The server may have restarted.
      if (!lost.hidden) await show();
      const address = chosen();
      const answer = await fetch(address + '&seen=' + document.getElementById('view').dataset.version);
      if (!answer.ok) throw new Error(answer.statusText);
      const html = await answer.text();
      if (answer.status === 204) {
        // The server does not wait if many pages are open.
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
