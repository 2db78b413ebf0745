import { addressOfOurs, type LoginDriver, webAddress } from './driver.ts';

/** Cisco wireless controllers: POST to `switch_url`; button 4 is "log in" on their own page. */
export const ciscoWlc: LoginDriver = {
  formFor(code, parameters, routers) {
    const action = addressOfOurs(routers, parameters.switch_url);
    if (!action) return null;
    const redirectUrl = webAddress(parameters.redirect);
    const button = { buttonClicked: '4', err_flag: '0' };
    const fields = { username: code, password: code, redirect_url: redirectUrl, ...button };
    return { method: 'POST', action, fields };
  },
};

/** Cisco Meraki, sign-on splash with RADIUS: POST to `login_url` in Meraki's cloud. */
export const meraki: LoginDriver = {
  formFor(code, parameters, routers) {
    const action = addressOfOurs(routers, parameters.login_url);
    if (!action) return null;
    const successUrl = webAddress(parameters.continue_url);
    const fields = { username: code, password: code, success_url: successUrl };
    return { method: 'POST', action, fields };
  },
};
