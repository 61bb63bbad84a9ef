// Subscribes by graphql-sse in distinct connections mode and prints every result as a line; ends when the stream is complete.
// Comes back after a cut with Last-Event-ID, which the client leaves to its user: the last event's number is in its data.
// Usage: node sse.js URL TOKEN QUERY
import { createClient } from 'graphql-sse';

const [, , url, token, query] = process.argv;
let last;
const client = createClient({
  url,
  retryAttempts: 1000,
  retry: () => new Promise((resolve) => setTimeout(resolve, 50)),
  headers: () => ({ authorization: `Bearer ${token}`, ...(last && { 'last-event-id': last }) }),
});
for await (const result of client.iterate({ query })) {
  last = Object.values(result.data)[0].name.split(' ')[1];
  console.log(JSON.stringify(result));
}
