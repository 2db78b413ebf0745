import { resolve } from 'node:path';
import { z } from 'zod';
import { httpUrl, port, readPem, senderId, text, url } from './config-values.ts';
import { LIVE_DARAJA } from './core/daraja-hosts.ts';
import { DEFAULT_POLL_SECONDS } from './core/payment.ts';
import { isSmsOrder, SMS_PROVIDERS } from './core/sms-route.ts';

/** Everything the environment can say, checked once. Secrets stay inside this object. */
export interface Config {
  dataDir: string;
  databaseUrl: string;
  publicUrl: string | null;
  http: { host: string; port: number };
  admin: { host: string; port: number };
  radius: { host: string; authPort: number; acctPort: number };
  logLevel: string;
  simulate: 'auto' | 'always' | 'never';
  setupPin: string | null;
  pollSeconds: readonly number[];
  daraja: DarajaConfig | null;
  /** A second mobile-money provider, chosen by the customer; null: M-Pesa alone. */
  airtel: { baseUrl: string; clientId: string; clientSecret: string } | null;
  darajaBaseUrl: string | null;
  africasTalking: AfricasTalkingConfig | null;
  smsHttp: SmsHttpConfig | null;
  /** gammu-smsd's folder with outbox, sent, error and inbox. */
  gammuDir: string | null;
  /** Names of SMS providers in the order in which they are tried, separated by commas. */
  smsOrder: string | null;
  darajaRequestsPerSecond: number;
  /** A host that keeps providers' posts for a box without a public address. */
  relay: { url: string; secret: string } | null;
  /** Where the own gateway's helper answers (deploy/gateway); null: this box is no gateway. */
  gatewaySocket: string | null;
  /** Where the appliance below keeps what it knows about itself; null = no appliance. */
  boxDir: string | null;
  /** Variables that look like ours but are not: probably a typing mistake, so they are warned of. */
  unknownNames: string[];
}

export interface DarajaConfig {
  baseUrl: string;
  consumerKey: string;
  consumerSecret: string;
  shortcode: string;
  passkey: string;
  till: string | null;
  type: 'paybill' | 'till';
  /** May send money back; null = refunds are made by hand. */
  initiator: { name: string; password: string; certificate: string } | null;
}

export interface AfricasTalkingConfig {
  baseUrl: string;
  username: string;
  apiKey: string;
  senderId: string | null;
}

export interface SmsHttpConfig {
  baseUrl: string;
  apiKey: string;
  partnerId: string;
  shortcode: string;
}

