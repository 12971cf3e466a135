/** What the hall answered to `who`, read. Pure. */
import { roles } from '../../../orders/roles.ts';
import { idIn, idsIn, type Payload, partIn, textIn } from '../../watch/model/payload.ts';
import type { Who } from './sessions.ts';

/** `wrong`: it knows no such user. Undefined: it did not answer, or not to that. */
export function whoOf(answer: Payload | undefined): Who | 'wrong' | undefined {
  if (answer === undefined) return undefined;
  if (answer['code'] === 'not-allowed') return 'wrong';
  if (answer['code'] !== 'ok') return undefined;
  const data = partIn(answer, 'data');
  const role = roles.find(one => one === data['role']);
  const [counter, institution] = [idIn(data, 'counter'), idIn(data, 'institution')];
  const person = partIn(data, 'person');
  const [number, name] = [idIn(person, 'number'), textIn(person, 'name')];
  return {
    ...(role !== undefined && { role }),
    ...(counter !== undefined && { counter }),
    ...(institution !== undefined && { institution }),
    ...(number !== undefined && name !== undefined && { person: { number, name } }),
    verbs: idsIn(data, 'verbs'),
  };
}
