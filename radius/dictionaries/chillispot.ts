/** CoovaChilli. Bandwidths are kbit/s here; octets are bytes, their high halves in the Gigawords. Syntax: FreeRADIUS 3. */
export const CHILLISPOT = `
VENDOR ChilliSpot 14559
BEGIN-VENDOR ChilliSpot
ATTRIBUTE ChilliSpot-Max-Input-Octets 1 integer
ATTRIBUTE ChilliSpot-Max-Output-Octets 2 integer
ATTRIBUTE ChilliSpot-Max-Total-Octets 3 integer
ATTRIBUTE ChilliSpot-Bandwidth-Max-Up 4 integer
ATTRIBUTE ChilliSpot-Bandwidth-Max-Down 5 integer
ATTRIBUTE ChilliSpot-Config 6 string
ATTRIBUTE ChilliSpot-Lang 7 string
ATTRIBUTE ChilliSpot-Version 8 string
ATTRIBUTE ChilliSpot-OriginalURL 9 string
ATTRIBUTE ChilliSpot-Max-Input-Gigawords 21 integer
ATTRIBUTE ChilliSpot-Max-Output-Gigawords 22 integer
ATTRIBUTE ChilliSpot-Max-Total-Gigawords 23 integer
END-VENDOR ChilliSpot
`;
