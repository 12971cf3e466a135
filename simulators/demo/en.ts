/** English: what a demo says on its terminal, to whom asks for its page, and to whom acts around its devices. What the system says stands in it as it came. */

export const en = {
  broker: 'the broker',
  page: 'the page',
  open: (url: string) => `The hall is open. Open ${url} in a browser.`,
  ends: (url: string) => `Open ${url} in a browser. Ctrl-C ends the demo.`,
  pageAt: (url: string) => `page     ${url}`,
  brokerAt: (url: string) => `broker   ${url}`,
  stateIn: (folder: string) => `state    ${folder}`,
  tryIt: 'Try in another terminal:',
  ids: 'Every command needs an id of its own ("2", "3" …): an id that comes again does nothing twice.',
  install: 'These commands come with: apt-get install mosquitto-clients',

  noPort: (option: string, found: string, usual: number) =>
    `${option}: found ${found}, expected a port from 1 to 65535, for example ${option} ${usual}`,
  portTaken: (option: string, what: string, why: string, example: number) =>
    `${option}: found that ${what} cannot listen (${why}), expected a free port, for example ${option} ${example}`,
  moved: (usual: number, what: string, port: number) => `Port ${usual} is taken: ${what} is on ${port}.`,
  crowd: (found: string, most: number) =>
    `--crowd: found ${found}, expected 0 (nobody comes) or how many times as fast as real people they are, a whole number up to ${most}, for example --crowd 20`,
  seed: (found: string, most: number) =>
    `--seed: found ${found}, expected a whole number from 0 to ${most}, for example --seed 7`,

  folder: {
    mark: 'A demo of One Ticket made this folder, and the next one may empty it: keep nothing here.',
    inUse: 'in use by another demo or daemon, expected a free folder',
    notADemos: (told: string, mark: string) =>
      `with ${told}, but without ${mark}: it is not, or not only, a demo's, and a demo must not touch it; expected a folder that a demo made, or an empty one`,
    ofARealHall: (path: string, place: string) =>
      `If a real hall wrote it, give it its own place:  mv ${path} ${place}`,
    leftOver: (path: string) => `If it is only left from an earlier demo:         rm -r ${path}`,
  },

  daemon: {
    pid: (pid: number | undefined) => `daemon   pid ${pid ?? 'none'}`,
    exit: (code: number | null) => `exit code ${code}`,
    ended: (how: string, againMs: number) =>
      `The daemon ended (${how}); it is started again in ${againMs} ms.`,
    pulled: 'The plug of the daemon was pulled: it stays off until it is started.',
  },
  does: {
    portTaken: (port: number, why: string) =>
      `demo/do: found port ${port} taken (${why}), expected it to be free`,
    thing: (found: string, things: readonly string[], example: string) =>
      `found ${found}, expected an object with one of ${things.join(', ')}, for example ${example}`,
    deed: (found: string, deeds: readonly string[], example: string) =>
      `found ${found}, expected one of ${deeds.join(', ')}, for example ${example}`,
    nothing: 'nothing',
  },

  asked: {
    socket: (found: string, expected: string) => `found a WebSocket at ${found}, expected ${expected}`,
    noMqtt: 'found a WebSocket that does not speak mqtt, expected that it offers it',
  },
};
