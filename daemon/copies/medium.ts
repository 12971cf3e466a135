/** The second medium: whether it is there, and whether it is a second one. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { words } from './words.ts';

/** Of this hall on the second medium: halls may share one. */
export function hallFolder(folder: string, hall: string): string {
  return join(folder, hall);
}

/** By their device numbers; both exist. */
export function isApart(state: string, folder: string): boolean {
  return statSync(state).dev !== statSync(folder).dev;
}

/** Why these two folders cannot go together, if they cannot: neither may lie in the other. Through links: the medium is asked. */
export function wrongPlace(state: string, folder: string, hall: string): string | undefined {
  return whyWrong(real(state), real(hallFolder(folder, hall)), folder);
}

/** The same as far as their names tell: a medium that hangs must not hold up a start, so nobody looks at it. */
export function wrongNames(state: string, folder: string, hall: string): string | undefined {
  const copies = resolve(hallFolder(folder, hall));
  return whyWrong(resolve(state), copies, folder) ?? whyWrong(real(state), copies, folder);
}

function whyWrong(own: string, copies: string, folder: string): string | undefined {
  if (!isWithin(own, copies) && !isWithin(copies, own)) return undefined;
  return words.wrongPlace(folder, copies, own);
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);
}

/** Through links, as far as it exists. */
function real(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const parent = dirname(whole);
  return parent === whole ? whole : join(real(parent), whole.slice(parent.length));
}
