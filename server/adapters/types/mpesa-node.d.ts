declare module 'mpesa-node' {
  import type { AxiosInstance } from 'axios';

  interface MpesaConfig {
    consumerKey: string;
    consumerSecret: string;
    environment?: 'production' | 'sandbox';
  }

  /** The parts of the package that are safe to use; its endpoint methods are left out on purpose. */
  class Mpesa {
    constructor(config: MpesaConfig);
    baseURL: string;
    /** An axios instance with a bearer token from `oAuth()` in its headers. */
    request: () => Promise<AxiosInstance>;
    oAuth(): Promise<{ data: { access_token: string } }>;
  }

  export default Mpesa;
}
