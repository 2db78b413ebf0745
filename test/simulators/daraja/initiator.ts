/** Who may reverse payments at the simulator. Nothing here opens anything real. */
export const SIMULATED_INITIATOR = {
  name: 'simulated',
  password: 'simulated',
  certificate: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtLhcmjPp4o26XprFIVZo
/s5xM54iiPi24gSaN1SAKqIq1Rd1nmhRyfGxSN1a/bVlU9Y/4zIeDjykgixv7YTe
OwKkFf2jTDBu0enlwIzQxvy8wlJlGpKyalk36Bvnb6Icq4pihvBzzUQzdn1pDxCz
Tj1Z6wCm9Ec4CzZw7zF4hb6usa1XfoYM6foDjViGRqwgMp3ZQIjYT5IWsT31/BhL
Supan8R+x96KWkrKB1A5pWQb7Sjb6FQX3gmx/UoVhq1CwxMaUxCI4/k4gcwqTvz6
0yxrCTzzAT59EGeRwDJyDC4crxJK1Ytifn0FGfzuEpbJOZyw1NvfD77rhKffEkza
dwIDAQAB
-----END PUBLIC KEY-----
`,
};
