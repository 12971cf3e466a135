/** How it ended, by one digit: done, refused and why, papers missing and which, or a newcomer who still waits. */
import { html } from 'htm/preact';
import type { Hall } from '../told/hall.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { change, typed } from './draft.ts';
import { Line } from './parts.ts';
import { outcomes } from './typed.ts';

export function OutcomeFields({ hall }: { hall: Hall }) {
  const say = words.value.power;
  const digit = (event: KeyboardEvent) => {
    const outcome = outcomes[Number(event.key) - 1];
    if (outcome === undefined) return;
    event.preventDefault();
    change({ outcome });
    document.getElementById(`line-outcome-${outcome}`)?.focus();
  };
  const { outcome: now } = typed.value;
  return html`<fieldset class="ticked" onKeyDown=${digit}>
      <legend>${say.outcome}</legend>
      ${outcomes.map(
        (outcome, index) =>
          html`<label key=${outcome}>
            <input
              id=${`line-outcome-${outcome}`}
              type="radio"
              name="line-outcome"
              checked=${now === outcome}
              onChange=${() => change({ outcome })}
            />
            <span>${say.several(index + 1, say.outcomes[outcome])}</span>
          </label>`,
      )}
    </fieldset>
    ${now === 'refused' && html`<${Line} field="reason" label=${say.reason} help=${say.reasonHelp} />`}
    ${now === 'refused' && html`<${Reasons} hall=${hall} />`}
    ${now === 'papers-missing' && html`<${Line} field="papers" label=${say.papers} help=${say.papersHelp} />`}`;
}

function Reasons({ hall }: { hall: Hall }) {
  const say = words.value.power;
  const reasons = hall.info.reasons ?? [];
  if (reasons.length === 0) return null;
  return html`<p class="quiet torn" lang=${namesLanguage.value}>
    ${reasons.map((reason, index) => say.several(index + 1, reason)).join(' · ')}
  </p>`;
}
