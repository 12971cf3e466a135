/** A button that gives an order: there is none for whoever may not give it. */

import { html } from 'htm/preact';
import { type ComponentChildren } from 'preact';
import { may } from '../session/session.ts';
import { canOrder, type Given, give, givenAt } from './give.ts';
import { keysAreOn } from './keys.ts';

export type OrderButtonProps = {
  /** Where its answer is told. */
  place: string;
  verb: string;
  args: Readonly<Record<string, unknown>>;
  says: string;
  /** One letter that does as much. */
  letter?: string;
  main?: boolean;
  /** It has not been said yet what for. */
  notYet?: boolean;
  isPrivate?: boolean;
  then?(given: Given): void;
  children?: ComponentChildren;
};

export function OrderButton(of: OrderButtonProps) {
  const { place, verb, args, says, letter, main, notYet = false, isPrivate = false, then } = of;
  if (!may(verb)) return null;
  const last = givenAt(place);
  const isSending = last?.is === 'sending' && last.order.says === says;
  const isOff = notYet || !canOrder(place);
  const go = () => {
    if (!isOff) void give(place, { verb, args, says, isPrivate, ...(then !== undefined && { then }) });
  };
  // One that is off keeps the focus that it has: whoever works by keys goes on from there.
  return html`<button
    type="button"
    class="order"
    data-verb=${verb}
    data-main=${main}
    data-letter=${letter}
    data-sending=${isSending}
    aria-disabled=${isOff}
    aria-keyshortcuts=${keysAreOn.value ? letter : undefined}
    onClick=${go}
  >
    ${of.children ?? says}${letter !== undefined && keysAreOn.value && html` <kbd aria-hidden="true">${letter}</kbd>`}
  </button>`;
}
