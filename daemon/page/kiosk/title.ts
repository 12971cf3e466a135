/** What a screen is about. Whoever hears the page hears it when the screen changes. */
import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export function Title({ id, children }: { id?: string; children: ComponentChildren }) {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  return html`<h1 ref=${title} id=${id} tabindex="-1">${children}</h1>`;
}
