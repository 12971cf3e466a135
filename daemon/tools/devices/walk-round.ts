/** One person goes through the hall and presses: what was reached by it, and what was not. */
import type { Config, DeviceConfig } from '../../../config/schema/config.ts';
import { classOf, isPad } from '../../../config/schema/device-classes.ts';
import type {
  BoardPicture,
  JobOutcome,
  PadAnswer,
  PadSaid,
  PrintJob,
  ReaderSaid,
  SpeechJob,
  Timers,
} from '../../../drivers/device.ts';
import { testPage, walkBoards, walkNumber, walkPhrase, walkPicture } from '../../devices/testing/pictures.ts';
import { keyOf, repeats } from '../../devices/testing/runs.ts';
import { whyText } from '../../text/staff/sentences.ts';
import { noKeyText } from './key-lines.ts';
import { words } from './words.ts';

/** What is done at the devices. `shown`: what the board itself, or its driver, told of this picture. */
export type WalkHands = {
  answer(pad: string, said: PadSaid, answer: PadAnswer): void;
  showOn(board: string, picture: BoardPicture, shown: (confirmed: 'none' | 'sent' | 'acked') => void): void;
  print(printer: string, job: PrintJob): void;
  speak(voice: string, job: SpeechJob): void;
};
export type Walk = ReturnType<typeof beginWalk>;

const shownWithinMs = 5000;

/** `at`: ms UTC by the wall clock. `tell` is read while it goes on; `all`: nothing is left. */
export function beginWalk(
  config: Pick<Config, 'rules' | 'devices' | 'repeatWindowMs'>,
  {
    hands,
    timers,
    at,
    tell,
    all,
  }: { hands: WalkHands; timers: Timers; at(): number; tell(line: string): void; all(): void },
) {
  const { rules } = config;
  const devices = new Map([...config.devices].filter(([, { disabled }]) => !disabled));
  const reached = new Set<string>();
  /** Those that were heard of and can work; and why the others cannot. */
  const fit = new Set<string>();
  const lost = new Map<string, string>();
  const pressedAt = new Set<string>();
  /** Printer or voice -> the job in its hands. */
  const inHand = new Map<string, string>();
  const isRepeat = new Map([...devices.keys()].map(id => [id, repeats(timers, config.repeatWindowMs)]));
  const cancels = new Map<string, () => void>();
  let toSay: string | undefined;
  let jobs = 0;

  const idsOf = (is: string): string[] =>
    [...devices].flatMap(([id, { kind }]) => (classOf(kind) === is ? [id] : []));

  function reach(id: string): void {
    if (reached.has(id)) return;
    reached.add(id);
    if (reached.size === devices.size) all();
  }

  function showAt(counter: string, key: string): void {
    const picture = walkPicture(rules, counter, key);
    for (const board of walkBoards(rules, counter)) if (devices.has(board)) show(board, picture);
  }

  function show(board: string, picture: BoardPicture): void {
    cancels.get(board)?.();
    let isShown = false;
    const cancel = timers.after(shownWithinMs, () =>
      tell(words.walk.notShown(board, shownWithinMs, lost.get(board))),
    );
    cancels.set(board, cancel);
    hands.showOn(board, picture, confirmed => {
      if (isShown || confirmed === 'none') return;
      isShown = true;
      cancel();
      tell(words.walk.shown(board, picture.ticket ?? '', confirmed === 'acked'));
      reach(board);
    });
  }

  /** One voice at a time (R12), and each in turn; of what was not said yet the last. */
  function sayNext(): void {
    const voices = idsOf('voice');
    if (toSay === undefined || voices.some(id => inHand.has(id))) return;
    const able = voices.filter(id => fit.has(id));
    const voice = able.find(id => !reached.has(id)) ?? able[0];
    if (voice === undefined) return;
    const text = toSay;
    toSay = undefined;
    hands.speak(voice, { id: newJob(voice), text, times: 1 });
  }

  function newJob(id: string): string {
    jobs += 1;
    const job = `walk-${jobs}`;
    inHand.set(id, job);
    return job;
  }

  function printAt(id: string): void {
    if (inHand.has(id) || reached.has(id)) return;
    hands.print(id, { id: newJob(id), lines: testPage(rules, id, at()) });
  }

  function whyNot(id: string, device: DeviceConfig): string {
    const why = lost.get(id);
    if (why !== undefined) return whyText(why);
    switch (classOf(device.kind)) {
      case 'pad':
        return words.walk.left.pad;
      case 'board':
        return whyDark(id);
      case 'printer':
        return words.walk.left.printer;
      case 'voice':
        return words.walk.left.voice;
      case 'reader':
        return words.walk.left.reader;
      case 'card-reader':
        return words.walk.left.cards;
    }
  }

  function whyDark(board: string): string {
    const counter = rules.counterBoards.get(rules.spares.get(board) ?? board);
    if (pressedAt.size > 0 && (counter === undefined || pressedAt.has(counter))) return words.walk.left.dark;
    if (counter === undefined) return words.walk.left.noPress;
    const hasPad = [...devices.values()].some(one => isPad(one) && one.counter === counter);
    return hasPad ? words.walk.left.noPressAt(counter) : words.walk.left.noPadAt(counter, board);
  }

  return {
    padSaid(pad: string, counter: string, said: PadSaid): void {
      const again = isRepeat.get(pad)?.(said) === true;
      hands.answer(pad, said, { is: again ? 'repeat' : 'done' });
      if (again) return;
      const { key, digits } = keyOf(said);
      const pressed = [digits, key].filter(Boolean).join(' ');
      pressedAt.add(counter);
      tell(words.walk.pressed(pad, pressed, counter, walkNumber(counter)));
      showAt(counter, pressed);
      toSay = walkPhrase(rules, counter);
      sayNext();
      reach(pad);
    },
    readerSaid(reader: string, { line }: ReaderSaid): void {
      tell(words.walk.read(reader, line));
      reach(reader);
    },
    cardLaid(reader: string): void {
      tell(words.walk.card(reader));
      reach(reader);
    },
    noKey(pad: string, button: string): void {
      const device = devices.get(pad);
      if (device !== undefined) tell(noKeyText(pad, device, button));
    },
    fit(id: string, why?: string): void {
      const before = lost.get(id);
      if (why !== before) tell(why === undefined ? words.walk.works(id) : words.walk.lost(id, why));
      if (why !== undefined) {
        fit.delete(id);
        lost.set(id, why);
        return;
      }
      fit.add(id);
      lost.delete(id);
      if (idsOf('printer').includes(id)) printAt(id);
      sayNext();
    },
    jobEnded(id: string, job: string, outcome: JobOutcome, why?: string): void {
      if (inHand.get(id) !== job) return;
      inHand.delete(id);
      const isPrinter = idsOf('printer').includes(id);
      if (outcome === 'failed') tell(words.walk.failed(id, why));
      else {
        tell(isPrinter ? words.walk.printed(id) : words.walk.said(id));
        reach(id);
      }
      sayNext();
    },
    /** Of every device that was not reached, why. */
    left: (): [string, string][] =>
      [...devices].flatMap(([id, device]) => (reached.has(id) ? [] : [[id, whyNot(id, device)]])),
    count: () => devices.size,
    stop(): void {
      for (const cancel of cancels.values()) cancel();
    },
  };
}
