/** 中文：网页服务器对问错的人说的。系统说的，照原样写。 */
import type { Said } from '../../text/spoken.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  method: found => `收到 ${found}，应为 GET 或 HEAD`,
  path: (found, page) => `${found} 没有内容，应为网页 ${page}`,
  host: (found, hosts) => `收到主机 ${found}，应为 ${hosts.join(' 或 ')}`,
  origin: (found, origins) => `收到来自 ${found} 的请求，应来自 ${origins.join(' 或 ')}`,
  noFiles: (missing, checkout) =>
    `${checkout}/node_modules 里没有 ${missing.join('、')}，网页由它们组成：请在那里运行 "npm ci"，再刷新本页`,
  line: line => `线 ${line}：`,
};
