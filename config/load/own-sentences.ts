/** What a hall says its own way of what staff read and of what stands on its pages: each where its gaps stand in a tree of them. */
import { type Path, wrongValue } from '../../drivers/settings/finding.ts';
import type { ConfigFinding } from '../checks/finding.ts';
import type { Sentences } from '../schema/own-sentences.ts';
import { unknownKey } from './findings.ts';

/** Of each sentence what may stand in its braces; with `?`: it need not. */
export type Gaps = readonly string[] | { readonly [Key in string]: Gaps };

/** `isTold`: {ours} may stand in it for the sentence that it replaces. */
export function sentencesIn(
  known: Gaps,
  written: unknown,
  { path, isTold }: { path: Path; isTold: boolean },
): { sentences: Sentences; wrong: ConfigFinding[] } {
  const sentences: [string, string][] = [];
  const wrong: ConfigFinding[] = [];
  const read = (gaps: Gaps, value: unknown, keys: readonly string[]): void => {
    const at = [...path, ...keys];
    if (isNames(gaps)) {
      const unfit = unfitIn(gaps, value, at, isTold);
      wrong.push(...unfit);
      if (unfit.length === 0) sentences.push([keys.join('.'), String(value)]);
    } else if (typeof value !== 'object' || value === null)
      wrong.push(wrongValue(at, value, { expected: { is: 'map' } }));
    else
      for (const [key, one] of Object.entries(value)) {
        const inner = Object.hasOwn(gaps, key) ? gaps[key] : undefined;
        if (inner === undefined) wrong.push(unknownKey([...at, key], Object.keys(gaps)));
        else read(inner, one, [...keys, key]);
      }
  };
  read(known, written, []);
  return { sentences: Object.fromEntries(sentences), wrong };
}

function unfitIn(gaps: readonly string[], value: unknown, path: Path, isTold: boolean): ConfigFinding[] {
  const words = gaps.filter(gap => !gap.endsWith('?'));
  const also = gaps.filter(gap => gap.endsWith('?')).map(gap => gap.slice(0, -1));
  const wrong = [wrongValue(path, value, { expected: { is: 'sentence', words, also, isTold } })];
  if (typeof value !== 'string' || value.trim() === '') return wrong;
  const present = [...value.matchAll(/\{(.*?)\}/g)].map(([, word = '']) => word);
  const hasOurs = isTold && present.includes('ours');
  const isWhole = hasOurs || words.every(word => present.includes(word));
  const isKnown = present.every(
    word => words.includes(word) || also.includes(word) || (isTold && word === 'ours'),
  );
  return isWhole && isKnown ? [] : wrong;
}

const isNames = (gaps: Gaps): gaps is readonly string[] => Array.isArray(gaps);
