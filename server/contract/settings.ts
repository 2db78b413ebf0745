/** Stands for a secret that is set; sent back it means "as it is". */
export const HIDDEN_SECRET = '••••••••';
