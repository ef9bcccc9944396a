// A city collects from two institutions, hands in the whole first batch, corrects what came back; the
// province accepts, the board is complete, and what is downloaded equals the record.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { captions, panel, pictures, plan } from './support/content.mjs';
import { accept, addPhotos, box, cell, fill, handIn, invite, link, openWaiting, remark, station, written } from './support/filing.mjs';
import { decide } from './support/step.mjs';
import { holds, read, take } from './support/files.mjs';
import { sql } from './server.mjs';
import { calm, openPage, signIn } from './support.mjs';

const city = '长春市教育局';
const college = '长春市朝阳区社区学院';
const school = '长春市南湖社区老年学堂';
const batch = ['工作方案', '示范活动汇总表', '展板素材', '领导小组名单'];
/** As the finished panel has them. */
const order = [...captions.city, ...captions.college, ...captions.school];
const people = {};

/** The offices have filed nothing yet; activities and people stay as in the sample. */
const unfiled = (url) => sql(url, 'delete from submission; delete from reminder; delete from extension; delete from notification');

begin({ prepare: unfiled }, async () => {
  for (const [name, role] of Object.entries({
    province: 'province_editor', reviewer: 'province_reviewer', city: 'city_editor', gatherer: 'city_reviewer', college: 'institution_editor',
  })) {
    people[name] = await openPage(browser, server, { acceptDownloads: true });
    await signIn(people[name], server, role);
  }
});

/** 23:59 of the day in a week, on the wall clock of Shanghai. */
const inAWeek = () => `${new Date(Date.now() + (7 * 24 + 8) * 3_600_000).toISOString().slice(0, 10)}T23:59`;

test('the province moves a deadline, reminds the city, grants extensions', { timeout: 180_000 }, async () => {
  const page = people.province;
  await page.goto('/desk/materials');
  await link(page, '修改展板素材').click();
  await page.getByLabel('截止时间').fill(inAWeek());
  await page.getByRole('button', { name: '保存材料要求' }).click();
  await page.getByRole('heading', { level: 1, name: '材料要求' }).waitFor();
  await station(page, 'materials');

  await page.goto(`/desk/board?batch=1&q=${encodeURIComponent(city)}`);
  await cell(page, city, '工作方案').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('还没有催报过').waitFor();
  await dialog.getByRole('button', { name: '催报', exact: true }).click();
  await dialog.getByLabel('附言').fill('请务必报送领导小组联系人。');
  await station(page, 'remind');
  await dialog.getByRole('button', { name: '催报1个单位' }).click();
  await page.getByText(/已催报1个单位，通知\d+人/).waitFor();
  await cell(page, city, '工作方案').filter({ hasText: '已催报' }).waitFor();

  for (const material of batch.filter((one) => one !== '展板素材')) {
    await cell(page, city, material).click();
    await dialog.getByRole('button', { name: '准予延期' }).click();
    await dialog.getByLabel('延期原因').fill('配合疫情防控，活动推迟举办。');
    await dialog.getByRole('button', { name: '准予延期' }).click();
    await cell(page, city, material).filter({ hasText: '已延期' }).waitFor();
  }
  await page.getByRole('button', { name: city, exact: true }).click();
  await dialog.getByText('附言：请务必报送领导小组联系人。').waitFor();
  await dialog.getByText(/延期至/).nth(2).waitFor();
  assert.equal(await dialog.getByText(/延期至/).count(), 3);
  await station(page, 'record');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await people.city.goto('/desk/notifications');
  await people.city.getByText('请务必报送领导小组联系人。').first().waitFor();
});

test('what is filed meanwhile is not deleted but retired', { timeout: 120_000 }, async () => {
  const page = people.province;
  await page.goto('/desk/materials');
  await page.getByRole('button', { name: '删除典型活动案例' }).waitFor();
  await fill(people.city, '典型活动案例');
  await page.getByRole('button', { name: '删除典型活动案例' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '确认删除' }).click();
  await dialog.getByText(/已有单位填报，不能删除/).waitFor();
  await station(page, 'in-use');
  await dialog.getByRole('button', { name: '停用' }).click();
  await page.getByRole('article').filter({ hasText: '典型活动案例' }).getByText('已停用').waitFor();
});

