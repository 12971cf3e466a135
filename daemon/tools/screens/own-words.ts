/** What one page is told of the hall's own words. Pure. */
import type { Display } from '../../page/display/contract.ts';
import type { Info } from '../watch/model/halls.ts';

export function ownWordsOf({ words }: Info, page: string): Pick<Display, 'words'> {
  const own = Object.entries(words).flatMap(([tag, said]) => {
    const here = Object.entries(said).filter(([place]) => place.startsWith(`${page}.`));
    return here.length === 0 ? [] : [[tag, Object.fromEntries(here)]];
  });
  return own.length === 0 ? {} : { words: Object.fromEntries(own) };
}
