/** Signing in: by a link, a passkey or a token; what is held afterwards no script can read. */
export { ParleyHeld } from './held';
export { ParleySignin } from './signin';
