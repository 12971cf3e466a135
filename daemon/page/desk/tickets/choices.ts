/** Where a service is done that is done in several places: what the ticket asks for. */
import { html } from 'htm/preact';
import { type Hall, queueName, type Service } from '../told/hall.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

/** A queue at each choice. */
export type Chosen = Readonly<Record<string, string>>;

type Props = { hall: Hall; choices: Service['choices']; chosen: Chosen; choose(chosen: Chosen): void };

export function Choices({ hall, choices, chosen, choose }: Props) {
  return html`${choices.map(
    ({ choice, among }) =>
      html`<fieldset class="ticked" key=${choice}>
        <legend>${words.value.tickets.choice}</legend>
        ${among.map(
          queue =>
            html`<label key=${queue}>
              <input
                type="radio"
                name=${`choice-${choice}`}
                checked=${chosen[choice] === queue}
                onChange=${() => choose({ ...chosen, [choice]: queue })}
              />
              <span lang=${namesLanguage.value}>${queueName(hall, queue)}</span>
            </label>`,
        )}
      </fieldset>`,
  )}`;
}

/** Of these choices only; `isOpen`: one that nobody has made must be. */
export function chosenOf(choices: Service['choices'], chosen: Chosen): { choice: Chosen; isOpen: boolean } {
  const made = choices.flatMap(({ choice }) => {
    const queue = chosen[choice];
    return queue === undefined ? [] : [[choice, queue] as const];
  });
  return {
    choice: Object.fromEntries(made),
    isOpen: choices.some(one => one.default === 'ask' && chosen[one.choice] === undefined),
  };
}
