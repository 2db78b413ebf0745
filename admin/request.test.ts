import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { api, ask, askFile } from './api.ts';
import { whenForbidden, whenLoggedOut } from './request.ts';
import { pieceSender } from './upload.ts';

const heard: string[] = [];

beforeEach(() => {
  heard.length = 0;
  whenLoggedOut(() => heard.push('logged out'));
  whenForbidden(() => heard.push('forbidden'));
});
afterEach(() => vi.unstubAllGlobals());

const refuses = (status: number, code: string) =>
  vi.stubGlobal('fetch', async () =>
    Response.json({ error: { code, message: 'No.' } }, { status }),
  );
const asked = [
  ['a question', () => ask('GET', '/plans')],
  ['a file', () => askFile('/exports/plans')],
  ['a piece of an upload', () => pieceSender('/updates/pieces')(0, new Blob(['x']))],
] as const;

it.each(asked)('%s that is refused tells the app that nobody is logged in', async (_, send) => {
  refuses(401, 'not_logged_in');
  expect(await send()).toMatchObject({ ok: false, problem: { code: 'not_logged_in' } });
  expect(heard).toEqual(['logged out']);
});

it.each(asked)('%s that is refused tells the app that rights have changed', async (_, send) => {
  refuses(403, 'forbidden');
  expect(await send()).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
  expect(heard).toEqual(['forbidden']);
});

it.each(asked)('%s that meets no box is a value, not a fault', async (_, send) => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await send()).toMatchObject({ ok: false, problem: { code: 'offline' } });
});

it('asks who is there without shouting when nobody is', async () => {
  refuses(401, 'not_logged_in');
  await api.me();
  expect(heard).toEqual([]);
});

it('says that an answer is broken when it is a page of something between', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 200 }));
  expect(await ask('GET', '/plans')).toMatchObject({ problem: { code: 'broken_answer' } });
});
