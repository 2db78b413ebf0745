#!/bin/sh
# The journal is in memory; what somebody will ask for later is kept: warnings of every part and what
# the server says, an hour a file, at most 32 MiB of them.
set -e
folder=/var/log/mlango
most=$((32 * 1024))
cursor=/run/mlango/logs.cursor
file="$folder/$(date -u +%Y%m%dT%H%M%S).log.zst"
journalctl --cursor-file="$cursor" --no-pager --output=short-iso-precise --utc \
  _SYSTEMD_UNIT=mlango.service + PRIORITY=0 + PRIORITY=1 + PRIORITY=2 + PRIORITY=3 + PRIORITY=4 |
  head -c 4194304 | zstd -q -o "$file.new"
mv "$file.new" "$file"
while [ "$(du -sk "$folder" | cut -f 1)" -gt "$most" ]; do
  rm -f "$folder/$(ls "$folder" | head -n 1)"
done
