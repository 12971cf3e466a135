/** What a display tells everybody, and what it tells nobody: a number that may be old (R12). */
import type { Mutated } from '../mutation.ts';

export const screens: readonly Mutated[] = [
  {
    file: 'daemon/tools/screens/display/picture.ts',
    tests: ['tests/tools/screens/picture.test.ts'],
    mutations: [
      {
        breaks: 'R12: of a hall that is not heard no number is told',
        found: '!isOld(hall, link, now) && ',
        instead: '',
      },
      {
        breaks: 'R12: a number is shown no longer than the last beat is good',
        found: 'Math.min(goodForAtMostMs, silentAfterMs - heardAgoMs)',
        instead: 'goodForAtMostMs',
      },
      {
        breaks: 'R12: who is on the way stands before who is served',
        found: 'Number(a.serving) - Number(b.serving) || ',
        instead: '',
      },
      {
        breaks: 'who missed a call is named, and nobody else',
        found: "({ place }) => place === 'missed'",
        instead: '() => true',
      },
      {
        breaks: 'R16: who is away is not asked back before their turn',
        found: "place === 'away' && backBy !== undefined",
        instead: "place === 'away'",
      },
      {
        breaks: 'R12: a notice is told until its time is over',
        found: "text !== '' && until > at",
        instead: "text !== ''",
      },
    ],
  },
  {
    file: 'daemon/tools/watch/model/standing.ts',
    tests: ['tests/tools/screens/picture.test.ts', 'tests/tools/watch/messages.test.ts'],
    mutations: [
      {
        breaks: 'what stands of a daemon that does not run is old',
        found: ' || hall.said?.runs === false',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/watch/model/messages.ts',
    tests: ['tests/tools/screens/picture.test.ts'],
    mutations: [
      {
        breaks: 'a daemon that waits before it can start runs nothing',
        found: "(state !== 'degraded' || 'because' in read)",
        instead: 'true',
      },
    ],
  },
];
