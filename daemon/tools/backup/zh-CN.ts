/** 中文：`backup`、`restore` 和 `verify` 的每一句话，给照管日志的人。SQLite 或系统说的，照原样写。 */
import type { Said } from '../../text/spoken.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  copiedOrVerified: '已复制或校验的文件',
  noJournal: state => `${state}：没有日志，应为开启过营业日的大厅的状态目录。请用 --state 指明。`,
  to: (seq, day, date) => `${day} 的事件 ${seq}，${date}`,

  backup: {
    there: target => `--to：${target} 已经存在，应为新的名字；从不覆盖任何东西。`,
    done: (target, made, end) =>
      `${target}：共 ${made.days} 天、${made.events} 个事件，到 ${end?.day} 的事件 ${end?.seq}（${end?.date}）为止，已验证`,
    notAsItIs: (tar, name) => `${tar}：${name} 没有照原样写入`,
  },

  copy: {
    nothing: given => `${given}：那里什么也没有，应为备份或副本所在的目录。`,
    noTar: (given, why) => `${given}：不是完整的 tar（${why}），应为 "one-ticket backup" 所写的文件。`,
    neither: (given, manifest) =>
      `${given}：既不是备份，也没有日志的副本，里面应有 ${manifest}、journal/ 或 <day>.db。`,
    ofHalls: (given, halls) =>
      `${given}：里面是 ${halls.join('、')} 的副本，应为一个大厅的。请指明其中的目录。`,
    wrong: (given, fault) => `${given}：${fault}。`,
    noDay: path => `${path}：里面一天也没有，应至少有一天。`,
    noEvent: given => `${given}：里面没有事件，应至少有一个。`,
    noManifest: (path, format) => `${path}：没有格式 ${format} 的清单，应为 "one-ticket backup" 所写的清单`,
    otherFile: (path, found, expected) =>
      `${path}：${found === undefined ? '没有这个文件' : `SHA-256 是 ${found}`}，按清单应为 ${expected}`,
    missing: (path, file) =>
      `${path}：${file} 已损坏，里面应有事件。请用另一份副本；若宁可不要它们，请把那个文件移走。`,
  },

  restore: {
    notANumber: found => `--numbers-above：收到“${found}”，应为整数，例如 200。`,
    tooLow: (found, known, day) =>
      `--numbers-above：收到 ${found}，至少应为 ${known}，该号已在 ${day} 发出。`,
    noEvent: path => `${path}：没有事件，应至少有一个。`,
    copy: (path, end) => `副本      ${path}：已验证，到 ${end}`,
    and: (events, end) => `补入      它所缺的 ${events} 个事件，到 ${end}`,
    taken: (path, histories) => `采用      ${path}：${histories} 份历史中走得最远的一份`,
    apart: (path, end, from, last) =>
      `分开      ${path}：到 ${end}；没有并入，因为副本里没有事件 ${from} 至 ${last}`,
    other: (path, parted, end) => {
      const where = parted === undefined ? '没有共同的事件' : `在事件 ${parted} 之后分开`;
      return `另一份    ${path}：自成一份历史，${where}，到 ${end}；原地保留，若要改用它：one-ticket restore ${path}`;
    },
    numbers: {
      given: (day, above) => `号码      ${day}：照您所说，大厅从 ${above} 号之后接着发号`,
      none: (day, known) => `号码      ${day}：发出的号都在里面；大厅从 ${known} 号之后接着发号`,
      known: (day, known, above) =>
        `号码      ${day}：原来的日志表明已发到 ${known} 号；大厅从 ${above} 号之后接着发号`,
      guessed: (day, known, above, since) =>
        `号码      ${day}：自 ${since} 起可能已发出 ${known + 1} 至 ${above} 号，从这里无从得知；` +
        `大厅从 ${above} 号之后接着发号；若有人持有更大的号，请带 --numbers-above 再恢复一次`,
    },
    aside: path => `另存      原来的日志：${path}`,
    unreadKey: path => `密钥      ${path}：取不出来；告知单仍用状态目录里的密钥`,
    unreadBookingKeys: path =>
      `预约密钥  ${path}：取不全；缺了密钥的那些天，凭证件号查不到预约，凭预约码照常`,
    unread: path => `文字      ${path}：读不出来，没有从那里取大家写的文字`,
    done: state => `已恢复    ${state}`,
  },

  verify: {
    unit: '已验证的天数',
    damaged: path => `${path}：里面没有事件，应为一天的日志。`,
    noCheckedCopy: path => `${path}：还没有任何一天经过检查的副本，启动后一小时内应有。`,
    unreadAside: path => `\n另存的，一个事件也读不出：${path}`,
    aside: path => `\n另存的，到 ${path}`,
    lost: (journal, loss) => `${journal}：${loss}。`,
    speed: (events, seconds) =>
      `${events} 个事件，用时 ${seconds.toFixed(1)} 秒，每秒 ${Math.round(events / seconds)} 个：哈希链、SQLite、号码和位置`,
    head: ['日期', '日终哈希', '事件', '最后事件', '号票'],
    notClosed: '未结束',
  },

  texts: {
    noFile: '没有这个文件',
    notAll: '内容不全',
    missing: (path, found, ids, more) =>
      `${path}：${found}，应有 ${ids.join('、')}${more > 0 ? ` 和另外 ${more} 项` : ''} 的文字：它们缺失或被改动，而没有删除过。` +
      '另一份副本里可能有（one-ticket restore）。',
  },

  replay: {
    byTheRules: '遵守大厅规则的日志',
    inside: (ticket, place) => `营业日已结束，而 ${ticket} ${place}`,
    sum: (visits, tickets) => `各位置共有 ${visits} 位办事人，而号票有 ${tickets} 张`,
  },
};
