/** Ruckus (RADIUS dictionary of SmartZone). The traffic quota is bytes in both directions. Syntax: FreeRADIUS 3. */
export const RUCKUS = `
VENDOR Ruckus 25053
BEGIN-VENDOR Ruckus
ATTRIBUTE Ruckus-User-Groups 1 string
ATTRIBUTE Ruckus-Sta-RSSI 2 integer
ATTRIBUTE Ruckus-SSID 3 string
ATTRIBUTE Ruckus-Wlan-Id 4 integer
ATTRIBUTE Ruckus-Location 5 string
ATTRIBUTE Ruckus-Grace-Period 6 integer
ATTRIBUTE Ruckus-Role 126 string
ATTRIBUTE Ruckus-Acct-Status 128 integer
ATTRIBUTE Ruckus-Session-Type 130 integer
ATTRIBUTE Ruckus-Traffic-Quota 144 integer
END-VENDOR Ruckus
`;
