import { expect, it } from 'vitest';
import { type Signable, signV4 } from './sign-v4.ts';

/** The examples of Amazon's own documentation of the signature. */
const KEY = {
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const NOW_MS = Date.UTC(2013, 4, 24);
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const base: Signable = {
  ...{ method: 'GET', host: 'examplebucket.s3.amazonaws.com', path: '/', query: [] },
  ...{ headers: {}, bodySha256: EMPTY },
};

it.each<[string, Partial<Signable>, string]>([
  [
    'GET of an object',
    { path: '/test.txt', headers: { range: 'bytes=0-9' } },
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    'PUT of an object',
    {
      method: 'PUT',
      path: '/test%24file.text',
      headers: {
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      },
      bodySha256: '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    },
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  [
    'GET of a bucket lifecycle',
    { query: [['lifecycle', '']] },
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  ],
  [
    'GET of a list of objects',
    {
      query: [
        ['max-keys', '2'],
        ['prefix', 'J'],
      ],
    },
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
])('signs the published %s as published', (_name, request, signature) => {
  const { authorization } = signV4({ ...base, ...request }, KEY, NOW_MS);
  expect(authorization).toContain(`Signature=${signature}`);
});
