import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Play, play, untimed } from '../../kit/hall/play.ts';

const away = (hall: Play, ticket: string) => hall.give({ verb: 'step-away', ticket });
const back = (hall: Play, ticket: string) => hall.give({ verb: 'step-back', ticket });
const isDue = (hall: Play, ticket: string) => {
  const { is, ...rest } = hall.visit(ticket).place;
  return is === 'away' && 'due' in rest;
};

describe('nobody loses a place by stepping out and being back before the turn', () => {
  type Scene = {
    classes: readonly ('normal' | 'green' | 'appointment')[];
    calls: number;
    goes: number;
    callsAway: number;
  };

  function calledIn(
    { classes, calls, goes, callsAway }: Scene,
    steps: boolean,
  ): { place: number; order: unknown[]; due: boolean } {
    const hall = play(untimed, ['1']);
    for (const [nth, visitClass] of classes.entries()) {
      hall.take('loan', undefined, visitClass);
      hall.wait(45 * (nth % 4));
    }
    const order: unknown[] = [];
    const goer = [...hall.hall.visits.keys()][goes % classes.length] ?? '';
    let due = false;
    for (let nth = 0; nth < classes.length; nth += 1) {
      if (nth === calls && steps) away(hall, goer);
      if (nth === calls + callsAway && steps && !due) back(hall, goer);
      hall.wait(240);
      order.push(...hall.calls('1', 1));
      due ||= isDue(hall, goer);
    }
    return { place: order.indexOf(goer), order, due };
  }

  it('however many are called meanwhile, of whatever class', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        fc.record({
          classes: fc.array(fc.constantFrom('normal', 'normal', 'normal', 'green', 'appointment'), {
            minLength: 3,
            maxLength: 14,
          }),
          calls: fc.nat({ max: 4 }),
          goes: fc.nat({ max: 13 }),
          callsAway: fc.integer({ min: 1, max: 6 }),
        }),
        scene => {
          const { place: called, order, due } = calledIn(scene, true);
          if (due) return;
          compared += 1;
          const stayed = calledIn(scene, false);
          expect(called).toBeLessThanOrEqual(stayed.place);
          // A green one that is first lets the guard see to a normal one, and away it does not.
          if (!scene.classes.includes('green')) expect(order).toEqual(stayed.order);
        },
      ),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(30);
  });
});
