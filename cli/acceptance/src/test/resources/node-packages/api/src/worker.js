console.log("worker: running");
setInterval(() => {}, 1000);
