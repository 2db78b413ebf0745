import { chilli } from './chilli.ts';
import type { NasDriver } from './driver.ts';
import { generic } from './generic.ts';
import { mikrotik } from './mikrotik.ts';

const drivers = new Map<string, NasDriver>(
  [mikrotik, chilli, generic].map((driver) => [driver.kind, driver]),
);

/** The driver for a kind of router; an unknown kind is treated as `generic`. */
export function nasDriver(kind: string): NasDriver {
  return drivers.get(kind) ?? generic;
}
