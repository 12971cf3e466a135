import { describe, expect, it } from 'vitest';
import { type Play, play, untimed } from '../../kit/hall/play.ts';

const end = (counter: string, outcome: 'refused' | 'papers-missing', ...services: string[]) =>
  ({
    verb: 'finish',
    counter,
    outcome,
    ...(outcome === 'refused' && { reason: 0 }),
    ...(services.length > 0 && { services }),
  }) as const;

/** Counter 1 (approval) has a ticket for a loan and a withdrawal, through ICBC, in hand. */
function loanAndWithdrawal(): Play {
  const hall = play(untimed);
  hall.take(['loan', 'withdrawal'], 'icbc');
  hall.press('1', 'next', 'start');
  return hall;
}

/** It is through approval and the bank with the loan, and back in the hand of counter 1 for the seal. */
function sealNext(hall: Play): void {
  hall.press('1', 'finish');
  hall.press('7', 'next', 'finish');
  hall.press('1', 'next');
}

const way = (hall: Play, ticket: string) =>
  hall
    .visit(ticket)
    .steps.map(step =>
      [step.is === 'queue' ? step.queue : (step.chosen ?? step.choice), ...(step.services ?? [])].join(' '),
    );

describe('the services of a ticket', () => {
  it('share the steps that are equal in a row, and each has those that are its own', () => {
    const hall = loanAndWithdrawal();
    expect(way(hall, 'B001')).toEqual([
      'approval loan',
      'icbc loan',
      'approval loan withdrawal',
      'icbc withdrawal',
    ]);
  });

  it('end each by itself: papers are missing for the withdrawal, and the loan goes on', () => {
    const hall = loanAndWithdrawal();
    sealNext(hall);
    expect(hall.give(end('1', 'papers-missing', 'withdrawal'))).toEqual([
      'visit-started',
      'step-finished',
      'return-slip-issued',
      'visit-done',
      'follow-up-opened',
    ]);
    expect(hall.last('step-finished')).toMatchObject({
      outcome: 'approved',
      services: [
        { service: 'loan', outcome: 'approved' },
        { service: 'withdrawal', outcome: 'papers-missing' },
      ],
    });
    expect(hall.last('visit-done')).toMatchObject({
      outcome: 'approved',
      services: [
        { service: 'loan', outcome: 'approved' },
        { service: 'withdrawal', outcome: 'papers-missing' },
      ],
    });
  });

  it('take the steps that were only for them out of the way when they end', () => {
    const hall = loanAndWithdrawal();
    hall.give(end('1', 'refused'));
    expect(hall.visit('B001').place).toMatchObject({ is: 'waiting', queue: 'approval' });
    expect(way(hall, 'B001')).toEqual(['approval loan', 'approval withdrawal', 'icbc withdrawal']);
    expect([...hall.hall.followUps.values()].map(({ source, services }) => [source, services])).toEqual([
      ['refused', ['loan']],
    ]);
    hall.restart();
    expect(way(hall, 'B001')).toEqual(['approval loan', 'approval withdrawal', 'icbc withdrawal']);
  });

  it('all ended: the visit is done with what the first of them came to', () => {
    const hall = loanAndWithdrawal();
    hall.give(end('1', 'refused'));
    hall.press('1', 'next');
    hall.give(end('1', 'papers-missing'));
    expect(hall.last('visit-done')).toMatchObject({
      outcome: 'refused',
      services: [
        { service: 'loan', outcome: 'refused' },
        { service: 'withdrawal', outcome: 'papers-missing' },
      ],
    });
    expect([...hall.hall.followUps.values()].map(({ source, services }) => [source, services])).toEqual([
      ['refused', ['loan']],
      ['papers-missing', ['withdrawal']],
    ]);
  });

  it('open a record each, with an id of its own, where one press ends two', () => {
    const hall = loanAndWithdrawal();
    sealNext(hall);
    hall.give(end('1', 'refused'));
    expect([...hall.hall.followUps.values()].map(({ services }) => services)).toEqual([
      ['loan'],
      ['withdrawal'],
    ]);
    expect(hall.visit('B001').place).toMatchObject({ is: 'done', outcome: 'refused' });
  });

  it('that are not of this step cannot be ended at it', () => {
    const hall = loanAndWithdrawal();
    expect(hall.give(end('1', 'refused', 'withdrawal'))).toBe('unknown-service');
    expect(hall.give(end('1', 'refused', 'post'))).toBe('unknown-service');
  });

  it('do not ask for a choice that was only for one that ended', () => {
    const hall = play(untimed);
    hall.take(['loan', 'collection']);
    hall.press('1', 'next');
    expect(hall.press('1', 'finish')).toBe('choose-first');
    expect(hall.give(end('1', 'refused'))).toEqual([
      'visit-started',
      'step-finished',
      'visit-queued',
      'refusal-opened',
    ]);
    expect(hall.visit('B001').place).toMatchObject({ is: 'waiting', queue: 'approval' });
  });

  it('that ended goes on where it did when it is added again', () => {
    const hall = loanAndWithdrawal();
    sealNext(hall);
    hall.give(end('1', 'papers-missing', 'loan'));
    expect(way(hall, 'B001').slice(3)).toEqual(['icbc withdrawal']);
    expect(hall.give({ verb: 'add-service', ticket: 'B001', service: 'loan' })).toEqual([
      'service-added',
      'return-slip-used',
    ]);
    expect(way(hall, 'B001').slice(3)).toEqual(['icbc withdrawal', 'approval loan']);
    expect(hall.visit('B001').ended).toBeUndefined();
  });

  it('that were approved keep their steps when the one that ended beside them is opened again', () => {
    const hall = loanAndWithdrawal();
    sealNext(hall);
    hall.give(end('1', 'papers-missing', 'withdrawal'));
    hall.give({ verb: 'reopen', ticket: 'B001', reason: 'papers' });
    expect(way(hall, 'B001')).toEqual([
      'approval loan',
      'icbc loan',
      'approval loan withdrawal',
      'approval withdrawal',
      'icbc withdrawal',
    ]);
    expect(hall.visit('B001')).toMatchObject({ step: 3, place: { is: 'waiting', queue: 'approval' } });
  });

  it('are all opened again where the first of them ended, without the credit of a seal that comes later', () => {
    const hall = loanAndWithdrawal();
    hall.press('1', 'finish');
    hall.press('7', 'next');
    hall.give(end('7', 'refused'));
    hall.press('1', 'next');
    hall.give(end('1', 'refused'));
    hall.give({ verb: 'reopen', ticket: 'B001', reason: 'asked' });
    expect(hall.visit('B001').place).toMatchObject({ is: 'waiting', queue: 'icbc', creditMs: 0 });
  });
});

