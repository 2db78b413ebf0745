import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SpeedPoint } from '../../../server/contract/admin.ts';

interface Props {
  points: SpeedPoint[];
  /** What is said while there is too little to draw. */
  empty: string;
}

/** What draws is fetched only where something is drawn. */
export function LazySpeeds(props: Props) {
  const [drawn, setDrawn] = useState<{ Speeds: ComponentType<Props> } | null>(null);
  useEffect(() => {
    void import('./speeds.tsx').then(setDrawn);
  }, []);
  return drawn && <drawn.Speeds {...props} />;
}
