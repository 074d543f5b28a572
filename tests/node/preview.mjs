// Drives the preview in a real browser: node preview.mjs ADDRESS BOOK [FOLDER-FOR-SCREENSHOTS]
// Prints the time from each save until it is visible, and exits with 1 if a check fails.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const require = createRequire(import.meta.url);
let puppeteer, axe;
try {
  puppeteer = require('puppeteer-core');
  axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
} catch {
  process.exit(77);
}
const [, , address, book, shots] = process.argv;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
const faults = [];

async function open(query, scheme = 'light') {
  const page = await browser.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.setViewport({ width: 1400, height: 1000 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address + query, { waitUntil: 'load' });
  return page;
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent.trim());
const seen = (page, test, ...args) => page.waitForFunction(test, { polling: 5, timeout: 20_000 }, ...args);
/** The text of a message in the statuses, in a language. */
const word = (page, id, lang) =>
  page.$eval(`#states [lang="${lang}"] [data-id="${id}"]`, (element) => element.textContent.trim());

/** A page that was open for long shows the same as a new one. */
async function asNew(page, what) {
  const view = (page) => page.$eval('#view', (view) => view.innerHTML);
  const fresh = await open(await page.evaluate(() => location.search));
  const [shown, wanted] = [await view(page), await view(fresh)];
  await fresh.close();
  const at = [...wanted].findIndex((c, number) => c !== shown[number]);
  assert.ok(shown === wanted, `${what}: ${shown.slice(at - 80, at + 160)} is not ${wanted.slice(at - 80, at + 160)}`);
}

async function accessible(page, what) {
  await page.evaluate(axe);
  // axe does not know the languages of pseudo-locales.
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0].html}`), []);
}

// Every language, light and dark, with the accessibility checks.
for (const [rules, left, right] of [['2017', 'de', 'en'], ['2019', 'zh-TW', 'it'], ['2020', 'ru', 'en'], ['2020', 'en-XA', 'ar-XB']]) {
  for (const scheme of ['light', 'dark']) {
    const page = await open(`?rules=${rules}&left=${left}&right=${right}`, scheme);
    const langs = await page.$$eval('#states .side', (sides) => [...new Set(sides.map((side) => side.lang))]);
    assert.deepEqual(langs, [left, right]);
    await accessible(page, `${rules} ${left} ${scheme}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `${rules} ${left} is too wide`);
    if (shots) await page.screenshot({ path: `${shots}/${rules}.${left}.${scheme}.png`, fullPage: true });
    await page.close();
  }
}

// Values fit the language, icons are drawn, and mails are shown as HTML and as text.
{
  const page = await open('?rules=2020&left=zh-TW&right=ru');
  const shown = (lang) => page.$eval(`article[data-state="accepted"] [lang="${lang}"] dl`, (list) => list.innerText);
  const [chinese, russian] = [await shown('zh-TW'), await shown('ru')];
  assert.match(chinese, /範例科技股份有限公司[^]*825,000[^]*陳怡君/);
  assert.match(russian, /ООО «Ромашка»[^]*₽[^]*Пётр Щербаков/);
  assert.doesNotMatch(chinese, /Contoso|[а-я]/i);
  for (const lang of ['zh-TW', 'ru']) {
    const alert = await page.$eval(`article[data-state="received"] [lang="${lang}"] .alert`, (alert) => {
      const { width, height } = alert.querySelector('svg.icon').getBoundingClientRect();
      return { width, height, label: alert.querySelector('svg').getAttribute('aria-label') };
    });
    assert.equal(alert.label, '🔥');
    assert.ok(alert.width > 10 && alert.height > 10, JSON.stringify(alert));
    const [html, plain] = await page.$eval(`#mails [lang="${lang}"]`, (mail) => [
      [...mail.querySelectorAll('.word > p')].map((p) => p.innerText), mail.querySelector('.plain').textContent]);
    assert.equal(html.length, 2);
    assert.equal(plain, html.join('\n\n'));
  }
  // Fields are shown by their names, not by their ids.
  assert.match(await page.$eval('#samples', (form) => form.textContent), /Estimated deal value/);
  assert.doesNotMatch(await page.$eval('#samples', (form) => form.textContent), /deal-value|customer-inquiry/);
  await page.close();
}

