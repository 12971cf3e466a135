/** The files of the page, as they lie in the checkout: what is TypeScript loses its types on the way. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { transformSync } from 'amaro';
import sirv from 'sirv';
import { answerInWords, answerText } from './page-answer.ts';
import { words } from './words.ts';

/** Where the browser finds what the page takes from npm. */
const imports: Record<string, string> = {
  preact: 'preact/dist/preact.mjs',
  'preact/hooks': 'preact/hooks/dist/hooks.mjs',
  htm: 'htm/dist/htm.module.js',
  'htm/preact': 'htm/preact/index.module.js',
  '@preact/signals': '@preact/signals/dist/signals.module.js',
  '@preact/signals-core': '@preact/signals-core/dist/signals-core.module.js',
  mqtt: 'mqtt/dist/mqtt.esm.js',
  uqr: 'uqr/dist/index.mjs',
};
const font = '@fontsource-variable/noto-sans-sc';
const needed = [...Object.values(imports), `${font}/wght.css`];
const libraries = new Set([...needed, ...needed.map(file => `${file}.map`)].map(file => `/lib/${file}`));
const glyphs = new RegExp(`^/lib/${font}/files/[\\w-]+\\.woff2$`);
/** Their names tell nothing of their age, and a page of Chinese has a hundred of them. */
const keepGlyphs = 'max-age=86400';

const importMap = JSON.stringify({
  imports: Object.fromEntries(Object.entries(imports).map(([name, file]) => [name, `/lib/${file}`])),
});
const importMapHash = createHash('sha256').update(importMap).digest('base64');

/** Nothing from elsewhere, and no script but ours, whatever stands in a name. Some browsers do not take a WebSocket as 'self'. */
const contentSecurityPolicy = (host: string) =>
  [
    "default-src 'self'",
    `connect-src 'self' ws://${host}`,
    `script-src 'self' 'sha256-${importMapHash}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const types: Record<string, string> = {
  '.ts': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
/**
 * What the page shares with others, and where it lies from the folder of the page: a curve, as those read it who come by it, and
 * what a fault may be, as whoever makes it takes it.
 */
const shared: ReadonlyMap<string, string> = new Map([
  ['/daemon/people/curve.ts', '../../daemon/people/curve.ts'],
  ['/stage/fault-names.ts', '../stage/fault-names.ts'],
]);
/** No name begins with a dot, so that none leads out. */
const ownFile = /^\/page\/((?:[a-z0-9-]+\/)?[a-z0-9-]+\.(?:ts|css|svg))$/;

export type PageFiles = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

/** Answers GET / , /page/…, /lib/… and what is shared; false for all else. Whatever leads out of the folders, no pattern has. */
export function pageFiles(checkout = join(import.meta.dirname, '../..')): PageFiles {
  const pageFolder = join(checkout, 'simulators/page');
  const npm = sirv(join(checkout, 'node_modules'), { dev: true, etag: true });
  const withoutTypes = typeStripper();

  function answerOwn(request: IncomingMessage, response: ServerResponse, file: string): boolean {
    const text = textOf(join(pageFolder, file));
    if (text === undefined) return false;
    const type = types[extname(file)] ?? 'text/plain';
    const code = type === types['.ts'] ? withoutTypes(file, text) : text;
    if (typeof code === 'string') answerText(request, response, { type, text: code });
    else answerInWords(request, response, 500, code.why);
    return true;
  }

  function answerIndex(request: IncomingMessage, response: ServerResponse): boolean {
    const missing = needed.filter(file => !existsSync(join(checkout, 'node_modules', file)));
    if (missing.length > 0) {
      answerInWords(request, response, 503, words.asked.noFiles(missing, checkout));
      return true;
    }
    const text = textOf(join(pageFolder, 'index.html'))?.replace('{}', () => importMap);
    if (text === undefined) return false;
    answerText(request, response, { type: 'text/html', text });
    return true;
  }

  return (request, response, path) => {
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(request.headers.host ?? ''));
    if (path === '/') return answerIndex(request, response);
    const file = shared.get(path) ?? ownFile.exec(path)?.[1];
    if (file !== undefined) return answerOwn(request, response, file);
    if (!libraries.has(path) && !glyphs.test(path)) return false;
    if (glyphs.test(path)) response.setHeader('Cache-Control', keepGlyphs);
    request.url = path.slice('/lib'.length);
    // A part that ends before it begins would be a throw in sirv.
    delete request.headers.range;
    let found = true;
    npm(request, response, () => {
      found = false;
    });
    return found;
  };
}

/** Undefined where there is none, or not at this moment: somebody may be editing. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return undefined;
  }
}

/** Each version of a file once: it takes milliseconds, in which no device is heard. */
function typeStripper(): (file: string, text: string) => string | { why: string } {
  const known = new Map<string, { text: string; code: string }>();
  return (file, text) => {
    const last = known.get(file);
    if (last?.text === text) return last.code;
    try {
      const { code } = transformSync(text, { mode: 'strip-only' });
      known.set(file, { text, code });
      return code;
    } catch (error) {
      return { why: `${file}: ${whyNot(error)}` };
    }
  };
}

/** Of a file that is half written. */
function whyNot(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  const line = 'startLine' in error ? words.asked.line(String(error.startLine)) : '';
  return `${line}${String(error.message)}`;
}