describe('the record for the supervisor', () => {
  it.each(['refused', 'papers-missing'] as const)('is opened by %s, and tells where and by whom', outcome => {
    const hall = play(untimed);
    hall.take('loan');
    hall.give({ verb: 'sign-in', counter: '1', clerk: '17' });
    hall.press('1', 'next', outcome);
    expect([...hall.hall.followUps.values()]).toMatchObject([
      { source: outcome, ticket: 'B001', counter: '1', clerk: '17', openedAt: hall.now() },
    ]);
  });

  it('has an id of its own, though the one before is closed', () => {
    const hall = play(untimed);
    const ids = [1, 2].map(() => {
      hall.take('loan');
      hall.press('1', 'next', 'papers-missing');
      const [followUp = ''] = hall.hall.followUps.keys();
      hall.give({ verb: 'follow-up-close', followUp });
      return followUp;
    });
    expect(new Set(ids).size).toBe(2);
  });
});

describe('一次性告知: whoever comes back', () => {
  it.each([
    ['a paper that the slip did not name was told twice', [2], [2, 4], { papers: [4], counter: '1' }],
    ['a paper of the slip was told once', [2], [2], undefined],
    ['a paper that may have been written by hand was perhaps told once', [0], [4], undefined],
  ])('for %s', (_, slip, missing, toldTwice) => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    const lacks = (counter: string, ...papers: number[]) => {
      hall.give({ verb: 'finish', counter, outcome: 'papers-missing', missing: papers });
      return hall.last('step-finished')?.services?.[0];
    };
    const backAtCounter3 = () => {
      hall.give({ verb: 'reopen', ticket: 'A001', reason: 'papers' });
      hall.press('3', 'next');
    };
    lacks('1', ...slip);
    backAtCounter3();
    hall.restart();
    expect(lacks('3', ...missing)?.toldTwice).toEqual(toldTwice);
    backAtCounter3();
    expect(lacks('3', ...missing)).not.toHaveProperty('toldTwice');
  });
});
