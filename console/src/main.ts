/** The console of Parley: begins here. */
import './theme/tokens.css';
import './shell/app';
import { dress } from './theme';

dress(document.documentElement);

// Only where a browser lets it: over TLS, or from this very machine.
void navigator.serviceWorker?.register('/sw.js').catch(() => undefined);
