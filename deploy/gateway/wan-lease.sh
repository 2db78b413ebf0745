#!/bin/sh
# What udhcpc calls with the line's address: sets it, the route, and the resolvers for dnsmasq.
# shellcheck disable=SC2154 # udhcpc sets them
set -eu
# dnsmasq reads it without privileges.
umask 022
RESOLV="${MLANGO_GATEWAY_RESOLV:-/run/mlango/gateway-resolv.conf}"
case "${1:-}" in
  deconfig)
    ip link set dev "$interface" up
    ip -4 address flush dev "$interface"
    ;;
  bound | renew)
    ip address replace "$ip/${mask:-24}" dev "$interface"
    for gateway in ${router:-}; do
      ip route replace default via "$gateway" dev "$interface"
      break
    done
    for server in ${dns:-}; do echo "nameserver $server"; done > "$RESOLV.new"
    mv "$RESOLV.new" "$RESOLV"
    ;;
esac
