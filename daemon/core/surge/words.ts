/** R9: a surge level in plain English, for ops. */

import { minutes } from '../types/condition.ts';
import type { SurgeAdvice, SurgeReason } from '../types/reasons.ts';
import type { SurgeLevelId } from '../types/rules.ts';

export function inForce(
  level: SurgeLevelId,
  why: SurgeReason | undefined,
  advice: SurgeAdvice | undefined,
): string {
  return sentence(
    `surge level ${level} is in force`,
    why,
    advice,
    'it ends by itself once all figures have fallen',
  );
}

export function proposed(
  level: SurgeLevelId,
  why: SurgeReason | undefined,
  advice: SurgeAdvice | undefined,
): string {
  return sentence(
    `surge level ${level} is called for`,
    why,
    advice,
    `confirm it with surge-start {"level":"${level}"}`,
  );
}

function sentence(
  what: string,
  why: SurgeReason | undefined,
  advice: SurgeAdvice | undefined,
  next: string,
): string {
  return [why === undefined ? what : `${what}: ${reasonIn(why)}`, adviceIn(advice), next].join('; ');
}

function reasonIn({ trigger, queue, figure, limit }: SurgeReason): string {
  switch (trigger) {
    case 'waiting-per-counter':
      return `${oneDecimal(figure)} wait per open counter in queue ${queue}, its limit is ${oneDecimal(limit)}`;
    case 'longest-wait':
      return `somebody has waited ${minutes(figure)} in queue ${queue}, its limit is ${minutes(limit)}`;
    case 'expected-wait':
      return `whoever joins queue ${queue} now will wait ${minutes(figure)}, its limit is ${minutes(limit)}`;
  }
}

function adviceIn(advice: SurgeAdvice | undefined): string {
  if (advice === undefined) return 'no other counter would help';
  const { counter, queue, fromMs, toMs } = advice;
  return fromMs === undefined
    ? `open counter ${counter}: nobody serves queue ${queue} now, the expected wait becomes ${minutes(toMs)}`
    : `open counter ${counter}: the expected wait in queue ${queue} falls from ${minutes(fromMs)} to ${minutes(toMs)}`;
}

const oneDecimal = (figure: number) => String(Math.round(figure * 10) / 10);
