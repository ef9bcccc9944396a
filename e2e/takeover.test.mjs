// Between the server's page and the program: what the reader writes, chooses and presses meanwhile is not lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { calm, openPage, screens } from './support.mjs';

begin();

/** A page whose program does not come before `come()`. */
async function early(path, screen) {
  const page = await openPage(browser, server, { screen });
  let come;
  const held = new Promise((done) => (come = done));
  await page.route(/\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  return { page, come };
}

/** Asked again and again, not listened for: a listener can come later than the program. */
const gone = (page, servers) => page.waitForFunction((one) => !one.isConnected, servers, { polling: 50 });

test('what is typed before the program is there is kept and asked for', { timeout: 120_000 }, async () => {
  for (const [path, words] of [['/activities', '阅读'], ['/articles', '公告']]) {
    const { page, come } = await early(path);
    const box = page.getByRole('searchbox');
    await box.fill(words);
    await box.press('ArrowLeft');
    const servers = await box.elementHandle();
    come();
    await gone(page, servers);
    const field = () => page.evaluate(() => [document.activeElement.id, document.activeElement.value, document.activeElement.selectionStart]);
    assert.deepEqual(await field(), ['q', words, words.length - 1], path);
    if (path === '/activities') {
      await page.waitForURL((url) => url.searchParams.get('q') === words);
      assert.deepEqual(await field(), ['q', words, words.length - 1], path);
      const { items } = await (await page.request.get('/api/v1/public/activities?q=%E9%98%85%E8%AF%BB&limit=1')).json();
      await page.locator(`a[href="/a/${items[0].id}"]`).waitFor();
    }
    calm(page);
    await page.context().close();
  }
});

test('what is chosen before the program is there is asked for, and the focus stays', { timeout: 120_000 }, async () => {
  const { page, come } = await early('/activities');
  const [strand, mode] = [page.getByLabel('活动板块'), page.getByLabel('参加方式')];
  const value = await strand.locator('option').nth(1).getAttribute('value');
  await strand.selectOption(value);
  await mode.selectOption('online');
  await page.getByLabel('只看省级示范活动').check();
  come();
  await page.waitForURL(({ searchParams: asked }) => asked.get('strand') === value && asked.get('mode') === 'online' && asked.get('exemplar') === 'true');
  // The address is written first: what stands in the fields follows it.
  await page.waitForFunction(([field, chosen]) => field.value === chosen, [await strand.elementHandle(), value], { timeout: 10_000, polling: 50 });
  assert.equal(await page.evaluate(() => document.activeElement.name), 'exemplar');
  calm(page);
  await page.context().close();
});

test('what is pressed before the program is there is done when it is, once', { timeout: 120_000 }, async () => {
  const { page, come } = await early('/activities', screens.phone);
  const [menu, fields] = [page.getByRole('button', { name: '菜单' }), page.locator('details > summary')];
  // What plain script can do is done at once.
  await menu.click();
  await page.locator('nav#menu.open').waitFor();
  assert.equal(await menu.getAttribute('aria-expanded'), 'true');
  await fields.click();
  await page.getByRole('button', { name: '大字简洁版' }).click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'simple');
  come();
  await page.waitForFunction(() => globalThis.taken, null, { polling: 50 });
  await page.locator('nav#menu.open').waitFor();
  await page.locator('details:not(.early)[open] > summary').waitFor();
  await page.waitForFunction(() => document.documentElement.dataset.mode === 'simple');
  assert.equal(await page.locator('[aria-busy="true"]').count(), 0);
  assert.equal(await page.getByRole('button', { name: '切换标准版' }).count(), 1);
  calm(page);
  await page.context().close();
});

/**
 * A page whose program is there, while the server's part that `find` names still stands. After `begin()` the
 * program asks for its place, and is to be refused as long as the reader's hand is at work.
 */
async function asking(path, find, begin) {
  const { page, come } = await early(path);
  const part = find(page);
  const servers = await part.elementHandle();
  await page.evaluate(() => {
    globalThis.asked = [];
    document.addEventListener('takeover', (event) => {
      asked.push(event);
      if (globalThis.begun) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    }, true);
  });
  come();
  await page.waitForFunction(() => asked.length > 0, null, { polling: 50 });
  await begin(page, part);
  await page.evaluate(() => (globalThis.begun = asked.length));
  await page.waitForFunction(() => asked.length > begun + 3, null, { polling: 50 });
  assert.ok(await servers.evaluate((one) => one.isConnected));
  return { page, part, servers };
}

async function down(page, part) {
  await part.hover();
  await page.mouse.down();
}

test('the program waits while something is held down', { timeout: 120_000 }, async () => {
  const held = [
    ['/', (page) => page.getByRole('button', { name: '大字简洁版' }), (page) => page.waitForFunction(() => document.documentElement.dataset.mode === 'simple')],
    ['/map', (page) => page.locator('svg a').filter({ hasText: '长春市' }).first(), (page) => page.waitForURL(/region=2201/)],
  ];
  for (const [path, find, done] of held) {
    const { page } = await asking(path, find, down);
    await page.mouse.up();
    await done(page);
    calm(page);
    await page.context().close();
  }
  // But not for ever: who lets go outside of the window is not heard.
  const { page, servers } = await asking('/', (page) => page.locator('h1'), down);
  await gone(page, servers);
  await page.context().close();
});

test('the program waits while a word is composed', { timeout: 120_000 }, async () => {
  const { page, part: box, servers } = await asking('/activities', (page) => page.getByRole('searchbox'), async (page, box) => {
    await box.focus();
    const keys = await page.context().newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: 'yuedu', selectionStart: 5, selectionEnd: 5 });
  });
  await (await page.context().newCDPSession(page)).send('Input.insertText', { text: '阅读' });
  await page.waitForURL((url) => url.searchParams.get('q') === '阅读');
  assert.equal(await box.inputValue(), '阅读');
  await gone(page, servers);
  calm(page);
  await page.context().close();
});

test('the words of the server are painted before anything of the program is fetched', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server, { screen: screens.phone });
  for (const path of ['/', '/activities', '/hall']) {
    await page.goto(path);
    await page.waitForFunction(() => performance.getEntriesByType('resource').some((one) => one.name.endsWith('.wasm')));
    const [painted, fetched] = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0].startTime,
      performance.getEntriesByType('resource').find((one) => one.name.endsWith('.wasm')).startTime,
    ]);
    assert.ok(painted < fetched, `${path}: painted at ${painted}, fetched at ${fetched}`);
  }
  calm(page);
  await page.context().close();
});
