import type { RouterConnection } from '../../../server/contract/admin.ts';
import type { Language } from '../../../server/contract/portal.ts';
import { guides as en } from './guide-text-en.ts';
import { guides as sw } from './guide-text-sw.ts';

/** What the box tells of itself, as it stands in the steps. */
export type GuideValues = Pick<
  RouterConnection,
  'boxAddress' | 'authPort' | 'acctPort' | 'coaPort' | 'portalUrl'
>;

/** Kinds that are set up in their own interfaces, step by step. */
export type GuidedKind = 'unifi' | 'omada' | 'ruckus' | 'aruba' | 'cambium' | 'cisco' | 'generic';

export type Guides = Record<GuidedKind, (values: GuideValues) => string[]>;

export const GUIDES: Record<Language, Guides> = { en, sw };
