/** What files of pictures say of themselves. */
export const pictureTextWords = {
  software: (version: string) => `Detente ${version}`,
  furtherPage: (title: string, page: number) => `${title} (page ${page})`,
} as const;
