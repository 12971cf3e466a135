/** What a person sets of a crowd: what is usual in this hall, and what they may change. */

import type { Config, DeviceConfig } from '../../config/schema/config.ts';
import { isReader } from '../../config/schema/device-classes.ts';
import { readCurve } from '../../daemon/people/curve.ts';
import { fullLoadOf, type Shared } from '../../daemon/people/full-load.ts';
import { usualCrowd } from '../../daemon/people/shape.ts';
import type { CrowdSettings } from '../page/contract.ts';
import { crowdLimits } from '../page/crowd/limits.ts';
import { padsOf } from './clerk-keys.ts';
import type { Wish } from './newcomer.ts';
import { words } from './words.ts';

type Hall = Pick<Config, 'rules' | 'devices' | 'keys'>;

const hourMs = 60 * 60_000;
const usualSeed = 1;
/** Out of a hundred people. */
const usualShare = { normal: 90, green: 7, appointment: 3 } as const;

/** Nobody yet: a speed of 0. */
export function usualSettings(hall: Hall): CrowdSettings {
  const mix = usualMix(hall);
  const staffedMs = new Map([...padsOf(hall).keys()].map(counter => [counter, hourMs]));
  const perHour = usualCrowd.load * fullLoadOf(hall.rules, sharesOf(hall, mix), staffedMs);
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
    return words.settings(told(wanted));
  }
  const settings = { ...now };
  for (const [name, value] of Object.entries(wanted)) {
    const wrong = change(hall, settings, name, value);
    if (wrong !== undefined) return words.of(told(name).slice(1, -1), wrong);
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
      if (!isWhole(value, crowdLimits[name])) return words.whole(told(value), crowdLimits[name]);
      settings[name] = value;
      return undefined;
    case 'arrivals': {
      if (typeof value !== 'string') return words.arrivals(told(value));
      const curve = readCurve(value, crowdLimits.perHour);
      if ('why' in curve) return words.curve[curve.why](curve.found, crowdLimits.perHour);
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
      return words.setting;
  }
}

const isWhole = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

function readMix(hall: Pick<Config, 'devices'>, value: unknown): Record<string, number> | string {
  const known = wishesOf(hall).map(({ word }) => word);
  const [example = 'loan'] = known;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return words.mix(told(value), example);
  const mix: Record<string, number> = {};
  for (const [word, share] of Object.entries(value)) {
    if (!known.includes(word)) return words.press(told(word), known);
    if (typeof share !== 'number' || !(share >= 0 && share <= crowdLimits.share))
      return words.share(word, told(share), crowdLimits.share);
    mix[word] = share;
  }
  const isNobody = Object.values(mix).every(share => share === 0);
  return isNobody ? words.nobody(example) : mix;
}

/** Whatever it is, as one short piece of text. */
function told(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60);
}