// A copied address shows the same page, and so does the address of a message.
{
  const page = await open('');
  await page.select('[name=rules]', '2019');
  await page.select('[name=left]', 'it');
  await page.$eval('[name=count]', (input) => { input.value = '7'; input.dispatchEvent(new Event('input', { bubbles: true })); });
  await seen(page, () => document.getElementById('samples').dataset.of === '2019 it');
  await page.$eval('#values', (values) => { values.open = true; });
  await page.type('[name="field.customer"]', 'Però & Co.');
  await seen(page, () => location.search.includes('Per%C3%B2') && document.querySelector('#states')?.innerText.includes('Però & Co.'));
  await asNew(page, 'a copied address');
  const { origin } = new URL(address);
  await browser.defaultBrowserContext().overridePermissions(origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  await page.bringToFront();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  // By keyboard.
  await page.focus('[data-of="refusal-unknown-mark"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#menu:popover-open');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.copies), 'id');
  await page.keyboard.press('Enter');
  await seen(page, () => document.getElementById('copied').textContent === 'Copied');
  assert.equal(await copied(), 'refusal-unknown-mark');
  await page.$eval('#copied', (copied) => { copied.textContent = ''; });
  await page.click('[data-copies=address]');
  await seen(page, () => document.getElementById('copied').textContent === 'Copied');
  await accessible(page, 'the menu');
  if (shots) await page.screenshot({ path: `${shots}/menu.png` });
  const other = await open((await copied()).replace(address, ''));
  assert.equal(await other.evaluate(() => document.querySelector('tr:target').id), 'message-refusal-unknown-mark');
  const visible = await other.$eval('tr:target', (row) => row.getBoundingClientRect().top);
  assert.ok(visible > 0 && visible < 1000, `${visible}`);
  await other.close();
  await page.bringToFront();
  // Links to the line of the message, by mouse.
  await page.keyboard.press('Escape');
  await page.click('#states [lang="it"] [data-id="stage-new.summary"]');
  await page.waitForSelector('#menu:popover-open');
  const links = await page.$$eval('#menu-links a', (links) => links.map((link) => [link.textContent, link.href]));
  assert.deepEqual(links.map(([text]) => text), ['Edit it', 'Edit en']);
  for (const [text, href] of links) {
    const file = `${book}/locales/${text.slice(5)}/2019.ftl`;
    const [line, column] = href.replace(`vscode://file${encodeURI(file)}:`, '').split(':').map(Number);
    assert.match(readFileSync(file, 'utf8').split('\n')[line - 1].slice(column - 1), /^\.summary = /, href);
  }
  await page.close();
}

