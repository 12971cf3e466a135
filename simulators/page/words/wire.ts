/** The frames of a device. */
import type { BothLanguages } from './language.ts';

export const wireWords = {
  wire: { zh: '线上往来', en: 'The wire' },
  wireReceived: { zh: '设备收到', en: 'to the device' },
  wireSent: { zh: '设备发出', en: 'from the device' },
  wireForAnother: { zh: '给同线的别的设备', en: 'for another device of its line' },
  wireError: { zh: '错误：', en: 'Error:' },
  wireGone: { zh: '这里少了 {count} 帧，没有留住。', en: 'Frames that were not kept here: {count}.' },
  wirePause: { zh: '暂停', en: 'Pause' },
  wireGoOn: { zh: '继续', en: 'Go on' },
  wireClear: { zh: '清空', en: 'Clear' },
  wirePaused: {
    zh: '已暂停：设备照常收发，继续后可看到最近的。',
    en: 'Paused. The device goes on; the last frames come when you go on.',
  },
  wireLost: { zh: '此刻听不到线上往来，正在重新连接……', en: 'What passes is not heard; connecting again…' },
  wireNothing: { zh: '还没有往来。', en: 'Nothing has passed yet.' },
  wireSave: { zh: '存为录制', en: 'Save as a recording' },
  wireSaves: {
    zh: '{file}：第 {first} 到 {last} 帧，{from} 至 {to}。',
    en: '{file}: frames {first} to {last}, {from} to {to}.',
  },
  wireSavesOwn: { zh: '不含给别的设备的。', en: 'Without those for other devices.' },
  wireSavesNothing: { zh: '还没有可存的。', en: 'There is nothing to save yet.' },
  wireNoBytes: {
    zh: '这种设备不经串口或 USB，没有字节可以录制。',
    en: 'Such a device has no bytes that could be recorded.',
  },
} as const satisfies BothLanguages;
