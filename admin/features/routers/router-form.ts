import type { RouterInput } from '../../../server/contract/admin.ts';
import { parseCount } from '../../units.ts';
import { hasController, LOGIN_SECRETS, type RouterKind } from './kinds.ts';

/** What stands in the inputs of a router, as typed. */
export interface RouterForm {
  name: string;
  address: string;
  secret: string;
  kind: RouterKind;
  messageAuthenticator: RouterInput['messageAuthenticator'];
  coaPort: string;
  loginHosts: string;
  insecure: boolean;
  loginSecret: string;
  controllerUrl: string;
  controllerSite: string;
  siteId: string | null;
}

export const NEW_ROUTER: RouterForm = {
  name: '',
  address: '',
  secret: '',
  kind: 'mikrotik',
  messageAuthenticator: 'auto',
  coaPort: '3799',
  loginHosts: '',
  insecure: false,
  loginSecret: '',
  controllerUrl: '',
  controllerSite: '',
  siteId: null,
};

/** Hosts are separated by commas or spaces; what people paste before a host is taken off. */
export function routerInputOf(form: RouterForm): RouterInput {
  const hosts = form.loginHosts
    .split(/[\s,;]+/)
    .map((host) => host.replace(/^https?:\/\//i, '').replace(/\/.*$/, ''))
    .filter(Boolean);
  return {
    name: form.name.trim(),
    address: form.address.trim(),
    secret: form.secret,
    kind: form.kind,
    messageAuthenticator: form.messageAuthenticator,
    coaPort: parseCount(form.coaPort) ?? 0,
    loginHosts: hosts,
    insecureSecret: form.insecure,
    loginSecret: LOGIN_SECRETS[form.kind] && form.loginSecret ? form.loginSecret : null,
    controllerUrl: hasController(form.kind) ? form.controllerUrl.trim() || null : null,
    controllerSite: form.kind === 'unifi' ? form.controllerSite.trim() || null : null,
    siteId: form.siteId,
  };
}
