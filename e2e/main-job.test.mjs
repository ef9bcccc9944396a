// The main job end to end: filed, returned, corrected, approved, published, pulled, cancelled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { begin, browser, server } from './begin.mjs';
import { accessible, calm, openPage, picture, screenshot, screens, signIn } from './support.mjs';
import { decide, decideFor, field, look, open } from './support/step.mjs';

const title = '冬季健康大讲堂：老年人合理膳食';

begin();

const feed = async (path) => {
  const answer = await fetch(server.url + path);
  assert.equal(answer.status, 200, path);
  return path.includes('.ics') ? answer.text() : answer.json();
};

/** Reads the change feed from a cursor to its end, as a partner does. */
async function pull(cursor) {
  const items = [];
  for (;;) {
    const page = await feed(`/feeds/changes${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`);
    items.push(...page.items);
    cursor = page.cursor;
    if (!page.more) return { items, cursor };
  }
}

/** The VEVENTs of this title, read by a parser that is not ours. */
async function events() {
  const calendar = new ICAL.Component(ICAL.parse(await feed('/feeds/activities.ics')));
  return calendar.getAllSubcomponents('vevent').filter((one) => one.getFirstPropertyValue('summary').includes(title));
}

test('an activity goes from an institution to the public and to a partner', { timeout: 300_000 }, async () => {
  const institution = await openPage(browser, server);
  const city = await openPage(browser, server);
  const province = await openPage(browser, server);
  const reader = await openPage(browser, server, { screen: screens.phone });
  await signIn(institution, server, 'institution_editor');
  await signIn(city, server, 'city_reviewer');
  await signIn(province, server, 'province_publisher');
  const start = await pull();

  // The institution files it: a picture, two occurrences.
  await institution.goto('/desk/activities/new');
  await field(institution, '活动名称').fill(title);
  await field(institution, '活动板块').selectOption({ label: '社区教育老年教育资源共享' });
  await field(institution, '活动形式').selectOption({ label: '讲座' });
  const first = institution.getByRole('group', { name: '第1场' });
  await first.getByLabel('开始时间').fill('2020-11-20T09:00');
  await first.getByLabel('结束时间').fill('2020-11-20T11:00');
  await institution.getByRole('button', { name: '下一天同一时间' }).first().click();
  await institution.getByRole('group', { name: '第2场' }).waitFor();
  await field(institution, '活动地点').fill('朝阳区社区学院报告厅');
  await field(institution, '详细地址').fill('长春市朝阳区延安大街1号');
  await institution.getByLabel('老年人群').check();
  await field(institution, '活动简介').fill('请营养师讲解冬季膳食，现场解答。');
  await institution.locator('input[type="file"]').first().setInputFiles({ name: '讲座现场.png', mimeType: 'image/png', buffer: await picture(browser) });
  await field(institution, '图片说明').fill('营养师在报告厅讲课');
  await field(institution, '联系人').fill('王老师');
  await field(institution, '联系电话').fill('0431-80001234');
  await institution.getByText('已保存').first().waitFor();
  await screenshot(institution, 'activity-form');
  await accessible(institution);
  await decide(institution, '提交审核', '确认提交');
  await institution.getByRole('heading', { level: 1, name: title }).waitFor();
  await institution.getByText('待审核').first().waitFor();

  // The city returns it with a reason; the institution corrects it and hands it in again.
  await open(city, '/desk/reviews', title);
  await screenshot(city, 'review');
  await accessible(city);
  await decide(city, '退回修改', '确认退回', '请写明主讲人姓名和单位。');
  await open(institution, '/desk/activities', title);
  await institution.getByText('请写明主讲人姓名和单位。').first().waitFor();
  await screenshot(institution, 'returned');
  await institution.getByRole('link', { name: '修改', exact: true }).click();
  await field(institution, '活动简介').fill('请省医院营养师李明讲解冬季膳食，现场解答。');
  await institution.getByText('已保存').first().waitFor();
  await decide(institution, '提交审核', '确认提交');
  await institution.getByText('待审核').first().waitFor();

  // The city approves, the province publishes.
  await open(city, '/desk/reviews', title);
  await decide(city, '审核通过', '确认通过');
  await open(province, '/desk/reviews', title);
  await decide(province, '发布', '确认发布');
  await province.getByText('已发布').first().waitFor();
  await screenshot(province, 'published');

  // The public sees it, on a phone: in the calendar, in the list, on its page.
  await reader.goto('/calendar?month=2020-11');
  await reader.getByRole('heading', { level: 1 }).waitFor();
  await reader.goto(`/activities?q=${encodeURIComponent('合理膳食')}`);
  await reader.getByRole('link', { name: title }).first().click();
  await reader.getByRole('heading', { level: 1, name: title }).waitFor();
  await reader.getByText('李明').first().waitFor();
  await reader.getByAltText('营养师在报告厅讲课').first().waitFor();
  await look(reader, 'activity');

  // The partner: two dates in the calendar file, one change after the cursor, no phone number anywhere.
  const dates = await events();
  assert.equal(dates.length, 2);
  assert.equal(dates[0].getFirstPropertyValue('dtstart').toJSDate().toISOString(), '2020-11-20T01:00:00.000Z');
  assert.equal(dates[0].getFirstPropertyValue('status'), 'CONFIRMED');
  const published = await pull(start.cursor);
  assert.deepEqual(published.items.map((one) => [one.deleted, one.item.title]), [[false, title]]);
  assert.equal(published.items[0].item._event.occurrences.length, 2);
  assert.ok(!JSON.stringify(published).includes('80001234'));

  // Cancelled: the public reads why, the partner sees it.
  await open(institution, '/desk/activities', title);
  await decideFor(institution, '取消活动', '确认取消', '因场馆原因');
  await reader.reload();
  await reader.getByText('因场馆原因，本活动取消').first().waitFor();
  await screenshot(reader, 'cancelled');
  const cancelled = await pull(published.cursor);
  assert.deepEqual(cancelled.items.map((one) => one.item._event.status), ['cancelled']);
  const after = await events();
  assert.equal(after[0].getFirstPropertyValue('status'), 'CANCELLED');
  assert.ok(after[0].getFirstPropertyValue('sequence') > dates[0].getFirstPropertyValue('sequence'));

  for (const page of [institution, city, province, reader]) calm(page);
});
