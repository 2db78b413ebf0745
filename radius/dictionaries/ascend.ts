/** Ascend, in the vendor form that RouterOS understands. Speeds are bit/s. Syntax: FreeRADIUS 3. */
export const ASCEND = `
VENDOR Ascend 529
BEGIN-VENDOR Ascend
ATTRIBUTE Ascend-Client-Gateway 132 ipaddr
ATTRIBUTE Ascend-Data-Rate 197 integer
ATTRIBUTE Ascend-Xmit-Rate 255 integer
END-VENDOR Ascend
`;
