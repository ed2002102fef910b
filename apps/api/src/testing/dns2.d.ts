// The package has no types of its own: as far as tests use it.
declare module 'dns2' {
  interface Message {
    header: { rcode: number };
    questions: Array<{ name: string; type: number }>;
    answers: object[];
  }
  interface NameServer {
    listen(port: number, address: string): Promise<unknown>;
    address(): { port: number };
    close(): void;
  }
  const dns2: {
    createUDPServer(answer: (request: Message, send: (response: Message) => void) => void): NameServer;
    Packet: {
      createResponseFromRequest(request: Message): Message;
      TYPE: Readonly<Record<string, number>>;
      CLASS: Readonly<Record<string, number>>;
    };
  };
  // biome-ignore lint/style/noDefaultExport: it is how the package is.
  export default dns2;
  export type { NameServer };
}
