import {
  decodeAreaUpdate,
  encodeReply,
  type OnbonMessage,
  onbonProtocol,
} from '../../../drivers/onbon-k/codec.ts';
import type { OnbonSettings } from '../../../drivers/onbon-k/definition.ts';
import { type OnbonKOptions, onbonK } from '../../../drivers/onbon-k/driver.ts';
import { simulateOnbonK } from '../../../simulators/devices/onbon-k/device.ts';
import { boardsOnALine } from '../../kit/driver/boards-on-a-line.ts';

export const pace = {
  answers: true,
  areaGapMs: 1000,
  replyWithinMs: 300,
  expiresAfterS: 60,
  refreshMs: 20_000,
  localTime: () => ({ year: 2026, month: 7, day: 1, hour: 9, minute: 0, second: 0, weekday: 3 }),
};
export const card = { address: 1, width: 128, height: 64, model: '6k' } as const;

/** A board of a 96 × 32 window, one of several on the line `boards`. */
export const onALine = (address: number, refreshMs = 20_000): OnbonSettings => ({
  kind: 'onbon-k',
  disabled: false,
  line: 'boards',
  address,
  width: 96,
  height: 32,
  model: '6k',
  answers: true,
  areaGapMs: 1000,
  replyWithinMs: 2000,
  expiresAfterMs: 60_000,
  refreshMs,
});

/** One board, its simulated card, and the 9600 baud wire between them, on virtual time. */
export function bench(model: '5k' | '6k' = '6k', more: Partial<OnbonKOptions> = {}) {
  const { one, asked, ...line } = boardsOnALine([{ ...card, ...pace, ...more, model }], {
    protocol: onbonProtocol,
    watch: onbonProtocol.decoder(),
    simulate: simulateOnbonK,
    open: onbonK,
  });
  const { board, simulator, fitness, shown } = one;

  return {
    ...line,
    board,
    simulator,
    asked,
    show(...texts: string[]): void {
      board.want({ lines: texts.map(text => ({ text })) }, true);
    },
    reads: (): unknown => simulator.shows()['text'],
    fitnessTold: fitness,
    shownTold: shown,
    /** What the host sent since this was called last. */
    newlyAsked: () => asked.splice(0),
    /** The card says no to the next frames with these codes, then obeys again. */
    refuseNext(...errors: number[]): void {
      line.wire.toDevices = bytes => {
        const error = errors.shift();
        if (error === undefined) return bytes;
        line.hear(
          encodeReply({ screen: card.address, group: 0xa0, command: 1, error, payload: new Uint8Array() }),
        );
        return [];
      };
    },
  };
}

/** Ids of the areas in each A3 06, `all` first where everything is deleted before. */
export function updates(asked: readonly { message: OnbonMessage }[]): unknown[] {
  return asked.flatMap(({ message }) => {
    const update =
      message.is === 'request' && message.command === 6 ? decodeAreaUpdate(message.payload) : undefined;
    if (update === undefined) return [];
    return [[...(update.remove === 'all' ? ['all'] : update.remove), ...update.areas.map(area => area.id)]];
  });
}
export const pings = (asked: readonly { message: OnbonMessage }[]): number =>
  asked.filter(({ message }) => message.is === 'request' && message.group === 0xa2 && message.command === 0)
    .length;

/** Stored in the simulated card. */
export const programme = '请听工作人员叫号';
