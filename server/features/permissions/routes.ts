import { z } from 'zod';
import type { PermissionSetView } from '../../contract/permissions.ts';
import { isPossible, PERMISSIONS, ROLES, type Role, usualSet } from '../../core/permissions.ts';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { changePermissions } from './change-permissions.ts';
import type { PermissionBook } from './permission-book.ts';

const setBody = z.strictObject({ permissions: z.array(z.enum(PERMISSIONS)).max(100) });

interface Deps {
  database: Database;
  clock: Clock;
  permissions: PermissionBook;
}

export function permissionRoutes(deps: Deps): AdminRoute[] {
  const view = (role: Role): PermissionSetView => ({
    role,
    permissions: [...deps.permissions.of(role)],
    usual: [...usualSet(role)],
    possible: PERMISSIONS.filter((permission) => isPossible(role, permission)),
  });
  return [
    adminRoute({
      method: 'GET',
      path: '/permissions',
      summary: 'What each role may do, what is usual, and what it can be given.',
      access: 'staff',
      handle: async () => ({ body: { sets: ROLES.map(view) } }),
    }),
    adminRoute({
      method: 'PUT',
      path: '/permissions/:role',
      summary: 'Gives a role exactly these permissions, at once and for open sessions too.',
      access: 'staff.write',
      body: setBody,
      async handle({ actor, params, body }) {
        const role = ROLES.find((known) => known === params.role);
        if (!role) throw new AppError(404, 'role_unknown', 'There is no such role.');
        await deps.database.transaction((stores) =>
          changePermissions(deps, stores, actor.name, role, body.permissions),
        );
        await deps.permissions.load(deps.database.read.permissions);
        return { body: { set: view(role) } };
      },
    }),
  ];
}
