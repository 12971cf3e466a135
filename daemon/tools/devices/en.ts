/** English: every sentence of `devices` and `record`, in plain words for technicians. What a driver or the system says stands in it as it came. */
import { counterInEnglish as counterText } from '../../text/counters.ts';
import type { Presence } from './presence.ts';

const portExamples =
  '--port /dev/serial/by-id/…, 192.168.1.70:5005, or the id of a line or an X-keys of the config';

export const en = {
  found: {
    noHall: (what: string) =>
      `${what}: found no hall, expected --config FILE, for example --config config/halls/fuzhou.yaml`,
    testAndAddress: 'found --test and --set-address together, expected one of them at a time',
    walkAndOther: (other: string) => `found --walk and ${other} together, expected one of them at a time`,
    jsonAndTest: (id: string) =>
      `found --json and --test together, expected one of them at a time: a test is told to the person at the device; a program orders one by one-ticket call device-test --device ${id} --json`,
    jsonAndOther: (other: string) =>
      `found --json and ${other} together, expected one of them at a time: --json is for the list`,
    portAlone:
      '--port: found it alone, expected it with --set-address, for example --set-address 3 --port /dev/serial/by-id/…',
    noDevice: (option: string, id: string, expected: string, known: readonly string[], meant?: string) =>
      `${option}: found ${id}, expected ${expected}: ${known.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  },
  aDeviceOf: (file: string) => `a device of ${file}`,
  aDeviceWithPortOf: (file: string) => `a device of ${file} with a port`,
  alone: {
    noBroker: 'the config names no broker to ask one through',
    secrets: (faults: readonly string[]) => `its broker cannot be asked: ${faults.join('; ')}`,
  },

  list: {
    entryHead: ['DEVICE', 'KIND', 'AT', 'STATE', 'ENTRY'],
    portHead: ['PORT', 'USB', 'WHAT', 'ENTRY'],
    noHall: 'found no hall to compare with (--config FILE): only what is plugged in is told',
    plugged: 'Plugged into this computer:',
    noEntry: 'none',
    nothing: 'Nothing is plugged into this computer that could be a device of a hall.',
    nothingElse: 'Nothing else is plugged into this computer that could be a device of this hall.',
    withoutDaemon: (hall: string, why: string) =>
      `Found no daemon of ${hall} to ask (${why}): this is whether a port is there, not how the device is.`,
    withDaemon: (hall: string) => `The states are those of the daemon that runs ${hall}.`,
    allSimulated: 'Every device is simulated.',
    disabled: 'disabled',
    unknown: 'unknown to the daemon',
    state: (state: string, why: string | undefined, simulated: boolean) =>
      `${state}${why === undefined ? '' : `: ${why}`}${simulated ? ' (simulated)' : ''}`,
    presence: {
      plugged: 'plugged in',
      'not-plugged': 'not plugged in',
      there: 'port is there',
      network: 'over the network',
      mqtt: 'over MQTT',
      'not-asked': 'not asked',
    } satisfies Record<Presence, string>,
    maker: { printer: 'a USB printer', serial: 'a serial port', hid: 'a USB device' },
    asking: (path: string, kind: string, baud: number) => `asking ${path}: ${kind}, at ${baud} baud …`,
    notAsked: (path: string, why: string) => `${path} was not asked what it is: ${why}`,
    answers: (path: string, what: string, baud: number) => `${path}: ${what} answers at ${baud} baud.`,
    silent: (path: string) => `${path}: nothing answers there. What speaks only when it is pressed does not.`,
    is: (path: string, maker: string) => `${path}: ${maker}`,
    write: (asIf: string | undefined, yours: readonly string[]) =>
      `${asIf === undefined ? 'To add it' : `If it is ${asIf}`}, write${yours.length === 0 ? '' : ` (${yours.join(', ')}: write your own)`}:`,
  },

  reach: {
    topic: (topic: string) => `topic ${topic}`,
    onALine: (port: string, address: number) => `${port} address ${address}`,
    soundCard: 'sound card',
    bridge: (port: string) => `bridge ${port}`,
    unit: (unit: number) => ` unit ${unit}`,
    line: (id: string) => `line ${id}`,
  },

  address: {
    outOfRange: (found: string, kind: string, from: number, to: number) =>
      `--set-address: found ${found}, expected for ${kind} a number from ${from} to ${to}, for example --set-address 3`,
    held: (port: string, hall: string, owner: string) =>
      `${port}: found the daemon of ${hall} on it (${owner}), expected a port that nobody holds: stop the daemon, set the address, and start it again`,
    noWay: (port: string) =>
      `--port: found ${port}, expected a serial port or a TCP port, for example ${portExamples}`,
    noPort: (found: string) => `--port: found ${found}, expected a port, for example ${portExamples}`,
    which: (ports: readonly string[]) =>
      `--set-address: found ${ports.length === 0 ? 'none' : ports.join(', ')} plugged in, expected one serial port or one X-keys, or which one it is: ${portExamples}`,
    asking: (port: string) => `${port}: asking for its one board …`,
    failed: (port: string, why: string) => `${port}: ${why}`,
    done: (port: string, told: string, baud: number | undefined) =>
      `${port}: ${told}${baud === undefined ? '' : `, at ${baud} baud`}. Write it on its back.`,
  },

  test: {
    byItself: (hall: string, why: string, id: string) =>
      `Found no daemon of ${hall} (${why}): ${id} is opened by itself.`,
    goesOn: (id: string, stillMs: number) =>
      `${stillMs === 0 ? '' : `The daemon ends the test in at most ${Math.ceil(stillMs / 1000)} s; `}${id} is the hall's after that.`,
    done: 'done',
    otherConfig: 'The daemon runs another config than this one: restart it, or give its own with --config.',
    askingAt: (id: string, baud: number) => `asking ${id} at ${baud} baud …`,
    noSpeed: (id: string, address: number) =>
      `${id} answers at no speed that its kind has: look at its power, its cable and its address (${address}).`,
    answersNow: (id: string, baud: number) => `${id} answers now, at ${baud} baud: test it again.`,
    otherSpeed: (id: string, baud: number, line: string, configured: number) =>
      `${id} answers at ${baud} baud, the config says ${configured}: write baud: ${baud} in the line ${line}, for all boards on it.`,
    began: (did: string, forMs: number) => `${did} (${Math.round(forMs / 1000)} s)`,
    missing: (left: readonly string[]) => (left.length === 0 ? 'all pressed' : `left: ${left.join(' ')}`),
    isBack: (id: string) => `${id} is back.`,
    isLost: (id: string, why: string) => `${id} is lost: ${why}`,
    soFar: (id: string, pressed: readonly string[], left: readonly string[]) =>
      `${id}: ${pressed.length === 0 ? 'nothing was pressed' : `pressed ${pressed.join(', ')}`}${left.length === 0 ? '' : `; not pressed: ${left.join(', ')}`}`,
  },

  noKey: (id: string, button: string) =>
    `${id}: the button ${button} is no key yet. In the entry of ${id} write (instead of next, for ${button}, what it is to be):`,

  walk: {
    held: (hall: string) =>
      `--walk: found the daemon of ${hall} running, which holds the ports: stop it (systemctl stop one-ticket), walk, and start it again`,
    byItself: (hall: string, why: string) =>
      `Found no daemon of ${hall} (${why}): its devices are opened by themselves.`,
    begins: (devices: number) =>
      `Go through the hall: press a key at each pad, hold a ticket under each scanner, lay an identity card on each reader of them, press a button of each kiosk. Nothing has an effect. ${devices} devices; Ctrl-C ends it and tells what was not reached.`,
    pressed: (pad: string, key: string, counter: string, number: string) =>
      `${pad}: ${key}; ${counterText(counter)} is called with ${number}`,
    shown: (board: string, number: string, confirmed: boolean) =>
      `  ${board} ${confirmed ? `shows ${number}` : `was sent ${number}, and cannot say that it shows it: look at it`}`,
    notShown: (board: string, withinMs: number, why: string | undefined) =>
      `  ${board} has shown nothing within ${withinMs / 1000} s${why === undefined ? '' : `: ${why}`}`,
    said: (voice: string) => `  ${voice} has said it`,
    printed: (printer: string) => `${printer} has printed a test page`,
    failed: (id: string, why: string | undefined) => `${id} has failed${why === undefined ? '' : `: ${why}`}`,
    card: (reader: string) => `${reader}: read a card`,
    read: (reader: string, line: string) => `${reader}: read ${line}`,
    lost: (id: string, why: string) => `${id} does not work: ${why}`,
    works: (id: string) => `${id} works again`,
    all: (devices: number) => `All ${devices} devices were reached.`,
    some: (reached: number, of: number) => `${reached} of ${of} devices were reached. Not reached:`,
    leftHead: ['DEVICE', 'WHY'],
    left: {
      pad: 'no key was pressed',
      dark: 'it showed nothing',
      noPress: 'no key was pressed anywhere',
      noPressAt: (counter: string) => `no key was pressed at ${counterText(counter)}`,
      noPadAt: (counter: string, board: string) =>
        `${counterText(counter)} has no pad: one-ticket devices --test ${board}`,
      printer: 'no test page came out',
      voice: 'it said nothing',
      reader: 'nothing was read',
      cards: 'no card was laid on it',
    },
  },

  record: {
    held: (hall: string, id: string) =>
      `found the daemon of ${hall} running, which holds the port of ${id}: stop it, record, and start it again`,
    allTheSame: (message: string) => `${message}; what it says is recorded all the same, until Ctrl-C.`,
    notWritten: (file: string, why: string) => `${file}: cannot be written (${why})`,
    silent: (file: string, id: string) => `${file}: ${id} has said nothing`,
    spoke: (file: string, id: string, times: number) => `${file}: ${id} has spoken ${times} times`,
    there: (file: string) => `${file}: found it there already, expected the name of a new file`,
    notMade: (file: string, why: string) =>
      `${file}: cannot be made (${why}), expected a file in a folder that can be written`,
  },
};
