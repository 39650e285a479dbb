import './theme/tokens.css';
import './theme/foresail.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './frame/App.js';

/** Pages of the window that asks for consent; they are no part of the tab and load none of it. */
const consentPages: Readonly<Record<string, 'startConsent' | 'endConsent'>> = {
  '/tab/auth-start': 'startConsent',
  '/tab/auth-end': 'endConsent',
};
const consentPage = consentPages[window.location.pathname];

const root = document.getElementById('foresail');
if (consentPage) {
  void import('./authStart.js').then((pages) => pages[consentPage](new URL(window.location.href)));
} else if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
