import { render } from 'preact';
import { App } from './app.tsx';
import { keepShell } from './installed.ts';

const root = document.getElementById('app');
if (root) {
  root.textContent = '';
  render(<App />, root);
  keepShell();
}
