import type { Role } from '../../../server/contract/admin.ts';
import type { Permission, PermissionSetView } from '../../../server/contract/permissions.ts';
import { ask, pick } from '../../api.ts';

export const permissionsApi = {
  list: () => pick('sets', ask<{ sets: PermissionSetView[] }>('GET', '/permissions')),
  put: (role: Role, permissions: readonly Permission[]) =>
    pick('set', ask<{ set: PermissionSetView }>('PUT', `/permissions/${role}`, { permissions })),
};
