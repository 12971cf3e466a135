/** What things are called in a report: names of the config, words of the rules, times as the hall's clocks show them. */
import { dateAndTime } from '../../core/day/clock-face.ts';
import { say } from '../../core/outputs/phrases.ts';
import { type SurgeLevelId, visitClasses } from '../../core/types/rules.ts';
import { type FigureId, figureList, rounded } from './figure-list.ts';
import type { Figures } from './figures.ts';
import { type Dimension, type Group, readClassAtStep } from './group.ts';
import type { Words } from './words/zh-CN.ts';

export type Naming = {
  words: Words;
  /** Of a group; the id where the journal tells no name. */
  name(dimension: Dimension, id: string): string;
  /** The ids of that dimension, in the order of the config, or of time. */
  ids(dimension: Dimension): string[];
  /** As it stands in a cell; a dash where there is nothing to tell. */
  cell(figure: FigureId, group: Group): string;
  /** YYYY-MM-DD HH:MM and HH:MM. */
  dateTime(at: number): string;
  time(at: number): string;
  lasts(ms: number): string;
  level(level: SurgeLevelId): string;
  left(reason: string): string;
  /** Why a service was refused. */
  refusal(reason: string): string;
};

/** Not a dash, which is as wide as two letters on some terminals. */
export const nothing = '-';

export function namingOf(figures: Figures, words: Words): Naming {
  const { layout, groups, timeZone, last } = figures;
  const named = {
    institution: new Map(layout?.institutions.map(({ id, name }) => [id, name])),
    counter: new Map(layout?.counters.map(({ id, name }) => [id, name])),
    queue: new Map(layout?.queues.map(({ id, name }) => [id, name])),
    service: new Map(layout?.services.map(({ id, name }) => [id, name])),
  };
  const clerkName = (number: string) => {
    const called = figures.persons?.get(number);
    return called === undefined ? number : `${called} (${number})`;
  };
  const className = (id: string) => words.classes[visitClasses.find(one => one === id) ?? 'normal'];
  const dateTime = (at: number) => dateAndTime(at + last.wallAheadMs, timeZone);

  const queues = [...groups.queue.keys()];
  /** As the config has its queues, and then step by step. */
  const byPlace = (one: string, other: string) => {
    const [mine, its] = [readClassAtStep(one), readClassAtStep(other)];
    return (
      queues.indexOf(mine.queue) - queues.indexOf(its.queue) ||
      mine.step - its.step ||
      visitClasses.findIndex(id => id === mine.class) - visitClasses.findIndex(id => id === its.class)
    );
  };

  return {
    words,
    name(dimension, id) {
      switch (dimension) {
        case 'hall':
          return words.wholeHall;
        case 'institution':
          return id === '' ? words.noInstitution : (named.institution.get(id) ?? id);
        case 'queue':
          return named.queue.get(id) ?? id;
        case 'service':
          return named.service.get(id) ?? id;
        case 'counter':
          return named.counter.get(id) ?? say(words.counter, { counter: id });
        case 'clerk':
          return id === '' ? words.nobodySignedIn : clerkName(id);
        case 'class':
          return className(id);
        case 'class-at-step': {
          const { queue, step, class: visitClass } = readClassAtStep(id);
          const about = { queue: named.queue.get(queue) ?? queue, step, class: className(visitClass) };
          return say(words.atStep.name, about);
        }
        case 'hour':
          return say(words.hour, { from: id, to: String(Number(id) + 1).padStart(2, '0') });
        case 'day':
          return id;
      }
    },
    ids(dimension) {
      const ids = [...groups[dimension].keys()];
      switch (dimension) {
        case 'hour':
        case 'day':
          return ids.sort();
        case 'clerk':
          return ids.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
        case 'class':
          return visitClasses.filter(one => ids.includes(one));
        case 'class-at-step':
          return ids.sort(byPlace);
        default:
          return ids;
      }
    },
    cell(figure, group) {
      const { of, unit } = figureList[figure];
      const value = of(group);
      if (value === undefined) return nothing;
      const round = rounded(value, unit);
      switch (unit) {
        case 'count':
          return String(round);
        case 'grade':
          return round.toFixed(2);
        case 'percent':
          return `${round.toFixed(1)}%`;
        case 'minutes':
        case 'hours':
          return round.toFixed(1);
      }
    },
    dateTime,
    time: at => dateTime(at).slice('YYYY-MM-DD '.length),
    lasts(ms) {
      const seconds = Math.round(ms / 1000);
      const minutes = Math.round(seconds / 60);
      if (seconds < 60) return say(words.lasts.seconds, { seconds });
      if (minutes < 60) return say(words.lasts.minutes, { minutes });
      return say(words.lasts.hours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    },
    level: level => words.levels[level],
    left: reason => wordFor(words.leftReasons, reason),
    refusal: reason => (reason === '' ? words.refusals.other : reason),
  };
}

/** A record that is looked up by a word from outside: only what stands in it is an answer. */
export function wordFor(words: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(words, word) ? (words[word] ?? word) : word;
}
