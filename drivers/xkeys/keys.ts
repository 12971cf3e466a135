import type { Button, PadSaid, Reporter, Timers } from '../device.ts';
import { typing } from '../parts/pad/typing.ts';
import { buttonsDown, usualButtons, type XkeysMessage } from './codec.ts';
import { lightOf, type Model, modelOf } from './models.ts';

export type Buttons = Readonly<Record<string, Button>>;
type Descriptor = Extract<XkeysMessage, { is: 'descriptor' }>;

/** What it has told since the link came up; while something is missing, nothing is a press. */
type State =
  | { is: 'unknown'; described?: Descriptor; held?: Uint8Array }
  | { is: 'known'; held: Uint8Array; model: Model; buttons: Buttons };

/** The keys of one X-keys, and what each is to the hall. `known`: the lights of those that mean next. */
export function xkeysKeys(
  written: Buttons | undefined,
  { timers, report }: { timers: Timers; report: Reporter<PadSaid> },
  on: { forgotten(): void; known(lightsOfNext: number[]): void },
) {
  let state: State = { is: 'unknown' };
  let stuckWhy: string | undefined;
  const typed = typing(timers, report, {
    forgotten: on.forgotten,
    stuck(why) {
      stuckWhy = why;
      tellFitness();
    },
  });

  function tellFitness(): void {
    if (state.is === 'unknown') return;
    const why = misfit(state.model, state.buttons) ?? stuckWhy;
    report({ is: 'fitness', fitness: why === undefined ? { is: 'ready' } : { is: 'degraded', why } });
  }

  function learn(told: Descriptor, held: Uint8Array): void {
    const model = modelOf(told, held.length);
    const isUsual = model.columns === 4 && model.rows === 6;
    const buttons = written ?? (isUsual ? usualButtons : {});
    state = { is: 'known', held, model, buttons };
    hold(held, model, buttons);
    const next = Object.keys(buttons).filter(button => buttons[button] === 'next');
    tellFitness();
    on.known(next.flatMap(button => lightOf(model, Number(button)) ?? []));
  }

  function hold(held: Uint8Array, model: Model, buttons: Buttons): void {
    typed.held(buttonsDown(held, model).flatMap(button => buttons[button] ?? []));
  }

  return {
    areKnown: () => state.is === 'known',
    /** It is asked again. */
    forget() {
      state = { is: 'unknown' };
    },
    /** Its way is gone. */
    lost() {
      state = { is: 'unknown' };
      stuckWhy = undefined;
      typed.down();
    },
    stop: typed.stop,
    described(told: Descriptor): void {
      if (state.is === 'known') return;
      state.described = told;
      if (state.held !== undefined) learn(told, state.held);
    },
    /** One press each, also of several that went down in the same report. */
    down(held: Uint8Array, generated: boolean): void {
      if (state.is === 'unknown') {
        state.held = held;
        if (state.described !== undefined) learn(state.described, held);
        return;
      }
      const { held: before, model, buttons } = state;
      state.held = held;
      // Generated data is the state as it is: what is held in it was pressed before we listened.
      if (generated) return;
      const downBefore = new Set(buttonsDown(before, model));
      for (const button of buttonsDown(held, model)) {
        const meaning = downBefore.has(button) ? undefined : buttons[button];
        if (meaning !== undefined) typed.press(meaning);
      }
      hold(held, model, buttons);
    },
  };
}

/** Why the buttons of the config are not those of this device. */
function misfit({ name, columns, rows }: Model, buttons: Buttons): string | undefined {
  const most = columns * rows;
  const numbers = Object.keys(buttons).map(Number);
  if (numbers.length === 0) return `an ${name} has no usual buttons: write its buttons in the config`;
  const stray = numbers.find(number => number > most);
  return stray === undefined ? undefined : `the config names button ${stray}, and an ${name} has ${most}`;
}
