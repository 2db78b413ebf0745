/**
 * The day a moment falls on by the calendar of a time zone (IANA name), as `2026-03-31`. The
 * formatter is the slow part, so it is made once for many moments.
 */
export function calendarOf(timeZone: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  return (atMs) => format.format(atMs);
}
