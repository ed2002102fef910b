interface Secrets {
  name: string;
  value: string;
}

/** Keys that sign verdicts. Private parts stand in clear, as the nonce key does: whoever reads the store has the key to it too. */
interface SigningKeys {
  /** RFC 7638 thumbprint of the public key */
  kid: string;
  /** public key, base64url */
  x: string;
  /** private key, base64url */
  d: string;
  slot: 'active' | 'next' | null;
  created_at: number;
  retired_at: number | null;
}

interface Migrations {
  id: string;
}

/** What is the whole deployment’s. */
export interface DeploymentTables {
  secrets: Secrets;
  signing_keys: SigningKeys;
  migrations: Migrations;
}
