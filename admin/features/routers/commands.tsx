/** What is copied from here into a router, just as it stands: long lines scroll. */
export function Commands({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
    <pre class="listing" tabIndex={0}>
      {text}
    </pre>
  );
}
