/** An order that changes much is asked for twice: what it does is read in between. */

import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { may } from '../session/session.ts';

type Props = { verb: string; title: string; help?: string; children: ComponentChildren };

export function Sure({ verb, title, help, children }: Props) {
  if (!may(verb)) return null;
  return html`<details class="more sure">
    <summary>${title}</summary>
    <div class="fields">
      ${help !== undefined && html`<p class="help">${help}</p>`}
      ${children}
    </div>
  </details>`;
}
