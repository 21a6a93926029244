// Work that is asked for often and matters once: the newest request is done after
// a pause, and what an older one brings is dropped.
export class Latest {
  private timer: NodeJS.Timeout | undefined;
  private round = 0;

  constructor(private readonly pause: number) {}

  // run does the work after the pause, unless more is asked for meanwhile; the
  // work answers what is to be shown.
  run(work: () => Promise<(() => void) | undefined>): void {
    clearTimeout(this.timer);
    const round = ++this.round;
    this.timer = setTimeout(() => {
      work().then((show) => round === this.round && show?.(), () => undefined);
    }, this.pause);
  }

  dispose(): void {
    this.round++;
    clearTimeout(this.timer);
  }
}
