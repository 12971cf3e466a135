/** Topic filters by the rules of MQTT 3.1.1 (§4.7): `+` stands for one level, `#` for all that follow and for none. */

const levelsOf = (filter: string): string[] => filter.split('/');

/** §4.7.2: a wildcard at the beginning does not stand for the broker's own `$` topics. */
const isHidden = (first: string, by: string): boolean => first.startsWith('$') && (by === '+' || by === '#');

/** Whether `wide` matches every topic that `narrow` matches; a topic is the narrowest filter. */
export function covers(wide: string, narrow: string): boolean {
  const [wider, narrower] = [levelsOf(wide), levelsOf(narrow)];
  if (isHidden(narrower[0] ?? '', wider[0] ?? '')) return false;
  const end = wider.indexOf('#');
  const fixed = end < 0 ? wider : wider.slice(0, end);
  if (end < 0 ? narrower.length !== fixed.length : narrower.length < fixed.length) return false;
  return fixed.every((level, n) => {
    const other = narrower[n];
    return level === other || (level === '+' && other !== '#');
  });
}

/** Whether there is a topic that both match. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [levelsOf(one), levelsOf(other)];
  const [first = '', second = ''] = [a[0], b[0]];
  if (isHidden(first, second) || isHidden(second, first)) return false;
  for (let n = 0; n < Math.max(a.length, b.length); n += 1) {
    const [mine, theirs] = [a[n], b[n]];
    if (mine === '#' || theirs === '#') return true;
    if (mine === undefined || theirs === undefined) return false;
    if (mine !== theirs && mine !== '+' && theirs !== '+') return false;
  }
  return true;
}

/** The narrowest filter that covers two that overlap. */
function joined(one: string, other: string): string {
  const [a, b] = [levelsOf(one), levelsOf(other)];
  const levels: string[] = [];
  for (let n = 0; n < Math.max(a.length, b.length); n += 1) {
    const [mine, theirs] = [a[n], b[n]];
    if (mine === undefined || theirs === undefined || mine === '#' || theirs === '#') {
      return [...levels, '#'].join('/');
    }
    levels.push(mine === theirs ? mine : '+');
  }
  return levels.join('/');
}

/**
 * Filters that match all that `filters` match, no two of them the same topic: for a topic that two subscriptions match, a
 * broker may send each message twice (§3.3.5), and nothing tells that from a message that was said twice.
 */
export function covering(filters: Iterable<string>): string[] {
  let apart: string[] = [];
  for (const filter of filters) {
    let wide = filter;
    for (;;) {
      const meets = apart.find(known => overlap(known, wide));
      if (meets === undefined) break;
      apart = apart.filter(known => known !== meets);
      wide = joined(meets, wide);
    }
    apart.push(wide);
  }
  return apart;
}
