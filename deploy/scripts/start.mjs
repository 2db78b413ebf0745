// npm start: everything a fresh clone lacks, then the box, in this very process (signals arrive).
import { ensureBuilt } from './ensure.mjs';

await ensureBuilt();
const { serve } = await import('../../dist/server/main.js');
await serve(process.env);