/** The line breaks within a photo and is away for a while: the photo arrives all the same. */
async function dropLine(page, file) {
  let broken = 0;
  await page.route('**/api/v1/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH' || broken > 0) return route.continue();
    broken += 1;
    await page.context().setOffline(true);
    return route.abort('connectionreset');
  });
  await page.locator('#s-photos input[type="file"]').first().setInputFiles([file]);
  await page.getByText('网络不稳定，恢复后自动继续').waitFor();
  await page.context().setOffline(false);
  await page.getByText('已有1张').waitFor({ timeout: 60_000 });
  assert.equal(broken, 1);
  await page.unroute('**/api/v1/uploads/*');
}

test('two institutions file their parts of the panel', { timeout: 300_000 }, async () => {
  people.school = await openPage(browser, server);
  await invite(people.city, people.school, school);
  for (const [name, files] of [
    // One names its files well, the other takes them as the camera named them.
    ['college', await pictures(browser, 5, captions.college)],
    ['school', await pictures(browser, 7, ['IMG_0001', 'IMG_0002'])],
  ]) {
    const page = people[name];
    await fill(page, '展板素材');
    await page.getByText(/汇集，有什么报什么/).waitFor();
    if (name === 'school') await dropLine(page, files[0]);
    await addPhotos(page, name === 'school' ? files.slice(1) : files, 2);
    if (name === 'school') {
      for (const [i, caption] of captions.school.entries()) await box(page, `第${i + 1}张图片说明`).fill(caption);
    }
    assert.deepEqual(await written(page), captions[name]);
    await station(page, `part-${name}`);
    await handIn(page);
  }
  for (const organization of [college, school]) await accept(people.gatherer, '展板素材', organization);
  await people.college.reload();
  await people.college.getByText('已接收', { exact: true }).first().waitFor();
});

