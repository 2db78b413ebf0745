import { acceptFirst, quote } from './script-text.ts';

export interface ConfigKey {
  /** A line as in `authorized_keys`, RSA. */
  publicKey: string;
  /** Nobody uses it: a user of RouterOS has one. */
  password: string;
}

/** The user's and the group's name on the router. */
const NAME = 'mlango';
const FILE = 'mlango-key.pub';

/**
 * Lets the box read the configuration: a user of its own that may log in by SSH from the box alone,
 * read, and see what is secret (`sensitive`), but change nothing. The key is fetched like the login page
 * and taken only when it is the one that stands here, since it comes over plain HTTP.
 * Source: MikroTik, "User" (group policies, ssh-keys import). Not tried on a device.
 */
export function configAccessPart(context: {
  boxAddress: string;
  portalUrl: string;
  configKey: ConfigKey;
}): string {
  const { boxAddress: box, portalUrl, configKey } = context;
  return `
# The box keeps copies of this router's configuration: a user that only reads, from the box alone.
:if ([:len [/user group find name=${NAME}]] = 0) do={ /user group add name=${NAME} }
/user group set [find name=${NAME}] policy=ssh,read,sensitive
:if ([:len [/user find name=${NAME}]] = 0) do={ /user add name=${NAME} group=${NAME} password=${quote(configKey.password)} }
/user set [find name=${NAME}] group=${NAME} address=${box}/32 disabled=no
/tool fetch url="${portalUrl}router/${FILE}" dst-path=${quote(FILE)}
:delay 2s
:if ([:pick [/file get [/file find name=${quote(FILE)}] contents] 0 ${configKey.publicKey.length}] = ${quote(configKey.publicKey)}) do={ /user ssh-keys remove [find user=${NAME}]; /user ssh-keys import user=${NAME} public-key-file=${quote(FILE)} } else={ :put "mlango: the key of the box did not arrive; no configuration will be kept" }
:if ([/ip service get ssh disabled]) do={ /ip service set ssh disabled=no address=${box}/32 }
${acceptFirst(`protocol=tcp dst-port=[/ip service get ssh port] src-address=${box}`, 'mlango ssh')}
`;
}
