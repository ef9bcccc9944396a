// The public pages as other readers have them: in the simple edition, in high contrast, in the dark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { calm, openPage, screens } from './support.mjs';
import { addSample, look, lookOpen, open } from './support/public.mjs';

begin({}, addSample);

test('the public pages in the simple edition, and in high contrast', { timeout: 300_000 }, async () => {
  for (const [name, kept] of [['simple', { 'week.mode': 'simple' }], ['contrast', { 'week.theme': 'contrast' }]]) {
    const page = await openPage(browser, server);
    await page.addInitScript((all) => Object.entries(all).forEach(([key, value]) => localStorage.setItem(key, value)), kept);
    for (const [path, of] of open.filter(([path]) => path !== '/sign-in')) await lookOpen(page, path, `${of}-${name}`);
    calm(page);
  }
});

test('the simple edition is one press away and stays', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server);
  const mode = () => page.evaluate(() => document.documentElement.dataset.mode);
  await page.goto('/');
  await page.getByRole('button', { name: '大字简洁版' }).click();
  await page.getByRole('navigation', { name: '常用操作' }).waitFor();
  // Fewer: the cities' openings are a page of their own.
  const openings = page.locator('.openings > li').filter({ visible: true });
  assert.equal(await openings.count(), 1);
  assert.equal(await page.getByRole('heading', { name: '供合作网站使用' }).count(), 0);
  await page.goto('/about');
  await openings.nth(9).waitFor();
  await page.goto('/hall');
  assert.equal(await mode(), 'simple');
  await page.getByRole('button', { name: '切换标准版' }).click();
  assert.equal(await mode(), undefined);
  calm(page);
});

test('the public pages in the dark', { timeout: 300_000 }, async () => {
  const page = await openPage(browser, server, { colorScheme: 'dark' });
  for (const [path, name] of open) await look(page, path, `${name}-dark`);
  calm(page);
});

test('with letters twice as large on a narrow phone nothing is wider than the screen', { timeout: 180_000 }, async () => {
  const page = await openPage(browser, server, { screen: { width: 360, height: 800 } });
  const wide = [];
  for (const mode of ['', 'simple']) {
    await page.goto('/about');
    await page.evaluate((mode) => localStorage.setItem('week.mode', mode), mode);
    for (const [path] of open) {
      await page.goto(path);
      const width = await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
        return document.documentElement.scrollWidth;
      });
      if (width > 360) wide.push(`${path} ${mode}: ${width} px`);
    }
  }
  assert.deepEqual(wide, []);
  calm(page);
  await page.context().close();
});

test('in the simple edition the search stands above the bar', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server, { screen: screens.phone });
  await page.goto('/activities');
  await page.getByRole('button', { name: '大字简洁版' }).click();
  const [box, bar] = [await page.getByRole('searchbox').boundingBox(), await page.locator('.simple-bar').boundingBox()];
  assert.ok(box.y + box.height < bar.y, `${box.y} + ${box.height} px, the bar at ${bar.y}`);
  calm(page);
  await page.context().close();
});
