/** 中文：一次办事途中的一个事件。 */

import type { Event } from '../../../core/types/events.ts';
import type { VisitStep } from '../../../core/types/model.ts';
import type { CreditFor, WaitingPlace } from '../../../history/visit.ts';
import { counterInChinese as counterText } from '../../../text/counters.ts';
import { lastingInChinese as lasting } from '../../../text/duration.ts';
import { apart } from '../../../text/staff/zh-CN/names.ts';
import type { Clock } from '../clock.ts';
import { type DayStory, type Moment, type Story, waitingFrom } from '../day-story.ts';
import { circumstanceText } from './circumstances.ts';
import { classText } from './classes.ts';
import { expectedText, rangeText } from './figures.ts';
import { className } from './names.ts';
import { casesText, finishedText, markText, outcomeText } from './outcomes.ts';
import { callReasons } from './reasons.ts';
import { slipText } from './return-slips.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** 另一行说得更好的事件，这里不说。 */
export function momentText(day: DayStory, story: Story, moment: Moment, clock: Clock): string | undefined {
  const { event } = moment;
  switch (event.kind) {
    case 'ticket-issued':
      return issuedText(event);
    case 'service-added':
      return `号票加上 ${event.service}；流程：${wayText(event.steps)}`;
    case 'return-slip-issued':
    case 'return-slip-used':
    case 'booking-used':
      return slipText(event);
    case 'visit-queued':
      return queuedText(event, story, moment, clock);
    case 'visit-called':
      return calledText(day, event, moment);
    case 'visit-recalled':
      return `${counterText(event.counter)}重呼：第 ${event.call} 次`;
    case 'fetch-asked':
      return `没有来到${apart(counterText(event.counter))}：已请咨询台去找`;
    case 'visit-started':
      return startedText(event);
    case 'came-or-missed-asked':
      return `${counterText(event.counter)}按了“下一位”，而不知它来了没有：已问经办人`;
    case 'service-picked':
    case 'outcome-marked':
    case 'marks-cleared':
      return markText(event);
    case 'step-finished':
      return finishedText(event, moment);
    case 'cases-finished':
      return casesText(event, moment);
    case 'route-chosen':
      return chosenText(event);
    case 'visit-transferred':
      return transferredText(event);
    case 'visit-parked':
      return `挂起：${counterText(event.counter)}请它去补办某事`;
    case 'visit-resumed':
      return event.missed === true
        ? `过号后来到${apart(counterText(event.counter))}，按号码立即办理`
        : `${counterText(event.counter)}恢复办理`;
    case 'visit-stepped-away':
      return `暂离队列 ${event.queue}${keyText(event)}；位置保留，期间不叫${event.free === true ? '；休息前已告知可离开，不占次数' : ''}`;
    case 'visit-may-go':
      return mayGoText(event.until, clock);
    case 'visit-due':
      return `轮到时它不在：${counterText(event.counter)}先叫了后面的`;
    case 'visit-stepped-back':
      return `暂离 ${lasting(event.awayMs)}后回来：${event.due === true ? '已轮到过，排在下一位之后' : '还没轮到，仍在原位'}`;
    case 'visit-missed':
      if (event.away === true) return `过号：${counterText(event.counter)}轮到它时暂离，未按时回来`;
      return `过号：没有来到${apart(counterText(event.counter))}`;
    case 'visit-rejoined':
      return rejoinedText(event);
    case 'visit-reopened':
      return reopenedText(event, story, moment);
    case 'visit-done':
      return `办结：${outcomeText(event.outcome, event.services)}`;
    case 'visit-left':
      return `弃号：${leavings.get(event.reason) ?? `“${event.reason}”`}`;
    case 'class-set':
      return classText(event);
    case 'press-undone': {
      const asked = event.wronglyCalled === story.ticket ? '；已请它继续等候' : '';
      return `${counterText(event.counter)}撤销了按键 ${event.undone}${asked}`;
    }
    default:
      return circumstanceText(day, event, clock);
  }
}

/** 核心自己给的原因；其他的是某人自己的话。 */
const leavings: ReadonlyMap<string, string> = new Map([
  ['closing', '营业日结束'],
  ['missed', '过号后没有及时回来'],
]);

function rejoinedText(event: Of<'visit-rejoined'>): string {
  if (event.parked === true) return '回到当初请它离开的窗口；那个窗口没有开放，于是重新进入其队列';
  const { reason } = event;
  return `过号后回来${keyText(event)}${reason === undefined ? '' : `：“${reason}”`}`;
}

function keyText({ counter }: { counter?: string | undefined }): string {
  return counter === undefined ? '' : `（${counterText(counter)}按键）`;
}

function issuedText(event: Of<'ticket-issued'>): string {
  const { number, services, steps, ahead, estimate } = event;
  const told = estimate === undefined ? '没有打印预计等候' : `预计等候${apart(rangeText(estimate.first))}`;
  const whole = estimate?.route === undefined ? '' : `，全程${apart(rangeText(estimate.route))}`;
  return [
    `取号 ${number}，办理 ${services.join('、')}，类别${className(event.class)}`,
    ...(event.asked === 'green' || event.unconfirmed === true ? ['申请绿色通道，待确认'] : []),
    ...(event.cases === undefined ? [] : [`共 ${event.cases} 件`]),
    `流程：${wayText(steps)}`,
    `前面 ${ahead} 人，${told}${whole}`,
    ...(event.mayNotFinish === true ? ['号票上写明今天可能办不完'] : []),
  ].join('；');
}

