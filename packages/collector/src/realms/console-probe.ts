/** What it takes to see a console serialise: a realm's own console and constructors. */
type ConsoleRealm = Pick<typeof globalThis, 'console' | 'Error' | 'Proxy'>;
type ErrorWithHook = ErrorConstructor & { prepareStackTrace?: unknown };

/** How often the console looked into what it was given. */
export interface ConsoleReads {
  /** null where the engine has no such hook */
  stackReads: number | null;
  nameReads: number;
  prototypeReads: number;
}

/**
 * Hand the console an Error and a Proxy, and count what is read of them. A debugger that listens to a realm's runtime
 * reads more than an engine does by itself. The realm is ours alone: the page's own console and constructors are not
 * touched.
 */
export function probeConsole({ console, Error: RealmError, Proxy: RealmProxy }: ConsoleRealm): ConsoleReads {
  const hooked = RealmError as ErrorWithHook;
  const reads: ConsoleReads = { stackReads: null, nameReads: 0, prototypeReads: 0 };
  // V8 alone formats stacks through this hook; the others have taken over its neighbours, but note an error's line.
  const error = new RealmError();
  if ('captureStackTrace' in hooked && !('line' in error) && !('lineNumber' in error)) {
    let calls = 0;
    const before = hooked.prepareStackTrace;
    hooked.prepareStackTrace = () => {
      calls++;
      return '';
    };
    console.debug(error);
    // Formatting by the hook reads no name, which is counted next.
    hooked.prepareStackTrace = before;
    reads.stackReads = calls;
  }
  class Named extends RealmError {}
  Object.defineProperty(Named.prototype, 'name', {
    get() {
      reads.nameReads++;
      return 'Error';
    },
  });
  console.debug(new Named());
  console.debug(
    new RealmProxy(
      {},
      {
        getPrototypeOf() {
          reads.prototypeReads++;
          return null;
        },
      },
    ),
  );
  return reads;
}
