/** What a hall calls its parts, in each language in which it does. */
import type { Name } from '../../page/stream/name.ts';
import type { Info, NamedList } from '../watch/model/halls.ts';

/** Its id where it has no name. */
export const nameOf = ({ names }: Info, list: NamedList, id: string): Name =>
  names.get(`${list}/${id}`) ?? id;
