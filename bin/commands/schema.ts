import type { Command } from 'commander';
import { jsonSchema } from '../../engine/language/schema.ts';
import type { Session } from '../session.ts';

export const describeSchema = (command: Command, { terminal }: Session): void => {
  command.action(() => terminal.out(`${JSON.stringify(jsonSchema(), undefined, 2)}\n`));
};
