/** A worker that answers each task once, in order. */
export type Asked<Task, Answer> = {
  /** @throws what the worker throws, or the reason of the signal when it has ended */
  ask: (task: Task, transfer?: Transferable[]) => Promise<Answer>;
  end: () => void;
};

export function askWorker<Task, Answer>(worker: Worker): Asked<Task, Answer> {
  const waiting: PromiseWithResolvers<Answer>[] = [];
  let ended: unknown = null;
  const end = (cause: unknown) => {
    ended ??= cause;
    worker.terminate();
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => waiting.shift()?.resolve(data));
  worker.addEventListener('error', ({ message }) => end(new DOMException(message, 'OperationError')));
  return {
    ask(task, transfer = []) {
      const answer = withResolvers<Answer>();
      // Who does not wait for an answer is not to be blamed for a failure.
      answer.promise.catch(() => {});
      if (ended !== null) answer.reject(ended);
      else {
        waiting.push(answer);
        worker.postMessage(task, transfer);
      }
      return answer.promise;
    },
    end: () => end(new DOMException('The worker has ended.', 'AbortError')),
  };
}

/** `Promise.withResolvers`, which browsers of 2023 do not have. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: PromiseWithResolvers<T>['resolve'];
  let reject!: PromiseWithResolvers<T>['reject'];
  const promise = new Promise<T>((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}
