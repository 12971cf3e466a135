/** What boards tell while they have no number to show (R9, R12). */
import { noticeEndsAt } from '../day/notices.ts';
import type { Hall } from '../types/model.ts';
import type { Notice } from '../types/notice.ts';
import type { Rules } from '../types/rules.ts';
import { say } from './phrases.ts';

/**
 * The surge plan's notice stands on all boards; else the one set for this very board, else the one set for all. None once
 * its `until` has come.
 */
export function noticeOn(rules: Rules, hall: Hall, board: string, now: number): string | undefined {
  const ofSurge = surgeNotice(rules, hall);
  if (ofSurge !== undefined) return ofSurge;
  const standing = standingNotices(hall, now);
  const own = standing.findLast(({ boards }) => boards?.includes(board) === true);
  return (own ?? standing.findLast(({ boards }) => boards === undefined))?.text;
}

/** A screen has no room for more, and a message of the hall's state no bytes. */
const toldAtMost = 8;

/** What everybody in the hall is told: the surge plan's, and what was set for all boards or for a main one, the newest first. */
export function hallNotices(rules: Rules, hall: Hall, now: number): Pick<Notice, 'text' | 'until'>[] {
  const ofSurge = surgeNotice(rules, hall);
  const set = standingNotices(hall, now)
    .filter(({ boards }) => boards === undefined || boards.some(board => rules.mainBoards.includes(board)))
    .toReversed();
  const all = [...(ofSurge === undefined ? [] : [{ text: ofSurge }]), ...set];
  return all
    .filter(({ text }, index) => all.findIndex(other => other.text === text) === index)
    .slice(0, toldAtMost)
    .map(({ text, until }: Pick<Notice, 'text' | 'until'>) => ({
      text,
      ...(until !== undefined && { until }),
    }));
}

function surgeNotice({ surge }: Rules, hall: Hall): string | undefined {
  return surge?.levels.find(({ id }) => id === hall.surge?.level)?.notice;
}

function standingNotices(hall: Hall, now: number): Notice[] {
  return hall.notices.filter(notice => (noticeEndsAt(hall, notice) ?? Number.POSITIVE_INFINITY) > now);
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
