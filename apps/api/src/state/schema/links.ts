interface Links {
  /** the keyname */
  id: string;
  account_id: string;
  /** JSON object */
  settings: string;
  created_at: number;
}

/** Keyed hashes of the addresses seen at a smart URL. */
interface LinkVisitors {
  id: string;
  keyname: string;
  visitor: string;
  attacks: number;
  script_at: number | null;
  at: number;
}

/** Smart URLs. */
export interface LinkTables {
  links: Links;
  link_visitors: LinkVisitors;
}
