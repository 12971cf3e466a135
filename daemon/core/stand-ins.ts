/** Spares: each stands by for another device, and works only while that one cannot. */
import type { Hall } from './model.ts';
import type { Rules } from './rules.ts';

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

/** Nothing at the counter shows its number: it has boards, and of none of them works the board itself or a spare. */
export function hasLostItsBoard({ counterBoards, spares }: Rules, hall: Hall, counter: string): boolean {
  if (hall.unfit.size === 0) return false;
  const boards = [...counterBoards].filter(([, of]) => of === counter).map(([board]) => board);
  const all = [
    ...boards,
    ...[...spares].filter(([, original]) => boards.includes(original)).map(([spare]) => spare),
  ];
  return all.length > 0 && all.every(board => hall.unfit.has(board));
}
