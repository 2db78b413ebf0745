/** What can be believed of a router, from what was heard of it. */

export type ProbeOutcome = 'proven' | 'silent' | 'forged' | 'refused';

/** Counts since the router was added, and when the last of each was. */
export interface RouterContact {
  routerId: string;
  accepts: number;
  rejects: number;
  reports: number;
  /** Packets from its address that were not signed with its secret. */
  forgeries: number;
  /** Accepts since the last accounting report. */
  unstarted: number;
  lastAcceptAtMs: number | null;
  lastStartAtMs: number | null;
  lastReportAtMs: number | null;
  lastForgeryAtMs: number | null;
  /** A device came to the splash with its parameters. */
  lastSplashAtMs: number | null;
  /** It said that it had started (Accounting-On). */
  restarts: number;
  lastRestartAtMs: number | null;
  /** What came of the last attempt to end a session that cannot exist. */
  probe: ProbeOutcome | null;
  probedAtMs: number | null;
  roundTripMs: number | null;
}

export interface RouterFacts {
  /** Speaks RADIUS with us; the others are told by their own interfaces. */
  speaksRadius: boolean;
  /** Stands for many routers, none of which can be told from the others. */
  isNetwork: boolean;
  /** Has sent a Message-Authenticator. */
  signs: boolean;
  lastSeenAtMs: number | null;
  disobeyedAtMs: number | null;
  contact: RouterContact | null;
}

export type TrustStatus = 'green' | 'amber' | 'red' | 'grey';

/**
 * | step       | finding            | status | when                                                    |
 * |------------|--------------------|--------|---------------------------------------------------------|
 * | heard      | never_heard        | amber  | no packet came from its address                         |
 * |            | silent             | amber  | the last one came more than 15 minutes ago              |
 * |            | heard              | green  | otherwise                                               |
 * | secret     | wrong_secret       | red    | a forged packet came after the last one that proved it  |
 * |            | unbelieved         | red    | five Accepts in two minutes or more, and no accounting  |
 * |            | secret_fits        | green  | accounting, or a signed request, proved it              |
 * |            | secret_unproven    | grey   | otherwise                                               |
 * | signed     | signed             | green  | a Message-Authenticator was seen                        |
 * |            | unsigned           | amber  | logins came without one                                 |
 * |            | signing_unknown    | grey   | no login came                                           |
 * | accounting | accounting         | green  | it reports what customers use                           |
 * |            | no_accounting      | red    | an Accept is five minutes old, or the fifth, no report  |
 * |            | accounting_unknown | grey   | nobody has been online yet                              |
 * | coa        | coa_disobeyed      | red    | it did not end a session when told to                   |
 * |            | coa_silent/forged/refused | red | how it answered the probe                           |
 * |            | coa_proven         | green  | it answered the probe as it should                      |
 * |            | coa_network        | grey   | a network of routers cannot be probed                   |
 * |            | coa_untried        | grey   | not probed yet                                          |
 * | splash     | splash_seen        | green  | it has sent a device to the splash                      |
 * |            | splash_awaited     | grey   | otherwise                                               |
 * | customer   | customer_seen      | green  | somebody got online: a session has started              |
 * |            | customer_awaited   | grey   | otherwise                                               |
 */
export type TrustStep =
  | { step: 'heard'; status: TrustStatus; finding: 'never_heard' | 'silent' | 'heard' }
  | {
      step: 'secret';
      status: TrustStatus;
      finding: 'wrong_secret' | 'unbelieved' | 'secret_fits' | 'secret_unproven';
    }
  | { step: 'signed'; status: TrustStatus; finding: 'signed' | 'unsigned' | 'signing_unknown' }
  | {
      step: 'accounting';
      status: TrustStatus;
      finding: 'accounting' | 'no_accounting' | 'accounting_unknown';
    }
  | {
      step: 'coa';
      status: TrustStatus;
      finding: 'coa_disobeyed' | `coa_${ProbeOutcome}` | 'coa_network' | 'coa_untried';
    }
  | { step: 'splash'; status: TrustStatus; finding: 'splash_seen' | 'splash_awaited' }
  | { step: 'customer'; status: TrustStatus; finding: 'customer_seen' | 'customer_awaited' };

export const SILENT_MS = 15 * 60_000;
const START_EXPECTED_MS = 5 * 60_000;
const UNSTARTED_MIN = 5;
const UNBELIEVED_MS = 2 * 60_000;

