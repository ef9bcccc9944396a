// Signing in, being locked out, staying signed in over a reload, leaving everywhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { account, calm, openPage, signIn } from './support.mjs';

begin();

test('a reload keeps one signed in; leaving everywhere ends every session', { timeout: 120_000 }, async () => {
  const [one, other] = [await openPage(browser, server), await openPage(browser, server)];
  const who = await signIn(one, server, 'city_editor');
  await signIn(other, server, who);
  await one.reload();
  await one.getByRole('heading', { level: 1 }).waitFor();
  assert.ok(!new URL(one.url()).pathname.includes('sign-in'));
  await one.goto('/desk/sessions');
  await one.getByRole('button', { name: '退出全部登录' }).click();
  await one.getByRole('dialog').getByRole('button', { name: '确认退出' }).click();
  await one.waitForURL((url) => !url.pathname.startsWith('/desk'));
  await other.goto('/desk/activities');
  await other.locator('input[autocomplete="current-password"]').waitFor();
  calm(one);
  calm(other);
});

test('five wrong passwords lock the account, the right one is refused then', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  const who = await account(server, 'province_editor');
  await page.goto('/sign-in');
  await page.locator('input[autocomplete="username"]').fill(who.login);
  const attempt = async (password, said) => {
    await page.locator('input[autocomplete="current-password"]').fill(password);
    const [answer] = await Promise.all([page.waitForResponse((r) => r.url().endsWith('/api/v1/session')), page.locator('form button[type="submit"]').click()]);
    await page.getByText(said).first().waitFor();
    return answer.status();
  };
  for (let i = 0; i < 4; i++) assert.equal(await attempt(`wrong-${i}`, '用户名或密码不正确'), 401);
  await attempt('wrong-5', /锁定|不正确/);
  assert.equal(await attempt(who.password, '锁定'), 403);
  calm(page);
});

test('what is typed survives the end of the session', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await signIn(page, server, 'institution_editor');
  await page.goto('/desk/activities/new');
  await page.getByLabel('活动名称').fill('邻里读书会');
  await page.getByText('已保存').first().waitFor();
  const address = page.url();
  await server.sql('update session set ended_at = now() where ended_at is null');
  await page.getByLabel('活动简介').fill('每周六上午在社区图书室共读一本书。');
  await page.locator('input[autocomplete="current-password"]').waitFor({ timeout: 30_000 });
  const who = await account(server, 'institution_editor');
  await page.locator('input[autocomplete="username"]').fill(who.login);
  await page.locator('input[autocomplete="current-password"]').fill(who.password);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname === new URL(address).pathname || url.pathname.startsWith('/desk'));
  if (page.url() !== address) await page.goto(address);
  const restore = page.getByRole('button', { name: /恢复/ });
  await restore.click();
  assert.equal(await page.getByLabel('活动简介').inputValue(), '每周六上午在社区图书室共读一本书。');
  calm(page);
});

test('ten idle minutes end the session, after a warning that a key can stop', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await signIn(page, server, 'university_editor');
  await page.clock.install();
  await page.goto('/desk/activities');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const warning = page.getByRole('dialog').getByRole('button', { name: '继续使用' });
  await page.clock.runFor('09:10');
  await warning.click();
  await warning.waitFor({ state: 'hidden' });
  await page.clock.runFor('09:10');
  await warning.waitFor();
  await page.clock.runFor('01:10');
  await page.waitForURL((url) => url.pathname.endsWith('/sign-in'));
  await page.getByText('超过10分钟没有操作').first().waitFor();
  calm(page);
});

test('whether letters are sent is one\'s own choice and stays', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server);
  await signIn(page, server, 'city_editor');
  const letters = page.getByRole('checkbox', { name: '重要消息同时发送到电子邮箱' });
  const chosen = [];
  for (let round = 0; round < 2; round += 1) {
    await page.goto('/desk/profile');
    await page.getByLabel('电子邮箱', { exact: true }).fill('zhang.laoshi@week.test');
    chosen.push(await letters.isChecked());
    await letters.setChecked(!chosen.at(-1));
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存。').waitFor();
  }
  await page.goto('/desk/profile');
  await letters.waitFor();
  assert.deepEqual([...chosen, await letters.isChecked()], [chosen[0], !chosen[0], chosen[0]]);
  calm(page);
});
