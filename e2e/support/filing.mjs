// What people do with materials in the pages: fill in, hand in, judge, look at the board.
import { decide, look } from './step.mjs';

/** A page of the desk to look at, among those of this test. */
export const station = (page, name) => look(page, `collect-${name}`);

/** A link by all of its text, also the part that only screen readers say. */
export const link = (page, text) => page.getByRole('link').filter({ hasText: new RegExp(`^${text}$`) });

/** Opens the form of a material from the own list, as a person does. */
export async function fill(page, material, step = '开始填报') {
  await page.goto('/desk/submissions?tab=own');
  await link(page, `${step}：${material}`).click();
  await page.getByRole('heading', { level: 1, name: material }).waitFor();
  await page.locator('form').first().waitFor();
}

export const box = (page, label) => page.getByRole('textbox', { name: label });

/** Adds photos and waits until each stands in the list. */
export async function addPhotos(page, files, total) {
  await page.locator('#s-photos input[type="file"]').first().setInputFiles(files);
  await page.getByText(`已有${total}张`).waitFor({ timeout: 60_000 });
}

/** The captions of the form, from top to bottom. */
export const written = (page) => page.locator('ol.photos input[type="text"]').evaluateAll((all) => all.map((one) => one.value));

export async function handIn(page) {
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '确认提交' }).click();
  await page.waitForURL(/\/desk\/submissions\/[0-9a-f-]+$/);
  await page.getByText('待审核', { exact: true }).first().waitFor();
}

/** Opens what waits for review, by material and organization. */
export async function openWaiting(page, material, organization) {
  await page.goto('/desk/submissions?tab=waiting');
  await link(page, `${material}，${organization}`).click();
  await page.getByRole('heading', { level: 1, name: material }).waitFor();
}

export async function accept(page, material, organization) {
  await openWaiting(page, material, organization);
  await decide(page, '接收', '确认接收');
  await page.getByText('已接收', { exact: true }).first().waitFor();
}

/** Writes beside an item why it comes back. */
export async function remark(page, item, reason) {
  await page.getByRole('button', { name: `对${item}提出退回意见`, exact: true }).click();
  await box(page, `对${item}的退回意见`).fill(reason);
}

/** The cell of the board: `长春市教育局，展板素材：`. */
export const cell = (page, organization, material) => page.locator('.board .cell').filter({ hasText: `${organization}，${material}：` });

/** A new institution of the city, whose first person opens an account. */
export async function invite(page, person, school) {
  await page.goto('/desk/organizations');
  await page.getByRole('button', { name: '新增单位' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('单位名称').fill(school);
  await dialog.getByRole('button', { name: '新增', exact: true }).click();
  await page.getByRole('link', { name: '邀请人员' }).click();
  await dialog.getByLabel('姓名').fill('赵敏');
  await dialog.getByLabel('单位编辑').check();
  await dialog.getByLabel('单位报送').check();
  await dialog.getByRole('button', { name: '生成邀请链接' }).click();
  const secret = (await page.locator('code.secret').textContent()).trim();
  await person.goto(secret);
  await person.getByLabel('用户名').fill('nanhu-zhao');
  await person.getByLabel('密码', { exact: true }).fill('Hupan-Xuetang7');
  await person.getByLabel('再次输入密码', { exact: true }).fill('Hupan-Xuetang7');
  await person.getByRole('button', { name: '开通账号' }).click();
  await person.getByRole('button', { name: '退出', exact: true }).waitFor();
}
