/** Every text for staff: read the diff of staff-sentences.txt whenever one of them changes. */
import { expect, it } from 'vitest';
import { type Refusal, refusalCodes } from '../../daemon/core/types/refusals.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';
import { refusalSamples } from './refusal-samples.ts';

type Told = { code: string; args: object; text: string };

const refusals: Told[] = Object.entries(refusalSamples).flatMap(([refused, samples]) =>
  samples.map(args => ({ code: refused, args, text: refusalText({ refused, args } as Refusal) })),
);

it('each code has its sentences', async () => {
  const lines = refusals.map(({ code, args, text }) => `${code} ${JSON.stringify(args)}\n  ${text}\n`);
  await expect(lines.join('')).toMatchFileSnapshot('staff-sentences.txt');
  expect(refusals.map(({ code }) => code)).toEqual(expect.arrayContaining(Object.keys(refusalCodes)));
});

/** What a sentence must say of its args; `is` and `wanted` choose between sentences. */
function shown(args: unknown, key = ''): string[] {
  if (typeof args === 'object' && args !== null)
    return Object.entries(args).flatMap(([name, one]) => shown(one, Array.isArray(args) ? key : name));
  if (typeof args === 'boolean' || args === 0 || key === 'is' || key === 'wanted') return [];
  return [String(args)];
}

it('each sentence says all that it is given, and nothing that it is not', () => {
  for (const { args, text } of refusals) {
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    const others = new Set(shown(args).filter(one => !says(text, one)));
    expect([text, ...others]).toEqual([text]);
  }
});

/** A length of time is told in seconds or minutes. */
function says(text: string, arg: string): boolean {
  return [arg, `${Number(arg) / 1000} s`, `${Number(arg) / 60_000} min`].some(one => text.includes(one));
}
