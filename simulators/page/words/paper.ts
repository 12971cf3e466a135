/** What the printer and the boards are called, and what is wrong with them. */
import type { BothLanguages } from './language.ts';

export const paperWords = {
  printerSlot: {
    zh: '出票口，{count} 张号票；左右键翻看',
    en: 'Slot, tickets: {count}; leaf with left and right',
  },
  printerEmpty: { zh: '出票口没有号票', en: 'No ticket in the slot' },
  printerTicket: { zh: '号票 {number}', en: 'Ticket {number}' },
  printerUncut: { zh: '未切下的纸', en: 'Paper not cut off' },
  printerCode: { zh: '二维码：{data}', en: 'QR code: {data}' },
  printerImage: { zh: '图片', en: 'Image' },
  printerTear: { zh: '撕下号票', en: 'Tear off' },
  printerOlder: { zh: '前一张号票', en: 'Older ticket' },
  printerNewer: { zh: '后一张号票', en: 'Newer ticket' },
  printerFine: { zh: '纸张充足', en: 'Has paper' },
  printerPaperLow: { zh: '纸将用尽', en: 'Paper is low' },
  printerPaperOut: { zh: '缺纸', en: 'Out of paper' },
  printerCoverOpen: { zh: '机盖开着', en: 'The cover is open' },
  'fault-jammed': { zh: '切刀卡住', en: 'The knife is jammed' },
  printerBlocked: {
    zh: '切刀前有异物，下次切纸会卡住',
    en: 'Something is in the way: the knife will jam at the next cut',
  },
  printerCare: { zh: '照管打印机', en: 'Care for the printer' },
  printerUseUp: { zh: '让纸将尽', en: 'Run paper low' },
  printerNewRoll: { zh: '换新纸卷', en: 'New roll' },
  printerBlock: { zh: '卡住切刀', en: 'Block the knife' },
  printerMend: { zh: '排除全部故障', en: 'Mend all faults' },
  boardShows: { zh: '显示屏：{text}', en: 'Board: {text}' },
  boardDark: { zh: '显示屏没有显示', en: 'The board is dark' },
} as const satisfies BothLanguages;
