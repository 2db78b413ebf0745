import { formToUs, type LoginDriver, urlAt } from './driver.ts';

/** Ruckus SmartZone and Unleashed-with-controller: the box calls the northbound interface. */
export const ruckus: LoginDriver = {
  formFor(code, parameters, routers) {
    const { nbiIP, client_mac: mac, uip } = parameters;
    if (!mac || !uip || !urlAt(routers, 'https', nbiIP, '/')) return null;
    return formToUs(code, parameters);
  },
};

/**
 * Omada with an external RADIUS server: the box calls the controller, since phones refuse a form
 * to its self-signed certificate.
 */
export const omada: LoginDriver = {
  formFor(code, parameters, routers) {
    const { target, clientMac } = parameters;
    if (!clientMac || !urlAt(routers, 'https', target, '/')) return null;
    return formToUs(code, parameters);
  },
};

/** UniFi: no RADIUS and no address in the link; the box tells the controller it knows. */
export const unifi: LoginDriver = {
  formFor(code, parameters, routers) {
    const { id, ap, ssid } = parameters;
    if (!id || !ap || ssid === undefined) return null;
    const known = routers.ofKind('unifi').some((router) => router.controllerUrl !== null);
    return known ? formToUs(code, parameters) : null;
  },
};
