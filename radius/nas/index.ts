import { aruba } from './aruba.ts';
import { cambium } from './cambium.ts';
import { chilli } from './chilli.ts';
import { cisco } from './cisco.ts';
import type { NasDriver, NasKind } from './driver.ts';
import { generic } from './generic.ts';
import { mikrotik } from './mikrotik.ts';
import { omada } from './omada.ts';
import { ruckus } from './ruckus.ts';
import { unifi } from './unifi.ts';

const DRIVERS: Record<NasKind, NasDriver> = {
  mikrotik,
  chilli,
  unifi,
  omada,
  ruckus,
  aruba,
  cambium,
  cisco,
  generic,
};
const byKind = new Map<string, NasDriver>(Object.entries(DRIVERS));

/** The driver for a kind of router; an unknown kind is treated as `generic`. */
export function nasDriver(kind: string): NasDriver {
  return byKind.get(kind) ?? generic;
}
