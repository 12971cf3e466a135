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
    file: 'daemon/tools/screens/phone/actions.ts',
    tests: ['tests/tools/screens/phone/actions.test.ts'],
    mutations: [
      {
        breaks: 'all phones together order less than the hall lets one user',
        found: "one(ticket) && all('all')",
        instead: 'one(ticket)',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/phone/admission.ts',
    tests: ['tests/tools/screens/phone/admission.test.ts'],
    mutations: [
      {
        breaks: 'a token is proved by its signature',
        found: 'return isSigned(phoneKey, hall.id, read) ?',
        instead: 'return phoneKey ?',
      },
      {
        breaks: 'a token is of one day',
        found: ' || read.day !== hall.day.day',
        instead: '',
      },
      {
        breaks: 'half an hour after its end there is no page of a ticket',
        found: 'if (known?.endedAt !== undefined && now - known.endedAt > toldAfterEndMs)',
        instead: 'if (false)',
      },
      {
        breaks: 'nobody is told that a good token is over while the hall is not heard',
        found: "hall === undefined || isOld(hall, link, now) ? { is: 'not-heard' } : { is: 'gone' }",
        instead: "{ is: 'gone' }",
      },
    ],
  },
  {
    file: 'daemon/tools/screens/phone/asks.ts',
    tests: ['tests/tools/screens/phone/asks.test.ts'],
    mutations: [
      {
        breaks: 'the hall is asked four times a second for all phones together',
        found: 'const betweenMs = 250;',
        instead: 'const betweenMs = 100;',
      },
      {
        breaks: 'of which something is new is asked for before the others',
        found: 'isSoon === found.isSoon ? askedAt < found.askedAt : isSoon',
        instead: 'askedAt < found.askedAt',
      },
      {
        breaks: 'who loads the page again and again is not asked for more often',
        found: 'isSoon ? soonestMs : usualMs',
        instead: 'isSoon ? 0 : usualMs',
      },
      {
        breaks: 'nobody is asked for whom nobody looks at',
        found: 'if (isLeft) looked.delete(ticket);\n      if (isLeft || !mayAsk(ticket)) continue;',
        instead: 'if (!mayAsk(ticket)) continue;',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/phone/picture.ts',
    tests: ['tests/tools/screens/phone/picture.test.ts'],
    mutations: [
      {
        breaks: 'R12: of a hall that is not heard a phone is told nothing that may have changed',
        found: ' && !isOld(hall, link, now)',
        instead: '',
      },
      {
        breaks: 'R20: what was answered when it stood elsewhere is told no more',
        found: 'answered.queue !== queue || ',
        instead: '',
      },
      {
        breaks: 'R17: a counter may be rated for a minute, and a reason said for three more',
        found: 'if (forMs + (reasons === 0 ? 0 : explainedForMs) <= 0) return undefined;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/phone/seen.ts',
    tests: ['tests/tools/screens/phone/picture.test.ts'],
    mutations: [
      {
        breaks: 'who was at a counter when the day ended was not finished with',
        found: "isOpen && (place === 'serving'",
        instead: "(place === 'serving'",
      },
      {
        breaks: 'another day forgets the tickets of the one before',
        found: 'if (seen.day !== day) seen.visits.clear();',
        instead: '',
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
    file: 'daemon/tools/watch/picture/counter-section.ts',
    tests: ['tests/tools/watch/batches.test.ts'],
    mutations: [
      {
        breaks: 'R18: how many cases are left is not cut into another figure',
        found: 'if (spare < 0) return service;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/watch/keys/orders.ts',
    tests: ['tests/tools/watch/batches.test.ts'],
    mutations: [
      {
        breaks: 'R18: whoever calls the next one is not told that a whole batch is finished',
        found: 'casesOn(hall, ticket) === undefined ? ask.finishing : ask.finishingCases',
        instead: 'ask.finishing',
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
  {
    file: 'daemon/tools/screens/desk/door.ts',
    tests: ['tests/broker/desk-guards.long.test.ts'],
    mutations: [
      {
        breaks: 'an order needs the key of its session',
        found: `if (isPost && !isKey(session, typeof key === 'string' ? key : undefined))`,
        instead: `if (isPost && key === 'none')`,
      },
      {
        breaks: 'an order needs an Origin',
        found: 'if (isPost && request.headers.origin === undefined)',
        instead: 'if (isPost && request.headers.origin === "none")',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/desk/way.ts',
    tests: ['tests/broker/desk-guards.long.test.ts'],
    mutations: [
      {
        breaks: 'a session ends when the broker takes its user no more',
        found: 'if (isRefused) on.refused();',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/desk/streams.ts',
    tests: ['tests/tools/screens/desk/streams.test.ts'],
    mutations: [
      {
        breaks: 'a session has four pages at most',
        found: 'if (listeners.size >= openAtMost) first?.end();',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/desk/sessions.ts',
    tests: ['tests/tools/screens/desk/sessions.test.ts'],
    mutations: [
      {
        breaks: 'a session that nobody uses ends',
        found: 'now - Math.max(usedAt, streams.leftAt()) >= idleAtMostMs',
        instead: 'false',
      },
      {
        breaks: 'a session ends after twelve hours',
        found: 'if (now - startedAt >= endsAfterMs) return true;',
        instead: '',
      },
      {
        breaks: 'the key of a session is its own',
        found: 'timingSafeEqual(ours, theirs)',
        instead: 'true',
      },
      {
        breaks: 'whose session ends leaves the broker',
        found: 'session.way.close();',
        instead: '',
      },
      {
        breaks: 'who has a page open is not turned out for another',
        found: ': oldest(all, isIdle);',
        instead: ': oldest(all, () => true);',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/desk/tries.ts',
    tests: ['tests/tools/screens/desk/tries.test.ts'],
    mutations: [
      {
        breaks: 'guesses from elsewhere lock nobody out',
        found: 'known.has(pair(user, address)) ? 0 : users.waitMs(user)',
        instead: 'users.waitMs(user)',
      },
      {
        breaks: 'at one name it is not guessed from everywhere',
        found: 'known.has(pair(user, address)) ? 0 : users.waitMs(user)',
        instead: '0',
      },
      {
        breaks: 'one address does not guess for ever',
        found: 'addresses.add(address, 1);',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/desk/told.ts',
    tests: ['tests/tools/screens/desk/told.test.ts'],
    mutations: [
      {
        breaks: 'what is gone is told',
        found: 'change > (heard?.change ?? 0)',
        instead: 'value !== null && change > (heard?.change ?? 0)',
      },
      {
        breaks: 'what did not come again is gone',
        found: 'coming = new Map();',
        instead: 'coming = new Map(known);',
      },
      {
        breaks: 'of what has no room nothing old is told',
        found: 'if (isTooMuch) return put(topics, below, { ...topic, value: null, bytes: 0 });',
        instead: 'if (isTooMuch) return;',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/desk/device-tests.ts',
    tests: ['tests/tools/screens/desk/device-tests.test.ts'],
    mutations: [
      {
        breaks: 'a test whose end never came is told so',
        found: 'cancel = timers.after(ms, () => silent(device));',
        instead: '',
      },
      {
        breaks: 'of a daemon that has started again nothing is waited for',
        found: 'if (one.boot !== undefined) silent(device);',
        instead: 'if (one.boot === is) silent(device);',
      },
      {
        breaks: 'one that is sent again is not given twice',
        found: 'running.has(device) || (last !== undefined && last.id === id)',
        instead: 'running.has(device)',
      },
      {
        breaks: 'a device that is lost in the middle is told with its test',
        found: "if (state === 'lost' || state === 'degraded')",
        instead: "if (state === 'disabled')",
      },
      {
        breaks: 'a babbling scanner fills no page',
        found: '.slice(-heardAtMost)',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/page/desk/counter/broken.ts',
    tests: ['tests/page/desk/hall.test.ts'],
    mutations: [
      {
        breaks: 'a clerk is told of the own counter alone',
        found: 'meanwhile?.counter !== counter',
        instead: 'meanwhile === undefined',
      },
      {
        breaks: 'where nothing else shows or says a number the clerk calls out',
        found: "meanwhile.onMain || meanwhile.said ? 'no-board' : 'no-number'",
        instead: "'no-board'",
      },
    ],
  },
  {
    file: 'daemon/page/desk/parts.ts',
    tests: ['tests/page/desk/hall.test.ts'],
    mutations: [
      {
        breaks: 'what the devices of others have is not for a clerk',
        found: "(isDesk || !may('call-next')) && hall !== undefined",
        instead: 'hall !== undefined',
      },
      {
        breaks: 'who is at the information desk has the part of devices: they put the paper in',
        found: "(isDesk || !may('call-next'))",
        instead: "!may('call-next')",
      },
    ],
  },
  {
    file: 'daemon/page/desk/devices/verdict.ts',
    tests: ['tests/page/desk/verdict.test.ts'],
    mutations: [
      {
        breaks: 'a picture is for a person to judge',
        found: "return 'see';",
        instead: "return 'good';",
      },
      {
        breaks: 'a device that was lost in the middle is not well',
        found: "if (wasLost) return 'lost';",
        instead: '',
      },
    ],
  },
];
