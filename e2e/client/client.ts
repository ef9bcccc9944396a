// A partner's first lines: the generated types describe every call.
import createClient from 'openapi-fetch';
import type { paths } from './schema.js';

export const connect = (baseUrl: string, key: string) =>
  createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${key}` } });