test('the city gathers both parts and hands in the whole first batch', { timeout: 300_000 }, async () => {
  const page = people.city;
  await fill(page, '展板素材');
  await box(page, '标题').fill(panel.title);
  await box(page, '正文').fill(panel.body);
  await addPhotos(page, await pictures(browser, 1, ['启动仪式', '校园开放日', '㛃瑀读书会', '职工技能课堂']), 4);
  for (const [i, caption] of captions.city.entries()) await box(page, `第${i + 1}张图片说明`).fill(caption);
  await page.getByText('提交前还有1处需要填写或修改').waitFor();

  await page.getByRole('button', { name: '汇集下级材料' }).click();
  const dialog = page.getByRole('dialog');
  for (const organization of [school, college]) await dialog.getByLabel(organization).check();
  await station(page, 'gather');
  await dialog.getByRole('button', { name: '汇集', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('已有8张').waitFor();
  // The school's stand before the college's: two steps up each.
  for (const [from, to] of [[7, 5], [8, 6]]) {
    for (let at = from; at > to; at -= 1) await page.getByRole('button', { name: `第${at}张上移`, exact: true }).click();
  }
  assert.deepEqual(await written(page), order);
  await page.getByText('符合要求，可以提交').waitFor();
  await station(page, 'panel');
  await handIn(page);

  await fill(page, '工作方案');
  await box(page, '标题').fill(plan.title);
  await box(page, '正文').fill(plan.body);
  await handIn(page);

  await fill(page, '示范活动汇总表');
  for (const [i, activity] of ['作家面对面：我怎样写家乡的河', '长春社区教育工作现场推进会'].entries()) {
    await page.getByLabel('从已发布的活动中选择').fill(activity.slice(0, 6));
    await page.getByRole('button', { name: `添加${activity}`, exact: true }).click();
    await page.getByText(`已选${i + 1}项`).waitFor();
  }
  await page.getByLabel('第1项预计人次').fill('300');
  await station(page, 'exemplars');
  await handIn(page);

  await fill(page, '领导小组名单');
  await box(page, '办公室设在').fill('长春市教育局职成处');
  for (const [i, [duty, name, unit, post]] of [['组长', '王明', '长春市人民政府', '副市长'], ['办公室主任', '李华', city, '副局长']].entries()) {
    await page.getByRole('button', { name: '增加成员' }).click();
    const member = page.getByRole('group', { name: `第${i + 1}位` });
    for (const [label, text] of Object.entries({ 职责: duty, 姓名: name, 单位: unit, 职务: post })) await box(member, label).fill(text);
  }
  await station(page, 'committee');
  await handIn(page);
  await page.goto('/desk/submissions?tab=own');
  await page.getByText('待审核', { exact: true }).nth(3).waitFor();
  await station(page, 'own');
});

test('the province returns the panel item by item, the city corrects it', { timeout: 180_000 }, async () => {
  const { reviewer } = people;
  await openWaiting(reviewer, '展板素材', city);
  await remark(reviewer, '标题', '请体现“智学”主题。');
  await remark(reviewer, '第4张图片', '请写明是哪个行业的技能课。');
  await station(reviewer, 'review');
  await decide(reviewer, '退回修改', '确认退回', '请按逐项意见修改后尽快重报。');
  await reviewer.getByText('已退回', { exact: true }).first().waitFor();

  const page = people.city;
  await page.goto('/desk/notifications');
  await page.getByText(/展板素材.*退回|退回.*展板素材/).first().waitFor();
  await fill(page, '展板素材', '修改');
  for (const text of ['请按逐项意见修改后尽快重报。', '请体现“智学”主题。', '请写明是哪个行业的技能课。']) await page.getByText(text).first().waitFor();
  await station(page, 'returned');
  await box(page, '标题').fill(panel.better);
  order[3] = '汽车装配工技能课堂开讲';
  await box(page, '第4张图片说明').fill(order[3]);
  // The reasons stay while the next version is written.
  await page.getByText(/^已保存/).first().waitFor();
  await page.reload();
  await page.getByText('请体现“智学”主题。').nth(1).waitFor();
  await handIn(page);
  await page.getByText('第2版', { exact: true }).first().waitFor();
});

test('the province accepts all, the board turns complete', { timeout: 180_000 }, async () => {
  const { reviewer, province } = people;
  for (const material of batch) await accept(reviewer, material, city);
  await station(reviewer, 'accepted');
  await province.goto(`/desk/board?batch=1&q=${encodeURIComponent(city)}`);
  for (const material of batch) await cell(province, city, material).filter({ hasText: '已接收' }).waitFor();
  await station(province, 'board');

  const book = await take(province, province.getByRole('button', { name: '导出进度表（Excel）' }));
  assert.match(book.name, /\.xlsx$/);
  const row = (await read(book)).rows.find((cells) => cells.includes(city));
  assert.equal(row.filter((text) => text.includes('已接收')).length, 4, row.join('|'));

  await province.getByRole('button', { name: '示范活动汇总表' }).click();
  const annex = await take(province, province.getByRole('dialog').getByRole('button', { name: '汇总表（Excel）' }));
  assert.equal(annex.name, '附件5示范活动汇总表（吉林省教育厅）.xlsx');
  const { rows } = await read(annex);
  assert.equal(rows.filter((cells) => cells.includes('300')).length, 1, JSON.stringify(rows));
});

test('the package holds the panel as it was accepted', { timeout: 180_000 }, async () => {
  const { province } = people;
  await province.goto(`/desk/board?batch=1&q=${encodeURIComponent(city)}`);
  await province.locator('.board thead').getByRole('button', { name: '展板素材' }).click();
  const dialog = province.getByRole('dialog');
  await dialog.getByLabel('哪些单位').selectOption({ label: city });
  await station(province, 'package');
  const modern = await take(province, dialog.getByRole('button', { name: '打包下载（ZIP）' }));
  await dialog.getByLabel(/旧版Windows/).check();
  const old = await take(province, dialog.getByRole('button', { name: '打包下载（ZIP）' }));

  for (const [file, utf8] of [[modern, true], [old, false]]) await holds(file, utf8, { city, order, title: panel.better, body: panel.body });
  for (const page of Object.values(people)) calm(page);
});
