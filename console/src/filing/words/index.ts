/** What is said on the filing page. */
import { words } from '../../words';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import { he } from './he';
import { ru } from './ru';

export const say = words({ en, ru, he, ar, fr });
