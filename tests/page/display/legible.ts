/** Whether a display can be read: by who stands 10 m away, who sees little, who hears the page; and whether it is all there. */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Everything that axe objects to, each with where. */
export async function objections(page: Page): Promise<unknown[]> {
  // By the console: the policy of the page lets nobody put a script into it.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (): Promise<AxeResults> => {
    const inPage: typeof axe = Reflect.get(window, 'axe');
    return inPage.run('html', { resultTypes: ['violations'] });
  });
  return violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
}

/** How high the digits of each number and plate are, as parts of the screen's height. A plate of more than three signs is a name. */
export function digitHeights(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    const places = Array.from(document.querySelectorAll('.call .ticket, .call[data-named="false"] .plate'));
    const numbers = places.filter(
      ({ className, textContent }) => !className.includes('plate') || (textContent ?? '').trim().length <= 3,
    );
    return numbers.map(letters => {
      const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(letters);
      if (pen === null) return 0;
      pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      return pen.measureText('0').actualBoundingBoxAscent / innerHeight;
    });
  });
}

/** Words of Latin letters that stand on two lines, broken with no hyphen. */
export function tornWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('.fits > span')).flatMap(({ firstChild: text }) =>
      Array.from((text?.textContent ?? '').matchAll(/[A-Za-z]+/g)).flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        if (text === null) return [];
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size > 1
          ? [word]
          : [];
      }),
    ),
  );
}

/** Texts that do not stand whole in their place or on the screen, and bars to scroll by. `scrolls`: it may be higher than the screen. */
export function cutOff(page: Page, scrolls = false): Promise<string[]> {
  return page.evaluate(mayScroll => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} wide`);
    if (!mayScroll && root.scrollHeight > innerHeight) found.push(`the page is ${root.scrollHeight} high`);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const { currentNode: text } = texts;
      const owner = text.parentElement;
      if (owner === null || (text.textContent ?? '').trim() === '' || owner.closest('.unseen')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      // Nobody sees it now.
      if (range.getClientRects().length === 0 || !owner.checkVisibility()) continue;
      const stands = range.getBoundingClientRect();
      const place = (
        owner.closest('li, .wanted, .notices, .head, .paper, dialog, main') ?? root
      ).getBoundingClientRect();
      // The box of a letter is higher than what is drawn of it.
      const over = parseFloat(getComputedStyle(owner).fontSize) * 0.35;
      const isOut =
        stands.left < place.left - 1 ||
        stands.right > place.right + 1 ||
        stands.top < place.top - over ||
        stands.bottom > place.bottom + over ||
        (!mayScroll && stands.bottom > innerHeight + over);
      if (isOut) found.push(`${owner.className || owner.tagName}: ${text.textContent}`);
    }
    for (const place of document.querySelectorAll('li, .wanted, .notices, .head')) {
      const words = Array.from(place.querySelectorAll('*')).filter(
        ({ children, textContent }) => children.length === 0 && (textContent ?? '').trim() !== '',
      );
      for (const [index, one] of words.entries()) {
        for (const other of words.slice(index + 1)) {
          const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
          const drawn = 0.3 * Math.min(a.height, b.height);
          const lie =
            a.left < b.right - 1 &&
            b.left < a.right - 1 &&
            a.top < b.bottom - drawn &&
            b.top < a.bottom - drawn;
          if (lie && !one.contains(other)) found.push(`${one.textContent} lies on ${other.textContent}`);
        }
      }
    }
    const parts = Array.from(document.querySelectorAll('.call, .queue, .wanted, .notices, .head > *'));
    for (const [index, one] of parts.entries()) {
      for (const other of parts.slice(index + 1)) {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const lie =
          a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        if (lie) found.push(`${one.className} lies on ${other.className}: ${other.textContent}`);
      }
    }
    return found;
  }, scrolls);
}

/** All of its letters have come, and it stands as they want it. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    await frame();
    await frame();
  });
}
