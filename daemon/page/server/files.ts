/** The files of pages, as they lie in the checkout: what is TypeScript loses its types on the way. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { transformSync } from 'amaro';
import sirv from 'sirv';
import { answerInWords, answerText } from './answer.ts';
import { moduleGraph } from './module-graph.ts';
import { words } from './words.ts';

/** Where the browser finds what pages take from npm. */
const modules = {
  preact: 'preact/dist/preact.mjs',
  'preact/hooks': 'preact/hooks/dist/hooks.mjs',
  htm: 'htm/dist/htm.module.js',
  'htm/preact': 'htm/preact/index.module.js',
  '@preact/signals': '@preact/signals/dist/signals.module.js',
  '@preact/signals-core': '@preact/signals-core/dist/signals-core.module.js',
  mqtt: 'mqtt/dist/mqtt.esm.js',
  uqr: 'uqr/dist/index.mjs',
} as const;
const font = '@fontsource-variable/noto-sans-sc';
const glyphs = new RegExp(`^/lib/${font}/files/[\\w-]+\\.woff2$`);
/** Their names tell nothing of their age, and a page of Chinese has a hundred of them. */
const keepGlyphs = 'max-age=86400';

export type PageFilesOptions = {
  /** The page at each of these paths: an HTML file of the checkout, in which `importMapPlace` becomes the map of its imports. */
  pages: ReadonlyMap<string, string>;
  /** What is below `/page/` and the like lies in that folder of the checkout, at most two folders below it. */
  folders: ReadonlyMap<string, string>;
  /** Single files from elsewhere in the checkout, by their paths. */
  files?: ReadonlyMap<string, string>;
  imports: readonly (keyof typeof modules)[];
  /** What a page may do beside what every page may, by the directives of its Content-Security-Policy. `host`: as it was asked by. */
  allows?(host: string): Readonly<Record<string, string>>;
  checkout?: string;
};

/** Behind it the browser is told of all modules at once: before it, it would not follow the map any more. */
const importMapPlace = '<script type="importmap">{}</script>';
const entryOf = /<script type="module" src="([^"]+)">/;

/** Nothing from elsewhere, and no script and no style but ours, whatever stands in a name. */
const allowed = {
  'default-src': "'self'",
  'img-src': "'self' data:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

const types: Record<string, string> = {
  '.ts': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
/** No name begins with a dot, so that none leads out. */
const ownFile = /^(\/[a-z]+\/)((?:[A-Za-z0-9-]+\/){0,2}[a-z0-9-]+\.(?:ts|css|svg))$/;

/** `how`: what is answered with the page, other than usually. */
export type PageFiles = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  how?: { status?: number; isSecret?: boolean },
) => boolean;

/** Answers GET of the pages, of their folders, and of /lib/…; false for all else. Whatever leads out of the folders, no pattern has. */
export function pageFiles(options: PageFilesOptions): PageFiles {
  const { pages, folders, files, checkout = join(import.meta.dirname, '../../..') } = options;
  const imported = options.imports.map(name => [name, modules[name]] as const);
  const needed = [...imported.map(([, file]) => file), `${font}/wght.css`];
  const libraries = new Set([...needed, ...needed.map(file => `${file}.map`)].map(file => `/lib/${file}`));
  const imports = Object.fromEntries(imported.map(([name, file]) => [name, `/lib/${file}`]));
  const importMap = JSON.stringify({ imports });
  const importMapHash = createHash('sha256').update(importMap).digest('base64');
  const npm = sirv(join(checkout, 'node_modules'), { dev: true, etag: true });
  const withoutTypes = typeStripper();

  function policyFor(host: string): string {
    const scripts = { 'script-src': `'self' 'sha256-${importMapHash}'` };
    return Object.entries({ ...allowed, ...scripts, ...options.allows?.(host) })
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; ');
  }

  function ownAt(path: string): string | undefined {
    const [, start = '', below = ''] = ownFile.exec(path) ?? [];
    const folder = folders.get(start);
    return files?.get(path) ?? (folder === undefined ? undefined : `${folder}/${below}`);
  }

  /** Undefined where there is none that can be read. */
  function codeAt(path: string): string | undefined {
    const own = ownAt(path);
    if (own === undefined)
      return libraries.has(path)
        ? textOf(join(checkout, 'node_modules', path.slice('/lib'.length)))
        : undefined;
    const text = textOf(join(checkout, own));
    const code = text === undefined ? undefined : withoutTypes(own, text);
    return typeof code === 'string' ? code : undefined;
  }

  /** Looked for once a page: what somebody adds while it is served is loaded like before, one after the other. */
  const preloads = new Map<string, string>();

  function preloadsOf(file: string, page: string): string {
    const known = preloads.get(file);
    if (known !== undefined) return known;
    const [, entry] = entryOf.exec(page) ?? [];
    const modules = entry === undefined ? [] : moduleGraph(entry, imports, codeAt);
    const links = modules.map(path => `<link rel="modulepreload" href="${path}" />`).join('');
    preloads.set(file, links);
    return links;
  }

  function answerOwn(request: IncomingMessage, response: ServerResponse, file: string): boolean {
    const text = textOf(join(checkout, file));
    if (text === undefined) return false;
    const type = types[extname(file)] ?? 'text/plain';
    const code = type === types['.ts'] ? withoutTypes(file, text) : text;
    if (typeof code === 'string') answerText(request, response, { type, text: code });
    else answerInWords(request, response, 500, code.why);
    return true;
  }

  function answerPage(
    request: IncomingMessage,
    response: ServerResponse,
    file: string,
    how: Parameters<PageFiles>[3],
  ): boolean {
    const missing = needed.filter(file => !existsSync(join(checkout, 'node_modules', file)));
    if (missing.length > 0) {
      answerInWords(request, response, 503, words.noFiles(missing, checkout));
      return true;
    }
    const page = textOf(join(checkout, file));
    if (page === undefined) return false;
    const map = `${importMapPlace.replace('{}', () => importMap)}${preloadsOf(file, page)}`;
    const text = page.replace(importMapPlace, () => map);
    answerText(request, response, { type: 'text/html', text, ...how });
    return true;
  }

  return (request, response, path, how) => {
    response.setHeader('Content-Security-Policy', policyFor(request.headers.host ?? ''));
    const page = pages.get(path);
    if (page !== undefined) return answerPage(request, response, page, how);
    const file = ownAt(path);
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
  const line = 'startLine' in error ? words.line(String(error.startLine)) : '';
  return `${line}${String(error.message)}`;
}
