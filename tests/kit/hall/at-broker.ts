/** A broker with the halls of one test and those who hear them: all of it goes with the test. */
import { onTestFinished } from 'vitest';
import { type Mosquitto, startMosquitto } from './broker/mosquitto.ts';
import { type Watcher, watch } from './broker/watcher.ts';
import { stateFolder } from './journal.ts';
import { type LiveHall, type LiveHallOptions, startLiveHall } from './live-hall.ts';

export type AtBroker = {
  broker: Mosquitto;
  state: string;
  /** `state`, `broker`: those of the test, unless another is named. */
  live(options?: Partial<LiveHallOptions>): LiveHall;
  /** Hears all; not before the hall is in that state, when one is given. */
  watched(state?: string): Promise<Watcher>;
};

/** `limits`: what the config of the broker says of them; it may be changed before the next start. */
export async function atBroker(limits?: { text: string }): Promise<AtBroker> {
  const state = stateFolder();
  const broker = await startMosquitto(limits);
  onTestFinished(broker.kill);
  return {
    broker,
    state,
    live(options) {
      const hall = startLiveHall({ broker: broker.url, state, ...options });
      onTestFinished(hall.close);
      return hall;
    },
    async watched(reached) {
      const watcher = await watch(broker.url);
      onTestFinished(watcher.close);
      if (reached !== undefined) await watcher.untilState(reached);
      return watcher;
    },
  };
}

export const from1To = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
