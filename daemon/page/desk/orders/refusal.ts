/** Why an order was refused, in the language of the page: the hall says it in its own, and by a code with args. */
import { effect } from '@preact/signals';
import { callCounters } from '../../../text/counters.ts';
import { refusals as inEnglish } from '../../../text/staff/en/refusals.ts';
import { refusedOrders as ordersInEnglish } from '../../../text/staff/en/refused-orders.ts';
import { refusals as inChinese } from '../../../text/staff/zh-CN/refusals.ts';
import { refusedOrders as ordersInChinese } from '../../../text/staff/zh-CN/refused-orders.ts';
import { infoTold } from '../told/source.ts';
import { hallLanguage, language } from '../words/language.ts';

type Sentences = Readonly<Record<string, (args: never) => string>>;

const sentences: Readonly<Record<typeof language.value, Sentences>> = {
  'zh-CN': { ...inChinese, ...ordersInChinese },
  en: { ...inEnglish, ...ordersInEnglish },
};

effect(() => callCounters(infoTold.value?.counters ?? []));

/** `message`: as the hall said it. */
export type Refused = { code: string; message: string; args?: object | undefined };

/** In the words of the hall where the page speaks its language: they may be its own; and of a code that only a newer hall has. */
export function whyRefused({ code, message, args }: Refused): { text: string; lang: string } {
  const ours = hallLanguage.value === language.value ? undefined : sentences[language.value][code];
  return ours === undefined || args === undefined
    ? { text: message, lang: hallLanguage.value }
    : { text: ours(args as never), lang: language.value };
}
