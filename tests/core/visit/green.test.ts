/** R6: the green channel, asked for at the kiosk and confirmed by the staff. */
import { describe, expect, it } from 'vitest';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import { waitingKey } from '../../../daemon/core/queue/waiting-order.ts';
import type { Visit } from '../../../daemon/core/types/model.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

const confirm = (ticket: string, counter?: string) =>
  ({ verb: 'set-class', ticket, class: 'green', ...(counter !== undefined && { counter }) }) as const;
const deny = (ticket: string, counter = '1') =>
  ({ verb: 'set-class', ticket, class: 'normal', counter }) as const;

function pOf(hall: Play, ticket: string): number {
  const visit = hall.visit(ticket);
  if (visit.place.is !== 'waiting') throw new Error(`${ticket} is ${visit.place.is}`);
  const { priority } = hall.rules;
  return priority.weight[visit.class] * hall.now() - waitingKey(priority, visit, visit.place).key;
}

const standing = ({ class: visitClass, asked, denied }: Visit) => ({ class: visitClass, asked, denied });

describe('green that was asked for at the kiosk', () => {
  it('is normal in the queue until the staff confirms it, and then as if it had been green since it joined', () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    const claimed = hall.claim('loan');
    const other = hall.take('loan', undefined, 'green');
    hall.wait(600);
    expect(standing(hall.visit(claimed))).toEqual({ class: 'normal', asked: 'green', denied: undefined });
    expect(pOf(hall, claimed)).toBe(600_000);
    expect(hall.give(confirm(claimed, '0'))).toEqual(['class-set']);
    expect(pOf(hall, claimed)).toBe(pOf(hall, other));
    hall.press('1', 'next');
    expect(hall.inHand('1')).toBe(claimed);
  });

  it('and denied has them no more', () => {
    const hall = play();
    const claimed = hall.claim('loan');
    hall.call('1');
    hall.give(deny(claimed));
    hall.wait(30);
    expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
  });

  it('still is a claim after the first step, when no clerk has answered it', () => {
    const hall = play();
    const claimed = hall.claim('withdrawal', 'icbc');
    hall.press('1', 'next');
    expect(hall.press('1', 'finish')).toEqual(['visit-started', 'step-finished', 'visit-queued']);
    expect(standing(hall.visit(claimed))).toEqual({ class: 'normal', asked: 'green', denied: undefined });
    hall.press('7', 'next');
    hall.give(confirm(claimed, '7'));
    expect(hall.visit(claimed).class).toBe('green');
  });

  it('is green at once in a hall that asks for no confirmation', () => {
    const hall = play({ ...fuzhou, confirmGreen: false });
    const ticket = hall.claim('withdrawal', 'icbc');
    expect(standing(hall.visit(ticket))).toEqual({ class: 'green', asked: undefined, denied: undefined });
    hall.press('1', 'next', 'finish');
    expect(hall.visit(ticket).class).toBe('green');
  });

  it('tells in its answer who gave it, and where', () => {
    const hall = play();
    const claimed = hall.claim('loan');
    hall.give({ verb: 'sign-in', counter: '1', clerk: '17' });
    hall.press('1', 'next');
    hall.give(confirm(claimed, '1'));
    expect(hall.log.at(-1)?.event).toEqual({
      kind: 'class-set',
      ticket: claimed,
      class: 'green',
      counter: '1',
      clerk: '17',
      asked: true,
      order: 'set-class',
    });
  });
});

describe('a claim that was denied', () => {
  it('may still be given by ops, and counts since it joined: it was claimed', () => {
    const hall = play();
    const claimed = hall.claim('loan');
    hall.give(deny(claimed));
    hall.wait(600);
    expect(hall.give(confirm(claimed))).toEqual(['class-set']);
    expect(standing(hall.visit(claimed))).toEqual({ class: 'green', asked: 'green', denied: undefined });
    expect(pOf(hall, claimed)).toBe(3 * 600_000);
  });

  it('is a claim again when the press is taken back', () => {
    const hall = play();
    const claimed = hall.claim('loan');
    hall.press('1', 'next');
    hall.give(deny(claimed));
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(standing(hall.visit(claimed))).toEqual({ class: 'normal', asked: 'green', denied: undefined });
  });
});

