/** TP-Link Omada. Syntax: FreeRADIUS 3. */
export const TPLINK = `
VENDOR TPLink 11863
BEGIN-VENDOR TPLink
ATTRIBUTE TPLink-Recv-limit 1 integer
ATTRIBUTE TPLink-Xmit-limit 2 integer
ATTRIBUTE TPLink-Authentication-FindKey 3 octets
ATTRIBUTE TPLink-Authentication-FoundKey 4 octets
ATTRIBUTE TPLink-User-Command 5 string
ATTRIBUTE TPLink-Site 6 string
ATTRIBUTE TPLink-Omada 7 string
ATTRIBUTE TPLink-Redirect-Url 8 string
ATTRIBUTE TPLink-Portal-Access-Status 9 integer
END-VENDOR TPLink
`;
