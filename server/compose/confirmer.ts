import { confirmIdentity } from '../features/operators/confirm-identity.ts';
import type { Actor } from '../ports/route.ts';
import type { House } from './house.ts';

/**
 * Password, and code for those who have one, once more. The command line on the box has no
 * password: whoever runs it owns the machine.
 */
export function confirmerIn(house: House) {
  return async (
    { operatorId }: Actor,
    proof: { password: string; code: string },
    clientAddress: string,
  ): Promise<void> => {
    if (operatorId) await confirmIdentity(house, operatorId, proof, clientAddress);
  };
}
