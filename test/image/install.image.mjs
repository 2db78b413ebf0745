// install.sh on this very Debian, in a mount namespace where what it changes is laid over the real folders
// and forgotten at the end. systemd does not answer there, so the service is started by hand.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

const SCRIPT = `
set -eu
work=$(mktemp -d)
mount -t tmpfs tmpfs "$work"
for folder in opt etc usr/local var/lib; do
  mkdir -p "$work/$folder/upper" "$work/$folder/work"
  mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$work/$folder/upper,workdir=$work/$folder/work" "/$folder"
done
mkdir -p /run/systemd && mount -t tmpfs tmpfs /run/systemd
deploy/install.sh
echo "installed: $(/opt/mlango/runtime/bin/node --version)"
serve() {
  cd /var/lib/mlango
  export MLANGO_DATA_DIR=/var/lib/mlango MLANGO_HTTP_PORT=0 MLANGO_ADMIN_PORT=0
  export MLANGO_RADIUS_AUTH_PORT=0 MLANGO_RADIUS_ACCT_PORT=0
  setpriv --reuid=mlango --regid=mlango --init-groups \\
    /opt/mlango/runtime/bin/node /opt/mlango/deploy/appliance/serve.mjs >"$work/log" 2>&1 &
  server=$!
  for try in $(seq 120); do grep -q 'Mlango is open' "$work/log" && break; sleep 0.5; done
  cd - >/dev/null
}
serve
echo 'a long enough secret' | mlango setup --username amina --password-stdin --demo-plans
kill $server; wait $server || true
deploy/install.sh
serve
mlango doctor --json | grep -q '"The box has an owner."' && echo "kept: the owner"
kill $server; wait $server || true
deploy/install.sh --uninstall
[ ! -e /opt/mlango ] && [ ! -e /etc/systemd/system/mlango.service ] && [ -e /var/lib/mlango/mlango.db ] && echo "uninstalled, data kept"
deploy/install.sh --uninstall --purge
[ ! -e /var/lib/mlango ] && ! getent passwd mlango >/dev/null && echo "purged"
`;

it('install.sh installs, brings to a new version, uninstalls, and purges', () => {
  const said = execFileSync('unshare', ['--mount', 'sh', '-c', SCRIPT], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect(said).toContain('amina owns this box now.');
  expect(said).toMatch(/installed: v24\./);
  expect(said).toContain('backup of the database');
  expect(said).toContain('kept: the owner');
  expect(said).toContain('uninstalled, data kept');
  expect(said).toContain('purged');
});
