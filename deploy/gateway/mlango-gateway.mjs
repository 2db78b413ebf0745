#!/usr/bin/env node
/**
 * The part of the gateway that needs root. `serve` brings the network up and answers a fixed set
 * of verbs on a unix socket; `up` does the first half only, `down` takes everything away, `show`
 * prints what would be configured.
 */
import { parseArgs } from 'node:util';
import { ConfigError, DEFAULT_CONFIG_FILE, readConfig } from './lib/config.mjs';
import { Daemons } from './lib/daemons.mjs';
import { captiveDnsmasq, mainDnsmasq } from './lib/dns.mjs';
import { removeNetwork } from './lib/network.mjs';
import { ruleset } from './lib/rules.mjs';
import { raise, serve } from './lib/serve.mjs';
import { removeShaping } from './lib/shaping.mjs';

const USAGE = `mlango-gateway serve|up|down|show [--config ${DEFAULT_CONFIG_FILE}]\n`;

const say = (words) => process.stderr.write(`mlango-gateway: ${words}\n`);

const COMMANDS = {
  async serve(config) {
    const stop = await serve(config, say);
    for (const signal of ['SIGTERM', 'SIGINT']) {
      process.on(signal, () => {
        stop();
        process.exit(0);
      });
    }
    say('ready');
  },
  async up(config) {
    await raise(config);
  },
  async down(config) {
    await removeNetwork();
    await new Daemons(config).stop();
    await removeShaping([...config.lans.map(({ device }) => device), config.wan.device]);
  },
  async show(config) {
    process.stdout.write(`# nft\n${ruleset(config)}\n# dnsmasq\n${mainDnsmasq(config)}`);
    process.stdout.write(`\n# dnsmasq for strangers\n${captiveDnsmasq(config)}`);
  },
};

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { config: { type: 'string', default: DEFAULT_CONFIG_FILE } },
  });
  const [command, ...rest] = positionals;
  if (!Object.hasOwn(COMMANDS, command ?? '') || rest.length > 0) {
    process.stderr.write(USAGE);
    process.exit(2);
  }
  if (command !== 'show' && process.getuid() !== 0) throw new Error('this needs root');
  await COMMANDS[command](readConfig(values.config, process.env));
} catch (error) {
  say(error.message);
  process.exit(error instanceof ConfigError ? 2 : 1);
}
