/** Codes with plan and label as a file for a spreadsheet, which must not run a cell as a formula. */
export function codesCsv(batch: { planName: string; label: string }, codes: readonly string[]) {
  const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const cell = (text: string) => `"${safe(text).replaceAll('"', '""')}"`;
  const rows = codes.map((code) => [code, cell(batch.planName), cell(batch.label)].join(','));
  return `${['code,plan,label', ...rows].join('\r\n')}\r\n`;
}
