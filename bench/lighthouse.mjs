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
    console.log('\nLighthouse on a phone: performance, accessibility, best practices, SEO; the middle of three runs');
    for (const path of pages) {
      // One run tells little: how fast this machine was just then is in it.
      const runs = [];
      for (let tries = 0; runs.length < 3; tries += 1) {
        const { lhr: run } = await lighthouse(server.url + path, { port: chrome.port, output: 'json', logLevel: 'error' });
        if (!run.runtimeError) runs.push(run);
        else if (tries > 5) throw new Error(run.runtimeError.message);
        // The browser without a window sometimes paints nothing.
        else console.log(`    once more: ${run.runtimeError.code}`);
      }
      const [least, lhr, most] = runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
      const between = [least, most].map((one) => Math.round(one.categories.performance.score * 100)).join(' to ');
      const scores = Object.values(lhr.categories).map(({ score }) => Math.round(score * 100));
      line(`  ${path.replace(/[0-9a-f-]{36}/, '…')}`, `${scores.join(' ')} (${between})   ${metrics.map((id) => lhr.audits[id].displayValue).join(', ')}`);
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
