import { z } from 'zod';
import { ROLES } from '../../core/permissions.ts';

export const loginBody = z.strictObject({
  username: z.string().max(80),
  password: z.string().max(300),
  code: z.string().max(40).default(''),
});

export const operatorBody = z.strictObject({
  username: z.string().max(80),
  name: z.string().max(80).default(''),
  role: z.enum(ROLES),
  password: z.string().max(300),
});

export const operatorChangeBody = z.strictObject({
  name: z.string().max(80).optional(),
  role: z.enum(ROLES).optional(),
  disabled: z.boolean().optional(),
});

/** Password and code once more, before something grave. */
export const proofBody = z.strictObject({
  password: z.string().max(300),
  code: z.string().max(40).default(''),
});

export const newPasswordBody = proofBody.extend({ newPassword: z.string().max(300) });
export const passwordBody = z.strictObject({ password: z.string().max(300) });
export const codeBody = z.strictObject({ code: z.string().max(40) });
