/** What is true in the hall, told in the sentences of a scenario. */

import { dateAndTime } from '../../daemon/core/day/clock-face.ts';
import { padPicture } from '../../daemon/core/outputs/pad.ts';
import { boardPicture } from '../../daemon/core/outputs/pictures.ts';
import { nextOf } from '../../daemon/core/queue/waiting-order.ts';
import type { Hall, VisitStep } from '../../daemon/core/types/model.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { queueOf } from '../../daemon/core/visit/route.ts';
import { alarmText } from '../../daemon/text/staff/sentences.ts';
import { lcdTexts } from '../../drivers/ff68-pad/lcd.ts';
import type { About } from './sentences.ts';

/** The hall, and what people have seen and heard since the last line with a time. */
export type Scene = {
  rules: Rules;
  hall: Hall;
  now: number;
  said: readonly string[];
  printed: readonly { by: string; what: string; lines: readonly string[] }[];
};

export function tell(scene: Scene, about: About): string {
  const { hall, said, printed } = scene;
  switch (about.about) {
    case 'place':
      return placeOf(hall, about.ticket);
    case 'class':
      return `${about.ticket} has class ${hall.visits.get(about.ticket)?.class ?? 'none'}`;
    case 'way': {
      const steps = hall.visits.get(about.ticket)?.steps ?? [];
      return `${about.ticket} has the way ${steps.map(stepOf).join(', ')}`;
    }
    case 'follow-ups': {
      const sources = [...hall.followUps.values()].filter(({ ticket }) => ticket === about.ticket);
      return sources.length === 0
        ? `${about.ticket} has no follow-up`
        : `${about.ticket} has follow-ups ${sources.map(({ source }) => source).join(' ')}`;
    }
    case 'bad grade': {
      const { ticket } = about;
      const rated = [...hall.followUps.values()].find(
        one => one.grade !== undefined && one.ticket === ticket,
      );
      return `${ticket} gave grade ${rated?.grade}, ${rated?.reason ?? 'without a reason'}`;
    }
    case 'question': {
      const found = hall.questions.get(about.question);
      if (found === undefined) return `question ${about.question} is open no more`;
      const { owner } = found;
      return `question ${about.question} is ${owner === undefined ? "the supervisor's" : `owned by ${owner}`}`;
    }
    case 'told twice':
      return toldTwice(hall, about.ticket);
    case 'queue':
      return `queue ${about.queue} is ${queueIn(scene, about.queue)}`;
    case 'counter':
      return `counter ${about.counter} is ${statusOf(hall, about.counter)}`;
    case 'hand':
      return `counter ${about.counter} has ${hall.counters.get(about.counter)?.ticket ?? 'nobody'}`;
    case 'pad':
      return padShows(
        about.counter,
        lcdTexts['21-key'].textOf(padPicture(scene.rules, hall, about.counter, scene.now)),
      );
    case 'clerk':
      return clerkAt(about.counter, hall.counters.get(about.counter)?.clerk);
    case 'board':
      return boardOf(scene, about.counter, about.lines);
    case 'bottom line':
      return `main board tells ${bottomLine(scene)}`;
    case 'screen':
      return `${about.device} shows ${linesOn(scene, about.device, about.lines)}`;
    case 'device': {
      const repair = hall.unfit.get(about.device);
      return repair === undefined
        ? `${about.device} works`
        : `${about.device} is under repair because ${repair.why}`;
    }
    case 'repair': {
      const { since = 0, seenBy } = hall.unfit.get(about.device) ?? {};
      const opened = `open since ${dateAndTime(since + hall.wallAheadMs, scene.rules.timeZone)}`;
      return `the repair of ${about.device} ${seenBy === undefined ? `is ${opened}` : `was seen by ${seenBy}`}`;
    }
    case 'surge':
      return `surge is ${hall.surge?.level ?? 'off'}`;
    case 'day':
      return `day ${hall.day ?? 'none'} is ${hall.open ? 'open' : 'closed'}`;
    case 'alarm': {
      const alarm = hall.alarms.get(about.alarm);
      const says = alarm && alarmText(alarm);
      if (about.text !== undefined && says !== undefined)
        return `alarm ${about.alarm} says ${says.includes(about.text) ? about.text : says}`;
      return `alarm ${about.alarm} ${says === undefined ? 'does not stand' : 'stands'}`;
    }
    case 'voice':
      return `the voice says ${oneOf(said, about.text)}`;
    case 'printer': {
      const prints = printed.map(({ what }) => what);
      return `the printer prints ${oneOf(prints, about.print)}`;
    }
    case 'printed by': {
      const prints = printed.flatMap(({ by, what }) => (by === about.device ? [what] : []));
      return `${about.device} prints ${oneOf(prints, about.print)}`;
    }
    case 'not on paper': {
      const line = printed.flatMap(({ lines }) => lines).find(one => one.includes(about.text));
      return `the paper says ${line ?? `nothing of ${about.text}`}`;
    }
    case 'paper':
      return `the paper says ${oneOf(
        printed.flatMap(({ lines }) => lines),
        about.text,
      )}`;
  }
}

