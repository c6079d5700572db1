/**
 * The custom element <live-demo>. What it shows before anybody touches it was drawn when the page was built; the
 * script that makes it live is fetched when a reader's pointer, finger or focus comes to it.
 */
class LiveDemo extends HTMLElement {
  #loading: Promise<void> | undefined;
  #asleep: (() => void) | undefined;
  /** What the reader did while the script was on its way, to be done again. */
  #missed: (() => void)[] = [];
  /** Whether the first of it was to press Run. */
  #run = false;

  connectedCallback(): void {
    this.dataset['state'] ??= 'idle';
    for (const type of WAKING) this.addEventListener(type, this.#notice);
    for (const type of ['click', 'input', 'change']) this.addEventListener(type, this.#miss, true);
    // An address that asks for something is answered at once.
    if (location.search && this.hasAttribute('standalone')) this.#wake();
  }

  disconnectedCallback(): void {
    this.#asleep?.();
    this.#asleep = undefined;
    this.#loading = undefined;
  }

  #notice = (event: Event): void => {
    // A finger on the plot scrolls the page; on a control it means the control.
    const scrolls = event instanceof PointerEvent && event.pointerType === 'touch';
    // Whoever reaches for the buttons will want the experiment too: it is fetched beside the view, not after it.
    if ((event.target as Element).closest('.demo-buttons')) this.#prepare();
    if (!scrolls || (event.target as Element).closest('button, input, a, summary')) this.#wake();
  };

  #prepare(): void {
    if (this.#loading) return;
    // What goes wrong here goes wrong again, and is told, when the run starts.
    import('../runner/client.ts').then(
      ({ prepareRun }) => prepareRun(this.getAttribute('name') ?? ''),
      () => {},
    );
  }

  #wake = (): void => {
    if (this.#loading) return;
    this.#loading = import('./upgrade.tsx')
      .then(async ({ upgrade }) => {
        const asleep = await upgrade(this, this.#takeRun);
        for (const type of WAKING) this.removeEventListener(type, this.#notice);
        if (!this.isConnected) return asleep();
        this.#asleep = asleep;
        // Pressed too late to be taken.
        if (this.#takeRun()) this.querySelector<HTMLElement>(RUN)?.click();
        for (const again of this.#missed.splice(0)) again();
      })
      .catch(() => {
        this.#loading = undefined;
        this.#missed = [];
        this.#run = false;
        this.dataset['state'] = 'failed';
        // The line under the plots, and what is read aloud.
        for (const line of this.querySelectorAll('.verdict, .demo-verdict [role="status"]'))
          line.textContent = UNLOADED;
      });
  };

  #takeRun = (): boolean => {
    const run = this.#run;
    this.#run = false;
    return run;
  };

  #miss = (event: Event): void => {
    const target = event.target as HTMLElement;
    if (this.#asleep) return;
    if (event.type === 'click') {
      const pressed = target.closest<HTMLElement>('button, a[href^="#"]');
      if (!pressed) return;
      event.preventDefault();
      const runs = pressed.matches(RUN) && this.#missed.length === 0;
      if (runs) this.#run = true;
      else this.#missed.push(() => pressed.click());
    } else if (target instanceof HTMLInputElement) {
      const { value } = target;
      const { type } = event;
      this.#missed.push(() => {
        target.value = value;
        target.dispatchEvent(new Event(type, { bubbles: true }));
      });
    }
    this.#wake();
  };
}

/** A browser that remembers what it could not fetch needs the page anew. */
const UNLOADED =
  'Failed: the experiment could not be loaded. No verdict. Press Run to try again, or load the page again.';

/** The button that is for running whatever the state. */
const RUN = '.demo-buttons > :first-child';

/** Signs that a reader has come. A page that is scrolled under a resting pointer gives none of them. */
const WAKING = ['pointermove', 'pointerdown', 'focusin'];

customElements.define('live-demo', LiveDemo);

export {};
