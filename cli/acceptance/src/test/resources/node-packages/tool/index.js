const { createServer } = require("node:http");

createServer((request, response) => response.end("ready as it is\n")).listen(Number(process.env.PORT));
