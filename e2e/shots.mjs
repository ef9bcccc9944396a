// Draws docs/screenshots anew: the public pages at five widths, and in each edition. Like the browser tests it
// needs TEST_DATABASE_URL and a built page.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './server.mjs';
import { launch, openPage, startServer } from './support.mjs';

const folder = join(root, 'docs/screenshots');
const widths = [360, 390, 768, 1280, 1920];
const editions = {
  light: [{}, widths],
  dark: [{ 'week.theme': 'dark' }, [390, 1280]],
  simple: [{ 'week.mode': 'simple' }, [390, 1280]],
  contrast: [{ 'week.theme': 'contrast' }, [390, 1280]],
  english: [{}, [360, 1280], 'en'],
};

const server = await startServer();
const browser = await launch();
const first = async (path) => (await (await fetch(`${server.url}/api/v1/public/${path}`)).json()).items[0].id;
const pages = {
  home: '/',
  list: '/activities',
  activity: `/a/${await first('activities?exemplar=true&limit=1')}`,
  calendar: '/calendar',
  map: '/map',
  hall: '/hall',
  panel: `/hall/${await first('panels?limit=1')}`,
  articles: '/articles',
  article: `/articles/${await first('articles?limit=1')}`,
  about: '/about',
};
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const shown = [];
for (const [edition, [kept, sizes, language = 'zh-CN']] of Object.entries(editions)) {
  const page = await openPage(browser, server);
  await page.goto(`/?lang=${language}`);
  await page.addInitScript((all) => Object.entries(all).forEach(([key, value]) => localStorage.setItem(key, value)), kept);
  for (const [name, path] of Object.entries(pages)) {
    for (const width of sizes) {
      await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      const file = `${name}-${edition}-${width}.jpg`;
      await page.screenshot({ path: join(folder, file), type: 'jpeg', quality: 72, animations: 'disabled' });
      shown.push(file);
    }
  }
  await page.context().close();
}
const table = Object.keys(pages).map((name) => `## ${name}\n\n${shown.filter((file) => file.startsWith(`${name}-`)).map((file) => `[${file.slice(name.length + 1, -4)}](${file})`).join(' · ')}\n`);
await writeFile(join(folder, 'README.md'), `# Screenshots\n\nThe public pages with the sample data, by edition and width in pixels. Drawn by \`node e2e/shots.mjs\`.\n\n${table.join('\n')}`);
await browser.close();
await server.stop();
