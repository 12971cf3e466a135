import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCurve } from '../../../daemon/people/curve.ts';
import { changedSettings, usualSettings } from '../../../simulators/people/settings.ts';
import { configOf, shipped } from '../../config/hall-files.ts';

const small = configOf(shipped('small.yaml'));
const fuzhou = configOf(shipped('fuzhou.yaml'));
const usual = usualSettings(small);

describe('usually', () => {
  it('nobody is there yet', () => {
    expect(usual).toMatchObject({ speed: 0, seed: 1 });
  });

  it('of a hundred people seven ask for the green channel, and what is asked for is shared evenly', () => {
    expect(usual.mix).toEqual({ withdrawal: 45, 'withdrawal-green': 7, advice: 45 });
    expect(usualSettings(fuzhou).mix).toMatchObject({ loan: 18, 'loan-green': 1, advice: 18 });
  });

  it('as many come as keep the busiest counters at work for four fifths of their time', () => {
    // Counter 1 approves everybody, 6 min each.
    expect(usual.arrivals).toBe('0:00 8');
    // Six counters approve four of five, 8 min each, and the loans twice.
    expect(usualSettings(fuzhou).arrivals).toBe('0:00 36');
  });
});

it('some settings can be changed alone, and the others stay', () => {
  const changed = changedSettings(small, usual, { speed: 20, arrivals: '0:00 60' });
  expect(changed).toEqual({ ...usual, speed: 20, arrivals: '0:00 60' });
  expect(changedSettings(small, usual, { mix: { advice: 3 } })).toEqual({ ...usual, mix: { advice: 3 } });
});

it('what cannot be set is told with what was found and what is expected', () => {
  const sentences: [wanted: unknown, sentence: string][] = [
    [20, 'found 20, expected stop, go, step, or some of the settings, for example {"speed": 20}'],
    ['walk', 'found "walk", expected stop, go, step, or some of the settings, for example {"speed": 20}'],
    [[], 'found [], expected stop, go, step, or some of the settings, for example {"speed": 20}'],
    [{ speed: 101 }, 'speed: found 101, expected a whole number from 0 to 100'],
    [{ speed: 0.5 }, 'speed: found 0.5, expected a whole number from 0 to 100'],
    [{ speed: '20' }, 'speed: found "20", expected a whole number from 0 to 100'],
    [{ seed: -1 }, 'seed: found -1, expected a whole number from 0 to 2147483647'],
    [{ arrivals: 60 }, 'arrivals: found 60, expected a text, for example "0:00 60"'],
    [
      { arrivals: '60' },
      'arrivals: found "60", expected a curve like "0:00 60, 2:00 90": from each time on, that many people an hour, by their own clock',
    ],
    [{ arrivals: '1:00 6, 0:00 6' }, 'arrivals: found "0:00 6", expected the times in their order'],
    [{ arrivals: '0:00 9999' }, 'arrivals: found "0:00 9999", expected at most 3600 people an hour'],
    [{ mix: 5 }, 'mix: found 5, expected a share for each press, for example {"withdrawal": 50}'],
    [{ mix: { loan: 5 } }, 'mix: found "loan", expected one of withdrawal, withdrawal-green, advice'],
    [{ mix: { advice: 101 } }, 'mix: advice: found 101, expected a share from 0 to 100'],
    [
      { mix: { advice: 0 } },
      'mix: found no share above 0, expected one at least, for example {"withdrawal": 50}',
    ],
    [{ colour: 'red' }, 'colour: found no such setting, expected speed, seed, arrivals or mix'],
  ];
  for (const [wanted, sentence] of sentences)
    expect(changedSettings(small, usual, wanted), JSON.stringify(wanted)).toBe(sentence);
});

it('whatever is asked for, the settings stay such that people can come by them', () => {
  const wish = fc.record(
    {
      speed: fc.anything(),
      seed: fc.anything(),
      arrivals: fc.oneof(fc.string({ maxLength: 300, size: 'max' }), fc.anything()),
      mix: fc.oneof(fc.dictionary(fc.constantFrom('advice', '__proto__', 'x'), fc.double()), fc.anything()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(wish, fc.anything()), wanted => {
      const settings = changedSettings(small, usual, wanted);
      if (typeof settings === 'string') {
        expect(settings).toMatch(/found .*, expected /s);
        return;
      }
      expect(readCurve(settings.arrivals, 3600)).toBeInstanceOf(Array);
      const shares = Object.values(settings.mix);
      expect(shares.some(share => share > 0)).toBe(true);
      for (const number of [settings.speed, settings.seed]) expect(Number.isInteger(number)).toBe(true);
    }),
  );
});
