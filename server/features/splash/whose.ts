/** Whether somebody buys for the device in their hand, which is then connected, or for another. */
export type Whose = 'own' | 'other';

/** The ways of buying that ask for something beside the number; each is the last part of its path. */
export const BUY_WAYS = ['other', 'several', 'coupon', 'credit', 'topup', 'airtel'] as const;
export type BuyWay = 'own' | (typeof BUY_WAYS)[number];

/** The last part of the path says so, and stays there until the code is shown. */
export function whosePath(path: string, whose: Whose): string {
  return whose === 'own' ? path : `${path}/other`;
}

export function whoseOf(path: string): Whose {
  return /\/other(\/retry)?$/.test(path) ? 'other' : 'own';
}

export function wayPath(path: string, way: BuyWay): string {
  return way === 'own' ? path : `${path}/${way}`;
}

export function wayOf(path: string): BuyWay {
  const last = path.split('/').at(-1);
  return BUY_WAYS.find((way) => way === last) ?? 'own';
}
