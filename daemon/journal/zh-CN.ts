/** 中文：给技术人员：日志有什么不对，应当怎样，怎么办。SQLite 或系统说的，照原样写。 */
import type { Said } from '../text/spoken.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  noJournal: state =>
    `${state}：没有日志，应为开启过营业日的大厅的状态目录。请用 --state 指明：即 "run" 或 "demo" 所用的那个。`,
  noSuchDay: (state, day, told, earlier, isOlder) =>
    `${state}：没有 ${day} 这一天，应为 ${told.join('、')}` +
    `${earlier > 0 ? ` 或更早的 ${earlier} 天` : ''} 之一。请用 --day 指明，不写则为最新一天。` +
    (isOlder
      ? '已离开状态目录的那些天（keepDays）在副本里："one-ticket restore COPY --state OTHER" 把它们取到另一个目录。'
      : ''),

  damaged: (file, found, expected, seq) =>
    `${file}：已损坏${seq === undefined ? '' : `，在事件 ${seq}`}：发现${found}，应为${expected}。` +
    '请先照原样保留一份此目录，再换上最近一份好的副本（one-ticket restore）。',
  logBreaksOff: log =>
    `${log}：已损坏：WAL 文件中断，其后还有提交，应完整无缺。请启动守护进程：其中能验证的会恢复。`,
  dayThere: file => `${file}：这一天在最新一天之前已经开启过，应为新的一天。`,
  putBack: file =>
    `${file}：在守护进程运行时被删除，本应保留；已按守护进程所持的内容放回，下次启动接着用它。`,
  putBeside: (file, held) =>
    `${file}：那里换成了另一个文件，应为守护进程所写的那个；守护进程原来的内容在 ${held}。` +
    '请把对的文件放回去，再启动。',
  otherVersion: (file, found, expected) =>
    `${file}：日志版本是 ${found}，应为 ${expected}。` +
    '请启动写它的那个 One Ticket 版本，或用 --state 给这个版本一个空目录。',
  held: file =>
    `${file}：另一个程序占用着它，应只有本程序在这里写。` +
    '请停止另一个守护进程，或用 --state 给这一个自己的目录。',
  notWritable: (file, found) =>
    `${file}：系统报告“${found}”，应为本程序可写的状态目录。` +
    '请检查路径、所有者、磁盘是否只读挂载，以及磁盘本身（dmesg）。',
  notWritten: (path, found) => `${path}：系统报告“${found}”，应为可写目录里的文件，且磁盘有空间`,

  folderNotMade: (folder, found) => `${folder}：系统报告“${found}”，应为可以建立并写入的目录`,
  foreign: (file, seq, kind, found) =>
    `${file}：事件 ${seq}（${kind}）${found}，应为本版本 One Ticket 所写的事件。` +
    '请启动写它的那个版本，或换上最近一份好的副本（one-ticket restore）。',

  strange: {
    kind: '这种事件',
    word: (field, found) => `${field} ${found}`,
    lacks: field => `没有 ${field}`,
    type: (field, found, expected) => `${field} 是 ${found}，而应写 ${expected.join(' 或 ')}`,
    part: found => `${found}，而应写 object`,
    within: (field, strange) => `${field} 里的${strange}`,
  },
  found: {
    table: name => `表 ${name}`,
    otherAnswer: (client, id) => `给 ${client} ${id} 的答复与当时不同`,
    otherPress: device => `${device} 的按键与当时不同`,
    strange: what => `有${what}`,
    notFollowing: why => `接不上之前的事件（${why}）`,
    writeVersion: version => `写版本为 ${version} 的文件`,
    noEvent: '没有事件',
    noTables: '没有本程序的表',
    opening: day => `${day} 的开启`,
    ofHall: hall => `大厅 ${hall} 的一天`,
    shortCopy: seq => `副本止于事件 ${seq}`,
    inColumn: type => `一列里有 ${type}`,
    prevHash: hash => `prevHash ${hash}`,
    inPlace: seq => `其位置上是事件 ${seq}`,
    hash: hash => `hash ${hash}`,
    taken: (number, ticket, day) => `号码 ${number}（${ticket}）在 ${day} 已被使用`,
  },
  expected: {
    writeVersion: atMost => `至多 ${atMost}`,
    soundDay: '完好的日志文件',
    soundFile: '完好的 SQLite 文件',
    wholeFile: '完整的日志文件',
    sizes: '本程序所写大小的整数',
    opening: '至少有营业日的开启',
    openingOf: day => `文件名所写的 ${day}`,
    ofHall: hall => `${hall} 的一天`,
    onceEach: '每个号码只用一次',
    all: '全部内容',
    version: version => `日志版本 ${version}`,
    integer: '整数',
    text: '文字',
    bytes: '字节',
    endBefore: hash => `前一天的末尾 ${hash}`,
    noGap: '序号连续的事件',
  },
};
