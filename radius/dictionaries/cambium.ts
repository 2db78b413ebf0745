/** Cambium cnMaestro and cnPilot guest access. Quotas are bytes, their high halves in the Gigawords. Syntax: FreeRADIUS 3. */
export const CAMBIUM = `
VENDOR Cambium 17713
BEGIN-VENDOR Cambium
ATTRIBUTE Cambium-Traffic-Quota-Limit-Up 151 integer
ATTRIBUTE Cambium-Traffic-Quota-Limit-Down 152 integer
ATTRIBUTE Cambium-Traffic-Quota-Limit-Up-Gigawords 153 integer
ATTRIBUTE Cambium-Traffic-Quota-Limit-Down-Gigawords 154 integer
ATTRIBUTE Cambium-Traffic-Quota-Limit-Total 155 integer
ATTRIBUTE Cambium-Traffic-Quota-Limit-Total-Gigawords 156 integer
END-VENDOR Cambium
`;
