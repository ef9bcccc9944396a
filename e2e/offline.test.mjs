// Without a network: a page that says so, and comes back by itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, calm, fitsPhone, launch, openPage, screenshot, startServer } from './support.mjs';

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const base of ['/', '/week/']) {
  test(`below ${base} a page opens again when the network is back`, { timeout: 90_000 }, async () => {
    const server = await startServer({ env: { BASE_PATH: base } });
    try {
      const page = await openPage(browser, server, { serviceWorkers: 'allow' });
      await page.goto(base);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await page.context().setOffline(true);
      await page.goto(`${base}activities?q=${encodeURIComponent('课堂')}`);
      await page.getByRole('heading', { level: 1, name: '网络已断开' }).waitFor();
      if (base === '/') {
        await screenshot(page, 'offline');
        await accessible(page);
        await fitsPhone(page);
      }
      await page.context().setOffline(false);
      await page.getByRole('heading', { level: 1, name: '活动查询' }).waitFor();
      assert.equal(await page.getByRole('searchbox').inputValue(), '课堂');
      // What the browser says of requests without a network is no trouble of the page's.
      page.troubles = page.troubles.filter((one) => !one.startsWith('503'));
      calm(page);
    } finally {
      await server.stop();
    }
  });
}
