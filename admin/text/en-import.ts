/** English: codes that were printed elsewhere. */
export const codesImport = {
  title: 'Codes from a file',
  link: 'Import codes',
  intro:
    'For cards printed elsewhere or sold by another system. The file is CSV with the column “code” and, if you like, “label”. Either all of its codes are taken or none.',
  file: 'File with the codes',
  fileHint: 'At most 25,000 lines. Save it from the spreadsheet as CSV.',
  fileMissing: 'Choose a file.',
  fileLarge: 'This file is larger than 4 MB. Divide it.',
  labelHint: 'For lines without a label of their own.',
  allowWeak: 'Take the weak codes all the same',
  allowWeakHint:
    'Whoever tries some of them gets online without paying. Better: sell them out and print new cards.',
  odds: (count: string, length: string) =>
    `${count} codes with ${length} characters are the easiest to guess.`,
  oddsKept: (count: string) => `${count} of them are on the box already.`,
  oddsOneIn: (oneIn: string) =>
    `Somebody who guesses for a year without a pause finds one of them with a chance of 1 in ${oneIn}.`,
  oddsDays: (days: string) =>
    `Somebody who guesses without a pause finds one of them after about ${days} days.`,
  oddsToday: 'Somebody who guesses without a pause finds one of them on the first day.',
  oddsWeak:
    'That is soon: import few of them, sell them quickly, and print new cards with our own codes.',
  action: 'Check and import',
  refused: (count: string, one: boolean) =>
    one
      ? 'Nothing was imported: one line is not right.'
      : `Nothing was imported: ${count} lines are not right.`,
  more: (count: string) => `and ${count} more`,
  line: (line: string) => `Line ${line}`,
  onlyWeak: 'These are weak, but they can be taken if you say so below.',
  done: (count: string, one: boolean) =>
    one ? 'One code was imported.' : `${count} codes were imported.`,
  problems: {
    empty: () => 'there is no code',
    symbols: () => 'other characters than letters and digits',
    short: () => 'shorter than six characters',
    long: () => 'longer than twenty characters',
    mistyped: () =>
      'ten characters like our own codes, but it is mistyped (codes of other systems with ten letters cannot be told from that)',
    mac: () => 'looks like the MAC address of a device',
    twice: (other: string) => `the same as in line ${other}`,
    known: () => 'this code is on the box already',
    digits: () => 'weak: fewer than ten digits and nothing else',
    same: () => 'weak: only one or two different characters',
    run: () => 'weak: characters in a row, like 12345678',
    counts_up: (other: string) =>
      `weak: counts up from line ${other}, so whoever has one card knows the next`,
  } as Record<string, (other: string) => string>,
};
