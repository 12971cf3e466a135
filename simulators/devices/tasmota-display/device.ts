/**
 * A Tasmota with a display of characters. What is written over stays written over, as in its firmware; of its rules it knows the
 * one that clears the display when a timer ends.
 */
import { decodeText, encodeAnswer } from '../../../drivers/tasmota-display/codec.ts';
import { characterRows } from '../parts/character-rows.ts';
import { type BrokerSimulator, type BrokerSurroundings, nothingToPress } from '../simulator.ts';

/** `columns`, `lines`: of the font that is set in it. */
export function simulateTasmotaDisplay(
  { topic, columns, lines }: { topic: string; columns: number; lines: number },
  around: BrokerSurroundings,
): BrokerSimulator {
  const lwt = `tele/${topic}/LWT`;
  // Which colour a display has is set in it.
  const rows = characterRows({ count: lines, columns, colour: 'white' }, around);
  let unknown = 0;
  let clears = 0;

  function write(line: number, column: number, text: string): void {
    if (line < 1 || column < 1) return;
    const old = rows.textOf(line - 1).padEnd(column - 1 + text.length);
    const whole = old.slice(0, column - 1) + text + old.slice(column - 1 + text.length);
    rows.write(line - 1, whole.slice(0, columns));
  }

  function show(text: string): void {
    for (const step of decodeText(text)) {
      if (step.is === 'text') write(step.line, step.column, step.text);
      else if (step.is === 'clear') {
        clears += 1;
        rows.clear();
      } else unknown += 1;
    }
    around.changed();
  }

  const result = `stat/${topic}/RESULT`;
  const rule = expiryRule(around.timers, text => {
    show(text);
    around.publish(result, encodeAnswer(text));
  });

  return {
    topics: [`cmnd/${topic}/+`],
    will: { topic: lwt, payload: 'Offline' },
    connected: () => around.publish(lwt, 'Online', { retain: true }),
    message(said, payload) {
      const command = said.split('/').at(-1)?.toUpperCase();
      const set = rule.obey(command, payload);
      if (set !== undefined) return around.publish(result, JSON.stringify(set));
      if (command !== 'DISPLAYTEXT' || payload === '') return around.publish(result, '{"Command":"Unknown"}');
      show(payload);
      around.publish(result, encodeAnswer(payload));
    },
    act: nothingToPress.board,
    fault(name) {
      if (name === 'power-cycle') {
        rule.powerOn();
        rows.clear();
        around.changed();
      }
      return name === 'power-cycle' || name === 'none';
    },
    drawing: rows.drawing,
    shows: () => ({ ...rows.shows(), unknown, clears }),
  };
}

/** A rule of its settings, which a power cut leaves alone, and the timers of its memory (tasmota/docs Rules.md). */
function expiryRule(timers: BrokerSurroundings['timers'], show: (text: string) => void) {
  let text = '';
  let isOn = false;
  const ends = new Map<number, () => void>();
  const isRule = /^ON Rules#Timer=([1-8]) DO DisplayText (.+) ENDON$/i;

  function ended(timer: number): void {
    ends.delete(timer);
    const [, of, shows] = isRule.exec(text) ?? [];
    if (isOn && Number(of) === timer && shows !== undefined) show(shows);
  }

  return {
    /** What it answers; undefined: it is no command of a rule. */
    obey(command: string | undefined, payload: string): Record<string, unknown> | undefined {
      const timer = Number(/^RULETIMER([1-8])$/.exec(command ?? '')?.[1]);
      if (command === 'RULE3') {
        if (payload === '0' || payload === '1') isOn = payload === '1';
        else if (payload !== '') text = payload;
        return { Rule3: { State: isOn ? 'ON' : 'OFF', Length: text.length, Rules: text } };
      }
      if (Number.isNaN(timer)) return undefined;
      ends.get(timer)?.();
      ends.delete(timer);
      const seconds = Number(payload);
      if (seconds > 0)
        ends.set(
          timer,
          timers.after(seconds * 1000, () => ended(timer)),
        );
      return Object.fromEntries(
        Array.from({ length: 8 }, (_, at) => [`T${at + 1}`, at + 1 === timer ? seconds : 0]),
      );
    },
    powerOn(): void {
      for (const cancel of ends.values()) cancel();
      ends.clear();
    },
  };
}
