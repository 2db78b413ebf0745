import { describe, expect, it } from 'vitest';
import { routerProblem } from './router-problem.ts';

describe('routerProblem', () => {
  it.each([
    ['user already logged in', 'already_online'],
    ['no more sessions are allowed for user ABC', 'already_online'],
    ['invalid username or password', 'not_accepted'],
    ['user <x> not found', 'not_accepted'],
    ['user <x> has reached uptime limit', 'used_up'],
    ['This voucher has expired', 'used_up'],
    ['RADIUS server is not responding', 'no_answer'],
    ['<script>alert(1)</script>', 'other'],
  ])('sorts %j as %s', (said, problem) => {
    expect(routerProblem(said)).toBe(problem);
  });
});
