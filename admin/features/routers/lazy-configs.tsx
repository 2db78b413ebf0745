import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface ConfigsProps {
  routerId: string;
  /** Of the router: names the file that is downloaded. */
  name: string;
}

/** Copies and how they differ are looked at seldom: fetched after the screen is there. */
export function LazyConfigs(props: ConfigsProps) {
  const [part, setPart] = useState<{ Configs: ComponentType<ConfigsProps> } | null>(null);
  useEffect(() => {
    import('./configs.tsx').then(setPart, () => undefined);
  }, []);
  return part && <part.Configs {...props} />;
}
