/** The sheets of the appraisal (R19): when they are written, and who sees them. */
import type { Mutated } from '../mutation.ts';

const asked = ['tests/mqtt/sheets.test.ts'];
const written = ['tests/tools/report/sheets-of-months.test.ts'];

export const sheets: readonly Mutated[] = [
  {
    file: 'daemon/mqtt/commands/sheet-rights.ts',
    tests: asked,
    mutations: [
      {
        breaks: "R19: nobody sees a colleague's sheet",
        found: "if (who.role !== 'supervisor') return false;",
        instead: '',
      },
      {
        breaks: 'R19: a supervisor of an institution sees those of no other',
        found: 'return isOfWholeHall(who) || institution === who.institution;',
        instead: 'return true;',
      },
      {
        breaks: 'R19: a number that was another name’s is not shown to who has it now',
        found: 'sheet.person === rules.staff?.get(sheet.id)?.name',
        instead: 'true',
      },
      {
        breaks: 'R19: in a hall without users nobody is told a sheet',
        found: "if (who === undefined) return refuse('not-allowed', { is: 'sheets-of-nobody' });",
        instead: 'if (who === undefined) return undefined;',
      },
    ],
  },
  {
    file: 'daemon/mqtt/commands/sheet-desk.ts',
    tests: asked,
    mutations: [
      {
        breaks: 'R19: of the month that runs nothing is told',
        found: 'if (!isOver(month))',
        instead: 'if (false)',
      },
      {
        breaks: 'R19: which sheets there are is told of those alone that who asks may see',
        found: 'list.sheets.filter(mayUserSee)',
        instead: 'list.sheets',
      },
      {
        breaks: 'I14: a sheet that is too long for a message is refused in words',
        found: 'return isLong ?',
        instead: 'return false ?',
      },
    ],
  },
  {
    file: 'daemon/hall/sheets/month.ts',
    tests: written,
    mutations: [
      {
        breaks: 'R19: a month is not over while a day of it is open',
        found: 'isOpen || its > now',
        instead: 'its > now',
      },
      {
        breaks: 'R19: a wall clock that fell back takes back no month',
        found: 'isOpen || its > now',
        instead: 'isOpen',
      },
    ],
  },
  {
    file: 'daemon/hall/sheets/missing.ts',
    tests: written,
    mutations: [
      {
        breaks: 'R19: no sheet is written anew from fewer days',
        found: 'if (!list.days.every(day => own.includes(day))) return false;',
        instead: 'if (!list.days.every(day => own.includes(day))) return true;',
      },
      {
        breaks: 'R19: a day that has come since belongs on the sheets of its month',
        found: 'own.length > list.days.length ||',
        instead: '',
      },
      {
        breaks: 'R19: a day that was put back belongs on the sheets of its month',
        found: 'list.unread.some(day => isPutBack(state, month, day)) ||',
        instead: '',
      },
      {
        breaks: 'R19: a day that was opened again is on the sheets as it was closed last',
        found: 'closing.seq > seq',
        instead: 'false',
      },
      {
        breaks: 'R19: a sheet that was taken away as damaged is written again',
        found: "list.sheets.some(one => !existsSync(sheetPath(state, month, one, 'json'))) ||",
        instead: '',
      },
      {
        breaks: 'R19: what is not kept any longer is not written either',
        found: '!old.has(month) && ',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/hall/sheets/file.ts',
    tests: written,
    mutations: [
      {
        breaks: 'R19: a sheet that is not as it was written is damaged',
        found: 'sha256 === hashOf(JSON.stringify(body))',
        instead: 'true',
      },
    ],
  },
  {
    file: 'daemon/tools/report/old-files.ts',
    tests: written,
    mutations: [
      {
        breaks: 'R19: reports and sheets go when their time is over',
        found: 'for (const name of gone) rmSync',
        instead: 'for (const name of gone.slice(0, 0)) rmSync',
      },
      {
        breaks: 'R19: what somebody else put into reports stays',
        found: 'const ofDay = /^(\\d{4}-\\d{2}-\\d{2})\\.(?:html|csv)$/;',
        instead: 'const ofDay = /^(.*)\\.(?:html|csv)$/;',
      },
    ],
  },
];