/** All that is wrong with the environment, a line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const environment = z.object({
  MLANGO_DATA_DIR: z.string().trim().min(1, 'must not be empty').default('./data'),
  MLANGO_DATABASE_URL: url(
    /^(postgres(ql)?|file):/,
    'must be postgres://… or file:/path',
  ).optional(),
  MLANGO_PUBLIC_URL: httpUrl,
  MLANGO_HTTP_HOST: z.string().min(1).default('0.0.0.0'),
  MLANGO_HTTP_PORT: port(8080),
  MLANGO_ADMIN_HOST: z.string().min(1).default('0.0.0.0'),
  MLANGO_ADMIN_PORT: port(8081),
  MLANGO_RADIUS_HOST: z.string().min(1).default('0.0.0.0'),
  MLANGO_RADIUS_AUTH_PORT: port(1812),
  MLANGO_RADIUS_ACCT_PORT: port(1813),
  MLANGO_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info'),
  MLANGO_SIMULATE: z.enum(['auto', 'always', 'never']).default('auto'),
  MLANGO_SETUP_PIN: z
    .string()
    .regex(/^\d{4,12}$/, 'must be 4 to 12 digits')
    .optional(),
  MLANGO_PAYMENT_POLL_SECONDS: z
    .string()
    .regex(/^\s*\d+(\.\d+)?(\s*,\s*\d+(\.\d+)?)*\s*$/, 'must be seconds, separated by commas')
    .transform((list) => list.split(',').map(Number))
    .refine((list) => list.every((n, i) => n > (list[i - 1] ?? 0)), 'must rise from above zero')
    .optional(),
  MLANGO_DARAJA_BASE_URL: httpUrl,
  MLANGO_DARAJA_CONSUMER_KEY: text,
  MLANGO_DARAJA_CONSUMER_SECRET: text,
  MLANGO_DARAJA_SHORTCODE: z
    .string()
    .regex(/^\d{5,7}$/, 'must be 5 to 7 digits')
    .optional(),
  MLANGO_DARAJA_PASSKEY: text,
  MLANGO_DARAJA_TILL: z
    .string()
    .regex(/^\d{5,8}$/, 'must be 5 to 8 digits')
    .optional(),
  MLANGO_DARAJA_TYPE: z.enum(['paybill', 'till']).default('paybill'),
  MLANGO_DARAJA_INITIATOR_NAME: text,
  MLANGO_DARAJA_INITIATOR_PASSWORD: text,
  MLANGO_DARAJA_CERTIFICATE: text
    .transform((file) => (file === undefined ? undefined : readPem(file)))
    .refine((pem) => pem !== null, 'must be a file with a certificate or public key (PEM)'),
  MLANGO_DARAJA_REQUESTS_PER_SECOND: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be a number')
    .transform(Number)
    .refine((value) => value > 0 && value <= 1000, 'must be above 0 and at most 1000')
    .default(1),
  MLANGO_BOX_DIR: text,
  MLANGO_AIRTEL_BASE_URL: httpUrl,
  MLANGO_AIRTEL_CLIENT_ID: text,
  MLANGO_AIRTEL_CLIENT_SECRET: text,
  MLANGO_RELAY_URL: httpUrl,
  MLANGO_GATEWAY_SOCKET: z.string().startsWith('/', 'must be an absolute path').max(100).optional(),
  MLANGO_RELAY_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  MLANGO_AFRICASTALKING_BASE_URL: httpUrl,
  MLANGO_AFRICASTALKING_USERNAME: text,
  MLANGO_AFRICASTALKING_API_KEY: text,
  MLANGO_AFRICASTALKING_SENDER_ID: senderId,
  MLANGO_SMS_HTTP_URL: httpUrl,
  MLANGO_SMS_HTTP_API_KEY: text,
  MLANGO_SMS_HTTP_PARTNER_ID: text,
  MLANGO_SMS_HTTP_SENDER_ID: senderId,
  MLANGO_GAMMU_DIR: text,
  MLANGO_SMS_ORDER: z
    .string()
    .trim()
    .refine(isSmsOrder, `must be names out of ${SMS_PROVIDERS.join(', ')}, each once`)
    .optional(),
});

type Environment = z.infer<typeof environment>;

/**
 * @throws ConfigError listing every bad variable at once.
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const problems = new Map<string, string>();
    for (const { path, message } of parsed.error.issues) {
      const name = path.join('.');
      if (!problems.has(name)) problems.set(name, `${name}: ${message}`);
    }
    throw new ConfigError([...problems.values()].join('\n'));
  }
  const problems = incompleteGroups(parsed.data);
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  const unknownNames = Object.keys(present).filter(
    (name) => name.startsWith('MLANGO_') && !(name in environment.shape),
  );
  return toConfig(parsed.data, unknownNames);
}

function incompleteGroups(values: Environment): string[] {
  const problems: string[] = [];
  const daraja = ['CONSUMER_KEY', 'CONSUMER_SECRET', 'SHORTCODE', 'PASSKEY'] as const;
  const missing = daraja.filter((name) => values[`MLANGO_DARAJA_${name}`] === undefined);
  if (missing.length > 0 && missing.length < daraja.length) {
    for (const name of missing) {
      problems.push(`MLANGO_DARAJA_${name}: is needed too when other M-Pesa credentials are given`);
    }
  }
  if (values.MLANGO_DARAJA_TYPE === 'till' && values.MLANGO_DARAJA_TILL === undefined) {
    problems.push('MLANGO_DARAJA_TILL: is needed when MLANGO_DARAJA_TYPE is till');
  }
  problems.push(
    ...togetherOrNone(values, 'MLANGO_SMS_HTTP_', ['URL', 'API_KEY', 'PARTNER_ID', 'SENDER_ID']),
    ...togetherOrNone(values, 'MLANGO_AIRTEL_', ['CLIENT_ID', 'CLIENT_SECRET']),
    ...togetherOrNone(values, 'MLANGO_DARAJA_', [
      ...['INITIATOR_NAME', 'INITIATOR_PASSWORD', 'CERTIFICATE'],
    ]),
  );
  if (!values.MLANGO_RELAY_URL !== !values.MLANGO_RELAY_SECRET) {
    problems.push('MLANGO_RELAY_URL and MLANGO_RELAY_SECRET: are needed together');
  }
  if (!values.MLANGO_AFRICASTALKING_USERNAME !== !values.MLANGO_AFRICASTALKING_API_KEY) {
    problems.push(
      'MLANGO_AFRICASTALKING_USERNAME and MLANGO_AFRICASTALKING_API_KEY: are needed together',
    );
  }
  return problems;
}

/** Variables that make sense together only. */
function togetherOrNone(values: Environment, prefix: string, names: readonly string[]): string[] {
  const given: Readonly<Record<string, unknown>> = values;
  const missing = names.filter((name) => given[prefix + name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return [];
  return [`${names.map((name) => prefix + name).join(', ')}: are needed together`];
}

function toConfig(values: Environment, unknownNames: string[]): Config {
  const dataDir = resolve(values.MLANGO_DATA_DIR);
  return Object.freeze({
    dataDir,
    databaseUrl: values.MLANGO_DATABASE_URL ?? `file:${resolve(dataDir, 'mlango.db')}`,
    publicUrl: values.MLANGO_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    http: { host: values.MLANGO_HTTP_HOST, port: values.MLANGO_HTTP_PORT },
    admin: { host: values.MLANGO_ADMIN_HOST, port: values.MLANGO_ADMIN_PORT },
    radius: {
      host: values.MLANGO_RADIUS_HOST,
      authPort: values.MLANGO_RADIUS_AUTH_PORT,
      acctPort: values.MLANGO_RADIUS_ACCT_PORT,
    },
    logLevel: values.MLANGO_LOG_LEVEL,
    simulate: values.MLANGO_SIMULATE,
    setupPin: values.MLANGO_SETUP_PIN ?? null,
    pollSeconds: values.MLANGO_PAYMENT_POLL_SECONDS ?? DEFAULT_POLL_SECONDS,
    daraja: values.MLANGO_SIMULATE === 'always' ? null : darajaOf(values),
    darajaBaseUrl: values.MLANGO_DARAJA_BASE_URL ?? null,
    africasTalking: values.MLANGO_SIMULATE === 'always' ? null : africasTalkingOf(values),
    airtel: airtelOf(values),
    relay: relayOf(values),
    smsHttp: smsHttpOf(values),
    gammuDir: values.MLANGO_GAMMU_DIR ?? null,
    smsOrder: values.MLANGO_SMS_ORDER ?? null,
    gatewaySocket: values.MLANGO_GATEWAY_SOCKET ?? null,
    boxDir: values.MLANGO_BOX_DIR ?? null,
    darajaRequestsPerSecond: values.MLANGO_DARAJA_REQUESTS_PER_SECOND,
    unknownNames,
  });
}

function darajaOf(values: Environment): DarajaConfig | null {
  const key = values.MLANGO_DARAJA_CONSUMER_KEY;
  const secret = values.MLANGO_DARAJA_CONSUMER_SECRET;
  const shortcode = values.MLANGO_DARAJA_SHORTCODE;
  const passkey = values.MLANGO_DARAJA_PASSKEY;
  if (!key || !secret || !shortcode || !passkey) return null;
  const name = values.MLANGO_DARAJA_INITIATOR_NAME;
  const password = values.MLANGO_DARAJA_INITIATOR_PASSWORD;
  const certificate = values.MLANGO_DARAJA_CERTIFICATE;
  return {
    baseUrl: values.MLANGO_DARAJA_BASE_URL ?? LIVE_DARAJA,
    consumerKey: key,
    consumerSecret: secret,
    shortcode,
    passkey,
    till: values.MLANGO_DARAJA_TILL ?? null,
    type: values.MLANGO_DARAJA_TYPE,
    initiator: name && password && certificate ? { name, password, certificate } : null,
  };
}

function airtelOf(values: Environment): Config['airtel'] {
  const clientId = values.MLANGO_AIRTEL_CLIENT_ID;
  const clientSecret = values.MLANGO_AIRTEL_CLIENT_SECRET;
  if (!clientId || !clientSecret || values.MLANGO_SIMULATE === 'always') return null;
  const baseUrl = values.MLANGO_AIRTEL_BASE_URL ?? 'https://openapi.airtel.africa';
  return { baseUrl, clientId, clientSecret };
}

function africasTalkingOf(values: Environment): AfricasTalkingConfig | null {
  const username = values.MLANGO_AFRICASTALKING_USERNAME;
  const apiKey = values.MLANGO_AFRICASTALKING_API_KEY;
  if (!username || !apiKey) return null;
  return {
    baseUrl: values.MLANGO_AFRICASTALKING_BASE_URL ?? 'https://api.africastalking.com',
    username,
    apiKey,
    senderId: values.MLANGO_AFRICASTALKING_SENDER_ID ?? null,
  };
}

function smsHttpOf(values: Environment): SmsHttpConfig | null {
  const baseUrl = values.MLANGO_SMS_HTTP_URL;
  const apiKey = values.MLANGO_SMS_HTTP_API_KEY;
  const partnerId = values.MLANGO_SMS_HTTP_PARTNER_ID;
  const shortcode = values.MLANGO_SMS_HTTP_SENDER_ID;
  if (!baseUrl || !apiKey || !partnerId || !shortcode) return null;
  return { baseUrl, apiKey, partnerId, shortcode };
}

function relayOf(values: Environment): Config['relay'] {
  const url = values.MLANGO_RELAY_URL?.replace(/\/+$/, '');
  const secret = values.MLANGO_RELAY_SECRET;
  return url && secret ? { url, secret } : null;
}
