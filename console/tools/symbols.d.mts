import type { Plugin } from 'vite';

export const INKS: { ground: string; ink: string; halo: string };
export function drawSymbols(): Record<string, string>;
export function symbols(): Plugin;
