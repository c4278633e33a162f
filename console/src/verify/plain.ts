/** A verification told as plain English, for a terminal and for comparing with `parley verify`. */
import { preferences } from '../prefs';
import { type Finding, type Report, verifyFile } from './core';
import { told } from './words';

export interface Plain extends Pick<Report, 'verdict' | 'agreement' | 'title' | 'disputed'> {
  problems: string[];
  gaps: string[];
  flags: string[];
  logs: Report['logs'];
  threads: Report['threads'];
}

export function plain(raw: Uint8Array): Plain {
  preferences.set({ language: 'en' });
  const report = verifyFile(raw);
  const sentences = (findings: readonly Finding[]) => findings.map((one) => told(one));
  const { verdict, agreement, title, disputed, logs, threads } = report;
  return {
    verdict,
    agreement,
    title,
    disputed,
    problems: sentences(report.problems),
    gaps: sentences(report.gaps),
    flags: sentences(report.flags),
    logs,
    threads,
  };
}
