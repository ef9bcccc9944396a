// The public pages without script, and their first view with it: whole as it comes, nothing asked for, nothing moves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { calm, fitsPhone, openPage, screens } from './support.mjs';

/** The sample's year as if it were this one: its 18 November is today. */
const moved = `
  with d as (select date_trunc('day', now() at time zone 'Asia/Shanghai')::date - date '2020-11-18' as days)
  update listing set first_start = first_start + days * interval '1 day', first_end = first_end + days * interval '1 day', last_end = last_end + days * interval '1 day' from d;
  with d as (select date_trunc('day', now() at time zone 'Asia/Shanghai')::date - date '2020-11-18' as days)
  update occurrence set starts_at = starts_at + days * interval '1 day', ends_at = ends_at + days * interval '1 day' from d;`;

begin({}, async () => {
  await server.sql(moved);
});

const public_ = async (path) => (await fetch(`${server.url}/api/v1/public/${path}`)).json();
const href = (id) => `a[href="/a/${id}"]`;

test('activities are searched, filtered and turned without script', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server, { screen: screens.phone, javaScriptEnabled: false });
  await page.goto('/activities');
  // What is on or to come stands first; what is over lies under one line that counts it.
  const { items, next } = await public_('activities?limit=24&over=false');
  await page.locator(href(items[0].id)).waitFor();
  assert.ok(items.every((row) => new Date(row.last_end) > Date.now()));
  const { total, over } = await public_('activities/facets');
  assert.ok(over > 0 && over < total, `${over} of ${total}`);
  const first = page.locator('.events > li a').first();
  assert.ok((await first.getAttribute('href')).endsWith(items[0].id));
  await page.getByRole('link', { name: `已结束的活动（${over}项）` }).click();
  const past = await public_('activities?limit=24&over=true');
  await page.locator(href(past.items[0].id)).waitFor();
  await page.getByRole('link', { name: `正在进行和即将开始的活动（${total - over}项）` }).click();
  await page.locator(href(items[0].id)).waitFor();
  for (const name of ['今天', '本周', '本周末', '下周']) await page.getByRole('link', { name, exact: true }).waitFor();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '活动地图' }).waitFor();
  await page.getByRole('link', { name: '加载更多' }).click();
  const second = await public_(`activities?limit=24&over=false&cursor=${encodeURIComponent(next)}`);
  await page.locator(href(second.items[0].id)).waitFor();
  assert.equal(await page.locator(href(items[0].id)).count(), 0);
  await page.getByRole('link', { name: '从头看起' }).click();
  await page.getByRole('searchbox').fill('阅读');
  await page.getByLabel('市（州）', { exact: true }).selectOption('220100');
  await page.getByRole('button', { name: '按以上条件查找' }).click();
  // All of these are over: then they are listed.
  const found = await public_('activities?q=%E9%98%85%E8%AF%BB&region=220100&over=true');
  await page.getByText('这些活动都已结束').waitFor();
  await page.getByText(`共${found.items.length}条`).waitFor();
  await page.locator(href(found.items[0].id)).waitFor();
  await page.getByRole('link', { name: /^去掉条件：\s*长春市$/ }).click();
  await page.waitForURL((url) => !url.searchParams.has('region') && url.searchParams.get('q') === '阅读');
  assert.equal(await page.getByRole('searchbox').inputValue(), '阅读');
  await fitsPhone(page);
  calm(page);
});

test('the home page knows the city that was chosen', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await page.goto('/');
  await page.getByRole('heading', { level: 2, name: '全省近期活动' }).waitFor();
  await page.getByRole('navigation', { name: '选择所在市（州）' }).getByRole('link', { name: '长春' }).click();
  await page.getByRole('heading', { level: 2, name: '长春市近期活动' }).waitFor();
  const near = await public_('home?region=220100');
  const shown = page.locator('.near-title a');
  // The heading changes first, what stands below it comes later.
  await page.locator('section[aria-labelledby="near"][aria-busy="false"]').waitFor();
  await page.waitForFunction((id) => document.querySelector(`.near a[href="/a/${id}"]`), near.next[0].id);
  for (const link of await shown.all()) {
    const id = (await link.getAttribute('href')).split('/').at(-1);
    assert.equal((await public_(`activities/${id}`)).region_code.slice(0, 4), '2201');
  }
  // Another day, at the bare address: the server's own page already knows.
  await page.goto('/');
  assert.match(await (await page.request.get('/')).text(), /长春市近期活动/);
  await page.getByRole('heading', { level: 2, name: '长春市近期活动' }).waitFor();
  await page.getByRole('link', { name: '全省', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: '全省近期活动' }).waitFor();
  await page.goto('/');
  await page.getByRole('heading', { level: 2, name: '全省近期活动' }).waitFor();
  calm(page);
});

for (const [name, screen] of Object.entries(screens)) {
  test(`a first view asks for nothing and does not move, ${name}`, { timeout: 180_000 }, async () => {
    const [{ items }, panels] = [await public_('activities?limit=1'), await public_('panels')];
    const paths = ['/', '/?region=220100', '/activities', '/activities?region=220100', '/map', '/map?region=220100', '/calendar', '/calendar?view=week&date=2026-11-25', '/hall', `/a/${items[0].id}`];
    if (panels.items.length) paths.push(`/hall/${panels.items[0].id}`);
    for (const path of paths) {
      const page = await openPage(browser, server, { screen });
      const asked = [];
      page.on('request', (request) => /\/api\/v1\/(public|editions|regions)|assets\/map/.test(request.url()) && request.method() === 'GET' && asked.push(request.url()));
      await page.addInitScript(() => {
        globalThis.moved = [0];
        const told = (one) => `${one.node?.nodeName}.${one.node?.className} ${one.previousRect.y} → ${one.currentRect.y}`;
        new PerformanceObserver((list) => list.getEntries().forEach((one) => (globalThis.moved[0] += one.value) && globalThis.moved.push(...one.sources.map(told)))).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(path, { waitUntil: 'commit' });
      await page.locator('main').waitFor();
      await page.waitForFunction(() => [...document.styleSheets].some((one) => one.cssRules.length > 100));
      // What the server sent, and what the program makes of it, are as high.
      const heights = [await page.evaluate(() => document.documentElement.scrollHeight)];
      await page.waitForLoadState('networkidle');
      heights.push(await page.evaluate(() => document.documentElement.scrollHeight));
      assert.deepEqual(asked, [], path);
      const moved = await page.evaluate(() => globalThis.moved);
      assert.ok(moved[0] < 0.005, `${path} moves: ${moved.join('; ')}`);
      assert.ok(Math.abs(heights[0] - heights[1]) < 3, `${path}: ${heights.join(' px, then ')} px high`);
      calm(page);
      await page.context().close();
    }
  });
}
