/** A ticket for one service or several, with paper or without. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { manyIn } from '../counter/many.ts';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import { forget, type Given, givenAt } from '../orders/give.ts';
import { choicesOf, type Hall, type Service } from '../told/hall.ts';
import type { Taken } from '../told/payloads.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { Choices, type Chosen, chosenOf } from './choices.ts';
import { TakenTicket, taken } from './taken.ts';

const place = 'take';

type Wanted = {
  services: readonly string[];
  chosen: Chosen;
  green: boolean;
  withoutPaper: boolean;
  /** How many, of a batch, as it was typed. */
  cases: string;
};
const nothing: Wanted = { services: [], chosen: {}, green: false, withoutPaper: false, cases: '' };
const wanted = signal<Wanted>(nothing);

export function Take({ hall }: { hall: Hall }) {
  const say = words.value.tickets;
  const last = taken.value;
  const [isAnother, setAnother] = useState(false);
  const another = () => {
    taken.value = undefined;
    setAnother(true);
    forget(place);
  };
  return html`<section class="card take" aria-labelledby="take-title">
    <h2 id="take-title">${say.take}</h2>
    <div aria-live="assertive">
      ${last !== undefined && html`<${TakenTicket} ...${last} another=${another} />`}
    </div>
    ${last === undefined && html`<${Form} hall=${hall} isAnother=${isAnother} />`}
  </section>`;
}

/** `isAnother`: the button that had the focus is gone; the form takes it, at once: a frame later somebody may type elsewhere. */
function Form({ hall, isAnother }: { hall: Hall; isAnother: boolean }) {
  const say = words.value.tickets;
  const offered = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    if (isAnother) offered.current?.querySelector('input')?.focus();
  }, [isAnother]);
  const { services, chosen, green, withoutPaper, cases: written } = wanted.value;
  const change = (change: Partial<Wanted>) => {
    wanted.value = { ...wanted.value, ...change };
  };
  const choices = choicesOf(hall.services.filter(({ id }) => services.includes(id)));
  const { choice, isOpen } = chosenOf(choices, chosen);
  const isOne = services.length === 1;
  const cases = isOne ? manyIn(written) : undefined;
  const isMistyped = isOne && written.trim() !== '' && cases === undefined;
  const brings = cases !== undefined && { cases };
  const args = { services, class: green ? 'green' : 'normal', choice, ...brings };
  const last = givenAt(place);
  const isOutOfPaper = last?.is === 'refused' && last.code === 'no-paper';
  const noPrint = withoutPaper || isOutOfPaper;
  const then = (given: Given) => {
    if (given.is !== 'done') return;
    taken.value = {
      ticket: given.data as unknown as Taken,
      print: given.order.args['print'] === true,
    };
    wanted.value = nothing;
  };
  return html`<div class="fields">
    <fieldset class="ticked services" ref=${offered}>
      <legend>${say.services}</legend>
      ${hall.services.map(
        service =>
          html`<${Offered}
            key=${service.id}
            service=${service}
            checked=${services.includes(service.id)}
            turn=${() => change({ services: turned(services, service.id) })}
          />`,
      )}
    </fieldset>
    <${Choices} hall=${hall} choices=${choices} chosen=${chosen} choose=${(chosen: Chosen) => change({ chosen })} />
    <div class="ticked">
      <label>
        <input type="checkbox" checked=${green} onChange=${() => change({ green: !green })} />
        <span>${say.green}</span>
      </label>
      <label>
        <input
          type="checkbox"
          checked=${noPrint}
          onChange=${() => change({ withoutPaper: !withoutPaper })}
        />
        <span>${say.withoutPaper}</span>
      </label>
    </div>
    ${
      isOne &&
      html`<${Field}
        id="take-cases"
        label=${say.cases}
        help=${say.casesHelp}
        value=${written}
        write=${(cases: string) => change({ cases })}
        atMost=${3}
      />`
    }
    ${isOutOfPaper && html`<p class="help">${say.noPaper}</p>`}
    <p class="buttons">
      <${OrderButton}
        place=${place}
        verb="take-ticket"
        args=${{ ...args, print: !noPrint }}
        says=${noPrint ? say.goWithoutPaper : say.go}
        letter="T"
        main
        notYet=${services.length === 0 || isOpen || isMistyped}
        then=${then}
      />
    </p>
    <${Answer} place=${place} quietly />
  </div>`;
}

type OfferedProps = { service: Service; checked: boolean; turn(): void };

function Offered({ service, checked, turn }: OfferedProps) {
  const { name, state, text } = service;
  return html`<label data-state=${state}>
    <input type="checkbox" checked=${checked} onChange=${turn} />
    <span lang=${namesLanguage.value}>${name}</span>
    ${state !== 'open' && html`<small title=${text}>${words.value.tickets.state[state]}</small>`}
  </label>`;
}

const turned = (all: readonly string[], one: string) =>
  all.includes(one) ? all.filter(other => other !== one) : [...all, one];
