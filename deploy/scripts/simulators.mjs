// npm run simulators: Daraja, Africa's Talking and the router alone.
import { ensureBuilt } from './ensure.mjs';

await ensureBuilt();
await import('../../dist/test/simulators/main.js');