// An unfinished language: its missing texts are marked in place, with the English ones.
if (existsSync(`${book}/locales/pl`)) {
  for (const scheme of ['light', 'dark']) {
    const page = await open('?rules=2020&left=pl&right=de', scheme);
    const [id, lang, badge] = await page.$eval('article[data-state="won"] [lang="pl"] [data-id="outcome-won.summary"]', (word) => [
      word.textContent, word.lang, word.nextElementSibling.textContent]);
    assert.match(id, /^The deal was won/);
    assert.deepEqual([lang, badge], ['en', 'untranslated']);
    assert.equal(await word(page, 'stage-received', 'pl'), 'Otrzymano');
    assert.equal(await page.$('#states [lang="pl"] [data-id="stage-received"].missing'), null);
    assert.equal(await page.$('#findings'), null);
    // The line to translate is the commented one.
    await page.click('article[data-state="won"] [lang="pl"] [data-id="outcome-won.summary"]');
    const href = await page.$eval('#menu-links a', (link) => link.href);
    const [line] = href.split('pl/2020.ftl:')[1].split(':').map(Number);
    assert.match(readFileSync(`${book}/locales/pl/2020.ftl`, 'utf8').split('\n')[line - 1], /^# {5}\.summary = The deal was won/);
    await page.keyboard.press('Escape');
    await accessible(page, `pl ${scheme}`);
    if (shots) await page.screenshot({ path: `${shots}/untranslated.${scheme}.png` });
    await page.close();
  }
}

// A phone.
{
  const page = await open('?rules=2020&left=de&right=');
  await page.setViewport({ width: 390, height: 844 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, 'it is too wide for a telephone');
  assert.equal((await page.$$('#states .side')).length, (await page.$$('#states article')).length);
  if (shots) await page.screenshot({ path: `${shots}/telephone.png`, fullPage: true });
  await page.close();
}

const page = await open('?rules=2020&left=de&right=en');

// The time, by keyboard alone.
assert.equal(await text(page, '#moment'), 'just entered');
const before = await word(page, 'deadline', 'de');
await page.focus('#after');
for (let i = 0; i < 3; i++) await page.keyboard.press('PageUp');
await seen(page, (before) => document.querySelector('#states [lang="de"] [data-id="deadline"]')?.textContent.trim() !== before, before);
assert.equal(await page.evaluate(() => document.activeElement.id), 'after', 'the slider keeps the focus');
await seen(page, () => document.querySelector('#states [data-id="alert-contact-me-late"]') !== null);
await page.keyboard.press('End');
await seen(page, () => document.querySelector('article[data-state="received"] h3').textContent.includes('expired'));
await page.keyboard.press('Home');
await seen(page, () => document.querySelector('article[data-state="received"] h3').textContent.trim() === 'received');

// A search finds texts in either language, and ids.
for (const [search, id] of [['Empfangen', 'stage-received'], ['refusal-archived', 'refusal-archived'], ['choose the', 'tip-keywords']]) {
  await page.$eval('[name=search]', (input) => { input.value = ''; });
  await page.type('[name=search]', search);
  await seen(page, (id) => document.querySelector(`#view [data-id="${id}"]`) && document.querySelectorAll('#view [data-id]').length < 200, id);
}
await page.$eval('[name=search]', (input) => { input.value = ''; input.dispatchEvent(new Event('input', { bubbles: true })); });
await seen(page, () => document.querySelectorAll('#view [data-id]').length > 900);

await asNew(page, 'after searches');

// Custom values, which are escaped.
await page.click('#values summary');
await page.$eval('[name="field.customer"]', (input) => { input.value = ''; });
await page.type('[name="field.customer"]', '<img src=x onerror=alert(1)> שלום');
await seen(page, () => document.querySelector('#states dd') && [...document.querySelectorAll('#states dd')].some((dd) => dd.textContent.includes('<img src=x')));
assert.equal(await page.$('#view img'), null);
await page.$eval('[name=count]', (input) => { input.value = '1'; input.dispatchEvent(new Event('input', { bubbles: true })); });

// Another language, by keyboard.
await page.focus('[name=left]');
await page.select('[name=left]', 'it');
await seen(page, () => document.querySelector('#states .side')?.lang === 'it');
await page.select('[name=left]', 'de');
await seen(page, () => document.querySelector('#states .side')?.lang === 'de');
await asNew(page, 'after languages');

// Saved files: written in place, or replaced as editors do.
const edit = (file, from, to, over = false) => {
  const path = `${book}/${file}`;
  const old = readFileSync(path, 'utf8');
  assert.ok(old.includes(from), `${file} has no ${from}`);
  if (over) {
    writeFileSync(`${path}~`, old.replace(from, to));
    renameSync(`${path}~`, path);
  } else {
    writeFileSync(path, old.replace(from, to));
  }
};
const times = [];
async function saved(file, from, to, test, args = [], over = false) {
  const began = performance.now();
  edit(file, from, to, over);
  await seen(page, test, ...args);
  times.push(performance.now() - began);
}
const shows = (id, lang, text) => document.querySelector(`#states [lang="${lang}"] [data-id="${id}"]`)?.textContent.trim() === text;
const was = await word(page, 'stage-received', 'de');
for (let i = 0; i < 5; i++) {
  await saved('locales/de/2020.ftl', `stage-received = ${i ? `Neu ${i - 1}` : was}`, `stage-received = Neu ${i}`, shows, ['stage-received', 'de', `Neu ${i}`], i % 2 === 1);
}
await saved('locales/de/2020.ftl', 'stage-received = Neu 4', `stage-received = ${was}`, shows, ['stage-received', 'de', was]);

// A mistake is shown at its message with the last valid text; the other saved messages appear.
await saved('locales/de/2020.ftl', `stage-received = ${was}`, 'stage-received = Kaputt { $nobody }', () =>
  document.querySelector('#states [lang="de"] [data-id="stage-received"].wrong') !== null);
assert.equal(await word(page, 'stage-received', 'de'), was);
assert.match(await text(page, '#states [lang="de"] .finding.error'), /nobody/);
assert.match(await text(page, '#findings'), /2020\.ftl:\d+/);
if (shots) await page.screenshot({ path: `${shots}/mistake.png` });
await accessible(page, 'a mistake');
await asNew(page, 'a mistake');
await saved('locales/de/2020.ftl', 'outcome-won = Gewonnen', 'outcome-won = Prima', shows, ['outcome-won', 'de', 'Prima']);
assert.equal(await word(page, 'stage-received', 'de'), was);
await saved('locales/de/2020.ftl', 'stage-received = Kaputt { $nobody }', 'stage-received = Kaputt {', () =>
  document.querySelector('#findings')?.textContent.includes('invalid message'));
assert.equal(await word(page, 'stage-received', 'de'), was);
await saved('locales/de/2020.ftl', 'stage-received = Kaputt {', `stage-received = ${was}`, () => document.querySelector('#findings') === null);
await saved('locales/de/2020.ftl', 'outcome-won = Prima', 'outcome-won = Gewonnen', shows, ['outcome-won', 'de', 'Gewonnen']);

// A missing message is reported at its place, and so is a change of its original.
await saved('locales/de/2020.ftl', 'outcome-won = Gewonnen', 'outcome-gone = Gewonnen', () =>
  document.querySelector('#states [lang="de"] [data-id="outcome-won"].missing')?.textContent.trim() === 'Won');
await saved('locales/de/2020.ftl', 'outcome-gone = Gewonnen', 'outcome-won = Gewonnen', shows, ['outcome-won', 'de', 'Gewonnen']);
await saved('locales/en/2020.ftl', 'outcome-won = Won', 'outcome-won = Victory', () =>
  document.querySelector('#states [lang="de"] [data-id="outcome-won"].changed') !== null);
assert.equal(await word(page, 'outcome-won', 'en'), 'Victory');
assert.equal(await page.$('.original'), null, 'the original is next to it already');
await page.select('[name=right]', 'ru');
await seen(page, () => document.querySelector('#states .original'));
assert.deepEqual(await page.$eval('#states .original', (original) => [original.lang, original.textContent]), ['en', 'Victory']);
await page.select('[name=right]', 'en');
await seen(page, () => document.querySelector('.original') === null);
await page.click('[name=open]');
await seen(page, () => document.querySelectorAll('#words-outcome tbody tr').length === 2);
await asNew(page, 'what is to be done');
await page.click('[name=open]');
await saved('locales/en/2020.ftl', 'outcome-won = Victory', 'outcome-won = Won', () => document.querySelector('.changed') === null);

// The same for rules, with the last valid ones if they cannot be read.
await saved('rules/2020.yaml', 'after: 14d', 'after: 9d', () =>
  document.querySelector('#states [lang="en"] [data-id="deadline"]')?.textContent.includes('9 days'));
await saved('rules/2020.yaml', 'after: 9d', 'after: soon', () => document.querySelector('#findings')?.textContent.includes('soon'));
assert.match(await word(page, 'deadline', 'en'), /9 days/);
await saved('rules/2020.yaml', 'after: soon', 'after: 14d', () =>
  document.querySelector('#findings') === null && document.querySelector('#states [lang="en"] [data-id="deadline"]')?.textContent.includes('14 days'));

await asNew(page, 'after all that was saved');

// Text typed into a field is kept.
assert.match(await page.$eval('[name="field.customer"]', (input) => input.value), /^<img/);
assert.deepEqual(faults, []);
console.log(JSON.stringify(times.map(Math.round)));

// The page notices that the preview stopped, and reconnects.
process.stdin.resume();
process.stdin.on('end', async () => {
  await seen(page, () => !document.getElementById('lost').hidden);
  console.log('lost');
  await seen(page, () => document.getElementById('lost').hidden && document.querySelector('#view').textContent.includes('Neubeginn'));
  await browser.close();
  console.log('found');
});
