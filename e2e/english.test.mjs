// The public pages in English: every word of the page's own, and what offices wrote marked as Chinese.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { accessible, calm, fitsPhone, openPage, screens, screenshot, settle } from './support.mjs';

let paths;

begin({}, async () => {
  const public_ = async (path) => (await fetch(`${server.url}/api/v1/public/${path}`)).json();
  const [{ items: activities }, panels, { items: stories }] = [await public_('activities?limit=1'), await public_('panels'), await public_('articles?limit=1')];
  const board = panels.items[0].id;
  paths = {
    home: '/', list: '/activities', filtered: '/activities?region=220100&strand=reading', empty: '/activities?q=zzzz',
    calendar: '/calendar', week: '/calendar?view=week&date=2020-11-16', day: '/calendar?view=day&date=2020-11-16',
    map: '/map', 'map-city': '/map?region=220100', hall: '/hall', board: `/hall/${board}`, about: '/about',
    shelves: '/articles', courses: '/articles?kind=course', venues: '/articles?kind=venue', books: '/articles?kind=book',
    schools: '/articles?kind=open_school', lectures: '/articles?kind=lecture_series', story: `/articles/${stories[0].id}`,
    activity: `/a/${activities[0].id}`, organization: `/o/${activities[0].organization.id}`,
    'no-activity': '/a/00000000-0000-0000-0000-000000000000', 'no-story': '/articles/00000000-0000-0000-0000-000000000000',
    'no-board': '/hall/00000000-0000-0000-0000-000000000000', 'no-organization': '/o/00000000-0000-0000-0000-000000000000',
  };
  // One article of every kind that has facts of its own.
  for (const kind of ['course', 'venue', 'book', 'open_school', 'lecture_series', 'recitation', 'coverage', 'announcement']) {
    const { items } = await public_(`articles?kind=${kind}&limit=1`);
    if (items[0]) paths[`one-${kind}`] = `/articles/${items[0].id}`;
  }
});

/** Chinese that is not said to be Chinese: texts, and what attributes say aloud. */
const unmarked = (page) => page.evaluate(() => {
  const han = /\p{Script=Han}/u;
  const marked = (element) => element.closest('[lang]').lang.startsWith('zh');
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!['SCRIPT', 'STYLE'].includes(parent.tagName) && han.test(node.data) && !marked(parent)) found.add(node.data.trim());
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-head'])
    for (const one of document.body.querySelectorAll(`[${name}]`))
      if (han.test(one.getAttribute(name)) && !marked(one)) found.add(`${name}: ${one.getAttribute(name)}`);
  return [...found];
});

async function english(page, name) {
  await settle(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en', name);
  assert.deepEqual(await unmarked(page), [], name);
}

test('every public page is English, can be read by everyone and fits a phone', { timeout: 600_000 }, async () => {
  const page = await openPage(browser, server);
  await page.goto('/?lang=en');
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path);
    await english(page, name);
    await screenshot(page, `english-${name}`);
    await accessible(page);
    await fitsPhone(page);
  }
  calm(page);
});

test('what opens on a page is English, too', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await page.goto(`${paths.activity}?lang=en`);
  await page.getByRole('link', { name: 'QR code' }).click();
  await page.getByRole('dialog').waitFor();
  await english(page, 'code');
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.goto('/hall');
  await page.getByRole('button', { name: 'Easy view' }).click();
  await english(page, 'simple edition');
  await accessible(page);
  calm(page);
});

test('the language is changed by a link, stays, and changes back, without script as with it', { timeout: 120_000 }, async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await openPage(browser, server, { screen: screens.phone, javaScriptEnabled });
    const menu = async (name) => javaScriptEnabled && page.getByRole('button', { name }).click();
    await page.goto('/activities?region=220100');
    await menu('菜单');
    await page.getByRole('link', { name: 'English', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Activities' }).waitFor();
    const query = new URL(page.url()).searchParams;
    assert.deepEqual([query.get('region'), query.get('lang')], ['220100', 'en']);
    await page.goto('/hall');
    await page.getByRole('heading', { level: 1, name: 'Exhibition' }).waitFor();
    await menu('Menu');
    await page.getByRole('link', { name: '中文', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '网上展厅' }).waitFor();
    calm(page);
  }
});

test('the first view in English asks for nothing and is what the server made', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await page.goto('/?lang=en');
  for (const path of ['/', '/activities', '/hall', paths.activity]) {
    const asked = [];
    const hear = (request) => request.url().includes('/api/v1/') && asked.push(request.url());
    page.on('request', hear);
    await page.goto(path);
    await settle(page);
    page.off('request', hear);
    assert.deepEqual(asked, [], path);
  }
  calm(page);
});
