/** The modules to which one leads. Without being told, a browser learns of each only when it has read the one before it. */
import { posix } from 'node:path';

const imported = /\b(?:import|export)\b[^;'"]*["']([^"']+)["']/g;

/** By path, `entry` first. `importMap`: where bare names are. `codeAt`: undefined where there is no module; it is left out. */
export function moduleGraph(
  entry: string,
  importMap: Readonly<Record<string, string>>,
  codeAt: (path: string) => string | undefined,
): string[] {
  const found = new Set<string>();
  const paths = [entry];
  for (const path of paths) {
    const code = found.has(path) ? undefined : codeAt(path);
    if (code === undefined) continue;
    found.add(path);
    for (const [, name = ''] of code.matchAll(imported))
      paths.push(name.startsWith('.') ? posix.join(posix.dirname(path), name) : (importMap[name] ?? name));
  }
  return [...found];
}
