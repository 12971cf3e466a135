/** What a person sets of a crowd: what is usual in this hall, and what they may change. */

import type { Config, DeviceConfig } from '../../config/schema/config.ts';
import { isReader } from '../../config/schema/device-classes.ts';
import { type CurveFault, readCurve } from '../../daemon/people/curve.ts';
import { type Shared, usualLoadOf } from '../../daemon/people/usual-load.ts';
import type { CrowdSettings } from '../page/contract.ts';
import { crowdLimits } from '../page/crowd/limits.ts';
import { padsOf } from './clerk-keys.ts';
import type { Wish } from './newcomer.ts';

type Hall = Pick<Config, 'rules' | 'devices' | 'keys'>;

const hourMs = 60 * 60_000;
const usualSeed = 1;
/** Out of a hundred people. */
const usualShare = { normal: 90, green: 7, appointment: 3 } as const;

/** Nobody yet: a speed of 0. */
export function usualSettings(hall: Hall): CrowdSettings {
  const mix = usualMix(hall);
  const staffedMs = new Map([...padsOf(hall).keys()].map(counter => [counter, hourMs]));
  const perHour = usualLoadOf(hall.rules, sharesOf(hall, mix), staffedMs);
  const arrivals = `0:00 ${perHour > 0 ? Math.max(1, Math.floor(perHour)) : 0}`;
  return { speed: 0, seed: usualSeed, arrivals, mix };
}

/** Each class has its share, and what can be pressed for it equal parts of that. */
function usualMix(hall: Hall): Record<string, number> {
  const wishes = wishesOf(hall);
  return Object.fromEntries(
    wishes.map(wish => {
      const alike = wishes.filter(other => other.class === wish.class).length;
      return [wish.word, Math.max(1, Math.round(usualShare[wish.class] / alike))];
    }),
  );
}

/** What can be pressed at the kiosks; the same line at two of them is told once. */
function wishesOf({ devices }: Pick<Config, 'devices'>): Wish[] {
  const wishes = [...devices.values()].flatMap(pressesOf);
  return [...new Map(wishes.map(wish => [wish.word, wish])).values()];
}

export function pressesOf(device: DeviceConfig): Wish[] {
  if (device.disabled || !isReader(device) || device.reads.are !== 'presses') return [];
  return [...device.reads.presses].map(([word, press]) => ({ ...press, word }));
}

export function sharesOf(hall: Pick<Config, 'devices'>, mix: CrowdSettings['mix']): Shared<Wish>[] {
  const shares = new Map(Object.entries(mix));
  return wishesOf(hall).map(wish => ({ wish, share: shares.get(wish.word) ?? 0 }));
}

/** `wanted` comes from outside: a part of the settings, or a sentence that says what is wrong with it. */
export function changedSettings(
  hall: Pick<Config, 'devices'>,
  now: CrowdSettings,
  wanted: unknown,
): CrowdSettings | string {
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) {
    return `found ${told(wanted)}, expected stop, go, step, or some of the settings, for example {"speed": 20}`;
  }
  const settings = { ...now };
  for (const [name, value] of Object.entries(wanted)) {
    const wrong = change(hall, settings, name, value);
    if (wrong !== undefined) return `${told(name).slice(1, -1)}: ${wrong}`;
  }
  return settings;
}

function change(
  hall: Pick<Config, 'devices'>,
  settings: CrowdSettings,
  name: string,
  value: unknown,
): string | undefined {
  switch (name) {
    case 'speed':
    case 'seed':
      if (!isWhole(value, crowdLimits[name]))
        return `found ${told(value)}, expected a whole number from 0 to ${crowdLimits[name]}`;
      settings[name] = value;
      return undefined;
    case 'arrivals': {
      if (typeof value !== 'string') return `found ${told(value)}, expected a text, for example "0:00 60"`;
      const curve = readCurve(value, crowdLimits.perHour);
      if ('why' in curve) return curveFaultText(curve);
      settings.arrivals = value;
      return undefined;
    }
    case 'mix': {
      const mix = readMix(hall, value);
      if (typeof mix === 'string') return mix;
      settings.mix = mix;
      return undefined;
    }
    default:
      return 'found no such setting, expected speed, seed, arrivals or mix';
  }
}

function curveFaultText({ found, why }: CurveFault): string {
  const expected = {
    form: 'a curve like "0:00 60, 2:00 90": from each time on, that many people an hour, by their own clock',
    order: 'the times in their order',
    many: `at most ${crowdLimits.perHour} people an hour`,
  };
  return `found "${found}", expected ${expected[why]}`;
}

const isWhole = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

function readMix(hall: Pick<Config, 'devices'>, value: unknown): Record<string, number> | string {
  const words = wishesOf(hall).map(({ word }) => word);
  const [example = 'loan'] = words;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `found ${told(value)}, expected a share for each press, for example {"${example}": 50}`;
  const mix: Record<string, number> = {};
  for (const [word, share] of Object.entries(value)) {
    if (!words.includes(word)) return `found ${told(word)}, expected one of ${words.join(', ')}`;
    if (typeof share !== 'number' || !(share >= 0 && share <= crowdLimits.share))
      return `${word}: found ${told(share)}, expected a share from 0 to ${crowdLimits.share}`;
    mix[word] = share;
  }
  const isNobody = Object.values(mix).every(share => share === 0);
  return isNobody ? `found no share above 0, expected one at least, for example {"${example}": 50}` : mix;
}

/** Whatever it is, as one short piece of text. */
function told(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60);
}
