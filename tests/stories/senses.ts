/** What people see and hear in a real hall, told in the sentences of a story; places and queues are told by the journal. */
import { isBoard, isPad } from '../../config/schema/device-classes.ts';
import { readDay } from '../../daemon/journal/reader.ts';
import type { StandingHall } from '../kit/hall/standing-hall.ts';
import type { About } from './sentences.ts';
import { type Entry, rebuilt } from './story-box.ts';
import { padShows, type Scene, tell } from './telling.ts';

export function newSenses(hall: StandingHall): {
  tell(about: About): string;
  /** What is said and printed is told from here on. */
  beginAnew(): void;
} {
  const { rules } = hall.config;
  let heard = 0;
  let taken = 0;

  /** Also what is being said now. */
  function allSaid(): string[] {
    return rules.voices.flatMap(voice => {
      const { said, speaking } = hall.stage.shows(voice) ?? {};
      return [...(said as string[]), ...(typeof speaking === 'string' ? [speaking] : [])];
    });
  }

  function allPrinted(): Scene['printed'] {
    return rules.printers.flatMap(by => {
      const tickets = (hall.stage.shows(by)?.['tickets'] ?? []) as { lines: string[] }[];
      return tickets.map(({ lines }) => ({
        by,
        what: `ticket ${ticketOn(lines)}`,
        lines: asRead(lines),
      }));
    });
  }

  return {
    tell(about) {
      if (about.about === 'board' || about.about === 'screen') return onBoard(hall, about);
      if (about.about === 'pad') return onPad(hall, about.counter);
      const entries = entriesOf(hall);
      const scene: Scene = {
        rules,
        hall: rebuilt(rules, entries),
        now: entries.at(-1)?.at ?? 0,
        said: allSaid().slice(heard),
        printed: allPrinted().slice(taken),
      };
      return tell(scene, about);
    },
    beginAnew() {
      heard = allSaid().length;
      taken = allPrinted().length;
    },
  };
}

/** As it stands there, and not as the daemon wants it. */
function onPad({ config, stage }: StandingHall, counter: string): string {
  const [pad = ''] = [...config.devices].find(([, entry]) => isPad(entry) && entry.counter === counter) ?? [];
  const lcd = stage.shows(pad)?.['lcd'];
  return padShows(counter, typeof lcd === 'string' ? lcd : '');
}

/** A long line goes on in the next one. */
function asRead(lines: readonly string[]): string[] {
  const trimmed = lines.map(line => line.trim());
  return [...trimmed, ...trimmed.slice(1).map((line, before) => `${trimmed[before]}${line}`)];
}

const ticketOn = (lines: readonly string[]): string =>
  lines.map(line => /^\s*([A-Z]\d{3,})\s*$/.exec(line)?.[1]).find(ticket => ticket !== undefined) ??
  'without a number';

function onBoard(
  { config, stage }: StandingHall,
  about: Extract<About, { about: 'board' | 'screen' }>,
): string {
  const counter = about.about === 'board' ? about.counter : undefined;
  const [device = ''] =
    about.about === 'screen'
      ? [about.device]
      : ([...config.devices].find(([, entry]) => isBoard(entry) && entry.counter === counter) ?? []);
  const name =
    about.about === 'screen' ? about.device : counter === undefined ? 'main board' : `board ${counter}`;
  const lines = (stage.shows(device)?.['lines'] ?? []) as { text: string; blink: boolean }[];
  const shown = lines.slice(0, about.lines).map(({ text, blink }) => (blink ? `${text} blinking` : text));
  return `${name} shows ${shown.join(' / ') || 'nothing'}`;
}

export function entriesOf({ state }: StandingHall) {
  const day = readDay(state, undefined);
  // What the daemon wrote is an event.
  return (day.ok ? day.entries : []) as (Entry & { seq: number })[];
}
