// The addresses of everyone's pages, and what must hold on each.
import assert from 'node:assert/strict';
import { server } from '../begin.mjs';
import { accessible, fitsFinger, fitsPhone, screenshot, settle } from '../support.mjs';

/** Address and name of its picture. */
export const open = [
  ['/', 'home'],
  ['/activities', 'list'],
  ['/activities?region=220100&strand=reading', 'list-filtered'],
  ['/activities?q=zzzz', 'list-empty'],
  ['/calendar', 'calendar'],
  ['/hall', 'hall'],
  ['/articles', 'shelves'],
  ['/articles?kind=course', 'courses'],
  ['/calendar?view=week&date=2020-11-16', 'calendar-week'],
  ['/calendar?view=day&date=2020-11-16', 'calendar-day'],
  ['/map', 'map'],
  ['/map?region=220100', 'map-city'],
  ['/about', 'about'],
  ['/sign-in', 'sign-in'],
];

/** Adds one of each thing that the sample has: for begin(). */
export async function addSample() {
  const first = async (path) => (await (await fetch(`${server.url}/api/v1/public/${path}`)).json()).items[0];
  const activity = await first('activities?exemplar=true&limit=1');
  open.push([`/a/${activity.id}`, 'activity'], [`/o/${activity.organization.id}`, 'organization']);
  open.push([`/hall/${(await first('panels?limit=1')).id}`, 'board']);
  for (const kind of ['star', 'venue', 'lecture_series']) open.push([`/articles/${(await first(`articles?kind=${kind}&limit=1`)).id}`, `article-${kind}`]);
}

export async function look(page, path, name) {
  await page.goto(path);
  await settle(page);
  assert.equal(await page.getByText('没有找到您要的内容').count(), 0, `${path} was not found`);
  await screenshot(page, name);
  await accessible(page);
  await fitsPhone(page);
}

/** What everyone opens can be pressed by every finger, too. */
export async function lookOpen(page, path, name) {
  await look(page, path, name);
  await fitsFinger(page);
}
