/** What people read and hear in the hall: which boards and voices there are, and the calls that they tell. */

import type { Config, DeviceConfig } from '../../config/schema/config.ts';
import { classOf, isBoard } from '../../config/schema/device-classes.ts';
import { simulatedOf } from '../devices/kinds.ts';
import { storedProgramme } from '../devices/onbon-k/face.ts';
import type { Shows } from '../devices/simulator.ts';
import { type Call, openCallWords } from './call-words.ts';

/** What stands on the board of one counter: a number, that it is shut, or something else; undefined: it is dark, or knows nothing. */
export type Plate = { is: 'number'; number: string } | { is: 'shut' } | { is: 'nobody'; isReady?: true };

export type Boards = {
  /** Of boards and voices; of other devices none. */
  callsOf(device: string): Call[];
  /** Those on which somebody who looks round can read calls. */
  readable: readonly string[];
  hasVoice: boolean;
  /** The numbers that blink on the boards of counters: called, and not come yet. A board without a blink has none. */
  called(): Call[];
  plateOf(device: string): Plate | undefined;
  /** The boards of one counter, its spares among them. */
  boardsAt(counter: string): readonly string[];
  /** Whether it can say more than a number: that a counter is shut, for example. */
  hasWords(device: string): boolean;
  /** Whether a main board says of this number that it is too late, or over. */
  isTooLate(number: string): boolean;
  /** Whether a main board sends it to the desk, after a second missed call. */
  isForTheDesk(number: string): boolean;
};

type Place = { is: 'plate'; counter: string } | { is: 'main' } | { is: 'voice' };

export function openBoards(
  { rules, devices }: Pick<Config, 'rules' | 'devices'>,
  shows: (device: string) => Shows | undefined,
): Boards {
  const words = openCallWords(rules);
  const { phrases } = rules;
  /** Digits alone name one visit only where they run through the whole hall (R1). */
  const digitsName = rules.numbering === 'hall';
  const places = new Map(
    [...devices.keys()].flatMap(id => {
      const place = placeOf(devices, id);
      return place === undefined ? [] : [[id, place] as const];
    }),
  );
  const idsOf = (fits: (place: Place) => boolean): string[] =>
    [...places].flatMap(([id, place]) => (fits(place) ? [id] : []));
  const mainBoards = idsOf(({ is }) => is === 'main');

  function linesOf(device: string): string[] {
    const lines = shows(device)?.['lines'];
    return Array.isArray(lines) ? lines.map(line => String(line?.text ?? '')) : [];
  }

  function numberIn(text: string): string | undefined {
    const [, number] = /^([A-Z]\d{3,9})(?!\w)/.exec(text) ?? [];
    if (number !== undefined) return number;
    return digitsName && /^\d*[1-9]\d*$/.test(text) ? text : undefined;
  }

  /** The bottom line of a main board says several things, one behind the other. */
  function isAnswered(isIt: (part: string) => boolean): boolean {
    return mainBoards.some(board => linesOf(board).some(line => line.split(/ {2,}/).some(isIt)));
  }

  function plateOf(device: string): Plate | undefined {
    const lines = linesOf(device).map(line => line.trim());
    const [first = ''] = lines;
    const number = numberIn(first);
    if (number !== undefined) return { is: 'number', number };
    if (first === phrases['board-closed'] || first === phrases['board-paused']) return { is: 'shut' };
    // What a card shows when no controller has spoken to it for a while, or an empty picture: nothing about the counter.
    if (first === storedProgramme.text || (lines.length > 0 && lines.every(line => line === '')))
      return undefined;
    // Digits with nothing to show are dark; a zero is a display that has lost its power since.
    if (lines.length === 0) return isDarkIdle(devices.get(device)) ? { is: 'nobody' } : undefined;
    return /^0+$/.test(first) ? undefined : { is: 'nobody' };
  }

  return {
    callsOf(device) {
      const place = places.get(device);
      switch (place?.is) {
        case 'plate': {
          const plate = plateOf(device);
          return plate?.is === 'number' ? [{ number: plate.number, counter: place.counter }] : [];
        }
        case 'main':
          return linesOf(device).flatMap(line => words.onMainBoard(line) ?? []);
        case 'voice': {
          const speaking = shows(device)?.['speaking'];
          const call = typeof speaking === 'string' ? words.said(speaking) : undefined;
          return call === undefined ? [] : [call];
        }
        default:
          return [];
      }
    },
    readable: idsOf(({ is }) => is !== 'voice'),
    hasVoice: idsOf(({ is }) => is === 'voice').length > 0,
    called() {
      return [...places].flatMap(([device, place]) => {
        if (place.is !== 'plate' || shows(device)?.['blink'] !== true) return [];
        const plate = plateOf(device);
        return plate?.is === 'number' ? [{ number: plate.number, counter: place.counter }] : [];
      });
    },
    plateOf,
    boardsAt: counter => idsOf(place => place.is === 'plate' && place.counter === counter),
    hasWords(device) {
      const board = devices.get(device);
      return board !== undefined && simulatedOf(board.kind).hasWords?.(board) === true;
    },
    isTooLate: number => isAnswered(part => words.isTooLate(part, number)),
    isForTheDesk: number => isAnswered(part => words.isForTheDesk(part, number)),
  };
}

const isDarkIdle = (board: DeviceConfig | undefined): boolean =>
  board !== undefined && simulatedOf(board.kind).isDarkIdle === true;

function placeOf(devices: Config['devices'], id: string): Place | undefined {
  const device = devices.get(id);
  if (device === undefined || device.disabled) return undefined;
  if (classOf(device.kind) === 'voice') return { is: 'voice' };
  if (!isBoard(device)) return undefined;
  // A spare shows what the one would that it stands by for.
  const original = device.spareFor === undefined ? device : devices.get(device.spareFor);
  const counter = original !== undefined && isBoard(original) ? original.counter : undefined;
  return counter === undefined ? { is: 'main' } : { is: 'plate', counter };
}
