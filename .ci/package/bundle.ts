/**
 * The program of an archive: every module of a checkout that runs, and what it takes from npm, in some two hundred files of
 * JavaScript in `daemon/`. A checkout reads 900 files at each start and takes the types out of half of them; the archive does not.
 */
import { globSync, readdirSync, readFileSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

/** They have parts in machine code, or find their own files by where they lie. */
const fromNpm = [/^@serialport\/bindings-cpp$/, /^node-hid$/, /^@lydell\/node-pty$/, /^amaro$/];
/** The folder in which all its files lie. */
const home = 'daemon';
const start = 'one-ticket.mjs';
/** Not those of types. */
const imports = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm;

/** `folder`: a copy of a checkout with its packages. Of its sources only those are left that browsers are given. */
export async function bundle(folder: string): Promise<void> {
  // As modules name themselves.
  const tree = realpathSync(folder);
  const bundled = await rolldown({
    cwd: tree,
    input: join(tree, home, start),
    platform: 'node',
    tsconfig: false,
    external: fromNpm,
    plugins: [ownPlaces(tree)],
    // Which part of a kind is loaded when, is for its definition to say.
    checks: { ineffectiveDynamicImport: false },
    onLog: (_level, { message }) => {
      throw new Error(`a program cannot be bundled: ${message}`);
    },
  });
  await bundled.write({
    dir: join(tree, home),
    entryFileNames: start,
    chunkFileNames: '[name]-[hash].js',
    cleanDir: false,
    // V8 keeps the text of every module that runs. A letter beyond Latin-1 would make two bytes of each of its letters.
    charset: 'ascii',
    comments: { legal: true, annotation: false, jsdoc: false },
  });
  const stays = givenToBrowsers(tree);
  const folders = `{${home},drivers,config,simulators}/**`;
  for (const source of globSync(`${folders}/*.ts`, { cwd: tree }))
    if (!stays.has(source)) rmSync(join(tree, source));
  for (const folder of globSync(`${folders}/`, { cwd: tree }).toSorted().toReversed())
    if (readdirSync(join(tree, folder)).length === 0) rmdirSync(join(tree, folder));
}

/** The modules of pages, and what those import. */
function givenToBrowsers(tree: string): Set<string> {
  const pages = globSync('{daemon,simulators}/page/**/*.ts', {
    cwd: tree,
    exclude: ['daemon/page/server/**'],
  });
  const given = new Set(pages);
  // What is added is gone through, too.
  for (const file of given)
    for (const [, path = ''] of readFileSync(join(tree, file), 'utf8').matchAll(imports))
      given.add(join(dirname(file), path));
  return given;
}

/**
 * A module that reads a file by where its source lies finds it from where it is bundled. One that it starts as a thread or a
 * process is bundled, too.
 */
function ownPlaces(tree: string): Plugin {
  const places = /(?<=new URL\('|join\(import\.meta\.dirname, ')[^']+/g;
  return {
    name: 'own places',
    transform(code, id) {
      if (!id.startsWith(`${tree}/`)) return undefined;
      if (code.split('import.meta.').length !== code.split(places).length)
        this.error(
          `${id}: found import.meta in another form, expected new URL('…', import.meta.url) or join(import.meta.dirname, '…')`,
        );
      return code.replaceAll(places, path => {
        const target = resolve(dirname(id), path);
        if (!target.endsWith('.ts')) return relative(join(tree, home), target);
        const fileName = relative(tree, target).replaceAll('/', '-').replace(/\.ts$/, '.js');
        this.emitFile({ type: 'chunk', id: target, fileName });
        return `./${fileName}`;
      });
    },
  };
}
