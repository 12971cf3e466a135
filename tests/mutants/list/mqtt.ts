/** What is told over MQTT, in order and without a gap, and who may order (R14). */
import type { Mutated } from '../mutation.ts';

export const mqtt: readonly Mutated[] = [
  {
    file: 'daemon/mqtt/publish/event-outbox.ts',
    tests: ['tests/mqtt/event-outbox.test.ts'],
    mutations: [
      {
        breaks: 'R14: the cursor moves only when the broker has acknowledged',
        found: '      sent = one.seq;\n',
        instead: '      sent = one.seq;\n      acknowledged = sent;\n',
      },
      {
        breaks: 'R14: an event that was not acknowledged holds those behind it',
        found: 'while (inFlight[0]?.acked === true) acknowledged',
        instead: 'while (inFlight.some(one => one.acked)) acknowledged',
      },
      {
        breaks: 'R14: events are told in order, none is left out that is held',
        found: '        held = next.value;\n        break;',
        instead: '        continue;',
      },
      {
        breaks: 'R14: the last events are told again on each connection',
        found: 'sent = acknowledged = Math.max(0, written - toldAgain);',
        instead: 'sent = acknowledged = written;',
      },
      {
        breaks: 'R14: a slow broker is not sent a whole day at once',
        found: 'inFlight.length < inFlightAtMost && ',
        instead: '',
      },
      {
        breaks: 'R14: one that is too long is told as skipped once',
        found: 'if (one.seq > tellsAnewFrom) skipped(next.value);',
        instead: 'skipped(next.value);',
      },
      {
        breaks: 'R14: the cursor is written when all is acknowledged',
        found: '(inFlight.length > 0 && acknowledged - written < cursorEvery)',
        instead: 'acknowledged - written < cursorEvery',
      },
    ],
  },
  {
    file: 'daemon/mqtt/publish/retained-outbox.ts',
    tests: ['tests/mqtt/retained-outbox.test.ts'],
    mutations: [
      {
        breaks: 'R13: the latest state wins while an older one is under way',
        found: 'if (inFlight.has(topic)) continue;',
        instead: '',
      },
      {
        breaks: 'R13: everything goes out again on each connection',
        found: 'for (const topic of unsettled) pending.add(topic);',
        instead: '',
      },
      {
        breaks: 'R13: what has not changed is not sent again',
        found: 'if (before?.same === same) return;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/mqtt/commands/command-desk.ts',
    tests: [
      'tests/mqtt/command-desk.test.ts',
      'tests/mqtt/commands.test.ts',
      'tests/mqtt/roles-at-the-desk.test.ts',
    ],
    mutations: [
      {
        breaks: 'R14: a command that lies retained is no order of now',
        found: 'const request = retained ? undefined : readRequest(payload);',
        instead: 'const request = readRequest(payload);',
      },
      {
        breaks: 'R14: a command that has expired is not done',
        found: 'if (lateMs > 0)',
        instead: 'if (false)',
      },
      {
        breaks: 'R14: a command of yesterday is not done',
        found: 'return oldMs > staleAfterMs ?',
        instead: 'return false ?',
      },
      {
        breaks: 'R14: a repeat finds its answer, however many orders its user has given',
        found: 'const isNew = user !== undefined && journal.reply(sender, id) === undefined;',
        instead: 'const isNew = user !== undefined;',
        tests: ['tests/mqtt/limits.test.ts'],
      },
      {
        breaks: 'R19: what was written with an order that was refused is not kept',
        found: "if (kept !== undefined && result.is !== 'done') texts.drop(kept);",
        instead: '',
        tests: ['tests/journal/texts/kept-apart.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/mqtt/commands/roles.ts',
    tests: ['tests/mqtt/roles.test.ts'],
    mutations: [
      {
        breaks: 'every user may ask who they are, whatever the config says',
        found: "known === 'who' || ",
        instead: '',
      },
      {
        breaks: 'who tells what the role may, and nothing that it may not',
        found: 'opsVerbs.filter(verb => mqtt.roles[role].has(verb))',
        instead: '[...opsVerbs]',
      },
      {
        breaks: 'who tells of an attendant of the staff list where they are signed in',
        found: "'stranded' in placed ? undefined : placed.counter;\n      const name",
        instead: 'listed.counter;\n      const name',
      },
    ],
  },
];
