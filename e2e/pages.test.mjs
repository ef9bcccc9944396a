// Every page: opens, looks right at both widths, can be read by everyone, asks no other host.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { freePort, root } from './server.mjs';
import { calm, openPage, settle, signIn, startServer } from './support.mjs';
import { addSample, look, lookOpen, open } from './support/public.mjs';

begin({}, addSample);

test('the public pages', { timeout: 300_000 }, async () => {
  const page = await openPage(browser, server);
  for (const [path, name] of open) await lookOpen(page, path, name);
  await page.getByText('示例数据').first().waitFor({ state: 'attached' });
  calm(page);
});

const desks = {
  institution_editor: ['/desk', '/desk/activities', '/desk/activities/import', '/desk/articles', '/desk/articles/new', '/desk/notifications', '/desk/profile', '/desk/sessions'],
  city_editor: ['/desk', '/desk/organizations', '/desk/organizations/import', '/desk/people', '/desk/people/import', '/desk/invitations', '/desk/keys', '/desk/openings', '/desk/committees'],
  province_editor: ['/desk', '/desk/edition', '/desk/openings'],
  province_reviewer: ['/desk/reviews', '/desk/article-reviews'],
  province_auditor: ['/desk/audit'],
};

for (const [role, paths] of Object.entries(desks)) {
  test(`the desk of ${role}`, { timeout: 300_000 }, async () => {
    const page = await openPage(browser, server);
    await signIn(page, server, role);
    for (const path of paths) await look(page, path, `${role}${path.replaceAll('/', '-')}`);
    calm(page);
  });
}

test('what the policy forbids has no page', async () => {
  const page = await openPage(browser, server);
  await signIn(page, server, 'institution_editor');
  await page.goto('/desk/people');
  await page.getByText('没有找到').first().waitFor();
  calm(page);
});

test('below a base path everything works alike', { timeout: 120_000 }, async () => {
  const below = await startServer({ env: { BASE_PATH: '/week/' } });
  try {
    const page = await openPage(browser, { ...below, url: below.url });
    await page.goto('/week/activities');
    await settle(page);
    await page.locator('main a[href^="/week/a/"]').first().click();
    await page.waitForURL((url) => url.pathname.startsWith('/week/a/'));
    await page.reload();
    await settle(page);
    await page.goto('/week/desk');
    await page.waitForURL((url) => url.pathname === '/week/sign-in');
    const { login, password } = (await below.accounts()).find((one) => one.role === 'city_editor');
    await page.locator('input[autocomplete="username"]').fill(login);
    await page.locator('input[autocomplete="current-password"]').fill(password);
    await page.locator('form button[type="submit"]').click();
    await page.waitForURL((url) => url.pathname === '/week/desk');
    await page.getByRole('button', { name: '退出', exact: true }).waitFor();
    await page.goto('/week/desk/organizations');
    await settle(page);
    calm(page);
  } finally {
    await below.stop();
  }
});

test('the interactive description needs no other host', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server);
  await page.goto('/api/docs/');
  await page.getByText('/api/v1/activities/{id}/submit').first().waitFor();
  calm(page);
});

test('the log tells requests apart and nobody from nobody', async () => {
  const before = server.log().length;
  const answer = await fetch(`${server.url}/api/v1/public/activities?q=${encodeURIComponent('张三')}`, { headers: { 'user-agent': 'Telltale/1.0' } });
  await answer.arrayBuffer();
  const id = answer.headers.get('x-request-id');
  await new Promise((done) => setTimeout(done, 200));
  const log = server.log().slice(before);
  assert.ok(log.includes(id), log);
  for (const word of ['Telltale', '127.0.0.1', encodeURIComponent('张三'), '张三']) assert.ok(!log.includes(word), word);
  const metrics = await (await fetch(server.metricsUrl)).text();
  assert.match(metrics, /http_requests_total\{[^}]*public\/activities/);
});

/** Any web server: the bundle's files, index.html for all else, the API's address written into it. */
async function elsewhere(api) {
  const types = { '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };
  const host = createServer(async (request, answer) => {
    const name = new URL(request.url, 'http://x').pathname.slice(1);
    const type = types[extname(name)];
    const content = type ? await readFile(join(root, 'dist', name)) : (await readFile(join(root, 'dist/index.html'), 'utf8')).replace('name="api" content=""', `name="api" content="${api}"`);
    answer.writeHead(200, { 'content-type': type ?? 'text/html; charset=utf-8' }).end(content);
  });
  const port = await freePort();
  await new Promise((done) => host.listen(port, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((done) => (host.closeAllConnections(), host.close(done))) };
}

test('the page works from another origin than the API', { timeout: 120_000 }, async () => {
  const api = `http://127.0.0.1:${await freePort()}`;
  const host = await elsewhere(api);
  const apart = await startServer({ env: { LISTEN: api.slice('http://'.length), PUBLIC_URL: host.url, CORS_ORIGINS: host.url }, url: api });
  try {
    const page = await openPage(browser, { url: host.url });
    page.troubles = { push: (text) => text.includes(api) || assert.fail(text) };
    await page.goto('/activities');
    await page.locator('main a[href^="/a/"]').first().waitFor();
    const { login, password } = (await apart.accounts()).find((one) => one.role === 'city_editor');
    await page.goto('/sign-in');
    await page.locator('input[autocomplete="username"]').fill(login);
    await page.locator('input[autocomplete="current-password"]').fill(password);
    await page.locator('form button[type="submit"]').click();
    await page.getByRole('button', { name: '退出', exact: true }).waitFor();
    await page.goto('/desk/organizations');
    await page.getByRole('link', { name: '长春市教育局' }).first().waitFor();
  } finally {
    await apart.stop();
    await host.close();
  }
});
