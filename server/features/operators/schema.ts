import { z } from 'zod';
import { ROLES } from '../../ports/roles.ts';

export const loginBody = z.strictObject({
  username: z.string().max(80),
  password: z.string().max(300),
});

export const operatorBody = z.strictObject({
  username: z.string().max(80),
  name: z.string().max(80).default(''),
  role: z.enum(ROLES as ['owner', 'manager', 'cashier', 'technician']),
  password: z.string().max(300),
});
