import {
  createDynamicAuthorization,
  createRadiusServer,
  NAS_KINDS as KINDS,
  nasDriver,
  openUdp,
  type RadiusClient,
} from '../../radius/index.ts';
import { radiusHandler } from '../adapters/radius/handler.ts';
import { accountAll } from '../features/access/account.ts';
import { authorize } from '../features/access/authorize.ts';
import { createGroupCommit } from '../features/access/group-commit.ts';
import type { AccountingReport, NasControl } from '../ports/access.ts';
import type { House } from './house.ts';

export const NAS_KINDS: readonly string[] = KINDS;
/** How often routers report usage; 300 s spares flash disks. */
export const INTERIM_INTERVAL_SECONDS = 300;
const IDLE_TIMEOUT_SECONDS = 600;

export interface Radius {
  nasControl: NasControl;
  listen(
    host: string,
    authPort: number,
    acctPort: number,
  ): Promise<{ authPort: number; acctPort: number; close(): Promise<void> }>;
  onEvent(listener: (event: string) => void): void;
  /** Resolves when everything taken in is stored. */
  flush(): Promise<void>;
}
