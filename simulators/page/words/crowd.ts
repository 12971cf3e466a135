/** The crowd and its settings. */
import type { BothLanguages } from './language.ts';

export const crowdWords = {
  crowdUnheard: { zh: '还没有人群的消息。', en: 'The crowd has not been heard of yet.' },
  crowdTells: {
    zh: '来办事的人自己取号、等候、走到窗口；经办人自己按键。他们只看得见屏幕、听得见广播，和真人一样。',
    en: 'Citizens take tickets, wait and walk; clerks press. They know only what they see and hear in the hall, as people do.',
  },
  crowdSpeed: { zh: '快慢', en: 'Speed' },
  crowdTimes: { zh: '真人的 {speed} 倍', en: '{speed}× real people' },
  crowdNobody: { zh: '没有人', en: 'nobody' },
  crowdMarks: { zh: '常用快慢', en: 'Usual speeds' },
  crowdGo: { zh: '继续', en: 'Go on' },
  crowdStop: { zh: '停住', en: 'Stop' },
  crowdStep: { zh: '走一步', en: 'One step' },
  crowdStepTells: {
    zh: '下一个人做下一件事，然后停住',
    en: 'The next one does the next thing, and all stop',
  },
  crowdEmpty: { zh: '没有人来，也没有经办人；调快慢就有。', en: 'No citizens and no clerks: set a speed.' },
  crowdStopped: { zh: '人停住了，大厅照常。', en: 'The people stand still; the hall goes on.' },
  crowdGoing: { zh: '人来人往。', en: 'People come and go.' },
  'held-voice': {
    zh: '广播落后了：{count} 个号已叫，还没有播报。',
    en: 'The loudspeaker is behind: {count} called and not said yet.',
  },
  'held-calls': {
    zh: '{count} 个窗口叫的人没来；重呼和过号要等大厅自己的时间，不随人群加快。',
    en: 'At {count} counters nobody comes; to call again and to give up waits for the hall’s own time, which no crowd hastens.',
  },
  'held-paper': {
    zh: '取号机前 {count} 人，等号票一张张打出来。',
    en: 'At the kiosks {count} wait while ticket after ticket is printed.',
  },
  'held-keys': {
    zh: '{count} 个窗口的按键没有被接受，过几秒再按。',
    en: 'At {count} counters a key was not taken, and is pressed again in some seconds.',
  },
  crowdFigures: { zh: '人数', en: 'Figures' },
  crowdClock: { zh: '他们的时间', en: 'Their time' },
  'crowd-came': { zh: '来过', en: 'Came' },
  'crowd-inside': { zh: '在大厅', en: 'Inside' },
  'crowd-served': { zh: '办完', en: 'Served' },
  'crowd-missed': { zh: '过号', en: 'Missed' },
  'crowd-gaveUp': { zh: '走了没办成', en: 'Gave up' },
  'crowd-turnedAway': { zh: '没取到号', en: 'No ticket' },
  crowdArrivals: { zh: '每小时来多少人', en: 'How many come an hour' },
  crowdMostAnHour: { zh: '最多每小时 {most} 人', en: 'at most {most} an hour' },
  'curve-form': {
    zh: '“{found}”看不懂。例如“0:00 60, 2:00 90”：开始时每小时 60 人，两小时后每小时 90 人。',
    en: '“{found}” is not understood. For example “0:00 60, 2:00 90”: 60 an hour at first, 90 an hour after two hours.',
  },
  'curve-order': {
    zh: '“{found}”的时刻要比前一个晚。',
    en: 'The time of “{found}” must be later than the one before.',
  },
  'curve-many': {
    zh: '“{found}”太多，每小时最多 {most} 人。',
    en: '“{found}” is too many: at most {most} an hour.',
  },
  crowdMix: { zh: '来办什么（份数）', en: 'What they come for (shares)' },
  crowdMixEmpty: { zh: '总要有一种业务有人办。', en: 'Somebody must want something.' },
  crowdNumberWrong: { zh: '请填 0 到 {most} 的整数。', en: 'Type a whole number from 0 to {most}.' },
  crowdSeed: { zh: '随机种子', en: 'Seed' },
  crowdSeedTells: {
    zh: '同一个种子，来的总是同一批人；改了就从第一个人重新来。',
    en: 'The same seed brings the same people; another one begins with its first.',
  },
} as const satisfies BothLanguages;
