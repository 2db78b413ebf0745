import type { HealthProbe } from '../adapters/http/health.ts';
import type { NasControl } from '../ports/access.ts';
import type { Backups } from './backups.ts';
import type { Controllers } from './controllers.ts';
import type { Gateway } from './gateway.ts';
import type { Gateways } from './gateways.ts';
import type { House } from './house.ts';
import type { Splash } from './load-splash.ts';
import type { Messages } from './messages.ts';
import type { Payments } from './payments.ts';
import type { Radius } from './radius.ts';
import type { SelfTest } from './self-test.ts';
import type { Standby } from './standby.ts';

/** What the two listeners are made from. */
export interface HttpParts {
  house: House;
  payments: Payments;
  messages: Messages;
  gateways: Gateways;
  controllers: Controllers;
  gateway: Gateway;
  nasControl: NasControl;
  probe: Radius['probe'];
  nasKinds: readonly string[];
  setupPin: string;
  controlToken: string;
  version: string;
  /** `dist/`, where the built front ends are. */
  distFolder: string;
  splash: Splash;
  health: HealthProbe;
  /** The address under which routers and customers reach the box, e.g. for the router's script. */
  boxAddress(towards: string): string;
  backups: Backups;
  standby: Standby;
  selfTest: SelfTest;
  restore(file: string, recoveryKey?: string): Promise<void>;
}
