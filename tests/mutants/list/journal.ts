/** What was acknowledged is never lost, and never believed unproved: the journal (R14, I11, I12). */
import type { Mutated } from '../mutation.ts';

export const journal: readonly Mutated[] = [
  {
    file: 'daemon/journal/hash-chain.ts',
    tests: ['tests/journal/damage.test.ts', 'tests/journal/proved.test.ts', 'tests/journal/journal.test.ts'],
    mutations: [
      {
        breaks: 'I12: an event that was changed breaks the chain',
        found: 'return due === link.hash ? undefined : unlike(seq, link.hash, due);',
        instead: 'return undefined;',
      },
      {
        breaks: 'I12: a day follows from the end of the day before',
        found: 'if (before !== undefined && said !== hex(before.hash))',
        instead: 'if (false)',
      },
      {
        breaks: 'I12: an event that was taken out is missed',
        found: 'if (link.seq !== seq + 1)',
        instead: 'if (false)',
      },
      {
        breaks: 'I12: each event hangs on the one before',
        found: "length = piece.write(due, 'hex');",
        instead: 'length = 0;',
      },
      {
        breaks: 'I12: an event of any length is proved',
        found: 'piece = Buffer.concat([piece.subarray(0, length)], 2 * most);',
        instead: 'piece = Buffer.alloc(2 * most);',
        tests: ['tests/journal/one-pass.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/journal/running-journal.ts',
    tests: [
      'tests/journal/journal.test.ts',
      'tests/journal/went-back.test.ts',
      'tests/journal/damage.test.ts',
    ],
    mutations: [
      {
        breaks: 'R14: once a commit has failed the journal takes nothing more',
        found:
          "if (failed) throw new Error('The journal has failed before and takes nothing more: the process ends');",
        instead: '',
      },
      {
        breaks: 'R14: a file that was deleted under a running hall is put back',
        found: 'if (!day.isInPlace()) throw putBack(day);',
        instead: '',
        tests: ['tests/journal/went-back.test.ts'],
      },
      {
        breaks: 'R1: no fault above the journal issues a number twice',
        found: '          numbers.take(entries.map(({ event }) => event));\n          day.commit(part);',
        instead: '          day.commit(part);',
      },
      {
        breaks: 'R1: a number is taken before its commit, not after',
        found: '          numbers.take(entries.map(({ event }) => event));\n          day.commit(part);',
        instead: '          day.commit(part);\n          numbers.take(entries.map(({ event }) => event));',
      },
      {
        breaks: 'R10: the last two days are never forgotten',
        found: 'there[0] !== oldest || there.length <= 2',
        instead: 'there[0] !== oldest',
        tests: ['tests/journal/follow.test.ts'],
      },
      {
        breaks: 'R10: only the oldest day is forgotten',
        found: 'there[0] !== oldest || there.length <= 2',
        instead: 'there.length <= 2',
        tests: ['tests/journal/follow.test.ts'],
      },
      {
        breaks: 'R10: a day that has a file is not begun anew',
        found: 'if (existsSync(dayPath(folder, opens))) throw dayThereAlready(dayPath(folder, opens));',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/journal/journal.ts',
    tests: ['tests/journal/journal.test.ts'],
    mutations: [
      {
        breaks: 'I12: a start settles the log of the day before it believes it',
        found: '    day.settle();\n',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/journal/day-file.ts',
    tests: [
      'tests/journal/journal.test.ts',
      'tests/journal/damage.test.ts',
      'tests/crash/power-loss.test.ts',
    ],
    mutations: [
      {
        breaks: 'R14: a commit is all or nothing',
        found: "        if (db.isTransaction) db.exec('ROLLBACK');\n        throw error;",
        instead: "        if (db.isTransaction) db.exec('COMMIT');\n        throw error;",
      },
      {
        breaks: "R14: only the last press of each of a pad's frames is kept",
        found: 'INSERT OR REPLACE INTO sealed_press',
        instead: 'INSERT OR IGNORE INTO sealed_press',
      },
    ],
  },
  {
    file: 'daemon/journal/turn.ts',
    tests: ['tests/journal/journal.test.ts'],
    mutations: [
      {
        breaks: 'R10: a day is not opened after a later one',
        found: "if (day !== undefined && name < day && event['insteadOf'] !== day)",
        instead: 'if (false)',
      },
      {
        breaks: 'R14: the answers of a turn that opens a day lie with the day they belong to',
        found: 'const here = (given: { seq: number }) => given.seq > from && given.seq <= until;',
        instead:
          'const here = (_given: { seq: number }) => from === Number.NEGATIVE_INFINITY || until === 0;',
      },
      {
        breaks: 'I12: a day begins with the hash of the day before',
        found: '? { prevHash: hex(tip.hash), ...bare } : bare;',
        instead: '? { prevHash: hex(new Uint8Array(32)), ...bare } : bare;',
      },
    ],
  },
  {
    file: 'daemon/journal/shortening.ts',
    tests: ['tests/journal/went-back.test.ts', 'tests/journal/witness.test.ts'],
    mutations: [
      {
        breaks: 'I11: a journal that goes back is noticed',
        found: 'if (beyond.length === 0) return replacedBy(end, witnesses);',
        instead: 'return replacedBy(end, witnesses);',
      },
      {
        breaks: 'I11: another journal in its place is noticed',
        found: 'own?.seq !== mark.seq || hex(own.hash) === mark.hash',
        instead: 'true',
      },
      {
        breaks: 'R1: after a loss the hall goes on above each number that may be on paper',
        found: '(day === counted.day ? counted.highest : 0) + unknown',
        instead: '(day === counted.day ? counted.highest : 0)',
      },
    ],
  },
  {
    file: 'daemon/journal/taken-numbers.ts',
    tests: [
      'tests/journal/journal.test.ts',
      'tests/journal/went-back.test.ts',
      'tests/journal/proved.test.ts',
    ],
    mutations: [
      {
        breaks: 'R1: a number below what was skipped is not issued',
        found: 'isSkipped || ',
        instead: '',
      },
      {
        breaks: 'R1: a number is not issued twice in a scope',
        found: 'numbers.has(label) || tickets.has(ticket)',
        instead: 'tickets.has(ticket)',
      },
      {
        breaks: 'R1: a ticket is not issued twice',
        found: 'numbers.has(label) || tickets.has(ticket)',
        instead: 'numbers.has(label)',
      },
      {
        breaks: 'R1: what was skipped counts for the highest number',
        found: 'highest: () => Math.max(highest, skipped),',
        instead: 'highest: () => highest,',
      },
    ],
  },
  {
    file: 'daemon/journal/seal.ts',
    tests: ['tests/journal/proved.test.ts', 'tests/journal/damage.test.ts', 'tests/journal/migrate.test.ts'],
    mutations: [
      {
        breaks: 'I12: a flipped bit in an answer is not believed',
        found: "if (differs(row.seal, 'reply', fields))",
        instead: 'if (false)',
      },
      {
        breaks: 'I12: a flipped bit in a press is not believed',
        found: "if (differs(row.seal, 'press', fields))",
        instead: 'if (false)',
      },
      {
        breaks: 'I12: an answer of another day is not believed',
        found: '    .update(opening)\n',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/journal/log-repair.ts',
    tests: [
      'tests/journal/proved.test.ts',
      'tests/journal/damage.test.ts',
      'tests/journal/went-back.test.ts',
    ],
    mutations: [
      {
        breaks: 'I12: a damaged log is kept aside before it is mended',
        found: "  keepAside(path, join(aside, 'journal'));\n",
        instead: '',
      },
      {
        breaks: 'I12: a log that a power cut left half written is not taken for damage',
        found: 'if (wal.lost === 0 && (endOf(path) ?? knownSeq) >= knownSeq) return undefined;',
        instead: '',
        tests: ['tests/journal/went-back.test.ts'],
      },
      {
        breaks: 'I11: of two logs that can be proved the one that reaches what was acknowledged is taken',
        found: 'if (end !== undefined && end >= knownSeq) return log;',
        instead: 'if (end !== undefined) return log;',
        tests: ['tests/journal/went-back.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/journal/wal.ts',
    tests: ['tests/journal/went-back.test.ts'],
    mutations: [
      {
        breaks: 'I12: a bit that the sums cannot tell from others is looked for in the page before its head',
        found: 'part.spans.toReversed()',
        instead: 'part.spans',
      },
    ],
  },
  {
    file: 'daemon/journal/proof.ts',
    tests: [
      'tests/journal/proved.test.ts',
      'tests/journal/damage.test.ts',
      'tests/journal/foreign-journal.test.ts',
    ],
    mutations: [
      {
        breaks: 'I12: a file under the name of another day is not believed',
        found: 'if (last === undefined) expectOpening(path, row, expected);',
        instead: '',
      },
      {
        breaks: 'I12: what was not proved is not told',
        found:
          'if (fault !== undefined) throw damaged(path, fault.found, fault.expected, fault.seq);\n    if',
        instead: 'if',
        tests: ['tests/journal/one-pass.test.ts'],
      },
      {
        breaks: 'I12: a file that is not sound is not believed',
        found: 'if (unsound !== undefined) throw damaged(path, unsound, words.expected.soundDay);',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/journal/high-water.ts',
    tests: ['tests/journal/went-back.test.ts', 'tests/journal/witness.test.ts'],
    mutations: [
      {
        breaks: 'I11: a high-water record that is damaged is not believed',
        found: "return text !== '' && line === `${crc32(text)} ${text}` ? JSON.parse(text) : undefined;",
        instead: "return text !== '' ? JSON.parse(text) : undefined;",
      },
    ],
  },
  {
    file: 'daemon/journal/kept-cursors.ts',
    tests: ['tests/journal/kept-cursors.test.ts'],
    mutations: [
      {
        breaks: 'R14: a cursor that could not be written is written when the disk can be again',
        found: '      unwritten.add(name);\n      write();',
        instead: '      write();\n      unwritten.add(name);',
      },
      {
        breaks: 'R14: a disk that fails is not asked with every event',
        found: 'if (nowMs() < askedAgainAtMs) return;',
        instead: '',
      },
      {
        breaks: 'R14: a damaged file of cursors does not stop the hall',
        found: 'if (!isDamage(error)) throw error;',
        instead: 'throw error;',
      },
    ],
  },
  {
    file: 'daemon/journal/slow-disk.ts',
    tests: ['tests/hall/slow-disk.test.ts'],
    mutations: [
      {
        breaks: 'R7: one slow write is no slow disk',
        found: '} else if (slow.length === often) {',
        instead: '} else {',
      },
      {
        breaks: 'R7: a disk is well again once it has been quick for a while',
        found: '        cancelWell();\n        cancelWell = timers.after(wellAfterMs, isWell);\n      } else',
        instead: '      } else',
      },
    ],
  },
];
