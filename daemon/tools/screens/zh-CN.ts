/** 中文：`screens` 在终端上说的，以及对问得太勤的人说的。各网页有自己的词。 */
import type { Said } from '../../text/spoken.ts';
import { whyText } from '../../text/staff/zh-CN/whys.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  listen: found => `--listen：收到 ${found}，应为地址和端口，例如 --listen 0.0.0.0:8443`,
  onlyHere: found =>
    `--listen：收到 ${found} 而没有证书，应为只有本机能问的 127.0.0.1 或 localhost；要给别的机器看，请用 --tls-cert 和 --tls-key 写明证书`,
  certAndKey: '--tls-cert 和 --tls-key 只写了一个，应都写或都不写',
  otherKey: file => `--tls-key：${file} 里是另一个证书的密钥，应为 --tls-cert 的密钥`,
  noKey: (file, why) => `--tls-key：${file} 里不是密钥（${why}），应为不带口令的私钥（PEM）`,
  noListening: (listen, why) => `--listen：${listen} 无法监听（${why}），应为本机空闲的端口`,
  hall: found => `--hall：收到 ${found}，应为大厅的编号，1 至 32 个 a-z、0-9 和 -，例如 --hall fuzhou`,
  manyHalls: halls =>
    `服务器上有 ${halls.length} 个大厅，应写明显示哪一个：--hall 加 ${halls.join('、')} 之一`,
  tooOften: '来自此地址的请求太多，应少一些：请一秒后再试',
  displayAt: url => `显示页   ${url}`,
  deskAt: url => `工作台页 ${url}`,
  kioskAt: url => `取号页   ${url}`,
  kioskWith: (url, keyFile) => `取号页   ${url}#密钥，密钥在 ${keyFile} 里`,
  kioskKey: file =>
    `--kiosk-key：${file} 里的内容不是密钥，应为 32 至 128 个 A-Z、a-z、0-9、_ 和 -，例如 "openssl rand -hex 32" 的输出`,
  heard: hall => `听到大厅 ${hall} 了。`,
  notHeard: hall => `听不到大厅 ${hall}：显示页上写明。`,
  noHall: '听不到任何大厅：显示页上写明。',
  brokerLost: (broker, why) => `${broker} 上没有服务器：${whyText(why)}。不断重试。`,
};
