/** What collides in the plots of a page, measured in a real browser: titles, axes, labels and legends. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';

const fontFolder = resolve('node_modules/@fontsource-variable/noto-sans-sc');

/** So that Chinese is as wide as it is, also on a machine without a font for it. */
export async function withChinese(page: Page): Promise<void> {
  const faces = readFileSync(join(fontFolder, 'index.css'), 'utf8')
    .replaceAll('url(./', `url(${pathToFileURL(fontFolder).href}/`)
    .replaceAll("'Noto Sans SC Variable'", "'Noto Sans SC'");
  await page.addStyleTag({
    content: `${faces} body, svg text { font-family: "Noto Sans SC", sans-serif !important; }`,
  });
  await page.evaluate(async () => {
    // Fonts are asked for once the text is laid out with them.
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  });
}

export type Plots = { titles: string[]; texts: number; collisions: string[] };

export function readPlots(page: Page): Promise<Plots> {
  return page.evaluate(() => {
    type Box = { text: string; left: number; right: number; top: number; bottom: number };
    const slack = 0.5;

    /** As high as its signs, not as its line. */
    function boxesOf(element: Element): Box[] {
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const scale = element instanceof SVGElement ? scaleOf(element) : 1;
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()].map(({ left, right, top, bottom }) => {
        const middle = (top + bottom) / 2;
        const half = Math.min(bottom - top, size * scale) / 2;
        return { text: element.textContent, left, right, top: middle - half, bottom: middle + half };
      });
    }

    function scaleOf({ ownerSVGElement: svg }: SVGElement): number {
      const drawn = svg?.viewBox.baseVal.width ?? 0;
      return svg === null || drawn === 0 ? 1 : svg.getBoundingClientRect().width / drawn;
    }

    const collide = (one: Box, other: Box) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack;

    const collisions: string[] = [];
    let texts = 0;
    const figures = [...document.querySelectorAll('figure')];
    for (const figure of figures) {
      const title = figure.querySelector('figcaption')?.textContent ?? '';
      const found = [...figure.querySelectorAll('figcaption, svg text, .legend li')].map(element => ({
        element,
        boxes: boxesOf(element),
      }));
      texts += found.length;
      for (const [nth, { boxes }] of found.entries())
        for (const { boxes: others } of found.slice(nth + 1))
          for (const box of boxes)
            for (const other of others)
              if (collide(box, other)) collisions.push(`${title}: "${box.text}" and "${other.text}"`);
      for (const { element, boxes } of found) {
        const frame = (element.closest('svg') ?? figure).getBoundingClientRect();
        for (const { text, left, right, top, bottom } of boxes)
          if (
            left < frame.left - slack ||
            right > frame.right + slack ||
            top < frame.top - slack ||
            bottom > frame.bottom + slack
          )
            collisions.push(`${title}: "${text}" is cut off`);
      }
    }
    return {
      titles: figures.map(figure => figure.querySelector('figcaption')?.textContent ?? ''),
      texts,
      collisions,
    };
  });
}
