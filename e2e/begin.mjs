// The one server and the one browser that all tests of a file share.
import { after, before } from 'node:test';
import { launch, startServer } from './support.mjs';

export let server;
export let browser;

/**
 * Starts both before the first test, stops them after the last. `options` are startServer()'s; `more` makes what
 * the file needs besides: a second before() of a file would not wait for this one.
 */
export function begin(options = {}, more = async () => {}) {
  before(async () => {
    server = await startServer(options);
    browser = await launch();
    await more();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
}
