/** Told before every change on the disk; a test may throw here, or end the process, as a crash would. */
export type BeforeChange = (what: string) => void;

/** Nobody wants to know. */
export const unheard: BeforeChange = () => undefined;
