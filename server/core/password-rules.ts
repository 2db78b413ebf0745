/** The passwords people choose first; all of at least eight characters, in lower case. */
const COMMON = new Set(
  `12345678 123456789 1234567890 password password1 password12 password123 passw0rd p@ssword p@ssw0rd
  qwertyui qwertyuiop qwerty123 qwerty12 1q2w3e4r 1qaz2wsx zaq12wsx abcd1234 abc12345 abcdefgh
  11111111 00000000 88888888 12341234 11223344 87654321 123123123 987654321 iloveyou sunshine
  princess football baseball superman trustno1 welcome1 welcome123 letmein1 admin123 admin1234
  administrator changeme changeme1 mikrotik mikrotik1 hotspot1 hotspot123 internet wireless wifi1234
  wifi12345 safaricom mpesa123 mpesa1234 kenya123 kenya254 nairobi1 nairobi123 mombasa1 password2
  dragon123 monkey123 master123 shadow123 michael1 computer samsung1 liverpool arsenal1 chelsea1
  manchester barcelona whatever starwars freedom1 jesus123 blessed1 hakunamatata mlango123 mlango12`.split(
    /\s+/,
  ),
);

/** Why a password is refused, or null when it is good enough. */
export function passwordProblem(password: string, username: string): string | null {
  if (password.length < 8) return 'At least 8 characters.';
  if (password.length > 200) return 'At most 200 characters.';
  const lower = password.toLowerCase();
  if (COMMON.has(lower)) return 'This password is one of the first that anybody would try.';
  if (username.length >= 3 && lower.includes(username.toLowerCase())) {
    return 'The password must not contain the user name.';
  }
  if (new Set(lower).size < 4) return 'Use more different characters.';
  return null;
}

const FREE_FAILURES = 5;
const LONGEST_WAIT_MS = 900_000;

/** How long after the n-th wrong password in a row the next try is heard: 5 free, then 2, 4, 8 s … 15 min. */
export function loginWaitMs(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT_MS, 2 ** (failures - FREE_FAILURES + 1) * 1000);
}
