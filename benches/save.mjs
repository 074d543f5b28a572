// Saves a message of a book repeatedly: node save.mjs ADDRESS BOOK
// Both the preview at the address and a plain page of the same size show the message.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync, watch, writeFileSync } from 'node:fs';

const SAVES = 100;
const PAUSE = 150;
const QUERY = '?rules=2020&left=de&right=en';
const LINE = /^stage-received = .*$/m;

const require = createRequire(import.meta.url);
const puppeteer = require('puppeteer-core');
const [, , address, book] = process.argv;
const file = `${book}/locales/de/2020.ftl`;
const bareFile = `${book}/bare.ftl`;
writeFileSync(bareFile, readFileSync(file));
const pause = (time) => new Promise((done) => setTimeout(done, time));
const now = () => performance.timeOrigin + performance.now();

// The preview’s page without its script, from a server that watches only this message.
const whole = (await (await fetch(address + QUERY)).text()).replace(/<script.*?<\/script>/gs, '');
const [head, view, tail] = whole.split(/(<main .*<\/main>)/s);
const message = () => readFileSync(bareFile, 'utf8').match(LINE)?.[0].split(' = ')[1];
const shown = () => view.replaceAll(/(data-id="stage-received">)[^<]*/g, `$1${message()}`);
let waiting = [];
watch(bareFile, () => {
  if (message() === undefined) return;
  for (const answer of waiting.splice(0)) answer.end(shown());
});
const follow = `(async () => {
  for (;;) document.getElementById('view').outerHTML = await (await fetch('/next')).text();
})();`;
const bare = createServer((request, answer) => {
  answer.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (request.url === '/next') waiting.push(answer);
  else answer.end(request.url === '/' ? `${head}${shown()}<script>${follow}</script>${tail}` : '');
});
await new Promise((done) => bare.listen(0, '127.0.0.1', done));

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
async function open(url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 1000 });
  await page.goto(url, { waitUntil: 'load' });
  // Resolves with the time at which a message appears in the status of a lead.
  await page.evaluate(() => {
    window.until = (word) => new Promise((done) => {
      const look = () => {
        if (document.querySelector('#states [lang="de"] [data-id="stage-received"]')?.textContent !== word) return;
        observer.disconnect();
        done(performance.timeOrigin + performance.now());
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      look();
    });
  });
  return page;
}
const pages = [['bare', await open(`http://127.0.0.1:${bare.address().port}/`), bareFile], ['referee', await open(address + QUERY), file]];
const times = { bare: [], referee: [] };
await pause(1000);
for (let number = -5; number < SAVES; number++) {
  for (const [name, page, path] of pages) {
    await page.bringToFront();
    const text = `Stand ${number}`;
    const seen = page.evaluate((text) => window.until(text), text);
    await pause(PAUSE);
    const began = now();
    writeFileSync(path, readFileSync(path, 'utf8').replace(LINE, `stage-received = ${text}`));
    const time = (await seen) - began;
    // The first saves only warm up.
    if (number >= 0) times[name].push(time);
  }
}
await browser.close();
const figures = {};
for (const [name, all] of Object.entries(times)) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  figures[name] = [0.5, 0.95, 1].map(at);
  const [half, most, last] = figures[name].map((time) => time.toFixed(0));
  const within = sorted.filter((time) => time <= 100).length;
  console.log(`${name.padEnd(8)} ${SAVES} saves: 50% shown within ${half} ms, 95% within ${most}, all within ${last}; ${within} within 100 ms`);
}
console.log(`referee/bare: ${(figures.referee[0] / figures.bare[0]).toFixed(2)} (50%), ${(figures.referee[1] / figures.bare[1]).toFixed(2)} (95%)`);
process.exit(0);