describe('green that the staff gives unasked', () => {
  it('counts from then on: its priority goes on unbroken, and grows threefold', () => {
    const hall = play();
    const ticket = hall.take('loan');
    hall.wait(600);
    expect(hall.give(confirm(ticket, '1'))).toEqual(['class-set']);
    expect(hall.log.at(-1)?.event).not.toHaveProperty('asked');
    expect(pOf(hall, ticket)).toBe(600_000);
    hall.wait(60);
    expect(pOf(hall, ticket)).toBe(600_000 + 3 * 60_000);
  });

  it('and taken away again keeps what it had come to', () => {
    const hall = play();
    const ticket = hall.take('loan');
    hall.wait(600);
    hall.give(confirm(ticket, '1'));
    hall.wait(60);
    hall.give(deny(ticket));
    expect(pOf(hall, ticket)).toBe(600_000 + 3 * 60_000);
    hall.wait(60);
    expect(pOf(hall, ticket)).toBe(600_000 + 4 * 60_000);
    // It was never a claim: another clerk may give it again.
    expect(hall.give(confirm(ticket, '2'))).toEqual(['class-set']);
  });

  it('in the hand stands unbroken where it stood, when it is put back', () => {
    const hall = play();
    const ticket = hall.take('loan');
    hall.wait(600);
    hall.press('1', 'next');
    hall.wait(60);
    hall.give(confirm(ticket, '1'));
    hall.wait(60);
    hall.give({ verb: 'close-counter', counter: '1', force: true });
    expect(pOf(hall, ticket)).toBe(660_000 + 3 * 60_000);
  });

  it('and taken back has the place it had, in its old class', () => {
    const hall = play();
    const ticket = hall.take('loan');
    hall.take('loan');
    hall.wait(600);
    hall.give(confirm(ticket, '1'));
    hall.wait(10);
    hall.press('1', 'undo');
    expect(pOf(hall, ticket)).toBe(610_000);
    hall.press('1', 'next');
    expect(hall.inHand('1')).toBe(ticket);
  });
});

it('the class of who is over is not set any more', () => {
  const hall = play();
  const ticket = hall.claim('loan');
  hall.give({ verb: 'abandon', ticket, reason: 'went home' });
  expect(hall.give(confirm(ticket))).toBe('wrong-place');
});

describe('a journal from before there were claims', () => {
  /** As it was written then: green at once, lapsed with the first step, or confirmed by a clerk. */
  it('gives the classes that it gave then', () => {
    const now = play();
    now.claim('loan');
    now.press('1', 'next');
    const hall = emptyHall(fuzhou);
    for (const { event, at } of now.log) {
      if (event.kind !== 'ticket-issued') evolve(fuzhou, hall, event, at);
      else {
        const { asked: _, ...older } = event;
        evolve(fuzhou, hall, { ...older, class: 'green', unconfirmed: true }, at);
      }
    }
    const visit = () => hall.visits.get('B001');
    expect(visit()).toMatchObject({ class: 'green', place: { is: 'called' } });
    expect(visit()?.asked).toBeUndefined();
    const lapsed = {
      kind: 'class-set',
      ticket: 'B001',
      class: 'normal',
      counter: '1',
      lapsed: true,
    } as const;
    evolve(fuzhou, hall, lapsed, now.now());
    expect(visit()?.class).toBe('normal');
    evolve(fuzhou, hall, { kind: 'class-set', ticket: 'B001', class: 'green' }, now.now());
    expect(visit()?.class).toBe('green');
  });
});
