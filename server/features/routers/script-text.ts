/** RouterOS string literals: `\`, `"` and `$` are special. */
export const quote = (text: string) => `"${text.replace(/[\\"$]/g, (c) => `\\${c}`)}"`;
