import { type Attribute, integerAttribute, readAttributes } from './attributes.ts';
import { messageAuthenticatorIsValid, requestAuthenticatorIsValid } from './authenticator.ts';
import { Code, Type } from './codes.ts';
import { framePacket } from './packet.ts';
import { buildReply } from './reply.ts';
import type { UdpSocket } from './udp.ts';

export interface DynamicOrder {
  kind: 'disconnect' | 'change';
  attributes: readonly Attribute[];
}

/** `no_answer` plays a router that is deaf, or whose `/radius incoming` is off. */
export type DynamicAnswer = { kind: 'ack' } | { kind: 'nak'; errorCause: number } | 'no_answer';

export interface NasListenerOptions {
  socket: UdpSocket;
  secret: Buffer;
  onOrder: (order: DynamicOrder) => DynamicAnswer;
}

/**
 * The router's side of RFC 5176, for simulated routers: authentic CoA- and Disconnect-Requests go
 * to `onOrder`, everything else is dropped. The socket stays the caller's to close.
 */
export function listenForOrders({ socket, secret, onOrder }: NasListenerOptions): void {
  socket.onMessage((datagram, source) => {
    const packet = framePacket(datagram);
    if (packet.kind === 'malformed') return;
    const isDisconnect = packet.code === Code.disconnectRequest;
    if (!isDisconnect && packet.code !== Code.coaRequest) return;
    if (!requestAuthenticatorIsValid(packet, secret)) return;
    if (packet.messageAuthenticatorAt >= 0 && !messageAuthenticatorIsValid(packet, secret)) return;
    const attributes = readAttributes(packet);
    const answer = onOrder({ kind: isDisconnect ? 'disconnect' : 'change', attributes });
    if (answer === 'no_answer') return;
    const isAck = answer.kind === 'ack';
    const reasons = isAck ? [] : [integerAttribute(Type.errorCause, answer.errorCause)];
    const reply = buildReply(packet, secret, packet.code + (isAck ? 1 : 2), reasons);
    socket.send(reply, source.port, source.address);
  });
}
