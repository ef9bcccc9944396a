// A story end to end: filed, returned, corrected, approved, published, featured, taken down.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, browser, server } from './begin.mjs';
import { calm, openPage, picture, screens, signIn } from './support.mjs';
import { decide, field, look, open } from './support/step.mjs';

const title = '修鞋摊旁的英语角';

begin();

/** What anybody gets without script: status and text. */
async function plain(path) {
  const answer = await fetch(server.url + path);
  return { status: answer.status, text: await answer.text() };
}

test('a story goes from an institution to the public and is taken down again', { timeout: 300_000 }, async () => {
  const institution = await openPage(browser, server);
  const city = await openPage(browser, server);
  const province = await openPage(browser, server);
  const reader = await openPage(browser, server, { screen: screens.phone });
  await signIn(institution, server, 'institution_editor');
  await signIn(city, server, 'city_reviewer');
  await signIn(province, server, 'province_publisher');

  // The institution files it: only what the kind asks, and the person's consent with it.
  await institution.goto('/desk/articles');
  await institution.getByRole('link', { name: '新建稿件' }).first().click();
  await look(institution, 'article-new');
  await institution.getByRole('button', { name: '生动事例' }).click();
  await institution.getByRole('heading', { level: 1, name: '填写生动事例' }).waitFor();
  assert.equal(await institution.getByLabel('ISBN').count(), 0, 'a story has no book number');
  await field(institution, '标题').fill(title);
  await field(institution, '摘要').fill('修鞋师傅老周用五年时间学会了英语。');
  await field(institution, '事迹').fill('老周在街口修鞋二十年。\n\n五年前他开始学英语，如今摊旁有了英语角。');
  await decideInVain(institution);
  await field(institution, '已征得本人同意').check();
  await field(institution, '同意的日期').fill('2020-10-10');
  await institution.locator('input[type="file"]').first().setInputFiles({ name: '英语角.png', mimeType: 'image/png', buffer: await picture(browser) });
  await field(institution, '题图说明').fill('街口的修鞋摊和围坐的邻居');
  await institution.getByRole('button', { name: '添加链接' }).click();
  await field(institution, '名称').fill('社区学院网站');
  await institution.getByRole('group', { name: '链接1' }).getByLabel('网址').fill('https://example.org/corner');
  await institution.getByText('已保存').first().waitFor();
  await look(institution, 'article-form');
  await decide(institution, '提交审核', '确认提交');
  await institution.getByText('待审核').first().waitFor();

  // The city returns it with a reason; the institution corrects it and hands it in again.
  await city.goto('/desk/article-reviews');
  await city.getByRole('link', { name: title }).waitFor();
  await look(city, 'article-reviews');
  await open(city, '/desk/article-reviews', title);
  await look(city, 'article-review');
  await decide(city, '退回修改', '确认退回', '请写明是哪个社区。');
  await open(institution, '/desk/articles', title);
  await institution.getByText('请写明是哪个社区。').first().waitFor();
  await institution.getByRole('link', { name: '修改', exact: true }).click();
  await field(institution, '事迹').fill('老周在宽城区站前社区修鞋二十年。\n\n五年前他开始学英语，如今摊旁有了英语角。');
  await institution.getByText('已保存').first().waitFor();
  await decide(institution, '提交审核', '确认提交');
  await institution.getByText('待审核').first().waitFor();
  assert.ok(!(await plain('/articles?shelf=showcase')).text.includes(title), 'nobody sees it yet');

  // The city approves, the province publishes and features.
  await open(city, '/desk/article-reviews', title);
  await decide(city, '审核通过', '确认通过');
  await open(province, '/desk/article-reviews', title);
  await decide(province, '发布', '确认发布');
  await province.getByText('已发布').first().waitFor();
  await decide(province, '设为推荐', '确认推荐');
  await province.getByText('推荐', { exact: true }).first().waitFor();
  await look(province, 'article-published');

  // The public sees it, first on its shelf, on a phone.
  await reader.goto('/articles?shelf=showcase');
  await reader.getByRole('heading', { level: 3 }).first().filter({ hasText: title }).waitFor();
  await reader.getByRole('link', { name: title }).click();
  await reader.getByRole('heading', { level: 1, name: title }).waitFor();
  await reader.getByText('站前社区').first().waitFor();
  await reader.getByAltText('街口的修鞋摊和围坐的邻居').waitFor();
  await look(reader, 'article');
  const path = new URL(reader.url()).pathname;

  // Without script it is the same, with what search engines read; the consent is nobody's.
  const read = await plain(path);
  assert.equal(read.status, 200);
  assert.ok(read.text.includes('站前社区') && read.text.includes('社区学院网站'));
  assert.ok(!read.text.includes('2020-10-10'), 'the consent is told');
  assert.match(read.text, /<script type="application\/ld\+json">\{[^<]*"@type":"Article"/);
  const feed = await plain('/feeds/articles.atom?shelf=showcase');
  assert.ok(feed.text.includes(title));
  const still = await openPage(browser, server, { javaScriptEnabled: false });
  await still.goto('/articles?shelf=showcase');
  await still.getByLabel('搜索标题').fill('英语角');
  await still.getByRole('button', { name: '搜索' }).click();
  await still.waitForURL((url) => url.searchParams.get('q') === '英语角');
  await still.getByRole('link', { name: title }).click();
  await still.getByRole('heading', { level: 1, name: title }).waitFor();

  // Taken down: gone from the shelf, the page, the sitemap; the feed says so.
  await decide(province, '撤下', '确认撤下', '当事人希望不再公开。');
  await province.getByText('已撤下').first().waitFor();
  assert.equal((await plain(path)).status, 404);
  assert.ok(!(await plain('/articles?shelf=showcase')).text.includes(title));
  assert.ok(!(await plain('/sitemap.xml')).text.includes(path));
  const gone = await plain('/feeds/articles.atom?shelf=showcase');
  assert.ok(!gone.text.includes(title));
  assert.match(gone.text, new RegExp(`<at:deleted-entry[^>]*${path.split('/').pop()}`));
  await reader.reload();
  await reader.getByRole('heading', { level: 1, name: '没有找到这篇内容' }).waitFor();
  await open(institution, '/desk/articles', title);
  await institution.getByText('当事人希望不再公开。').first().waitFor();

  for (const page of [institution, city, province, reader, still]) calm(page);
});

/** Submitting before all is there shows what is missing. */
async function decideInVain(page) {
  await page.getByRole('button', { name: '提交审核', exact: true }).click();
  await page.getByText('请先征得本人同意').first().waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
}
