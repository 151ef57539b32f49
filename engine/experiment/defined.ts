/** The entries that say something. */
export const defined = <Thing extends object>(
  thing: Thing,
): { [Key in keyof Thing]?: Exclude<Thing[Key], undefined> } =>
  Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Thing]?: Exclude<Thing[Key], undefined>;
  };
