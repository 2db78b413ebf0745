#!/bin/bash
# The machine's name for itself must be known before the real system starts; its root is read-only.
check() { return 0; }
depends() { echo systemd; }
install() {
    inst_multiple mount umount sleep cat
    inst_hook pre-pivot 50 "$moddir/machine-id.sh"
}
