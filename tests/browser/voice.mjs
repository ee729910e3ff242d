// An engine that speaks, in the place of the browser's: it says what it was given and ends a sentence when it is told to. Chromium
// without a head has no voices.

/** Puts an engine of ours in the place of the browser's. Runs in the page. */
export function replaceEngine(voices) {
  class Utterance {
    constructor(text) {
      this.text = text;
    }
  }
  class Engine extends EventTarget {
    voices = voices;
    said = [];
    calls = [];
    listeners = 0;
    current = null;

    getVoices() {
      return this.voices;
    }

    speak(utterance) {
      if (this.current) throw new Error('speaks already');
      this.current = utterance;
      this.said.push(utterance);
    }

    cancel() {
      this.calls.push('cancel');
      this.fail('interrupted');
    }

    resume() {}

    /** As if the sentence had been said to its end. */
    end() {
      this.#take()?.onend({ type: 'end' });
    }

    /** As a browser does, some time after. */
    fail(error) {
      const utterance = this.#take();
      if (utterance) queueMicrotask(() => utterance.onerror({ type: 'error', error }));
    }

    addEventListener(...listener) {
      this.listeners++;
      super.addEventListener(...listener);
    }

    removeEventListener(...listener) {
      this.listeners = 0;
      super.removeEventListener(...listener);
    }

    #take() {
      const utterance = this.current;
      this.current = null;
      return utterance;
    }
  }
  const engine = new Engine();
  for (const [name, value] of Object.entries({ engine, speechSynthesis: engine, SpeechSynthesisUtterance: Utterance }))
    Object.defineProperty(window, name, { value, configurable: true });
}
