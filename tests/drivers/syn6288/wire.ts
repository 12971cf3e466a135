import type { LinkEvents, VoiceSaid } from '../../../drivers/device.ts';
import { type Dialect, encodeReply, type Reply } from '../../../drivers/syn6288/codec.ts';
import { syn6288 } from '../../../drivers/syn6288/driver.ts';
import { simulateSyn6288 } from '../../../simulators/devices/syn6288/device.ts';
import { ears, jobInWords } from '../../kit/driver/ears.ts';
import { virtualTimers } from '../../virtual-timers.ts';

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const statusFrame = 'fd000221de';
const stopFrame = 'fd000202fd';
export const framesOf: Record<Dialect, { status: string; stop: string }> = {
  syn6288: { status: statusFrame, stop: stopFrame },
  xfs5152: { status: 'fd000121', stop: 'fd000102' },
};
export const dialects = ['syn6288', 'xfs5152'] as const;
export const isSpeak = (hex: string): boolean => hex.slice(6, 8) === '01';

/** A voice whose link is of memory; `onWrite` is the chip's side. */
export function onALink(dialect: Dialect, onWrite: (bytes: Uint8Array) => void) {
  const { timers, ...time } = virtualTimers();
  const advance = (ms: number): Promise<void> => time.advance(ms);
  const { report, listen, fitness, ended } = ears<VoiceSaid>();
  const written: { hex: string; at: number }[] = [];
  let opened: LinkEvents | undefined;
  let refuse: string | undefined;
  const voice = syn6288(
    { dialect, volume: 8, speed: 3 },
    async on => {
      if (refuse !== undefined) throw new Error(refuse);
      opened = on;
      return {
        async write(bytes) {
          written.push({ hex: hexOf(bytes), at: timers.now() });
          onWrite(bytes);
        },
        close: async () => {},
      };
    },
    { timers, report },
  );
  return {
    voice,
    timers,
    advance,
    written,
    receive: (bytes: Uint8Array) => opened?.data(bytes),
    down: (why: string) => {
      refuse = why;
      opened?.down(why);
    },
    back: () => {
      refuse = undefined;
    },
    onEnded: (then: () => void) => listen(what => what.is === 'job-ended' && then()),
    fitness,
    ended: (): string[] => ended().map(jobInWords),
  };
}

/** With a simulated chip at the other end, powered and ready. `muted` loses the replies that it says so of. */
export async function withAChip(dialect: Dialect = 'syn6288') {
  const wire = onALink(dialect, bytes => simulator.receive(bytes));
  let muted = (_hex: string): boolean => false;
  const simulator = simulateSyn6288(
    { dialect },
    {
      send: bytes => {
        if (!muted(hexOf(bytes))) wire.receive(bytes);
      },
      timers: wire.timers,
      changed: () => {},
    },
  );
  await wire.advance(1000);
  return {
    ...wire,
    simulator,
    mute: (which: (hex: string) => boolean) => {
      muted = which;
    },
  };
}

/** With a chip that is played by the test, byte by byte; it is idle. */
export async function withAPlayedChip(dialect: Dialect = 'syn6288') {
  const wire = onALink(dialect, () => {});
  await wire.advance(0);
  const reply = (what: Reply): void => wire.receive(encodeReply(what));
  reply('idle');
  await wire.advance(100);
  wire.written.length = 0;
  return { ...wire, reply };
}

/** Why a silent chip is lost. */
export const noAnswer = 'the voice does not answer: look at its power, its cable and its baud rate';

export const call = { id: 'j1', text: '请A零零一号到3号窗口', times: 1 } as const;
