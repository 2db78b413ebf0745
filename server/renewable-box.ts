import type { World } from './compose/house.ts';
import type { Box } from './compose.ts';

/** The answer that announces the restart has left by then. */
const RESTART_AFTER_MS = 500;

/**
 * The box of this process, which can be stopped and started anew without the process: after a
 * restore, when database and key are those of another day or another box.
 */
export class RenewableBox {
  readonly #open: (restart: () => void) => Promise<Box>;
  readonly #world: World;
  readonly #failed: (error: unknown) => void;
  #box: Box | null = null;
  #work: Promise<void> = Promise.resolve();
  #stopped = false;

  /**
   * @param open opens the box, and tells the command line where it is
   * @param failed is told when the box could not be opened anew
   */
  constructor(
    world: World,
    open: (restart: () => void) => Promise<Box>,
    failed: (error: unknown) => void,
  ) {
    this.#world = world;
    this.#open = open;
    this.#failed = failed;
  }

  async start(): Promise<Box> {
    this.#box = await this.#open(() => {
      this.#world.clock.after(RESTART_AFTER_MS, () => this.#restart());
    });
    return this.#box;
  }

  /** For good; a restart that is under way is finished first. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work;
    await this.#box?.stop();
  }

  #restart(): void {
    this.#work = this.#work
      .then(async () => {
        if (this.#stopped) return;
        await this.#box?.stop().catch((error: unknown) => {
          this.#world.log.warn({ error }, 'Stopping met an error');
        });
        this.#box = null;
        await this.start();
      })
      .catch((error: unknown) => this.#failed(error));
  }
}
