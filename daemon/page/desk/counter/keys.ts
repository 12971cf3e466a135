/** What a clerk orders with one press, always in the same place. */
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import type { Counter } from '../told/hall.ts';
import { words } from '../words/words.ts';
import { atHand } from './hand.ts';

export function Keys({ counter }: { counter: Counter }) {
  const say = words.value.counter;
  const { id, place, status } = counter;
  const isOpen = status === 'open';
  const at = { place: atHand, args: { counter: id } };
  const isCalled = place === 'called';
  const isServing = place === 'serving';
  return html`<section class="keys" aria-label=${say.at}>
    <p class="buttons">
      <${OrderButton}
        ...${at}
        verb="call-next"
        says=${isServing ? say.finishAndNext : say.callNext}
        letter="N"
        main=${!isCalled}
        notYet=${!isOpen || isCalled}
      />
      <${OrderButton} ...${at} verb="start" says=${say.start} letter="S" main=${isCalled} notYet=${!isCalled} />
      <${OrderButton} ...${at} verb="recall" says=${say.recall} letter="R" notYet=${place === 'idle'} />
      <${OrderButton} ...${at} verb="miss" says=${say.miss} letter="M" notYet=${place === 'idle'} />
      <${OrderButton} ...${at} verb="finish" says=${say.finish} letter="F" notYet=${place === 'idle'} />
      <${OrderButton} ...${at} verb="park" says=${say.park} letter="P" notYet=${place === 'idle'} />
      <${OrderButton} ...${at} verb="undo" says=${say.undo} letter="U" />
    </p>
    <${Answer} place=${atHand} quietly />
  </section>`;
}
