import type { KnownRouter } from './directory.ts';
import type { ScriptContext } from './script.ts';
import { shellQuote } from './script-text.ts';

/**
 * The commands that connect a CoovaChilli gateway to this box: a block of ours at the end of
 * /etc/chilli/config, which the last word counts in, made anew each time. Source: CoovaChilli,
 * /etc/chilli/defaults. Not tried on a device.
 */
export function chilliScript(router: KnownRouter, context: ScriptContext): string {
  const set = (name: string, value: string) => `HS_${name}=${shellQuote(value)}`;
  const box = context.boxAddress;
  const lines = [
    set('RADIUS', box),
    set('RADIUS2', box),
    set('RADAUTH', String(context.authPort)),
    set('RADACCT', String(context.acctPort)),
    set('RADSECRET', router.secret.toString()),
    set('COAPORT', String(router.coaPort)),
    set('UAMSERVER', box),
    set('UAMFORMAT', context.portalUrl),
    set('UAMHOMEPAGE', ''),
    set('UAMSECRET', router.loginSecret ?? ''),
    // Behind what the walled garden has already: its owner may let more through.
    `HS_UAMALLOW="\${HS_UAMALLOW:+$HS_UAMALLOW,}${box}"`,
  ];
  return `# Mlango: connects the CoovaChilli gateway "${router.name.replace(/[\r\n]/g, ' ')}" to the box at ${box}.
# Not tried on a device yet: the configuration before is kept as /etc/chilli/config.before-mlango.
config=\${CHILLI_CONFIG:-/etc/chilli/config}
[ -e "$config.before-mlango" ] || cp "$config" "$config.before-mlango"
sed -i '/^# mlango begin$/,/^# mlango end$/d' "$config"
cat >> "$config" <<'MLANGO'
# mlango begin
${lines.join('\n')}
# mlango end
MLANGO
chmod 600 "$config"
/etc/init.d/chilli restart
`;
}
