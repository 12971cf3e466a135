/** English: why the wall clock is not believed, and what to do. */
import type { ClockDoubt } from '../../../core/types/refusal-args.ts';

const hours = (ms: number) => `${Math.round(ms / 3_600_000)} h`;

export function clockText(doubt: ClockDoubt): string {
  return `the wall clock shows ${doubt.shown}, ${doubtText(doubt)}; no day is opened, and none closes by itself, until someone confirms: set the clock right if it is wrong, then alarm-ack clock; a day that was opened under a wrong date is put right by open-day {"day":…,"insteadOf":…}`;
}

function doubtText(doubt: ClockDoubt): string {
  switch (doubt.is) {
    case 'unheard':
      return `${hours(doubt.forMs)} after the hall last knew the time`;
    case 'ahead':
      return `${hours(doubt.byMs)} ahead of the time that the hall has counted`;
    case 'would-close':
      return `${hours(doubt.byMs)} later than a moment ago, so that the open day ${doubt.day} would be closed at once`;
  }
}