function wayText(steps: readonly VisitStep[]): string {
  return steps
    .map(step => (step.is === 'queue' ? step.queue : (step.chosen ?? step.among.join(' 或 '))))
    .join(' → ');
}

function mayGoText(until: number, clock: Clock): string {
  return `已告知：休息结束前叫不到它，可离开至 ${clock.minute(until)}；此前暂离不算轮到`;
}

function queuedText(
  event: Of<'visit-queued'>,
  story: Story,
  { seq, at, before }: Moment,
  clock: Clock,
): string {
  const { queue, joinedAt, bound, expectedMs } = event;
  const keeps =
    bound === undefined
      ? undefined
      : `为${apart(counterText(bound.counter))}保留${bound.until === undefined ? '' : `到 ${clock.second(bound.until)}`}`;
  const place = before?.place;
  if (place?.is === 'waiting' && place.queue === queue) return keeps ?? `继续在队列 ${queue} 等候其任一窗口`;
  return [
    `进入队列 ${queue}`,
    ...(joinedAt === at ? [] : [`按 ${clock.second(joinedAt)} 进入计`]),
    ...creditText(waitingFrom(story, seq)),
    ...(keeps === undefined ? [] : [keeps]),
    expectedText(expectedMs),
  ].join('，');
}

const placeNames = { called: '已叫号', serving: '办理中', parked: '挂起', missed: '过号' } as const;

function reopenedText(
  { reason, place, counter }: Of<'visit-reopened'>,
  story: Story,
  { seq }: Moment,
): string {
  if (place === undefined)
    return `重新开启${keyText({ counter })}：${reason === 'scanned at the desk' ? '在咨询台扫描号票' : `“${reason}”`}`;
  const goesOn = '营业日误被结束，现在继续：它';
  if (place.is === 'away') return `${goesOn}照旧暂离队列 ${place.queue}`;
  if (place.is !== 'waiting')
    return `${goesOn}照旧在${apart(counterText(place.counter))}${placeNames[place.is]}`;
  const was = story.standings.findLast(one => one.seq < seq && one.place.is !== 'left')?.place;
  const where = `在队列 ${place.queue} 等候`;
  if (was?.is !== 'called' && was?.is !== 'serving') return `${goesOn}照旧${where}`;
  const credit = creditText(waitingFrom(story, seq)).map(text => `，${text}`);
  return `${goesOn}原在${apart(counterText(was.counter))}，现${where}，排在那里所有人之前${credit.join('')}`;
}

function creditText(place: WaitingPlace | undefined): string[] {
  if (place === undefined || place.creditMs === 0) return [];
  const { creditMs, creditFor } = place;
  const why = creditFor === undefined ? '' : `（${creditReasons[creditFor]}）`;
  return [`补偿 ${creditMs < 0 ? '−' : ''}${lasting(Math.abs(creditMs))}${why}`];
}

const creditReasons: Record<CreditFor, string> = {
  waits: '此前已等过',
  soon: '这一环节应尽快',
  'waits-and-soon': '此前已等过，且这一环节应尽快',
  behind: '与前面那位相同',
  class: '使改类别时优先值前后相接',
  first: '使它排在那里',
};

function calledText(day: DayStory, event: Of<'visit-called'>, { seq }: Moment): string {
  const call = day.calls.find(one => one.seq === seq);
  const why = call === undefined ? '' : `：${callReasons(call)}`;
  return `等候 ${lasting(event.waitedMs)}后由${apart(counterText(event.counter))}叫号${why}`;
}

function startedText({ counter, by }: Of<'visit-started'>): string {
  switch (by) {
    case 'key':
      return `在${apart(counterText(counter))}办理：经办人按了开始`;
    case 'time':
      return `推定已到${apart(counterText(counter))}：没有人及时按开始`;
    case 'finish':
      return `在${apart(counterText(counter))}办理：经办人没有按开始就办结了`;
    case 'act':
      return `在${apart(counterText(counter))}办理：别的按键表明它已到`;
  }
}

function chosenText({ choice, queue, by, counter }: Of<'route-chosen'>): string {
  const goes = `它的 ${choice} 是 ${queue}`;
  switch (by) {
    case 'clerk':
      return counter === undefined ? `${goes}：由经办人选` : `${goes}：在${apart(counterText(counter))}选`;
    case 'shortest':
      return `${goes}：那里预计等候最短`;
    case 'default':
      return `${goes}：没有人选，按默认`;
  }
}

function transferredText(event: Of<'visit-transferred'>): string {
  const { counter, queue, to, when, returns, reason } = event;
  const goal = to === undefined ? `队列 ${queue}` : `${counterText(to)}（队列 ${queue}）`;
  const words = [
    `${counterText(counter)}把它转到${when === 'after' ? '（本环节办结之后）' : ''}${goal}`,
    ...(returns === true ? ['之后再回到这里'] : []),
  ].join('，');
  if (reason === 'misrouted') return `${words}：走错了队列，所以仍按原来进入的时间计`;
  return reason === undefined ? words : `${words}：“${reason}”`;
}
