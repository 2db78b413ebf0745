/** Aruba (ArubaOS user guide, "RADIUS VSAs"). Syntax: FreeRADIUS 3. */
export const ARUBA = `
VENDOR Aruba 14823
BEGIN-VENDOR Aruba
ATTRIBUTE Aruba-User-Role 1 string
ATTRIBUTE Aruba-User-Vlan 2 integer
ATTRIBUTE Aruba-Essid-Name 5 string
ATTRIBUTE Aruba-Location-Id 6 string
END-VENDOR Aruba
`;
