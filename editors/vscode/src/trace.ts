// The line of sight of an element, in the pane.
import type { Pane } from './pane';
import { commands, type Ask, type Page } from './server';

// showTrace shows the trace of an element that is named by an address and a file,
// or by a place.
export async function showTrace(ask: Ask, pane: Pane, args: unknown[]): Promise<void> {
  await pane.pin(() => ask(commands.trace, ...args) as Promise<Page | undefined>);
}
