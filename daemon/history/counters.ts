/** When each counter was open and who sat there: a fold of a day's events. */
import type { Event } from '../core/types/events.ts';
import type { Presses } from './presses.ts';

/** Times ms in the `now` of the rules. */
export type Span = { from: number; until: number };
export type OpenSpan = Span & { is: 'open' | 'paused' };

type State = {
  status: 'closed' | 'open' | 'paused';
  since: number;
  clerk?: string;
  spans: readonly OpenSpan[];
};

export type Counters = {
  saw(event: Event, at: number): void;
  clerkAt(counter: string): string | undefined;
  /** By counter, up to `until` where one is open still. */
  spans(until: number): ReadonlyMap<string, readonly OpenSpan[]>;
  clear(): void;
};

export function openCounters({ did }: Presses): Counters {
  const counters = new Map<string, State>();

  function stateOf(counter: string): State {
    return counters.get(counter) ?? { status: 'closed', since: 0, spans: [] };
  }

  function change(counter: string, more: Partial<State>): void {
    const before = counters.get(counter);
    did(() => void (before === undefined ? counters.delete(counter) : counters.set(counter, before)));
    counters.set(counter, { ...stateOf(counter), ...more });
  }

  function become(counter: string, status: State['status'], at: number): void {
    const state = stateOf(counter);
    if (state.status !== status) change(counter, { status, since: at, spans: spansUntil(state, at) });
  }

  function signOut(counter: string): void {
    const { clerk: _, ...state } = stateOf(counter);
    counters.set(counter, state);
  }

  return {
    saw(event, at) {
      switch (event.kind) {
        case 'counter-opened':
        case 'counter-resumed':
          return become(event.counter, 'open', at);
        case 'counter-paused':
          if (!event.after) become(event.counter, 'paused', at);
          return;
        case 'counter-closed':
          become(event.counter, 'closed', at);
          return signOut(event.counter);
        case 'clerk-signed-in':
          return change(event.counter, { clerk: event.clerk });
        case 'clerk-signed-out':
          return signOut(event.counter);
        case 'day-closed':
          for (const counter of counters.keys()) {
            become(counter, 'closed', at);
            signOut(counter);
          }
          return;
        default:
          return;
      }
    },
    clerkAt: counter => counters.get(counter)?.clerk,
    spans: until => new Map([...counters].map(([id, state]) => [id, spansUntil(state, until)])),
    clear: () => counters.clear(),
  };
}

function spansUntil({ status, since, spans }: State, until: number): readonly OpenSpan[] {
  return status === 'closed' || until <= since ? spans : [...spans, { is: status, from: since, until }];
}
