import {
  PERMISSIONS,
  type Permission,
  permissionsOf,
  ROLES,
  type Role,
} from '../../core/permissions.ts';
import type { PermissionStore } from '../../ports/permission-store.ts';

/** The roles' permissions in memory: every request asks, and a change holds for the next one. */
export class PermissionBook {
  readonly #sets = new Map<Role, ReadonlySet<Permission>>();

  async load(store: PermissionStore): Promise<void> {
    const changes = await store.list();
    for (const role of ROLES) {
      const change = changes.find((known) => known.role === role) ?? null;
      this.#sets.set(role, permissionsOf(role, change));
    }
  }

  of(role: Role): ReadonlySet<Permission> {
    return this.#sets.get(role) ?? permissionsOf(role, null);
  }
}

/** Of whoever runs the command line on the box: they own the machine. */
export const EVERYTHING: ReadonlySet<Permission> = new Set(PERMISSIONS);
