#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that a Node that is too old is told so in words.
const needed = [24, 12];
const found = process.versions.node.split('.').map(Number);
if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  process.stderr.write(
    `one-ticket: found Node ${process.versions.node}, expected ${needed.join('.')} or newer.\n` +
      'A checkout brings its own: run "npm ci" there, then "npm start" or "npx one-ticket …".\n',
  );
  process.exit(70);
}
// What is written here tells of citizens and clerks: files are 0600 and folders 0700, also those of children, whoever starts it.
process.umask(0o077);
// Whoever reads (`| head`) has seen enough. The log of `run` goes another way, and nobody need read it.
process.stdout.on('error', error => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
try {
  const { main } = await import('./cli.ts');
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`one-ticket: a fault of the program: ${error?.stack ?? error}\n`);
  process.exit(70);
}
