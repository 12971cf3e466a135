import { type Condition, xoff, xon } from '../../../drivers/escpos/codec.ts';
import { hurried } from '../parts/haste.ts';
import type { Simulator, Surroundings } from '../simulator.ts';
import { macro } from './macro.ts';
import { paper } from './paper.ts';
import { answersOf, type PersonalityName, personalities, personalityNamed } from './personalities.ts';
import { type Command, readCommand, realTimeFilter } from './stream.ts';

const cutMs = 150;
/** A thermal head; one of needles takes half a second. */
const usualLineMs = 30;
/** Switched off, switched on, and started. */
const powerCycleMs = 2000;
/** The receive buffer of a common printer; XOFF when this much or less is free, XON when it is half empty. */
const bufferBytes = 4096;
const nearlyFullBytes = 512;

/** `knife-blocked`: something is in its way; `jammed`: it was stopped by that. */
type Wrong = 'paper-out' | 'paper-low' | 'cover-open' | 'knife-blocked' | 'jammed' | 'busy';
const endedByHand: readonly Wrong[] = ['paper-out', 'cover-open', 'jammed'];

const actions =
  'The tickets of a printer can be torn off: {"tear": true}; its roll is nearly used up: {"paper": "low"}, or new: ' +
  '{"paper": "full"}; something blocks its knife: {"cutter": "block"}, until {"fault": "none"}; it answers as another make: ' +
  `{"personality": …} with one of ${Object.keys(personalities).join(', ')}.`;

/**
 * A ticket printer with GB18030, cutter, automatic status and flow control. Power comes up with Chinese mode off. `answers`:
 * left out, it does. `lineMs`: how long a line takes.
 */
