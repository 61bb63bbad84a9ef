// The set that the goals of speed are measured with, as every server here has it.
export const typeDefs = `
  type Query {
    people(first: Int = 50, offset: Int = 0): [Person!]!
    person(id: ID!): Person
  }
  type Person {
    id: ID!
    name: String!
    email: String
    department: String
    grade: Int
    evaluations(first: Int = 20): [Evaluation!]!
  }
  type Evaluation {
    id: ID!
    cycle: String!
    score: Float!
    comment: String
    finalised: Boolean!
  }
`;

const people = Array.from({ length: 1000 }, (_, i) => ({
  id: `${i}`,
  name: `Person ${i}`,
  email: `p${i}@example.org`,
  department: `Dept ${i % 12}`,
  grade: i % 9,
  all: Array.from({ length: 20 }, (_, j) => ({
    id: `${i}-${j}`,
    cycle: `202${j % 7}-H${1 + (j % 2)}`,
    score: ((31 * i + 17 * j) % 100) / 10,
    comment: `Evaluation ${j} of person ${i}`,
    finalised: (i + j) % 3 === 0,
  })),
}));

const byId = new Map(people.map((person) => [person.id, person]));

export const resolvers = {
  Query: {
    people: (_, { first, offset }) => people.slice(offset, offset + first),
    person: (_, { id }) => byId.get(id),
  },
  Person: {
    evaluations: (person, { first }) => person.all.slice(0, first),
  },
};
