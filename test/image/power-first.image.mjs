import { describePowerCuts } from './power-cuts.mjs';

describePowerCuts('first');
