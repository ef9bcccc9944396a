// The main job without a mouse: filed, approved, published, found, by keys alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { account, calm, openPage } from './support.mjs';

const title = '邻里读书会：共读一本家乡的书';

begin();

/** Goes on with Tab until the element has the focus, and sees that the focus can be seen. */
async function tabTo(page, target, most = 160) {
  const one = target.first();
  await one.waitFor();
  for (let step = 0; step < most; step += 1) {
    if (await one.evaluate((element) => element === document.activeElement)) {
      const outline = await one.evaluate((element) => getComputedStyle(element).outlineStyle);
      assert.notEqual(outline, 'none', `the focus on ${target} cannot be seen`);
      return;
    }
    await page.keyboard.press('Tab');
  }
  assert.fail(`${target} cannot be reached by Tab`);
}

async function press(page, role, name, key = 'Enter') {
  await tabTo(page, page.getByRole(role, { name, exact: true }));
  await page.keyboard.press(key);
}

async function write(page, label, text) {
  await tabTo(page, page.getByRole('textbox', { name: label }));
  await page.keyboard.insertText(text);
}

/** A select is moved with the arrows until it says so. */
async function choose(page, label, option) {
  const select = page.getByRole('combobox', { name: label });
  await tabTo(page, select);
  const said = () => select.first().evaluate((element) => element.selectedOptions[0]?.textContent.trim());
  for (let step = 0; (await said()) !== option; step += 1) {
    assert.ok(step < 60, `${label} has no ${option}`);
    await page.keyboard.press('ArrowDown');
  }
}

/** `2020-11-20T09:00` into the parts of a date and time, whose order is the browser's own. */
async function when(page, target, instant) {
  await tabTo(page, target);
  const [year, month, day, hour, minute] = instant.split(/\D/);
  const am = Number(hour) < 12 ? 'AM' : 'PM';
  const ways = [[`${month}${day}${year}`, `${hour}${minute}${am}`], [year, `${month}${day}${hour}${minute}`]];
  for (const [first, second] of ways) {
    await page.keyboard.type(first);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(second);
    if ((await target.first().inputValue()).startsWith(instant)) return;
    await target.first().press('Escape');
    for (let part = 0; part < 6; part += 1) await page.keyboard.press('ArrowLeft');
  }
  assert.fail(`${instant} cannot be typed: ${await target.first().inputValue()}`);
}

/** Past the head and the menu. */
async function skip(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await press(page, 'link', '跳到主要内容');
}

async function enter(role) {
  const page = await openPage(browser, server);
  const who = await account(server, role);
  await page.goto('/');
  await press(page, 'link', '单位登录');
  await tabTo(page, page.locator('input[autocomplete="username"]'));
  await page.keyboard.type(who.login);
  await tabTo(page, page.locator('input[autocomplete="current-password"]'));
  await page.keyboard.type(who.password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '退出', exact: true }).waitFor();
  await page.locator('h1').first().waitFor();
  return page;
}

/** In the dialog that a key has opened the focus stays, and Escape leaves it. */
async function confirm(page, opener, button) {
  await press(page, 'button', opener);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await press(page, 'button', opener);
  await tabTo(page, dialog.getByRole('button', { name: button, exact: true }));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

async function judge(role, opener, button, state) {
  const page = await enter(role);
  await page.goto('/desk/reviews');
  await skip(page);
  await tabTo(page, page.getByRole('link', { name: title }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await confirm(page, opener, button);
  await page.getByText(state, { exact: true }).first().waitFor();
  calm(page);
}

test('an institution files an activity by keys', { timeout: 180_000 }, async () => {
  const page = await enter('institution_editor');
  await press(page, 'link', '活动管理');
  await page.getByRole('heading', { level: 1, name: /活动/ }).waitFor();
  await press(page, 'link', '新建活动');
  await page.getByRole('heading', { level: 1, name: '填报活动' }).waitFor();
  await write(page, '活动名称', title);
  await choose(page, '活动板块', '社区教育老年教育资源共享');
  await choose(page, '活动形式', '讲座');
  await press(page, 'checkbox', '老年人群', 'Space');
  await write(page, '活动简介', '每周六上午共读一本写家乡的书，现场交流。');
  const first = page.getByRole('group', { name: '第1场' });
  await when(page, first.getByLabel('开始时间'), '2020-11-20T09:00');
  await when(page, first.getByLabel('结束时间'), '2020-11-20T11:00');
  await write(page, '活动地点', '朝阳区社区学院阅览室');
  await write(page, '详细地址', '长春市朝阳区延安大街1号');
  await write(page, '联系人', '王老师');
  await write(page, '联系电话', '0431-80001234');
  await page.getByText('已保存').first().waitFor();
  await confirm(page, '提交审核', '确认提交');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByText('待审核').first().waitFor();
  calm(page);
});

test('the offices pass and publish it by keys', { timeout: 180_000 }, async () => {
  await judge('city_reviewer', '审核通过', '确认通过', '待发布');
  await judge('province_publisher', '发布', '确认发布', '已发布');
});

test('a reader finds it by keys', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await page.goto('/activities');
  await skip(page);
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.insertText('邻里读书会');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: title }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await press(page, 'button', '大字简洁版');
  await page.waitForFunction(() => document.documentElement.dataset.mode === 'simple');
  calm(page);
});
