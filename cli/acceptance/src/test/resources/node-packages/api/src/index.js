// Says where it runs: the scenario asks.
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import ms from "ms";

function refusal(path) {
  try {
    writeFileSync(path, "");
    return "none";
  } catch (refused) {
    return refused.code;
  }
}

const self = () => ({
  days: ms("2 days"),
  user: process.getuid(),
  refused: refusal("/app/written"),
  hasDevelopmentPackages: existsSync("/app/node_modules/left-pad"),
  hasShell: existsSync("/bin/sh"),
});

createServer((request, response) => {
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(self()));
}).listen(Number(process.env.PORT));
