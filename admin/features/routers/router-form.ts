import type { RouterChange, RouterInput, RouterView } from '../../../server/contract/admin.ts';
import { parseCount } from '../../units.ts';
import { hasController, LOGIN_SECRETS, ROUTER_KINDS, type RouterKind } from './kinds.ts';

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

/** What is known of a router; its secrets are never sent here. */
export function formOf(router: RouterView): RouterForm {
  const { name, address, messageAuthenticator, siteId } = router;
  return {
    ...NEW_ROUTER,
    ...{ name, address, messageAuthenticator, siteId },
    kind: ROUTER_KINDS.find((kind) => kind === router.kind) ?? 'generic',
    coaPort: String(router.coaPort),
    loginHosts: router.loginHosts.join(', '),
    controllerUrl: router.controllerUrl ?? '',
    controllerSite: router.controllerSite ?? '',
  };
}

/** An empty secret stays as it is, unless another kind has no use for it. */
export function routerChangeOf(
  form: RouterForm,
  known: RouterView,
  forgetCertificate: boolean,
): RouterChange {
  const { secret, loginSecret, ...others } = routerInputOf(form);
  const keepsLogin = loginSecret === null && form.kind === known.kind;
  return {
    ...others,
    ...(secret === '' ? {} : { secret }),
    ...(keepsLogin ? {} : { loginSecret }),
    forgetCertificate,
  };
}

/** Puts back what can be read of a router. */
export function changeBackTo({
  name,
  address,
  kind,
  messageAuthenticator,
  coaPort,
  loginHosts,
  controllerUrl,
  controllerSite,
  siteId,
}: RouterView): RouterChange {
  return {
    ...{ name, address, kind, messageAuthenticator, coaPort },
    ...{ loginHosts, controllerUrl, controllerSite, siteId },
  };
}