/** The checklist of a router, in the order in which one connects it. */
export function trustOf(facts: RouterFacts, nowMs: number): TrustStep[] {
  if (!facts.speaksRadius) return [heard(facts, nowMs), splash(facts)];
  const asked = [heard(facts, nowMs), secret(facts), signed(facts), accounting(facts, nowMs)];
  return [...asked, coa(facts), splash(facts), customer(facts)];
}

/** The step to mend first: a red one, else an amber one; null when there is nothing to mend. */
export function worstOf(steps: readonly TrustStep[]): TrustStep | null {
  const first = (status: TrustStatus) => steps.find((step) => step.status === status);
  return first('red') ?? first('amber') ?? null;
}

function heard({ lastSeenAtMs, contact }: RouterFacts, nowMs: number): TrustStep {
  const lastMs = latest(lastSeenAtMs, contact?.lastForgeryAtMs);
  if (lastMs === 0) return { step: 'heard', status: 'amber', finding: 'never_heard' };
  if (nowMs - lastMs > SILENT_MS) return { step: 'heard', status: 'amber', finding: 'silent' };
  return { step: 'heard', status: 'green', finding: 'heard' };
}

function secret({ signs, contact }: RouterFacts): TrustStep {
  const step = 'secret';
  if (!contact) return { step, status: 'grey', finding: 'secret_unproven' };
  const provenMs = latest(contact.lastReportAtMs, signs ? contact.lastAcceptAtMs : null);
  const forgedMs = contact.lastForgeryAtMs ?? 0;
  if (forgedMs > 0 && forgedMs >= provenMs) return { step, status: 'red', finding: 'wrong_secret' };
  const acceptedMs = contact.lastAcceptAtMs ?? 0;
  const unreportedMs = acceptedMs - (contact.lastReportAtMs ?? 0);
  if (contact.unstarted >= UNSTARTED_MIN && unreportedMs >= UNBELIEVED_MS && forgedMs === 0) {
    return { step, status: 'red', finding: 'unbelieved' };
  }
  if (provenMs > 0) return { step, status: 'green', finding: 'secret_fits' };
  return { step, status: 'grey', finding: 'secret_unproven' };
}

function signed({ signs, contact }: RouterFacts): TrustStep {
  if (signs) return { step: 'signed', status: 'green', finding: 'signed' };
  const logins = (contact?.accepts ?? 0) + (contact?.rejects ?? 0);
  if (logins > 0) return { step: 'signed', status: 'amber', finding: 'unsigned' };
  return { step: 'signed', status: 'grey', finding: 'signing_unknown' };
}

function accounting({ contact }: RouterFacts, nowMs: number): TrustStep {
  const step = 'accounting';
  if (contact && contact.reports > 0) return { step, status: 'green', finding: 'accounting' };
  const acceptedMs = contact?.lastAcceptAtMs ?? nowMs;
  const isLate = nowMs - acceptedMs >= START_EXPECTED_MS;
  if (isLate || (contact?.unstarted ?? 0) >= UNSTARTED_MIN) {
    return { step, status: 'red', finding: 'no_accounting' };
  }
  return { step, status: 'grey', finding: 'accounting_unknown' };
}

function coa({ disobeyedAtMs, isNetwork, contact }: RouterFacts): TrustStep {
  const step = 'coa';
  if (disobeyedAtMs !== null) return { step, status: 'red', finding: 'coa_disobeyed' };
  if (isNetwork) return { step, status: 'grey', finding: 'coa_network' };
  const outcome = contact?.probe ?? null;
  if (outcome === null) return { step, status: 'grey', finding: 'coa_untried' };
  const status = outcome === 'proven' ? 'green' : 'red';
  return { step, status, finding: `coa_${outcome}` };
}

function splash({ contact }: RouterFacts): TrustStep {
  const step = 'splash';
  const isSeen = (contact?.lastSplashAtMs ?? null) !== null;
  if (isSeen) return { step, status: 'green', finding: 'splash_seen' };
  return { step, status: 'grey', finding: 'splash_awaited' };
}

function customer({ contact }: RouterFacts): TrustStep {
  const step = 'customer';
  const isSeen = (contact?.lastStartAtMs ?? null) !== null;
  if (isSeen) return { step, status: 'green', finding: 'customer_seen' };
  return { step, status: 'grey', finding: 'customer_awaited' };
}

function latest(...moments: (number | null | undefined)[]): number {
  return Math.max(0, ...moments.map((moment) => moment ?? 0));
}
