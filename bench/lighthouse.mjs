// Lighthouse's marks of the public pages on a phone: a middling one on a slow line, as it simulates them.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { startServer } from '../e2e/server.mjs';
import { line } from './measure.mjs';

const flags = ['--headless=new', '--no-sandbox', '--disable-gpu'];
const metrics = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];

export async function marks() {
  const server = await startServer({ profile: 'release' });
  const chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: flags });
  try {
    const first = async (path) => (await (await fetch(`${server.url}/api/v1/public/${path}?limit=1`)).json()).items[0].id;
    const pages = ['/', '/activities', `/a/${await first('activities')}`, '/hall', '/calendar', '/map', '/articles', `/articles/${await first('articles')}`];
    console.log('\nLighthouse on a phone: performance, accessibility, best practices, SEO');
    for (const path of pages) {
      const { lhr } = await lighthouse(server.url + path, { port: chrome.port, output: 'json', logLevel: 'error' });
      const scores = Object.values(lhr.categories).map(({ score }) => Math.round(score * 100));
      line(`  ${path.replace(/[0-9a-f-]{36}/, '…')}`, `${scores.join(' ')}   ${metrics.map((id) => lhr.audits[id].displayValue).join(', ')}`);
      // What costs marks where everything should have them.
      for (const { auditRefs } of Object.values(lhr.categories).filter(({ id }) => id !== 'performance')) {
        const lacking = auditRefs.filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1);
        for (const { id } of lacking) console.log(`    ${id}: ${lhr.audits[id].title}`);
      }
    }
  } finally {
    await chrome.kill();
    await server.stop();
  }
}
