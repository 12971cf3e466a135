/**
 * A reader of identity cards. A card that was read is not found again before it was away, as of the modules of most makers; with
 * `findsAgain` it is, as of some. How long each answer takes is what programs for such modules wait for.
 */

import {
  cardData,
  encodeAnswer,
  type Question,
  questionDecoder,
  status,
} from '../../../drivers/id-card/codec.ts';
import { textOfCard } from '../../../drivers/id-card/payloads.ts';
import { residentNumber } from '../../../drivers/resident-number.ts';
import { hurried } from '../parts/haste.ts';
import { lastingFaults } from '../parts/lasting-faults.ts';
import type { Simulator, Surroundings } from '../simulator.ts';

type Card = { number: string; birth: string };

const takesMs = { state: 15, find: 60, select: 120, read: 800 } as const satisfies Record<Question, number>;
/** Off and on again, a module tests itself. */
const startsMs = 1000;

export function simulateIdCard({ findsAgain }: { findsAgain: boolean }, around: Surroundings): Simulator {
  let decode = questionDecoder();
  const table = cardTable(findsAgain);
  let cancel = (): void => {};
  let isStarting = false;
  const wrong = lastingFaults('busy');

  function after(ms: number, then: () => void): void {
    cancel();
    cancel = around.timers.after(hurried(ms, around.haste), then);
  }

  function answer(question: Question): Uint8Array {
    if (wrong.has('busy')) return encodeAnswer(status.selfTest);
    if (question === 'state') return encodeAnswer(status.done);
    const before = table.readTimes();
    const said = table[question]();
    if (table.readTimes() > before) around.changed();
    return said;
  }

  function lie(card: Card | undefined): undefined {
    table.lie(card);
    around.changed();
  }

  return {
    receive(bytes) {
      if (isStarting) return;
      for (const message of decode(bytes)) {
        if (message.is === 'junk') continue;
        const { question } = message;
        // It has one thing in hand at a time: what it was asked before is not answered any more.
        if (question === undefined) around.send(encodeAnswer(status.noSuchCommand));
        else after(takesMs[question], () => around.send(answer(question)));
      }
    },
    act(action) {
      if (action['take'] === true) return lie(undefined);
      const laid = cardOf(action);
      return laid === undefined
        ? 'A card reader takes one of {"lay": number} and {"take": true}; a number of 18 characters is one of the People’s Republic with its check, any other has its {"birth": "1949-10-01"} beside it.'
        : lie(laid);
    },
    fault(name) {
      if (name !== 'power-cycle') return wrong.fault(name);
      decode = questionDecoder();
      table.forget();
      isStarting = true;
      after(startsMs, () => {
        isStarting = false;
      });
      around.changed();
      return true;
    },
    shows: () => ({ card: table.card()?.number ?? null, read: table.readTimes() }),
  };
}

/** The card that lies there, and what became of it. */
function cardTable(findsAgain: boolean) {
  let card: Card | undefined;
  let is: 'new' | 'found' | 'selected' | 'read' = 'new';
  let readTimes = 0;
  return {
    lie(next: Card | undefined): void {
      card = next;
      is = 'new';
    },
    forget(): void {
      is = 'new';
    },
    find(): Uint8Array {
      if (card === undefined || (is === 'read' && !findsAgain)) return encodeAnswer(status.noCard);
      is = 'found';
      return encodeAnswer(status.found, new Uint8Array(4));
    },
    select(): Uint8Array {
      if (card === undefined || is !== 'found') return encodeAnswer(status.notSelected);
      is = 'selected';
      return encodeAnswer(status.done, new Uint8Array(8));
    },
    /** It may have been taken away meanwhile, or another laid there. */
    read(): Uint8Array {
      if (card === undefined || is !== 'selected') return encodeAnswer(status.notRead);
      is = 'read';
      readTimes += 1;
      return encodeAnswer(status.done, cardData(textOfCard(card)));
    },
    card: () => card,
    readTimes: () => readTimes,
  };
}

function cardOf({ lay, birth }: Record<string, unknown>): Card | undefined {
  if (typeof lay !== 'string') return undefined;
  const number = lay.toUpperCase();
  if (!residentNumber(number) && !/^[A-Z]{3}\d{12}$/.test(number)) return undefined;
  const [, year, month, date] = /^\d{6}(\d{4})(\d\d)(\d\d)/.exec(number) ?? [];
  const day = typeof birth === 'string' ? birth : `${year}-${month}-${date}`;
  return /^\d{4}-\d\d-\d\d$/.test(day) ? { number, birth: day } : undefined;
}
