import { expect, it } from 'vitest';
import { navigationOf, SCREENS } from './access.ts';

it('shows the screens that the box allows, in their order', () => {
  expect(navigationOf([...SCREENS])).toEqual([...SCREENS]);
  expect(navigationOf(['plans', 'today', 'routers.write', 'routers'])).toEqual([
    'today',
    'plans',
    'routers',
  ]);
});
