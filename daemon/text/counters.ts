/**
 * How a counter is called in what the staff read: by its number, which pads, orders and topics know it by, and by its name where it
 * has one. Which names there are is a fact of the process, as its language is: what it tells is of one hall.
 */
import type { SpokenLanguage } from './spoken.ts';

/** `name`: in the language of the hall; `names`: in others, by their tags. */
export type CalledCounter = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly names?: Readonly<Record<string, string>> | undefined;
};

let called: ReadonlyMap<string, CalledCounter> = new Map();

/** From now on. */
export function callCounters(counters: Iterable<CalledCounter>): void {
  called = new Map([...counters].map(counter => [counter.id, counter]));
}

/** Where it has none in that language, that of the hall: it stands above the counter. */
export function nameOfCounter(counter: string, language: SpokenLanguage): string | undefined {
  const found = called.get(counter);
  return found?.names?.[language] ?? found?.name;
}

/** "counter 3", "Information (counter 3)"; "counter information" where its key is all that it has. */
export function counterInEnglish(counter: string, name = nameOfCounter(counter, 'en')): string {
  return name === undefined || name === counter ? `counter ${counter}` : `${name} (counter ${counter})`;
}

/** "3号窗口"、"咨询台（3号）"; "窗口 information" where its key is all that it has. */
export function counterInChinese(counter: string, name = nameOfCounter(counter, 'zh-CN')): string {
  if (name === counter) return `窗口 ${counter}`;
  return name === undefined ? `${counter}号窗口` : `${name}（${counter}号）`;
}

/** "counter 1", "counters 1, 2", "Information (counter 0), counter 2" */
export function countersInEnglish(counters: readonly string[]): string {
  if (counters.length < 2 || counters.some(counter => nameOfCounter(counter, 'en') !== undefined))
    return counters.map(counter => counterInEnglish(counter)).join(', ');
  return `counters ${counters.join(', ')}`;
}

/** "1号窗口"、"1、2号窗口"、"咨询台（0号）、2号窗口" */
export function countersInChinese(counters: readonly string[]): string {
  return counters.some(counter => nameOfCounter(counter, 'zh-CN') !== undefined)
    ? counters.map(counter => counterInChinese(counter)).join('、')
    : `${counters.join('、')}号窗口`;
}
