/** 中文：为什么叫到了这个号。 */

import type { PassedOver } from '../../../core/types/reasons.ts';
import { counterInChinese as counterText } from '../../../text/counters.ts';
import { apart } from '../../../text/staff/zh-CN/names.ts';
import type { Clock } from '../clock.ts';
import type { Call } from '../day-story.ts';
import { type CallPiece, type Choice, piecesOf, type Reason } from '../reasons.ts';
import { higherAgainst, priorityInFull, priorityText } from './priority.ts';

/** "它的优先值最高，31.0 分钟（…）；其次是 A001，28.5 分钟；它超过了同队列早到的 2 人" */
export function callReasons(call: Call): string {
  return piecesOf(call)
    .map(piece => pieceText(piece, call))
    .join('；');
}

function pieceText(piece: CallPiece, { event }: Call): string {
  switch (piece.is) {
    case 'ready':
      return '窗口待叫，正等着它';
    case 'choice':
      return choiceText(piece.choice, event);
    case 'kept':
      return '它是为这个窗口保留的';
    case 'runner-up':
      return `其次是 ${piece.ticket}，${priorityText(piece.priorityMs)}`;
    case 'passed':
      return passedText(piece.passed, piece.isRunnerUp, event.counter);
    case 'overtook':
      return `它超过了同队列早到的 ${piece.count} 人`;
  }
}

const keeperText = (keeper: string | undefined) =>
  keeper === undefined ? '另一个窗口' : counterText(keeper);

function choiceText(choice: Choice, { counter, queue }: Call['event']): string {
  const own = priorityInFull(choice.priority);
  switch (choice.is) {
    case 'alone':
      return `没有别人可选；它的优先值是 ${own}`;
    case 'tie':
      return `它与 ${choice.with} 优先值相同，${own}，而排在前面`;
    case 'priority':
      return `它的优先值最高，${own}`;
    case 'guard':
      return `${counterText(counter)}连叫了几位绿色通道，轮到普通号中最高的：它的优先值是 ${own}`;
    case 'bound':
      return `它是为这个窗口保留的，而窗口先叫保留的；它的优先值是 ${own}`;
    case 'backup':
      return `窗口自己的队列没有人可叫，于是替岗叫队列 ${queue}；它在那里的优先值是 ${own}`;
    case 'taken-over':
      return `它是为${keeperText(choice.keeper)}保留的，那个窗口正忙或暂停，而这个窗口自己没有人可叫；它的优先值是 ${own}`;
    case 'number':
      return `指定叫它的号${because(choice.reason)}；它的优先值是 ${own}`;
  }
}

function passedText(
  { ticket, priorityMs, why, counter: keeper }: PassedOver,
  isRunnerUp: boolean,
  counter: string,
): string {
  const who = `${ticket}（${priorityText(priorityMs)}）被越过`;
  switch (why) {
    case 'guard':
      // 只有最高的那位是绿色通道时才轮到普通号；再后面的是各自类别的第一位。
      return `${who}：它是${isRunnerUp ? '绿色通道' : '预约'}，而当时轮到普通号`;
    case 'bound':
      return `${who}：它不是为${apart(counterText(counter))}保留的`;
    case 'number':
      return `${who}：它本来是下一位`;
    case 'kept':
      return `${who}：它是为${keeperText(keeper)}保留的`;
  }
}

function because(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : `（“${reason}”）`;
}

/** 接在“… 先于 `rival` 被叫，因为”之后。 */
export function reasonText(reason: Reason, { event }: Call, rival: string, clock: Clock): string {
  const { ticket, counter } = event;
  switch (reason.is) {
    case 'number':
      return `指定叫它的号${because(reason.reason)}`;
    case 'taken-over':
      return (
        `${counterText(counter)}自己没有人可叫，而为正忙或暂停的窗口保留、又不是转过去的人里，` +
        `${ticket} 在它自己的队列里排在最前；${rival} 是为${keeperText(reason.keeper)}保留的`
      );
    case 'kept-elsewhere': {
      const until = reason.until === undefined ? '' : `到 ${clock.minute(reason.until)}`;
      return `${rival} 为${apart(counterText(reason.keeper))}保留${until}，${counterText(counter)}不叫它`;
    }
    case 'kept-here':
      return `${ticket} 是为${apart(counterText(counter))}保留的，而窗口先叫保留的`;
    case 'only-kept-there':
      return `${counterText(counter)}在队列 ${reason.queue} 只叫为它保留的，${ticket} 正是`;
    case 'guard':
      return `${counterText(counter)}连叫了几位绿色通道，轮到普通号中最高的：${ticket}，${priorityInFull(reason.priority)}`;
    case 'highest':
      return `它的优先值最高：${priorityInFull(reason.priority)}`;
    case 'tie':
      return `两者优先值相同，${priorityInFull(reason.priority)}，而 ${ticket} 排在 ${rival} 前面`;
    case 'higher':
      return `它的优先值更高：${higherAgainst(reason.priority, reason.against)}`;
  }
}
