// What browser tests share: a browser, two screen widths, signing in, accessibility, pictures.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './server.mjs';

export { startServer } from './server.mjs';

/** The two screens everything must look right on. */
export const screens = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Programs and answers come up to so many milliseconds late: what a test does or looks at too early then shows. */
const late = Number(process.env.E2E_LATE ?? 0);

/** A headless Chromium; close it with `await browser.close()`. */
export async function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: quiet });
}

/**
 * A page of its own (own cookies) that knows the server's address: page.goto('/activities').
 * Whatever goes wrong inside it is collected in page.troubles; end each test with calm(page).
 */
export async function openPage(browser, server, { screen = screens.desk, ...options } = {}) {
  // The worker that keeps the offline page has a test of its own; elsewhere it would hide requests.
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL: server.url, viewport: screen, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  if (options.javaScriptEnabled !== false) await startsWithProgram(page);
  if (late) await page.route(/\.wasm$|\/api\//, (route) => setTimeout(() => route.continue().catch(() => {}), Math.random() * late));
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(`script: ${error.message}`));
  page.on('request', (request) => {
    // Offices sit behind strict networks: the page asks nobody but its own server.
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(server.url).origin) page.troubles.push(`foreign request: ${url.origin}`);
  });
  page.on('response', (answer) => answer.status() >= 500 && page.troubles.push(`${answer.status()} from ${answer.url()}`));
  return page;
}

/**
 * page.goto() ends when the program has taken the place of the server's page. With `waitUntil` it ends then,
 * for tests of what comes before.
 */
async function startsWithProgram(page) {
  await page.addInitScript(() => document.addEventListener('takeover', (event) => queueMicrotask(() => (globalThis.taken = !event.defaultPrevented)), true));
  const goto = page.goto.bind(page);
  page.goto = async (path, options) => {
    const answer = await goto(path, options);
    if (!options?.waitUntil) await page.waitForFunction(() => globalThis.taken || !document.getElementById('app'), null, { polling: 50 });
    return answer;
  };
}

export function calm(page) {
  assert.deepEqual(page.troubles, []);
}

/** The first account of a role, as the first start wrote it: { role, login, password, organization }. */
export async function account(server, role) {
  const found = (await server.accounts()).find((one) => one.role === role);
  assert.ok(found, `first-accounts.json has no ${role}`);
  return found;
}

/** Signs in through the form, as a person does, and returns the account. */
export async function signIn(page, server, role) {
  const who = typeof role === 'string' ? await account(server, role) : role;
  await page.goto('/sign-in');
  await page.locator('input[autocomplete="username"]').fill(who.login);
  await page.locator('input[autocomplete="current-password"]').fill(who.password);
  await page.locator('form button[type="submit"]').click();
  // What comes next is another program of the page: wait until it stands.
  await page.getByRole('button', { name: '退出', exact: true }).waitFor();
  await page.locator('h1').first().waitFor();
  return who;
}

/** Whole-page pictures at both widths, e2e/screenshots/<name>-desk.png and -phone.png; none in CI, where nobody looks. */
export async function screenshot(page, name) {
  if (process.env.CI) return;
  const folder = join(root, 'e2e/screenshots');
  await mkdir(folder, { recursive: true });
  await each(page, screens, (_, label) => page.screenshot({ path: join(folder, `${name}-${label}.png`), fullPage: true, animations: 'disabled' }));
}

/** Looks at the page in each size, then gives it its own again. */
async function each(page, sizes, look) {
  const before = page.viewportSize();
  for (const [label, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    await settled(page);
    await look(size, label);
  }
  await page.setViewportSize(before);
}

/** Nothing may be wider than a phone: a reader never scrolls sideways. */
export async function fitsPhone(page) {
  await each(page, { phone: screens.phone }, async ({ width }) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `the page is ${wide} px wide on a phone of ${width} px`);
  });
}

/**
 * Nothing that a finger presses is smaller than 44 pixels. Not counted, as WCAG 2.5.8 does not: words within a
 * sentence, and places of the map, which stand in a list beside it.
 */
export async function fitsFinger(page) {
  await each(page, screens, async ({ width }) => {
    const small = await page.locator('a, button, summary, select, textarea, input:not([type="hidden"])').evaluateAll((all) => {
      // A card's link covers the card, a box is pressed by its words too.
      const pressed = (one) => (getComputedStyle(one, '::after').position === 'absolute' ? one.offsetParent : one.matches('[type="checkbox"], [type="radio"]') && one.closest('label')) || one;
      const counts = (one) => !one.closest('svg, .unseen, .skip') && getComputedStyle(one).display !== 'inline';
      const seen = all.filter((one) => one.checkVisibility()).map((one) => [one, pressed(one)]);
      const boxes = seen.filter(([one, whole]) => whole !== one || counts(one)).map(([one, whole]) => [one, whole.getBoundingClientRect()]);
      return boxes.filter(([, box]) => box.height < 44 || box.width < 44).map(([one, box]) => `${one.outerHTML.slice(0, 120)} ${box.width} × ${box.height}`);
    });
    assert.deepEqual(small, [], `${page.url()} at ${width} px`);
  });
}

/** The page is there: its heading, and nothing still loading. */
export async function settle(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.skeleton').first().waitFor({ state: 'hidden' });
}

/** Fonts loaded, pictures decoded, no request under way. */
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].filter((one) => one.src && one.loading !== 'lazy').map((one) => one.decode().catch(() => {})));
  });
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with every WCAG 2.2 AA violation that axe finds. */
export async function accessible(page, { except = [] } = {}) {
  await settled(page);
  await page.evaluate(axe);
  const found = await page.evaluate(async (except) => {
    const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await globalThis.axe.run(document, { runOnly: tags, rules });
    return violations.map((one) => `${one.id} (${one.impact}): ${one.help}\n${one.nodes.map((node) => `    ${node.target}  ${node.failureSummary}`).join('\n')}`);
  }, except);
  assert.deepEqual(found, []);
}

/** A picture of 1200 × 800 pixels, drawn by the browser. */
export async function picture(browser) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await page.setContent('<body style="margin:0;background:linear-gradient(160deg,#2f6f57,#e8b04a)"></body>');
  const bytes = await page.screenshot();
  await page.close();
  return bytes;
}
