/** Turns what zod complains about into findings. */
import type { z } from 'zod';
import { kinds, nameOf } from '../../drivers/kinds.ts';
import { didYouMean } from '../../drivers/settings/did-you-mean.ts';
import { type Expectation, type Finding, type Path, wrongValue } from '../../drivers/settings/finding.ts';
import { isExpectation } from '../../drivers/settings/scalars.ts';

const kindNames = kinds.map(nameOf);

type Issue = z.core.$ZodIssue;

/** The findings of one value; `prefix` is where the value itself stands. */
export function findingsOf(issues: readonly Issue[], value: unknown, prefix: Path): Finding[] {
  return issues.flatMap(issue => findings(issue, valueAt(value, issue.path), [...prefix, ...issue.path]));
}

function findings(issue: Issue, value: unknown, path: PropertyKey[]): Finding[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(', ');
    return issue.keys.map(key => unknownKey([...path, key], known));
  }
  const wrong = (expectation: Expectation): Finding[] => [wrongValue(path, value, expectation)];
  if (issue.code === 'custom' && isExpectation(issue.params)) return wrong(issue.params);
  // A device's kind is the only discriminated union of the schema.
  if (issue.code === 'invalid_union')
    return wrong({
      expected: { is: 'one-of', among: kindNames },
      example: nameOf(kinds[0]),
      among: kindNames,
    });
  if (issue.code === 'invalid_type')
    return wrong(
      issue.expected === 'array'
        ? { expected: { is: 'list' }, example: '[icbc, ccb]' }
        : { expected: { is: 'map' }, example: '{ key: value }' },
    );
  return wrong({ expected: { is: 'as-written', text: issue.message } });
}

export function unknownKey(path: Path, known: readonly string[]): Finding {
  return {
    path,
    on: 'key',
    code: 'unknown-key',
    args: { known },
    meant: didYouMean(String(path.at(-1)), known),
  };
}

/** A needed key that is missing only because it was mistyped is told once, at the mistyped key. */
export function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const above = ({ path }: Finding) => path.slice(0, -1).join('.');
  return findings.filter(
    missing =>
      missing.code !== 'value' ||
      missing.args.found.is !== 'nothing' ||
      !findings.some(
        typo => typo.on === 'key' && typo.meant === missing.path.at(-1) && above(typo) === above(missing),
      ),
  );
}

function valueAt(value: unknown, path: Path): unknown {
  let inner = value;
  for (const step of path)
    inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined;
  return inner;
}
