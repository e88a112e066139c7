/** The name of the one database of Relink. */
export const DATABASE = 'relink';

/** Counts the schemas; one more with each change to the tables or indexes of `database.ts`. */
export const SCHEMA_VERSION = 3;
