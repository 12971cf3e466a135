/** The plate of the counter: which it is, whether it is open, who is signed in there, and what changes that. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import type { Given } from '../orders/give.ts';
import { askSession, may, session } from '../session/session.ts';
import type { Counter } from '../told/hall.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

const place = 'plate';

export function Plate({ counter }: { counter: Counter }) {
  const say = words.value.counter;
  const { id, name, status, clerk, institution } = counter;
  const at = { place, args: { counter: id } };
  return html`<section class="plate" data-status=${status} aria-labelledby="plate-title">
    <h2 id="plate-title">${say.plate(id, name)} <span lang=${namesLanguage.value}>${institution.name}</span></h2>
    <p class="plate-state">
      <span class="mark" data-is=${status}>${say.status[status]}</span>
      <span>${clerk === undefined ? say.nobody : say.clerk(clerk)}</span>
    </p>
    <p class="buttons">
      ${status === 'closed' && html`<${OrderButton} ...${at} verb="open-counter" says=${say.open} letter="O" />`}
      ${status === 'open' && html`<${OrderButton} ...${at} verb="pause-counter" says=${say.pause} letter="Z" />`}
      ${status === 'paused' && html`<${OrderButton} ...${at} verb="pause-counter" says=${say.goOn} letter="Z" main />`}
      ${status !== 'closed' && html`<${OrderButton} ...${at} verb="close-counter" says=${say.close} />`}
      ${clerk !== undefined && html`<${OrderButton} ...${at} verb="sign-out" says=${say.signOut} then=${anew} />`}
    </p>
    ${clerk === undefined && html`<${SignInHere} counter=${id} />`}
    <${Answer} place=${place} quietly />
  </section>`;
}

/** What somebody may follows from where they are signed in. */
function anew(given: Given): void {
  if (given.is === 'done') void askSession(() => {});
}

function SignInHere({ counter }: { counter: string }) {
  const say = words.value.counter;
  const [clerk, write] = useState(session()?.person?.number ?? '');
  if (!may('sign-in')) return null;
  return html`<form class="row" onSubmit=${(event: Event) => event.preventDefault()}>
    <p class="field">
      <label for="clerk-number">${say.clerkNumber}</label>
      <input
        id="clerk-number"
        value=${clerk}
        inputmode="numeric"
        autocomplete="off"
        maxlength="16"
        onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) => write(currentTarget.value.trim())}
      />
    </p>
    <${OrderButton}
      place=${place}
      verb="sign-in"
      args=${{ counter, clerk }}
      says=${say.signIn}
      notYet=${clerk === ''}
      then=${anew}
    />
  </form>`;
}
