/**
 * Reads a scenario: a hall's story as text that a hall manager can read and write.
 *
 *     # One ticket through the centre and the bank        the title; further comments anywhere
 *     hall fuzhou                                         config/halls/fuzhou.yaml
 *     with times.missedFor 10 min                         a value of that file, changed for this story
 *     at any pace                                         nothing in it depends on how much time passes
 *
 *     08:31  take withdrawal, bank: icbc -> A001          a moment of the hall's clock, what is done, what is answered
 *            A001 waits at approval                       what must be true now
 *     2026-11-25 08:30  day opens                         the story begins on 2026-11-24; another day is written out
 *
 * Everything that can be said stands in sentences.ts.
 */

import { refusalCodes } from '../../daemon/core/types/refusals.ts';
import { opsCodes } from '../../daemon/mqtt/schemas/reply.ts';
import { didYouMean } from '../../drivers/settings/did-you-mean.ts';
import { nearest, type Sentence } from './forms.ts';
import { type Answer, answers, type Says, sayings } from './sentences.ts';

export type Scenario = {
  file: string;
  title: string;
  /** The name of a file in config/. */
  hall: string;
  set: readonly { path: string; value: string }[];
  /** Nothing in it depends on how much time passes: it can be played with a clock that nobody moves. */
  atAnyPace: boolean;
  steps: readonly Step[];
};

/** `at`: YYYY-MM-DD HH:MM:SS by the hall's wall clock; left out: at the same moment as the step before. */
export type Step = { line: number; at?: string; says: Says; answer?: Answer };

export type ReadScenario = { ok: true; scenario: Scenario } | { ok: false; faults: string[] };

/** Those that a pad can meet, and those that only ops can. */
const refusals = [...Object.keys(refusalCodes), ...Object.keys(opsCodes)];
const firstDay = '2026-11-24';
const timed = /^(?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d)(:\d\d)? +(.+)$/u;
const ofClock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/u;

/** Tells every fault at once as `FILE:LINE what was found and expected`. */
export function readScenario(file: string, text: string): ReadScenario {
  const faults: string[] = [];
  const head: { title?: string; hall?: string; set: { path: string; value: string }[]; atAnyPace: boolean } =
    {
      set: [],
      atAnyPace: false,
    };
  const steps: Step[] = [];
  let moment = '';

  for (const [index, written] of text.split('\n').entries()) {
    const line = index + 1;
    const fault = (message: string) => void faults.push(`${file}:${line} ${message}`);
    const content = written.trim();
    if (content.startsWith('#')) head.title ??= content.slice(1).trim();
    if (content === '' || content.startsWith('#')) continue;
    if (/^\s/u.test(written)) {
      if (steps.length === 0) fault(`found an indented line, expected a line with a time before it`);
      else readStep(content, line, undefined, fault);
      continue;
    }
    const match = timed.exec(content);
    if (match !== null) {
      const [, date = moment.slice(0, 10) || firstDay, minutes = '', seconds = ':00', rest = ''] = match;
      const at = `${date} ${minutes}${seconds}`;
      if (!ofClock.test(at.slice(11)))
        fault(`found ${minutes}${seconds}, expected a time from 00:00 to 23:59:59`);
      if (at < moment)
        fault(`found ${at}, expected ${moment} or later: time goes back only by a line "clock set to …"`);
      moment = at;
      readStep(rest, line, at, fault);
    } else readHead(content, fault);
  }
  const { title, hall } = head;
  if (title === undefined)
    faults.push(`${file}:1 found no title, expected "# What happens" in the first line`);
  if (hall === undefined) faults.push(`${file}:1 found no hall, expected "hall fuzhou"`);
  if (faults.length > 0 || title === undefined || hall === undefined) return { ok: false, faults };
  return { ok: true, scenario: { file, title, hall, set: head.set, atAnyPace: head.atAnyPace, steps } };

  function readHead(content: string, fault: (message: string) => void): void {
    const [word = '', path = '', ...value] = content.split(' ');
    if (steps.length > 0)
      fault(`found "${content}", expected a line that begins with a time, or is indented`);
    else if (word === 'hall' && path !== '' && value.length === 0) head.hall = path;
    else if (word === 'with' && value.length > 0) head.set.push({ path, value: value.join(' ') });
    else if (content === 'at any pace') head.atAnyPace = true;
    else fault(`found "${content}", expected "hall NAME", "with PATH VALUE", "at any pace", or a time`);
  }

  function readStep(
    content: string,
    line: number,
    at: string | undefined,
    fault: (message: string) => void,
  ): void {
    const [said = '', answered] = content.split(' -> ');
    const says = readBy(sayings, said, fault);
    const answer = answered === undefined ? undefined : readBy(answers, answered, fault);
    if (says === undefined) return;
    if (says.is !== 'fact' && at === undefined)
      fault(`found "${said}" without a time, expected HH:MM before it`);
    if (says.is !== 'orders' && answered !== undefined)
      fault(`found "-> ${answered}", expected it only after an order`);
    if (answer?.is === 'refused' && !refusals.includes(answer.refusal)) {
      const meant = didYouMean(answer.refusal, refusals);
      fault(`found refusal ${answer.refusal}, expected ${meant ?? `one of ${refusals.join(', ')}`}`);
    }
    if (says.is === 'happening' && says.happening.is === 'clock-set') {
      const { date = moment.slice(0, 10), time } = says.happening;
      moment = `${date} ${time.padEnd(8, ':00')}`;
    }
    steps.push({ line, says, ...(at !== undefined && { at }), ...(answer !== undefined && { answer }) });
  }
}

function readBy<Meaning>(
  sentences: readonly Sentence<Meaning>[],
  words: string,
  fault: (message: string) => void,
): Meaning | undefined {
  for (const sentence of sentences) {
    const meaning = sentence.read(words);
    if (meaning !== undefined) return meaning;
  }
  const meant = nearest(
    words,
    sentences.map(({ form }) => form),
  );
  fault(`found "${words}", expected\n${meant.map(form => `    ${form}`).join('\n')}`);
  return undefined;
}
