/** What only the running page knows; the server renders with `still`, and hydration starts there. */
export interface Live {
  /** The script runs: what needs it (printing) may be shown. */
  script: boolean;
  /** Whole seconds since the view arrived. */
  elapsedSeconds: number;
  busy: boolean;
  offline: boolean;
}

export const still: Live = { script: false, elapsedSeconds: 0, busy: false, offline: false };
