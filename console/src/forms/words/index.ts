/** What is amiss with what was typed or stated, in five languages. */
import { words } from '../../words';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import { he } from './he';
import { ru } from './ru';

export const say = words({ en, ru, he, ar, fr });
