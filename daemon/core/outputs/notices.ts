/** What boards tell while they have no number to show (R9, R12). */
import { noticeEndsAt } from '../day/notices.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { say } from './phrases.ts';

/**
 * The surge plan's notice stands on all boards; else the one set for this very board, else the one set for all. None once
 * its `until` has come.
 */
export function noticeOn(rules: Rules, hall: Hall, board: string, now: number): string | undefined {
  const level = rules.surge?.levels.find(({ id }) => id === hall.surge?.level);
  if (level?.notice !== undefined) return level.notice;
  const standing = hall.notices.filter(
    notice => (noticeEndsAt(hall, notice) ?? Number.POSITIVE_INFINITY) > now,
  );
  const own = standing.findLast(({ boards }) => boards?.includes(board) === true);
  return (own ?? standing.findLast(({ boards }) => boards === undefined))?.text;
}

/** 服务承诺制: how many of today's calls came within the promised wait; none before the first of them. */
export function promiseKept(rules: Rules, hall: Hall): string | undefined {
  const { calls, kept } = hall.promises;
  const promisesMs = [...rules.queues.values()].flatMap(({ promiseMs }) => promiseMs ?? []);
  if (calls === 0 || promisesMs.length === 0) return undefined;
  return say(rules.phrases.promise, {
    // Queues may promise different waits: the longest is what was kept for all of them.
    minutes: Math.ceil(Math.max(...promisesMs) / 60_000),
    // Rounded down: 100% is said only when every one was kept.
    share: Math.floor((100 * kept) / calls),
  });
}
