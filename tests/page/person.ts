/** What a person does on the page, by the words that stand there. */
import jsqr from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';

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
  return drawer(page, id);
}

export async function openAround(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '周边' }).click();
  return drawer(page, '周边');
}

async function drawer(page: Page, name: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name, exact: true });
  await dialog.waitFor();
  return dialog;
}

/** Makes it, or ends it, in the device's details. */
export async function toggleFault(page: Page, id: string, fault: string): Promise<void> {
  const details = await openDetails(page, id);
  await details.getByRole('button', { name: fault, exact: true }).click();
  await page.keyboard.press('Escape');
}

export async function openWire(page: Page, id: string): Promise<Locator> {
  return (await openDetails(page, id)).getByRole('region', { name: '线上往来' });
}

/** Those of a wire that say so. */
export const frameLines = (wire: Locator, text: string | RegExp): Locator =>
  wire.locator('.wire-line', { hasText: text });

/** On the page, in pixels. */
export const printerDot = 0.5;

/** What a phone reads from the code of the ticket in front. */
export async function scannedCode(page: Page): Promise<string | undefined> {
  const code = page.locator('.printer-sheet[data-front] .printer-code');
  await code.scrollIntoViewIfNeeded();
  const box = await code.boundingBox();
  if (box === null) return undefined;
  const quiet = 4 * 6 * printerDot;
  const clip = {
    x: box.x - quiet,
    y: box.y - quiet,
    width: box.width + 2 * quiet,
    height: box.height + 2 * quiet,
  };
  const { data, width, height } = PNG.sync.read(await page.screenshot({ clip }));
  return jsqr.default(Uint8ClampedArray.from(data), width, height)?.data;
}
