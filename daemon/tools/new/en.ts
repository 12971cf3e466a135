/** English: what `new` asks and tells a technician, and the comments of the file it writes. */

export const en = {
  noTerminal:
    'one-ticket new: found no terminal to ask in, expected one. Without: copy config/halls/small.yaml, change it, and run one-ticket check',
  there: (file: string) => `${file} is there already. Write over it at the end?`,
  otherFile: (file: string) =>
    `${file}: found it there already, expected the name of a new file, for example one-ticket new new-hall.yaml`,
  notSaid:
    'Nothing is written before you say so at the end. Esc goes back to the question before; Ctrl-C ends it.',
  kept: (file: string) => `Ended. No hall was written; your answers are in ${file} for the next time.`,
  ended: 'Ended. Nothing was written.',
  resume: (file: string) => `Your answers of last time are in ${file}. Go on with them?`,
  damaged: (file: string) =>
    `${file}: found answers that are damaged or of another version, expected those of this program: they are not used.`,
  language: 'Language of the hall: its tickets, boards and voice, and what staff are told',

  keys: {
    navigate: 'move',
    select: 'choose',
    submit: 'done',
    all: 'all',
    invert: 'invert',
    back: 'back',
  },
  yes: 'Yes',
  no: 'No',
  yesOrNo: 'Please answer yes or no.',
  atLeast: (count: number) => `found fewer, expected at least ${count}: the space bar picks`,
  none: 'none',

  sections: {
    hall: 'The hall',
    hours: 'Opening hours',
    institutions: 'Institutions and counters',
    services: 'Services and their routes',
    staff: 'Staff',
    broker: 'The broker',
    devices: 'Devices',
  },

  hall: {
    name: 'Name of the hall, as citizens read it',
    id: 'Its id, for messages and tickets; it stays as it is',
    timeZone: 'Time zone',
    phone: 'Telephone for complaints, printed on every ticket',
    defaultName: 'Service hall',
  },
  hours: {
    fixed: 'Does it work at fixed hours?',
    sessions: 'Sessions of a day, for example 08:30-12:00 14:00-17:30',
    lastTicket: 'From when on are no more tickets given (empty: till the end)',
    workdays: 'On which days',
    days: {
      mon: 'Monday',
      tue: 'Tuesday',
      wed: 'Wednesday',
      thu: 'Thursday',
      fri: 'Friday',
      sat: 'Saturday',
      sun: 'Sunday',
    },
  },
  menu: {
    which: (what: string) => `${what}: what next?`,
    add: 'add one',
    done: 'done, go on',
    change: 'change it',
    remove: 'take it out',
    test: 'let it show itself',
    back: 'back',
    what: (item: string) => `${item}: what is to be done?`,
  },
  institutions: {
    name: 'Name of the institution',
    defaultName: (nth: number) => (nth === 1 ? 'Centre' : `Bank ${nth - 1}`),
    another: 'Is there another institution in the hall?',
    same: (name: string) => `Do all counters of ${name} do the same work?`,
    queue: (nth: number) => `What do people wait for there (kind ${nth}), as they read it`,
    plates: (queue: string) => `Plates of the counters for ${queue}, for example 1-6 or 1,3,5`,
    anotherKind: 'Are there counters that do other work?',
    taken: (plate: string, name: string) =>
      `found ${plate}, a counter of ${name}, expected a plate that no other institution has`,
    tooMany: (count: number, atMost: number) => `found ${count} counters, expected at most ${atMost}`,
    desk: 'Which counter is the information desk?',
    counter: (plate: string) => `counter ${plate}`,
    line: (name: string, queues: string) => `${name}: ${queues}`,
    queueLine: (name: string, plates: string) => `${name} (${plates})`,
  },
  services: {
    name: 'Name of the service, as it stands on the ticket',
    defaultName: (series: string) => `Service ${series}`,
    another: 'Is there another service?',
    series: 'Letter of its numbers',
    papers: 'Papers that it needs, with commas between them (empty: none)',
    step: (nth: number) => `Step ${nth}: who serves it?`,
    several: 'one of several',
    over: 'that was the last step',
    among: 'Among which?',
    by: 'Who chooses?',
    chooser: {
      ticket: 'the citizen, when the ticket is taken',
      clerk: 'the clerk, before the step is finished',
      shortest: 'nobody: where the expected wait is the shortest',
    },
    line: (series: string, name: string, route: string) => `${series} ${name}: ${route}`,
  },
  staff: {
    listed: 'Is there a list of who works here? Without one any number signs in at a pad.',
    number: 'Number that is typed at a pad',
    name: 'Name',
    role: 'Role',
    roles: {
      viewer: 'looks only',
      attendant: 'clerk',
      supervisor: 'supervisor',
      engineer: 'technician',
    },
    institution: 'Institution',
    whole: 'the whole hall',
    another: 'Another person?',
    taken: (number: string) => `found ${number}, the number of somebody else, expected one of their own`,
  },
  broker: {
    is: 'Is there an MQTT broker, for ops, screens and wireless devices?',
    url: 'Its address',
  },
  devices: {
    look: 'Look for devices that are plugged into this computer? Each shows itself, and you say where it stands.',
    foundNone: 'Nothing more is plugged in that could be a device of the hall.',
    found: (path: string, what: string | undefined) => `${path}: ${what ?? 'says nothing by itself'}`,
    is: (path: string) => `What hangs at ${path}?`,
    asIf: { scanner: 'a scanner', buttons: 'a kiosk: a box with buttons' },
    leave: 'leave it out',
    addresses: 'Addresses on this line, as they are set in the devices, for example 1-6',
    silent: (id: string, why: string) => `${id} could not show itself: ${why}`,
    shown: (id: string) => `Which one is ${id}, and where does it stand?`,
    right: (id: string) => `${id}: was it that one?`,
    keep: 'yes, keep it',
    again: 'let it show itself again',
    press: (button: string) => `Press ${button} at the box, or type its line (-: there is none)`,
    sentAlready: (line: string) => `found ${line}, the line of another button, expected one of its own`,
    green: 'green channel',
    seen: 'Was it seen or heard?',
    whole: 'it shows the whole hall',
    byHand: 'Add a device that is not plugged in here?',
    kind: 'What kind is it? drivers/<kind>/README.md tells of each',
    classes: {
      pad: 'pad',
      board: 'board',
      printer: 'printer',
      voice: 'voice',
      reader: 'kiosk, scanner',
      'card-reader': 'identity-card reader',
    },
    way: 'How is it reached?',
    ways: {
      serial: 'serial port',
      tcp: 'network',
      file: 'device file',
      tasmota: 'Tasmota bridge',
    },
    line: 'On which line?',
    newLine: 'a new line',
    reads: 'What is it?',
    wrong: (why: string) => `It does not fit: ${why}`,
    key: {
      width: 'Width in pixels',
      height: 'Height in pixels',
      model: 'Model of its card',
      columns: 'Columns',
      lines: 'Lines',
      places: 'Chinese characters in its row',
      length: 'Digits',
      write: 'How digits are written (its README)',
      dialect: 'Dialect',
      topic: 'MQTT topic',
      folder: 'Folder with the recordings',
      hid: 'USB numbers, VID:PID or VID:PID:serial',
      unit: 'Unit id of this one, 0 to 255 (several alike: one-ticket devices --set-address gives each its own)',
    } as Readonly<Record<string, string>>,
  },
  summary: {
    faults: 'This does not fit yet:',
    what: 'Is it right?',
    write: (file: string) => `yes, write ${file}`,
    correct: (section: string) => `correct: ${section}`,
    leave: 'leave, and keep the answers',
  },
  written: (file: string) =>
    `${file} is written. Every key that may be added stands in config/halls/fuzhou.yaml.`,
  demo: 'Open the virtual hall of it now, with every device simulated?',
  next: (file: string) =>
    `Later: one-ticket demo --config ${file}; with the real devices one-ticket run --config ${file} --state state/hall`,

  /** The comments of the file. */
  file: {
    head: (file: string) => `Written by one-ticket new; change it by hand from here on. After every change:
  one-ticket check ${file}
Ids (hall, queues, devices …) are 1 to 32 of a-z, 0-9 and -; they stand in messages and in the log, names are what people
read. Leave an id as it is once the hall has worked: its journal knows it. Every key that may be added, with its default:
config/halls/fuzhou.yaml.`,
    hall: 'The hall. Its id stands in the topics and in the code on the tickets.',
    supervisionPhone: 'Printed on every ticket.',
    noBroker: `No broker: the hall runs without ops, screens and wireless devices. To add one: mqtt: { url: "mqtt://127.0.0.1:1883" }`,
    broker: `The broker for ops and screens. Without users, whoever reaches a broker on this machine may order anything, and nobody
may over one elsewhere: config/deploy/mosquitto/README.md sets up users and TLS.`,
    noStaff:
      'No staff list: any number signs in at a pad, and reports name numbers. With one, under staff, they name people.',
    staff:
      'Who works here, by the number that is typed at a pad, then pause. Attendants are of one institution.',
    noSessions: 'No hours: the hall works whenever a day is open, and no day ends by itself.',
    sessions:
      'When it works. Between two sessions promises stand still; lastTicket: from then on no more tickets are given.',
    workdays:
      'The days with these sessions. Holidays are known once calendar: names a file of them (docs/manual/technician.en.md).',
    institutions: 'Who shares the hall.',
    queues: 'A queue is everybody who waits for the same kind of counter.',
    counters: 'By the number on the plate. A counter calls from all of its queues.',
    desk: 'The information desk: tickets can be taken at its pad, and people are sent there.',
    services: `What people come for. series is the letter of the numbers, papers are printed on the ticket; route is the way, step by
step: one ticket for all of it.`,
    by: {
      ticket: 'Asked at the kiosk.',
      clerk: "Chosen by the clerk: a counter's number and transfer, before the step is finished.",
      shortest: 'Nobody is asked: where the expected wait is the shortest.',
    },
    lines:
      'A line is a cable that several devices share, each with an address of its own. /dev/serial/by-id names stay.',
    noDevices: 'No devices yet: one-ticket devices tells what is plugged in, and the lines that add it here.',
    devices:
      'One entry a device; drivers/<kind>/README.md tells of its other keys. one-ticket devices --test <id> tries one.',
    presses: (
      id: string,
    ) => `The line that the box sends for each button, and what it means. one-ticket devices --test ${id} shows what
really comes; write that in place of the words here. Each service once more for the green channel.`,
    rest: 'All the rest has its default: times, priority, green, surge, reasons, keys, copies. See config/halls/fuzhou.yaml.',
  },
};
