import { askPeer } from '../adapters/standby/ask-peer.ts';
import { FileReplica } from '../adapters/standby/file-replica.ts';
import { pairFile } from '../adapters/standby/pair-file.ts';
import { openAsk, sealReply, talkKey } from '../adapters/standby/sealed-talk.ts';
import { masterKey } from '../adapters/system/data-dir.ts';
import type { Config } from '../config.ts';
import { PeerAnswers } from '../features/standby/answer-peer.ts';
import type { StandbyDeps, Standing } from '../features/standby/deps.ts';
import { Follower } from '../features/standby/follow.ts';
import type { StandbyRouteDeps } from '../features/standby/routes.ts';
import { askWhoIsFirst, decideStanding, tellReplaced } from '../features/standby/standing.ts';
import type { StandbyParts } from '../features/standby/view.ts';
import { every } from '../jobs/every.ts';
import type { Pump } from '../jobs/pump.ts';
import type { World } from './house.ts';
import type { Storage } from './storage.ts';

const FOLLOW_INTERVAL_MS = 2_000;
const TIDY_INTERVAL_MS = 30_000;
/** Less than the other box waits for an answer. */
const CALM_MS = 8_000;

export interface Standby extends StandbyParts {
  openTalk: StandbyRouteDeps['openTalk'];
  /** Where this box answers, once it is known. */
  opened(adminPort: number): void;
  /**
   * @param sending the pumps of prompts and messages, which rest while the other box takes over
   * @returns what stops it
   */
  start(sending: readonly Pump[]): () => Promise<void>;
}

/** Whether this box sells, and its side of a pair of boxes. */
export async function buildStandby(
  config: Config,
  world: World,
  storage: Storage,
  restart: (() => void) | null,
): Promise<Standby> {
  const replica = new FileReplica(config.dataDir);
  let adminPort: number | null = null;
  let pumps: readonly Pump[] = [];
  const deps: StandbyDeps = {
    ...world,
    ...{ database: storage.database, source: storage.source, replica, askPeer, restart },
    pair: pairFile(config.dataDir),
    masterKey: () => masterKey(config.dataDir),
    async calm() {
      await new Promise<void>((done) => {
        const cancel = world.clock.after(CALM_MS, done);
        void Promise.all(pumps.map((pump) => pump.pause())).then(() => {
          cancel();
          done();
        });
      });
      return () => {
        for (const pump of pumps) pump.resume();
      };
    },
    fence: (reason) => storage.fence(reason),
    settled: () => storage.settled(),
    stage: (file, key, actor) => storage.stage(file, key, { actor, snapshot: 'standby' }),
    adminPort: () => adminPort,
  };
  const standing = await decideStanding(deps);
  if (standing === 'standby') await replica.recover();
  const follower = new Follower(deps);
  return {
    ...{ deps, standing, follower, answers: new PeerAnswers(deps) },
    opened(port) {
      adminPort = port;
    },
    openTalk(code, message) {
      const key = talkKey(code);
      const opened = openAsk(key, message);
      return opened && { ask: opened.ask, seal: (reply) => sealReply(key, opened.nonce, reply) };
    },
    start(sending) {
      pumps = sending;
      const stopRounds = every(world, 'keep the pair', FOLLOW_INTERVAL_MS, () =>
        round(deps, follower, standing),
      );
      const stopTidying = every(world, 'fold the log', TIDY_INTERVAL_MS, async () =>
        storage.source?.tidy(),
      );
      return async () => {
        await Promise.all([stopRounds(), stopTidying()]);
      };
    },
  };
}

async function round(deps: StandbyDeps, follower: Follower, standing: Standing): Promise<void> {
  if (standing === 'standby') return follower.follow();
  const pair = deps.pair.read();
  if (standing === 'open') return tellReplaced(deps).catch(() => undefined);
  if (standing !== 'waiting' || pair?.role !== 'first') return;
  if ((await askWhoIsFirst(deps, pair)) !== null) deps.restart?.();
}
