// What offices do: take in an institution and its first person, set the opening, begin a new year, import.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { accessible, calm, fitsPhone, openPage, screenshot, screens, signIn } from './support.mjs';

begin();

test('a title of sixty letters widens no page and leaves other columns their room', { timeout: 120_000 }, async () => {
  await server.sql(`update revision set content = jsonb_set(content, '{title}', to_jsonb(repeat('Lifelong', 8)))
    where entry_id in (select id from entry where noun = 'activity')`);
  const page = await openPage(browser, server);
  await signIn(page, server, 'city_editor');
  await page.goto('/desk/activities');
  const cell = page.locator('td[data-head="单位"]').first();
  await cell.waitFor();
  const lines = await cell.evaluate((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return new Set([...range.getClientRects()].map((line) => Math.round(line.y))).size;
  });
  assert.ok(lines <= 3, `the unit's name stands in ${lines} lines`);
  await fitsPhone(page);
  await page.setViewportSize(screens.desk);
  await page.locator('tbody a').first().click();
  await page.getByRole('heading', { level: 1, name: 'LifelongLifelong' }).waitFor();
  await fitsPhone(page);
  calm(page);
});

test('a city takes in an institution, whose first person opens an account by a one-time link', { timeout: 120_000 }, async () => {
  const city = await openPage(browser, server);
  await signIn(city, server, 'city_editor');
  await city.goto('/desk/organizations');
  await city.getByRole('button', { name: '新增单位' }).click();
  const dialog = city.getByRole('dialog');
  await dialog.getByLabel('单位名称').fill('长春市南湖社区老年学堂');
  await dialog.getByRole('button', { name: '新增', exact: true }).click();
  await city.getByRole('heading', { level: 1, name: '长春市南湖社区老年学堂' }).waitFor();
  await screenshot(city, 'organization');
  await accessible(city);
  await city.getByRole('link', { name: '邀请人员' }).click();
  const invite = city.getByRole('dialog');
  await invite.getByLabel('姓名').fill('赵敏');
  await invite.getByLabel('单位编辑').check();
  await invite.getByLabel('单位报送').check();
  await accessible(city);
  await invite.getByRole('button', { name: '生成邀请链接' }).click();
  const link = (await city.locator('code.secret').textContent()).trim();

  const person = await openPage(browser, server);
  await person.goto(link);
  await person.getByText('长春市南湖社区老年学堂').first().waitFor();
  assert.ok(!person.url().includes(link.split('#')[1]), 'the secret left the address');
  await person.getByLabel('用户名').fill('nanhu-zhao');
  await person.getByLabel('密码', { exact: true }).fill('Hupan-Xuetang7');
  await person.getByLabel('再次输入密码', { exact: true }).fill('Hupan-Xuetang7');
  await person.getByRole('button', { name: '开通账号' }).click();
  await person.getByRole('link', { name: '新建活动' }).first().waitFor();

  // The link is spent.
  const second = await openPage(browser, server);
  await second.goto(link);
  await second.getByText('链接已失效').first().waitFor();
  for (const page of [city, person, second]) calm(page);
});

test('the province sets its opening: weeks outside are named, their cities told', { timeout: 120_000 }, async () => {
  const province = await openPage(browser, server);
  await signIn(province, server, 'province_editor');
  await province.goto('/desk/openings');
  await province.getByRole('button', { name: '填报吉林省教育厅' }).click();
  const dialog = province.getByRole('dialog');
  await dialog.getByLabel('启动仪式时间').fill('2020-12-25T09:00');
  await dialog.getByRole('button', { name: '保存' }).click();
  await province.getByRole('alert').filter({ hasText: '长春市教育局' }).waitFor();
  await screenshot(province, 'openings');
  await accessible(province);
  const city = await openPage(browser, server);
  await signIn(city, server, 'city_editor');
  await city.goto('/desk/notifications');
  await city.getByText(/活动周.*超出|超出.*活动周/).first().waitFor();
  calm(province);
  calm(city);
});

test('a second year is begun in the pages', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await signIn(page, server, 'province_editor');
  await page.goto('/desk/edition');
  await page.getByRole('button', { name: '新建年度' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '建立' }).click();
  await page.getByRole('button', { name: '设为当前年度' }).waitFor();
  await page.getByLabel('主题', { exact: true }).fill('学习让生活更美好');
  await page.getByRole('button', { name: '保存年度设置' }).click();
  await page.getByText('已保存').first().waitFor();
  await page.getByRole('button', { name: '设为当前年度' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认切换' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '设为当前年度' }).waitFor({ state: 'hidden' });
  await page.goto('/');
  await page.getByRole('heading', { name: '学习让生活更美好' }).waitFor();
  calm(page);
});

test('a template comes back with its own faults named by cell', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await signIn(page, server, 'institution_editor');
  await page.goto('/desk/activities/import');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载模板' }).click()]);
  assert.match(download.suggestedFilename(), /\.xlsx$/);
  await page.locator('input[type="file"]').setInputFiles(await download.path().then(async (path) => ({
    name: 'activities.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await (await import('node:fs/promises')).readFile(path),
  })));
  await page.getByText('表格中没有可导入的内容').first().waitFor();
  await page.locator('input[type="file"]').setInputFiles({ name: 'broken.xlsx', mimeType: 'application/zip', buffer: Buffer.from('not a workbook') });
  await page.getByText(/无法导入|无法读取|xlsx/i).first().waitFor();
  calm(page);
});
