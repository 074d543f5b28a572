'use strict';

const form = document.getElementById('controls');
const lost = document.getElementById('lost');
const menu = document.getElementById('menu');
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

/** The address of the current choices. Values that are left empty follow the language. */
function chosen() {
  const optional = (name) => name === 'search' || name.includes('.');
  return '/?' + new URLSearchParams([...new FormData(form)].filter(([name, value]) => value !== '' || !optional(name)));
}

/** Shows a new page. */
function put(html) {
  const page = new DOMParser().parseFromString(renewed(html), 'text/html');
  if (page.getElementById('samples').dataset.of !== document.getElementById('samples').dataset.of) renew(page, 'samples');
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
    let address;
    do {
      again = false;
      address = chosen();
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.statusText);
      const html = await answer.text();
      // An answer to earlier choices would undo a later one.
      if (again || chosen() !== address) continue;
      put(html);
      history.replaceState(null, '', address + location.hash);
      lost.hidden = true;
    } while (again || chosen() !== address);
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

/** The address of a location in the editor, from the number of its file, its line and its column. */
function inEditor(at) {
  const { editor, files } = document.getElementById('view').dataset;
  const [file, line, column] = at.split(':');
  const values = { path: files.split(' ')[file], line, column };
  return editor.replace(/{(path|line|column)}/g, (_, name) => values[name]);
}

/** Shows what can be done with a message, next to an element. */
function choose(id, element) {
  document.getElementById('menu-id').textContent = id;
  document.getElementById('copied').textContent = '';
  const places = new Map();
  for (const word of document.querySelectorAll(`#view [data-id="${CSS.escape(id)}"][data-at]`)) {
    const { lang } = word.closest('.side, td');
    if (!places.has(lang)) places.set(lang, word.dataset.at);
  }
  const links = [...places].flatMap(([lang, at]) => {
    const link = document.createElement('a');
    link.href = inEditor(at);
    link.textContent = `Edit ${lang}`;
    return [link, ' '];
  });
  document.getElementById('menu-links').replaceChildren(...links);
  menu.showPopover();
  const [around, own] = [element.getBoundingClientRect(), menu.getBoundingClientRect()];
  menu.style.left = `${Math.max(8, Math.min(around.left, document.documentElement.clientWidth - own.width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(around.bottom + 4, innerHeight - own.height - 8))}px`;
  menu.querySelector('button').focus();
}

document.getElementById('view').parentElement.addEventListener('click', (event) => {
  const button = event.target.closest('#view button[data-of]');
  const word = event.target.closest('#view .word');
  if (button) choose(button.dataset.of, button);
  else if (word && !event.target.closest('a') && getSelection().isCollapsed) choose(word.dataset.id, word);
});
menu.addEventListener('click', (event) => {
  const what = event.target.dataset.copies;
  if (!what) return;
  const id = document.getElementById('menu-id').textContent;
  const text = what === 'id' ? id : `${location.origin}${chosen()}#message-${id}`;
  const done = (text) => { document.getElementById('copied').textContent = text; };
  navigator.clipboard.writeText(text).then(() => done('Copied'), () => done('The browser does not allow copying.'));
});

form.addEventListener('input', () => void show().catch(() => { lost.hidden = false; }));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void show().catch(() => { lost.hidden = false; });
});
// A copied address shows the same page, also where the defaults are different.
history.replaceState(null, '', chosen() + location.hash);
void follow();
