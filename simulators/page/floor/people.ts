/** People as they stand: each with number, class and wait. */
import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { minutesSince } from '../now.ts';
import { counterText, worded, wordFor, words } from '../words.ts';
import type { People } from './floor.ts';
import type { Person } from './people-in-hall.ts';

/** More than these stand behind a button that tells how many. */
const drawnAtMost = 24;

/** `label`: who they are, for those who do not see where they stand. */
export function PeopleList({ people, label }: { people: People; label: string }) {
  const all = useSignal(false);
  const standing = people.value;
  const hidden = standing.length - drawnAtMost;
  const drawn = all.value ? standing : standing.slice(0, drawnAtMost);
  if (standing.length === 0) return null;
  return html`<ol class="people" aria-label=${label}>
    ${drawn.map(
      (person, nth) =>
        html`<${PersonItem} key=${person.key} person=${person} company=${companyOf(drawn, nth)} />`,
    )}
    ${
      hidden > 0 &&
      html`<li class="people-more" key="more">
      <button
        type="button"
        aria-expanded=${all.value}
        aria-label=${all.value ? words.value.showFewer : worded('showMore', { count: hidden })}
        onClick=${() => (all.value = !all.value)}
      >
        ${all.value ? words.value.showFewer : `+${hidden}`}
      </button>
    </li>`
    }
  </ol>`;
}

type Company = 'first' | 'between' | 'last';

/** How somebody stands among those who came with them; undefined: alone. */
function companyOf(standing: readonly Person[], nth: number): Company | undefined {
  const group = standing[nth]?.group;
  const [isBehind, isBefore] = [standing[nth - 1], standing[nth + 1]].map(
    other => group !== undefined && other?.group === group,
  );
  if (isBehind) return isBefore ? 'between' : 'last';
  return isBefore ? 'first' : undefined;
}

function PersonItem({ person, company }: { person: Person; company: Company | undefined }) {
  const { ticket, is, counter } = person;
  return html`<li class="person" data-class=${person.class} data-is=${is} data-company=${company}>
    <${PersonGlyph} name=${person.key} of=${person.class} />
    ${ticket !== undefined && html`<span class="person-ticket">${ticket}</span>`}
    <${ClassName} of=${person.class} />
    ${company !== undefined && html`<span class="unseen">${words.value.together}</span>`}
    <${Wait} person=${person} />
    ${counter !== undefined && html`<span class="person-counter">${counterText(counter)}</span>`}
    ${
      (is === 'at-kiosk' || is === 'walking' || is === 'away') &&
      html`<span class=${ticket === undefined ? 'person-is' : 'unseen'}>${words.value[`person-${is}`]}</span>`
    }
  </li>`;
}

/** Its mark is seen on the glyph. */
export function ClassName({ of }: { of: string }) {
  return of === 'normal' ? null : html`<span class="unseen">${wordFor('class', of)}</span>`;
}

function Wait({ person }: { person: Person }) {
  const { joinedAt, expectedMin } = person;
  if (typeof joinedAt !== 'number') return null;
  const minutes = minutesSince(joinedAt);
  const late = expectedMin !== undefined && minutes > expectedMin;
  return html`<span class="person-wait" data-late=${late}>
    <span aria-hidden="true">${worded('minutesShort', { minutes })}</span>
    <span class="unseen">${worded('waitsMinutes', { minutes })}</span>
  </span>`;
}

const clothes = 6;

/** The same name wears the same clothes, all day. */
export function PersonGlyph({ name, of }: { name: string; of: string }) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return html`<svg class="person-glyph" data-clothes=${sum % clothes} viewBox="0 0 32 40" aria-hidden="true">
    <path class="person-body" d="M3 40v-7c0-8 5.5-13 13-13s13 5 13 13v7z" />
    <circle class="person-head" cx="16" cy="10.5" r="7.5" />
    <path class="person-hair" d="M8.2 11.5C7.5 5.5 11 2 16 2s8.5 3.5 7.8 9.5C22.5 8 19.5 6.5 16 6.5S9.5 8 8.2 11.5z" />
    ${
      of === 'green' &&
      html`<g class="person-mark">
      <circle cx="25" cy="31" r="7" />
      <path d="M25 35l-3.6-3.5a2.1 2.1 0 0 1 3.6-2.4 2.1 2.1 0 0 1 3.6 2.4z" />
    </g>`
    }
    ${
      of === 'appointment' &&
      html`<g class="person-mark">
      <circle cx="25" cy="31" r="7" />
      <path d="M24.3 27v4.6l3 1.8.7-1.1-2.4-1.4V27z" />
    </g>`
    }
  </svg>`;
}
