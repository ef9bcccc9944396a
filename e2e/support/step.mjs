// What people do with whatever walks the workflow: open it from a list, write a field, take a step.
import { accessible, fitsPhone, screenshot } from '../support.mjs';

/** Presses a button of the page and confirms in the dialog, with a text where it asks for one. */
export async function decide(page, button, confirm, text) {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (text) await dialog.getByRole('textbox').fill(text);
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** As [decide], where the dialog asks to choose. */
export async function decideFor(page, button, confirm, choice) {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption({ label: choice });
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Opens it from a desk list, by its title, as a person does. */
export async function open(page, list, title) {
  await page.goto(list);
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

export const field = (page, label) => page.getByLabel(label, { exact: false }).first();

/** A page of the desk: as it should look, read by everyone, no wider than a phone. */
export async function look(page, name) {
  await screenshot(page, name);
  await accessible(page);
  await fitsPhone(page);
}
