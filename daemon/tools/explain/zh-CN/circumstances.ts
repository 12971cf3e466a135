/** 中文：办事途中周围发生的：打印、播报、评价、跟进、告警。 */

import type { Event } from '../../../core/types/events.ts';
import { type FollowUp, isOfRefusal } from '../../../core/types/follow-up.ts';
import type { Answer } from '../../../core/types/scan.ts';
import { counterInChinese as counterText } from '../../../text/counters.ts';
import { textOf } from '../../../text/staff/sentences.ts';
import { apart, sourceName } from '../../../text/staff/zh-CN/names.ts';
import { whyText } from '../../../text/staff/zh-CN/whys.ts';
import type { Clock } from '../clock.ts';
import type { DayStory, Job } from '../day-story.ts';
import { rangeText } from './figures.ts';
import { outcomeName } from './names.ts';
import { questionText } from './questions.ts';

/** 另一行说得更好的事件，这里不说。 */
export function circumstanceText(day: DayStory, event: Event, clock: Clock): string | undefined {
  switch (event.kind) {
    case 'speech-ended':
      return speechText(day.jobs.get(event.job), event);
    case 'ticket-printed':
      return event.unconfirmed === true
        ? `${paperText(day.jobs.get(event.job))}已发给 ${event.device}，它从不说有没有打出来`
        : `${paperText(day.jobs.get(event.job))}由 ${event.device} 打印`;
    case 'ticket-print-failed':
      return `${event.device} 没有打出${paperText(day.jobs.get(event.job))}：${whyText(event.why)}`;
    case 'reprint-asked':
      return '要求补打';
    case 'queues-printed':
      return '停电：各队列按纸上的单子、按顺序继续；到来电为止的时间不作数';
    case 'power-back':
      return '来电了';
    case 'served-by-paper':
      return `停电：${clock.minute(event.servedAt)} 在${apart(counterText(event.counter))}（${event.queue}）按纸上的单子办理`;
    case 'place-asked':
      return `扫描号票：${answerText(event.answer)}`;
    case 'rated': {
      const clerk = event.clerk === undefined ? '' : `（经办人 ${event.clerk}）`;
      const from = event.from === 'mqtt' ? '，经 MQTT' : '';
      const why = event.reason === undefined ? '' : `，原因 ${event.reason}`;
      return `在${apart(counterText(event.counter))}评价 ${event.grade} 分${clerk}${from}${why}`;
    }
    case 'grade-explained':
      return `说明差评原因（跟进 ${event.followUp}）：${event.why}`;
    case 'follow-up-opened':
    case 'refusal-opened': {
      const { id, source } = event.followUp;
      const opened = isOfRefusal(event.followUp)
        ? `否定 ${id} 待主管复核`
        : `记下跟进 ${id}（${sourceName(source)}）`;
      return `${opened}：${aboutText(event.followUp)}`;
    }
    case 'follow-up-closed':
      return `跟进 ${event.followUp} 已回复：${closedText(event)}`;
    case 'refusal-confirmed':
      return `主管维持否定 ${event.refusal}：${writtenText(event.text)}`;
    case 'refusal-overturned': {
      const slip = event.until === undefined ? '' : `，发告知单，${event.until} 前有效`;
      return `主管撤销否定 ${event.refusal}${slip}：${writtenText(event.text)}`;
    }
    case 'text-erased':
      return `跟进 ${event.of} 所写的文字已删除${event.by === 'retention' ? '，因为保存期已过' : ''}`;
    case 'alarm-raised':
      return `告警：${textOf(event)}`;
    case 'alarm-acknowledged':
      return `${event.by} 已看到告警：${day.alarms.get(event.alarm)?.text}`;
    case 'alarm-cleared':
      return `告警解除：${day.alarms.get(event.alarm)?.text}`;
    default:
      return questionText(event);
  }
}

/** 大厅自己说的，或某人写的。 */
function aboutText({ text, grade, source, services, queue, reason, missing = [] }: FollowUp): string {
  if (grade !== undefined) return `5 分中的 ${grade} 分${reason === undefined ? '' : `：${reason}`}`;
  if (services !== undefined) {
    const why = reason ?? (missing.length === 0 ? undefined : `缺 ${missing.join('、')}`);
    return `${services.join(' ')} 在 ${queue} ${outcomeName(source)}${why === undefined ? '' : `：${why}`}`;
  }
  return text ?? '没有写什么';
}

function closedText({ code, text, note }: Extract<Event, { kind: 'follow-up-closed' }>): string {
  return code === undefined ? writtenText(text ?? note) : '那次按键已撤销';
}

function writtenText(words: string | undefined): string {
  return words === undefined ? '没有写什么' : `“${words}”`;
}

function paperText(job: Job | undefined): string {
  if (job?.is !== 'paper') return '号票';
  const paper = job.what === 'papers' ? '告知单' : '号票';
  return job.again ? `${paper}（标明补打）` : paper;
}

function speechText(
  job: Job | undefined,
  { outcome, why }: Extract<Event, { kind: 'speech-ended' }>,
): string {
  const words = job?.is === 'speech' ? `“${job.text}”` : '一次叫号';
  switch (outcome) {
    case 'said':
      return `已播报：${words}`;
    case 'failed':
      return `没有播报：${words}（${why === undefined ? '语音没有说明原因' : whyText(why)}）`;
    case 'dropped':
      return why === undefined
        ? '一次叫号没有播报：已经过时'
        : `没有播报：${why === 'too late' ? '太晚了' : why}`;
  }
}

/** 综合屏上答复的。 */
function answerText(answer: Answer): string {
  switch (answer.is) {
    case 'waiting': {
      const { queue, ahead, expectedMin, presumed, mayGoUntil } = answer;
      const wait = expectedMin === undefined ? '' : `，预计等候${apart(rangeText(expectedMin))}`;
      const desk = presumed === true ? '，若此前没有人办理请到咨询台问' : '';
      return `告知在队列 ${queue} 前面还有 ${ahead} 人${wait}${desk}${mayGoUntil === undefined ? '' : '，并告知休息前可离开'}`;
    }
    case 'away':
      return `按取号机所求暂离队列 ${answer.queue}`;
    case 'missed-twice':
      return '请到咨询台：在同一队列已两次过号';
    case 'at-counter':
      return `告知到${apart(counterText(answer.counter))}`;
    case 'left':
    case 'over':
      return '请找工作人员';
    case 'booking-later':
      return '被告知：预约现在不能取号';
    case 'booking-another-day':
      return `被告知：预约的日期是 ${answer.day}`;
    case 'slip-later':
      return '告知此告知单现在不能取号';
    default:
      return `告知它不是本大厅今天的号票（${answer.is}）`;
  }
}
