/** GB 11643: the eighteenth character of a resident's number is made of the seventeen digits before it, by ISO 7064 MOD 11-2. */
const checks = '10X98765432';

/** Whether it is one, without a mistake in it, read from a card or typed. The foreigners' number of 2023 is made alike. */
export function residentNumber(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  let sum = 0;
  for (const digit of number.slice(0, -1)) sum = ((sum + Number(digit)) * 2) % 11;
  return checks[sum] === number.at(-1);
}
