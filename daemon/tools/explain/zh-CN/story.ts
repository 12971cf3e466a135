/** 中文：一次办事的全部经过，一行一件。 */

import { counterInChinese as counterText } from '../../../text/counters.ts';
import { lastingInChinese as lasting } from '../../../text/duration.ts';
import { apart } from '../../../text/staff/zh-CN/names.ts';
import type { Clock } from '../clock.ts';
import type { DayStory, Story } from '../day-story.ts';
import type { Later } from '../later-days.ts';
import { type Overtaking, overtakingsOf, signedOnce, type Wait, waitsOf } from '../visit-story.ts';
import { circumstanceText } from './circumstances.ts';
import { expectedText, sinceText } from './figures.ts';
import { momentText } from './moments.ts';

import { reasonText } from './reasons.ts';

type Line = { seq: number; at: number; text: string };

/** `name`：营业日的名字。 */
export function tellStory(
  day: DayStory,
  story: Story,
  { name, clock, later }: { name: string; clock: Clock; later: Later },
): string[] {
  const overtaken = overtakingsOf(day, story).map(
    (one): Line => ({ ...one.call, text: overtakenText(one, story.ticket, clock) }),
  );
  const lines = [...momentsOf(day, story, clock), ...overtaken].sort((one, other) => one.seq - other.seq);
  return [
    `${name} 的 ${story.ticket}，时刻按 ${clock.zone}`,
    '',
    ...lines.map(({ at, text }) => `${clock.second(at)}  ${text}`),
    ...laterLines(day, later, clock),
    '',
    ...waitsOf(day, story).map(wait => waitText(wait, clock)),
  ];
}

function momentsOf(day: DayStory, story: Story, clock: Clock): Line[] {
  const told = story.moments.flatMap(moment => {
    const text = momentText(day, story, moment, clock);
    return text === undefined ? [] : [{ moment, text }];
  });
  const signed = signedOnce(told.map(({ moment }) => moment));
  return told.map(({ moment, text }) => {
    const user = signed.get(moment);
    const orderedBy = user === undefined ? '' : `（${user} 经 MQTT 下令）`;
    return { ...moment, text: `${text}${orderedBy}${takenBack(moment, clock)}` };
  });
}

/** 过了当日的，写明是哪一天。 */
function laterLines(day: DayStory, { events, open, until, unread }: Later, clock: Clock): string[] {
  return [
    ...events.map(({ day: on, at, event }) => {
      const orderedBy = event.orderedBy === undefined ? '' : `（${event.orderedBy} 经 MQTT 下令）`;
      return `${on} ${clock.second(at)}  ${circumstanceText(day, event, clock)}${orderedBy}`;
    }),
    ...(until === undefined ? [] : open.map(id => `${until}  ${id} 仍未答复`)),
    ...(unread === undefined ? [] : [`此后的情况读不到：${unread}`]),
  ];
}

function overtakenText({ call, reason }: Overtaking, mine: string, clock: Clock): string {
  const { ticket, counter } = call.event;
  return (
    `  被 ${ticket} 超过：它自 ${sinceText(call.from, clock)} 起等候，由${apart(counterText(counter))}叫号，` +
    `因为${reasonText(reason, call, mine, clock)}${takenBack(call, clock)}`
  );
}

function takenBack({ undoneAt }: { undoneAt?: number }, clock: Clock): string {
  return undoneAt === undefined ? '' : `（${clock.second(undoneAt)} 撤销）`;
}

/** 在每个队列等了多久，与进入时的预计相比。 */
function waitText(wait: Wait, clock: Clock): string {
  if (wait.is === 'still') return `自 ${clock.second(wait.since)} 起在队列 ${wait.queue} 等候`;
  const { queue, waitedMs, expectedMs } = wait;
  return `在队列 ${queue} 等候了 ${lasting(waitedMs)}，${against(expectedMs, waitedMs)}`;
}

function against(expectedMs: number | undefined, waitedMs: number): string {
  if (expectedMs === undefined || expectedMs === 0) return expectedText(expectedMs);
  const offMs = waitedMs - expectedMs;
  if (offMs === 0) return '与预计相同';
  return `比预计的 ${lasting(expectedMs)}${offMs > 0 ? '多' : '少'} ${lasting(Math.abs(offMs))}`;
}
