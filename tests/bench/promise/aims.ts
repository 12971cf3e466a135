/** What is aimed at, against what was found, in minutes and shares of 1. */
import {
  type EstimateFigures,
  type EstimatesJudged,
  type EstimatesOf,
  estimateBands,
} from '../../../daemon/history/estimate-figures.ts';
import type { Aims } from './halls.ts';

export type Figures = {
  n: number;
  coverage: number;
  width: number;
  winkler: number;
  mae: number;
  bias: number;
  within5: number;
};

/** `of`: where several are held to one aim, the one that is farthest from it, with its n. */
export type Aim = {
  aim: string;
  least?: number;
  most?: number;
  found: number;
  of?: string;
  n: number;
  met: boolean;
};

/** A queue and hour with fewer says nothing. */
const fewestInAnHour = 150;

export function inMinutes(held: EstimateFigures): Figures {
  const minutes = (ms: number) => ms / 60_000;
  return {
    n: held.count,
    coverage: held.coverage,
    width: minutes(held.widthMs),
    winkler: minutes(held.winklerMs),
    mae: minutes(held.maeMs),
    bias: minutes(held.biasMs),
    within5: held.within5Min,
  };
}

export type Named = readonly (readonly [name: string, Figures])[];
export type Parts = { queues: Named; hours: Named; queueHours: Named; bands: Named };

export function partsOf({ queues, hours, queueHours, bands }: EstimatesJudged): Parts {
  const hourText = (hour: number) => `${hour}:00`;
  return {
    queues: named(queues, queue => queue),
    hours: named(hours, hourText),
    queueHours: [...queueHours].flatMap(([queue, own]) => named(own, hour => `${queue} ${hourText(hour)}`)),
    bands: named(bands, bandText),
  };
}

function bandText(from: number): string {
  const next = estimateBands.find(band => band > from);
  return next === undefined ? `${from}-` : `${from}-${next}`;
}

function named<Key extends string | number>(
  parts: ReadonlyMap<Key, EstimatesOf>,
  name: (key: Key) => string,
): Named {
  return [...parts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, part]) => {
      return part.held === undefined ? [] : [[name(key), inMinutes(part.held)] as const];
    });
}

export function aimsOf(all: Figures, parts: Parts, aims: Aims): Aim[] {
  const { n } = all;
  const coverage = (of: string, named: Named, least: number): Aim[] =>
    worst(`coverage, each ${of}`, named, ({ coverage: found }) => found, { least });
  const bias = (of: string, named: Named, most: number): Aim[] =>
    worst(`|bias|, each ${of}`, named, ({ bias: found }) => Math.abs(found), { most });
  const { width, within5, winkler } = aims;
  return [
    // Above .93 it is wider than it need be, above .94 too wide.
    held({
      aim: 'coverage',
      least: aims.coverage,
      ...(aims.parts && { most: 0.94 }),
      found: all.coverage,
      n,
    }),
    ...(width === undefined ? [] : [held({ aim: 'width', most: width, found: all.width, n })]),
    ...(within5 === undefined ? [] : [held({ aim: 'within 5 min', least: within5, found: all.within5, n })]),
    ...(winkler === undefined ? [] : [held({ aim: 'Winkler', most: winkler, found: all.winkler, n })]),
    ...(aims.parts === undefined
      ? []
      : [
          ...coverage('queue', parts.queues, 0.88),
          ...coverage('band', parts.bands, 0.88),
          ...coverage(
            'queue and hour',
            parts.queueHours.filter(([, part]) => part.n >= fewestInAnHour),
            0.84,
          ),
          held({ aim: '|bias|', most: 0.5, found: Math.abs(all.bias), n }),
          ...bias('queue', parts.queues, 1.2),
          ...bias('hour', parts.hours, 3.5),
        ]),
  ];
}

type Bound = Pick<Aim, 'least' | 'most'>;

function worst(aim: string, parts: Named, of: (part: Figures) => number, bound: Bound): Aim[] {
  const away = (found: number) => (bound.least === undefined ? found : -found);
  const [farthest] = parts.toSorted(([, one], [, other]) => away(of(other)) - away(of(one)));
  if (farthest === undefined) return [];
  const [name, part] = farthest;
  return [held({ aim, ...bound, found: of(part), of: name, n: part.n })];
}

function held(aim: Omit<Aim, 'met'>): Aim {
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, found } = aim;
  return { ...aim, met: found >= least && found <= most };
}
