/** That the words of the hall send nobody to a desk or a scanner that it has not. */
import type { Phrases } from '../../daemon/core/types/phrase-names.ts';
import { atValue, describe, type Finding, type Path } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';

/** What may be missing, the words that speak of it, and the phrases that are used only where it is there. */
const things = [
  {
    is: 'desk',
    named: /咨询台|服务台|导办台|问讯台|\bdesk\b/i,
    only: /^to-desk$/,
    expected: 'words that lead to somebody who is there ({desk} in a phrase), or desk: true at a counter',
    found: 'an information desk, which this hall has not',
  },
  {
    is: 'scanner',
    named: /扫码|扫描|二维码|\bscan/i,
    only: /^(?:ticket-scan|main-asked)/,
    expected: 'words without it, or a line-reader with scans: tickets',
    found: 'a scanner, which this hall has not',
  },
] as const;

/** Of the phrases of a language. */
export function* strayPhrases(draft: Draft, phrases: Phrases): Generator<Finding> {
  for (const [name, phrase] of Object.entries(phrases)) yield* strayWords(draft, phrase, [name]);
}

/** Of what the config itself has people read and hear. */
export function* strayNotices(draft: Draft): Generator<Finding> {
  for (const [level, written] of Object.entries(draft.top.surge?.levels ?? {}))
    for (const key of ['notice', 'spoken'] as const)
      yield* strayWords(draft, written?.[key] ?? '', ['surge', 'levels', level, key]);
}

function* strayWords(draft: Draft, text: string, path: Path): Generator<Finding> {
  for (const { is, named, only, expected, found } of things)
    if (named.test(text.replaceAll(/\{\w+\}/g, '')) && !only.test(String(path[0])) && !has(draft, is))
      yield atValue(path, `${describe(text)}: ${found}`, expected);
}

/** What could not be read may be the one. */
function has(draft: Draft, thing: (typeof things)[number]['is']): boolean {
  if (!draft.devices.readable || !draft.counters.readable) return true;
  const scanners = [...readEntries(draft.devices)].flatMap(([, device]) =>
    'scans' in device && device.scans !== undefined ? [device] : [],
  );
  if (thing === 'scanner') return scanners.some(({ disabled }) => !disabled);
  const atCounter = [...readEntries(draft.counters)].some(([, { desk }]) => desk);
  return atCounter || scanners.some(({ desk }) => desk !== undefined);
}
