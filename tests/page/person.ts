/** What a person does on the page, by the words that stand there. */
import type { Locator, Page } from 'playwright-core';

const detailsButton = (page: Page, id: string) => page.getByRole('button', { name: new RegExp(`^${id} `) });

/** A device in its frame: its face, its name, what the hall believes of it. */
export const device = (page: Page, id: string): Locator =>
  page.locator('.device', { has: detailsButton(page, id) });

export const takeTicket = (page: Page, errand: string) =>
  device(page, 'kiosk-1').getByRole('button', { name: errand }).click();

export const press = (page: Page, pad: string, key: string) =>
  device(page, pad).getByRole('button', { name: key, exact: true }).click();

export async function openDetails(page: Page, id: string): Promise<Locator> {
  await detailsButton(page, id).click();
  return page.getByRole('dialog', { name: id });
}

export async function openAround(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '周边' }).click();
  return page.getByRole('dialog', { name: '周边' });
}

/** Makes it, or ends it, in the device's details. */
export async function toggleFault(page: Page, id: string, fault: string): Promise<void> {
  const details = await openDetails(page, id);
  await details.getByRole('button', { name: fault, exact: true }).click();
  await page.keyboard.press('Escape');
}
