/** Of a batch in hand: how many of its cases are left, and how many are done now. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import type { Visit } from '../told/payloads.ts';
import { words } from '../words/words.ts';
import { manyIn } from './many.ts';

type Props = { counter: string; visit: Visit; place: string };

/** Without a number the finish beside it is of all that are in hand. */
export function CasesDone({ counter, visit, place }: Props) {
  const say = words.value.counter.cases;
  const [written, setWritten] = useState('');
  const cases = manyIn(written);
  if (visit.cases === undefined) return null;
  return html`<div class="fields cases">
    <p><b>${say.left(visit.casesLeft ?? 0, visit.cases)}</b></p>
    <${Field} id="cases-done" label=${say.done} help=${say.help} value=${written} write=${setWritten} atMost=${3} />
    <p class="buttons">
      <${OrderButton}
        place=${place}
        verb="finish"
        args=${{ counter, cases }}
        says=${say.go}
        notYet=${cases === undefined}
        then=${() => setWritten('')}
      />
    </p>
  </div>`;
}
