/** §6: what a card means by the code in its NACK, in words for the technician. */
export const errorNames: Readonly<Record<number, string>> = {
  1: 'unknown command group',
  2: 'unknown command',
  3: 'the card is busy',
  4: 'out of memory',
  5: 'checksum error',
  6: 'file does not exist',
  7: 'flash access error',
  8: 'file download error',
  9: 'file name error',
  10: 'file type error',
  11: 'file checksum error',
  12: 'font missing on the card',
  13: 'wrong firmware type',
  14: 'date or time format error',
  15: 'file exists already',
  16: 'file block number error',
};
