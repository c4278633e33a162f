/** Those to be protected: sites and their services, movements under way, crossings, gatherings. */
import './screen';

export { ParleySites } from './screen';
