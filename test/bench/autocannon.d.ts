/** The part of autocannon that the benchmarks use; the package brings no types. */
declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration?: number;
    /** Requests altogether, in place of a duration. */
    amount?: number;
    headers?: Record<string, string>;
    requests?: { path: string; headers?: Record<string, string> }[];
    /** Seconds. */
    timeout?: number;
  }
  /** Milliseconds, save in `requests`, where it is a number per second. */
  interface Histogram {
    average: number;
    p50: number;
    p97_5: number;
    p99: number;
    max: number;
  }
  interface Result {
    requests: Histogram;
    latency: Histogram;
    /** Seconds. */
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
    '2xx': number;
    '3xx': number;
  }
  export default function autocannon(options: Options): PromiseLike<Result>;
}
