/** Spares: each stands by for another device, and works only while that one cannot. And what the hall still has without those that cannot. */
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** Those of `devices` that are to work now: what is fit, and of the spares of what is not the first that is. */
export function atWork(
  { spares }: Pick<Rules, 'spares'>,
  devices: readonly string[],
  isFit: (device: string) => boolean,
): string[] {
  return devices.filter(device => {
    if (!isFit(device)) return false;
    const original = spares.get(device);
    if (original === undefined) return true;
    return !isFit(original) && devices.find(one => spares.get(one) === original && isFit(one)) === device;
  });
}

/** Each with those that stand by for it. */
export function withSpares({ spares }: Pick<Rules, 'spares'>, devices: readonly string[]): string[] {
  return [...devices, ...[...spares].flatMap(([spare, of]) => (devices.includes(of) ? [spare] : []))];
}

/** All that may show the number of a counter. */
export function boardsOf({ counterBoards, spares }: Rules, counter: string): string[] {
  const boards = [...counterBoards].flatMap(([board, of]) => (of === counter ? [board] : []));
  return withSpares({ spares }, boards);
}

/** Nothing at the counter shows its number: it has boards, and of none of them works the board itself or a spare. */
export function hasLostItsBoard(rules: Rules, hall: Hall, counter: string): boolean {
  if (hall.unfit.size === 0) return false;
  const all = boardsOf(rules, counter);
  return all.length > 0 && all.every(board => hall.unfit.has(board));
}

export function voiceAlive(rules: Rules, hall: Hall): boolean {
  return rules.voices.some(voice => !hall.unfit.has(voice));
}
