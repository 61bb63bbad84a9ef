// Runs graphql-http's audits against a running service and prints one JSON line per audit.
// Usage: node audit.js URL TOKEN
import { auditServer } from 'graphql-http';

const [, , url, token] = process.argv;
const results = await auditServer({
  url,
  fetchFn: (input, init) =>
    fetch(input, {
      ...init,
      headers: { ...init?.headers, authorization: `Bearer ${token}`, 'graphql-preflight': '1' },
    }),
});
for (const { id, name, status, reason } of results) console.log(JSON.stringify({ id, name, status, reason }));
