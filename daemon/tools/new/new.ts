/** `one-ticket new [FILE]`: a hall set up by questions in the terminal. No hall is written before the last one. */
import { existsSync } from 'node:fs';
import { writeWhole } from '../../journal/whole-file.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { languages, type SpokenLanguage, speak, spokenLanguage } from '../../text/spoken.ts';
import { check } from '../check/check.ts';
import { drawRoutes } from '../check/routes.ts';
import type { Computer } from '../devices/device-list.ts';
import { say } from '../devices/terminal.ts';
import { type Answers, weekdaysOfHalls } from './answers.ts';
import { configText } from './config-text.ts';
import { judged, sentence } from './faults.ts';
import {
  forgetInterview,
  type Interview,
  keepInterview,
  keptFile,
  keptInterview,
  type Section,
} from './kept-answers.ts';
import { askOne, askYes, wasLeft } from './prompts.ts';
import { askDevices, deviceLine } from './sections/devices.ts';
import { askBroker, askHall, askHours } from './sections/hall.ts';
import { askInstitutions } from './sections/institutions.ts';
import { askServices } from './sections/services.ts';
import { askStaff } from './sections/staff.ts';
import { newTape, onTape, type Tape, takeBack } from './tape.ts';
import { words } from './words.ts';

/** `locale`: ordered on the command line, and spoken already; nobody is asked then. `computer`: whose devices are looked for. */
export type NewOptions = { locale?: string; computer?: Computer };
/** `opens`: its virtual hall is wanted now. */
export type Ended = { code: number; opens?: true };

const ask: Readonly<Record<Section, (answers: Answers, computer?: Computer) => Promise<Answers>>> = {
  hall: askHall,
  hours: askHours,
  institutions: askInstitutions,
  services: askServices,
  staff: askStaff,
  broker: askBroker,
  devices: askDevices,
};
const sections = Object.keys(ask) as Section[];

export async function newHall(file: string, options: NewOptions = {}): Promise<Ended> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return { code: failed(words.noTerminal, 'usage') };
  let now: Interview | undefined;
  const askSection: AskSection = async (interview, section, tape) => {
    say(`\n== ${words.sections[section]} ==`);
    const answers = await onTape(tape, () => ask[section](interview.answers, options.computer));
    if (answers === undefined) return undefined;
    now = { answers, asked: [...new Set([...interview.asked, section])] };
    const wrong = keepInterview(file, now);
    if (wrong !== undefined) say(wrong);
    return now;
  };
  // Between two questions, while a port is asked or a device shows itself.
  const interrupted = (): void => {
    say(leaving(file, now));
    process.exit(exitCodes.ok);
  };
  process.on('SIGINT', interrupted);
  try {
    const isThere = existsSync(file);
    if (isThere && !(await askYes(words.there(file), false)))
      return { code: failed(words.otherFile(file), 'usage') };
    say(words.notSaid);
    now = await begun(file, options);
    now = await throughTheSections(now, askSection);
    return await atTheEnd(file, now, { isThere, askSection });
  } catch (error) {
    if (!wasLeft(error)) throw error;
    say(leaving(file, now));
    return { code: exitCodes.ok };
  } finally {
    process.off('SIGINT', interrupted);
  }
}

/** Undefined: somebody went back to before it. */
type AskSection = (now: Interview, section: Section, tape: Tape) => Promise<Interview | undefined>;

/** Those that were not asked yet. Whoever goes back at the first question of one is asked the last one of that before it. */
async function throughTheSections(first: Interview, askSection: AskSection): Promise<Interview> {
  const open = sections
    .filter(section => !first.asked.includes(section))
    .map(section => ({ section, tape: newTape() }));
  /** As it stood before each. */
  const stood = [first];
  for (;;) {
    const now = stood.at(-1) ?? first;
    const next = open[stood.length - 1];
    if (next === undefined) return now;
    const came = await askSection(now, next.section, next.tape);
    if (came !== undefined) stood.push(came);
    else if (stood.length > 1) {
      stood.pop();
      const before = open[stood.length - 1];
      if (before !== undefined) takeBack(before.tape);
    }
  }
}

const leaving = (file: string, now: Interview | undefined): string =>
  `\n${now === undefined || now.asked.length === 0 ? words.ended : words.kept(keptFile(file))}`;

/** Each in its own. */
const languageNames: Readonly<Record<SpokenLanguage, string>> = { en: 'English', 'zh-CN': '中文' };

/** With the answers of last time, where there are some. */
async function begun(file: string, { locale }: NewOptions): Promise<Interview> {
  const kept = keptInterview(file);
  if (kept === 'damaged') say(words.damaged(keptFile(file)));
  else if (kept !== 'none' && (await askYes(words.resume(keptFile(file)), true))) {
    speak(kept.answers.locale);
    return kept;
  }
  if (locale === undefined) {
    const names = languages.map(value => ({ name: languageNames[value], value }));
    speak(await askOne(words.language, names, spokenLanguage()));
  }
  return { answers: firstAnswers(), asked: [] };
}

/** In the language that is spoken. */
export function firstAnswers(): Answers {
  const locale = spokenLanguage();
  return {
    locale,
    hall: '',
    name: words.hall.defaultName,
    timeZone: locale === 'zh-CN' ? 'Asia/Shanghai' : new Intl.DateTimeFormat().resolvedOptions().timeZone,
    supervisionPhone: '12345',
    sessions: [],
    workdays: weekdaysOfHalls,
    institutions: [],
    services: [],
    staff: [],
    lines: [],
    devices: [],
  };
}

/** What was answered is looked at once more, and corrected until it is right. `isThere`: the file, which may be written over. */
async function atTheEnd(
  file: string,
  interview: Interview,
  { isThere, askSection }: { isThere: boolean; askSection: AskSection },
): Promise<Ended> {
  let now = interview;
  for (;;) {
    const isRight = tellSummary(now.answers);
    const picked = await askOne<Section | 'write' | 'leave'>(words.summary.what, [
      ...(isRight ? [{ name: words.summary.write(file), value: 'write' as const }] : []),
      ...sections.map(value => ({ name: words.summary.correct(words.sections[value]), value })),
      { name: words.summary.leave, value: 'leave' },
    ]);
    if (picked === 'leave') {
      say(words.kept(keptFile(file)));
      return { code: exitCodes.ok };
    }
    if (picked !== 'write') now = (await askSection(now, picked, newTape())) ?? now;
    // Somebody else may have written it meanwhile.
    else if (isThere || !existsSync(file) || (await askYes(words.there(file), false)))
      return await written(file, now.answers);
  }
}

/** Whether it may be written. */
function tellSummary(answers: Answers): boolean {
  const { config, ...read } = judged(answers);
  say('');
  if (config === undefined) {
    say(words.summary.faults);
    if ('faults' in read) for (const fault of read.faults) say(`  ${sentence(fault)}`);
    return false;
  }
  say(`${answers.name} (${answers.hall})\n`);
  say(drawRoutes(config));
  for (const device of answers.devices) say(deviceLine(device));
  return true;
}

async function written(file: string, answers: Answers): Promise<Ended> {
  const wrong = writeWhole(file, configText(answers, file));
  if (wrong !== undefined) return { code: failed(`${wrong}\n${words.kept(keptFile(file))}`, 'io') };
  forgetInterview(file);
  say(`\n${words.written(file)}\n`);
  const code = check(file);
  if (code === exitCodes.ok && (await askYes(words.demo, true))) return { code, opens: true };
  say(words.next(file));
  return { code };
}
