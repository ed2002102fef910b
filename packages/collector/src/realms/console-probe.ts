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
 * reads more than an engine does by itself. All of it happens to the realm's own objects, and its hook is put back.
 */
export function probeConsole({ console, Error: RealmError, Proxy: RealmProxy }: ConsoleRealm): ConsoleReads {
  const hooked = RealmError as ErrorWithHook;
  const reads: ConsoleReads = { stackReads: null, nameReads: 0, prototypeReads: 0 };
  // V8 alone formats stacks through this hook; the others have taken over its neighbours, but note an error's line.
  const error = new RealmError();
  if ('captureStackTrace' in hooked && !('line' in error) && !('lineNumber' in error)) {
    const before = Object.getOwnPropertyDescriptor(hooked, 'prepareStackTrace');
    reads.stackReads = 0;
    try {
      hooked.prepareStackTrace = () => {
        reads.stackReads = (reads.stackReads ?? 0) + 1;
        return '';
      };
      console.debug(error);
    } finally {
      if (before) Object.defineProperty(hooked, 'prepareStackTrace', before);
      else Reflect.deleteProperty(hooked, 'prepareStackTrace');
    }
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
