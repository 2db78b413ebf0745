import type { LoginForm, RouterParameters } from '../../contract/portal.ts';
import type { RouterLogin } from '../../ports/services.ts';
import { chilliResponse, routerosChap } from './chap.ts';

type Driver = (
  code: string,
  parameters: RouterParameters,
  isOurs: (host: string) => boolean,
) => LoginForm | null;

/** Only a plain web address may be carried on to where the customer wanted to go. */
function webAddress(text: string | undefined): string {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : '';
}

/** MikroTik hotspot: POST to link-login-only, with HTTP-CHAP where the page offered a challenge. */
const mikrotik: Driver = (code, parameters, isOurs) => {
  const action = webAddress(parameters['link-login-only']);
  if (!action || !isOurs(new URL(action).hostname)) return null;
  const chapId = parameters['chap-id'];
  const challenge = parameters['chap-challenge'];
  const password = chapId && challenge ? routerosChap(chapId, code, challenge) : code;
  const dst = webAddress(parameters['link-orig']);
  return { method: 'POST', action, fields: { username: code, password, dst, popup: 'false' } };
};

/** CoovaChilli: GET its logon page with a response to the challenge (no uamsecret). */
const chilli: Driver = (code, parameters, isOurs) => {
  const { uamip, uamport = '3990', challenge } = parameters;
  if (!uamip || !challenge || !/^([0-9a-f]{2}){16}$/i.test(challenge)) return null;
  if (!/^\d{1,5}$/.test(uamport) || !isOurs(uamip)) return null;
  const action = `http://${uamip}:${uamport}/logon`;
  if (!URL.canParse(action)) return null;
  const response = chilliResponse(code, challenge);
  const userurl = webAddress(parameters.userurl);
  return { method: 'GET', action, fields: { username: code, response, userurl } };
};

const DRIVERS: readonly Driver[] = [mikrotik, chilli];

/**
 * Login forms for the routers we know. The target comes from the query string, so it is used only
 * when its host is a router of ours: anybody can make a link to the splash.
 */
export function routerLogin(isOurs: (host: string) => boolean): RouterLogin {
  return {
    formFor(code, parameters) {
      for (const driver of DRIVERS) {
        const form = driver(code, parameters, isOurs);
        if (form) return form;
      }
      return null;
    },
  };
}
