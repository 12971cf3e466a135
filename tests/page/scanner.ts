/** A scanner in keyboard mode. Playwright types key by key, and on a busy machine one may come later than a hand would have it. */
import type { Page } from 'playwright-core';

const keyMs = 5;

/** Real keys of the browser, each with the moment at which the scanner sent it. */
export async function scan(page: Page, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const sentAt = Date.now();
  for (const [nth, letter] of [...code, 'Enter'].entries()) {
    const text = letter === 'Enter' ? '\r' : letter;
    const timestamp = (sentAt + nth * keyMs) / 1000;
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text, timestamp });
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter, timestamp });
  }
  await keyboard.detach();
}
