/** The loop and what comes in and goes out of it: commit before effect (R14), jobs (R13), standing pictures (R13). */
import type { Mutated } from '../mutation.ts';

export const hall: readonly Mutated[] = [
  {
    file: 'daemon/hall/loop.ts',
    tests: [
      'tests/hall/loop.test.ts',
      'tests/hall/turns.test.ts',
      'tests/hall/wall-clock.test.ts',
      'tests/hall/held-journal.test.ts',
      'tests/hall/deadlines.test.ts',
      'tests/hall/stuck-hall.test.ts',
    ],
    mutations: [
      {
        breaks: 'R14: nothing is shown before it is durable',
        found: '    const entries = commit({ at, events, replies: [...replies.values()], presses });\n',
        instead:
          '    effects.committed(events.map((event, index) => ({ seq: journal.lastSeq() + index + 1, at, event })));\n    const entries = commit({ at, events, replies: [...replies.values()], presses });\n',
      },
      {
        breaks: 'R14: no press is answered before it is durable',
        found: '    const entries = commit({ at,',
        instead:
          '    for (const tell of answers) tell();\n    answers.length = 0;\n    const entries = commit({ at,',
      },
      {
        breaks: 'R14: the boards are shown before the answers go out',
        found:
          '    if (entries.length > 0 || isDue) effects.committed(entries);\n    for (const tell of answers) tell();',
        instead:
          '    for (const tell of answers) tell();\n    if (entries.length > 0 || isDue) effects.committed(entries);',
      },
      {
        breaks: 'R14: all orders of one turn are durable in one commit',
        found: '    const orders = waiting;\n    waiting = [];',
        instead:
          '    const orders = waiting.slice(0, 1);\n    waiting = waiting.slice(1);\n    if (waiting.length > 0) schedule();',
      },
      {
        breaks: 'R14: an order with an id that came before is not done again',
        found: "if (first !== undefined) return () => answered?.({ is: 'repeated', first });",
        instead: '',
      },
      {
        breaks: 'R14: nor is one that came twice in the same turn',
        found: "?? replies.get(key ?? '')?.reply);",
        instead: ');',
      },
      {
        breaks: 'R14: a press that had an effect is known after a restart',
        found:
          "if (press !== undefined && answer.is === 'done') presses.push({ ...press, at, seq: answer.seq });",
        instead: '',
        tests: ['tests/hall/presses.test.ts', 'tests/hall/loop.test.ts', 'tests/hall/inputs.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/hall/inputs.ts',
    tests: ['tests/hall/inputs.test.ts', 'tests/hall/presses.test.ts'],
    mutations: [
      {
        breaks: 'R14: a press is echoed only after the hall has answered',
        found: '      hall.submit({\n        command: standing =>',
        instead:
          "      devices.answer(device, said, { is: 'done' });\n      hall.submit({\n        command: standing =>",
      },
      {
        breaks: 'R14: a duplicate frame does nothing twice',
        found: 'if (frame !== undefined && isRepeat(device, frame)) {',
        instead: 'if (false) {',
      },
      {
        breaks: 'R14: the same key after the window is a new press',
        found: 'clock.now() - at < config.repeatWindowMs',
        instead: 'true',
      },
      {
        breaks: 'R14: the window is counted from the first of the frames',
        found: 'at !== undefined && clock.now() - at < config.repeatWindowMs',
        instead: 'at !== undefined && clock.now() - at <= config.repeatWindowMs',
      },
      {
        breaks: 'R14: a repeat is known across a restart',
        found: '?? journal.pressedAt(device, frame);',
        instead: ';',
      },
      {
        breaks: 'R14: a repeat of a press that is not durable yet is not echoed',
        found: "if (presses.get(device)?.get(frame)?.became !== 'waiting')\n",
        instead: '',
      },
      {
        breaks: 'R14: after another key a refused press may be tried again at once',
        found: ".filter(([, { became }]) => became !== 'refused')",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/hall/arrived-tickets.ts',
    tests: ['tests/hall/arrived-tickets.test.ts'],
    mutations: [
      {
        breaks: 'R13: a printer is asked only while nobody can have had hands in it',
        found: 'ms >= 0 && ms <= momentMs',
        instead: 'ms >= 0',
      },
      {
        breaks: 'R13: a printer is not asked after the machine was started anew',
        found: '[now.wallMs - then.wallMs, now.upMs - then.upMs]',
        instead: '[now.wallMs - then.wallMs]',
      },
      {
        breaks: 'R13: a ticket that failed is not asked for, the printer has thrown it away',
        found: "return job?.is === 'print' && job.begun;",
        instead: "return job?.is === 'print';",
      },
    ],
  },
  {
    file: 'daemon/hall/job-dispatcher.ts',
    tests: ['tests/hall/job-dispatcher.test.ts', 'tests/hall/loop.test.ts'],
    mutations: [
      {
        breaks: 'R13: a ticket in doubt is not printed again while its printer is asked',
        found: 'const held = new Map([...inDoubt].map',
        instead: 'const held = new Map([...inDoubt].slice(9).map',
      },
      {
        breaks: 'R13: a job is given to its device only after its beginning is durable',
        found: '        held.set(idle, { job: job.id, given: false });',
        instead:
          "        held.set(idle, { job: job.id, given: false });\n        if (job.is !== 'print') devices.speak(idle, { id: job.id, text: speechText(rules, job), times: 1 });\n        else if (job.what !== 'closing') devices.print(idle, { id: job.id, lines: ticketLines(rules, hall, job, false) });",
      },
      {
        breaks: 'R12: a hall hears one voice at a time',
        found: 'return ![...held.keys()].some(busy => original(busy) === original(device));',
        instead: 'return !held.has(device);',
      },
      {
        breaks: 'R12: two printers may print side by side',
        found: "if (is === 'print') return !held.has(device);",
        instead: "if (is === 'print') return held.size === 0;",
      },
      {
        breaks: 'R12: a busy printer keeps no voice waiting',
        found: 'some(busy => original(busy) === original(device));',
        instead: 'some(() => true);',
      },
      {
        breaks: 'R13: a job in the hand of one device is not given to another',
        found: 'const inHand = new Set([...held.values()].map(({ job }) => job));',
        instead: 'const inHand = new Set<string>();',
      },
    ],
  },
  {
    file: 'daemon/hall/pad-keys.ts',
    tests: ['tests/hall/inputs.test.ts', 'tests/hall/presses.test.ts'],
    mutations: [
      {
        breaks: 'pad: pause at an open counter pauses, else it opens',
        found: "return state?.status === 'open' && !state.pausing",
        instead: "return state?.status !== 'closed'",
      },
      {
        breaks: 'pad: 91 ok raises the plan by one level',
        found: 'const next = levels[inForce + 1];',
        instead: 'const next = levels.at(-1);',
      },
      {
        breaks: 'pad: n transfer chooses at a choice',
        found: "if (chosen !== undefined) return { verb: 'choose-route', counter, queue: chosen };",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/hall/earlier-day.ts',
    tests: ['tests/hall/wrong-date.test.ts', 'tests/hall/loop.test.ts'],
    mutations: [
      {
        breaks: 'R10: a day that was opened before and is over is not opened again',
        found:
          'if (day === undefined || day === hall.day || !journal.days().includes(day)) return undefined;',
        instead: 'return undefined;',
      },
    ],
  },
  {
    file: 'daemon/hall/crash-record.ts',
    tests: ['tests/hall/crash-record.test.ts'],
    mutations: [
      {
        breaks: 'I12: an order that ended the program twice is set aside',
        found: 'const enough = 2;',
        instead: 'const enough = 3;',
      },
      {
        breaks: 'I12: the job that an order brought with it is not blamed for it',
        found: "? suspects.filter(({ verb }) => verb !== 'begin-job')",
        instead: '? suspects',
      },
      {
        breaks: 'I12: what passed is not blamed for a later crash',
        found: '    passed() {\n      suspects = [];',
        instead: '    passed() {',
      },
    ],
  },
  {
    file: 'daemon/hall/troubles.ts',
    tests: ['tests/hall/troubles.test.ts'],
    mutations: [
      {
        breaks: 'R7: a reason that changes all the time is told once a minute',
        found: 'if (!isAnother || inMs <= 0) tellNow',
        instead: 'if (true) tellNow',
      },
      {
        breaks: 'R7: what is over is not told a minute later after all',
        found: '      before?.cancel();\n',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/devices/pictures.ts',
    tests: ['tests/devices/testing.test.ts', 'tests/devices/status.test.ts', 'tests/hall/loop.test.ts'],
    mutations: [
      {
        breaks: 'R13: a board is believed only when it confirms',
        found: "    board.confirmed = 'none';\n    board.driver.want(picture, true);",
        instead: '    board.shown = picture;\n    board.driver.want(picture, true);',
      },
      {
        breaks: 'R13: the true picture stands again after a test',
        found: 'want(board, board.wanted ?? blank);',
        instead: ';',
      },
      {
        breaks: 'R13: a call goes before a test of its board',
        found: '        delete board.trial;\n        board.text = text;',
        instead: '        if (trial !== undefined) continue;\n        board.text = text;',
      },
    ],
  },
  {
    file: 'daemon/devices/status.ts',
    tests: ['tests/devices/status.test.ts'],
    mutations: [
      {
        breaks: 'R7: a loose plug is one fault, not one with every touch',
        found: 'const isTrusted = entry.lostAtMs.length <= lossesTrusted;',
        instead: 'const isTrusted = true;',
      },
      {
        breaks: 'R7: four losses within a minute are still believed each',
        found: 'const isTrusted = entry.lostAtMs.length <= lossesTrusted;',
        instead: 'const isTrusted = entry.lostAtMs.length < lossesTrusted;',
      },
      {
        breaks: 'R7: losses that lie more than a minute back are forgotten',
        found: 'filter(at => now - at < lossesCountMs)',
        instead: 'filter(() => true)',
      },
    ],
  },
  {
    file: 'daemon/process/clock.ts',
    tests: ['tests/process/clock.test.ts', 'tests/hall/wall-clock.test.ts'],
    mutations: [
      {
        breaks: 'R10: the time of the rules never goes back behind the journal',
        found: 'const startedAt = Math.max(Date.now(), lastAt);',
        instead: 'const startedAt = Date.now();',
      },
    ],
  },
];
