/** How the picture tells a counter, a queue, a visit. Pure. */
import type { Hall } from '../model/halls.ts';
import type { CounterRow, QueueRow } from '../model/rows.ts';
import { hallNow } from '../model/standing.ts';
import { span } from '../model/times.ts';
import { words } from '../words.ts';

/** `approval 中心审批`. */
export function queueName(hall: Hall, id: string): string {
  const name = hall.info.queues.get(id)?.name ?? '';
  return name === '' ? id : `${id} ${name}`;
}

/** By its name and number, where it has a name. */
export function counterText({ info }: Hall, id: string): string {
  const name = info.names.get(`counters/${id}`);
  if (name === undefined || typeof name === 'string') return words.counter(id, name);
  return words.counter(id, name[words.tag] ?? name[info.languages[0] ?? '']);
}

/** What stands for a counter in one word: what it does with a visit, or that it is closed, paused, idle. */
export function counterState({ counter }: CounterRow): string {
  if (counter === undefined) return '-';
  if (counter.ticket !== undefined) return counter.place;
  return counter.status === 'open' ? counter.place : counter.status;
}

/** The services of a visit as citizens know them. */
export function serviceName(hall: Hall, service = ''): string {
  return service
    .split('+')
    .map(id => hall.info.services.get(id) ?? id)
    .join('+');
}

/** How long that has been so; nothing where it is not known. */
export function sinceFor(hall: Hall, since: number | undefined, now: number): string {
  return since === undefined ? '' : span(hallNow(hall, now) - since);
}

/** What who joins now should expect. */
export function expectedText({ queue }: QueueRow): string {
  if (queue === undefined) return '';
  if (queue.expected === undefined) return words.noCounter;
  const [low, high] = queue.expected;
  return high === 0 ? words.noWait : words.minutes(low, high);
}
