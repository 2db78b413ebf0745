/** Cisco wireless controllers (Airespace). Contract speeds are kbit/s. Syntax: FreeRADIUS 3. */
export const AIRESPACE = `
VENDOR Airespace 14179
BEGIN-VENDOR Airespace
ATTRIBUTE Airespace-Wlan-Id 1 integer
ATTRIBUTE Airespace-QOS-Level 2 integer
ATTRIBUTE Airespace-Interface-Name 5 string
ATTRIBUTE Airespace-ACL-Name 6 string
ATTRIBUTE Airespace-Data-Bandwidth-Average-Contract 7 integer
ATTRIBUTE Airespace-Real-Time-Bandwidth-Average-Contract 8 integer
ATTRIBUTE Airespace-Data-Bandwidth-Burst-Contract 9 integer
ATTRIBUTE Airespace-Real-Time-Bandwidth-Burst-Contract 10 integer
ATTRIBUTE Airespace-Guest-Role-Name 11 string
ATTRIBUTE Airespace-Data-Bandwidth-Average-Contract-Upstream 13 integer
ATTRIBUTE Airespace-Data-Bandwidth-Burst-Contract-Upstream 15 integer
END-VENDOR Airespace
`;
