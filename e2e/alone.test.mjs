// With script and without the program, as in an old browser or on a line that drops: nothing waits for ever.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { fitsPhone, openPage, screens } from './support.mjs';

begin();

/** A page whose program does not come. */
async function without(path, screen = screens.phone) {
  const page = await openPage(browser, server, { screen, permissions: ['clipboard-read', 'clipboard-write'] });
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto(path, { waitUntil: 'commit' });
  return page;
}

const told = (page) => page.getByRole('status').getByText('本页的部分功能没有载入').waitFor();

test('the way goes on by plain script', { timeout: 120_000 }, async () => {
  const page = await without('/activities');
  await page.getByRole('button', { name: '菜单' }).click();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '活动地图' }).waitFor();
  await told(page);
  assert.equal(await page.locator('[aria-busy="true"]').count(), 0);
  await page.getByRole('button', { name: '菜单' }).click();
  assert.equal(await page.getByRole('button', { name: '菜单' }).getAttribute('aria-expanded'), 'false');
  // Kept from page to page.
  await page.getByRole('button', { name: '大字简洁版' }).click();
  await page.getByRole('button', { name: '切换标准版' }).waitFor();
  await page.getByLabel('字号').selectOption('large');
  await page.getByRole('searchbox').fill('阅读');
  await page.getByRole('searchbox').press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === '阅读');
  await told(page);
  const look = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  assert.deepEqual([look.mode, look.size], ['simple', 'large']);
  await page.getByRole('button', { name: '切换标准版' }).click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), undefined);
  await fitsPhone(page);
  await page.context().close();
});

test('an activity is passed on, and what is not there is not shown', { timeout: 120_000 }, async () => {
  const { items } = await (await fetch(`${server.url}/api/v1/public/activities?limit=1`)).json();
  const page = await without(`/a/${items[0].id}`);
  // Before it is known that nothing comes, and after.
  await page.evaluate(() => {
    globalThis.shared = [];
    navigator.share = async (what) => shared.push(what.url);
  });
  await page.getByRole('button', { name: '分享' }).click();
  await told(page);
  await page.waitForFunction(() => shared.length === 1);
  await page.getByRole('button', { name: '分享' }).click();
  assert.deepEqual(await page.evaluate(() => shared), [page.url(), page.url()]);
  await page.evaluate(() => (globalThis.print = () => shared.push('printed')));
  await page.getByRole('button', { name: '打印' }).click();
  assert.equal(await page.evaluate(() => shared[2]), 'printed');
  assert.deepEqual(await page.locator('button:visible:not([data-plain]):not([type="submit"])').allTextContents(), []);
  await page.context().close();
});

test('where nothing can be shown, the waiting ends with a sentence', { timeout: 60_000 }, async () => {
  const page = await without('/desk');
  await page.getByText('页面没有打开，可能是网络不通').waitFor();
  await page.context().close();
});
