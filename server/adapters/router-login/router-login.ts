import type { RouterLogin } from '../../ports/services.ts';
import { aruba } from './aruba.ts';
import { cambium } from './cambium.ts';
import { chilli } from './chilli.ts';
import { ciscoWlc, meraki } from './cisco.ts';
import { omada, ruckus, unifi } from './controllers.ts';
import type { LoginDriver, LoginRouters } from './driver.ts';
import { mikrotik } from './mikrotik.ts';
import { opennds } from './opennds.ts';
import { ownGateway } from './own-gateway.ts';

const DRIVERS: readonly LoginDriver[] = [
  ...[
    ownGateway,
    mikrotik,
    chilli,
    opennds,
    aruba,
    cambium,
    ciscoWlc,
    meraki,
    ruckus,
    omada,
    unifi,
  ],
];

/** Login forms for the routers we know, each kind recognised by the parameters it sends. */
export function routerLogin(routers: LoginRouters): RouterLogin {
  return {
    formFor(code, parameters) {
      for (const driver of DRIVERS) {
        const form = driver.formFor(code, parameters, routers);
        if (form) return form;
      }
      return null;
    },
  };
}
