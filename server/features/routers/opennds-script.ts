import type { KnownRouter } from './directory.ts';
import type { ScriptContext } from './script.ts';
import { shellQuote as quote } from './script-text.ts';

/**
 * The commands that connect an openNDS gateway (OpenWrt, openNDS 9 or later) to this box: the
 * splash as its forwarding authentication service, our script as its BinAuth. Not tried on a device.
 */
export function openndsScript(router: KnownRouter, context: ScriptContext): string {
  const portal = new URL(context.portalUrl);
  const set = (option: string, value: string) =>
    `uci set opennds.@opennds[0].${option}=${quote(value)}`;
  return `# Mlango: connects the openNDS gateway "${router.name.replace(/[\r\n]/g, ' ')}" to the box at ${context.boxAddress}.
# Not tried on a device yet: keep a backup (sysupgrade -b /tmp/before-mlango.tar.gz) before you paste it.
uclient-fetch -q -O /usr/lib/opennds/mlango-binauth.sh ${quote(`${context.portalUrl}router/mlango-binauth.sh`)} && chmod 755 /usr/lib/opennds/mlango-binauth.sh
(umask 077; printf '%s\n' ${quote(context.binauthUrl)} > /etc/mlango-binauth.url)
${set('fasport', portal.port || '80')}
${set('fasremoteip', context.boxAddress)}
${set('faspath', '/')}
${set('fas_secure_enabled', '1')}
${set('faskey', router.loginSecret ?? '')}
${set('binauth', '/usr/lib/opennds/mlango-binauth.sh')}
uci commit opennds
grep -q mlango-binauth /etc/crontabs/root 2>/dev/null || echo '*/5 * * * * /usr/lib/opennds/mlango-binauth.sh interim' >> /etc/crontabs/root
/etc/init.d/cron restart
/etc/init.d/opennds restart
`;
}
