/** What each topic of a hall says, read. Pure. */
import {
  type Alarm,
  type Counter,
  type Day,
  type Device,
  type Info,
  namedLists,
  type Offer,
  type OfferedStop,
  type Queue,
  type ServiceNow,
  type Visit,
  type VisitStep,
} from './halls.ts';
import {
  figureIn,
  idIn,
  idsIn,
  isId,
  momentIn,
  type Payload,
  partIn,
  partsIn,
  rangeIn,
  textIn,
  textsIn,
  truthIn,
} from './payload.ts';
import { powerIn } from './power.ts';
import { clockOf } from './times.ts';
import { type TotalName, totalNames } from './totals.ts';

const nameAtMost = 60;

export function infoOf(read: Payload): Info {
  const levels = idsIn(partIn(read, 'surge'), 'levels');
  const named = (key: string) => byId(read, key, part => textIn(part, 'name', nameAtMost) ?? '');
  return {
    name: textIn(read, 'name', nameAtMost),
    clock: clockOf(textIn(read, 'timeZone', nameAtMost)),
    simulated: truthIn(read, 'simulated'),
    version: textIn(read, 'version', nameAtMost),
    languages: idsIn(read, 'languages'),
    phoneKey: textIn(partIn(read, 'phone'), 'key', 60),
    surgeLevels: levels.length === 0 ? undefined : levels,
    words: wordsIn(partIn(read, 'words')),
    names: namesIn(read),
    desks: idsIn(read, 'desks'),
    scanner: truthIn(read, 'scanner') === true,
    institutions: named('institutions'),
    services: named('services'),
    grades: {
      bad: figureIn(partIn(read, 'grades'), 'bad') ?? 0,
      reasons: partsIn(partIn(read, 'grades'), 'reasons').length,
    },
    queues: byId(read, 'queues', part => ({
      name: textIn(part, 'name', nameAtMost) ?? '',
      institution: idIn(part, 'institution'),
      promiseMs: figureIn(part, 'promiseMs'),
    })),
    counters: byId(read, 'counters', part => ({
      institution: idIn(part, 'institution'),
      queues: idsIn(part, 'queues'),
    })),
    offers: byId(read, 'services', offerOf),
    green: 'green' in read ? { confirmed: truthIn(partIn(read, 'green'), 'confirmed') ?? true } : undefined,
  };
}

/** More than any service asks for. */
const papersAtMost = 100;

function offerOf(part: Payload): Offer {
  const papers = textsIn(part, 'papers', nameAtMost).slice(0, papersAtMost);
  return { way: partsIn(part, 'route').map(offeredStop), papers };
}

function offeredStop(part: Payload): OfferedStop {
  const queue = idIn(part, 'queue');
  const choice = idIn(part, 'choice');
  if (queue !== undefined) return { queues: [queue] };
  const isAsked = choice !== undefined && textIn(part, 'by', 20) === 'ticket';
  const must = textIn(part, 'default', nameAtMost) === 'ask';
  return { queues: idsIn(part, 'among'), ...(isAsked && { asked: { choice, must } }) };
}

/** More than any hall speaks. */
const languagesAtMost = 8;

/** More than all pages have words. */
const wordsAtMost = 1024;
const wordAtMost = 500;

function wordsIn(read: Payload): Info['words'] {
  const tags = Object.keys(read).filter(isId).slice(0, languagesAtMost);
  return Object.fromEntries(
    tags.map(tag => {
      const written = partIn(read, tag);
      const places = Object.keys(written).slice(0, wordsAtMost);
      const said = places.flatMap(place => {
        const text = textIn(written, place, wordAtMost);
        return text === undefined ? [] : [[place, text]];
      });
      return [tag, Object.fromEntries(said)];
    }),
  );
}

function namesIn(read: Payload): Info['names'] {
  const [own = ''] = idsIn(read, 'languages');
  const names = new Map<string, string | Readonly<Record<string, string>>>();
  const keep = (of: string, part: Payload) => {
    const name = textIn(part, 'name', nameAtMost);
    if (name === undefined) return;
    const others = partIn(part, 'names');
    const tags = Object.keys(others).filter(isId).slice(0, languagesAtMost);
    const each = [[own, name], ...tags.map(tag => [tag, textIn(others, tag, nameAtMost) ?? name])];
    names.set(of, tags.length === 0 ? name : Object.fromEntries(each));
  };
  keep('hall', read);
  for (const list of namedLists)
    for (const part of partsIn(read, list)) {
      const id = idIn(part, 'id');
      if (id !== undefined) keep(`${list}/${id}`, part);
    }
  for (const [nth, part] of partsIn(partIn(read, 'grades'), 'reasons').entries())
    keep(`grades/${nth + 1}`, part);
  return names;
}

