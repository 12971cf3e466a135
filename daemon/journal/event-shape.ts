/**
 * An event of another program, or of another version of this one, is seen at the start and named.
 */
import { shapes, type Tag } from './event-shapes.ts';
import type { JournalEvent } from './journal.ts';

type Fields = Readonly<Record<string, Tag>>;
const followUp = { id: 'text', source: 'text', openedAt: 'number' } as const;
const repair = { id: 'text', device: 'text', why: 'text', since: 'number' } as const;
const alarm = {
  id: 'text',
  severity: 'text',
  text: 'text',
  subject: 'object',
  since: 'number',
  count: 'number',
} as const;
const notice = shapes['notice-set'];
const slip = { day: 'text', closedAt: 'number', tickets: 'number', done: 'number', left: 'number' } as const;
const skip = shapes['numbers-skipped'];

const mapOf = (fields: Readonly<Record<string, Fields>>): ReadonlyMap<unknown, Fields> =>
  new Map<unknown, Fields>(Object.entries(fields));

/** What is in objects, and in each of a list, by the name of the field that holds them. */
const within = mapOf({
  followUp,
  followUps: followUp,
  repair,
  repairs: repair,
  alarm,
  alarms: alarm,
  notice,
  notices: notice,
  slip,
  slips: slip,
  skip,
  skips: skip,
  steps: { is: 'text' },
  bound: { counter: 'text', until: 'number?', sent: 'flag?' },
  layout: { name: 'text', institutions: 'list', queues: 'list', counters: 'list', services: 'list' },
  answer: { is: 'text' },
  place: { is: 'text', queue: 'text', since: 'number' },
  from: { device: 'text', press: 'text' },
  subject: { queue: 'text?', counter: 'text?', ticket: 'text?', device: 'text?' },
});

const carried = mapOf({
  'follow-up': { followUp: 'object' },
  repair: { repair: 'object' },
  alarm: { alarm: 'object' },
  notice: { notice: 'object' },
  slip: { slip: 'object' },
  skip: { skip: 'object' },
});

const known = mapOf(shapes);
const ofAll: Fields = { order: 'text?', orderedBy: 'text?' };
const ofCarried: Fields = { what: 'text', id: 'text' };

/** What of an event this program does not know; none: it is as one of its own. */
export function strangeIn(event: JournalEvent): string | undefined {
  const { kind } = event;
  const fields = kind === 'carried' ? carried.get(event['what']) : known.get(kind);
  if (fields === undefined) return kind === 'carried' ? `what ${JSON.stringify(event['what'])}` : 'this kind';
  const common =
    strangeFields(ofAll, event) ?? (kind === 'carried' ? strangeFields(ofCarried, event) : undefined);
  return common ?? strangeFields(fields, event);
}

function strangeFields(fields: Fields, holder: object): string | undefined {
  for (const field in fields) {
    const value: unknown = Reflect.get(holder, field);
    const tag = fields[field] ?? 'text';
    if (value === undefined) {
      if (tag.endsWith('?')) continue;
      return `no ${field}`;
    }
    const is = tagOf(value);
    if (is !== tag && `${is}?` !== tag) return `${is} as ${field} where it writes ${tag.replace('?', '')}`;
    const inner = is === 'list' || is === 'object' ? within.get(field) : undefined;
    if (inner === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      const strange =
        tagOf(one) === 'object' ? strangeFields(inner, one) : `${tagOf(one)} where it writes object`;
      if (strange !== undefined) return `${strange} in ${field}`;
    }
  }
  return undefined;
}

function tagOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    default:
      return value === null || value === undefined ? 'nothing' : Array.isArray(value) ? 'list' : 'object';
  }
}
