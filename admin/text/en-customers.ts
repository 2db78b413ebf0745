/** English: one customer, as the counter sees them. */
export const customers = {
  customers: {
    title: 'Find a customer',
    open: 'All of this customer',
    query: 'Phone number, voucher code or M-Pesa code',
    queryHint: 'Like 0712 345 678, ABCDE-12345 or UCA1234567.',
    find: 'Find',
    what: 'What to tell them',
    answers: {
      blocked: 'This phone is blocked here: see below why, and by whom.',
      money_waits:
        'Their money is here, but nobody has decided about it. An owner or manager gives it to a purchase: open it below.',
      pending:
        'We still wait for M-Pesa. They should look for the prompt on the phone and type the PIN.',
      unknown:
        'M-Pesa has not told us how it ended. Press “Ask M-Pesa now”; the box also asks by itself.',
      failed:
        'The last payment did not go through: see why below. If they have an M-Pesa message, press “Ask M-Pesa now”, else let them try again.',
      sent_back: 'The last payment was sent back.',
      online: 'It worked: a device is online with their voucher now.',
      sms_failed:
        'They have paid and the voucher is there, but the SMS did not arrive. Open the message below and send it again.',
      not_used:
        'They have paid and the voucher waits. They should join the Wi-Fi and type the code of the SMS; “Lost code” on the Wi-Fi page sends it again.',
      running:
        'Their voucher still has time, but no device is online. They should join the Wi-Fi again.',
      over: 'Their last voucher is used up or over. They can buy the next one.',
      nothing: 'Nothing was bought with this number.',
    },
    askMpesa: 'Ask M-Pesa now',
    asked: 'M-Pesa was asked. What it knows is here now.',
    credit: 'Credit',
    bought: 'Paid in the last purchases',
    boughtOf: (amount: string, count: string) => `${amount} (${count})`,
    waiting: 'Money that waits for a decision',
    purchases: 'Purchases',
    vouchers: 'Vouchers',
    left: 'Left',
    until: 'Until',
    devices: 'Devices',
    sessions: 'Online, now and before',
    now: 'now',
    messages: 'Messages',
    notes: 'Notes',
    note: 'Write a note',
    noteHint: 'Your colleagues see it. The customer does not.',
    noteSave: 'Keep the note',
    noteKept: 'The note is kept.',
    none: 'Nothing yet.',
    blockTitle: 'Block this phone',
    blockHint:
      'It cannot start a purchase, a trial or minutes on trust. What it has bought goes on.',
    blockReason: 'Why',
    block: 'Block',
    blocked: 'Blocked',
    blockedDone: 'This phone cannot buy any more.',
    blockedBy: (who: string, when: string) => `${who}, ${when}`,
    unblock: 'Let them buy again',
    unblockedDone: 'This phone can buy again.',
    flagged: 'Gets nothing on trust any more',
  },
};
