/** That what the hall calls its parts is in languages that somebody reads, fits the boards and can be told apart. */
import { definitionOf } from '../../drivers/kinds.ts';
import { type Path, wrongValue } from '../../drivers/settings/finding.ts';
import type { WrittenName } from '../../drivers/settings/name.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { byLanguage, isPlateNumber } from '../schema/name.ts';
import { atKey, atValue, type ConfigFinding } from './finding.ts';
import { unprintable } from './references.ts';

/** The languages of the pages: a display and a phone may show these beside those of the hall. */
const ofPages = ['zh-CN', 'en'] as const;

/** `isSaid`: by the loudspeaker. */
type Written = { name: WrittenName; path: Path; isSaid?: true };

export function* crossCheckNames(draft: Draft): Generator<ConfigFinding> {
  const { locale, secondLocale } = draft.top;
  if (locale === undefined) return;
  const among = [...new Set([locale, ...(secondLocale === undefined ? [] : [secondLocale]), ...ofPages])];
  for (const { name, path, isSaid } of namesIn(draft)) {
    const isMap = typeof name !== 'string';
    const names = byLanguage(name, locale);
    for (const tag of Object.keys(names))
      if (!among.includes(tag))
        yield { ...wrongValue([...path, tag], tag, { expected: { is: 'one-of', among }, among }), on: 'key' };
    if (names[locale] === undefined) yield atValue(path, 'name-missing', { language: locale });
    // The loudspeaker says it in both; whatever else has a name is only read.
    if (isSaid && secondLocale !== undefined && names[secondLocale] === undefined)
      yield atValue(path, 'name-missing', { language: secondLocale });
    for (const tag of [locale, secondLocale ?? locale].filter((one, nth, all) => all.indexOf(one) === nth))
      yield* unprintable(names[tag], isMap ? [...path, tag] : path);
  }
  yield* namesTwice(draft, locale);
}

function* namesIn(draft: Draft): Generator<Written> {
  const { name: own, ratingReasons = [] } = draft.top;
  if (own !== undefined) yield { name: own, path: ['name'] };
  for (const [nth, name] of ratingReasons.entries()) yield { name, path: ['ratingReasons', nth] };
  for (const section of ['institutions', 'queues', 'services'] as const)
    for (const [id, { name }] of readEntries<'institutions' | 'queues' | 'services'>(draft[section]))
      yield { name, path: [section, id, 'name'] };
  for (const [id, { name }] of readEntries(draft.counters))
    if (name !== undefined) yield { name, path: ['counters', id, 'name'], isSaid: true };
  for (const [id, device] of readEntries(draft.devices))
    if ('place' in device && device.place !== undefined)
      yield { name: device.place, path: ['devices', id, 'place'], isSaid: true };
}

/** Whoever is called there would not know which one. */
function* namesTwice(draft: Draft, locale: string): Generator<ConfigFinding> {
  const counterOf = new Map<string, string>();
  for (const [id, { name }] of readEntries(draft.counters)) {
    const own = name === undefined ? undefined : byLanguage(name, locale)[locale];
    if (own === undefined) continue;
    const first = counterOf.get(own);
    if (first !== undefined) yield atKey(['counters', id, 'name'], 'name-taken', { counter: first });
    counterOf.set(own, id);
  }
}

/** A plate has a number, and voice and boards send people to it by that. */
export function* unnamedCounters(draft: Draft): Generator<ConfigFinding> {
  for (const [id, { name }] of readEntries(draft.counters))
    if (name === undefined && !isPlateNumber(id))
      yield atKey(['counters', id], 'counter-unnamed', { counter: id });
}

/** In cells: what is no ASCII takes two. */
const widthOf = (text: string) => [...text].reduce((cells, sign) => cells + (sign <= '~' ? 1 : 2), 0);

/** What is too wide for a row of its board moves there, or loses its end. */
export function* wideNames(draft: Draft): Generator<ConfigFinding> {
  const { locale = '' } = draft.top;
  for (const [board, written] of readEntries(draft.devices)) {
    const definition = definitionOf(written.kind);
    if (!('counter' in written) || written.counter === undefined || definition.cells === undefined) continue;
    const name = draft.counters.entries.get(written.counter)?.name;
    const own = name === undefined ? undefined : byLanguage(name, locale)[locale];
    const [cells, atMost] = [widthOf(own ?? ''), definition.cells(written)];
    if (cells > atMost)
      yield atValue(['counters', written.counter, 'name'], 'name-too-wide', { board, cells, atMost });
  }
}
