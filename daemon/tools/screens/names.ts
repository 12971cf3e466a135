/** What a hall calls its parts, in each language in which it does. */
import type { Kiosk } from '../../page/kiosk/contract.ts';
import type { Name } from '../../page/stream/name.ts';
import type { Info, NamedList } from '../watch/model/halls.ts';

/** Its id where it has no name. */
export const nameOf = ({ names }: Info, list: NamedList | 'grades', id: string): Name =>
  names.get(`${list}/${id}`) ?? id;

/** Where the hall helps: its one desk by the name that it has; nothing where there is none. */
export function deskOf({ desks, names }: Info): Pick<Kiosk, 'desk'> {
  const [desk, ...more] = desks;
  if (desk === undefined) return {};
  const place = more.length === 0 ? names.get(`counters/${desk}`) : undefined;
  return { desk: place === undefined ? {} : { place } };
}
