/** Brings the server's page to life. Everything here is comfort: without it the forms still work. */
import { hydrate, render } from 'preact';
import { App } from './app.tsx';
import { readView } from './carried.ts';
import { still } from './live.ts';
import './splash.css';
import { Visit } from './visit.ts';

const root = document.getElementById('app');
const data = document.getElementById('view');

if (root !== null && data !== null && typeof fetch === 'function') {
  const first = readView(data.textContent ?? '', root);
  hydrate(<App view={first} live={still} />, root);
  new Visit(first, (view, live) => render(<App view={view} live={live} />, root)).start();
}
