/** The console of Parley: begins here. */
import './theme/tokens.css';
import './shell/app';
import { dress } from './theme';

dress(document.documentElement);
