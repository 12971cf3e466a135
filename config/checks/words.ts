/** That the words of the hall send nobody to a desk or a scanner that it has not. */
import type { Phrases } from '../../daemon/core/types/phrase-names.ts';
import { quoted } from '../../drivers/settings/expected.ts';
import type { Path } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { atValue, type ConfigFinding } from './finding.ts';

/** What may be missing, the words that speak of it, and the phrases that are used only where it is there. */
const things = [
  {
    is: 'desk',
    named: /咨询台|服务台|导办台|问讯台|\bdesk\b/i,
    only: /^to-desk$/,
  },
  {
    is: 'scanner',
    named: /扫码|扫描|二维码|\bscan/i,
    only: /^(?:ticket-(?:follow|scan)|main-asked|(?:papers|review)-return-scan)/,
  },
] as const;

/** Of the phrases of a language. */
export function* strayPhrases(draft: Draft, phrases: Partial<Phrases>): Generator<ConfigFinding> {
  for (const [name, phrase] of Object.entries(phrases)) yield* strayWords(draft, phrase, [name]);
}

/** Of what the config itself has people read and hear. */
export function* strayNotices(draft: Draft): Generator<ConfigFinding> {
  for (const [level, written] of Object.entries(draft.top.surge?.levels ?? {}))
    for (const key of ['notice', 'spoken'] as const)
      yield* strayWords(draft, written?.[key] ?? '', ['surge', 'levels', level, key]);
}

function* strayWords(draft: Draft, text: string, path: Path): Generator<ConfigFinding> {
  for (const { is, named, only } of things)
    if (named.test(text.replaceAll(/\{\w+\}/g, '')) && !only.test(String(path[0])) && !has(draft, is))
      yield atValue(path, 'leads-nowhere', { is, quoted: quoted(text) });
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
