// Starts a look-alike of the Bot API, lets somebody write to the bot, and prints what the bot says.
const [root, port, token] = process.argv.slice(2);
const found = require(root + '/node_modules/telegram-test-api');
const Server = found.default || found.TelegramServer || found;
const server = new Server({ port: Number(port), host: '127.0.0.1' });
let said = 0;
server.start().then(async () => {
  const client = server.getClient(token, { userId: 501, chatId: 501, firstName: 'Ana', userName: 'ana' });
  await client.sendMessage(client.makeMessage('a question'));
  console.log('READY');
  setInterval(() => {
    for (const update of server.storage.botMessages.slice(said)) {
      console.log('SAID ' + update.message.text);
      said += 1;
    }
  }, 20);
});
