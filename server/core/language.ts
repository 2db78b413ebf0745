/** English or Swahili for the words of the interface, by `Accept-Language`: whichever comes first. */
export function wordsLanguage(acceptLanguage: string): 'en' | 'sw' {
  const first = /\b(en|sw)\b/i.exec(acceptLanguage.slice(0, 500))?.[1]?.toLowerCase();
  return first === 'sw' ? 'sw' : 'en';
}
