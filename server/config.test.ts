import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

const problemsOf = (env: Record<string, string>): string => {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return '';
};

const DARAJA = {
  MLANGO_DARAJA_CONSUMER_KEY: 'key',
  MLANGO_DARAJA_CONSUMER_SECRET: 'secret',
  MLANGO_DARAJA_SHORTCODE: '600000',
  MLANGO_DARAJA_PASSKEY: 'passkey',
};

describe('the configuration', () => {
  it('needs nothing at all', () => {
    expect(parseConfig({})).toMatchObject({
      http: { host: '0.0.0.0', port: 8080 },
      admin: { port: 8081 },
      radius: { authPort: 1812, acctPort: 1813 },
      simulate: 'auto',
      daraja: null,
      africasTalking: null,
      pollSeconds: [8, 13, 18, 25, 35, 45, 60, 75, 90, 120, 180, 300, 600, 1_200, 2_400],
    });
  });

  it('reads an empty variable as one that is not set', () => {
    expect(parseConfig({ MLANGO_HTTP_PORT: '', MLANGO_SETUP_PIN: '' }).http.port).toBe(8080);
  });

  it('reports every bad value at once', () => {
    const problems = problemsOf({
      MLANGO_HTTP_PORT: '99999',
      MLANGO_ADMIN_PORT: 'x',
      MLANGO_LOG_LEVEL: 'loud',
      MLANGO_PUBLIC_URL: 'wifi.example',
      MLANGO_SETUP_PIN: 'abc',
      MLANGO_PAYMENT_POLL_SECONDS: '5,3',
      MLANGO_DATABASE_URL: 'mysql://nope',
    });
    expect(problems.split('\n')).toHaveLength(7);
  });

  it('needs M-Pesa credentials whole, and a till number for a till', () => {
    expect(problemsOf({ MLANGO_DARAJA_CONSUMER_KEY: 'key' }).split('\n')).toHaveLength(3);
    expect(problemsOf({ ...DARAJA, MLANGO_DARAJA_TYPE: 'till' })).toContain('MLANGO_DARAJA_TILL');
    expect(parseConfig(DARAJA).daraja).toMatchObject({ shortcode: '600000', type: 'paybill' });
  });

  it('simulates always when told to, whatever the credentials', () => {
    expect(parseConfig({ ...DARAJA, MLANGO_SIMULATE: 'always' }).daraja).toBeNull();
  });

  it('takes its own poll ages', () => {
    expect(parseConfig({ MLANGO_PAYMENT_POLL_SECONDS: '1, 2,4.5' }).pollSeconds).toEqual([
      1, 2, 4.5,
    ]);
  });

  it('notices variables that look like ours but are not', () => {
    expect(parseConfig({ MLANGO_HTPP_PORT: '1', PATH: 'x' }).unknownNames).toEqual([
      'MLANGO_HTPP_PORT',
    ]);
  });
});
