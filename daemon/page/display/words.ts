/** What stands on the display beside what the hall says, in the languages of the hall, one beside the other. */
import { computed } from '@preact/signals';
import { html } from 'htm/preact';
import { type Name, type NameIn, nameIn } from '../stream/name.ts';
import type { DisplayCall } from './contract.ts';
import { hallTold } from './source.ts';

const chinese = {
  calling: '请到窗口办理',
  counter: '号窗口',
  serving: '办理中',
  noCalls: '暂无叫号',
  waiting: '等候情况',
  people: '人等候',
  minutes: '分钟',
  minutesAtMost: '分钟以内',
  noWait: '随到随办',
  noCounter: '暂无窗口办理',
  next: '即将叫号',
  due: '已到号',
  dueHelp: '请返回大厅',
  mayGo: (time: string) => `可离开至 ${time}`,
  mayGoHelp: '休息前叫不到，走前请办暂离',
  missed: '过号',
  missedHelp: '请联系工作人员',
  notices: '通知',
  notHeard: '请听工作人员叫号',
  notHeardWhy: '号码暂停显示，恢复后自动显示',
  closed: '现在不营业',
  touch: '点一下屏幕，打开提示音',
  at: (counter: string) => `${counter} 号窗口`,
  calledTo: (ticket: string, place: string) => `请 ${ticket} 号到 ${place}`,
};

const english: typeof chinese = {
  calling: 'Please come to the counter',
  counter: 'Counter',
  serving: 'Serving',
  noCalls: 'No calls at the moment',
  waiting: 'Waiting',
  people: 'waiting',
  minutes: 'min',
  minutesAtMost: 'min at most',
  noWait: 'no wait',
  noCounter: 'no counter open',
  next: 'Next',
  due: 'Your turn',
  dueHelp: 'Please come back',
  mayGo: time => `Free until ${time}`,
  mayGoHelp: 'Not called before the break is over; step away first',
  missed: 'Missed',
  missedHelp: 'Please ask the staff',
  notices: 'Notices',
  notHeard: 'Please listen to the staff',
  notHeardWhy: 'No numbers are shown just now; they come back by themselves',
  closed: 'Closed now',
  touch: 'Touch the screen once to turn the chime on',
  at: counter => `counter ${counter}`,
  calledTo: (ticket, place) => `Ticket ${ticket}, please go to ${place}`,
};

type Words = typeof chinese;

const tables: readonly { start: string; words: Words }[] = [
  { start: 'zh', words: chinese },
  { start: 'en', words: english },
];

export type Spoken = { lang: string; words: Words };

/** The first is the hall's own. Of a language without a table here nothing is said; with none at all, both are. */
export const spoken = computed<readonly Spoken[]>(() => {
  const wanted = hallTold.value?.languages ?? [];
  const known = wanted.flatMap(lang => {
    const table = tables.find(({ start }) => lang.toLowerCase().split('-')[0] === start);
    return table === undefined ? [] : [{ lang, words: table.words }];
  });
  return known.length > 0
    ? known
    : [
        { lang: 'zh-CN', words: chinese },
        { lang: 'en', words: english },
      ];
});

/** Of its names and notices. */
export const hallLanguage = computed(() => hallTold.value?.languages[0] ?? 'zh-CN');

/** A name as the display has it, in the hall's own language; `other`: in its second one, where it has another there. */
export function named(name: Name): NameIn & { other?: NameIn } {
  const own = hallLanguage.value;
  const first = nameIn(name, [own], own);
  const [, second = own] = hallTold.value?.languages ?? [];
  const other = nameIn(name, [second], own);
  return { ...first, ...(other.lang !== first.lang && { other }) };
}

/** Where a call sends people, in that language. */
export function placeIn({ counter, name }: DisplayCall, lang: string): string {
  const at = spoken.value.find(one => one.lang === lang)?.words.at(counter) ?? counter;
  return name === undefined ? at : nameIn(name, [lang], hallLanguage.value).text;
}

type Sentence = { [Word in keyof Words]: Words[Word] extends string ? Word : never }[keyof Words];

/** The same in each language, the first one larger. */
export function Said({ say }: { say: Sentence }) {
  return html`<span class="said"
    >${spoken.value.map(({ lang, words }) => html`<span lang=${lang}>${words[say]}</span>`)}</span
  >`;
}

/** The same of who may go for a break. */
export function FreeUntil({ time }: { time: string }) {
  return html`<span class="said"
    >${spoken.value.map(({ lang, words }) => html`<span lang=${lang}>${words.mayGo(time)}</span>`)}</span
  >`;
}
