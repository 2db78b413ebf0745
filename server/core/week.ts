/** The week a moment belongs to on the shop's clock, by its Monday: `2026-11-16`. */
export function mondayOf(atMs: number, timeZone: string): string {
  const { date, weekday } = localDay(atMs, timeZone);
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - weekday);
  return day.toISOString().slice(0, 10);
}

/** The hour of the day, 0 to 23, and the day of the week, Monday = 0, on the shop's clock. */
export function localHour(atMs: number, timeZone: string): { weekday: number; hour: number } {
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
  return {
    weekday: localDay(atMs, timeZone).weekday,
    hour: Number(hour.format(new Date(atMs))),
  };
}

function localDay(atMs: number, timeZone: string): { date: string; weekday: number } {
  const format = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  });
  const date = format.format(new Date(atMs));
  // Sunday is 0 to JavaScript.
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { date, weekday };
}
