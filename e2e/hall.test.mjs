// The exhibition hall: found from the menu, walked by the keyboard, photos enlarged, text read aloud,
// and all of it there without script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { accessible, calm, fitsPhone, openPage, screens, screenshot } from './support.mjs';

begin();

const first = '长春市教育局';
const second = '吉林市教育局';
const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** From the hall to its first board. */
async function enter(page) {
  await page.goto('/hall');
  await page.getByRole('link', { name: '开始参观' }).click();
  await heading(page, first).waitFor();
}

test('the hall and a board look right at both widths', { timeout: 120_000 }, async () => {
  const page = await openPage(browser, server);
  await page.goto('/');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '网上展厅' }).click();
  await heading(page, '网上展厅').waitFor();
  await page.locator('.board-card').nth(13).waitFor();
  await screenshot(page, 'hall');
  await accessible(page);
  await fitsPhone(page);
  await enter(page);
  await screenshot(page, 'hall-board');
  await accessible(page);
  await page.setViewportSize(screens.phone);
  await accessible(page);
  await fitsPhone(page);
  calm(page);
});

test('the walk by keyboard: the heading has the focus, visits count once', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server);
  const counted = [];
  page.on('request', (request) => request.method() === 'POST' && request.url().endsWith('/visits') && counted.push(request.headers()));
  const at = await (await page.request.get('/api/v1/public/panels')).json();
  const { visits } = await (await page.request.get(`/api/v1/public/panels/${at.items[0].id}`)).json();
  await enter(page);
  await page.getByText(`参观${visits + 1}次`).waitFor();
  await page.keyboard.press('ArrowRight');
  await heading(page, second).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), second);
  assert.match(await page.title(), /吉林市教育局展板/);
  await page.keyboard.press('ArrowLeft');
  await heading(page, first).waitFor();
  // There is none before the first.
  await page.keyboard.press('ArrowLeft');
  await heading(page, first).waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(counted.length, 2, 'one visit per board');
  assert.ok(counted.every((headers) => !headers.cookie && !headers.authorization));
  assert.deepEqual(await page.context().cookies(), []);
  calm(page);
});

test('a swipe goes on', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server, { screen: screens.phone, hasTouch: true });
  await enter(page);
  const swipe = (from, to) => page.locator('.walk-board').evaluate((board, [from, to]) => {
    const send = (type, clientX) => board.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, pointerType: 'touch', clientX, clientY: 300 }));
    send('pointerdown', from);
    send('pointerup', to);
  }, [from, to]);
  await swipe(300, 280);
  await swipe(300, 100);
  await heading(page, second).waitFor();
  await swipe(100, 300);
  await heading(page, first).waitFor();
  calm(page);
});

test('photos: all eight by the keyboard, larger and smaller', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server);
  await enter(page);
  const links = page.locator('.walk-photos a');
  assert.equal(await links.count(), 8);
  const captions = await links.allTextContents();
  await links.first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '第1张图片，共8张' });
  await dialog.waitFor();
  await screenshot(page, 'hall-photo');
  await accessible(page);
  const open = page.locator('dialog[open]');
  const photo = open.locator('img');
  const width = () => photo.evaluate((one) => one.clientWidth);
  await photo.evaluate((one) => one.decode());
  const fit = await width();
  await page.keyboard.press('1');
  await page.waitForFunction(() => {
    const one = document.querySelector('dialog[open] img');
    return one.clientWidth === one.naturalWidth;
  });
  await open.getByRole('button', { name: '放大' }).click();
  assert.ok((await width()) > (await photo.evaluate((one) => one.naturalWidth)));
  await open.getByRole('button', { name: '适合窗口' }).click();
  assert.equal(await width(), fit);
  for (let n = 1; n < 8; n += 1) {
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: `第${n + 1}张图片，共8张` }).waitFor();
    assert.equal(await open.locator('.stage-caption').textContent(), captions[n]);
  }
  // The keys turn photos here, not boards.
  await page.keyboard.press('Escape');
  await open.waitFor({ state: 'detached' });
  await heading(page, first).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), captions[0], 'the focus is where it was');
  calm(page);
});

test('read aloud where the browser has speech, full screen where it has that', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server);
  await page.addInitScript(() => {
    window.said = [];
    const speech = { speak: (one) => window.said.push([one.lang, one.text]), cancel: () => window.said.push('cancel'), pause: () => window.said.push('pause'), resume: () => window.said.push('resume') };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
  });
  await enter(page);
  await page.getByRole('button', { name: '朗读', exact: true }).click();
  await page.getByRole('button', { name: '暂停朗读' }).click();
  await page.getByRole('button', { name: '继续朗读' }).click();
  const said = await page.evaluate(() => window.said);
  assert.ok(said.filter((one) => Array.isArray(one)).every(([lang]) => lang === 'zh-CN'));
  assert.ok(said.some((one) => one[1]?.includes(first)));
  assert.deepEqual(said.filter((one) => one === 'pause' || one === 'resume'), ['pause', 'resume']);
  // Nobody goes on talking about the board before.
  await page.keyboard.press('ArrowRight');
  await heading(page, second).waitFor();
  assert.equal((await page.evaluate(() => window.said)).at(-1), 'cancel');

  await page.getByRole('button', { name: '全屏参观' }).click();
  await page.getByRole('button', { name: '退出全屏' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await heading(page, first).waitFor();
  assert.ok(await page.evaluate(() => document.fullscreenElement !== null), 'the walk goes on in full screen');
  await page.getByRole('button', { name: '退出全屏' }).click();
  await page.getByRole('button', { name: '全屏参观' }).waitFor();
  calm(page);

  const mute = await openPage(browser, server);
  await mute.addInitScript(() => {
    delete Window.prototype.speechSynthesis;
    delete window.speechSynthesis;
    Object.defineProperty(Document.prototype, 'fullscreenEnabled', { value: false });
  });
  await enter(mute);
  assert.equal(await mute.getByRole('button', { name: /朗读|全屏/ }).count(), 0);
  calm(mute);
});

test('without script: text, photos and the way on', { timeout: 60_000 }, async () => {
  const page = await openPage(browser, server, { javaScriptEnabled: false });
  await enter(page);
  assert.ok((await page.locator('.walk-body').innerText()).length > 300);
  for (const link of await page.locator('.walk-photos a').all()) {
    assert.ok((await link.innerText()).trim());
    const answer = await page.request.get(await link.getAttribute('href'));
    assert.equal(answer.headers()['content-type'], 'image/jpeg');
  }
  const shared = await page.locator('meta[property="og:image"]').getAttribute('content');
  assert.match(shared, /\/files\/panels\/[0-9a-f-]+\/1\/large\.jpg$/);
  await page.getByRole('link', { name: /下一块/ }).click();
  await heading(page, second).waitFor();
  calm(page);
});
