import type { Role, SetChange } from '../core/permissions.ts';

/** What the owner has changed of the roles' usual permissions. */
export interface PermissionStore {
  list(): Promise<({ role: Role } & SetChange)[]>;
  put(role: Role, change: SetChange, atMs: number): Promise<void>;
}