function byId<Thing>(read: Payload, key: string, thing: (part: Payload) => Thing): Map<string, Thing> {
  const things = new Map<string, Thing>();
  for (const part of partsIn(read, key)) {
    const id = idIn(part, 'id');
    if (id !== undefined) things.set(id, thing(part));
  }
  return things;
}

export function dayOf(read: Payload): Day {
  const totals = partIn(read, 'totals');
  const figures = totalNames.map(name => [name, figureIn(totals, name)] as const);
  return {
    day: textIn(read, 'day', 10),
    surge: textIn(read, 'surge', 20),
    open: truthIn(read, 'open') ?? false,
    totals: new Map(figures.filter(one => one[1] !== undefined) as [TotalName, number][]),
    followUps: figureIn(read, 'followUps') ?? 0,
    questions: figureIn(read, 'questions') ?? 0,
    ...powerIn(read),
    notices: partsIn(read, 'notices').map(part => ({
      text: textIn(part, 'text') ?? '',
      until: momentIn(part, 'until'),
    })),
  };
}

export function queueOf(read: Payload): Queue {
  return {
    waiting: figureIn(read, 'waiting') ?? 0,
    next: idsIn(read, 'next'),
    oldestSince: momentIn(read, 'oldestSince'),
    expected: rangeIn(read, 'expectedWaitMin'),
  };
}

export function serviceOf(read: Payload): ServiceNow {
  return {
    state: textIn(read, 'state', 20) ?? '?',
    code: textIn(read, 'code', nameAtMost),
    args: argsIn(read),
  };
}

export function counterOf(read: Payload): Counter {
  return {
    status: textIn(read, 'status', 20) ?? '?',
    place: textIn(read, 'place', 20) ?? 'idle',
    ticket: idIn(read, 'ticket'),
    service: textIn(read, 'service'),
    step: figureIn(read, 'step'),
    since: momentIn(read, 'since'),
    clerk: textIn(read, 'clerk', nameAtMost),
  };
}

export function visitOf(read: Payload): Visit {
  return {
    place: textIn(read, 'place', 20) ?? '?',
    queue: idIn(read, 'queue'),
    counter: idIn(read, 'counter'),
    step: figureIn(read, 'step') ?? 0,
    route: partsIn(read, 'route').map(stepOf),
    services: partsIn(read, 'services').flatMap(part => idIn(part, 'service') ?? []),
    backBy: momentIn(read, 'backBy'),
    mayGoUntil: momentIn(read, 'mayGoUntil'),
    cases: figureIn(read, 'cases'),
    casesLeft: figureIn(read, 'casesLeft'),
  };
}

function stepOf(part: Payload): VisitStep {
  const queue = idIn(part, 'queue');
  return {
    queues: queue === undefined ? idsIn(part, 'among') : [queue],
    doneAt: idIn(part, 'doneAt'),
  };
}

export function alarmOf(read: Payload): Alarm {
  const subject = partIn(read, 'subject');
  const of = (key: string) => idIn(subject, key);
  return {
    severity: textIn(read, 'severity', 20) ?? '?',
    key: textIn(read, 'key', nameAtMost) ?? '',
    text: textIn(read, 'text') ?? '',
    code: textIn(read, 'code', nameAtMost),
    args: argsIn(read),
    subject: {
      queue: of('queue'),
      counter: of('counter'),
      ticket: of('ticket'),
      device: of('device'),
    },
    count: figureIn(read, 'count') ?? 1,
    since: momentIn(read, 'since'),
    ackedBy: textIn(read, 'ackedBy', nameAtMost),
  };
}

/** More than those of any text; what is longer is no daemon's. */
const argsAtMost = 2000;

function argsIn(read: Payload): Payload {
  const args = partIn(read, 'args');
  return JSON.stringify(args).length > argsAtMost ? {} : args;
}

export function deviceOf(read: Payload): Device {
  return {
    state: textIn(read, 'state', 20) ?? '?',
    kind: textIn(read, 'kind', nameAtMost),
    since: momentIn(read, 'since'),
    why: textIn(read, 'why'),
    warning: textIn(read, 'warning'),
  };
}
