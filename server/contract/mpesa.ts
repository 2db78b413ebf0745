/** GET /mpesa → {mpesa}: where the money of customers goes. */
export interface MpesaView {
  state: 'live' | 'simulated' | 'off';
  /** Set up in the environment of the box: what is stored here does not count. */
  fromEnvironment: boolean;
}

/** POST /mpesa/test {phone} → {test}, GET /mpesa/test/:id → {test}: one shilling, to see that it works. */
export interface MpesaTestView {
  id: string;
  state: 'asked' | 'paid' | 'failed';
  /** The provider's code; null while there is none. */
  code: string | null;
  /** What the code means for whoever holds the phone. */
  reason: string | null;
  /** The provider's own words. */
  says: string | null;
}
