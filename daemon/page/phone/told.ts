/** How many are before it, how long it will take, and who went before: as the hall answered when it was asked last. */
import { html } from 'htm/preact';
import { causes, type Told, type WentBefore } from './contract.ts';
import { clockTime } from './source.ts';
import { words } from './words.ts';

export function Figures({ told }: { told: Told | undefined }) {
  const say = words.value;
  if (told === undefined) return html`<p class="asking">${say.asking}</p>`;
  const { at, ahead, minutes, wentBefore } = told;
  const isNext = ahead === 0;
  return html`<dl class="figures" data-next=${isNext}>
      <div>
        <dt class=${isNext ? 'unseen' : undefined}>${say.ahead}</dt>
        <dd class="figure" data-words=${isNext}>
          ${isNext ? html`<b>${say.nextUp}</b> ${say.nextUpHelp}` : html`<b>${ahead}</b> ${say.people(ahead)}`}
        </dd>
      </div>
      <div>
        <dt>${say.expected}</dt>
        <dd class="figure" data-words=${minutes === undefined || minutes[1] === 0}>
          <${Minutes} minutes=${minutes} />
        </dd>
      </div>
    </dl>
    ${wentBefore !== undefined && html`<p class="before">${say.wentBefore}${beforeIn(wentBefore)}</p>`}
    <p class="as-of">${say.asOf(clockTime(at))}</p>`;
}

function Minutes({ minutes }: Pick<Told, 'minutes'>) {
  const { figure, unit } = minutesIn(minutes);
  return html`<b>${figure}</b> ${unit}`;
}

/** In words alone where there is no figure. */
export function minutesIn(minutes: Told['minutes']): { figure: string; unit: string } {
  const say = words.value;
  if (minutes === undefined) return { figure: say.noCounter, unit: '' };
  const [low, high] = minutes;
  if (high === 0) return { figure: say.noWait, unit: '' };
  if (low === 0) return { figure: String(high), unit: say.minutesAtMost };
  return { figure: low === high ? String(high) : `${low}–${high}`, unit: say.minutes };
}

function beforeIn(wentBefore: WentBefore): string {
  const say = words.value;
  return causes
    .flatMap(cause => {
      const many = wentBefore[cause] ?? 0;
      return many === 0 ? [] : say.causes[cause](many);
    })
    .join(say.between);
}
