// A whole Bluesky network (directory, server of accounts, AppView) on loopback.
// DB=postgresql://... and REDIS_HOST=127.0.0.1:PORT are for the AppView.
const net = require('net');
const { TestNetwork } = require('@atproto/dev-env');

// The development network names no host when it listens: keep it on loopback.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  const [first] = args;
  if (typeof first === 'object' && first !== null && !('fd' in first) && !('path' in first) && !first._handle) {
    args[0] = { ...first, host: '127.0.0.1' };
  } else if (typeof first === 'number' || first == null || /^\d+$/.test(String(first))) {
    const done = args.find((arg) => typeof arg === 'function');
    args = [{ port: Number(first || 0), host: '127.0.0.1' }, ...(done ? [done] : [])];
  }
  return listen.apply(this, args);
};

const base = Number(process.env.PORT || 2582);
(async () => {
  const network = await TestNetwork.create({
    plc: { port: base },
    pds: { port: base + 1 },
    bsky: { port: base + 2 },
    ozone: { port: base + 5 },
    dbPostgresUrl: process.env.DB,
    dbPostgresSchema: process.env.SCHEMA,
  });
  console.log('READY ' + network.pds.url);
  process.on('SIGTERM', async () => {
    await network.close().catch(() => {});
    process.exit(0);
  });
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
