/** What a trace may hold: no object with behaviour, nothing `JSON.stringify` would lose. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** In a test, `type TraceIsJson = AssertJson<Trace>` fails to compile when the format holds anything else. */
export type AssertJson<T extends Json> = T;
