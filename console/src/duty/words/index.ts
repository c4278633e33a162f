import { words } from '../../words';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import { he } from './he';
import { ru } from './ru';

export { en };
export const say = words({ en, ru, he, ar, fr });
