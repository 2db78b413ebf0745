import { describe, expect, it } from 'vitest';
import { RequestTimes } from './request-times.ts';

describe('the times of requests', () => {
  it('are buckets that hold all below them, with sum and count, for each kind of answer', () => {
    const times = new RequestTimes();
    for (const seconds of [0.001, 0.005, 0.006, 7]) times.note('portal', 'GET', 200, seconds);
    times.note('portal', 'POST', 503, 0.3);
    const labels = 'listener="portal",method="GET",status="2xx"';
    const lines = times.text().split('\n');
    const bucket = (edge: string) =>
      lines.find((line) => line.includes(`_bucket{le="${edge}",${labels}}`))?.split(' ')[1];
    expect(['0.005', '0.02', '5', '+Inf'].map(bucket)).toEqual(['2', '3', '3', '4']);
    expect(lines).toContain(`mlango_http_request_seconds_count{${labels}} 4`);
    expect(lines.find((line) => line.includes(`_sum{${labels}}`))).toMatch(/ 7\.012$/);
    expect(times.text()).toContain('_count{listener="portal",method="POST",status="5xx"} 1');
  });

  it('are there by name before anybody has asked for anything', () => {
    expect(new RequestTimes().text()).toBe(
      '# HELP mlango_http_request_seconds Time to answer HTTP requests.\n# TYPE mlango_http_request_seconds histogram\n',
    );
  });
});
