/** Every sentence that staff read, made of a code and what goes with it. A language is one more folder beside `en`. */
import type { ConfigFault } from '../../../config/checks/fault-args.ts';
import type { Fault, SecretFault } from '../../../config/load/fault.ts';
import {
  type AlarmMessage,
  type JournalLoss,
  type Meanwhile,
  messageOf,
  type QueueHelp,
  type WrittenMessage,
} from '../../core/types/alarm-message.ts';
import type { Event } from '../../core/types/events.ts';
import type { Refusal } from '../../core/types/refusals.ts';
import { spoken } from '../spoken.ts';
import { withoutSteering } from '../steering.ts';
import { en } from './en/language.ts';
import type { Halves, Lack, Remark } from './language.ts';
import { ownSentence } from './own.ts';
import { zhCN } from './zh-CN/language.ts';

const sentences = spoken({ en, 'zh-CN': zhCN });

export function refusalText({ refused, args }: Refusal): string {
  // The compiler does not see that the two belong together.
  const sentence = sentences.refusals[refused] as (args: Refusal['args']) => string;
  return said(`refusals.${refused}`, args, sentence);
}

export function alarmText(message: AlarmMessage): string {
  if (message.code === 'as-written') return message.args.text;
  const sentence = sentences.alarms[message.code] as (args: AlarmMessage['args']) => string;
  return said(`alarms.${message.code}`, message.args, sentence);
}

export function remarkText({ code, args }: Remark): string {
  const sentence = sentences.remarks[code] as (args: Remark['args']) => string;
  return said(`remarks.${code}`, args, sentence);
}

/** Ours, unless the hall has its own. */
function said<Args extends object>(code: string, args: Args, sentence: (args: Args) => string): string {
  const ours = () => sentence(args);
  return ownSentence(code, args, { ours, inWords }) ?? ours();
}

function inWords(name: string, arg: unknown): string {
  if (arg === undefined) return '';
  if (typeof arg === 'number') return sentences.args.number(name, arg);
  if (typeof arg === 'string') return sentences.args.word(name, arg);
  if (Array.isArray(arg)) return sentences.args.words(name, arg);
  return name === 'help' ? sentences.args.help(arg as QueueHelp) : sentences.args.meanwhile(arg as Meanwhile);
}

/** `FILE:line:column path: found …, expected …, for example …, did you mean …?` */
export function faultText(fault: Fault): string {
  return withoutSteering(`${sentences.place(fault)}${wrongText(fault, fault.meant)}`);
}

export function secretFaultText(fault: SecretFault): string {
  return `${fault.key}: ${wrongText(fault)}`;
}

export function wrongText({ code, args }: ConfigFault, meant?: string): string {
  const halves = sentences.configFaults[code] as (args: ConfigFault['args']) => Halves;
  return sentences.halves(halves(args), meant);
}

/** Why a device or a broker cannot be had, as its driver or its link says it. */
export function whyText(why: string): string {
  return sentences.why(why);
}

export function lossText(loss: JournalLoss): string {
  return sentences.loss(loss);
}

export function lackText(lack: Lack): string {
  switch (lack.code) {
    case 'no-printer':
    case 'no-voice':
    case 'journal-held':
      return remarkText(lack);
    default:
      return alarmText(lack);
  }
}

/** As the journal keeps it: with its sentence, for whoever reads it without this program. */
export function withText(event: Event): Event {
  switch (event.kind) {
    case 'alarm-raised':
      return { ...event, text: textOf(event) };
    case 'carried':
      return event.what === 'alarm'
        ? { ...event, alarm: { ...event.alarm, text: textOf(event.alarm) } }
        : event;
    default:
      return event;
  }
}

export function textOf(written: WrittenMessage): string {
  return alarmText(messageOf(written));
}
