import type { Plugin } from 'vite';

export function pack(polygons: number[][][][]): Uint8Array;
export function packCoarse(polygons: number[][][][]): Uint8Array;
export function landOfTheEarth(): number[][][][];
export function land(): Plugin;
