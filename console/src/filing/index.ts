/** Filing: a notice, a site, a movement, a crossing or a gathering; and new versions of them. */
export { ParleyFiling } from './page';
