/** A text that keeps to its place: it gets smaller, step by step, until all of it stands there. */
import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Words stay whole as long as the letters are no smaller than this; then one that is wider than its place is broken. */
const wholeWordsFrom = 0.32;
const steps = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.45, 0.38, 0.32, 0.26, 0.2];
const ways = [
  ...steps.filter(step => step >= wholeWordsFrom).map(step => ({ step, wrap: 'normal' })),
  ...steps.map(step => ({ step, wrap: 'anywhere' })),
];

/**
 * Its place has the height and width that its class says; `--fit` is how much smaller the letters are, `--wrap` whether words may
 * be broken. `quietly`: said after it.
 */
export function Fits(of: { text: string; quietly?: string; class: string; lang?: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { current } = place;
    const letters = current?.firstElementChild;
    if (current === null || !(letters instanceof HTMLElement)) return undefined;
    const fit = () => {
      for (const { step, wrap } of ways) {
        current.style.setProperty('--fit', String(step));
        current.style.setProperty('--wrap', wrap);
        if (letters.scrollWidth <= current.clientWidth && letters.offsetHeight <= current.clientHeight) break;
      }
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(current);
    // Letters of another width may come later than the text.
    document.fonts.addEventListener('loadingdone', fit);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', fit);
    };
  }, [of.text, of.quietly]);
  return html`<span ref=${place} class="fits ${of.class}" lang=${of.lang}><span>
      ${of.text}${of.quietly !== undefined && html` <span class="quiet">${of.quietly}</span>`}
    </span></span
  >`;
}
