// Keeping one server alive: it is started again when it stops by itself, but not
// without end, and one message tells when it is left alone.
import { findProgram, type Places, type Program } from './binary';
import { problems, type Problem } from './problems';

// A server that runs.
export interface Session {
  stop(): Promise<void>;
  lacks: string[]; // commands of the extension that this server does not know, as an older one
}

export type State = 'starting' | 'running' | 'stopped';

export interface Surroundings {
  places(): Places;
  launch(program: Program, ended: () => void): Promise<Session>;
  tell(problem: Problem): void;
  log(line: string): void;
  wait(ms: number): Promise<void>;
  now(): number;
}

const tries = 4; // in a row, before it is left alone
const calm = 180_000; // a server that has run this long starts a new row

export class Supervisor {
  state: State = 'stopped';
  session: Session | undefined;
  program: Program | undefined;
  private round = 0; // every start and stop from outside makes what came before void
  private failures = 0;
  private startedAt = 0;

  constructor(private readonly around: Surroundings, private readonly changed: () => void) {}

  // start looks for the program and starts the server; one that runs is stopped.
  async start(): Promise<void> {
    const stopped = this.stop();
    const round = this.round;
    await stopped;
    if (round === this.round) {
      this.failures = 0;
      await this.attempt(round);
    }
  }

  async stop(): Promise<void> {
    this.round++;
    const session = this.session;
    this.session = undefined;
    this.become('stopped');
    await session?.stop().catch((error: unknown) => this.around.log(`The server did not end well: ${String(error)}`));
  }

  private async attempt(round: number): Promise<void> {
    this.become('starting');
    const found = await findProgram(this.around.places());
    if (round !== this.round) {
      return;
    }
    found.notes.forEach((note) => this.around.log(note));
    if ('problem' in found) {
      this.program = undefined;
      this.become('stopped');
      this.around.tell(found.problem);
      return;
    }
    this.program = found.program;
    await this.launch(found.program, round);
  }

  private async launch(program: Program, round: number): Promise<void> {
    let over = false;
    const ended = (): void => {
      if (!over && round === this.round) {
        over = true;
        void this.again(round);
      }
    };
    this.startedAt = this.around.now();
    try {
      const session = await this.around.launch(program, ended);
      if (round !== this.round || over) {
        await session.stop().catch(() => undefined);
        return;
      }
      this.session = session;
      this.become('running');
      if (session.lacks.length > 0 && this.failures === 0) {
        this.around.log(`This server does not know ${session.lacks.join(', ')}.`);
        this.around.tell(problems.old(program.file, program.version));
      }
    } catch (error) {
      this.around.log(`The server did not start: ${String(error)}`);
      ended();
    }
  }

  private async again(round: number): Promise<void> {
    this.session = undefined;
    if (this.around.now() - this.startedAt > calm) {
      this.failures = 0;
    }
    this.failures++;
    this.around.log(`The server has stopped by itself (${this.failures} of ${tries}).`);
    if (this.failures >= tries) {
      this.become('stopped');
      this.around.tell(problems.crashed(this.failures));
      return;
    }
    this.become('starting');
    await this.around.wait(250 * 2 ** this.failures);
    if (round === this.round) {
      await this.attempt(round);
    }
  }

  private become(state: State): void {
    if (state !== this.state) {
      this.state = state;
      this.changed();
    }
  }
}
