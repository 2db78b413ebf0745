/** A RADIUS server and client library: bytes, not policy. See README.md. */
export type { Attribute } from './attributes.ts';
export {
  encodeAccessRequest,
  encodeAccountingRequest,
  encodeStatusServer,
  readReply,
  usageAttributes,
} from './client.ts';
export type { RadiusClient, SecretSource } from './clients.ts';
export { attributeName, attributeNamed, attributeText } from './dictionary.ts';
export {
  createDynamicAuthorization,
  type DynamicAuthorization,
  type DynamicRequest,
  type DynamicResult,
} from './dynamic-authorization.ts';
export { SESSION_CONTEXT_NOT_FOUND } from './error-cause.ts';
export type { RadiusEvent } from './events.ts';
export {
  type LiveChange,
  NAS_KINDS,
  type NasDriver,
  type NasSession,
  type SessionLimits,
} from './nas/driver.ts';
export { nasDriver } from './nas/index.ts';
export { type DynamicAnswer, type DynamicOrder, listenForOrders } from './nas-listener.ts';
export type { AccessRequest, AccountingRequest } from './requests.ts';
export {
  type AccessReply,
  createRadiusServer,
  type RadiusHandler,
  type RadiusServer,
} from './server.ts';
export { openUdp, type UdpSocket } from './udp.ts';
