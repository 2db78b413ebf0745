/** Upper edges, in seconds. */
const EDGES = [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, Infinity];
const NAME = 'mlango_http_request_seconds';

interface Times {
  /** As Prometheus writes them. */
  labels: string;
  /** Requests by the first edge they stay below. */
  counts: number[];
  sumSeconds: number;
}

/**
 * How long requests took, as a Prometheus histogram. Counted by hand: the labels of the library's own cost the splash
 * as much as compressing its page.
 */
export class RequestTimes {
  readonly #times = new Map<string, Times>();

  /** @param status of the answer, of which the first digit is kept */
  note(listener: string, method: string, status: number, seconds: number): void {
    const kind = Math.floor(status / 100);
    const name = `${listener} ${method} ${kind}`;
    let times = this.#times.get(name);
    if (!times) {
      const labels = `listener="${listener}",method="${method}",status="${kind}xx"`;
      times = { labels, counts: EDGES.map(() => 0), sumSeconds: 0 };
      this.#times.set(name, times);
    }
    const at = EDGES.findIndex((atMost) => seconds <= atMost);
    times.counts[at] = (times.counts[at] ?? 0) + 1;
    times.sumSeconds += seconds;
  }

  /** In the text format of Prometheus, version 0.0.4. */
  text(): string {
    const lines = [
      `# HELP ${NAME} Time to answer HTTP requests.`,
      `# TYPE ${NAME} histogram`,
      ...[...this.#times.values()].flatMap(linesOf),
    ];
    return `${lines.join('\n')}\n`;
  }
}

function linesOf({ labels, counts, sumSeconds }: Times): string[] {
  let total = 0;
  const buckets = counts.map((count, n) => {
    total += count;
    const edge = EDGES[n] === Infinity ? '+Inf' : EDGES[n];
    return `${NAME}_bucket{le="${edge}",${labels}} ${total}`;
  });
  return [...buckets, `${NAME}_sum{${labels}} ${sumSeconds}`, `${NAME}_count{${labels}} ${total}`];
}
