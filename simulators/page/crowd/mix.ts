/** What those who come want: of each kiosk press its share, and what that is in a hundred people. */
import { html } from 'htm/preact';
import type { CrowdShows, PlannedPress } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { worded, words } from '../words.ts';
import { CrowdField, wholeNumber } from './field.ts';
import { crowdLimits } from './limits.ts';

export function CrowdMix({ hall, crowd }: { hall: Hall; crowd: CrowdShows }) {
  const shares = new Map(Object.entries(crowd.mix));
  const all = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const shareOf = (word: string): number => shares.get(word) ?? 0;

  function wrong(word: string, text: string): string | undefined {
    const share = wholeNumber(text, crowdLimits.share);
    if (share === undefined) return worded('crowdNumberWrong', { most: crowdLimits.share });
    return all - shareOf(word) + share === 0 ? words.value.crowdMixEmpty : undefined;
  }

  return html`<fieldset class="crowd-mix">
    <legend>${words.value.crowdMix}</legend>
    ${pressesOf(hall).map(
      press => html`<${CrowdField}
        key=${press.word}
        label=${nameOf(press)}
        inForce=${String(shareOf(press.word))}
        numeric
        wrong=${(text: string) => wrong(press.word, text)}
        send=${(text: string) =>
          hall.doAround({ crowd: { mix: { ...crowd.mix, [press.word]: Number(text) } } })}
        disabled=${!hall.connected.value}
        below=${() => html`<span class="crowd-percent">${percent(shareOf(press.word), all)}</span>`}
      />`,
    )}
  </fieldset>`;
}

/** At several kiosks the same line is the same press. */
function pressesOf({ plan }: Hall): PlannedPress[] {
  const presses = plan.devices.filter(device => device.class === 'reader').flatMap(({ presses }) => presses);
  return [...new Map(presses.map(press => [press.word, press])).values()];
}

function nameOf({ word, services = [word], choices = [], class: of = 'normal' }: PlannedPress): string {
  const classes = of === 'normal' ? [] : [words.value[`class-${of}`]];
  return [...services, ...choices, ...classes].join(' · ');
}

const percent = (share: number, all: number): string => `${Math.round((share / Math.max(1, all)) * 100)}%`;
