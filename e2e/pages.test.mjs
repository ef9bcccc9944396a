// Every page: opens, looks right at both widths, can be read by everyone, asks no other host.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, calm, fitsPhone, launch, openPage, screenshot, signIn, startServer } from './support.mjs';

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The page is there: its heading, and nothing still loading. */
async function settle(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.skeleton').first().waitFor({ state: 'hidden' });
}

async function look(page, path, name) {
  await page.goto(path);
  await settle(page);
  assert.equal(await page.getByText('没有找到您要的内容').count(), 0, `${path} was not found`);
  await screenshot(page, name);
  await accessible(page);
  await fitsPhone(page);
}

const open = [
  ['/', 'home'],
  ['/activities', 'list'],
  ['/activities?region=220100&strand=reading', 'list-filtered'],
  ['/activities?q=zzzz', 'list-empty'],
  ['/calendar', 'calendar'],
  ['/about', 'about'],
  ['/sign-in', 'sign-in'],
];

test('the public pages', { timeout: 300_000 }, async () => {
  const page = await openPage(browser, server);
  for (const [path, name] of open) await look(page, path, name);
  await page.getByText('示例数据').first().waitFor({ state: 'attached' });
  calm(page);
});

test('the public pages in the dark', { timeout: 300_000 }, async () => {
  const page = await openPage(browser, server, { colorScheme: 'dark' });
  for (const [path, name] of open.slice(0, 2)) await look(page, path, `${name}-dark`);
  calm(page);
});

const desks = {
  institution_editor: ['/desk', '/desk/activities', '/desk/activities/import', '/desk/notifications', '/desk/profile', '/desk/sessions'],
  city_editor: ['/desk', '/desk/organizations', '/desk/organizations/import', '/desk/people', '/desk/people/import', '/desk/invitations', '/desk/keys', '/desk/openings', '/desk/committees'],
  province_editor: ['/desk', '/desk/edition', '/desk/openings'],
  province_reviewer: ['/desk/reviews'],
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
