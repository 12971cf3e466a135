/** One line of a list after the other, by the keyboard alone: number, counter, outcome, time, Enter. */
import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Hall } from '../told/hall.ts';
import { queueName } from '../told/hall.ts';
import type { Power } from '../told/payloads.ts';
import { isHeard } from '../told/source.ts';
import { words } from '../words/words.ts';
import { asked, change, enterLine, startWith, typed, wrong } from './draft.ts';
import { OutcomeFields } from './outcome.ts';
import { Line, Select } from './parts.ts';
import { choicesAfter } from './typed.ts';

type Props = { hall: Hall; power: Power };

export function Entry({ hall, power }: Props) {
  const say = words.value.power;
  const form = useRef<HTMLFormElement>(null);
  const focus = (field: string) => form.current?.querySelector<HTMLElement>(`#line-${field}`)?.focus();
  useLayoutEffect(() => {
    startWith(power);
    focus('number');
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isHeard.value) return;
    const fault = enterLine(hall, power);
    // What is not right is said beside its field, and typed over.
    focus(fault?.field ?? 'number');
    if (fault !== undefined)
      form.current?.querySelector<HTMLInputElement>(`input#line-${fault.field}`)?.select();
  };
  const keys = (event: KeyboardEvent) => {
    // Not every browser sends a form from a list of choices.
    if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return html`<section class="card entry" aria-labelledby="entry-title">
    <h2 id="entry-title">${say.entry}</h2>
    <p class="help">${say.entryHelp}</p>
    <form ref=${form} class="line" onSubmit=${submit} onKeyDown=${keys} autocomplete="off">
      <${Line} field="number" label=${say.number} help=${say.numberHelp} digits />
      <${Newcomer} hall=${hall} power=${power} />
      ${typed.value.outcome !== 'waits' && html`<${Line} field="counter" label=${say.counter} digits />`}
      <${OutcomeFields} hall=${hall} />
      ${typed.value.outcome !== 'waits' && html`<${Line} field="time" label=${say.time} help=${say.timeHelp} digits />`}
      <p class="buttons"><button type="submit" data-main aria-disabled=${!isHeard.value}>${say.enter}</button></p>
    </form>
    <div role="alert" class="answer" data-is=${wrong.value && 'refused'}>${wrong.value && html`<p>${wrongText()}</p>`}</div>
  </section>`;
}

function wrongText(): string {
  const say = words.value.power.wrong;
  const why = wrong.value?.why;
  if (why === undefined) return '';
  if (why.is === 'several') return say.several(why.tickets.join(' '));
  return why.is === 'again' ? say.again(why.ticket) : say[why.is];
}

/** What the list of a newcomer does not say, and where whoever was served goes on to. */
function Newcomer({ hall, power }: Props) {
  const say = words.value.power;
  const now = asked(hall, power);
  if (now === undefined) return null;
  const { newcomer, services } = now;
  const [only] = services;
  const service = services.length === 1 ? only?.id : typed.value.service;
  const choices = service === undefined ? now.choices : choicesAfter(hall, service);
  return html`${newcomer !== undefined && html`<p class="quiet torn">${now.ticket} · ${say.torn(queueName(hall, newcomer))}</p>`}
    ${
      services.length > 1 &&
      html`<${Select}
        field="service"
        label=${say.service}
        options=${services.map(({ id, name }) => [id, name] as const)}
        value=${typed.value.service}
        write=${(service: string) => change({ service })}
      />`
    }
    ${choices.map(
      ({ choice, among }) =>
        html`<${Select}
          key=${choice}
          field=${`choice-${choice}`}
          label=${say.choice}
          options=${among.map(queue => [queue, queueName(hall, queue)] as const)}
          value=${typed.value.choice[choice] ?? ''}
          write=${(queue: string) => change({ choice: { ...typed.value.choice, [choice]: queue } })}
        />`,
    )}`;
}
