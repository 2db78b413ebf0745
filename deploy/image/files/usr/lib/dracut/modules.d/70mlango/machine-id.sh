#!/bin/sh
# The machine-id kept on the data partition goes over the empty one of the read-only root. At the very
# first boot there is no such partition yet; systemd makes an id then, and mlango-box keeps it.
data=/dev/disk/by-partlabel/mlango-data
if [ -e "$data" ]; then
    mkdir -p /run/mlango-data
    # Also replays the journal after a power cut, hence not read-only.
    if mount -t ext4 -o noatime,nosuid,nodev,noexec "$data" /run/mlango-data; then
        if [ -s /run/mlango-data/lib/mlango-box/machine-id ]; then
            cat /run/mlango-data/lib/mlango-box/machine-id > /run/machine-id
            mount --bind /run/machine-id /sysroot/etc/machine-id
        fi
        umount /run/mlango-data
    fi
fi
