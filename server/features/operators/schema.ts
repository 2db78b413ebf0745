import { z } from 'zod';
import { EVERYONE } from '../../ports/roles.ts';

export const loginBody = z.strictObject({
  username: z.string().max(80),
  password: z.string().max(300),
});

export const operatorBody = z.strictObject({
  username: z.string().max(80),
  name: z.string().max(80).default(''),
  role: z.enum(EVERYONE),
  password: z.string().max(300),
});
