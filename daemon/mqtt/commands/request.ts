/** A command as it came: `{"id","client","args"?,"ts"?,"expires"?}`, from anybody who may publish, so nothing in it is believed. */
import { z } from 'zod';
import type { Refusal } from '../../core/types/refusals.ts';
import { expects } from '../../orders/args.ts';
import { jsonIn } from '../json.ts';
import { faultOf } from './fault.ts';

/** `ts`, `expires`: ms UTC, by the clock of whoever gave it. */
export type Request = { id: string; client: string; args: unknown; ts?: number; expires?: number };

/** Larger is dropped unread. */
export const payloadAtMostBytes = 4096;

const name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const sender = z.object({ id: name, client: name });
const moment = z.number({ error: expects({ is: 'moment' }) }).optional();
const example = { id: '17', client: 'desk', args: {}, expires: 1_790_000_000_000 };
const request = z.strictObject({
  id: name,
  client: name,
  args: z.unknown().default({}),
  ts: moment,
  expires: moment,
});

/** None: it is not JSON or does not say who could be answered, and is dropped. */
export function readRequest(
  payload: Uint8Array,
): { id: string; client: string; read: Request | Refusal } | undefined {
  if (payload.length > payloadAtMostBytes) return undefined;
  const found = jsonIn(payload);
  const from = sender.safeParse(found);
  if (!from.success) return undefined;
  const read = request.safeParse(found);
  if (!read.success)
    return {
      ...from.data,
      read: faultOf(read.error, found, { fields: Object.keys(request.shape), example }),
    };
  return { ...from.data, read: read.data };
}
