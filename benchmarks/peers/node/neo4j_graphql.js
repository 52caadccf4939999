// @neo4j/graphql behind Apollo Server: PORT, BOLT, USER_NAME, PASSWORD.
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { readFileSync } from "node:fs";
import neo4j from "neo4j-driver";

const typeDefs = readFileSync(new URL("neo4j.graphql", import.meta.url), "utf8");
const driver = neo4j.driver(process.env.BOLT, neo4j.auth.basic(process.env.USER_NAME, process.env.PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
await startStandaloneServer(new ApolloServer({ schema }), {
  context: async ({ req }) => ({ req, cypherQueryOptions: { addVersionPrefix: true } }),
  listen: { host: "127.0.0.1", port: Number(process.env.PORT) },
});
