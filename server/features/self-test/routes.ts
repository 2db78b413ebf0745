import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { SelfTester } from './run.ts';

export function selfTestRoutes(tester: SelfTester): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/self-test',
      summary: 'Sends the test customer now: login, reports and logout through the RADIUS ports.',
      access: 'routers.write',
      async handle() {
        const report = await tester.run();
        if (report) return { body: { report } };
        throw new AppError(409, 'no_plan', 'There is no plan yet, so nobody can be a customer.');
      },
    }),
  ];
}
