interface Waiting<In, Out> {
  one: In;
  resolve: (out: Out) => void;
  reject: (error: unknown) => void;
}

/**
 * Asks once for many: whatever comes within one turn of the event loop, or while an earlier asking is under way, is asked for
 * together. `ask` answers each in its place.
 */
export function gathered<In, Out>(ask: (all: readonly In[]) => Promise<readonly Out[]>): (one: In) => Promise<Out> {
  let waiting: Array<Waiting<In, Out>> = [];
  let isBusy = false;

  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    try {
      const answers = await ask(batch.map(({ one }) => one));
      batch.forEach(({ resolve }, place) => void resolve(answers[place]!));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    isBusy = waiting.length > 0;
    if (isBusy) setImmediate(flush);
  };

  return (one) =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (isBusy) return;
      isBusy = true;
      setImmediate(flush);
    });
}

/** One of many who ask for the same thing. */
interface Share {
  /** what of it: an account, a key */
  name: string;
  limit: number;
}

/** Takes for all who ask, once for each name, and tells each what was taken for its name and which place it has among those who asked. */
export async function takeTogether<Taken, Told>(
  all: readonly Share[],
  take: (names: Array<Share & { n: number }>) => Promise<readonly Taken[]>,
  tell: (taken: Taken, place: number, limit: number) => Told,
): Promise<Told[]> {
  const names = new Map<string, Share & { n: number }>();
  const places = all.map(({ name, limit }) => {
    const known = names.get(name) ?? { name, limit, n: 0 };
    names.set(name, known);
    known.n += 1;
    return known.n - 1;
  });
  const taken = await take([...names.values()]);
  const order = [...names.keys()];
  const takenOf = new Map(order.map((name, place) => [name, taken[place]!]));
  return all.map(({ name, limit }, place) => tell(takenOf.get(name)!, places[place]!, limit));
}
