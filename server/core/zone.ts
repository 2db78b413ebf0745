/** Local time, from the time zone database that the runtime carries (Intl); no clock is read. */

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
/** A year of quarters would do for any schedule; the oldest are dropped first. */
const MOST_QUARTERS = 2_000;

export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  /** @param name IANA, like `Africa/Nairobi`. @throws RangeError for a name nobody knows. */
  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric' },
      ...{ day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  }

  /** Local time less UTC at this moment, in ms. Zones change at whole quarters of an hour. */
  offsetMs(atMs: number): number {
    const quarter = Math.floor(atMs / QUARTER_MS);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const offset = this.#readOffsetMs(quarter * QUARTER_MS);
    if (this.#offsets.size >= MOST_QUARTERS) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }

  /** The local clock's reading, as if it were UTC: for arithmetic with calendar fields. */
  localMs(atMs: number): number {
    return atMs + this.offsetMs(atMs);
  }

  /**
   * The first moment at which the local clock shows `localMs` or, where it is set forward over
   * that reading, the moment at which it is set forward.
   */
  momentOf(localMs: number): number {
    const before = this.offsetMs(localMs - DAY_MS);
    const early = localMs - before;
    if (this.offsetMs(early) === before) return early;
    const after = this.offsetMs(localMs + DAY_MS);
    const late = localMs - after;
    if (this.offsetMs(late) === after) return late;
    let [low, high] = [Math.min(early, late), Math.max(early, late)];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.localMs(middle) >= localMs) high = middle;
      else low = middle;
    }
    return high;
  }

  /** The moment at which the local day that is `days` after the one of `atMs` begins. */
  dayStartMs(atMs: number, days = 0): number {
    return this.momentOf((Math.floor(this.localMs(atMs) / DAY_MS) + days) * DAY_MS);
  }

  #readOffsetMs(atMs: number): number {
    const part: Record<string, string> = {};
    for (const { type, value } of this.#format.formatToParts(atMs)) part[type] = value;
    const { year, month, day, hour, minute, second } = part;
    const local = Date.UTC(
      ...([Number(year), Number(month) - 1, Number(day)] as const),
      ...([Number(hour), Number(minute), Number(second)] as const),
    );
    return local - atMs;
  }
}

let latest: Zone | null = null;

/** The zone of that name; the one asked for last is kept with what it has worked out. */
export function zoneNamed(name: string): Zone {
  if (latest?.name !== name) latest = new Zone(name);
  return latest;
}
