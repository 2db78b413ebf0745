/** Safaricom's own service, and the one they let developers practise on. */
export const LIVE_DARAJA = 'https://api.safaricom.co.ke';
export const SANDBOX_DARAJA = 'https://sandbox.safaricom.co.ke';
