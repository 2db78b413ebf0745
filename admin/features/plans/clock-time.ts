/** 1320 ↔ `22:00`; null ↔ an empty input. */
export const timeOfMinute = (minute: number | null): string =>
  minute === null
    ? ''
    : [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

export function minuteOfTime(time: string): number | null {
  const match = /^(\d\d):(\d\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
