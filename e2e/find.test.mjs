// Finding an activity: by its sound, by the counts of the filters, on the map and in the calendar.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { calm, openPage, screens } from './support.mjs';

begin();

/** What the interface says of a filter. */
async function facets(query = '') {
  return (await fetch(`${server.url}/api/v1/public/activities/facets?${query}`)).json();
}

const count = (list, code) => list.find((one) => one.code === code)?.activities ?? 0;

test('letters find what they sound like, and the page shows what they meant', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  // What is typed before the program is there has a test of its own: takeover.test.mjs.
  await page.goto('/activities', { waitUntil: 'networkidle' });
  await page.getByRole('searchbox').fill('sqjy');
  await page.waitForURL(/q=sqjy/);
  await page.locator('.events mark').first().waitFor();
  const marks = await page.locator('.events mark').allTextContents();
  assert.ok(marks.some((text) => text.includes('社区教育')), marks.join());
  const { total } = await facets('q=sqjy');
  await page.getByRole('status').getByText(String(total), { exact: true }).waitFor();
  calm(page);
});

test('each choice says how many it shows', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await page.goto('/activities?region=220100');
  const found = await facets('region=220100');
  const strand = found.strands[0];
  const option = page.locator(`select option[value="${strand.code}"]`).first();
  await page.waitForFunction(([code, text]) => document.querySelector(`select option[value="${code}"]`)?.textContent.endsWith(text), [strand.code, `（${strand.activities}）`]);
  await page.getByLabel('活动板块').selectOption(strand.code);
  await page.waitForURL((url) => url.searchParams.get('strand') === strand.code && url.searchParams.get('region') === '220100');
  await page.getByRole('status').getByText(String(strand.activities), { exact: true }).waitFor();
  assert.equal(await option.isVisible(), false, 'an option of a closed list');
  calm(page);
});

for (const [name, screen] of Object.entries(screens)) {
  test(`the map leads from the province to a county's activities, ${name}`, { timeout: 120_000 }, async () => {
    const page = await openPage(browser, server, { screen });
    await page.goto('/map');
    const { regions } = await facets();
    const city = page.locator('.map a[href*="region=220100"]');
    await city.locator('title').getByText(`长春市，${count(regions, '220100')}项活动`).waitFor({ state: 'attached' });
    // By the keyboard alone.
    await city.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('region') === '220100');
    await page.getByRole('heading', { level: 2, name: '长春市' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.map .place').length === 11);
    // 公主岭 is a county of 长春 since 2020.
    await page.locator('.map a[href*="region=220184"]').waitFor({ state: 'attached' });
    const nearest = regions.find((one) => one.code.startsWith('2201') && !one.code.endsWith('00'));
    await page.locator(`.places a[href*="region=${nearest.code}"]`).click();
    await page.waitForURL((url) => url.pathname === '/activities' && url.searchParams.get('region') === nearest.code);
    await page.getByRole('status').getByText(String(nearest.activities), { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '返回全省' }).click();
    await page.getByRole('heading', { level: 2, name: '吉林省' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.map .place').length === 9);
    calm(page);
  });
}

test('the calendar turns by week and by day, and its address says where it is', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await page.goto('/calendar?view=week&date=2020-11-18&strand=reading');
  await page.getByRole('heading', { level: 2, name: '2020年11月16日至22日' }).waitFor();
  await page.locator('.days-of-week > li').nth(6).waitFor();
  assert.equal(await page.locator('.days-of-week > li').count(), 7);
  await page.getByRole('link', { name: '下一周' }).click();
  await page.getByRole('heading', { level: 2, name: '2020年11月23日至29日' }).waitFor();
  const address = new URL(page.url()).searchParams;
  assert.deepEqual([address.get('view'), address.get('date'), address.get('strand')], ['week', '2020-11-25', 'reading']);
  await page.goBack();
  await page.getByRole('heading', { level: 2, name: '2020年11月16日至22日' }).waitFor();
  await page.locator('.days-of-week h3 a').first().click();
  await page.getByRole('heading', { level: 2, name: '2020年11月16日 周一' }).waitFor();
  await page.getByRole('link', { name: '后一天' }).click();
  await page.getByRole('heading', { level: 2, name: '2020年11月17日 周二' }).waitFor();
  await page.getByRole('link', { name: '月', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: '2020年11月', exact: true }).waitFor();
  // Without a day: the nearest that has something.
  await page.goto('/calendar?view=day');
  await page.waitForURL((url) => url.searchParams.has('date'));
  await page.locator('.whole-day a').first().click();
  await page.waitForURL(/\/a\//);
  calm(page);
});

test('the calendar of a phone is a list of days', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server, { screen: screens.phone });
  await page.goto('/calendar?view=week&date=2020-11-18');
  const days = page.locator('.days-of-week > li');
  await days.first().waitFor();
  // In one look: between two, the program can take the place of the server's page.
  const [first, second] = await page.evaluate(() => [...document.querySelectorAll('.days-of-week > li')].map((one) => one.getBoundingClientRect().toJSON()));
  assert.ok(second.y > first.y + 20 && Math.abs(second.x - first.x) < 2, 'one below the other');
  calm(page);
});