export function simulateEscpos(
  options: { columns: 32 | 48; answers?: boolean; lineMs?: number },
  { send: say, ...around }: Surroundings,
): Simulator {
  const atFirst = options.answers === false ? 'silent' : 'usual';
  let personality: PersonalityName = atFirst;
  let answers = answersOf(personality);
  const printed = paper(options.columns, options.lineMs ?? usualLineMs);
  const realTime = realTimeFilter();
  const kept = macro();
  let buffer: number[] = [];
  /** Bytes to come that belong to the picture being printed. */
  let skipping = 0;
  let chinese = false;
  let autoStatus = false;
  const wrong = new Set<Wrong>();
  let heldOff = false;
  /** Paper or knife moves. */
  let moving = false;
  let powered = true;
  let cancelPowerUp = (): void => {};

  function send(bytes: Uint8Array | undefined): void {
    if (bytes === undefined || personality === 'silent') return;
    if (answers.lateMs === 0) say(bytes);
    else around.timers.after(answers.lateMs, () => say(bytes));
  }

  function condition(): Condition {
    const [coverOpen, paperEnd, jammed] = [
      wrong.has('cover-open'),
      wrong.has('paper-out'),
      wrong.has('jammed'),
    ];
    return {
      offLine: paperEnd || coverOpen || jammed || wrong.has('busy'),
      coverOpen,
      paperEnd,
      nearEnd: wrong.has('paper-low'),
      error: jammed,
      cutter: jammed,
    };
  }

  function canPrint(): boolean {
    return powered && !moving && !condition().offLine;
  }

  function work(): void {
    while (canPrint()) {
      skipping -= buffer.splice(0, skipping).length;
      const read = skipping > 0 ? undefined : readCommand(buffer, chinese);
      if (read === undefined) break;
      const taken = buffer.splice(0, read.length);
      skipping = read.length - taken.length;
      kept.heard(read.command, taken);
      const takesMs = perform(read.command);
      if (takesMs === 0) continue;
      moving = true;
      around.changed();
      around.timers.after(hurried(takesMs, around.haste), () => {
        moving = false;
        work();
      });
    }
    flow();
  }

  /** Does it, and tells how long paper or knife are moving. */
  function perform(command: Command): number {
    switch (command.is) {
      case 'init':
        reset();
        return 0;
      case 'cut':
        if (!wrong.has('knife-blocked')) printed.cut();
        else {
          wrong.add('jammed');
          tellStatus();
        }
        return cutMs;
      case 'chinese':
        chinese = command.on;
        return 0;
      case 'auto-status':
        autoStatus = command.on;
        tellStatus();
        return 0;
      case 'paper-status':
        send(answers.fence(condition()));
        return 0;
      case 'info':
        // GS I 66 maker, 67 model: 5F, text, NUL.
        if (command.about === 66 || command.about === 67) send(new TextEncoder().encode('_simulated\0'));
        return 0;
      case 'macro-run':
        buffer.unshift(...kept.run(command.times));
        return 0;
      // What it is made of was kept as it came.
      case 'macro':
      case 'nothing':
        return 0;
      default:
        return printed.obey(command);
    }
  }

  function reset(): void {
    chinese = false;
    printed.reset();
  }

  function clear(): void {
    buffer = [];
    skipping = 0;
    printed.clear();
  }

  /** The buffer is lost; whoever switches it off takes the half printed ticket away. */
  function powerCycle(): void {
    powered = false;
    clear();
    kept.forget();
    autoStatus = false;
    reset();
    printed.takeUnfinished();
    cancelPowerUp();
    cancelPowerUp = around.timers.after(powerCycleMs, () => {
      powered = true;
      statusChanged();
    });
  }

  function tellStatus(): void {
    if (powered && autoStatus) send(answers.autoStatus(condition()));
  }

  function flow(): void {
    const full = buffer.length > (heldOff ? bufferBytes / 2 : bufferBytes - nearlyFullBytes);
    if (!powered || heldOff === (wrong.has('busy') || full)) return;
    heldOff = !heldOff;
    send(Uint8Array.of(heldOff ? xoff : xon));
  }

  function statusChanged(): void {
    tellStatus();
    around.changed();
    work();
  }

  return {
    receive(bytes) {
      if (!powered) return;
      for (const byte of bytes) {
        const got = realTime(byte);
        if (Array.isArray(got)) {
          if (buffer.length >= bufferBytes) work();
          if (buffer.length < bufferBytes) buffer.push(...got);
        } else if (got.is === 'ask') {
          send(answers.realTime(got.question, condition()));
        } else {
          clear();
        }
      }
      work();
    },
    act(action) {
      if (action.tear === true) {
        printed.tear();
        around.changed();
        return undefined;
      }
      const named = personalityNamed(action.personality);
      if (named !== undefined) {
        personality = named;
        answers = answersOf(named);
        around.changed();
        return undefined;
      }
      if (action.paper === 'low') wrong.add('paper-low');
      else if (action.paper === 'full') wrong.delete('paper-low');
      else if (action.cutter === 'block') wrong.add('knife-blocked');
      else return actions;
      statusChanged();
      return undefined;
    },
    fault(name) {
      if (name === 'power-cycle') powerCycle();
      else if (name === 'none') {
        // Whoever changes the roll or opens the cover takes the half printed ticket away.
        if (endedByHand.some(one => wrong.has(one))) printed.takeUnfinished();
        wrong.clear();
      } else if (name === 'paper-out' || name === 'cover-open' || name === 'busy') wrong.add(name);
      else return false;
      statusChanged();
      return true;
    },
    shows: () => ({
      tickets: printed.tickets(),
      paper: wrong.has('paper-out') ? 'out' : wrong.has('paper-low') ? 'low' : 'ok',
      cover: wrong.has('cover-open') ? 'open' : 'closed',
      ...(wrong.has('jammed') && { cutter: 'jammed' }),
      ...(personality !== atFirst && { personality }),
    }),
    drawing: () => ({ is: 'roll', ...printed.roll(), knifeBlocked: wrong.has('knife-blocked') }),
  };
}
