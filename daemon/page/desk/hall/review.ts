/** A supervisor's word on a refusal (否定报备), and the slip by which whoever was refused comes back once it is overturned. */
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { type Given, givenAt } from '../orders/give.ts';
import { words } from '../words/words.ts';

/** `args`: of which refusal, and why. */
type Said = {
  place: string;
  args: { refusal: string; note: string };
  notYet: boolean;
  then(given: Given): void;
};

export function ReviewButtons({ args, ...said }: Said) {
  const say = words.value.hall.followUps;
  return (['refusal-confirm', 'refusal-overturn'] as const).map(
    verb => html`<${OrderButton} ...${said} key=${verb} verb=${verb} args=${args} says=${say.words[verb]} />`,
  );
}

type Slip = { slip: string; code?: string; until?: string };

/** To be told to the citizen, and printed when they come for it. */
export function SlipGiven({ place }: { place: string }) {
  const say = words.value.hall.followUps;
  const last = givenAt(place);
  const slip = last?.is === 'done' ? (last.data['slip'] as Slip | undefined) : undefined;
  if (slip === undefined) return null;
  const { slip: id, code = id, until = '' } = slip;
  return html`<div class="slip-given" role="status">
    <p>${say.slip(code, until)}</p>
    <${OrderButton} place="slip-print" verb="slip" args=${{ slip: id }} says=${say.printSlip} />
    <${Answer} place="slip-print" />
  </div>`;
}
