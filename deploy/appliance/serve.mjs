// What the system starts: everything is built and installed already, so nothing is looked for.
import { serve } from '../../dist/server/main.js';

await serve(process.env);
