import type { SalesReport } from '../../../server/contract/reports.ts';
import { ask, pick, withQuery } from '../../api.ts';

type Period = Pick<SalesReport, 'by' | 'from' | 'to'>;

export const reportsApi = {
  sales: (period: Period) =>
    pick('report', ask<{ report: SalesReport }>('GET', withQuery('/reports/sales', { ...period }))),
};

/** The same as a file; the browser saves it under the box's name for it. */
export const salesCsvUrl = (period: Period) =>
  `/api/v1${withQuery('/reports/sales', { ...period, format: 'csv' })}`;
