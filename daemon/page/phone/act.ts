/** What the holder of the ticket may do about it, and what came of it. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Action } from './contract.ts';
import { clockTime, isOver } from './source.ts';
import { help, words } from './words.ts';

/** None: nobody has tapped anything here yet. */
export type Sent = { is: 'sending' } | { is: 'ok' } | { is: 'refused'; code: string };

/** Longer than the screens wait for the hall. */
const answerWithinMs = 15_000;

export async function send(action: Action, body: object = {}): Promise<Sent> {
  try {
    const response = await fetch(`${location.pathname}/${action}`, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (response.status === 404) isOver.value = true;
    if (!response.ok) return { is: 'refused', code: response.status === 429 ? 'too-many' : 'no-answer' };
    const { code }: { code: string } = await response.json();
    return code === 'ok' ? { is: 'ok' } : { is: 'refused', code };
  } catch {
    return { is: 'refused', code: 'no-answer' };
  }
}

/** What came of it; nothing where the page itself shows it. */
export function Outcome({ sent }: { sent: Sent | undefined }) {
  return html`<p class="outcome" role="status">${sent === undefined ? '' : saidOf(sent)}</p>`;
}

function saidOf(sent: Sent): string {
  const { sending, refused, refusedElse } = words.value;
  switch (sent.is) {
    case 'sending':
      return sending;
    case 'ok':
      return '';
    case 'refused':
      return new Map(Object.entries(refused)).get(sent.code) ?? refusedElse;
  }
}

const away = signal<Sent | undefined>(undefined);
const back = signal<Sent | undefined>(undefined);

/** What came of it last time is no news in another queue. */
function useAnew(sent: typeof away): void {
  useEffect(() => {
    sent.value = undefined;
  }, [sent]);
}

/** It asks once more, for it may be done once only. `until`: it may go for a break, ms UTC. */
export function StepAway({ until }: { until?: number | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useAnew(away);
  const say = words.value;
  const isSending = away.value?.is === 'sending';
  const go = async () => {
    dialog.current?.close();
    away.value = { is: 'sending' };
    away.value = await send('step-away');
  };
  return html`<div class="acts">
      <button type="button" class="act" disabled=${isSending} onClick=${() => dialog.current?.showModal()}>
        ${say.stepAway}
      </button>
      <${Outcome} sent=${away.value} />
    </div>
    <dialog ref=${dialog} class="sure" aria-labelledby="sure-title">
      <h2 id="sure-title">${say.stepAwayAsk}</h2>
      <ul>
        ${termsOf(until).map(term => html`<li>${term}</li>`)}
      </ul>
      <p class="answers">
        <button type="button" class="act" onClick=${() => dialog.current?.close()}>${say.stay}</button>
        <button type="button" class="act" data-main onClick=${() => void go()}>${say.yesAway}</button>
      </p>
    </dialog>`;
}

/** `until`: the break for which one may go, ms UTC. */
function termsOf(until: number | undefined): readonly string[] {
  const { kept, once, turn, back, scan, ...terms } = words.value.stepAwayTerms;
  const when = until === undefined ? [once, turn] : [terms.until(clockTime(until))];
  return [kept, ...when, back, ...(help.value.scanner ? [scan] : [])];
}

export function StepBack() {
  useAnew(back);
  const go = async () => {
    back.value = { is: 'sending' };
    back.value = await send('step-back');
  };
  return html`<div class="acts">
    <button type="button" class="act" data-main disabled=${back.value?.is === 'sending'} onClick=${() => void go()}>
      ${words.value.stepBack}
    </button>
    <${Outcome} sent=${back.value} />
  </div>`;
}
