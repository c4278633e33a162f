/** Sound: tones by severity, made by code, armed by a gesture, and a mark that tells it was made. */
import { preferences } from '../prefs';
import { Sounder } from './sounder';

export { LEAST_VOLUME, Sounder, type SoundState } from './sounder';
export { SEVERITIES, type Severity, severityOf } from './tones';

/** The one voice of this console. */
export const sounder = new Sounder();

sounder.setVolume(preferences.volume);
setInterval(() => sounder.check(), 1_000);
preferences.addEventListener('change', () => sounder.setVolume(preferences.volume));

// What was produced is written onto the page, for whoever wants to know from outside: the severity,
// how often, and the most energy that was measured while it sounded.
let count = 0;
sounder.addEventListener('sounded', (event) => {
  const { severity, seconds } = (event as CustomEvent<{ severity: string; seconds: number }>)
    .detail;
  count += 1;
  const marks = document.documentElement.dataset;
  marks['sound'] = severity;
  marks['sounds'] = String(count);
  marks['soundEnergy'] = '0';
  const until = performance.now() + seconds * 1_000;
  const timer = setInterval(() => {
    const most = Math.max(Number(marks['soundEnergy']), sounder.energy());
    marks['soundEnergy'] = most.toFixed(4);
    if (performance.now() > until) clearInterval(timer);
  }, 50);
});
