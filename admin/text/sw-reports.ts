import type { Text } from './en.ts';

export const reports: Text['reports'] = {
  title: 'Ripoti',
  period: 'Kipindi',
  periods: {
    today: 'Leo',
    week: 'Wiki hii',
    month: 'Mwezi huu',
    days30: 'Siku 30 zilizopita',
    lastMonth: 'Mwezi uliopita',
    year: 'Mwaka huu',
  },
  by: 'Onyesha kwa',
  kinds: {
    day: 'Siku',
    plan: 'Kifurushi',
    site: 'Eneo',
    method: 'Njia ya malipo',
    seller: 'Muuzaji',
  },
  from: 'Siku',
  total: 'Pesa',
  sold: 'Mauzo',
  before: 'Kipindi kilichotangulia',
  change: 'Mabadiliko',
  csv: 'Hifadhi kama CSV',
  empty: 'Hakuna kilichouzwa katika kipindi hiki.',
  methods: { daraja: 'M-Pesa', cash: 'Pesa taslimu', printed: 'Vocha zilizochapishwa' },
  nobody: 'Yenyewe (M-Pesa, vocha zilizochapishwa)',
  noSite: 'Bila eneo, au halijulikani',
  noPlan: 'Pesa bila ununuzi',
  counts:
    'Vocha zilizochapishwa huhesabiwa siku zinapotumika mara ya kwanza. Salio lililotumika lilihesabiwa lilipoingia.',
};
