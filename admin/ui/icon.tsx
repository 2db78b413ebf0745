/** Drawn here, on a grid of 24, as strokes in the colour of the text. */
const PATHS = {
  today: 'M4 11.5 12 5l8 6.5M6.5 10v9.5h11V10M10 19.5V14h4v5.5',
  vouchers:
    'M3.5 8V6h17v2a2 2 0 0 0 0 4v0a2 2 0 0 0 0 4v2h-17v-2a2 2 0 0 0 0-4v0a2 2 0 0 0 0-4zM14 6v2m0 3v2m0 3v2',
  payments: 'M7 3.5h10v17H7zM10.5 17.5h3M7 7h10M9.5 11h5m-5 3h3',
  messages: 'M4 5.5h16v11H9.5L5 20v-3.5H4zM8 9.5h8m-8 3h5',
  sessions: 'M3 9.5a13 13 0 0 1 18 0M6 13a8.8 8.8 0 0 1 12 0M9 16.3a4.4 4.4 0 0 1 6 0M12 19.5h.01',
  plans: 'M12.5 3.5H20V11l-8.8 8.8a1.4 1.4 0 0 1-2 0l-5.5-5.5a1.4 1.4 0 0 1 0-2zM16.2 7.3h.01',
  routers: 'M4 14h16v5.5H4zM8 14V9m8 5V4M7.5 16.8h.01M11 16.8h.01',
  staff:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.5-3.5 3-5.5 6.500-5.500s6 2 6.500 5.500M16 5a3.300 3.300 0 0 1 0 6.300M18 14.500c2 .7 3.200 2.500 3.500 5',
  settings:
    'M4 7h9m5 0h2M4 12h2m5 0h9M4 17h7m5 0h4M15.500 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM8.500 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM13.500 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  back: 'M19.500 12H5m6-6.500L4.500 12l6.500 6.500',
  add: 'M12 5v14M5 12h14',
  find: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500 20 20',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  chevron: 'M9.500 5.500 16 12l-6.500 6.500',
  logOut: 'M10 4.500H5v15h5M14 8l4 4-4 4M18 12H9.500',
  close: 'M6 6l12 12M18 6 6 18',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The door. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="36" height="36" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path d="M9 25V8.5A1.5 1.5 0 0 1 10.5 7H21.5A1.5 1.5 0 0 1 23 8.5V25" />
      <path class="leaf" d="M12 25V10.5l7-2.5v17z" />
      <path d="M6.5 25h19" />
      <circle cx="17" cy="17" r="1.3" />
    </svg>
  );
}
