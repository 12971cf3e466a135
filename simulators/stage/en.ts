/** English: what a stage says on its terminal, and answers to whom acts at a device of it. What the system says stands in it as it came. */

const example = 'for example {"fault":"unplug"}';

export const en = {
  simulated: (name: string, hall: string) => `${name} (${hall}): every device is simulated.`,
  control: (broker: string | undefined) => `control  ${broker ?? 'none: the config names no broker'}`,
  startADaemon: 'Start a daemon on it:',
  command: (config: string, state: string) => `  npx one-ticket run --config ${config} --state ${state}`,

  devices: (counts: readonly string[]) => `devices  ${counts.join(', ')}`,
  places: {
    serial: 'port   ',
    tcp: 'port   ',
    hid: 'usb    ',
    tasmota: 'bridge ',
    topic: 'mqtt   ',
    program: 'program',
  },
  nothing: 'nothing',
  leftOut: (ids: readonly string[]) => `left out ${ids.join(' ')}: disabled`,

  state: (folder: string, why: string) => `--state: found ${folder} ${why}, for example --state state/second`,
  notMade: (why: string) => `which cannot be made or written (${why}), expected a folder that can`,
  noBroker: (broker: string, why: string) => `the broker ${broker} cannot be reached: ${why}; trying on`,
  notSubscribed: (topic: string, refused: string) => `cannot subscribe to ${topic}: ${refused}`,

  noFault: (found: string, kind: string, menu: readonly string[]) =>
    `found the fault ${found}, which no ${kind} has, expected one of ${menu.join(', ')}, none, ${example}`,
  noDegree: (fault: string, number: string, found: string | undefined, atMost: number, example: string) =>
    `found ${found ?? 'no number'} for ${number} of the fault ${fault}, expected one from 0 to ${atMost}, for example ${example}`,
  noSuchDegree: (fault: string, found: string, example: string) =>
    `found ${found} beside the fault ${fault}, which has no such number, expected only ${example}`,
  noDevice: (known: readonly string[]) => `found no such device, expected one of ${known.join(', ')}`,
  noObject: `found something else, expected a JSON object, ${example}`,
  retained: 'found a retained message, expected one that is not: it would be done again at every start',
  tooLong: (bytes: number, atMost: number, example: string) =>
    `found ${bytes} bytes, expected at most ${atMost}, for example ${example}`,
  noJson: (found: string, example: string) =>
    `found ${found}, expected a JSON object, for example ${example}`,
};
