/** What stands between title and buttons. Where it is higher than its place a button turns it: nobody looks for what they do not see. */
import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from './words.ts';

/** What stood last stands first then. */
const turnedShare = 0.8;
/** A second touch of a hand that shakes is none: at the end it would lead back. */
const oneTouchMs = 700;

export function Body({ children }: { children: ComponentChildren }) {
  const body = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const turnedAt = useRef(Number.NEGATIVE_INFINITY);
  const below = useSignal<'fits' | 'more' | 'end'>('fits');
  useEffect(() => {
    const { current } = body;
    if (current === null) return undefined;
    const look = () => {
      const { scrollHeight, scrollTop, clientHeight } = current;
      // Below the last of it there is only the edge.
      const height = scrollHeight - Number.parseFloat(getComputedStyle(current).paddingBottom);
      // The button takes some of its place.
      const place = clientHeight + (button.current?.offsetHeight ?? 0);
      if (height <= place) below.value = 'fits';
      else below.value = height > scrollTop + clientHeight + 1 ? 'more' : 'end';
    };
    look();
    const observer = new ResizeObserver(look);
    for (const part of [current, ...current.children]) observer.observe(part);
    current.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', look);
    };
  });
  const turn = () => {
    if (performance.now() - turnedAt.current < oneTouchMs) return;
    turnedAt.current = performance.now();
    const { current } = body;
    const by =
      below.value === 'more' ? (current?.clientHeight ?? 0) * turnedShare : -(current?.scrollTop ?? 0);
    current?.scrollBy({ top: by, behavior: 'smooth' });
  };
  const say = words.value;
  return html`<div class="middle">
    <div class="body" ref=${body}>${children}</div>
    <button
      type="button"
      class="turn"
      ref=${button}
      hidden=${below.value === 'fits'}
      data-to=${below.value}
      onClick=${turn}
    >
      ${below.value === 'end' ? say.toTop : say.moreBelow}
    </button>
  </div>`;
}
