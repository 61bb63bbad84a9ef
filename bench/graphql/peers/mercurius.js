// Usage: node mercurius.js PORT [jit]
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { resolvers, typeDefs } from './data.js';

const [, , port, jit] = process.argv;
const app = Fastify();
app.register(mercurius, { schema: typeDefs, resolvers, jit: jit === 'jit' ? 1 : 0 });
await app.listen({ port: Number(port), host: '127.0.0.1' });
