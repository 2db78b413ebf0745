import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { OFFLINE, type Result } from './problem.ts';
import { useResource } from './resource.ts';
import { Loaded } from './ui/states.tsx';

/** Fetches a piece of the app that is not in the first load. */
export async function fetchPiece<T>(load: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await load() };
  } catch {
    return { ok: false, problem: OFFLINE };
  }
}

/** A component that is fetched when it is first shown, so that the first screen opens the faster. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let here: ComponentType<P> | null = null;
  function Fetched(props: P) {
    const piece = useResource('piece', () =>
      fetchPiece(async () => {
        here = await load();
        return { Piece: here };
      }),
    );
    return <Loaded of={piece}>{({ Piece }) => <Piece {...props} />}</Loaded>;
  }
  return function Lazy(props: P) {
    const [Piece] = useState(() => here);
    return Piece ? <Piece {...props} /> : <Fetched {...props} />;
  };
}
