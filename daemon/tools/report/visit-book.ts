/** What became of every visit of a day: a fold of its events, in which a press that was taken back never was. */
import type { Event } from '../../core/types/events.ts';
import type { Presses } from './presses.ts';
import { openAgain, sentAway, slipBy, wentThrough } from './service-ends.ts';
import type { Fact, Track } from './track.ts';

/** What the rest of the day knows of a counter, a queue and the timetable. */
export type Around = {
  clerkAt(counter: string): string | undefined;
  promiseOf(queue: string): number | undefined;
  /** Breaks left out. */
  workedMs(queue: string, since: number, until: number): number;
};

export type VisitBook = {
  saw(event: Event, at: number): void;
  tracks(): ReadonlyMap<string, Track>;
};

export function openVisitBook(presses: Presses, around: Around): VisitBook {
  const tracks = new Map<string, Track>();

  /** The visit of an event, kept as it stood before the press that touches it. */
  function touched(ticket: string): Track | undefined {
    const track = tracks.get(ticket);
    if (track === undefined) return undefined;
    presses.touch(`visit ${ticket}`, () => {
      const before = { ...track, facts: [...track.facts] };
      return () => tracks.set(ticket, before);
    });
    return track;
  }

  type Where = { is: Fact['is']; at: number; counter?: string | undefined };
  function about(track: Track, { is, at, counter }: Where) {
    const clerk = counter === undefined ? undefined : around.clerkAt(counter);
    return {
      is,
      at,
      queue: track.queue,
      step: track.step,
      class: track.class,
      ...(counter !== undefined && { counter }),
      ...(clerk !== undefined && { clerk }),
    };
  }

  function note(track: Track, where: Where, more: Partial<Record<string, unknown>> = {}): Fact {
    const fact = { ...about(track, where), ...more } as Fact;
    track.facts.push(fact);
    return fact;
  }

  /** Out of the hand, whatever comes next; how long it was served there. */
  function letGo(track: Track, at: number): number {
    const { hand } = track;
    if (hand === undefined) return 0;
    note(track, { is: 'held', at, counter: hand.counter }, { from: hand.since });
    delete track.hand;
    // Nobody pressed start, and time had not come to it either: it counts from the call.
    return at - (hand.startedAt ?? hand.since);
  }

  function queued(track: Track, event: Event & { kind: 'visit-queued' }, at: number): void {
    const call = track.hand?.call;
    if (track.hand !== undefined) {
      // Put back where it stood, for its counter was closed by force: it goes on waiting, and that call was none.
      letGo(track, at);
      track.facts = track.facts.filter(fact => fact !== call);
    }
    if (event.queue !== track.queue) track.servedMs = 0;
    track.queue = event.queue;
    track.step = event.step + 1;
    // Journals older than standing and waiting apart have only the first of them.
    track.since = event.since ?? event.joinedAt ?? at;
    note(track, { is: 'joined', at });
  }

  function called(track: Track, event: Event & { kind: 'visit-called' }, at: number): void {
    const { counter, queue } = event;
    track.queue = queue;
    const promiseMs = around.promiseOf(queue);
    const since = event.waitedMs === undefined ? track.since : at - event.waitedMs;
    const call = note(
      track,
      { is: 'called', at, counter },
      { waitedMs: around.workedMs(queue, since, at), ...(promiseMs !== undefined && { promiseMs }) },
    );
    track.servedMs = 0;
    track.hand = { counter, since: at, call };
  }

  function classSet(track: Track, event: Event & { kind: 'class-set' }, at: number): void {
    const { class: visitClass, counter, asked, denied } = event;
    // Over MQTT it may have been somebody who is at no counter.
    const clerk = event.clerk ?? event.orderedBy;
    const who = { counter, ...(clerk !== undefined && { clerk }) };
    const wasGreen = track.class === 'green';
    track.class = visitClass;
    if (denied === true) note(track, { is: 'greenDenied', at, counter }, who);
    else if (visitClass === 'green' && !wasGreen)
      note(track, { is: asked === true ? 'greenConfirmed' : 'greenGiven', at, counter }, who);
  }

  function sentOff(track: Track, event: Event & { kind: 'step-finished' }, at: number): void {
    for (const { service, outcome, toldTwice } of sentAway(event, track)) {
      note(track, { is: 'ended', at, counter: event.counter }, { service, outcome });
      if (toldTwice === undefined) continue;
      const { counter } = toldTwice;
      note(track, { is: 'toldTwice', at, counter }, { service, clerk: slipBy(track, service, counter) });
    }
  }

  /** R3: waiting ends at a known start; where there was none no promise was kept. One that was broken stays so. */
  function promisesNothing(track: Track): void {
    const { call } = track.hand ?? {};
    if (call?.is !== 'called' || call.promiseMs === undefined || call.waitedMs > call.promiseMs) return;
    const { promiseMs: _, ...unpromised } = call;
    track.facts = track.facts.map(fact => (fact === call ? unpromised : fact));
  }

  function fold(track: Track, event: Event & { ticket: string }, at: number): void {
    switch (event.kind) {
      case 'service-added':
        track.services = [...track.services, event.service];
        return;
      case 'visit-queued':
        return queued(track, event, at);
      case 'visit-called':
        return called(track, event, at);
      case 'visit-recalled':
        note(track, { is: 'recalled', at, counter: event.counter });
        // Time alone had presumed that it came.
        if (track.hand !== undefined) {
          const { startedAt: _, ...hand } = track.hand;
          track.hand = hand;
        }
        return;
      case 'visit-started':
        // Whom time alone had presumed to have come has been served since then.
        if (event.by !== 'finish' && track.hand !== undefined) track.hand = { startedAt: at, ...track.hand };
        return;
      case 'step-finished': {
        const { counter, outcome, presumed } = event;
        if (presumed === true) promisesNothing(track);
        const tookMs = track.servedMs + letGo(track, at);
        track.servedMs = 0;
        note(
          track,
          { is: 'served', at, counter },
          { tookMs, outcome, ...(presumed === true && { presumed }) },
        );
        return sentOff(track, event, at);
      }
      case 'visit-transferred':
        note(track, { is: 'transferred', at, counter: event.counter });
        if (event.when !== 'now') return;
        letGo(track, at);
        track.servedMs = 0;
        return;
      case 'visit-parked':
        track.servedMs += letGo(track, at);
        note(track, { is: 'parked', at, counter: event.counter });
        return;
      case 'visit-resumed':
        if (event.missed === true) note(track, { is: 'rejoined', at, counter: event.counter });
        track.hand = { counter: event.counter, since: at, startedAt: at };
        return;
      case 'visit-missed':
        letGo(track, at);
        track.servedMs = 0;
        note(track, { is: 'missed', at, counter: event.counter });
        return;
      case 'visit-rejoined':
        if (event.parked === true) {
          track.servedMs = 0;
          return;
        }
        note(track, { is: 'rejoined', at, counter: event.counter });
        return;
      case 'visit-reopened':
        track.facts = openAgain(track);
        // The day was closed by mistake: for the visit it never was.
        if (event.place !== undefined) return;
        track.servedMs = 0;
        note(track, { is: 'reopened', at });
        return;
      case 'visit-done': {
        const counter = lastCounter(track);
        note(track, { is: 'done', at, counter }, { outcome: event.outcome });
        for (const service of wentThrough(event, track))
          note(track, { is: 'ended', at, counter }, { service, outcome: 'approved' });
        return;
      }
      case 'visit-left': {
        const counter = track.hand?.counter;
        letGo(track, at);
        note(track, { is: 'left', at, counter }, { reason: event.reason });
        return;
      }
      case 'class-set':
        return classSet(track, event, at);
      default:
        return;
    }
  }

  return {
    saw(event, at) {
      if (event.kind === 'ticket-issued') {
        const { ticket, services, class: visitClass } = event;
        const claimed = event.asked === 'green' || event.unconfirmed === true;
        const track = { ticket, services, class: visitClass, claimed, issuedAt: at };
        tracks.set(ticket, { ...track, facts: [], queue: '', step: 1, since: at, servedMs: 0 });
      } else if ('ticket' in event && event.ticket !== undefined && !aside.has(event.kind)) {
        const track = touched(event.ticket);
        if (track !== undefined) fold(track, { ...event, ticket: event.ticket }, at);
      }
    },
    tracks: () => tracks,
  };
}

/** They speak of a ticket and change nothing of its visit. */
const aside: ReadonlySet<Event['kind']> = new Set([
  'rated',
  'reprint-asked',
  'place-asked',
  'ticket-print-begun',
  'ticket-printed',
  'ticket-print-failed',
  'speech-begun',
  'speech-ended',
]);

function lastCounter({ facts }: Track): string | undefined {
  return facts.findLast(({ is }) => is === 'served')?.counter;
}
