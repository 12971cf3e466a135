import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTextFile } from '../../../daemon/journal/texts/file.ts';

/** Each change is flushed. */
const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const doing = fc.oneof(
  { weight: 3, arbitrary: fc.record({ keep: fc.integer({ min: 0, max: 1900 }) }) },
  { weight: 1, arbitrary: fc.record({ close: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ erase: fc.nat() }) },
);

it('whatever was kept, moved about and erased before: no byte of what is erased is left, and all else is there', () => {
  const folder = mkdtempSync(join(inMemory, 'one-ticket-texts-'));
  const path = join(folder, 'texts.db');
  fc.assert(
    fc.property(fc.array(doing, { size: 'max', maxLength: 150 }), all => {
      rmSync(path, { force: true });
      const texts = openTextFile(path);
      const kept = new Map<string, string>();
      const gone: string[] = [];
      const one = (nth: number) => [...kept.keys()][nth % kept.size];
      for (const [nth, what] of all.entries()) {
        if ('keep' in what) {
          const words = `complaint ${nth} of somebody ${'x'.repeat(what.keep)}`;
          const hash = texts.keep(words, nth);
          texts.belongs(hash, `f${nth}`);
          kept.set(hash, words);
        } else if ('close' in what) {
          const hash = one(what.close);
          const [of] =
            hash === undefined ? [] : [...texts.all()].flatMap(text => (text.hash === hash ? text.of : []));
          if (of !== undefined) texts.closed(of, nth);
        } else {
          const hash = one(what.erase);
          if (hash === undefined) continue;
          texts.erase([hash], 'f');
          gone.push(kept.get(hash) ?? '');
          kept.delete(hash);
        }
      }
      for (const [hash, words] of kept) expect(texts.words(hash)).toBe(words);
      texts.close();
      const bytes = readFileSync(path);
      for (const words of gone)
        expect(bytes.includes(words.slice(0, words.indexOf('somebody') + 'somebody'.length))).toBe(false);
      expect(readFileSync(`${path}-journal`)).toHaveLength(0);
    }),
    { numRuns: 30, endOnFailure: true },
  );
  rmSync(folder, { recursive: true });
});
