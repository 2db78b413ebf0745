/** "2,500" or "2500.50" to cents; nothing counted is 0. Null for anything else. */
export function parseCashCents(text: string): number | null {
  const clean = text.trim().replaceAll(',', '');
  return /^\d{1,8}(\.\d{1,2})?$/.test(clean) ? Math.round(Number(clean) * 100) : null;
}
