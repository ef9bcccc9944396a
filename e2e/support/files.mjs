// What people take away, read by programs that nobody here wrote.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const run = promisify(execFile);
const reader = fileURLToPath(new URL('read_files.py', import.meta.url));

/** Presses a button of the page that brings a file; gives its path and name. */
export async function take(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  assert.equal(await download.failure(), null);
  return { path: await download.path(), name: download.suggestedFilename() };
}

/**
 * A file that the server wrote, read by Python's standard library: for a ZIP its entries, the texts of
 * its Word and Excel files and the sizes of its JPEGs; for a workbook its rows.
 */
export async function read(file, encoding = 'gbk') {
  const { stdout } = await run('/usr/bin/python3', [reader, file.path, encoding], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/** Info-ZIP agrees that nothing in it is broken. */
export async function unzips(file) {
  const { stdout } = await run('unzip', ['-t', file.path], { maxBuffer: 1 << 26 });
  assert.match(stdout, /No errors detected/);
}

/**
 * A package holds this panel of the city: its photos by caption and in order, its text in Word.
 * The n-th photo is as wide as content.mjs draws it. Without UTF-8 the names are read as GBK.
 */
export async function holds(file, utf8, { city, order, title, body }) {
  await unzips(file);
  const { entries } = await read(file);
  assert.ok(entries.every((one) => utf8 || !one.utf8));
  const plain = (text) => (utf8 ? text : text.replace('㛃', '〓')).replace('/', '／');
  const own = entries.filter((one) => one.name.includes(`${city}/`));
  const photos = own.filter((one) => one.pixels);
  assert.deepEqual(photos.map((one) => one.name.split('/').at(-1)), order.map((one) => `${plain(one)}.jpg`));
  assert.deepEqual(photos.map((one) => one.pixels[0]), order.map((_, i) => 1640 + 40 * (i + 1)));
  const letters = own.filter((one) => one.paragraphs);
  assert.equal(letters.length, 1);
  const [{ paragraphs, rows }] = letters;
  assert.equal(paragraphs[0], title);
  const lines = body.split('\n');
  const from = paragraphs.indexOf(lines[0]);
  assert.deepEqual(paragraphs.slice(from, from + lines.length), lines);
  assert.deepEqual(rows.slice(1).map((cells) => cells[1]), order);
}
