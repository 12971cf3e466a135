/** What a page orders, and what came of it. Pure. */
import { isUserName } from '../../../../config/schema/mqtt.ts';
import { opsVerbs } from '../../../orders/orders.ts';
import type { DeskAnswer, DeskOrder, SignIn } from '../../../page/desk/contract.ts';
import { figureIn, type Payload, partIn, payloadOf, textIn } from '../../watch/model/payload.ts';

/** What the daemon reads of an order is 4 KiB, and it has more around it. */
export const bodyAtMostBytes = 3584;
const statuses = ['ok', 'rejected', 'duplicate', 'error'] as const;

/** Undefined: it is no order. What may be ordered, and with what, is for the hall to say. */
export function orderOf(body: Uint8Array): DeskOrder | undefined {
  const said = payloadOf(body) ?? {};
  const { id, verb, args } = said;
  // A level of a topic each, as a name of a user is.
  if (typeof id !== 'string' || !isUserName(id)) return undefined;
  // A broker whose access list names the verbs would swallow another.
  if (!opsVerbs.some(one => one === verb)) return undefined;
  return typeof verb === 'string' && typeof args === 'object' && args !== null && !Array.isArray(args)
    ? { id, verb, args: { ...args } }
    : undefined;
}

export function signInOf(body: Uint8Array): SignIn | undefined {
  const said = payloadOf(body);
  if (said === undefined) return undefined;
  const { user = '', password = '' } = said;
  return typeof user === 'string' && typeof password === 'string' ? { user, password } : undefined;
}

/** Undefined: none came. */
export function answerOf(answer: Payload | undefined): DeskAnswer {
  if (answer === undefined) return { status: 'unanswered' };
  const seq = figureIn(answer, 'seq');
  return {
    status: statuses.find(one => one === answer['status']) ?? 'error',
    code: textIn(answer, 'code') ?? '',
    message: textIn(answer, 'message', 1000) ?? '',
    ...('args' in answer && { args: partIn(answer, 'args') }),
    ...('data' in answer && { data: partIn(answer, 'data') }),
    ...(seq !== undefined && { seq }),
  };
}
