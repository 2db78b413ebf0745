/** Whether somebody buys for the device in their hand, which is then connected, or for another. */
export type Whose = 'own' | 'other';

/** The last part of the path says so, and stays there until the code is shown. */
export function whosePath(path: string, whose: Whose): string {
  return whose === 'own' ? path : `${path}/other`;
}

export function whoseOf(path: string): Whose {
  return /\/other(\/retry)?$/.test(path) ? 'other' : 'own';
}
