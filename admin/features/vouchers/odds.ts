/** More than one in a thousand a year is worth a word. */
export const LEAST_ONE_IN = 1_000;
