import { cpSync } from "node:fs";
import leftPad from "left-pad";

cpSync("src", "dist", { recursive: true });
console.log(leftPad("built", 10));
