import { OWN_GATEWAY } from '../../core/router-parameters.ts';
import { CONNECT_PATH, type LoginDriver } from './driver.ts';

/**
 * The box's own gateway: the code alone comes back to us, and the gateway says whose device it is.
 */
export const ownGateway: LoginDriver = {
  formFor(code, parameters) {
    if (parameters[OWN_GATEWAY] === undefined) return null;
    return { method: 'POST', action: CONNECT_PATH, fields: { code } };
  },
};
