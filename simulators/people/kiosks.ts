/** The lines before the kiosks: one presses at a time, waits for the paper, and takes it. */
import type { Config } from '../../config/schema/config.ts';
import { classOf } from '../../config/schema/device-classes.ts';
import type { Person } from './floor.ts';
import { readTicket, type Ticket } from './paper.ts';
import { pressesOf } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

export type Kiosks = {
  /** They stand in the shortest line in which they can ask for what they wish, or with whom they came. */
  join(person: Person): void;
  /** Something hangs from a printer that did not hang there before. */
  look(device: string): void;
};

/** Longer than this, nobody joins it. */
const longestLine = 12;
/** So long a printer may take, and so often one presses in vain. */
const paperWithinMs = 10_000;
const mostPresses = 3;
const takesMs = 1_500;

type Kiosk = { id: string; words: ReadonlySet<string>; line: Person[]; presses: number };

/** `took`: somebody has their ticket in hand. */
export function openKiosks(around: Surroundings, took: (person: Person, ticket: Ticket) => void): Kiosks {
  const { config, floor } = around;
  const kiosks: Kiosk[] = [...config.devices].flatMap(([id, device]) => {
    const words = new Set(pressesOf(device).map(({ word }) => word));
    return words.size > 0 ? [{ id, words, line: [], presses: 0 }] : [];
  });
  /** What hung from each printer when it was looked at last. */
  const hanging = new Map(printersOf(config).map(id => [id, papersAt(id)]));

  function papersAt(printer: string): string[][] {
    const tickets = around.shows(printer)?.['tickets'];
    return Array.isArray(tickets)
      ? tickets.map(ticket => (Array.isArray(ticket?.lines) ? ticket.lines.map(String) : []))
      : [];
  }

  /** The first of the line has come to the kiosk. */
  function begin(kiosk: Kiosk): void {
    const [first] = kiosk.line;
    kiosk.presses = 0;
    if (first !== undefined)
      floor.plan(first, 'act', { ownMs: first.citizen.choosesMs }, () => press(kiosk, first));
  }

  function press(kiosk: Kiosk, first: Person): void {
    if (kiosk.presses === mostPresses) return goAway(kiosk, first);
    kiosk.presses += 1;
    around.act(kiosk.id, { press: first.citizen.word });
    floor.plan(first, 'act', { hallMs: paperWithinMs, holds: 'paper' }, () => press(kiosk, first));
  }

  function goAway(kiosk: Kiosk, person: Person): void {
    floor.leave(person, 'turnedAway');
    next(kiosk);
  }

  function next(kiosk: Kiosk): void {
    kiosk.line.shift();
    begin(kiosk);
  }

  /** Whoever pressed and has nothing yet; of several, the one whose service stands on the paper. */
  function whose({ service }: Ticket): Kiosk | undefined {
    const waiting = kiosks.filter(({ presses, line: [first] }) => presses > 0 && first?.ticket === undefined);
    return waiting.find(({ line: [first] }) => first?.citizen.service === service) ?? waiting[0];
  }

  function take(printer: string, lines: readonly string[]): void {
    const ticket = readTicket(config.rules, lines);
    // What is printed again for somebody inside is theirs.
    if (ticket === undefined || floor.meantBy(ticket.number).length > 0) return;
    const kiosk = whose(ticket);
    const person = kiosk?.line[0];
    if (kiosk === undefined || person === undefined) return;
    person.ticket = ticket;
    floor.plan(person, 'act', { ownMs: takesMs }, () => {
      around.act(printer, { tear: true });
      next(kiosk);
      took(person, ticket);
    });
  }

  return {
    join(person) {
      const { word } = person.citizen;
      const fitting = kiosks.filter(({ words }) => words.has(word));
      const [shortest] = fitting.sort((one, other) => one.line.length - other.line.length);
      const kiosk =
        fitting.find(({ line }) => line.some(one => groupOf(one) === groupOf(person))) ?? shortest;
      if (kiosk === undefined || kiosk.line.length >= longestLine) return floor.leave(person, 'turnedAway');
      kiosk.line.push(person);
      if (kiosk.line.length === 1) begin(kiosk);
    },
    look(device) {
      const before = hanging.get(device)?.map(lines => lines.join('\n'));
      if (before === undefined) return;
      const now = papersAt(device);
      hanging.set(device, now);
      for (const lines of now) {
        if (!before.includes(lines.join('\n'))) take(device, lines);
      }
    },
  };
}

/** Who came first of them. */
const groupOf = (person: Person): Person => person.first ?? person;

function printersOf({ devices }: Pick<Config, 'devices'>): string[] {
  return [...devices].flatMap(([id, { kind, disabled }]) =>
    classOf(kind) === 'printer' && !disabled ? id : [],
  );
}
