/** How long ago something was, for what grows older while one looks. */
import { html } from 'htm/preact';
import { now } from './now.ts';
import { language, worded } from './words.ts';

/** `at`: ms UTC; nothing for what is no time. */
export function Since({ at }: { at: unknown }) {
  if (typeof at !== 'number' || !Number.isFinite(at) || Math.abs(at) > latestMs) return null;
  const time = new Date(at).toLocaleTimeString(language.value === 'zh' ? 'zh-CN' : 'en-GB');
  return html`<time class="troubles-since" datetime=${new Date(at).toISOString()}>
    ${worded('sinceTime', { time, ago: ago(now.value - at) })}
  </time>`;
}

/** https://tc39.es/ecma262/#sec-time-values-and-time-range */
const latestMs = 8.64e15;
const minuteS = 60;
const hourS = 60 * minuteS;

/** The clocks of both may differ: what lies ahead is now. */
export function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 2 * minuteS) return worded('secondsAgo', { count: seconds });
  if (seconds < 2 * hourS) return worded('minutesAgo', { count: Math.floor(seconds / minuteS) });
  return worded('hoursAgo', { count: Math.floor(seconds / hourS) });
}