function clerkAt(counter: string, clerk: string | undefined): string {
  return clerk === undefined
    ? `no clerk is at counter ${counter}`
    : `clerk ${clerk} is at counter ${counter}`;
}

/** The six characters of its LCD, `-` for one that is dark. */
export function padShows(counter: string, lcd: string): string {
  const seen = lcd.replaceAll(' ', '-');
  return `pad ${counter} shows ${seen.slice(0, 3)} ${seen.slice(3)}`;
}

/** The wanted one if it is among them, else all of them. */
function oneOf(happened: readonly string[], wanted: string | undefined): string {
  if (wanted !== undefined && happened.includes(wanted)) return wanted;
  return happened.length === 0 ? 'nothing' : happened.join(' | ');
}

function placeOf(hall: Hall, ticket: string): string {
  const place = hall.visits.get(ticket)?.place;
  if (place === undefined) return `${ticket} was not issued today`;
  switch (place.is) {
    case 'between':
      return `${ticket} is nowhere`;
    case 'waiting': {
      const kept = place.bound === undefined ? '' : ` for counter ${place.bound.counter}`;
      return `${ticket} waits at ${place.queue}${kept}`;
    }
    case 'away':
      return `${ticket} is ${place.due === undefined ? 'away' : 'due'} at ${place.queue}`;
    case 'called':
      return `${ticket} is called to counter ${place.counter}`;
    case 'serving':
      return `${ticket} is ${place.presumed === undefined ? 'served' : 'presumed'} at counter ${place.counter}`;
    case 'parked':
      return `${ticket} is parked by counter ${place.counter}`;
    case 'missed':
      return `${ticket} missed its call to counter ${place.counter}`;
    case 'done':
      return `${ticket} is done${place.outcome === 'approved' ? '' : `, ${place.outcome}`}`;
    case 'left':
      return `${ticket} has left because ${place.reason}`;
  }
}

/** 一次性告知: the papers that the slip of the first time did not name, and who gave it. */
function toldTwice(hall: Hall, ticket: string): string {
  const { told = [], ended = [] } = hall.visits.get(ticket) ?? {};
  const [first] = [...told, ...ended].filter(one => one.toldTwice !== undefined);
  if (first?.toldTwice === undefined) return `${ticket} was told of every paper at once`;
  const { papers, counter } = first.toldTwice;
  return `${ticket} was told twice at ${first.queue} of paper ${papers.join(' ')}, first by counter ${counter}`;
}

function stepOf(step: VisitStep): string {
  return queueOf(step) ?? (step.is === 'choice' ? step.among.join(' or ') : step.queue);
}

/** In the order in which they would be called. */
function queueIn({ rules, hall, now }: Scene, queue: string): string {
  const waiting = nextOf(rules, hall, [queue], now, hall.totals.waiting);
  return waiting.map(({ ticket }) => ticket).join(' ') || 'empty';
}

function statusOf(hall: Hall, counter: string): string {
  const state = hall.counters.get(counter);
  if (state === undefined) return 'unknown';
  if (state.readySince !== undefined) return 'ready';
  return state.pausing ? 'pausing' : state.status;
}

function boardOf(scene: Scene, counter: string | undefined, lines: number): string {
  const { rules } = scene;
  const board =
    counter === undefined
      ? rules.mainBoards[0]
      : [...rules.counterBoards].find(([, itsCounter]) => itsCounter === counter)?.[0];
  const name = counter === undefined ? 'main board' : `board ${counter}`;
  if (board === undefined) return `there is no ${name}`;
  return `${name} shows ${linesOn(scene, board, lines)}`;
}

function linesOn({ rules, hall, now }: Scene, board: string, lines: number): string {
  const shown = boardPicture(rules, hall, board, now).lines.slice(0, lines);
  return shown.map(({ text, blink }) => (blink ? `${text} blinking` : text)).join(' / ') || 'nothing';
}

function bottomLine({ rules, hall, now }: Scene): string {
  const lines = boardPicture(rules, hall, rules.mainBoards[0] ?? '', now).lines;
  return lines.at(-1)?.text.split('  ')[0] ?? 'nothing';
}
