/** What a test of each class of device does, from its first picture to its last key. */

import type { Config, DeviceConfig } from '../../../config/schema/config.ts';
import { isReader } from '../../../config/schema/device-classes.ts';
import type {
  JobOutcome,
  PadSaid,
  PrintJob,
  ReaderSaid,
  SpeechJob,
  Timers,
} from '../../../drivers/device.ts';
import { definitionOf } from '../../../drivers/kinds.ts';
import { linesOf } from '../../../drivers/settings/reads.ts';
import type { Clock } from '../../process/clock.ts';
import type { StandingPictures } from '../pictures.ts';
import { words } from '../words.ts';
import { done, refused, type TestOutcome, type TestSaid } from './outcome.ts';
import { testLcd, testPage, testPhrase, testPicture } from './pictures.ts';

/** What the tests need of the supervisor. */
export type TestTools = {
  config: Pick<Config, 'rules' | 'devices' | 'repeatWindowMs'>;
  clock: Clock;
  timers: Timers;
  pictures: StandingPictures;
  attention(pad: string): void;
  acknowledge(pad: string, said: PadSaid): void;
  print(printer: string, job: PrintJob): void;
  speak(voice: string, job: SpeechJob): void;
};

/** One test under way: what it hears, and what is done when it is over. */
export type Run = {
  padSaid?(said: PadSaid): void;
  readerSaid?(said: ReaderSaid): void;
  cardLaid?(): void;
  job?: string;
  jobEnded?(outcome: JobOutcome, why?: string): void;
  /** It ends by itself. */
  lasts?: { forMs: number; outcome(): TestOutcome };
  restore?(): void;
};
/** `told` may be called before a run is begun, `end` only later. */
export type TestHeard = { told(said: TestSaid): void; end(outcome: TestOutcome): void };

const pictureMs = 5_000;
const pressesMs = 60_000;
/** A reader that babbles must not fill the memory. */
const readAtMost = 100;

/** `job`: the id for what is printed or said. */
export function beginRun(
  tools: TestTools,
  { id, device, job }: { id: string; device: DeviceConfig; job: string },
  heard: TestHeard,
): Run {
  const { rules } = tools.config;
  const definition = definitionOf(device.kind);
  switch (definition.class) {
    case 'pad': {
      const { shows, keys } = definition.tested;
      return padRun(tools, { id, shows: shows(device), expected: keys(device) }, heard);
    }
    case 'reader': {
      const lines = isReader(device) && device.reads.are === 'presses' ? linesOf(device.reads) : undefined;
      return readerRun(id, lines, heard);
    }
    case 'card-reader':
      return cardRun(id, heard);
    case 'board':
      return boardRun(tools, id, heard);
    case 'printer': {
      const lines = testPage(rules, id, tools.clock.wall());
      const give = () => tools.print(id, { id: job, lines });
      return jobRun({ id, job, outcome: done(words.tested.page(id), { is: 'page' }), give }, heard);
    }
    case 'voice': {
      const text = testPhrase(rules);
      const give = () => tools.speak(id, { id: job, text, times: 1 });
      const outcome = done(words.tested.phrase(id, text), { is: 'phrase', text });
      return jobRun({ id, job, outcome, give }, heard);
    }
  }
}

function boardRun({ config, pictures }: TestTools, id: string, { told, end }: TestHeard): Run {
  const [did, what] = [words.tested.picture(id), { is: 'picture' } as const];
  let shown = false;
  return {
    restore: pictures.tryBoard(id, testPicture(config.rules, id), {
      shown(confirmed) {
        if (shown || confirmed === 'none') return;
        shown = true;
        told({ did, forMs: pictureMs, what });
      },
      displaced: () => end(done(words.tested.displaced(id), { is: 'displaced' })),
    }),
    lasts: {
      forMs: pictureMs,
      outcome: () =>
        shown
          ? done(did, what)
          : refused('test-failed', { is: 'no-picture', device: id, withinMs: pictureMs }),
    },
  };
}

function padRun(
  { config, timers, pictures, attention, acknowledge }: TestTools,
  { id, shows, expected }: { id: string; shows: string; expected: readonly string[] | undefined },
  { told, end }: TestHeard,
): Run {
  const pressed = new Set<string>();
  const isRepeat = repeats(timers, config.repeatWindowMs);

  const missing = () => expected?.filter(key => !pressed.has(key));

  function outcome(): TestOutcome {
    const [keys, left] = [[...pressed], missing() ?? []];
    return done(words.tested.pressed(id, keys, left), { is: 'pressed', keys, left });
  }

  const restore = pictures.tryPad(id, testLcd);
  attention(id);
  told({ did: words.tested.pad(id, shows), forMs: pressesMs, what: { is: 'pad' } });
  return {
    restore,
    lasts: { forMs: pressesMs, outcome },
    padSaid(said) {
      acknowledge(id, said);
      const heard = keyOf(said);
      if (isRepeat(said)) return;
      for (const key of [heard.key, ...heard.digits]) pressed.add(key);
      const left = missing();
      told({ ...heard, ...(left !== undefined && { left }) });
      if (left?.length === 0) end(outcome());
    },
  };
}

export const keyOf = (said: PadSaid): { key: string; digits: string } =>
  'press' in said ? { key: said.press, digits: said.digits } : { key: `rate-${said.rating}`, digits: '' };

/** Whether a pad has said the same again that says everything again until it is acknowledged. Of one pad. */
export function repeats(timers: Timers, windowMs: number): (said: PadSaid) => boolean {
  let last = { frame: '', atMs: Number.NEGATIVE_INFINITY };
  return said => {
    const frame = said.frame && `${Buffer.from(said.frame).toString('hex')} ${keyOf(said).digits}`;
    if (frame === last.frame && timers.now() - last.atMs < windowMs) return true;
    last = { frame: frame ?? '', atMs: timers.now() };
    return false;
  };
}

function readerRun(id: string, lines: readonly string[] | undefined, { told, end }: TestHeard): Run {
  const read = new Set<string>();
  const outcome = () => done(words.tested.read(id, [...read]), { is: 'read', lines: [...read] });
  const is = lines === undefined ? 'scanner' : 'buttons';
  told({ did: words.tested[is](id), forMs: pressesMs, what: { is } });
  return {
    lasts: { forMs: pressesMs, outcome },
    readerSaid({ line }) {
      if (read.size < readAtMost) read.add(line);
      const left = lines?.filter(one => !read.has(one));
      told({ line, ...(left !== undefined && { left }) });
      if (left?.length === 0) end(outcome());
    },
  };
}

/** Each card is told, and nothing of it. */
function cardRun(id: string, { told }: TestHeard): Run {
  let cards = 0;
  const line = words.tested.card;
  told({ did: words.tested.cards(id), forMs: pressesMs, what: { is: 'cards' } });
  return {
    lasts: {
      forMs: pressesMs,
      outcome() {
        const lines = cards === 0 ? [] : [line];
        return done(words.tested.read(id, lines), { is: 'read', lines });
      },
    },
    cardLaid() {
      cards += 1;
      told({ line });
    },
  };
}

function jobRun(
  { id, job, outcome, give }: { id: string; job: string; outcome: TestOutcome; give: () => void },
  { end }: TestHeard,
): Run {
  // Its end may be told before `do` returns.
  queueMicrotask(give);
  return {
    job,
    jobEnded: (ended, why = words.noReason) =>
      end(ended !== 'failed' ? outcome : refused('test-failed', { is: 'job', device: id, why })),
  };
}
