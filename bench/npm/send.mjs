// node send.mjs PORT CONNECTIONS MAILS CONTENT: sends mails through nodemailer's pool and prints how many a second.
import { readFile } from 'node:fs/promises';
import { createTransport } from 'nodemailer';

const [port, connections, mails] = process.argv.slice(2, 5).map(Number);
const { text, html } = JSON.parse(await readFile(process.argv[5], 'utf8'));
const pool = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true, pool: true, maxConnections: connections });

const send = (number) => pool.sendMail({
  from: 'Salon Zilver <hallo@salon.example>',
  to: `Anna Jansen <client${number}@client.example>`,
  subject: 'Open in december',
  text,
  html,
});

// As many under way as with the other senders: four a connection.
async function sendAll(count) {
  let next = 0;
  await Promise.all(Array.from({ length: 4 * connections }, async () => {
    while (next < count) await send(next++);
  }));
}

await sendAll(Math.ceil(mails / 4));
const begin = process.hrtime.bigint();
await sendAll(mails);
console.log((mails / (Number(process.hrtime.bigint() - begin) / 1e9)).toFixed(1));
pool.close();
