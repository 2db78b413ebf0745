declare module 'africastalking' {
  interface SmsOptions {
    to: string;
    message: string;
    from?: string;
  }

  interface Client {
    SMS: { send(options: SmsOptions): Promise<unknown> };
  }

  export default function africasTalking(options: { username: string; apiKey: string }): Client;
}

declare module 'africastalking/lib/common.js' {
  /** Addresses shared by every client of the process. */
  const common: { SMS_URL: string };
  export default common;
}
