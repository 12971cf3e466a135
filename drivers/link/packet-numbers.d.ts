/** How mqtt-packet writes numbers, which its own types leave out. */
declare module 'mqtt-packet/numbers.js' {
  const numbers: { genBufVariableByteInt(length: number): Buffer };
  export = numbers;
}
