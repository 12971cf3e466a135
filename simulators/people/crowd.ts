/**
 * A crowd in a simulated hall: citizens who take tickets, wait, walk and are served, and a clerk at each counter that has a
 * pad. It acts only with its hands at the devices, and knows only what they show and say.
 */
import type { Timers } from '../../drivers/device.ts';
import type { CrowdSettings, CrowdShows, DemoPeople } from '../page/contract.ts';
import type { Stage } from '../stage/stage.ts';
import { openBoards } from './boards.ts';
import { openClerks } from './clerks.ts';
import { openCrowdClock } from './clock.ts';
import { openDoor } from './door.ts';
import { openEars } from './ears.ts';
import { openFloor } from './floor.ts';
import { openKiosks } from './kiosks.ts';
import { openPeople } from './people.ts';
import { changedSettings } from './settings.ts';
import type { CrowdConfig, Surroundings } from './surroundings.ts';
import { openThrottle } from './throttle.ts';
import { words } from './words.ts';

export type Crowd = {
  /** `action` comes from outside: `stop`, `go`, `step`, or some of the settings; a sentence when that cannot be done. */
  do(action: unknown): string | undefined;
  shows(): CrowdShows;
  /** How many times as fast as real people they are. */
  speed(): number;
  people(): DemoPeople;
  /** Told at most twice a second when either is another than before. */
  onShows(listener: () => void): void;
  /** Nobody does anything any more. */
  close(): void;
};

/** `settings`: the usual ones, or what `changedSettings` made of them. */
export function openCrowd(options: {
  config: CrowdConfig;
  stage: Pick<Stage, 'do' | 'shows' | 'onShows'>;
  timers: Timers;
  settings: CrowdSettings;
}): Crowd {
  const { config, stage, timers } = options;
  let { settings } = options;
  let stopped = false;
  let closed = false;
  const listeners: (() => void)[] = [];
  /** Rises with everything that anybody does. */
  let deeds = 0;

  const shows: Surroundings['shows'] = device => stage.shows(device);
  const time = openCrowdClock(timers);
  const throttle = openThrottle(timers, time.isGoing, () => {
    for (const listener of listeners) listener();
  });
  const floor = openFloor(time, () => {
    deeds += 1;
    throttle.later();
  });
  const around: Surroundings = {
    config,
    time,
    floor,
    boards: openBoards(config, shows),
    settings: () => settings,
    shows,
    act(device, action) {
      deeds += 1;
      stage.do(device, action);
    },
  };
  const people = openPeople(
    around,
    counter => clerks.see(counter),
    counter => clerks.help(counter),
  );
  const kiosks = openKiosks(around, people.wait);
  const clerks = openClerks(around, people);
  const ears = openEars(around.boards, people.hear);
  const door = openDoor(around, kiosks.join);
  stage.onShows(device => {
    if (closed) return;
    ears.perceive(device);
    kiosks.look(device);
    clerks.perceive(device);
  });
  door.open({ anew: true });
  time.setSpeed(settings.speed);

  function step(): string | undefined {
    if (settings.speed === 0) return words.standsStill;
    const before = deeds;
    stopped = true;
    time.step(() => deeds > before);
    return undefined;
  }

  function change(wanted: unknown): string | undefined {
    const next = changedSettings(config, settings, wanted);
    if (typeof next === 'string') return next;
    const before = settings;
    settings = next;
    time.setSpeed(next.speed);
    const isAnew = next.seed !== before.seed;
    if (isAnew || next.arrivals !== before.arrivals || next.mix !== before.mix) door.open({ anew: isAnew });
    return undefined;
  }

  function perform(action: unknown): string | undefined {
    if (action === 'step') return step();
    if (action !== 'stop' && action !== 'go') return change(action);
    stopped = action === 'stop';
    if (stopped) time.stop();
    else time.go();
    return undefined;
  }

  return {
    do(action) {
      const wrong = perform(action);
      throttle.later();
      return wrong;
    },
    shows: () => ({
      ...settings,
      stopped,
      clockS: Math.floor(time.ownMs() / 1000),
      figures: floor.figures(),
      holds: {
        voice: ears.unsaid(),
        calls: time.heldFor('calls'),
        paper: time.heldFor('paper') === 0 ? 0 : floor.atKiosks(),
        keys: time.heldFor('keys'),
      },
    }),
    speed: () => settings.speed,
    people: floor.people,
    onShows: listener => listeners.push(listener),
    close() {
      closed = true;
      time.close();
      throttle.close();
    },
  };
}
